"""What has been done, ready to be searched: one line an entry, and where each weapon was after it.

Disposable: folded from the record the first time somebody asks, then carried on. Never texts, never authority.
"""

import threading
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from showclear.desk.folding import entries_of
from showclear.desk.handle import Desk
from showclear.domain.decision import Verdict
from showclear.domain.fold.fold import step
from showclear.domain.state import EMPTY, Entry, State
from showclear.domain.terms import Clearance, Custody

PIECE = 500  # entries read at once: nobody hands in an act meanwhile


class Line(Struct, frozen=True, kw_only=True):
    index: int
    instant: int
    actor: str
    act: str
    verdict: Verdict
    about: tuple[str, ...]  # the ids it names, and scenes as scene:4


class Place(Struct, frozen=True, kw_only=True):
    """Where a weapon is from entry `index` on."""

    index: int
    instant: int
    custody: Custody
    who: str
    clearance: Clearance


class History:
    """Of one production. Safe to ask from any thread; the first ask reads the whole record."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._state: State = EMPTY
        self._lines: list[Line] = []
        self._places: dict[str, list[Place]] = {}

    def lines(self) -> list[Line]:
        """Every entry, oldest first."""
        with self._lock:
            self._catch_up()
            return list(self._lines)

    def places(self, weapon: str) -> list[Place]:
        """Everywhere this weapon was, oldest first."""
        with self._lock:
            self._catch_up()
            return list(self._places.get(weapon, ()))

    def _catch_up(self) -> None:
        head = self._desk.state.head
        while len(self._lines) <= head:
            start, stop = len(self._lines), min(len(self._lines) + PIECE, head + 1)
            rows = self._desk.read(lambda log: list(log.entries(start, stop)))  # noqa: B023 - read here and now
            for entry in entries_of(rows):
                self._take(entry)

    def _take(self, entry: Entry) -> None:
        before, self._state = self._state, step(self._state, entry)
        self._lines.append(
            Line(
                index=entry.index,
                instant=entry.instant,
                actor=entry.actor,
                act=type(entry.act).__name__,
                verdict=entry.verdict,
                about=about(entry, self._state),
            )
        )
        if self._state.weapons is before.weapons:
            return
        for weapon in self._state.weapons.values():
            if before.weapons.get(weapon.id) is not weapon:
                who = weapon.holder or weapon.keeper
                place = Place(
                    index=entry.index,
                    instant=entry.instant,
                    custody=weapon.custody,
                    who=who,
                    clearance=weapon.clearance,
                )
                known = self._places.setdefault(weapon.id, [])
                if not known or (known[-1].custody, known[-1].who, known[-1].clearance) != (
                    place.custody,
                    place.who,
                    place.clearance,
                ):
                    known.append(place)


def about(entry: Entry, state: State) -> tuple[str, ...]:
    """What an entry is about: the ids its act names, and the scene of its set-up."""
    named = dict.fromkeys(_ids(msgspec.to_builtins(entry.act)))
    setup = state.setups.get(getattr(entry.act, "setup", "") or "")
    scenes = (*getattr(entry.act, "scenes", ()), *((setup.scene,) if setup else ()))
    only = [getattr(entry.act, "scene", "")] if isinstance(getattr(entry.act, "scene", ""), str) else []
    named |= dict.fromkeys(f"scene:{s}" for s in (*scenes, *only) if isinstance(s, str) and s)
    return tuple(named)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        letters, dash, _ = value.partition("-")
        if dash and letters in {"p", "w", "c", "l", "su", "pl", "un", "ln"}:
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids(inner)
