"""What the hub says by itself: each thing once, when it is due and not before."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from showclear.desk.config import DataFolder
from showclear.desk.watch import Watch, to_say
from showclear.desk.wiring import open_existing
from showclear.domain.acts.setting_up import ClockRanOut, DayRootsWritten, EngineChanged
from showclear.domain.state import Entry
from showclear.domain.wire import entry_of
from showclear.gate.decide import ENGINE
from showclear.record.disclosure import leaf_header, open_pairs
from tests import cast
from tests.taps.desk_day import DeskDay

HOUR = 3_600_000_000


@pytest.fixture
def day(tmp_path: Path) -> Iterator[DeskDay]:
    day = DeskDay(tmp_path)
    cast.prep_and_morning(day)
    yield day
    day.close()


def said(day: DeskDay, after: float = 0) -> list[object]:
    """What the hub wrote when it looked at the record this long (µs) after the last act."""
    day.clock.at = day.desk.state.instant + int(after)
    written = day.desk.say(to_say)
    return [entry.act for entry in entries(day)[-written:]] if written else []


def entries(day: DeskDay) -> list[Entry]:
    return [entry_of(s.index, leaf_header(s.leaf).rec, open_pairs(s.leaf, s.disclosures)) for s in day.log.entries()]


def test_nothing_is_said_of_a_day_on_which_nothing_is_due(day: DeskDay) -> None:
    assert said(day) == []


def test_a_deadline_is_said_to_have_passed_at_its_minute_and_not_before(day: DeskDay) -> None:
    day.must("p-ana", "UnintendedDischarge", weapon="w-colt")
    (incident,) = day.state.incidents.values()
    assert said(day, 4 * HOUR - 1) == []
    assert said(day, 4 * HOUR) == [ClockRanOut(of=incident.index, deadline="unions")]


def test_a_concern_that_waits_longer_than_a_quarter_of_an_hour_is_said_to_wait(day: DeskDay) -> None:
    day.must("p-cam", "ConcernRaised", weapon="w-colt", texts=["concern"])
    (concern,) = day.state.concerns.values()
    assert said(day, HOUR / 4 - 1) == []
    assert said(day, HOUR / 4) == [ClockRanOut(of=concern.index, deadline="concern.answer")]


def test_what_was_said_is_not_said_again_by_the_hub_that_starts_next(day: DeskDay, tmp_path: Path) -> None:
    day.must("p-ana", "UnintendedDischarge", weapon="w-colt")
    assert len(said(day, 4 * HOUR)) == 1
    head = day.desk.state.head
    day.close()
    desk, _log = open_existing(DataFolder(tmp_path), "dry-creek", day.clock)
    assert desk.say(to_say) == 0
    assert desk.state.head == head
    desk.close()


def test_the_end_of_a_day_is_written_with_the_root_of_the_record_as_it_was(day: DeskDay) -> None:
    day.must("p-dee", "WrapDay", unit="un-main")
    size = day.log.size
    assert said(day) == [DayRootsWritten(unit="un-main", root=day.log.root(size).hex())]
    assert said(day) == []


def test_another_engine_says_that_it_decides_from_here_on(day: DeskDay) -> None:
    before = replace(day.desk.state, engine="showclear-0")
    assert [act for _id, act in to_say(before, before.instant, day.log.root())] == [EngineChanged(engine=ENGINE)]


def test_whoever_watches_the_record_is_told_of_what_the_hub_says(day: DeskDay) -> None:
    heads: list[int] = []
    day.desk.listen(lambda state: heads.append(state.head))
    day.must("p-dee", "WrapDay", unit="un-main")
    said(day)
    assert heads == [day.log.size - 2, day.log.size - 1]


def test_the_watch_looks_by_itself_until_it_is_stopped(day: DeskDay) -> None:
    day.must("p-dee", "WrapDay", unit="un-main")
    size = day.log.size
    watch = Watch(day.desk, every=0.01)
    watch.start()
    while day.desk.state.head < size:
        time.sleep(0.01)
    watch.stop()
    assert isinstance(entries(day)[-1].act, DayRootsWritten)
    assert day.log.size == size + 1
