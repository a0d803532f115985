"""The two doors a damaged record meets people at, `showclear verify` and the start of a hub: both say what and where.

The record is a real one, made by a desk. Every value of every row of every table it has, found by asking the database
and not from a list, is changed in turn, and the file is cut at many places.
"""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from showclear.cli.serve import production_at
from showclear.cli.verify import command
from showclear.desk.clock import RealClock
from showclear.desk.config import DataFolder
from showclear.desk.handle import Asked, Desk
from showclear.desk.wiring import new_production, open_existing
from showclear.domain.acts.shapes import Via
from showclear.domain.terms import How, Role
from showclear.domain.wire import decode_act

SLUG = "dry-creek"
SAID: tuple[tuple[bytes, dict[str, str]], ...] = (
    (b'{"act":"AddPerson","person":"p-ana","department":"weapons","texts":["name"]}', {"name": "Ana Muñoz"}),
    (b'{"act":"GrantRole","person":"p-ana","role":"armorer","duties":["WEAPONS"]}', {}),
    (b'{"act":"CheckIn","unit":"un-main","person":"p-ana"}', {}),
    (b'{"act":"ConcernRaised","weapon":"w-colt","texts":["reason"]}', {"reason": "It was left on a chair."}),
)  # fmt: skip


class Cell(NamedTuple):
    """One stored value. `key` is the first column of its row, by which the row is found again."""

    table: str
    column: str
    number: int
    key: Any
    value: Any

    @property
    def where(self) -> str:
        """What both doors must name when this value is another."""
        match self.table:
            case "entry":
                return f"entry {self.key}"
            case "opened":
                return f"entry {self.key}, table opened"
            case "meta" if self.key == "blobs" and self.column == "value":
                return "table blob"
            case "blob":
                return "blob"
            case named:
                return f"table {named}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    data = DataFolder(tmp_path_factory.mktemp("hub"))
    desk, _ = new_production(data, SLUG, "America/Los_Angeles", "p-uma", Role.UPM, RealClock())
    for number, (act, texts) in enumerate(SAID):
        hand_in(desk, number, act, texts)
    desk.close()
    return data


def hand_in(desk: Desk, number: int, act: bytes, texts: dict[str, str]) -> None:
    via = Via(how=How.SESSION)
    desk.hand_in([Asked(id=f"{number:032x}", actor="p-uma", via=via, act=decode_act(act), texts=texts)])


@pytest.fixture
def content(whole: DataFolder) -> Iterator[bytes]:
    """The record's bytes, put back afterwards."""
    kept = whole.record(SLUG).read_bytes()
    yield kept
    whole.record(SLUG).write_bytes(kept)


def said_by_verify(data: DataFolder) -> str:
    result = CliRunner().invoke(command, [str(data.record(SLUG)), "--policy", str(data.policy(SLUG))])
    assert result.exit_code in {1, 2}, "the record was believed"
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


def said_at_the_start(data: DataFolder, capsys: pytest.CaptureFixture[str]) -> str:
    with contextlib.ExitStack() as held, pytest.raises(SystemExit) as stopped:
        production_at(data, SLUG, RealClock(), held)
    assert stopped.value.code == 2
    return capsys.readouterr().err


def tables(db: sqlite3.Connection) -> list[str]:
    return [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]


def cells(path: Path) -> list[Cell]:
    found = []
    with closing(sqlite3.connect(path)) as db:
        for table in tables(db):
            rows = db.execute(f"SELECT * FROM {table}")  # noqa: S608
            columns = [described[0] for described in rows.description]
            for number, row in enumerate(rows):
                found += [Cell(table, c, number, row[0], v) for c, v in zip(columns, row, strict=True)]
    return found


def others(value: Any) -> list[Any]:
    """The same value with its first, a middle and its last byte changed by one bit; a number far off."""
    if isinstance(value, int):
        return [value + 1000, value ^ 1 << 40]
    raw = value if isinstance(value, bytes) else value.encode()
    made = []
    for at in sorted({0, len(raw) // 2, len(raw) - 1}):
        changed = bytearray(raw)
        changed[at] ^= 8  # a digit stays a character, and no id becomes the next one
        made.append(bytes(changed) if isinstance(value, bytes) else changed.decode("utf-8", "replace"))
    return made


def put(path: Path, cell: Cell, value: Any) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        [first] = [d[1] for d in db.execute(f"PRAGMA table_info({cell.table})") if d[0] == 0]
        changed = db.execute(
            f"UPDATE {cell.table} SET {cell.column} = ? WHERE {first} = ?",  # noqa: S608
            (value, cell.key),
        )
        assert changed.rowcount == 1


def test_the_record_has_rows_in_every_table_the_schema_makes(whole: DataFolder) -> None:
    with closing(sqlite3.connect(whole.record(SLUG))) as db:
        made = set(tables(db))
    assert {cell.table for cell in cells(whole.record(SLUG))} == made
    assert made == {"entry", "opened", "checkpoint", "blob", "meta"}


@pytest.mark.parametrize("table", ["entry", "opened", "checkpoint", "blob", "meta"])
def test_any_value_of_any_row_that_is_changed_is_named_at_both_doors(
    whole: DataFolder, content: bytes, capsys: pytest.CaptureFixture[str], table: str
) -> None:
    path = whole.record(SLUG)
    for cell in (c for c in cells(path) if c.table == table):
        for value in others(cell.value):
            put(path, cell, value)
            assert cell.where in said_by_verify(whole), (cell, value)
            assert cell.where in said_at_the_start(whole, capsys), (cell, value)
            path.write_bytes(content)


def test_a_record_cut_anywhere_is_named_at_both_doors(
    whole: DataFolder, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = whole.record(SLUG)
    pages = range(0, len(content), 4096)
    for length in sorted({*pages, *range(1, len(content), 3571), 99, 100, len(content) - 1}):
        path.write_bytes(content[:length])
        by_verify, at_the_start = said_by_verify(whole), said_at_the_start(whole, capsys)
        assert str(path) in by_verify, length
        assert at_the_start.startswith(f"error: {SLUG}: "), length
        for said in (by_verify, at_the_start):
            assert any(word in said for word in ("not a record", "database", "entry", "table", "blob")), length


def test_a_schema_overwritten_with_nothing_is_named_at_both_doors(
    whole: DataFolder, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    whole.record(SLUG).write_bytes(content[:100] + bytes(3996) + content[4096:])
    assert "The database cannot be read: " in said_by_verify(whole)
    assert "The database cannot be opened: " in said_at_the_start(whole, capsys)


def test_a_signed_head_that_is_no_longer_text_is_named_at_both_doors(
    whole: DataFolder, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """One bit before the row makes its text bytes: what SQLite calls a type is a byte in the file like any other."""
    [note] = [c.value for c in cells(whole.record(SLUG)) if (c.table, c.column) == ("checkpoint", "note")]
    at = content.index(note.encode()) - 2  # before it stand its type, two bytes long, and the size, one byte long
    whole.record(SLUG).write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    for said in (said_by_verify(whole), said_at_the_start(whole, capsys)):
        assert "The signed head is missing or of another type" in said
        assert "table checkpoint" in said


def test_a_write_ahead_log_that_is_cut_is_missed_at_the_start(
    whole: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A killed hub leaves its newest entries there. Without them the record is a whole one, but older than the mark."""
    killed = DataFolder(tmp_path / "killed")
    shutil.copytree(whole.root, killed.root)
    desk, _ = open_existing(killed, SLUG, RealClock())
    hand_in(desk, 99, b'{"act":"AddPerson","person":"p-dee","department":"assistant directors"}', {})
    left = DataFolder(tmp_path / "left")
    shutil.copytree(killed.root, left.root)  # what is on the disk while the desk still holds it: nobody closed it
    desk.close()
    record = left.record(SLUG)
    wal = record.with_name("record.sqlite-wal")
    kept, log = record.read_bytes(), wal.read_bytes()
    for length in range(0, len(log), max(1, len(log) // 12)):
        record.write_bytes(kept)
        wal.write_bytes(log[:length])
        record.with_name("record.sqlite-shm").unlink(missing_ok=True)
        assert "restored from a backup?" in said_at_the_start(left, capsys), length


def test_a_record_that_nobody_changed_is_believed_at_both_doors(whole: DataFolder) -> None:
    result = CliRunner().invoke(command, [str(whole.record(SLUG)), "--policy", str(whole.policy(SLUG))])
    assert (result.exit_code, result.output.split(":")[0]) == (0, "VERIFIED")
    with contextlib.ExitStack() as held:
        production = production_at(whole, SLUG, RealClock(), held)
        assert production.desk.state.head == len(SAID)
        assert production.names == {"p-ana": "Ana Muñoz"}
