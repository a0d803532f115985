"""The canonical zip of a pack: the same files always make the same bytes, so a verifier can build it again.

Names in order, nothing compressed, every date the first of January 1980, no comments, no extra fields but the one
that very large packs need. Python's own writer is not used, because what it writes may change with its version.
"""

import struct
import zlib
from types import TracebackType
from typing import IO, Final, Self

NARROW: Final = 0xFFFFFFFF  # from here on a zip needs its wide (zip64) fields
NEW_YEAR_1980: Final = 0x21
FILE_MODE: Final = 0o100644 << 16


class CanonicalZip:
    """Writes files in the order of their names; a name out of order is a fault of the caller."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._offset = 0
        self._last = ""
        self._central: list[bytes] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._finish()

    def add(self, name: str, content: bytes) -> None:
        if name <= self._last:
            raise ValueError(f"{name} comes before {self._last}")
        self._last = name
        raw = name.encode("ascii")
        described = struct.pack(
            "<HHHHIIIH", 0, 0, 0, NEW_YEAR_1980, zlib.crc32(content), len(content), len(content), len(raw)
        )
        wide = struct.pack("<HHQ", 1, 8, self._offset) if self._offset >= NARROW else b""
        self._central.append(
            b"PK\x01\x02\x14\x03\x14\x00"
            + described
            + struct.pack("<HHHHII", len(wide), 0, 0, 0, FILE_MODE, min(self._offset, NARROW))
            + raw
            + wide
        )
        self._put(b"PK\x03\x04\x14\x00" + described + b"\x00\x00" + raw + content)

    def _put(self, piece: bytes) -> None:
        self._out.write(piece)
        self._offset += len(piece)

    def _finish(self) -> None:
        start, count = self._offset, len(self._central)
        for line in self._central:
            self._put(line)
        size = self._offset - start
        if count >= 0xFFFF or start >= NARROW:
            end = self._offset
            self._put(b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 0x032D, 45, 0, 0, count, count, size, start))
            self._put(b"PK\x06\x07" + struct.pack("<IQI", 0, end, 1))
        few = min(count, 0xFFFF)
        self._put(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, few, few, min(size, NARROW), min(start, NARROW), 0))
