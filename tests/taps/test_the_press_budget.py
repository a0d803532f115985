"""Taps are a budget: what a weapon may cost in presses, held on six standard days that nobody is refused on."""

from collections import Counter
from pathlib import Path

import pytest

from tests.taps.days import DAYS, act, prepared
from tests.taps.floor import Floor, choices

MOST = {
    "opening count, 12 weapons, 40 containers": 1,
    "a revolver with six dummies, 12 takes": 30,
    "a blanks day, 6 takes": 24,
    "40 rubber rifles out, lunch, out, wrap": 7,
    "three set-ups, operator replaced": 27,
    "a dud, the back-up, a STOP, a restart": 24,
}


@pytest.fixture(scope="module")
def floors(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Floor]:
    """Every day, played once."""
    played = {name: play(tmp_path_factory.mktemp("day")) for name, play in DAYS.items()}
    for floor in played.values():
        floor.close()
    return played


def phases(floors: dict[str, Floor], beginning: str) -> list[dict[str, int]]:
    """Presses by column of every phase of any day whose name begins so."""
    return [dict(c) for floor in floors.values() for name, c in floor.phases().items() if name.startswith(beginning)]


@pytest.mark.parametrize("name", DAYS)
def test_a_standard_day_costs_no_more_presses_than_it_did(floors: dict[str, Floor], name: str) -> None:
    assert len(floors[name].presses) <= MOST[name]


def test_a_cold_retake_is_one_press_of_the_weapons_person_and_one_of_the_holder(floors: dict[str, Floor]) -> None:
    assert phases(floors, "cold re-take") == [{"weapons": 1, "holder": 1}] * 14


def test_a_hot_retake_is_two_presses_of_the_weapons_person_and_one_of_the_holder(floors: dict[str, Floor]) -> None:
    assert phases(floors, "hot re-take 2") == [{"weapons": 2, "holder": 1}]
    assert all(found["weapons"] <= 2 and found["holder"] == 1 for found in phases(floors, "hot re-take"))
    assert len(phases(floors, "hot re-take")) == 6


def test_a_first_clearance_is_two_of_the_armorer_and_one_of_everybody_else(floors: dict[str, Floor]) -> None:
    once = {"weapons": 2, "1st AD": 1, "in line": 1, "holder": 1}
    assert phases(floors, "first clearance in su-4") == [once] * 4


def test_the_1st_ad_presses_once_for_each_cold_weapon_and_set_up(floors: dict[str, Floor]) -> None:
    for name, setups in (("a revolver with six dummies, 12 takes", 1), ("three set-ups, operator replaced", 3)):
        assert Counter(p.column for p in floors[name].presses)["1st AD"] == setups


def test_a_blank_costs_the_1st_ad_one_press_more_than_the_budget_and_it_is_the_warning(
    floors: dict[str, Floor],
) -> None:
    """Over budget, and known: the look must come before the loading, and the call HOT must come after it."""
    assert phases(floors, "first clearance of w-rifle") == [{"weapons": 2, "1st AD": 2, "holder": 1}] * 3
    clearances = [p for f in floors.values() for p in f.presses if p.phase.startswith("first clearance of")]
    assert [p.acts for p in clearances if p.column == "1st AD"] == [("Seen",), ("AnnounceOnSet",)] * 3


def test_forty_rubber_rifles_are_one_line(floors: dict[str, Floor]) -> None:
    floor = floors["40 rubber rifles out, lunch, out, wrap"]
    acts = [p.acts[0] for p in floor.presses if p.column == "weapons"]
    assert acts == ["ClearLine", "IssueLine", "LineCollected", "IssueLine", "LineCollected"]


def test_a_dud_is_a_one_press_stoppage(floors: dict[str, Floor]) -> None:
    assert phases(floors, "dud")[0] == {"weapons": 1}


def test_the_operator_who_came_in_is_covered_by_one_brief_and_one_look(floors: dict[str, Floor]) -> None:
    floor = floors["three set-ups, operator replaced"]
    assert floor.phases()["the new operator is briefed"] == {"weapons": 1}
    assert [p.acts for p in floor.presses if p.actor == "p-noa"] == [("Seen",)]


def test_a_day_on_which_a_press_is_refused_is_not_counted_as_played(tmp_path: Path) -> None:
    floor = prepared(tmp_path)
    with pytest.raises(AssertionError, match=r"core\.offer"):
        floor.press("p-tess", act("TakeWeapon", weapon="w-colt"))
    floor.close()


def test_people_who_press_together_take_as_long_as_the_slowest_of_them(tmp_path: Path) -> None:
    floor = prepared(tmp_path)
    with floor.together():
        floor.press("p-ana", act("ShowMeAsked", weapon="w-colt"))
        floor.press("p-ana", act("ShowMeAsked", weapon="w-rifle"))
        floor.press("p-cam", act("ShowMeAsked", weapon="w-colt"))
    floor.press("p-dee", act("ShowMeAsked", weapon="w-colt"))
    assert floor.seconds == 12
    floor.close()


def test_every_number_and_every_tick_of_a_look_is_a_choice() -> None:
    look = {"chambers": ["EMPTY"] * 6, "bore": "CLEAR", "turned_through": True, "feed": "EMPTY"}
    assert choices(act("ClearAgain", weapon="w-colt", look=look)) == 9
    assert choices(act("OpenArmory", unit="un-main", weapons=12, counts=[{}] * 40)) == 41
    assert choices(act("HandWeapon", weapon="w-colt")) == 0
