"""What one person should know today: what they do with which weapon, and what waits for a word of theirs. Pure."""

from enum import StrEnum

from msgspec import Struct

from showclear.boards.meeting import changes
from showclear.domain.acts.catalogue import BY_TAG
from showclear.domain.acts.on_set import Override
from showclear.domain.days import Plan, Unit
from showclear.domain.state import Pending, State
from showclear.domain.terms import DISCHARGING, EVERYONE, GOOD, Action, Custody, Role
from showclear.domain.weapons import Weapon
from showclear.gate.book import Book

ASKED_ABOUT = (Action.POINT, Action.COCK, Action.DRY_FIRE, Action.FIRE)  # a performer is told these either way


class Part(Struct, frozen=True, kw_only=True):
    """One plan as its performer reads it: what they do, what they do not."""

    plan: str
    scenes: tuple[str, ...]
    weapons: tuple[str, ...]
    weapon_class: str
    does: tuple[Action, ...]
    does_not: tuple[Action, ...]
    rounds: int
    approved: bool


class Wait(Struct, frozen=True, kw_only=True):
    """Something that waits for this person: LOOK, TAKE, SAID, COUNTERSIGN, APPROVE, MEETING or ANSWER.

    SAID is a look that somebody wrote down in their name; they alone know whether they looked.
    """

    kind: str
    subject: str
    index: int = -1


def parts(state: State, person: str) -> tuple[Part, ...]:
    """Every plan in which this person holds a weapon, or may stand in for who does."""
    return tuple(part_of(p) for p in state.plans.values() if p.may_hold(person))


def part_of(plan: Plan) -> Part:
    fires = bool(DISCHARGING.intersection(plan.actions))
    does_not = tuple(a for a in ASKED_ABOUT if a not in plan.actions and not (fires and a is Action.FIRE))
    return Part(
        plan=plan.id,
        scenes=plan.scenes,
        weapons=plan.weapons,
        weapon_class=plan.weapon_class,
        does=plan.actions,
        does_not=does_not,
        rounds=plan.rounds,
        approved=plan.is_approved,
    )


def waiting(state: State, person: str, roles: frozenset[Role], book: Book) -> tuple[Wait, ...]:
    """What waits for this person's word, most pressing first."""
    found = [w for weapon in state.weapons.values() for w in about_weapon(state, weapon, person, roles)]
    found += [Wait(kind="SAID", subject=w.id, index=n) for w in state.weapons.values() for n in said_for(w, person)]
    found += [
        Wait(kind="COUNTERSIGN", subject=type(half.act).__name__, index=half.index)
        for half in state.pending.values()
        if may_countersign(half, person, roles, book)
    ]
    found += [Wait(kind="APPROVE", subject=p.id, index=p.version) for p in state.plans.values() if asks(p, roles)]
    found += about_meeting(state, person)
    if Role.UPM in roles or Role.SAFETY_ADVISER in roles:
        found += [
            Wait(kind="ANSWER", subject=c.weapon or c.scene or c.unit, index=c.index)
            for c in state.concerns.values()
            if person not in (c.person, c.by)
        ]
    return tuple(found)


def about_weapon(state: State, weapon: Weapon, person: str, roles: frozenset[Role]) -> list[Wait]:
    if must_look(state, weapon, person, roles):
        return [Wait(kind="LOOK", subject=weapon.id, index=weapon.clearing.statement if weapon.clearing else -1)]
    if weapon.offer is not None and weapon.offer.holder == person:
        return [Wait(kind="TAKE", subject=weapon.id, index=weapon.offer.index)]
    return []


def said_for(weapon: Weapon, person: str) -> list[int]:
    """The entry in which somebody else wrote down this person's look, while it counts for the next hand-over."""
    if weapon.clearing is None or weapon.clearing.spent or weapon.clearance not in GOOD:
        return []
    return [w.index for w in weapon.clearing.seen if w.person == person and w.told_by]


def must_look(state: State, weapon: Weapon, person: str, roles: frozenset[Role]) -> bool:
    """True while the next hand-over waits for this person to look and say what they saw."""
    if any(w.person == person for w in weapon.must_see):
        return True
    clearing = weapon.clearing
    if clearing is None or clearing.spent or weapon.clearance not in GOOD or weapon.custody is Custody.LOCKED:
        return False
    if clearing.seen_by(person) or clearing.by == person:
        return False
    setup = state.setups.get(clearing.setup or "")
    in_line = setup is not None and person in setup.must_see()
    return person == clearing.holder or in_line or Role.FIRST_AD in roles


def to_be_seen(state: State, person: str, roles: frozenset[Role]) -> dict[str, int]:
    """The weapons this person must look at before being told what others saw, each with the entry it came out at."""
    waiting = [w for w in state.weapons.values() if must_look(state, w, person, roles)]
    return {w.id: w.unlocked for w in waiting}


def may_countersign(pending: Pending, person: str, roles: frozenset[Role], book: Book) -> bool:
    """A rule is set aside by those whom its entry names; everything else by those who may begin it."""
    if pending.actor != person and isinstance(pending.act, Override):
        rule = book.rules.get(pending.act.rule)
        return rule is not None and bool(roles.intersection(rule.override))
    who: frozenset[Role] = BY_TAG[type(pending.act).__name__].WHO  # type: ignore[attr-defined]
    return pending.actor != person and (who == EVERYONE or bool(who & roles))


def asks(plan: Plan, roles: frozenset[Role]) -> bool:
    """True while the plan waits for a role of theirs."""
    done = {role for role, _ in plan.approved}
    return any(r in roles and r.value not in done for r in (Role.ARMORER, Role.FIRST_AD))


class Meeting(StrEnum):
    """How it stands between a person and the safety meeting of their unit's day."""

    TO_COME = "TO_COME"
    AGAIN = "AGAIN"  # what it told is no longer so
    HEAR = "HEAR"  # something near them has changed since they were told
    THERE = "THERE"
    BRIEFED = "BRIEFED"
    MISSED = "MISSED"


def my_meeting(state: State, unit: Unit | None, person: str) -> Meeting | None:
    """None while no day is open."""
    if unit is None or not unit.day_open:
        return None
    if unit.meeting is None:
        return Meeting.TO_COME
    if unit.meeting.void >= 0:
        return Meeting.AGAIN
    if any(person in change.again for change in changes(state, unit)):
        return Meeting.HEAR
    if person in unit.meeting.attended:
        return Meeting.THERE
    return Meeting.BRIEFED if person in unit.briefed else Meeting.MISSED


def about_meeting(state: State, person: str) -> list[Wait]:
    """Today's meeting of the unit they are on, when nobody has them down as present and they had come in before it."""
    known = state.people.get(person)
    unit = state.units.get(known.in_unit) if known else None
    came_late = known is not None and unit is not None and unit.meeting is not None and known.in_at > unit.meeting.at
    if unit is None or unit.meeting is None or came_late or my_meeting(state, unit, person) is not Meeting.MISSED:
        return []
    return [Wait(kind="MEETING", subject=unit.id, index=unit.meeting.index)]
