"""Every stored value, changed in turn: the audit names what is wrong and where, and nothing opens."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from showclear.record.errors import NotARecord, RecordDamaged
from showclear.record.log import Log, make_row
from showclear.record.merkle import Tree, hash_leaf
from showclear.record.note import Checkpoint, Signer
from showclear.record.store import Row
from tests.record.damage import change
from tests.record.props import KEY, ORIGIN, PHOTO_NAME, draft, new_record

RECORD = "record.sqlite"
SALTS = [b"A" * 43] * 6
# Each column that holds text or bytes, and what must be said of entry 2 when one bit of it is another.
COLUMNS = [
    ("entry", "leaf", "idx = 2", "entry 2"),
    ("entry", "leaf_hash", "idx = 2", "entry 2, columns leaf and leaf_hash"),
    ("entry", "act_id", "idx = 2", "entry 2, column act_id"),
    ("entry", "actor", "idx = 2", "entry 2, column actor"),
    ("entry", "body_hash", "idx = 2", "entry 2, column body_hash"),
    ("opened", "disclosures", "idx = 2", "entry 2, table opened"),
    ("checkpoint", "note", "1", "table checkpoint"),
    ("blob", "sha256", "1", "blob "),
    ("blob", "bytes", "1", f"blob {PHOTO_NAME}"),
    ("meta", "key", "key = 'origin'", "table meta"),
    ("meta", "value", "key = 'origin'", "table meta"),
    ("meta", "value", "key = 'vkey'", "table meta, row vkey"),
    ("meta", "value", "key = 'format'", "table meta"),
    ("meta", "value", "key = 'blobs'", "table blob"),
]


def flip(path: Path, table: str, column: str, which: str, at: float) -> None:
    """Flip one bit of one byte, as far into the value as `at` says (0 is the first byte, 1 the last)."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        kind, raw = db.execute(
            f"SELECT typeof({column}), CAST({column} AS BLOB) FROM {table} WHERE {which}"  # noqa: S608
        ).fetchone()
        changed = bytearray(raw)
        changed[round(at * (len(changed) - 1))] ^= 4
        value = bytes(changed) if kind == "blob" else changed.decode()
        db.execute(f"UPDATE {table} SET {column} = ? WHERE {which}", (value,))  # noqa: S608


def damage_of(folder: Path) -> list[RecordDamaged]:
    with pytest.raises(RecordDamaged) as caught:
        Log.open(folder / RECORD, KEY, None)
    with pytest.raises(RecordDamaged) as read:
        Log.read(folder / RECORD, None)
    found = [caught.value, *caught.value.others]
    assert [str(one) for one in found] == [str(one) for one in (read.value, *read.value.others)]
    return found


def record(folder: Path) -> Path:
    new_record(folder, 5, mark=False).close()
    return folder / RECORD


@pytest.mark.parametrize("at", [0.0, 0.31, 0.62, 1.0])
@pytest.mark.parametrize(("table", "column", "which", "where"), COLUMNS, ids=lambda value: str(value)[:24])
def test_it_names_the_value_with_one_bit_flipped(
    tmp_path: Path, table: str, column: str, which: str, where: str, at: float
) -> None:
    flip(record(tmp_path), table, column, which, at)
    found = damage_of(tmp_path)
    assert found[0].where.startswith(where)
    assert found[0].cure


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE entry SET idx = 9 WHERE idx = 2", "not numbered without a gap (entry 2: found 3)"),
        ("UPDATE entry SET idx = -1 WHERE idx = 0", "not numbered without a gap (entry 0: found -1)"),
        ("DELETE FROM entry WHERE idx = 2", "not numbered without a gap (entry 2: found 3)"),
        ("DELETE FROM entry WHERE idx = 4", "There are 4 entries; the signed head has 5"),
        ("DELETE FROM opened WHERE idx = 2", "entry 2, table opened"),
        ("UPDATE opened SET idx = 9 WHERE idx = 2", "entry 2, table opened"),
        ("INSERT INTO opened VALUES (9, '')", "disclosures that belong to no entry"),
        ("UPDATE checkpoint SET size = 6", "The size beside the signed head is 6, not 5"),
        ("DELETE FROM checkpoint", "There are 0 signed heads"),
        ("UPDATE checkpoint SET one = 2", "There are 1 signed heads, numbered 2, instead of one"),
        ("INSERT INTO checkpoint VALUES (2, 5, '')", "There are 2 signed heads"),
        ("DELETE FROM blob", "There are 0 blobs where 1 were counted"),
        ("INSERT INTO blob VALUES ('x', x'00')", "The bytes do not have the digest they are stored under (blob x)"),
        ("DELETE FROM meta WHERE key = 'vkey'", "table meta"),
        ("INSERT INTO meta VALUES ('note', 'mine')", "table meta"),
        ("CREATE TABLE mine (x)", "not the ones this program makes: mine"),
        ("CREATE TRIGGER t AFTER INSERT ON entry BEGIN SELECT 1; END", "not the ones this program makes: t"),
        ("DROP TABLE blob", "not the ones this program makes: blob, sqlite_autoindex_blob_1"),
    ],
)
def test_it_names_rows_and_tables_that_are_missing_or_too_many(tmp_path: Path, statement: str, what: str) -> None:
    change(record(tmp_path), statement)
    assert what in str(damage_of(tmp_path)[0])


def test_it_names_two_entries_exchanged(tmp_path: Path) -> None:
    change(
        record(tmp_path),
        "UPDATE entry SET idx = 9 WHERE idx = 2",
        "UPDATE entry SET idx = 2 WHERE idx = 3",
        "UPDATE entry SET idx = 3 WHERE idx = 9",
        "UPDATE opened SET idx = 9 WHERE idx = 2",
        "UPDATE opened SET idx = 2 WHERE idx = 3",
        "UPDATE opened SET idx = 3 WHERE idx = 9",
    )
    found = damage_of(tmp_path)
    assert found[0].what == "The instant is before the one of the entry before it"
    assert found[-1].what == "The leaves do not hash to the signed root"


def test_a_leaf_changed_together_with_its_hash_contradicts_the_signed_root(tmp_path: Path) -> None:
    path = record(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        leaf = db.execute("SELECT leaf FROM entry WHERE idx = 2").fetchone()[0]
        later = leaf.replace(b'"rec":1790000000000002', b'"rec":1790000000000003')
        db.execute("UPDATE entry SET leaf = ?, leaf_hash = ? WHERE idx = 2", (later, hash_leaf(later)))
    assert [one.what for one in damage_of(tmp_path)] == ["The leaves do not hash to the signed root"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b'"_sd":["', b'"_sd":[7,"', "The leaf cannot be read"),
        (b'"v":1', b'"v":2', "of another log or version"),
        (b"dry-creek", b"wet-creek", "of another log or version"),
        (b'"sha-256"', b'"sha-512"', "of another log or version"),
        (b'"kind"', b'"kine"', "The leaf cannot be read"),
    ],
)
def test_it_names_a_leaf_that_is_not_one_of_ours(tmp_path: Path, old: bytes, new: bytes, what: str) -> None:
    path = record(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        leaf = db.execute("SELECT leaf FROM entry WHERE idx = 2").fetchone()[0].replace(old, new)
        db.execute("UPDATE entry SET leaf = ?, leaf_hash = ? WHERE idx = 2", (leaf, hash_leaf(leaf)))
    found = damage_of(tmp_path)
    assert what in found[0].what
    assert found[0].where.startswith("entry 2")


def keep_disclosures(path: Path, kept: list[int]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        lines = db.execute("SELECT disclosures FROM opened WHERE idx = 2").fetchone()[0].split("\n")
        db.execute("UPDATE opened SET disclosures = ? WHERE idx = 2", ("\n".join(lines[i] for i in kept),))


def test_a_text_that_is_gone_was_redacted_and_is_counted(tmp_path: Path) -> None:
    keep_disclosures(record(tmp_path), [0, 1, 2, 3, 4])
    with Log.open(tmp_path / RECORD, KEY, None) as log:
        assert log.redacted == 1


@pytest.mark.parametrize("gone", range(5))
def test_a_part_of_structure_that_is_gone_is_damage(tmp_path: Path, gone: int) -> None:
    keep_disclosures(record(tmp_path), [i for i in range(6) if i != gone])
    found = damage_of(tmp_path)
    assert found[0].what == "One of the five parts of structure is gone, or out of its order"
    assert found[0].where == "entry 2, table opened"


@pytest.mark.parametrize("kept", [[1, 0, 2, 3, 4, 5], [0, 0, 1, 2, 3, 4], [0, 1]])
def test_disclosures_out_of_order_repeated_or_few_are_damage(tmp_path: Path, kept: list[int]) -> None:
    keep_disclosures(record(tmp_path), kept)
    assert damage_of(tmp_path)[0].where == "entry 2, table opened"


def test_it_lists_what_else_it_found_up_to_a_limit(tmp_path: Path) -> None:
    with new_record(tmp_path, mark=False) as log:
        log.append([draft(number) for number in range(150)])
    change(tmp_path / RECORD, "UPDATE entry SET actor = 'p-ben'")
    found = damage_of(tmp_path)
    assert [one.where for one in found] == [f"entry {number}, column actor" for number in range(100)]


def test_it_notices_an_index_that_no_longer_agrees_with_its_table(tmp_path: Path) -> None:
    path = record(tmp_path)
    content = path.read_bytes()
    old, new = f"{1:032x}".encode(), f"{7:032x}".encode()
    places = [at for at in range(len(content)) if content.startswith(old, at)]
    assert len(places) == 3  # in the leaf, in the column, and in the index, which holds a copy of its own
    for at in places:
        path.write_bytes(content[:at] + new + content[at + 32 :])
        assert any("act id" in one.what or "leaf" in one.what for one in damage_of(tmp_path))


def test_it_notices_an_index_over_blobs_that_no_longer_agrees(tmp_path: Path) -> None:
    path = record(tmp_path)
    content = path.read_bytes()
    name = PHOTO_NAME.encode()
    places = [at for at in range(len(content)) if content.startswith(name, at)]
    assert len(places) == 2
    for at in places:
        path.write_bytes(content[:at] + name.swapcase()[:63] + b"0" + content[at + 64 :])
        assert any("blob" in one.where for one in damage_of(tmp_path))


def signed_over(folder: Path, row: Row, origin: str = ORIGIN) -> None:
    """What only the holder of the key can do: put a row on the record and sign for it."""
    new_record(folder, mark=False).close()
    note = Signer(ORIGIN, KEY).sign(Checkpoint(origin, 1, Tree([row.leaf_hash]).root()).text)
    with closing(sqlite3.connect(folder / RECORD, isolation_level=None)) as db:
        assert row.opened is not None
        texts = (row.act_id.decode(), row.actor.decode())
        db.execute("INSERT INTO entry VALUES (0, ?, ?, ?, ?, ?)", (row.leaf, row.leaf_hash, *texts, row.body_hash))
        db.execute("INSERT INTO opened VALUES (0, ?)", (row.opened.decode(),))
        db.execute("UPDATE checkpoint SET size = 1, note = ?", (note,))


def test_a_signed_head_that_speaks_for_another_log_is_not_believed(tmp_path: Path) -> None:
    signed_over(tmp_path, make_row(0, ORIGIN, draft(0), SALTS), origin="other.example/log")
    assert damage_of(tmp_path)[0].what == "The signed head speaks for 'other.example/log'"


@pytest.mark.parametrize("actor", [b"7", b'"', b"["])
def test_a_disclosure_committed_to_that_is_none_is_named(tmp_path: Path, actor: bytes) -> None:
    honest = draft(0)
    signed_over(tmp_path, make_row(0, ORIGIN, honest._replace(pairs=[("actor", actor), *honest.pairs[1:]]), SALTS))
    found = damage_of(tmp_path)
    assert [one.where for one in found] == ["entry 0, table opened"]
    assert found[0].what.startswith("The disclosures cannot be read")


def test_a_database_cut_short_is_reported_at_every_length(tmp_path: Path) -> None:
    with new_record(tmp_path, mark=False) as log:
        log.append([draft(number) for number in range(60)])
    path = tmp_path / RECORD
    content = path.read_bytes()
    for length in (*range(0, len(content), 4096), 50, 99, 100, 1000, len(content) - 4095, len(content) - 1):
        path.write_bytes(content[:length])
        with pytest.raises((RecordDamaged, NotARecord)) as caught:
            Log.open(path, KEY, None)
        assert RECORD in caught.value.where or caught.value.where.startswith(("entry", "table"))
    path.write_bytes(content)
    Log.open(path, KEY, None).close()


def test_pages_overwritten_with_nothing_are_reported(tmp_path: Path) -> None:
    with new_record(tmp_path, mark=False) as log:
        log.append([draft(number) for number in range(60)])
    path = tmp_path / RECORD
    content = path.read_bytes()
    for start in range(4096, len(content), 4096):
        path.write_bytes(content[:start] + bytes(4096) + content[start + 4096 :])
        with pytest.raises((RecordDamaged, NotARecord)):
            Log.read(path, None)
