"""How it stands between a person and the safety meeting."""

from showclear.boards.mine import Meeting, my_meeting
from tests import cast
from tests.cast import Day
from tests.seeds import PLAIN


def after(seed: str, person: str = "p-tess", *acts: tuple[str, str, dict[str, object]]) -> Meeting | None:
    day = Day()
    PLAIN[seed](day)
    for actor, act, fields in acts:
        day.must(actor, act, **fields)
    return my_meeting(day.state, day.state.units.get("un-main"), person)


def test_before_the_day_is_open_there_is_none() -> None:
    assert after("before the day") is None


def test_on_an_open_day_it_is_to_come() -> None:
    assert after("day open, no meeting") is Meeting.TO_COME


def test_whoever_was_there_is_told_so() -> None:
    assert after("prepared") is Meeting.THERE


def test_whoever_was_not_has_missed_it() -> None:
    assert after("prepared", "p-noa") is Meeting.MISSED


def test_whoever_was_briefed_since_is_told_so() -> None:
    briefed = ("p-dee", "Brief", {"unit": "un-main", "people": ["p-noa"]})
    assert after("prepared", "p-noa", briefed) is Meeting.BRIEFED


def test_whoever_is_near_what_changed_since_hears_it_again() -> None:
    day = Day()
    PLAIN["prepared"](day)
    fields = {
        "scenes": ["4"], "weapons": ["w-colt"], "weapon_class": "FUNCTIONAL", "characters": [{"person": "p-tess"}],
        "actions": ["CARRY", "DRAW", "DRY_FIRE"], "muzzle": ["OFF_AXIS"], "texts": cast.safer_than("FUNCTIONAL"),
    }  # fmt: skip
    day.must("p-ana", "DraftPlan", plan="pl-colt", **fields)
    told = {p: my_meeting(day.state, day.state.units["un-main"], p) for p in ("p-tess", "p-med")}
    assert told == {"p-tess": Meeting.HEAR, "p-med": Meeting.THERE}
