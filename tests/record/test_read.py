"""Reading a record: beside a hub that writes, from a file that is damaged anywhere, and never changing anything."""

import threading
from pathlib import Path

import pytest

from showclear.record.errors import RecordError
from showclear.record.log import Log
from tests.record.props import PHOTO, PHOTO_NAME, draft, new_record


def test_a_reader_beside_a_writing_hub_never_sees_half_of_an_append(tmp_path: Path) -> None:
    with new_record(tmp_path, entries=20) as hub:
        done = threading.Event()

        def append() -> None:
            for number in range(20, 500, 4):
                hub.append([draft(n) for n in range(number, number + 4)])
            done.set()

        writer = threading.Thread(target=append)
        writer.start()
        seen = []
        while not done.is_set() or not seen:
            with Log.read(tmp_path / "record.sqlite") as log:
                assert len(list(log.entries())) == log.size
                assert log.size % 4 == 0
                seen.append(log.size)
        writer.join()
    assert seen == sorted(seen)


def test_a_reader_keeps_the_size_it_verified_while_the_hub_goes_on(tmp_path: Path) -> None:
    with new_record(tmp_path, entries=3) as hub, Log.read(tmp_path / "record.sqlite") as log:
        hub.append([draft(3)])
        assert log.size == 3
        assert [entry.index for entry in log.entries()] == [0, 1, 2]
        assert log.find(draft(3).act_id) is None


# A prime step, so that headers, cells, indexes and free space of every page are met.
@pytest.mark.parametrize("bit", [0, 3, 7])
def test_a_bit_flipped_anywhere_in_the_file_is_reported_or_touches_nothing_stored(tmp_path: Path, bit: int) -> None:
    with new_record(tmp_path, entries=12) as log:
        root, entries = log.root(), list(log.entries())
    record = tmp_path / "record.sqlite"
    content = record.read_bytes()
    reported = 0
    for at in range(bit, len(content), 331):
        record.write_bytes(content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :])
        try:
            log = Log.read(record)
        except RecordError:
            reported += 1
            continue
        with log:
            assert (log.root(), list(log.entries()), log.blob(PHOTO_NAME)) == (root, entries, PHOTO)
            assert [log.find(entry.act_id) for entry in entries] == entries
    assert reported > 20
