"""The risks that are drafted from a plan: which hazards, how bad, and what is left."""

from typing import Any

import pytest
from msgspec.structs import replace

from showclear.domain.acts.setting_up import DraftPlan
from showclear.domain.planning_terms import Control, Hazard, Severity
from showclear.domain.risks import drafted_risks
from showclear.domain.terms import Action, Load, Muzzle, WeaponClass
from tests.cast import prepared

COLD = {Hazard.PROJECTILE, Hazard.MISTAKEN_FOR_REAL, Hazard.PUBLIC_ALARM, Hazard.FATIGUE}
FIRED = {Hazard.MUZZLE_BLAST, Hazard.EJECTED_CASE, Hazard.NOISE, Hazard.FIRE_OR_HEAT}
DRAWN = DraftPlan(
    plan="pl-x",
    scenes=("4",),
    weapons=("w-x",),
    weapon_class=WeaponClass.FUNCTIONAL,
    characters=(),
    actions=(Action.DRAW,),
    muzzle=(Muzzle.OFF_AXIS,),
)


def hazards(**fields: Any) -> set[Hazard]:
    return {r.hazard for r in drafted_risks(replace(DRAWN, **fields))}


def left(hazard: Hazard, **fields: Any) -> Severity:
    return next(r.with_controls for r in drafted_risks(replace(DRAWN, **fields)) if r.hazard is hazard)


def test_a_functional_weapon_that_is_only_drawn_may_still_hold_what_it_should_not() -> None:
    assert hazards() == COLD


@pytest.mark.parametrize("fields", [{"actions": (Action.FIRE,)}, {"load": Load.QUARTER}])
def test_what_fires_or_is_loaded_with_blanks_has_every_hazard_of_firing(fields: dict[str, Any]) -> None:
    assert hazards(**fields) == COLD | FIRED


def test_a_rubber_weapon_that_is_fired_in_the_story_fires_nothing() -> None:
    rubber = hazards(weapon_class=WeaponClass.RUBBER, actions=(Action.FIRE,))
    assert rubber == {Hazard.MISTAKEN_FOR_REAL, Hazard.PUBLIC_ALARM}


def test_a_gas_blowback_may_hold_a_pellet() -> None:
    assert Hazard.PROJECTILE in hazards(weapon_class=WeaponClass.AIRSOFT_GBB)


@pytest.mark.parametrize("action", [Action.STRIKE, Action.STRUGGLE, Action.DISARM, Action.THROW])
def test_somebody_may_be_struck_where_it_touches_or_flies(action: Action) -> None:
    assert Hazard.STRUCK in hazards(actions=(action,))


@pytest.mark.parametrize("action", [Action.DROP, Action.THROW, Action.PASS, Action.HOLSTER, Action.STRUGGLE])
def test_what_leaves_the_hand_may_fall(action: Action) -> None:
    assert Hazard.FALL_OR_DROP in hazards(actions=(action,))
    assert Hazard.FALL_OR_DROP not in hazards()


def test_a_charge_is_a_risk_of_fire_whoever_holds_nothing() -> None:
    pyro = {"weapon_class": WeaponClass.PYRO, "actions": (Action.DETONATE,)}
    assert left(Hazard.FIRE_OR_HEAT, **pyro) is Severity.MEDIUM


@pytest.mark.parametrize("muzzle", [Muzzle.AT_PERSON, Muzzle.AT_SELF])
def test_no_control_makes_blanks_at_somebody_mild(muzzle: Muzzle) -> None:
    fields: dict[str, Any] = {"muzzle": (Muzzle.OFF_AXIS, muzzle), "load": Load.QUARTER}
    assert left(Hazard.MUZZLE_BLAST, **fields) is Severity.HIGH
    assert left(Hazard.PROJECTILE, **fields) is Severity.HIGH


def test_more_powder_or_a_lens_in_line_leaves_more() -> None:
    assert left(Hazard.MUZZLE_BLAST, load=Load.QUARTER) is Severity.LOW
    assert left(Hazard.MUZZLE_BLAST, load=Load.HALF) is Severity.MEDIUM
    assert left(Hazard.MUZZLE_BLAST, load=Load.QUARTER, muzzle=(Muzzle.AT_LENS,)) is Severity.MEDIUM


def test_at_the_lens_the_camera_is_exposed_and_a_shield_drafted() -> None:
    at_lens = drafted_risks(replace(DRAWN, load=Load.QUARTER, muzzle=(Muzzle.AT_LENS,)))
    blast = next(r for r in at_lens if r.hazard is Hazard.MUZZLE_BLAST)
    assert "camera" in blast.exposed
    assert Control.SHIELD in blast.controls


@pytest.mark.parametrize("weapon_class", WeaponClass)
def test_every_draft_is_whole_one_risk_a_hazard_and_in_order(weapon_class: WeaponClass) -> None:
    drafted = drafted_risks(replace(DRAWN, weapon_class=weapon_class, actions=tuple(Action), load=Load.FULL))
    order = list(Hazard)
    assert [r.hazard for r in drafted] == sorted({r.hazard for r in drafted}, key=order.index)
    assert all(r.exposed and r.controls for r in drafted)


def test_a_plan_on_the_record_drafts_the_same_as_the_act_that_drafted_it() -> None:
    day = prepared()
    act = next(e.act for e in day.entries if isinstance(e.act, DraftPlan) and e.act.plan == "pl-rifle")
    assert isinstance(act, DraftPlan)
    assert drafted_risks(day.state.plans["pl-rifle"]) == drafted_risks(act)
