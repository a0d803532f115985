"""What makes two states the same for the search: everything the gate reads, without ids of entries and without ages.

People, weapons and containers keep their names, because the world has the same few. What the gate compares (this look
before that call) is kept as the answer of the comparison; an age as fresh or stale; ids of STOPs, statements, incidents
and pending halves are left out. Values are shared between states, so each is read once.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct

from showclear.domain.days import Setup, Unit
from showclear.domain.people import Person
from showclear.domain.rounds import Container
from showclear.domain.state import State
from showclear.domain.weapons import Weapon

SECOND = 1_000_000
MINUTE = 60 * SECOND
LOOK_LASTS = 31 * MINUTE
HOURS = (10, 11, 12, 14)  # what the rules about tiredness ask
REST = 10 * 60 * MINUTE
Shape = tuple[Any, ...]
V = TypeVar("V", bound=Struct)


class Reader:
    """Remembers the shape of every value it has read; keeps the value, so that its address is not used again."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[Struct, Shape]] = {}

    def _once(self, value: V, shape: Callable[[V], Shape]) -> Shape:
        found = self._read.get(id(value))
        if found is None:
            found = self._read[id(value)] = (value, shape(value))
        return found[1]

    def projection(self, state: State, at: int) -> Shape:
        weapons = tuple((self._once(x, weapon_shape), ages_of(x, at)) for x in state.weapons.values())
        people = tuple((hours(x.in_at, at) if x.in_unit else -1, rested(x)) for x in state.people.values())
        grants = tuple(len(x.grants) for x in state.people.values())
        return (
            weapons,
            tuple(self._once(x, container_shape) for x in state.containers.values()),
            tuple((x.left, x.quarantined >= 0) for x in state.lots.values()),
            tuple(self._once(x, unit_shape) for x in state.units.values()),
            tuple(self._once(x, setup_shape) for x in state.setups.values()),
            people,
            grants,
            tuple((x.scope, x.subject) for x in state.stops.values()),
            tuple((x.cause, x.weapon, x.container) for x in state.incidents.values()),
            tuple((x.weapon, x.person) for x in state.concerns.values()),
            tuple((x.actor, type(x.act).__name__, still(state, x.act)) for x in state.pending.values()),
            tuple(x.approved != () for x in state.plans.values()),
        )


def hours(since: int, at: int) -> int:
    """How many of the limits are behind."""
    return sum(at - since > limit * 60 * MINUTE for limit in HOURS)


def rested(person: Person) -> bool:
    return not person.out_at or (bool(person.in_unit) and person.in_at - person.out_at >= REST)


def still(state: State, act: Any) -> int:
    """Which of what stands the pending half is about, by its place in the row; -1 when it is about nothing any more."""
    rows: dict[str, list[Any]] = {"stop": list(state.stops), "of": list(state.incidents)}
    for field, row in rows.items():
        named = getattr(act, field, None)
        if named in row:
            return row.index(named)
    return -1


def ages_of(weapon: Weapon, at: int) -> Shape:
    look = weapon.clearing
    fresh = look is not None and 0 <= at - look.at < LOOK_LASTS
    return fresh, bool(weapon.stopped_at) and at - weapon.stopped_at < 15 * SECOND


def weapon_shape(x: Weapon) -> Shape:
    look = x.clearing
    shown = None
    if look is not None:
        seen = tuple(sorted(witness.person for witness in look.seen))
        what = (look.base, look.kind, look.count, look.load)
        shown = (look.by, look.holder, look.setup, what, seen, look.spent, x.warned > look.full)
    offer = x.offer and (x.offer.by, x.offer.holder, x.offer.setup, x.offer.use, x.offer.calls, x.offer.texts)
    inside = tuple((r.container, r.round_class, r.load, r.count) for r in x.load)
    return (
        x.custody, x.keeper, x.holder, x.clearance, inside,
        x.bore, x.service, x.inspected >= 0, shown, offer, x.disputed >= 0, x.withheld >= 0,
        tuple(sorted(who.person for who in x.must_see)), tuple(sorted(who.person for who in x.declined)),
        tuple((done.lot, done.load, done.distance) for done in x.tested), x.proved_on, x.line,
    )  # fmt: skip


def container_shape(x: Container) -> Shape:
    return (
        x.custody, x.keeper, x.holder, x.held, x.adrift, x.is_inspected, x.sealed >= 0, x.recount, x.balances,
        x.is_explained, x.counted >= x.moved,
    )  # fmt: skip


def unit_shape(x: Unit) -> Shape:
    met = x.meeting
    about = met and (met.scenes, met.classes, met.actions, met.load, met.attended, met.void >= 0)
    covered = tuple((who, x.armorer_briefed.get(who, -1) >= since) for who, since in x.replaced.items())
    return x.date, x.day_open, x.armory_open, x.opening_gap >= 0, about, frozenset(x.briefed), frozenset(covered)


def setup_shape(x: Setup) -> Shape:
    line = tuple((who.person, who.how) for who in x.in_line)
    return x.id, x.open, x.muzzle, x.camera, x.shield, line, x.zone, x.distance, x.protection
