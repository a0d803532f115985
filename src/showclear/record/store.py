"""What a store of a record must do, and the values that pass through it. One implementation so far: `sqlite.py`.

A store keeps rows and answers with rows. It neither hashes nor signs nor believes: `audit.py` re-derives what it
holds, and `log.py` is the only one that writes to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol


class Draft(NamedTuple):
    """One entry to be appended; `pairs` are (path, JSON bytes): the five of structure in order, then the texts."""

    act_id: str
    actor: str
    kind: str
    schema: int
    rec: int
    pairs: Sequence[tuple[str, bytes]]


class Stored(NamedTuple):
    index: int  # type: ignore[assignment]  # an entry's word for it outweighs the method of tuples
    leaf: bytes
    disclosures: tuple[str, ...]
    act_id: str
    actor: str
    body_hash: bytes


class Row(NamedTuple):
    """One entry as it lies in the store; text columns as raw bytes, because a damaged one may not be UTF-8."""

    idx: int
    leaf: bytes
    leaf_hash: bytes
    act_id: bytes
    actor: bytes
    body_hash: bytes
    opened: bytes | None


class Head(NamedTuple):
    size: int
    note: str


class Store(Protocol):
    def meta(self) -> dict[str, str]: ...

    def head(self) -> Head: ...

    def append(self, old: Head, new: Head, rows: Sequence[Row], blobs: Mapping[str, bytes]) -> None:
        """Swap the head `old` for `new` and add the rows, all or nothing; RecordMoved when the head is not `old`."""

    def rows(self, start: int, stop: int) -> Iterator[Row]:
        """The rows stored with start <= index < stop, in order, gaps and all; read in pieces, so a commit may pass."""

    def find(self, act_id: str) -> Row | None: ...

    def act_ids(self) -> Iterator[tuple[bytes, int]]:
        """The index over act ids, as it is stored: an audit compares it with the rows."""

    def opened_count(self) -> int: ...

    def blob(self, digest: str) -> bytes | None: ...

    def blobs(self) -> list[str]: ...

    def blob_rows(self) -> Iterator[tuple[bytes, bytes]]: ...

    def strangeness(self) -> str | None:
        """What differs from the tables this program makes, or nothing."""

    def integrity(self) -> str | None:
        """What the store itself finds wrong with its pages, types and indexes, or nothing."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Everything read inside is from one moment, whatever is written meanwhile."""

    def close(self) -> None: ...
