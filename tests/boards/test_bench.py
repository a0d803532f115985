"""What waits on the armorer's bench."""

from collections.abc import Callable

from msgspec.structs import replace

from showclear.boards.bench import bench, due
from showclear.domain.terms import Service
from tests.cast import Day
from tests.seeds import colt_unlocked, rifle_shown, setup_open


def waiting(walk: Callable[[Day], None], *acts: dict[str, object]) -> dict[str, tuple[str, ...]]:
    day = Day()
    walk(day)
    for act in acts:
        fields = {name: value for name, value in act.items() if name != "act"}
        day.must("p-ana", str(act["act"]), **fields)
    return {one.weapon: one.flows for one in bench(day.state)}


def test_a_weapon_in_its_safe_that_was_never_fired_waits_for_nothing() -> None:
    assert waiting(setup_open) == {}


def test_a_weapon_out_of_its_safe_waits_to_be_inspected() -> None:
    unlock = {"act": "UnlockWeapon", "weapon": "w-colt", "purpose": "TAKE"}
    assert waiting(setup_open, unlock) == {"w-colt": ("inspect",)}


def test_an_inspected_weapon_waits_for_nothing() -> None:
    assert waiting(colt_unlocked) == {}


def test_what_was_fired_waits_to_be_cleaned_also_in_its_safe() -> None:
    assert waiting(rifle_shown, {"act": "WeaponLocked", "weapon": "w-rifle"}) == {"w-rifle": ("clean",)}


def test_what_was_cleaned_waits_to_be_inspected_while_it_is_out() -> None:
    assert waiting(rifle_shown, {"act": "CleanWeapon", "weapon": "w-rifle"}) == {"w-rifle": ("inspect",)}


def test_what_jammed_waits_for_its_bore_and_to_be_cleaned() -> None:
    jam = {"act": "Stoppage", "weapon": "w-rifle", "kind": "JAM"}
    assert waiting(rifle_shown, jam) == {"w-rifle": ("bore", "clean")}


def test_what_went_off_waits_to_be_cleaned_when_its_evidence_is_closed() -> None:
    day = Day()
    rifle_shown(day)
    day.must("p-dee", "UnintendedDischarge", weapon="w-rifle")
    assert due(replace(day.state.weapons["w-rifle"], service=Service.OUT))[-1] == "clean"


def test_evidence_waits_for_nobody() -> None:
    assert waiting(rifle_shown, {"act": "UnintendedDischarge", "weapon": "w-rifle"}) == {}
