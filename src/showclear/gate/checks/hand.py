"""Who may hand it over, and what must not be beside it."""

from typing import Any

from showclear.domain.acts.armory import Relieve
from showclear.domain.terms import OUT, Role
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing


def by_weapons_person(case: Case, value: Any) -> Found:
    """Handed, loaded and cleared by the few the law names; the value lists their roles."""
    roles = case.roles_of(case.hander)
    return None if roles.intersection(value) else missing(tuple(sorted(roles)), case.hander)


def never_by_first_ad(case: Case, _value: Any) -> Found:
    """The 1st AD never handles a weapon, whatever else they are."""
    return failed("first_ad", case.hander) if Role.FIRST_AD in case.roles_of(case.hander) else None


def look_alike(case: Case, _value: Any) -> Found:
    """No look-alike of another kind with the same holder or the same weapons person."""
    if isinstance(case.act, Relieve):
        return _relieved_beside(case, case.act)
    weapon = case.weapon
    if weapon is None:
        return None
    hands = {case.hander, case.holder} - {""}
    for id_ in case.state.doubles.get(weapon.id, ()):
        other = case.state.weapons[id_]
        same_tier = other.tier() is weapon.tier()
        if not same_tier and other.custody in OUT and any(other.beside(p) for p in hands):
            return failed(other.id, weapon.id, other.changed)
    return None


def _relieved_beside(case: Case, act: Relieve) -> Found:
    """Whoever takes over keeps no look-alike of what they take over, nor takes over both."""
    for id_ in act.weapons:
        weapon = case.state.weapons.get(id_)
        for double in case.state.doubles.get(id_, ()) if weapon else ():
            other = case.state.weapons[double]
            kept = other.id in act.weapons or (other.custody in OUT and other.beside(case.actor))
            if weapon is not None and kept and other.tier() is not weapon.tier():
                return failed(other.id, weapon.id, other.changed)
    return None


def holder_is_ready(case: Case, value: Any) -> Found:
    """Whoever it is for is a performer, a double, a stand-in or background."""
    if not case.holder:
        return None
    roles = case.roles_of(case.holder)
    return None if roles.intersection(value) else missing(tuple(sorted(roles)), case.holder)


def no_minor(case: Case, _value: Any) -> Found:
    """No minor near blanks: not the holder, not in line, not in the zone."""
    if not case.hot:
        return None
    near = {case.holder, *case.in_line, *((case.setup.zone or ()) if case.setup else ())}
    minors = tuple(sorted(p for p in near if p in case.state.people and case.state.people[p].minor))
    return failed(minors, minors[0]) if minors else None


def magazines_named(case: Case, _value: Any) -> Found:
    """Every container the holder already has goes into the answer: named, or given back."""
    if not case.holder:
        return None
    theirs = tuple(
        c.id for c in case.state.containers.values() if c.holder == case.holder and c.id not in case.containers
    )
    return missing(theirs, case.holder) if theirs else None


def not_to_oneself(case: Case, _value: Any) -> Found:
    """Nobody hands a weapon to themself."""
    return failed(case.actor, case.holder) if case.holder and case.holder == case.hander else None
