"""Entries that our gate would never have let through, folded all the same: they change nothing but the head.

A record may have been written by another engine, or by somebody with the key. Folding it must neither stop nor invent.
"""

from typing import Any

import pytest
from msgspec.structs import replace

from showclear.domain.acts.on_set import ClearAgain
from showclear.domain.acts.shapes import Look, Report
from showclear.domain.fold.fold import UnknownActError, step
from tests import cast
from tests.domain.elsewhere import let_through, told
from tests.seeds import seed


@pytest.mark.parametrize(
    ("begins", "act"),
    [
        ("day open, no meeting", told("AttendMeeting", unit="un-main", people=["p-cam"])),
        ("colt loaded", told("ClearAgain", weapon="w-colt", look=cast.look())),
        ("colt loaded", told("Seen", weapon="w-colt", by="p-cam", saw=cast.DUMMIES)),
        ("colt shown", told("Seen", weapon="w-nothing", by="p-cam", saw=cast.DUMMIES)),
        ("colt shown", told("TakeWeapon", weapon="w-colt")),
        ("prepared", told("LiftWithheld", of=30)),
        ("prepared", told("InspectContainer", container="c-nothing", rounds=[])),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_what_has_nothing_to_act_on_changes_nothing_but_the_head(begins: str, act: Any) -> None:
    day = seed(begins)
    after = step(day.state, let_through(day, act))
    assert replace(after, head=day.head, instant=day.state.instant) == day.state


def test_a_rifle_loaded_without_a_look_is_hot_and_shown_to_nobody() -> None:
    day = seed("rifle shown")
    day.must("p-dee", "LunchBegan", unit="un-main")
    unshown = replace(day.state.weapons["w-rifle"], clearing=None)
    before = replace(day.state, weapons={**day.state.weapons, "w-rifle": unshown})
    fields = {"holder": "p-ida", "setup": "su-5a", "use": "TAKE", "calls": ["FIRE"], "load": "QUARTER"}
    act = told("MakeHot", weapon="w-rifle", containers=["c-blanks"], count=2, **fields)
    rifle = step(before, let_through(day, act)).weapons["w-rifle"]
    assert (rifle.rounds, rifle.clearing) == (2, None)


def test_an_act_of_a_newer_engine_stops_the_fold_and_says_what_to_do() -> None:
    class TurnedToStone(Report, frozen=True, kw_only=True):
        """An act that this engine has never heard of."""

    day = seed("prepared")
    with pytest.raises(UnknownActError, match="no fold for TurnedToStone: upgrade showclear"):
        step(day.state, let_through(day, TurnedToStone()))


def test_a_bad_look_from_elsewhere_still_takes_trust_away() -> None:
    day = seed("colt shown")
    live = Look(chambers=tuple(told("ClearAgain", weapon="w-colt", look=cast.look("UNKNOWN")).look.chambers))
    after = step(day.state, let_through(day, ClearAgain(weapon="w-colt", look=live)))
    assert after.weapons["w-colt"].clearing is None
    assert len(after.stops) == 1
