"""What is still open: discharges, found rounds, stoppages, concerns; and who may close them."""

from typing import Any, Final

from showclear.domain.acts import on_set as s
from showclear.domain.days import Concern
from showclear.domain.terms import Cause, Role, Service
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing

GRAVE: Final = frozenset({Cause.UNINTENDED_DISCHARGE, Cause.INJURY, Cause.LIVE_ROUND, Cause.UNKNOWN_ROUND})


def discharge_closed(case: Case, _value: Any) -> Found:
    """Every unintended discharge and injury has been investigated and closed, however long ago it was."""
    found = [i.index for i in case.state.incidents.values() if i.cause in GRAVE]
    return failed(len(found), str(found[0]), *found) if found else None


def stray_identified(case: Case, _value: Any) -> Found:
    """A stray round has been identified by two people, and its container counted again."""
    strays = [i for i in case.state.incidents.values() if i.cause is Cause.STRAY_ROUND]
    unit = case.unit.id if case.unit else ""
    found = [i.index for i in strays if not unit or i.unit == unit]
    if found:
        return missing("identified", str(found[0]), *found)
    waiting = [c.id for c in case.state.containers.values() if c.recount]
    return missing("counted", waiting[0]) if waiting else None


def waited(case: Case, value: Any) -> Found:
    """This many seconds between a stoppage and looking into it."""
    weapon = case.weapon
    if weapon is None or not weapon.stopped_at:
        return None
    seconds = (case.instant - weapon.stopped_at) // 1_000_000
    return None if seconds >= int(value) else failed(seconds, weapon.id, weapon.service_since)


def empty_first(case: Case, _value: Any) -> Found:
    """A bore is looked through when nothing is loaded."""
    weapon = case.weapon
    return failed(weapon.rounds, weapon.id, weapon.changed) if weapon is not None and weapon.load else None


def _about(concern: Concern, case: Case) -> bool:
    weapon = case.weapon
    return (
        (weapon is not None and concern.weapon == weapon.id)
        or (bool(case.scene) and concern.scene == case.scene)
        or concern.person in {case.actor, case.holder, case.offer.by if case.offer else ""} - {""}
        or (case.unit is not None and concern.unit == case.unit.id)
        or not (concern.weapon or concern.scene or concern.person or concern.unit)
    )


def concern_answered(case: Case, _value: Any) -> Found:
    """No concern about this weapon, scene, person or unit waits for its answer."""
    found = [c.index for c in case.state.concerns.values() if _about(c, case)]
    return missing(len(found), str(found[0]), *found) if found else None


def answered_by_another(case: Case, _value: Any) -> Found:
    """Nobody answers a concern about themself, or one that they raised."""
    act = case.act
    concern = case.state.concerns.get(act.of) if isinstance(act, s.AnswerConcern) else None
    if isinstance(act, s.AnswerConcern) and concern is None:
        return missing(act.of)
    theirs = concern is not None and case.actor in (concern.person, concern.by)
    return failed(case.actor, case.actor, concern.index) if theirs and concern else None


def investigation_is_known(case: Case, _value: Any) -> Found:
    """There is such an incident, and its cause and cure are written down."""
    act = case.act
    if not isinstance(act, s.CloseInvestigation):
        return None
    if act.of not in case.state.incidents:
        return missing(act.of)
    lacking = tuple(t for t in ("cause", "corrective_action") if t not in act.texts)
    return missing(lacking, str(act.of), act.of) if lacking else None


def closed_by_other_department(case: Case, value: Any) -> Found:
    """One of the two who close it is outside weapons: the value lists the roles."""
    act = case.act
    if not isinstance(act, s.Countersign):
        return None
    pending = case.state.pending.get(act.of)
    if pending is None or not isinstance(pending.act, s.CloseInvestigation):
        return None
    both = case.roles | case.roles_of(pending.actor)
    return None if both & {Role(r) for r in value} else missing(tuple(value), str(pending.act.of), act.of)


def tagged_out_only(case: Case, _value: Any) -> Found:
    """Only what was tagged out comes back; evidence never does."""
    weapon = case.weapon
    if weapon is None or weapon.service is Service.OUT:
        return None
    return failed(weapon.service, weapon.id, weapon.service_since)
