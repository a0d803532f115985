"""Thirteen checks as a tired programmer might have left them, one in each check file, each nearly right.

Every one compiles, reads well and refuses most of what it should; what it forgets stands beside it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from showclear.desk.config import bundled_packs
from showclear.domain.acts import day as d
from showclear.domain.acts import on_set as s
from showclear.domain.terms import ASSISTANT_DIRECTORS, OUT, Bore, Custody, How, Role, StopScope, Tier
from showclear.gate.book import Book, Row
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing

Check = Callable[[Case, Any], Found]


class MistakenBook(Book):
    """The shipped packs, in which the rules that name one check are asked another way."""

    def __init__(self, files: Mapping[str, bytes], check: str, instead: Check) -> None:
        super().__init__(files)
        self._wrong = {id_ for id_, rule in self.rules.items() if rule.check == check}
        self._instead = instead
        self._read: dict[tuple[str, Tier | None, date], tuple[Row, ...]] = {}

    def rows(self, act: str, tier: Tier | None, day: date) -> tuple[Row, ...]:
        key = act, tier, day
        if key not in self._read:
            rows = super().rows(act, tier, day)
            self._read[key] = tuple(r._replace(check=self._instead) if r.id in self._wrong else r for r in rows)
        return self._read[key]


class Bug(NamedTuple):
    """`clause` is the one that must complain, from `seed`, within so many sayings."""

    check: str
    instead: Check
    forgets: str
    seed: str
    depth: int
    clause: str

    def book(self) -> Book:
        return MistakenBook(bundled_packs(), self.check, self.instead)


def own_act(case: Case, _value: Any) -> Found:
    act = case.act
    if isinstance(act, s.Seen) and act.by != case.actor and case.via.how is not How.SPOKEN:
        return failed(saw=case.actor, subject=act.by)
    if isinstance(act, d.CheckIn) and act.person != case.actor and not case.roles & ASSISTANT_DIRECTORS:
        return failed(saw=case.actor, subject=act.person)
    return None


def keeper(case: Case, _value: Any) -> Found:
    weapon = case.weapon
    if weapon is None or weapon.custody is not Custody.WITH_WEAPONS_PERSON or weapon.keeper:
        return None
    return failed(weapon.keeper, weapon.id, weapon.changed)


def shown(case: Case, _value: Any) -> Found:
    weapon = case.weapon
    if weapon is None or case.tier is Tier.T0:
        return None
    return None if weapon.clearing is not None else missing(weapon.void, weapon.id, weapon.void_index)


def no_stop(case: Case, _value: Any) -> Found:
    weapon = case.weapon
    for stop in case.state.stops.values():
        about = {case.actor, case.holder, case.scene, weapon.id if weapon else ""}
        if stop.scope in {StopScope.PRODUCTION, StopScope.UNIT} or stop.subject in about:
            return failed(stop.scope, stop.subject, stop.index)
    return None


def bore_checked(case: Case, _value: Any) -> Found:
    weapon = case.weapon
    if weapon is None or weapon.bore is not Bore.SUSPECT:
        return None
    return missing(weapon.bore, weapon.id, weapon.changed)


def look_alike(case: Case, _value: Any) -> Found:
    weapon = case.weapon
    for id_ in case.state.doubles.get(weapon.id, ()) if weapon else ():
        other = case.state.weapons[id_]
        if other.custody in OUT and case.holder and other.beside(case.holder):
            return failed(other.id, id_, other.changed)
    return None


def container_inspected(case: Case, _value: Any) -> Found:
    named = {getattr(case.act, "container", None), *case.containers}
    for id_ in sorted(n for n in named if n):
        container = case.state.containers.get(id_)
        if container is None or container.inspected < 0:
            return missing(None, id_)
    return None


def action(case: Case, _value: Any) -> Found:
    if case.setup is None or case.plan is None or not case.calls:
        return None
    return None if set(case.calls) & set(case.plan.actions) else failed(case.calls, case.plan.id, case.plan.version)


def medic_there(case: Case, _value: Any) -> Found:
    return None if case.with_role(Role.MEDIC) else missing("medic")


def armorer_there(case: Case, _value: Any) -> Found:
    return None if case.with_role(Role.ARMORER) else missing("armorer")


def replaced_told(case: Case, _value: Any) -> Found:
    unit, setup = case.unit, case.setup
    if unit is None or setup is None:
        return None
    for person in setup.in_line:
        since = unit.replaced.get(person.person, -1)
        if since >= 0 and unit.briefed.get(person.person, -1) < since:
            return missing(None, person.person, since)
    return None


def concern_answered(case: Case, _value: Any) -> Found:
    weapon = case.weapon
    found = [c.index for c in case.state.concerns.values() if weapon is not None and c.weapon == weapon.id]
    return missing(len(found), str(found[0]), *found) if found else None


def weapons_in(case: Case, _value: Any) -> Found:
    out = [w for w in case.state.weapons.values() if w.custody is Custody.WITH_HOLDER]
    return failed(len(out), out[0].id, out[0].changed) if out else None


BUGS: Final = (
    Bug(
        "own_act.own_act", own_act, "that only the one it was offered to may take it",
        "the colt is offered", 2, "nobody_takes_what_was_offered_to_another",
    ),
    Bug(
        "custody.keeper", keeper, "who has it: that somebody does is enough",
        "the colt is seen", 1, "whoever_works_on_it_has_it",
    ),
    Bug(
        "clearance.shown", shown, "that a look is spent by what it was for",
        "the colt is back", 1, "nothing_ended_the_look",
    ),
    Bug(
        "stop.no_stop", no_stop, "whoever stands in line, and what the rounds inside came from",
        "the colt is shown", 2, "nobody_goes_ahead_under_a_stop",
    ),
    Bug(
        "load.bore_checked", bore_checked, "that a bore nobody looked through is not a checked one",
        "blanks after dummies with no bore check", 1, "the_bore_is_checked_before_blanks",
    ),
    Bug(
        "hand.look_alike", look_alike, "the hands it comes from",
        "a functional weapon beside its rubber double", 1, "no_look_alike_of_another_kind_in_the_same_hands",
    ),
    Bug(
        "rounds.container_inspected", container_inspected, "that filling up ends an inspection",
        "the colt is unlocked", 2, "every_container_was_inspected_since_it_was_filled",
    ),
    Bug(
        "plan.action", action, "that every action must be planned, not one of them",
        "the rifle is hot", 1, "a_plan_both_approved_lets_this_person_do_this_here",
    ),
    Bug(
        "setup.medic_there", medic_there, "that a medic who has gone home is none",
        "the rifle is shown", 2, "a_medic_is_at_work_for_blanks",
    ),
    Bug(
        "people.armorer_there", armorer_there, "that an armorer who has gone home is none",
        "the armorer absent", 1, "the_armorer_is_at_work",
    ),
    Bug(
        "briefing.replaced_told", replaced_told, "that the armorer must do the briefing",
        "a replaced camera operator in line not briefed", 2, "whoever_came_in_for_another_was_briefed_by_the_armorer",
    ),
    Bug(
        "incident.concern_answered", concern_answered, "concerns about anything but the weapon",
        "the colt is seen", 2, "no_concern_waits_for_its_answer",
    ),
    Bug(
        "day.weapons_in", weapons_in, "what weapons people still have",
        "the colt is home", 2, "nothing_is_out_or_loaded_when_the_day_wraps",
    ),
)  # fmt: skip
