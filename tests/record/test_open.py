"""Creating and opening: nothing is made by surprise, nothing old is signed again."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from showclear.record.errors import (
    KeyWrong,
    MarkMissing,
    MarkUnreadable,
    NotARecord,
    NoteRefused,
    RecordBehind,
    RecordDamaged,
    RecordExists,
    RecordForked,
    RecordLocked,
    RecordMissing,
    RecordTooNew,
)
from showclear.record.log import Log
from showclear.record.note import Signer
from tests.record.damage import change
from tests.record.props import KEY, ORIGIN, OTHER_KEY, check_outside, draft, new_record, reopen

RECORD, MARK = "record.sqlite", "dry-creek.mark"


def test_a_new_record_is_empty_signed_and_verifiable(tmp_path: Path) -> None:
    with new_record(tmp_path / "productions" / "dry-creek") as log:
        assert log.size == 0
        assert (log.origin, log.vkey) == (ORIGIN, Signer(ORIGIN, KEY).verifier.vkey)
        assert list(log.entries()) == []
        check_outside(log, tmp_path)


def test_it_never_creates_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_bytes(b"a thing of somebody")
    with pytest.raises(RecordExists, match="nothing was touched"):
        new_record(tmp_path)
    assert (tmp_path / RECORD).read_bytes() == b"a thing of somebody"


def test_a_half_made_record_of_an_earlier_crash_is_made_again(tmp_path: Path) -> None:
    (tmp_path / f"{RECORD}.new").write_bytes(b"half")
    new_record(tmp_path).close()
    assert not (tmp_path / f"{RECORD}.new").exists()


def test_a_new_record_whose_mark_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="mark"):
        Log.create(tmp_path / RECORD, ORIGIN, KEY, tmp_path / "nowhere" / "mark")


def test_opening_never_creates(tmp_path: Path) -> None:
    for opening in (lambda: reopen(tmp_path), lambda: Log.read(tmp_path / RECORD, None)):
        with pytest.raises(RecordMissing):
            opening()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100])
def test_it_refuses_a_file_that_is_not_a_record(tmp_path: Path, content: bytes) -> None:
    (tmp_path / RECORD).write_bytes(content)
    for opening in (lambda: reopen(tmp_path), lambda: Log.read(tmp_path / RECORD, None)):
        with pytest.raises(NotARecord):
            opening()


def test_it_refuses_a_record_newer_than_it_knows_and_leaves_it_alone(tmp_path: Path) -> None:
    new_record(tmp_path, 2).close()
    with closing(sqlite3.connect(tmp_path / RECORD)) as db:
        db.execute("PRAGMA user_version = 2")
    before = (tmp_path / RECORD).read_bytes()
    with pytest.raises(RecordTooNew, match="format 2, this program knows up to 1"):
        reopen(tmp_path)
    assert (tmp_path / RECORD).read_bytes() == before


def test_it_refuses_a_record_of_format_nothing(tmp_path: Path) -> None:
    new_record(tmp_path, 2).close()
    with closing(sqlite3.connect(tmp_path / RECORD)) as db:
        db.execute("PRAGMA user_version = 0")
    with pytest.raises(NotARecord, match="format 0"):
        reopen(tmp_path)


def test_it_refuses_a_second_pen(tmp_path: Path) -> None:
    with new_record(tmp_path, 1), pytest.raises(RecordLocked, match="one hub at a time"):
        reopen(tmp_path)
    reopen(tmp_path).close()


def test_it_refuses_another_key(tmp_path: Path) -> None:
    new_record(tmp_path, 1).close()
    with pytest.raises(KeyWrong, match="is signed by"):
        Log.open(tmp_path / RECORD, OTHER_KEY, None)


def test_reading_under_a_pinned_key_refuses_another_signer(tmp_path: Path) -> None:
    new_record(tmp_path, 1).close()
    with pytest.raises(RecordDamaged, match="No known key"):
        Log.read(tmp_path / RECORD, Signer(ORIGIN, OTHER_KEY).verifier.vkey)
    with pytest.raises(NoteRefused):
        Log.read(tmp_path / RECORD, "nonsense")


def test_reading_leaves_no_files_behind(tmp_path: Path) -> None:
    new_record(tmp_path, 2, mark=False).close()
    shutil.move(tmp_path / RECORD, tmp_path / "copy.sqlite")
    (tmp_path / f"{RECORD}.pen").unlink()
    with Log.read(tmp_path / "copy.sqlite", None) as log:
        assert log.size == 2
    assert [path.name for path in tmp_path.iterdir()] == ["copy.sqlite"]


def test_it_refuses_a_record_put_back_from_a_backup(tmp_path: Path) -> None:
    new_record(tmp_path, 2).close()
    shutil.copy(tmp_path / RECORD, tmp_path / "backup")
    with reopen(tmp_path) as log:
        log.append([draft(2)])
    shutil.copy(tmp_path / "backup", tmp_path / RECORD)
    with pytest.raises(RecordBehind, match=r"2 entries but 3 were signed before: restored from a backup\?") as caught:
        reopen(tmp_path)
    assert "newest copy" in caught.value.cure


@pytest.mark.parametrize("longer", [0, 1])
def test_it_refuses_another_history_under_the_same_key(tmp_path: Path, longer: int) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    new_record(tmp_path / "one", 2).close()
    new_record(tmp_path / "other", 2 + longer).close()
    shutil.copy(tmp_path / "other" / RECORD, tmp_path / "one" / RECORD)
    with pytest.raises(RecordForked, match="first 2 entries are not the ones signed before"):
        reopen(tmp_path / "one")


def test_a_record_ahead_of_its_mark_is_opened(tmp_path: Path) -> None:
    new_record(tmp_path, 2).close()
    lagging = (tmp_path / MARK).read_text()
    with reopen(tmp_path) as log:
        log.append([draft(2)])
    (tmp_path / MARK).write_text(lagging)
    with reopen(tmp_path) as log:
        assert log.size == 3


def test_it_refuses_when_the_mark_is_gone(tmp_path: Path) -> None:
    new_record(tmp_path, 2).close()
    (tmp_path / MARK).unlink()
    with pytest.raises(MarkMissing, match="checkpoint you hold on paper"):
        reopen(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\xff", b"nonsense\n"])
def test_it_refuses_a_mark_that_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    new_record(tmp_path, 2).close()
    (tmp_path / MARK).write_bytes(content)
    with pytest.raises(MarkUnreadable):
        reopen(tmp_path)


def test_it_refuses_a_mark_with_its_size_changed(tmp_path: Path) -> None:
    new_record(tmp_path, 2).close()
    (tmp_path / MARK).write_text((tmp_path / MARK).read_text().replace("\n2\n", "\n1\n"))
    with pytest.raises(MarkUnreadable, match="signature"):
        reopen(tmp_path)


def test_a_writer_that_meets_damage_gives_the_pen_back(tmp_path: Path) -> None:
    new_record(tmp_path, 2).close()
    change(tmp_path / RECORD, "UPDATE entry SET actor = 'p-ben' WHERE idx = 1")
    for _ in range(2):
        with pytest.raises(RecordDamaged, match="entry 1"):
            reopen(tmp_path)
    with closing(sqlite3.connect(tmp_path / f"{RECORD}.pen", timeout=0)) as pen:
        pen.execute("BEGIN EXCLUSIVE")
