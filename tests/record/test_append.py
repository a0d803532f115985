"""Appending: one transaction, one signed head, and an outside verifier that agrees after every step."""

from pathlib import Path

import pytest

from showclear.record import durable
from showclear.record.disclosure import open_pairs
from showclear.record.errors import (
    ActIdTaken,
    BlobRefused,
    CommitUncertain,
    DraftRefused,
    NoSuchEntry,
    RecordBroken,
    RecordMoved,
    RecordReadOnly,
)
from showclear.record.log import Log
from showclear_verify import verify
from tests.record.damage import change
from tests.record.props import KEY, PHOTO, PHOTO_NAME, POLICY, act_id, check_outside, draft, new_record, reopen


def test_every_step_is_verified_from_outside(tmp_path: Path) -> None:
    log = new_record(tmp_path)
    check_outside(log, tmp_path)
    for step, count in enumerate([1, 1, 2, 5, 17]):
        old = log.size
        first = log.append([draft(old + number, texts=("note", "place")[: step % 3]) for number in range(count)])
        assert first == old
        assert log.size == old + count
        check_outside(log, tmp_path)
        if old:
            path = log.consistency(old)
            assert verify.consistency_holds(old, log.size, log.root(old), log.root(), path)
    log.close()
    with reopen(tmp_path) as log:
        assert log.size == 26
        check_outside(log, tmp_path)


def test_an_entry_reads_back_as_it_was_handed_in(tmp_path: Path) -> None:
    with new_record(tmp_path, 5) as log:
        stored = log.find(act_id(3))
        assert stored is not None
        assert (stored.index, stored.act_id, stored.actor) == (3, act_id(3), "p-ana")
        assert list(open_pairs(stored.leaf, stored.disclosures).items()) == list(draft(3).pairs)
        assert [entry.index for entry in log.entries()] == [0, 1, 2, 3, 4]
        assert [entry.index for entry in log.entries(-3, 2)] == [0, 1]
        assert [entry.index for entry in log.entries(3, 99)] == [3, 4]
        assert log.find(act_id(99)) is None


def test_an_entry_of_the_hub_is_an_entry_like_any_other(tmp_path: Path) -> None:
    with new_record(tmp_path) as log:
        log.append([draft(0, actor="hub", texts=(), kind="hub")])
        assert check_outside(log, tmp_path).opened == 5


def test_the_same_act_twice_has_different_leaves_because_its_salts_are_new(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with new_record(tmp_path / "a", 1) as one, new_record(tmp_path / "b", 1) as other:
        assert one.root() != other.root()


def test_blobs_lie_under_their_digest_once(tmp_path: Path) -> None:
    with new_record(tmp_path, 2) as log:
        log.append([draft(2)], {PHOTO_NAME: PHOTO})
        assert log.blobs() == [PHOTO_NAME]
        assert log.blob(PHOTO_NAME) == PHOTO
        assert log.blob("0" * 64) is None


def test_it_refuses_a_blob_under_another_digest(tmp_path: Path) -> None:
    with new_record(tmp_path) as log:
        with pytest.raises(BlobRefused, match="0" * 64):
            log.append([draft(0)], {"0" * 64: PHOTO})
        assert log.size == 0


def test_it_refuses_an_empty_batch(tmp_path: Path) -> None:
    with new_record(tmp_path) as log, pytest.raises(DraftRefused, match="at least one"):
        log.append([])


def test_it_refuses_an_instant_before_the_one_on_the_record(tmp_path: Path) -> None:
    with new_record(tmp_path, 3) as log:
        with pytest.raises(DraftRefused, match="instant"):
            log.append([draft(9)._replace(rec=draft(2).rec - 1)])
        log.append([draft(9)._replace(rec=draft(2).rec)])
        assert log.size == 4


def test_it_refuses_an_act_id_twice_in_a_batch(tmp_path: Path) -> None:
    with new_record(tmp_path) as log:
        with pytest.raises(ActIdTaken, match=act_id(1)):
            log.append([draft(1), draft(1)])
        assert log.size == 0


def test_it_refuses_an_act_id_on_the_record_and_goes_on(tmp_path: Path) -> None:
    with new_record(tmp_path, 3) as log:
        with pytest.raises(ActIdTaken, match=act_id(1)):
            log.append([draft(5), draft(1)._replace(rec=draft(5).rec)])
        assert (log.size, log.find(act_id(5))) == (3, None)
        log.append([draft(6)])
        check_outside(log, tmp_path)


def test_it_refuses_to_write_over_what_something_else_wrote(tmp_path: Path) -> None:
    log = new_record(tmp_path, 3)
    change(tmp_path / "record.sqlite", "UPDATE checkpoint SET size = 4")
    with pytest.raises(RecordMoved, match="entry 3"):
        log.append([draft(9)])
    with pytest.raises(RecordBroken, match="open it again"):
        log.append([draft(9)])
    log.close()


def test_a_row_that_is_in_the_way_leaves_the_record_in_doubt(tmp_path: Path) -> None:
    log = new_record(tmp_path, 3)
    change(tmp_path / "record.sqlite", "INSERT INTO entry VALUES (3, x'', x'', 'mine', '', x'')")
    with pytest.raises(CommitUncertain, match="UNIQUE"):
        log.append([draft(9)])
    log.close()


def test_a_record_opened_for_reading_does_not_append(tmp_path: Path) -> None:
    new_record(tmp_path, 3).close()
    with Log.read(tmp_path / "record.sqlite", None) as log, pytest.raises(RecordReadOnly):
        log.append([draft(9)])


def test_a_reader_beside_the_writer_sees_what_was_committed_and_not_more(tmp_path: Path) -> None:
    with new_record(tmp_path, 3) as log, Log.read(tmp_path / "record.sqlite", log.vkey) as reader:
        log.append([draft(3)])
        assert reader.size == 3
        assert reader.find(act_id(3)) is None
        assert len(list(reader.entries())) == 3
        check_outside(reader, tmp_path)
        with Log.read(tmp_path / "record.sqlite", log.vkey) as later:
            assert later.size == 4


def test_a_receipt_verifies_alone(tmp_path: Path) -> None:
    with new_record(tmp_path, 6) as log:
        index, path, note = verify.parse_proof(log.receipt(4))
        text, _ = verify.open_note(note, verify.parse_policy(POLICY).logs)
        size, root = verify.parse_checkpoint(text)[1:]
        leaf = verify.hash_leaf(next(log.entries(4)).leaf)
        assert verify.root_from_inclusion(index, size, leaf, path) == root
        assert note == log.checkpoint


def test_it_has_no_proof_of_what_is_not_there(tmp_path: Path) -> None:
    with new_record(tmp_path, 3) as log:
        for ask in (
            lambda: log.inclusion(3),
            lambda: log.inclusion(0, 4),
            lambda: log.consistency(0),
            lambda: log.consistency(1, 4),
            lambda: log.root(4),
            lambda: log.receipt(-1),
        ):
            with pytest.raises(NoSuchEntry):
                ask()
        assert log.inclusion(2, 3) == log.inclusion(2)


def test_the_mark_lags_and_never_leads(tmp_path: Path) -> None:
    mark = tmp_path / "dry-creek.mark"
    log = new_record(tmp_path)
    for number in range(5):
        log.append([draft(number)])
        size = int(mark.read_text().split("\n")[1])
        assert size <= log.size
    assert size == 1  # the first append of an opened record writes it, the next ones wait for a second to pass
    log.close()
    assert mark.read_text() == Log.read(tmp_path / "record.sqlite", None).checkpoint


def test_a_mark_that_cannot_be_written_does_not_undo_a_commit(tmp_path: Path) -> None:
    log = new_record(tmp_path)
    (tmp_path / "dry-creek.mark.new").mkdir()  # where the mark is drafted
    log.append([draft(0)])
    assert log.size == 1
    assert log.mark is not None
    assert log.mark.trouble is not None
    (tmp_path / "dry-creek.mark.new").rmdir()
    log.close()
    assert log.mark.trouble is None
    with reopen(tmp_path) as log:
        assert log.size == 1


def test_a_file_is_put_in_its_place_whole(tmp_path: Path) -> None:
    durable.write(tmp_path / "a", b"one")
    durable.write(tmp_path / "a", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"two")]


def test_a_record_of_many_pieces_reads_back_in_order(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with new_record(tmp_path) as log:
        for start in range(0, 4000, 1000):
            log.append([draft(start + number, texts=()) for number in range(1000)])
        assert [entry.index for entry in log.entries(1990, 2010)] == list(range(1990, 2010))
    with Log.open(tmp_path / "record.sqlite", KEY, None, lambda done, total: seen.append((done, total))) as log:
        assert sum(1 for _ in log.entries()) == 4000
    assert seen == [(1000, 4000), (2000, 4000), (3000, 4000), (4000, 4000)]
