"""The people: the armorer is there, has no second duty, has papers in date, and is not too tired."""

from collections.abc import Iterable
from typing import Any

from showclear.domain.terms import OUT, WEAPONS_PEOPLE, CertificateKind, Custody, Duty, Role, Tier
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing


def armorer_there(case: Case, _value: Any) -> Found:
    """Somebody in that role, or acting, is at work on this unit."""
    if case.is_at_work(Role.ARMORER):
        return None
    armorers = case.with_role(Role.ARMORER)
    return missing("armorer", armorers[0] if armorers else "")


def no_second_duty(case: Case, _value: Any) -> Found:
    """While a weapon is out, whoever keeps it does nothing else."""
    hander = case.state.people.get(case.hander)
    if hander is None:
        return None
    other = hander.duties(case.unit.id if case.unit else None, case.day) - {Duty.WEAPONS}
    if not other or not any(w.custody in OUT for w in case.state.weapons.values()):
        return None
    return failed(tuple(sorted(other)), hander.id, *(g.index for g in hander.grants if other & set(g.duties)))


def no_new_duty(case: Case, _value: Any) -> Found:
    """Nobody is given a second duty while they keep a weapon, nor a weapons person while one that is no prop is out."""
    duties = set(getattr(case.act, "duties", ())) - {Duty.WEAPONS}
    person = getattr(case.act, "person", "")
    weapons_person = bool(case.roles_of(person) & WEAPONS_PEOPLE)
    kept = [
        w
        for w in case.state.weapons.values()
        if (w.keeper == person and w.custody is not Custody.LOCKED)
        or (weapons_person and w.custody in OUT and w.tier() is not Tier.T0)
    ]
    return failed(tuple(sorted(duties)), person, kept[0].changed) if duties and kept else None


def _certificate(case: Case, kind: CertificateKind, people: Iterable[str]) -> Found:
    day = case.day
    for id_ in people:
        person = case.state.people.get(id_)
        if person is not None and person.is_certified(kind, day):
            continue
        newest = person.newest(kind) if person else None
        if newest is None:
            return missing(kind, id_)
        return failed(newest.until.isoformat(), id_, newest.index)
    return None


def permit(case: Case, _value: Any) -> Found:
    """Whoever handles it as armorer or property master has the state's permit, in date."""
    return _certificate(case, CertificateKind.FIREARMS_PERMIT, (case.hander,))


def federal_document(case: Case, _value: Any) -> Found:
    """And the federal document for possession and custody."""
    return _certificate(case, CertificateKind.FEDERAL_DOCUMENT, (case.hander,))


def handler_trained(case: Case, _value: Any) -> Found:
    """And the training in protocols and law."""
    return _certificate(case, CertificateKind.HANDLER_TRAINING, (case.hander,))


def course(case: Case, _value: Any) -> Found:
    """Whoever handles it, and whoever is in line of it, has done the safety course."""
    people = dict.fromkeys((case.hander, case.holder or case.hander, *case.in_line))
    return _certificate(case, CertificateKind.SAFETY_COURSE, people)


def may_still_fire(case: Case, value: Any) -> Found:
    """Nobody fires past this many minutes on the clock."""
    for id_, minutes in case.minutes_at_work.items():
        if not 0 <= minutes <= int(value):
            return failed(minutes, id_)
    return None


def long_day(case: Case, value: Any) -> Found:
    """Past this many minutes going on is decided again, in writing, by two."""
    return may_still_fire(case, value)


def two_hours_left(case: Case, value: Any) -> Found:
    """A word ahead of the limit, so that nobody is surprised by it."""
    return may_still_fire(case, value)


def rested(case: Case, value: Any) -> Found:
    """This many minutes between going home and coming in."""
    for id_ in case.responsible:
        person = case.state.people.get(id_)
        if person is None or not person.out_at or not person.in_unit:
            continue
        rest = (person.in_at - person.out_at) // 60_000_000
        if rest < int(value):
            return failed(rest, id_)
    return None


def first_ad_there(case: Case, _value: Any) -> Found:
    """A 1st AD, or somebody acting, is at work on the unit."""
    if case.is_at_work(Role.FIRST_AD):
        return None
    ads = case.with_role(Role.FIRST_AD)
    return missing("first_ad", ads[0] if ads else "")
