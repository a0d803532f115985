"""The weapons notice as people need it: whom to tell and why, who read it, where it speaks no more. Pure."""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from showclear.boards.plan_draft import Change, difference
from showclear.domain.acts.setting_up import DraftPlan
from showclear.domain.days import Notice, Plan
from showclear.domain.notices import planned_for, stale
from showclear.domain.people import Person
from showclear.domain.state import State
from showclear.domain.terms import (
    ASSISTANT_DIRECTORS,
    DISCHARGING,
    LOADS,
    WEAPONS_PEOPLE,
    Action,
    Day,
    Load,
    Muzzle,
    Role,
    WeaponClass,
)

# Why somebody is proposed for a notice, the nearest to the muzzle first.
HOLDS, CAMERA, ZONE = "holds it", "camera in line", "in the zone"
WEAPONS, HEADS, MEDIC = "weapons", "answers for the day", "medic"
HEADS_OF: Final = ASSISTANT_DIRECTORS | {Role.DIRECTOR, Role.UPM, Role.SAFETY_ADVISER, Role.STUNT_COORDINATOR}


class Concerned(Struct, frozen=True, kw_only=True):
    """Somebody a notice may go to. `why` is empty for whom nothing in the plans names."""

    person: str
    department: str
    why: tuple[str, ...]


class Told(Struct, frozen=True, kw_only=True):
    """Those a notice went to, each in one list, in its order."""

    confirmed: tuple[str, ...]
    opened: tuple[str, ...]  # on their screen, and no word from them
    silent: tuple[str, ...]
    on_paper: tuple[str, ...]  # no account: somebody tells them


class Outdated(Struct, frozen=True, kw_only=True):
    """A plan for which a notice speaks no more. `told` and `now` are entries; -1 where there is none."""

    plan: str
    told: int
    now: int
    approved: bool
    changes: tuple[Change, ...]


class Whole(Struct, frozen=True, kw_only=True):
    """A day's plans taken together, as the head of the paper says them."""

    classes: tuple[WeaponClass, ...]
    blanks: bool
    load: Load
    minors: tuple[str, ...]


def plans_to_tell(state: State, unit: str, day: Day) -> tuple[Plan, ...]:
    """Every approved plan, those that the unit's day is known to need first."""
    needed = planned_for(state, unit, day)
    approved = [p for p in state.plans.values() if p.is_approved]
    return tuple(sorted(approved, key=lambda p: (p.id not in needed, p.scenes, p.id)))


def concerned(state: State, plans: Iterable[Plan], unit: str, day: Day) -> tuple[Concerned, ...]:
    """Everybody on the crew list, with why these plans name them; those whom something names first."""
    plans = tuple(plans)
    found = []
    for person in state.people.values():
        roles = person.roles(unit, day)
        why = _why(person, roles, plans)
        found.append(Concerned(person=person.id, department=person.department, why=why))
    return tuple(sorted(found, key=lambda c: (not c.why, c.department, c.person)))


def _why(person: Person, roles: frozenset[Role], plans: Iterable[Plan]) -> tuple[str, ...]:
    at_lens = any(Muzzle.AT_LENS in p.muzzle for p in plans)
    told = (
        (HOLDS, any(p.may_hold(person.id) for p in plans)),
        (CAMERA, at_lens and Role.CAMERA in roles),
        (ZONE, any({person.department, *roles} & set(p.zone) for p in plans)),
        (WEAPONS, bool(roles & WEAPONS_PEOPLE)),
        (HEADS, bool(roles & HEADS_OF)),
        (MEDIC, Role.MEDIC in roles),
    )
    return tuple(why for why, true in told if true)


def who_read(state: State, notice: Notice) -> Told:
    """Who confirmed, who only opened it, who neither."""

    def able(person: str) -> bool:
        return person in state.people and state.people[person].account

    late = [p for p in notice.addressed if p not in notice.confirmed]
    return Told(
        confirmed=tuple(p for p in notice.addressed if p in notice.confirmed),
        opened=tuple(p for p in late if p in notice.opened),
        silent=tuple(p for p in late if p not in notice.opened and able(p)),
        on_paper=tuple(p for p in late if p not in notice.opened and not able(p)),
    )


def to_read(state: State, person: str) -> tuple[Notice, ...]:
    """The notices that wait for this person's word, while their day is not over."""
    return tuple(
        n
        for n in state.notices.values()
        if n.replaced < 0 and person in n.addressed and person not in n.confirmed and not is_over(state, n)
    )


def newest_for(state: State, person: str) -> Notice | None:
    """The newest notice addressed to this person whose day is not over, read or not."""
    found = [n for n in state.notices.values() if n.replaced < 0 and person in n.addressed and not is_over(state, n)]
    return max(found, key=lambda n: n.index, default=None)


def is_over(state: State, notice: Notice) -> bool:
    """The unit has wrapped the day it was for, or works on a later one."""
    unit = state.units.get(notice.unit)
    return unit is not None and (unit.date > notice.date or (unit.date == notice.date and not unit.day_open))


def outdated(state: State, notice: Notice, drafts: Mapping[int, DraftPlan]) -> tuple[Outdated, ...]:
    """Why a notice says no more what is planned. `drafts` are the drafts by entry, those it told and those of now."""
    told = {one.plan: one.version for one in notice.plans}
    found = []
    for id_ in stale(state, notice):
        plan, then = state.plans.get(id_), drafts.get(told.get(id_, -1))
        now = drafts.get(plan.version) if plan else None
        found.append(
            Outdated(
                plan=id_,
                told=told.get(id_, -1),
                now=plan.version if plan else -1,
                approved=plan is not None and plan.is_approved,
                changes=difference(then, now) if then is not None and now is not None else (),
            )
        )
    return tuple(found)


def whole(state: State, plans: Iterable[DraftPlan]) -> Whole:
    """Blanks are planned as soon as one plan fires or names a load: of two answers it gives the graver."""
    plans = tuple(plans)
    people = {p for plan in plans for c in plan.characters for p in (c.person, *c.others)}
    return Whole(
        classes=tuple(c for c in WeaponClass if any(p.weapon_class is c for p in plans)),
        blanks=any(p.load is not Load.NONE or p.rounds or DISCHARGING.intersection(p.actions) for p in plans),
        load=max((p.load for p in plans), key=LOADS.index, default=Load.NONE),
        minors=tuple(sorted(p for p in people if p in state.people and state.people[p].minor)),
    )


def not_called(plan: DraftPlan) -> tuple[Action, ...]:
    return tuple(a for a in Action if a not in plan.actions)


def free_name(state: State, unit: str, day: Day) -> str:
    """A name no notice has: by its day, and by its unit where that is not the main one."""
    stem = f"nt-{day.isoformat()}" + ("" if unit == "un-main" else f"-{unit.removeprefix('un-')}")
    name, n = stem[:40], 1
    while name in state.notices:
        n += 1
        name = f"{stem[:36]}-{n}"
    return name
