"""Which clocks an incident starts, and when they run out."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from showclear.boards.incidents import open_incidents
from showclear.domain.state import State
from showclear.domain.terms import Service
from tests.cast import Day, prepared


def after(act: str, **fields: object) -> State:
    day: Day = prepared()
    day.must("p-ana", act, **fields)
    return day.state


def told(state: State) -> list[str]:
    (one,) = open_incidents(state, state.instant)
    return [what.split(" by now")[0] for what, _due, _passed in one.clocks]


def test_an_injury_starts_the_laws_clocks_and_the_houses() -> None:
    said = told(after("PersonInjured", unit="un-main"))
    assert [s.split(":")[0] for s in said[:2]] == ["Death", "Admission, amputation or lost eye"]
    assert said[2:] == ["Tell the unions' safety lines", "Tell the insurer"]


def test_an_unintended_discharge_that_hurt_nobody_is_told_to_unions_and_insurer() -> None:
    assert told(after("UnintendedDischarge", weapon="w-colt")) == ["Tell the unions' safety lines", "Tell the insurer"]


def test_a_stray_round_starts_no_clock() -> None:
    state = after("StrayRoundFound", unit="un-main")
    assert all(not one.clocks for one in open_incidents(state, state.instant))


def test_a_clock_runs_out_by_the_hour_of_the_productions_own_zone() -> None:
    state = after("UnintendedDischarge", weapon="w-colt")
    (one,) = open_incidents(state, state.instant)
    begun = datetime.fromtimestamp(one.at / 1_000_000, ZoneInfo(state.zone))
    assert [due for _what, due, _passed in one.clocks] == [begun + timedelta(hours=hours) for hours in (4, 24)]


def test_a_clock_has_passed_from_its_own_minute_on() -> None:
    state = after("UnintendedDischarge", weapon="w-colt")
    (incident,) = state.incidents.values()
    four_hours = incident.at + 4 * 3_600_000_000
    passed = [
        [gone for _what, _due, gone in open_incidents(state, at)[0].clocks] for at in (four_hours - 1, four_hours)
    ]
    assert passed == [[False, False], [True, False]]


def test_naming_the_weapon_of_an_injury_is_no_second_injury() -> None:
    day = prepared()
    day.must("p-med", "PersonInjured", unit="un-main")
    (told_first,) = day.state.incidents.values()
    day.must("p-ana", "PersonInjured", unit="un-main", weapon="w-colt", of=told_first.index)
    assert [(one.index, one.weapon) for one in day.state.incidents.values()] == [(told_first.index, "w-colt")]
    assert (day.state.weapons["w-colt"].service, len(day.state.stops)) == (Service.EVIDENCE, 1)


def test_an_injury_told_of_another_entry_than_an_injury_stops_everything_itself() -> None:
    day = prepared()
    day.must("p-med", "PersonInjured", unit="un-main", weapon="w-colt", of=0)
    assert ([one.weapon for one in day.state.incidents.values()], len(day.state.stops)) == (["w-colt"], 1)


def test_a_second_weapon_of_the_same_injury_is_an_incident_of_its_own() -> None:
    day = prepared()
    day.must("p-med", "PersonInjured", unit="un-main", weapon="w-colt")
    (told_first,) = day.state.incidents.values()
    day.must("p-ana", "PersonInjured", unit="un-main", weapon="w-rifle", of=told_first.index)
    assert [one.weapon for one in day.state.incidents.values()] == ["w-colt", "w-rifle"]
