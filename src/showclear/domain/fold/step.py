"""What every fold function is given and how it says what changed."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from showclear.domain.days import Setup, Stop, Unit
from showclear.domain.rounds import Container
from showclear.domain.state import Entry, State, put
from showclear.domain.terms import WEAPONS_PEOPLE, Cause, Role, StopScope
from showclear.domain.weapons import Weapon, moved

# (state, entry, act) -> state. The act is typed by its table row, so `Any` here and the exact class in each function.
Fold = Callable[[State, Entry, Any], State]


def with_weapon(state: State, weapon: Weapon) -> State:
    return replace(state, weapons=put(state.weapons, weapon.id, weapon))


def with_moved(state: State, entry: Entry, weapon: Weapon) -> State:
    """The weapon, and that custody, load, service or set-up of it changed here."""
    return with_weapon(state, moved(weapon, entry.index, entry.via.first))


def with_container(state: State, container: Container) -> State:
    return replace(state, containers=put(state.containers, container.id, container))


def with_unit(state: State, unit: Unit) -> State:
    return replace(state, units=put(state.units, unit.id, unit))


def with_setup(state: State, setup: Setup) -> State:
    return replace(state, setups=put(state.setups, setup.id, setup))


def with_stop(state: State, entry: Entry, scope: StopScope, subject: str, cause: Cause) -> State:
    """A STOP that follows from this entry; its id is `s<index>`, with b, c, d when one entry calls several."""
    called = sum(stop.index == entry.index for stop in state.stops.values())
    id_ = f"s{entry.index}" + (chr(ord("a") + called) if called else "")
    stop = Stop(id=id_, index=entry.index, scope=scope, subject=subject, cause=cause, by=entry.actor)
    return replace(state, stops=put(state.stops, id_, stop))


def is_weapons_person(state: State, person: str) -> bool:
    known = state.people.get(person)
    return known is not None and any(g.role in WEAPONS_PEOPLE for g in known.grants)


def is_armorer(state: State, person: str) -> bool:
    known = state.people.get(person)
    return known is not None and any(g.role is Role.ARMORER for g in known.grants)
