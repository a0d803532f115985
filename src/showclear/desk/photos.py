"""Photos of the weapons of one production, kept as files beside the record; the record has their digests alone.

Law of this file: what is kept is a picture and nothing else. A phone writes into its photos where and when they were
taken and by what; the page draws a photo anew before it sends it, and what still carries such words is not taken.
A file lies under its digest, for its owner alone, and counts only while it has that digest. Losing it loses a picture:
the same photo handed in again is the same. Beside it may lie the same picture made small, for lists: the phone draws
both from one, and the record knows nothing of the small one. Whoever must be sure looks at the photo itself.
"""

import hashlib
import re
import threading
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from msgspec import Struct

from showclear.domain.terms import Side
from showclear.domain.weapons import Weapon
from showclear.record import durable

LARGEST: Final = 4 * 1024 * 1024
WIDEST: Final = 8192  # pixels either way: a small file may say that it is a picture as large as a house
SMALL_LARGEST: Final = 48 * 1024
SMALL_WIDEST: Final = 400
DIGEST: Final = re.compile(r"[0-9a-f]{64}")
OWNER_ALONE: Final = 0o600
SHOWN: Final = (Side.LEFT, Side.RIGHT, Side.CASE, Side.MUZZLE)  # a serial number is no picture to pick by

JPEG_BEGINS: Final = b"\xff\xd8\xff"
PNG_BEGINS: Final = b"\x89PNG\r\n\x1a\n"
WEBP_BEGINS: Final = re.compile(rb"RIFF....WEBP", re.DOTALL)
# Parts that make the picture. Whatever else a file brings may say who, where and when, so it is not taken.
JPEG_APPLICATION: Final = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}
JPEG_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
JPEG_TABLES: Final = frozenset({0xC4, 0xDB, 0xDD})
JPEG_SCAN: Final = 0xDA
JPEG_ENDS: Final = 0xD9
PNG_PARTS: Final = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs",
})  # fmt: skip
BEHIND: Final = "EOF"  # what stands behind the end of the picture
WEBP_PARTS: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"})


class Wrong(StrEnum):
    """Why bytes are not kept. The page that shows it has the words."""

    NO_PHOTO = "NO_PHOTO"
    TOO_LARGE = "TOO_LARGE"
    TOO_WIDE = "TOO_WIDE"
    BROKEN = "BROKEN"
    CARRIES_MORE = "CARRIES_MORE"
    NOT_KEPT = "NOT_KEPT"


class PhotoError(Exception):
    """Bytes that are not kept. `detail` names the part or the fault, where there is one to name."""

    def __init__(self, wrong: Wrong, detail: str = "") -> None:
        self.wrong, self.detail = wrong, detail
        super().__init__(f"{wrong.value} {detail}".strip())


class Kept(Struct, frozen=True, kw_only=True):
    content: bytes
    media_type: str


class Picture(NamedTuple):
    """What the bytes of a file say that it is."""

    media_type: str
    width: int
    height: int


class Photos:
    """The photos in one folder. Safe to ask from any thread: a file is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()  # the same photo sent twice at once has one draft to be renamed

    def keep(self, content: bytes) -> str:
        """The digest under which it lies now. Raises PhotoError, and then nothing was kept."""
        picture_in(content)
        digest = hashlib.sha256(content).hexdigest()
        self._write(digest, content)
        return digest

    def keep_small(self, digest: str, content: bytes) -> None:
        """The picture of a kept photo made small; the first one stays. Raises PhotoError, and then nothing was kept."""
        photo, small = self.read(digest), small_in(content)
        if photo is None:
            raise PhotoError(Wrong.NO_PHOTO)
        if not of_one_shape(picture_in(photo.content), small):
            raise PhotoError(Wrong.BROKEN)
        if not self._small(digest).exists():
            self._write(self._small(digest).name, content)

    def _small(self, digest: str) -> Path:
        return self._folder / f"{digest}.small"

    def _write(self, name: str, content: bytes) -> None:
        try:
            with self._lock:
                self._folder.mkdir(mode=0o700, exist_ok=True)
                durable.write(self._folder / name, content, OWNER_ALONE)
        except OSError as error:
            raise PhotoError(Wrong.NOT_KEPT, error.strerror or "") from error

    def read(self, digest: str) -> Kept | None:
        """None when it is not here, or is not what it was."""
        if not DIGEST.fullmatch(digest):
            return None
        try:
            content = (self._folder / digest).read_bytes()
            if hashlib.sha256(content).hexdigest() != digest:
                return None
            return Kept(content=content, media_type=picture_in(content).media_type)
        except (OSError, PhotoError):
            return None

    def read_small(self, digest: str) -> Kept | None:
        """The photo made small; the photo itself where there is no small one, or that one is broken."""
        if not self.has(digest):
            return None
        try:
            content = self._small(digest).read_bytes()
            return Kept(content=content, media_type=small_in(content).media_type)
        except (OSError, PhotoError):
            return self.read(digest)

    def shown(self, weapon: Weapon) -> str:
        """The digest of the photo to pick this weapon by; empty when there is none here."""
        by_side = {photo.side: photo.digest for photo in weapon.photos}
        return next((by_side[side] for side in SHOWN if side in by_side and self.has(by_side[side])), "")

    def has(self, digest: str) -> bool:
        return DIGEST.fullmatch(digest) is not None and (self._folder / digest).is_file()


# -- what a file says it is


def picture_in(content: bytes) -> Picture:
    """What the first bytes say, with every part looked at. Raises PhotoError."""
    if len(content) > LARGEST:
        raise PhotoError(Wrong.TOO_LARGE)
    try:
        if content.startswith(JPEG_BEGINS):
            return jpeg(content)
        if content.startswith(PNG_BEGINS):
            return png(content)
        if WEBP_BEGINS.match(content):
            return webp(content)
    except IndexError as error:
        raise PhotoError(Wrong.BROKEN) from error
    raise PhotoError(Wrong.NO_PHOTO)


def small_in(content: bytes) -> Picture:
    """The same, with the limits of a small one. Raises PhotoError."""
    if len(content) > SMALL_LARGEST:
        raise PhotoError(Wrong.TOO_LARGE)
    found = picture_in(content)
    if max(found.width, found.height) > SMALL_WIDEST:
        raise PhotoError(Wrong.TOO_WIDE)
    return found


def of_one_shape(photo: Picture, small: Picture) -> bool:
    """Whether one can be the other made small: as wide for its height, each side rounded to a whole pixel."""
    off = 2 * abs(small.width * photo.height - small.height * photo.width)
    return off <= photo.width + photo.height + small.width + small.height


def of_size(media_type: str, width: int, height: int) -> Picture:
    if not (0 < width <= WIDEST and 0 < height <= WIDEST):
        raise PhotoError(Wrong.TOO_WIDE)
    return Picture(media_type, width, height)


def jpeg(content: bytes) -> Picture:
    """Every segment, and the end where the file ends: phones hang a film behind a photo."""
    framed: Picture | None = None
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == JPEG_ENDS:
            if at + 2 != len(content):
                raise PhotoError(Wrong.CARRIES_MORE, BEHIND)
            if framed is None:
                raise PhotoError(Wrong.BROKEN)
            return framed
        length = int.from_bytes(content[at + 2 : at + 4])
        told = content[at + 4 : at + 2 + length]
        if length < 2 or len(told) != length - 2:
            raise PhotoError(Wrong.BROKEN)
        at += 2 + length
        if marker in JPEG_FRAMES:
            framed = of_size("image/jpeg", int.from_bytes(told[3:5]), int.from_bytes(told[1:3]))
        elif marker == JPEG_SCAN:
            at = after_scan(content, at)
        elif marker not in JPEG_TABLES and not told.startswith(JPEG_APPLICATION.get(marker, b"\0\0no such part")):
            raise PhotoError(Wrong.CARRIES_MORE, "Exif" if told.startswith(b"Exif") else f"{marker:02X}")
    raise PhotoError(Wrong.BROKEN)


def after_scan(content: bytes, at: int) -> int:
    """Where the next segment begins. In a scan FF is data before 00, and a mere mark before D0 to D7 or another FF."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise PhotoError(Wrong.BROKEN)
        follows = content[at + 1]
        if follows == 0xFF:
            at += 1
        elif follows == 0 or 0xD0 <= follows <= 0xD7:
            at += 2
        else:
            return at


def png(content: bytes) -> Picture:
    found = Picture("image/png", 0, 0)
    names = []
    for name, told in png_parts(content):
        if name not in PNG_PARTS:
            raise PhotoError(Wrong.CARRIES_MORE, name.decode("ascii", "replace"))
        if name == b"IHDR":
            found = of_size("image/png", int.from_bytes(told[0:4]), int.from_bytes(told[4:8]))
        names.append(name)
    if not names or names[0] != b"IHDR" or names[-1] != b"IEND" or b"IDAT" not in names:
        raise PhotoError(Wrong.BROKEN)
    return found


def png_parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each part. Nothing may stand behind the last."""
    at = len(PNG_BEGINS)
    while at < len(content):
        length = int.from_bytes(content[at : at + 4])
        name, told = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if len(told) != length or at + 12 + length > len(content):
            raise PhotoError(Wrong.BROKEN)
        yield name, told
        at += 12 + length
        if name == b"IEND" and at != len(content):
            raise PhotoError(Wrong.CARRIES_MORE, BEHIND)


def webp(content: bytes) -> Picture:
    if int.from_bytes(content[4:8], "little") + 8 != len(content):
        raise PhotoError(Wrong.CARRIES_MORE, BEHIND)
    found: Picture | None = None
    at, drawn = 12, False
    while at < len(content):
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        told = content[at + 8 : at + 8 + length]
        if len(told) != length:
            raise PhotoError(Wrong.BROKEN)
        if name not in WEBP_PARTS:
            raise PhotoError(Wrong.CARRIES_MORE, name.decode("ascii", "replace").strip())
        if name != b"ALPH" and name != b"ICCP":
            size = of_size("image/webp", *webp_size(name, told))
            found = found or size  # VP8X stands first, with the size of the whole
            drawn = drawn or name != b"VP8X"
        at += 8 + length + length % 2
    if not drawn or found is None:
        raise PhotoError(Wrong.BROKEN)
    return found


def webp_size(name: bytes, told: bytes) -> tuple[int, int]:
    if name == b"VP8X":
        return int.from_bytes(told[4:7], "little") + 1, int.from_bytes(told[7:10], "little") + 1
    if name == b"VP8L":
        bits = int.from_bytes(told[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(told[6:8], "little") & 0x3FFF, int.from_bytes(told[8:10], "little") & 0x3FFF
