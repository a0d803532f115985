"""A disk that is full: nothing is answered that was not kept, and the desk goes on by itself once there is room."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from showclear.desk.clock import RealClock, new_act_id
from showclear.desk.config import DataFolder
from showclear.desk.handle import Asked, Desk
from showclear.desk.wiring import new_production, open_existing
from showclear.domain.acts.setting_up import AddPerson
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Verdict
from showclear.domain.terms import How, Role
from showclear.record.errors import RecordBroken

SLUG = "dry-creek"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made, _ = new_production(DataFolder(tmp_path), SLUG, "UTC", "p-uma", Role.UPM, RealClock())
    made.close()
    opened, _ = open_existing(DataFolder(tmp_path), SLUG, RealClock())
    yield opened
    opened.close()


def somebody(name: str) -> Asked:
    act = AddPerson(person=name, department="cast", texts=("name",))
    texts = {"name": "x" * 7_000}  # more than fits into what is left of a page
    return Asked(id=new_act_id(), actor="p-uma", via=Via(how=How.SESSION), act=act, texts=texts)


def connection(desk: Desk) -> sqlite3.Connection:
    """The desk's own: SQLite itself is told that there is no more room, as a disk would."""
    return desk._log._store._db  # type: ignore[attr-defined, no-any-return]  # noqa: SLF001


def fill(desk: Desk) -> None:
    (pages,) = connection(desk).execute("PRAGMA page_count").fetchone()
    connection(desk).execute(f"PRAGMA max_page_count = {pages}")


def test_what_does_not_fit_is_told_to_its_sender_and_is_not_there(desk: Desk) -> None:
    fill(desk)
    head = desk.state.head
    with pytest.raises(Exception, match="full"):
        desk.hand_in([somebody("p-a")])
    assert (desk.state.head, desk.is_writing, "p-a" in desk.state.people) == (head, False, False)


def test_with_room_again_the_next_act_is_recorded_without_a_restart(desk: Desk) -> None:
    fill(desk)
    with pytest.raises(Exception, match="full"):
        desk.hand_in([somebody("p-a")])
    (answer,) = desk.hand_in([somebody("p-b")])  # the record opened anew knows of no limit
    assert (answer.verdict, desk.is_writing, set(desk.state.people)) == (Verdict.ALLOWED, True, {"p-uma", "p-b"})


def test_it_is_not_opened_anew_again_and_again(desk: Desk) -> None:
    for fails, goes in (("p-a", "p-b"), ("p-c", "")):
        fill(desk)
        with pytest.raises(Exception, match="full"):
            desk.hand_in([somebody(fails)])
        if goes:
            desk.hand_in([somebody(goes)])
    with pytest.raises(RecordBroken):
        desk.hand_in([somebody("p-d")])


def test_a_write_that_goes_well_is_never_in_doubt(desk: Desk) -> None:
    told: list[bool] = []
    watching = threading.Event()

    def watch() -> None:
        while not watching.is_set():
            told.append(desk.is_writing)

    watcher = threading.Thread(target=watch)
    watcher.start()
    for n in range(50):
        desk.hand_in([somebody(f"p-{n}")])
    watching.set()
    watcher.join()
    assert all(told)
