"""What goes out to everybody who watches: drawn once, whoever listens; sent only when there is something new to see.

One task a kind of audience follows the desk. A listener has one slot: it is woken for the newest, and skips what it
missed. That something was recorded which changes nothing on the board is told at most once a second.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from typing import Final, NamedTuple

from showclear.domain.state import State
from showclear.web.production import Production

BEAT: Final = 5.0  # seconds; board.js calls the line dropped after 12 without a sign of life
BEATEN: Final = b"event: beat\ndata: .\n\n"
GROUP: Final = 25  # listeners woken in one turn of the loop
CALM: Final = 1.0  # seconds between two events that say no more than another index


class View(NamedTuple):
    """What one audience watches. `shows` is equal for two states when there is nothing new to see in the second."""

    kind: str  # of its events
    shows: Callable[[State], object]
    draws: Callable[[State], str]


class Channel:
    """The newest event of one audience, and whoever waits for the next."""

    def __init__(self, production: Production, view: View) -> None:
        self._production, self._view = production, view
        self._newest = b""
        self._sent = 0  # how often there was something new
        self._next: dict[int, asyncio.Future[bytes]] = {}  # by group
        self._task: asyncio.Task[None] | None = None
        self.listeners = 0

    async def listen(self) -> AsyncIterator[bytes]:
        """The newest event at once, then each that follows, or a beat."""
        group = self.listeners // GROUP
        self.listeners += 1
        try:
            if self._task is None or self._task.done():
                state = self._production.desk.state
                self._newest = self._event(state)
                self._task = asyncio.create_task(self._follow(state))
            seen = -1
            while True:
                if seen != self._sent:  # also what was sent while this listener was still busy with the one before
                    seen = self._sent
                    yield self._newest
                    continue
                if group not in self._next:
                    self._next[group] = asyncio.get_running_loop().create_future()
                woken_for = await asyncio.shield(self._next[group])
                if woken_for is BEATEN:
                    yield BEATEN
        finally:
            self.listeners -= 1
            if not self.listeners and self._task is not None:
                self._task.cancel()
                self._task, self._newest = None, b""

    async def _follow(self, begun: State) -> None:
        shown, head, told = self._view.shows(begun), begun.head, time.monotonic()
        late: State | None = None  # was recorded, and nobody has been told its index yet
        async with contextlib.aclosing(self._production.feed.heads(BEAT)) as heads:
            waiting = aiter(heads)
            upcoming = asyncio.ensure_future(anext(waiting))
            try:
                while True:
                    patience = None if late is None else max(0.0, told + CALM - time.monotonic())
                    await asyncio.wait({upcoming}, timeout=patience)
                    state = upcoming.result() if upcoming.done() else late
                    if upcoming.done():
                        upcoming = asyncio.ensure_future(anext(waiting))
                    if state is None:
                        continue
                    now_shown = self._view.shows(state)
                    if now_shown == shown and state.head != head and time.monotonic() < told + CALM:
                        late = state
                        continue
                    same = now_shown == shown and state.head == head
                    shown, head, told, late = now_shown, state.head, time.monotonic(), None
                    self._send(BEATEN if same else self._event(state), keep=not same)
            finally:
                upcoming.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await upcoming

    def _event(self, state: State) -> bytes:
        lines = "".join(f"data: {line}\n" for line in self._view.draws(state).splitlines())
        return f"id: {state.head}\nevent: {self._view.kind}\n{lines}\n".encode()

    def _send(self, event: bytes, *, keep: bool) -> None:
        if keep:
            self._newest = event
            self._sent += 1
        waiting, self._next = list(self._next.values()), {}
        self._wake(waiting, event)

    def _wake(self, waiting: list[asyncio.Future[bytes]], event: bytes) -> None:
        """One group a turn of the loop, so that whoever hands in an act meanwhile waits for a group, not for all."""
        if waiting:
            first, *others = waiting
            first.set_result(event)
            asyncio.get_running_loop().call_soon(self._wake, others, event)


class Channels:
    """A channel for each production, audience and event loop, made when the first listener comes."""

    def __init__(self) -> None:
        self._open: dict[tuple[object, ...], Channel] = {}

    def of(self, key: tuple[object, ...], production: Production, view: View) -> Channel:
        key = (*key, id(asyncio.get_running_loop()))
        if key not in self._open:
            self._open[key] = Channel(production, view)
        return self._open[key]
