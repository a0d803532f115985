"""Photos kept beside the record: nothing but the picture, under its digest, for the owner of the hub alone."""

import contextlib
import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from showclear.desk.photos import LARGEST, SMALL_LARGEST, SMALL_WIDEST, WIDEST, PhotoError, Photos, Wrong, picture_in
from tests.cast import prepared
from tests.pictures import EXIF, XMP, jpeg, part, piece, png, segment, webp

MADE = {"image/jpeg": jpeg, "image/png": png, "image/webp": webp}


@pytest.fixture
def photos(tmp_path: Path) -> Photos:
    return Photos(tmp_path / "photos")


def wrong(content: bytes) -> Wrong:
    with pytest.raises(PhotoError) as told:
        picture_in(content)
    return told.value.wrong


@pytest.mark.parametrize("media_type", MADE)
def test_a_photo_is_kept_under_its_digest_and_read_back_with_the_type_of_its_bytes(
    photos: Photos, media_type: str
) -> None:
    content = MADE[media_type]()
    digest = photos.keep(content)
    kept = photos.read(digest)
    assert digest == hashlib.sha256(content).hexdigest()
    assert kept is not None
    assert (kept.content, kept.media_type) == (content, media_type)


def test_a_kept_photo_is_its_owners_alone_and_leaves_no_draft_behind(photos: Photos, tmp_path: Path) -> None:
    digest = photos.keep(jpeg())
    assert photos.keep(jpeg()) == digest
    (kept,) = (tmp_path / "photos").iterdir()
    assert kept.name == digest
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_photo_that_was_changed_on_the_disk_is_not_shown(photos: Photos, tmp_path: Path) -> None:
    digest = photos.keep(jpeg())
    (tmp_path / "photos" / digest).write_bytes(png())
    assert photos.read(digest) is None


@pytest.mark.parametrize("name", ["../record.sqlite", "..", "", "AB" * 32, "ab" * 32 + "\n", "ab" * 32])
def test_only_a_digest_of_a_kept_photo_reads_anything(photos: Photos, tmp_path: Path, name: str) -> None:
    photos.keep(jpeg())
    (tmp_path / "record.sqlite").write_bytes(jpeg())
    assert photos.read(name) is None
    assert not photos.has(name)


WITH_MORE = {
    "where it was taken, in a JPEG": jpeg(segment(0xE1, EXIF)),
    "a description, in a JPEG": jpeg(segment(0xE1, XMP)),
    "the words of a photo desk": jpeg(segment(0xED, b"Photoshop 3.0\0")),
    "a second picture with its own words": jpeg(segment(0xE2, b"MPF\0")),
    "a remark": jpeg(segment(0xFE, b"taken at the barn")),
    "another application in the first segment": jpeg(segment(0xE0, b"JFXX\0")),
    "a film behind a JPEG": jpeg(behind=b"\0\0\0\x18ftypmp42"),
    "where it was taken, in a PNG": png(part(b"eXIf", EXIF)),
    "words in a PNG": png(part(b"tEXt", b"Comment\0the barn")),
    "a moment in a PNG": png(part(b"tIME", bytes(7))),
    "something behind a PNG": png(behind=b"PK\x03\x04"),
    "where it was taken, in a WebP": webp(piece(b"EXIF", EXIF)),
    "a description, in a WebP": webp(piece(b"XMP ", XMP)),
    "something behind a WebP": webp(behind=b"PK\x03\x04"),
}


@pytest.mark.parametrize("content", WITH_MORE.values(), ids=WITH_MORE)
def test_what_carries_more_than_the_picture_is_not_kept(photos: Photos, tmp_path: Path, content: bytes) -> None:
    assert wrong(content) is Wrong.CARRIES_MORE
    with pytest.raises(PhotoError):
        photos.keep(content)
    assert not (tmp_path / "photos").exists()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg onload='x'/>", b"%PDF-1.7", b"RIFF\0\0\0\0WAVE"])
def test_what_does_not_begin_as_a_photo_is_none(content: bytes) -> None:
    assert wrong(content) is Wrong.NO_PHOTO


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_a_photo_cut_off_anywhere_is_not_taken_and_no_fault_of_ours(make: Callable[[], bytes]) -> None:
    whole = make()
    assert picture_in(whole)
    for length in range(len(whole)):
        assert wrong(whole[:length]) in {Wrong.NO_PHOTO, Wrong.BROKEN, Wrong.CARRIES_MORE}


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_any_changed_byte_is_taken_or_refused_and_never_a_fault_of_ours(make: Callable[[], bytes]) -> None:
    whole = make()
    for at in range(len(whole)):
        for value in (0x00, 0x7F, 0xFF):
            broken = bytearray(whole)
            broken[at] = value
            with contextlib.suppress(PhotoError):
                assert picture_in(bytes(broken)).media_type in MADE


def test_four_megabytes_are_taken_and_a_byte_more_is_not() -> None:
    filler = jpeg()
    scan = filler.index(b"\x5a\xff\x00")
    full = filler[:scan] + bytes(LARGEST - len(filler)) + filler[scan:]
    assert picture_in(full).media_type == "image/jpeg"
    assert wrong(full[:scan] + b"\0" + full[scan:]) is Wrong.TOO_LARGE


@pytest.mark.parametrize("make", [jpeg, png, webp])
def test_a_small_file_that_says_it_is_a_huge_picture_is_not_taken(make: Callable[..., bytes]) -> None:
    assert picture_in(make(width=WIDEST, height=WIDEST))
    assert wrong(make(width=WIDEST + 1)) is Wrong.TOO_WIDE
    assert wrong(make(height=WIDEST + 1)) is Wrong.TOO_WIDE


def test_a_weapon_is_picked_by_its_left_side_and_never_by_its_serial_number(photos: Photos) -> None:
    left, right, serial = photos.keep(jpeg()), photos.keep(png()), photos.keep(webp())
    day = prepared()
    for side, digest, shown in (("SERIAL", serial, ""), ("RIGHT", right, right), ("LEFT", left, left)):
        day.must("p-ana", "AddPhoto", weapon="w-colt", photo=digest, side=side)
        assert photos.shown(day.state.weapons["w-colt"]) == shown


def test_a_photo_whose_bytes_are_not_here_is_not_shown(photos: Photos) -> None:
    day = prepared()
    day.must("p-ana", "AddPhoto", weapon="w-colt", photo="ab" * 32, side="LEFT")
    assert photos.shown(day.state.weapons["w-colt"]) == ""


# -- the same made small, for lists

PHOTO = jpeg(width=1280, height=960)


def small_of(photos: Photos, digest: str) -> bytes:
    kept = photos.read_small(digest)
    assert kept is not None
    return kept.content


def test_a_photo_is_shown_in_lists_as_the_small_one_sent_with_it(photos: Photos, tmp_path: Path) -> None:
    digest = photos.keep(PHOTO)
    assert small_of(photos, digest) == PHOTO
    photos.keep_small(digest, webp(width=320, height=240))
    kept = photos.read_small(digest)
    assert kept is not None
    assert (kept.content, kept.media_type) == (webp(width=320, height=240), "image/webp")
    assert photos.read(digest) is not None
    assert {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "photos").iterdir()} == {0o600}


def test_the_first_small_one_stays(photos: Photos) -> None:
    digest = photos.keep(PHOTO)
    for make in (jpeg, png):
        photos.keep_small(digest, make(width=320, height=240))
    assert small_of(photos, digest) == jpeg(width=320, height=240)


UNFIT = {
    "of another shape": (jpeg(width=320, height=320), Wrong.BROKEN),
    "lying down": (jpeg(width=240, height=320), Wrong.BROKEN),
    "too wide": (jpeg(width=SMALL_WIDEST + 1, height=301), Wrong.TOO_WIDE),
    "too large": (jpeg(segment(0xE2, b"ICC_PROFILE\0" + bytes(SMALL_LARGEST)), width=320, height=240), Wrong.TOO_LARGE),
    "where it was taken": (jpeg(segment(0xE1, EXIF), width=320, height=240), Wrong.CARRIES_MORE),
    "no picture": (b"<svg/>", Wrong.NO_PHOTO),
}


@pytest.mark.parametrize(("content", "wrong"), UNFIT.values(), ids=UNFIT)
def test_a_small_one_that_cannot_be_of_that_photo_is_not_kept(photos: Photos, content: bytes, wrong: Wrong) -> None:
    digest = photos.keep(PHOTO)
    with pytest.raises(PhotoError) as told:
        photos.keep_small(digest, content)
    assert told.value.wrong is wrong
    assert small_of(photos, digest) == PHOTO


@pytest.mark.parametrize("size", [(1280, 960), (961, 1280), (1279, 719), (1280, 3), (640, 481)], ids=str)
def test_a_small_one_may_be_rounded_to_whole_pixels(photos: Photos, size: tuple[int, int]) -> None:
    width, height = size
    digest = photos.keep(jpeg(width=width, height=height))
    scale = 320 / max(size)
    small = jpeg(width=round(width * scale), height=max(1, round(height * scale)))
    photos.keep_small(digest, small)
    assert small_of(photos, digest) == small


def test_a_small_one_that_was_broken_on_the_disk_gives_way_to_the_photo(photos: Photos, tmp_path: Path) -> None:
    digest = photos.keep(PHOTO)
    photos.keep_small(digest, jpeg(width=320, height=240))
    (tmp_path / "photos" / f"{digest}.small").write_bytes(b"")
    assert small_of(photos, digest) == PHOTO


def test_nothing_small_is_kept_or_shown_of_a_photo_that_is_not_here(photos: Photos, tmp_path: Path) -> None:
    digest = photos.keep(PHOTO)
    photos.keep_small(digest, jpeg(width=320, height=240))
    (tmp_path / "photos" / digest).unlink()
    assert photos.read_small(digest) is None
    assert photos.read_small(f"{digest}.small") is None
    with pytest.raises(PhotoError):
        photos.keep_small(digest, jpeg(width=320, height=240))
