"""What is missing for the next hand-over, in the order an AD would cure it."""

from showclear.gate.readiness import ORDER, readiness
from showclear.rules.schema import Horizon
from tests import cast, seeds
from tests.cast import book, prepared, see


def missing(day: cast.Day) -> list[str]:
    return [m.reason.rule for m in readiness(day.state, "su-4a", book(), day.at)]


def test_it_lists_everything_before_the_weapon_is_out() -> None:
    day = prepared()
    cast.open_setup(day)
    found = missing(day)
    assert found[0] == "core.custody"
    assert {"core.inspected", "core.shown"} <= set(found)


def test_it_goes_empty_when_everything_is_done() -> None:
    day = prepared()
    cast.colt_shown(day)
    assert missing(day) == []


def test_a_weapon_in_hand_is_not_missing_until_it_is_cut() -> None:
    day = cast.Day()
    seeds.colt_taken(day)
    assert missing(day) == []
    day.must("p-dee", "ActionCut", setup="su-4a")
    assert {"core.custody", "core.shown"} <= set(missing(day))


def test_it_names_who_has_not_seen() -> None:
    day = prepared()
    cast.open_setup(day)
    cast.unlock_colt(day)
    cast.load_colt(day)
    cast.show_colt(day)
    assert missing(day) == ["core.line-seen", "core.first-ad-seen"]
    see(day, "p-dee")
    assert missing(day) == ["core.line-seen"]


def test_yesterdays_failures_come_before_this_minutes() -> None:
    day = prepared()
    day.must("p-dee", "LeftUnwrapped", unit="un-main")
    # A new year: every certificate ended with the old one.
    day.must("p-dee", "OpenDay", unit="un-main", date="2027-01-02", after=213 * 24 * 60)
    cast.open_setup(day)
    horizons = [m.horizon for m in readiness(day.state, "su-4a", book(), day.at)]
    assert {"prep", "morning", "now"} <= set(horizons)
    assert horizons == sorted(horizons, key=lambda h: ORDER[Horizon(h)])


def test_a_set_up_nobody_opened_has_nothing_to_say() -> None:
    assert readiness(prepared().state, "su-none", book(), cast.MORNING) == ()
