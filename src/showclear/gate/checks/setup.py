"""The camera position: where the muzzle points, what stands between, how far, who is inside, what is on file.

And the risks that a plan says it has, beside the paper that may stand in for them.
"""

from typing import Any, Final

from showclear.domain.acts import day as d
from showclear.domain.acts import setting_up as u
from showclear.domain.days import Plan
from showclear.domain.planning_terms import SEVERITIES, Severity
from showclear.domain.risks import drafted_risks
from showclear.domain.terms import (
    FIRING,
    Camera,
    Cause,
    Custody,
    DocumentKind,
    InLineHow,
    Muzzle,
    Role,
    RoundClass,
    Use,
)
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing


def is_open(case: Case, _value: Any) -> Found:
    """The set-up is the one being worked."""
    if case.setup is None or case.setup.open:
        return None
    return failed(None, case.setup.id, case.setup.index)


def lens_kept(case: Case, _value: Any) -> Found:
    """Never at a lens that somebody attends without a shield: a dummy-loaded gun looks like a loaded one."""
    setup = case.setup
    if setup is None or Muzzle.AT_LENS not in setup.muzzle or setup.shield or setup.camera is not Camera.ATTENDED:
        return None
    return failed(setup.camera, setup.id, setup.index)


def loaded_lens_kept(case: Case, value: Any) -> Found:
    """The same, for what holds dummies."""
    if case.weapon is None or not case.weapon.holds(RoundClass.DUMMY):
        return None
    return lens_kept(case, value)


def not_at_person(case: Case, _value: Any) -> Found:
    """A weapon with a blank points beside people, never at them."""
    setup = case.setup
    if setup is None or Muzzle.AT_PERSON not in setup.muzzle:
        return None
    return failed(tuple(setup.muzzle), setup.id, setup.index)


def not_at_self(case: Case, _value: Any) -> Found:
    """Only an inert weapon is ever pointed at oneself."""
    setup = case.setup
    if setup is None or Muzzle.AT_SELF not in setup.muzzle or case.inert:
        return None
    return failed("AT_SELF", setup.id, setup.index)


def far_enough(case: Case, value: Any) -> Found:
    """Nobody nearer than this (mm), or than this gun, lot and load were tested for, whichever is more."""
    if case.setup is None or case.weapon is None:
        return None
    if case.setup.distance is None:
        return missing(None, case.setup.id, case.setup.index)
    lots = {r.lot for r in case.weapon.load}
    tested = [t.distance for t in case.weapon.tested if t.lot in lots or not lots]
    needed = max([int(value), *tested])
    near = case.setup.distance < needed
    return failed(case.setup.distance, case.setup.id, case.setup.index, case.setup.zone_index) if near else None


def zone_declared(case: Case, _value: Any) -> Found:
    """Who may be inside is named."""
    if case.setup is None or case.setup.zone is not None:
        return None
    return missing(None, case.setup.id, case.setup.index)


def protected(case: Case, _value: Any) -> Found:
    """Eyes and ears are kept for everybody near."""
    if case.setup is None or case.setup.protection:
        return None
    return missing(None, case.setup.id, case.setup.index, case.setup.zone_index)


def announced(case: Case, _value: Any) -> Found:
    """Cast and crew were told HOT or FIRING since it was shown in this set-up."""
    weapon = case.weapon
    if weapon is None or weapon.clearing is None or weapon.warned > weapon.clearing.full:
        return None
    return missing(None, weapon.id, weapon.clearing.statement)


def _document(case: Case, kind: DocumentKind) -> Found:
    found = []
    for x in case.state.documents.values():
        if x.kind is kind and (not x.scenes or case.scene in x.scenes):
            if x.start <= case.day <= x.until:
                return None
            found.append(x.index)
    return missing(kind, case.scene, *found)


def public_notice(case: Case, _value: Any) -> Found:
    """The police or whoever must know were told, and the day is inside what was told."""
    return _document(case, DocumentKind.PUBLIC_NOTICE) if case.setup else None


def insured(case: Case, _value: Any) -> Found:
    """Proof of insurance is on file."""
    return _document(case, DocumentKind.INSURANCE) if case.setup else None


def risk_assessed(case: Case, _value: Any) -> Found:
    """The specific risk assessment is on file."""
    return _document(case, DocumentKind.RISK_ASSESSMENT) if case.setup else None


def medic_there(case: Case, _value: Any) -> Found:
    """A medic is at work on the unit."""
    if case.use is Use.TEST_FIRE:
        return None
    if case.is_at_work(Role.MEDIC):
        return None
    return missing("medic", case.unit.id if case.unit else "")


def line_kept(case: Case, _value: Any) -> Found:
    """Shielded needs a shield; remote needs a camera that nobody attends."""
    if case.setup is None:
        return None
    for person in case.setup.in_line:
        bare = person.how is InLineHow.SHIELDED and not case.setup.shield
        attended = person.how is InLineHow.REMOTE and case.setup.camera is Camera.ATTENDED
        if bare or attended:
            return failed(person.how, person.person, case.setup.index)
    return None


# A look or a count that went wrong: what the book says is in the weapon is not to be trusted.
NOT_CLEAR: Final = frozenset({Cause.BAD_FINDING, Cause.WITNESS_DISAGREES, Cause.COUNT})


def zone_clear_of_hot(case: Case, _value: Any) -> Found:
    """The zone opens when no weapon that may be in it holds a blank, and none is out whose look or count went wrong.

    What ends a showing for good (a jam, a relief, a load) ends its set-up with it: a weapon that holds a blank and is
    shown nowhere may be here, so it keeps every zone closed until it is unloaded, shown, or in its safe.
    """
    if case.setup is None:
        return None
    weapons = case.state.weapons
    for weapon in weapons.values():
        if weapon.clearing is None:
            may_be_here = weapon.custody is not Custody.LOCKED
        else:
            may_be_here = weapon.clearing.setup == case.setup.id
        if may_be_here and weapon.holds(RoundClass.BLANK):
            return failed("HOT", weapon.id, weapon.changed)
    for stop in case.state.stops.values():
        found = weapons.get(stop.subject) if stop.cause in NOT_CLEAR else None
        if found is not None and found.custody is not Custody.LOCKED:
            return failed("NOT_CLEAR", found.id, stop.index)
    return None


def _to_approve(case: Case) -> Plan | None:
    """The plan that is up for approval, where it is of a class that fires."""
    act = case.act
    plan = case.state.plans.get(act.plan) if isinstance(act, u.ApprovePlan) else None
    return plan if plan is not None and plan.weapon_class in FIRING else None


def _on_paper(case: Case, scene: str) -> bool:
    return any(
        paper.kind is DocumentKind.RISK_ASSESSMENT
        and paper.start <= case.day <= paper.until
        and (not paper.scenes or scene in paper.scenes)
        for paper in case.state.documents.values()
    )


def risks_written(case: Case, _value: Any) -> Found:
    """Every hazard of the plan is assessed: in the plan, or wholly in a paper on file for each of its scenes."""
    plan = _to_approve(case)
    if plan is None:
        return None
    if not plan.risks and plan.scenes and all(_on_paper(case, scene) for scene in plan.scenes):
        return None
    told = {r.hazard for r in plan.risks}
    lacking = tuple(r.hazard for r in drafted_risks(plan) if r.hazard not in told)
    return missing(lacking, plan.id, plan.version) if lacking else None


def risks_whole(case: Case, _value: Any) -> Found:
    """Each risk says who is exposed and what is done, and its controls do not make it worse."""
    plan = _to_approve(case)
    if plan is None:
        return None
    wrong = tuple(
        r.hazard
        for r in plan.risks
        if not r.exposed or not r.controls or SEVERITIES.index(r.with_controls) > SEVERITIES.index(r.without)
    )
    return missing(wrong, plan.id, plan.version) if wrong else None


def risks_bearable(case: Case, _value: Any) -> Found:
    """With its controls no risk is left high."""
    plan = _to_approve(case)
    high = tuple(r.hazard for r in plan.risks if r.with_controls is Severity.HIGH) if plan else ()
    return failed(high, plan.id, plan.version) if plan and high else None


def somebody_in_line(case: Case, _value: Any) -> Found:
    """A muzzle at an attended lens, or at somebody, has somebody in line of it."""
    act = case.act
    if not isinstance(act, d.OpenSetup) or act.in_line:
        return None
    at_lens = Muzzle.AT_LENS in act.muzzle and act.camera is Camera.ATTENDED
    return missing(tuple(act.muzzle), act.setup) if at_lens or Muzzle.AT_PERSON in act.muzzle else None
