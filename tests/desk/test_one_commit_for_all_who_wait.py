"""Envelopes that wait for the pen are written together: one commit, each answered for itself."""

import secrets
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from showclear.desk.clock import RealClock
from showclear.desk.config import DataFolder
from showclear.desk.handle import Answer, Asked, Desk, IdTakenError, NotAnActError
from showclear.desk.wiring import new_production
from showclear.domain.acts.setting_up import AddPerson, ClockRanOut
from showclear.domain.acts.shapes import Via
from showclear.domain.terms import How, Role

VIA = Via(how=How.SESSION)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made, _ = new_production(DataFolder(tmp_path), "show", "UTC", "p-uma", Role.UPM, RealClock())
    yield made
    made.close()


def asked(person: str, actor: str = "p-uma", id_: str | None = None) -> Asked:
    return Asked(id=id_ or secrets.token_hex(16), actor=actor, via=VIA, act=AddPerson(person=person, department="cast"))


def while_the_pen_is_held(desk: Desk, envelopes: list[list[Asked]]) -> tuple[list[Any], list[int]]:
    """Hands every envelope in while a reader has the pen; answers or errors by envelope, and the heads announced."""
    heads: list[int] = []
    desk.listen(lambda state: heads.append(state.head))
    found: list[Any] = [None] * len(envelopes)

    def hand_in(n: int) -> None:
        try:
            found[n] = desk.hand_in(envelopes[n])
        except Exception as error:
            found[n] = error

    threads = [threading.Thread(target=hand_in, args=(n,)) for n in range(len(envelopes))]

    def hold(_log: object) -> None:
        for count, thread in enumerate(threads, 1):
            thread.start()
            until(lambda count=count: desk.waiting == count)

    desk.read(hold)
    for thread in threads:
        thread.join(10)
    return found, heads


def until(true: Callable[[], bool]) -> None:
    """Waits until a thread has reached the counter."""
    pause = threading.Event()
    for _ in range(1000):
        if true():
            return
        pause.wait(0.01)
    raise AssertionError("nobody came to the counter")


def indexes(found: list[Any]) -> list[int]:
    return [a.index for answers in found for a in answers if isinstance(a, Answer)]


def test_five_who_wait_are_written_in_one_commit_in_the_order_they_came(desk: Desk) -> None:
    first = desk.state.head + 1
    found, heads = while_the_pen_is_held(desk, [[asked(f"p-{n}")] for n in range(5)])
    assert indexes(found) == list(range(first, first + 5))
    assert heads == [first + 4]


def test_what_is_no_act_is_told_to_its_sender_alone(desk: Desk) -> None:
    before = desk.state.head
    twice = asked("p-twice")
    hub_alone = Asked(id="a" * 32, actor="p-uma", via=VIA, act=ClockRanOut(of=0, deadline="answer"))
    envelopes = [[asked("p-a")], [twice, twice], [asked("p-b"), hub_alone], [asked("p-c")]]
    found, _ = while_the_pen_is_held(desk, envelopes)
    assert [type(f) for f in found] == [list, NotAnActError, NotAnActError, list]
    assert desk.state.head == before + 2
    assert {"p-a", "p-c"} <= set(desk.state.people)
    assert not {"p-twice", "p-b"} & set(desk.state.people)


def test_the_same_act_sent_twice_at_once_is_recorded_once(desk: Desk) -> None:
    one = asked("p-once")
    found, _ = while_the_pen_is_held(desk, [[one], [one]])
    assert found[0] == found[1]
    assert desk.state.head == found[0][0].index


def test_an_id_taken_by_somebody_who_waits_as_well_is_refused(desk: Desk) -> None:
    id_ = secrets.token_hex(16)
    found, _ = while_the_pen_is_held(desk, [[asked("p-x", id_=id_)], [asked("p-y", id_=id_)]])
    assert isinstance(found[1], IdTakenError)
    assert "p-y" not in desk.state.people


def test_more_than_one_commit_may_hold_is_written_all_the_same(desk: Desk) -> None:
    first = desk.state.head + 1
    found, heads = while_the_pen_is_held(desk, [[asked(f"p-{n}-{k}") for k in range(60)] for n in range(2)])
    assert indexes(found) == list(range(first, first + 120))
    assert heads[-1] == first + 119
