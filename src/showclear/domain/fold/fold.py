"""state + entry -> state: the only way the state moves.

A refused act changes nothing but the head. An act that no table knows stops everything: a record we can't read is never
half read. Acts of two people wait in `pending` until the countersign lets them take effect.
"""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from showclear.domain.acts import armory as a
from showclear.domain.acts import on_set as s
from showclear.domain.acts.catalogue import ACTS, OF_TWO_PEOPLE, Act
from showclear.domain.acts.shapes import Request
from showclear.domain.decision import Verdict
from showclear.domain.fold import armory, day, notices, on_set, script, setting_up, troubles
from showclear.domain.fold.step import Fold
from showclear.domain.state import EMPTY, Entry, Pending, State, drop, put
from showclear.domain.terms import BoreLook, RoundClass
from showclear.domain.weapons import is_bad


class UnknownActError(Exception):
    """A record holds an act this engine has no fold for: it was written by a newer one."""

    def __init__(self, act: object) -> None:
        super().__init__(f"no fold for {type(act).__name__}: upgrade showclear before reading this record")


# By names of this module's own, because this is asked of every entry of a record at every start.
REFUSED: Final = Verdict.REFUSED
ALLOWED: Final = Verdict.ALLOWED

TABLE: Final[dict[type, Fold]] = (
    setting_up.TABLE | script.TABLE | armory.TABLE | day.TABLE | notices.TABLE | on_set.TABLE | troubles.TABLE
)


def unfolded() -> list[str]:
    """Acts of the catalogue without a fold; a test holds this empty. Countersign folds the act it signs."""
    return [c.__name__ for c in ACTS if c not in TABLE and c is not s.Countersign]


# Requests that may carry bad news, so that every other act is spared the questions.
MAY_BE_BAD: Final = frozenset(
    {a.InspectWeapon, a.CheckBore, a.InspectContainer, a.IdentifyRounds, s.ShowClear, s.ClearAgain, s.Seen}
)


def is_bad_finding(state: State, act: Act) -> bool:
    """A request that carries bad news is taken as a report: nobody asks leave to say it."""
    if type(act) not in MAY_BE_BAD:
        return False
    match act:
        case a.InspectWeapon() | s.ShowClear() | s.ClearAgain():
            return is_bad(act.look)
        case a.CheckBore():
            return act.bore is BoreLook.OBSTRUCTED
        case a.InspectContainer():
            container = state.containers.get(act.container)
            return container is not None and armory.is_bad_inspection(act, container)
        case a.IdentifyRounds():
            return act.found in {RoundClass.LIVE, RoundClass.UNKNOWN}
        case s.Seen():
            return on_set.disagrees(state, act)
    raise AssertionError(act)  # the set above and the cases beside it name the same acts


def signed(state: State, entry: Entry, act: s.Countersign) -> State:
    """The second person's hand: the first act takes effect now, in the name of whoever asked it."""
    pending = state.pending[act.of]
    state = replace(state, pending=drop(state.pending, act.of))
    return TABLE[type(pending.act)](state, replace(entry, actor=pending.actor), pending.act)


def step(state: State, entry: Entry) -> State:
    """One entry more. Never looks at a text, never reads a clock."""
    act, verdict = entry.act, entry.verdict
    if verdict is not REFUSED:
        kind = type(act)
        if verdict is ALLOWED and kind in OF_TWO_PEOPLE:
            pending = Pending(index=entry.index, actor=entry.actor, act=act)
            state = replace(state, pending=put(state.pending, entry.index, pending))
        elif kind is s.Countersign and isinstance(act, s.Countersign):
            state = signed(state, entry, act)
        else:
            fold = TABLE.get(kind)
            if fold is None:
                raise UnknownActError(act)
            state = fold(state, entry, act)
        if verdict is ALLOWED and isinstance(act, Request):
            state = at_work(state, entry, act)
    return replace(state, head=entry.index, instant=entry.instant)


def at_work(state: State, entry: Entry, act: Act) -> State:
    """A person's first allowed request of the day counts as checking in: on its unit, or on the only open one."""
    person = state.people.get(entry.actor)
    if person is None or person.in_unit:
        return state
    unit = getattr(act, "unit", None)
    if unit is None:
        setup = state.setups.get(getattr(act, "setup", None) or "")
        unit = setup.unit if setup else None
    if unit is None:
        working = [u.id for u in state.units.values() if u.day_open or u.armory_open]
        unit = working[0] if len(working) == 1 else None
    return state if unit not in state.units else day.present(state, entry, entry.actor, unit)


def fold(entries: Iterable[Entry], state: State = EMPTY) -> State:
    for entry in entries:
        state = step(state, entry)
    return state
