"""What the scene calls for: an approved plan, its people, actions and directions, and why a gun that fires."""

from typing import Any

from showclear.domain.acts import setting_up as u
from showclear.domain.terms import LADDER, WITHOUT_SETUP, Role, Tier, Use
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing


def _for_a_scene(case: Case) -> bool:
    return case.setup is not None and case.weapon is not None


def approved(case: Case, _value: Any) -> Found:
    """This weapon has a plan for this scene, approved by the armorer and by the 1st AD."""
    if not _for_a_scene(case) or case.weapon is None:
        return None
    if case.plan is None:
        return missing(case.scene, case.weapon.id)
    return None if case.plan.is_approved else missing(case.plan.id, case.weapon.id, case.plan.version)


def action(case: Case, _value: Any) -> Found:
    """What the take calls for is what the plan allows."""
    if not _for_a_scene(case) or case.plan is None:
        return None
    beyond = tuple(c for c in case.calls if c not in case.plan.actions)
    return failed(beyond, case.plan.id, case.plan.version) if beyond else None


def holder(case: Case, _value: Any) -> Found:
    """Whoever holds it is in the plan: cast, double or stand-in."""
    if not _for_a_scene(case) or case.plan is None or not case.holder:
        return None
    return None if case.plan.may_hold(case.holder) else missing(case.plan.id, case.holder, case.plan.version)


def muzzle(case: Case, _value: Any) -> Found:
    """It points where the plan lets it point."""
    if case.setup is None or case.plan is None:
        return None
    beyond = tuple(m for m in case.setup.muzzle if m not in case.plan.muzzle)
    return failed(beyond, case.plan.id, case.plan.version, case.setup.index) if beyond else None


def distance(case: Case, _value: Any) -> Found:
    """Nobody nearer than the plan says."""
    if case.setup is None or case.plan is None or not case.plan.distance:
        return None
    if case.setup.distance is None:
        return missing(None, case.setup.id, case.plan.version)
    near = case.setup.distance < case.plan.distance
    return failed(case.setup.distance, case.setup.id, case.plan.version) if near else None


def replica_serves(case: Case, value: Any) -> Found:
    """A replica serves every use but a few; a firing-class weapon for another needs its reason written down."""
    if case.weapon is None or case.tier in (Tier.T0, Tier.T1) or case.use is None or case.use in tuple(value):
        return None
    plan = case.plan
    told = "reason" in case.texts
    planned = plan is not None and case.use in plan.uses and f"use.{case.use.lower()}" in plan.texts
    return None if told or planned else missing(case.use, case.weapon.id)


def no_blanks_unplanned(case: Case, _value: Any) -> Found:
    """Blanks in a rehearsal only when the plan names it."""
    if case.use is not Use.REHEARSAL or case.tier is not Tier.T3:
        return None
    planned = case.plan is not None and Use.REHEARSAL in case.plan.uses
    return None if planned else failed(case.use, case.weapon.id if case.weapon else "")


def setup_named(case: Case, _value: Any) -> Found:
    """Every use but fitting, training, test fire and cleaning happens in a set-up."""
    if case.weapon is None or case.setup is not None or case.use in WITHOUT_SETUP:
        return None
    return missing(case.use, case.weapon.id)


def ladder(case: Case, _value: Any) -> Found:
    """Every safer rung that was not taken has its reason."""
    act = case.act
    if not isinstance(act, u.DraftPlan) or act.weapon_class not in LADDER:
        return None
    safer = LADDER[: LADDER.index(act.weapon_class)]
    silent = tuple(c.value for c in safer if f"rung.{c.lower()}" not in act.texts)
    return missing(silent, act.plan) if silent else None


def of_one_class(case: Case, _value: Any) -> Found:
    """Every weapon of a plan is of the class it says, or safer."""
    act = case.act
    if not isinstance(act, u.DraftPlan):
        return None
    if act.weapon_class not in LADDER:
        return failed(act.weapon_class, act.plan)
    for id_ in act.weapons:
        weapon = case.state.weapons.get(id_)
        if weapon is not None and LADDER.index(weapon.weapon_class) > LADDER.index(act.weapon_class):
            return failed(weapon.weapon_class, id_, weapon.index)
    return None


def newest_version(case: Case, _value: Any) -> Found:
    """What is approved is the version that was read: the newest."""
    act = case.act
    plan = case.state.plans.get(act.plan) if isinstance(act, u.ApprovePlan) else None
    if plan is None or not isinstance(act, u.ApprovePlan) or plan.version == act.version:
        return None
    return failed(act.version, plan.id, plan.version)


def known_scenes(case: Case, _value: Any) -> Found:
    """A plan is for scenes of the script on file."""
    act = case.act
    if not isinstance(act, u.DraftPlan) or not case.state.scenes:
        return None
    unknown = tuple(n for n in act.scenes if n not in case.state.scenes)
    return missing(unknown, act.plan) if unknown else None


def armorer_and_ad_differ(case: Case, _value: Any) -> Found:
    """Armorer and 1st AD are two people: nobody approves a plan for both."""
    roles = case.person.roles(None, None) if case.person else frozenset()  # an approval counts on every unit and day
    both = roles >= {Role.ARMORER, Role.FIRST_AD}
    return failed(("armorer", "first_ad"), case.actor) if both else None
