"""What stands in the way by somebody's word: a STOP, a stepped clock, the armorer's no, the performer's no."""

from typing import Any

from showclear.domain.acts import on_set as s
from showclear.domain.days import Stop
from showclear.domain.terms import Role, StopScope
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing


def touches(stop: Stop, case: Case) -> bool:
    """True when this STOP is about anything this act is about."""
    weapon = case.weapon
    match stop.scope:
        case StopScope.PRODUCTION:
            return True
        case StopScope.UNIT:
            return case.unit is None or case.unit.id == stop.subject
        case StopScope.SCENE:
            return case.scene == stop.subject
        case StopScope.WEAPON:
            return weapon is not None and weapon.id == stop.subject
        case StopScope.LOT:
            boxes = [case.state.containers.get(c) for c in (*case.containers, getattr(case.act, "container", "") or "")]
            lots = {c.lot for c in boxes if c} | ({r.lot for r in weapon.load} if weapon else set())
            return stop.subject in lots
        case StopScope.PERSON:
            return stop.subject in {case.actor, case.holder, case.offer.by if case.offer else "", *_near(case)}


def _near(case: Case) -> set[str]:
    """Who is in line or inside the zone: a STOP on one of them is a STOP on the shot."""
    if case.setup is None:
        return set()
    return {*case.in_line, *(case.setup.zone or ())}


def no_stop(case: Case, _value: Any) -> Found:
    """No STOP touches it."""
    found = [stop for stop in case.state.stops.values() if touches(stop, case)]
    if not found:
        return None
    return failed(tuple(stop.cause for stop in found), found[0].id, *(stop.index for stop in found))


def clock_confirmed(case: Case, _value: Any) -> Found:
    """A clock that stepped back is confirmed by somebody first."""
    return None if case.state.stepped < 0 else failed(None, "clock", case.state.stepped)


def not_withheld(case: Case, _value: Any) -> Found:
    """The armorer's no beats every allow and needs no reason."""
    weapon = case.weapon
    return None if weapon is None or weapon.withheld < 0 else failed(None, weapon.id, weapon.withheld)


def not_declined(case: Case, _value: Any) -> Found:
    """The performer said no; only their own taking ends it."""
    if case.weapon is None:
        return None
    said = [w.index for w in case.weapon.declined if w.person == case.holder]
    return failed(None, case.holder, *said) if said else None


def restart_of_something(case: Case, _value: Any) -> Found:
    """There is such a STOP."""
    act = case.act
    if isinstance(act, s.Restart) and act.stop not in case.state.stops:
        return missing(subject=act.stop)
    return None


def restart_with_armorer(case: Case, _value: Any) -> Found:
    """One of the two who restart is the armorer: the first, or whoever countersigns."""
    act = case.act
    if isinstance(act, s.Countersign):
        pending = case.state.pending.get(act.of)
        if pending is None or not isinstance(pending.act, s.Restart):
            return None
        both = case.roles | case.roles_of(pending.actor)
        return None if Role.ARMORER in both else missing("armorer", pending.act.stop, act.of)
    return None


def written_reason(case: Case, _value: Any) -> Found:
    """Said in writing."""
    return None if {"reason", "answer", "cause"} & set(case.act.texts) else missing(saw="reason", subject=case.actor)


def withheld_is_known(case: Case, _value: Any) -> Found:
    """There is such a no to lift."""
    act = case.act
    if isinstance(act, s.LiftWithheld) and all(w.withheld != act.of for w in case.state.weapons.values()):
        return missing(saw=act.of)
    return None


def override_allowed(case: Case, value: Any) -> Found:
    """Never for what the core pack holds; the rules that may be set aside name who may."""
    act = case.act
    if isinstance(act, s.Override) and act.rule.split(".")[0] in tuple(value):
        return failed(act.rule, act.subject)
    return None
