"""Which presses a weapon's card offers while work is stopped."""

from showclear.boards.card import flows
from showclear.domain.terms import Role
from tests.cast import Day
from tests.seeds import colt_taken

ARMORER = frozenset({Role.ARMORER})


def in_hand() -> Day:
    """The revolver, shown and taken, is with the performer."""
    day = Day()
    colt_taken(day)
    return day


def offered(day: Day) -> tuple[str, ...]:
    return flows(day.state, day.state.weapons["w-colt"], "p-ana", ARMORER)


def test_a_weapon_comes_back_plainly_under_a_stop() -> None:
    day = in_hand()
    day.must("p-cam", "StopCalled", scope="PRODUCTION")
    assert "back" in offered(day)


def test_no_press_asks_for_another_take_under_a_stop() -> None:
    day = in_hand()
    day.must("p-cam", "StopCalled", scope="PRODUCTION")
    assert not {"again", "back-hot"} & set(offered(day))


def test_another_take_is_offered_when_nothing_is_stopped() -> None:
    day = in_hand()
    day.must("p-dee", "ActionCut", setup="su-4a")
    assert "again" in offered(day)
