"""What goes out to everybody who watches: drawn once, whoever listens; sent only when there is something new to see.

One task a kind of audience follows the desk. A listener has one slot: it is woken for the newest, and skips what it
missed. That something was recorded which changes nothing on the board is told at most once a second. What is said to
one person goes to that person's listeners alone and draws nothing for anybody else.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from typing import Final, NamedTuple

from showclear.domain.state import State
from showclear.web.production import Production

BEAT: Final = 5.0  # seconds; board.js calls the line dropped after 12 without a sign of life
BEATEN: Final = b"event: beat\ndata: .\n\n"
POKED: Final = b""  # wakes a listener for what was said to its person
GROUP: Final = 25  # listeners woken in one turn of the loop
CALM: Final = 1.0  # seconds between two events that say no more than another index


class View(NamedTuple):
    """What one audience watches. `shows` is equal for two states when there is nothing new to see in the second."""

    kind: str  # of its events
    shows: Callable[[State], object]
    draws: Callable[[State], str]


class Listener:
    """One open line. `said` is the newest that was said to its person alone and has not gone out yet."""

    def __init__(self, person: str, said: bytes) -> None:
        self.person, self.said = person, said
        self.woken: asyncio.Future[bytes] | None = None

    def wake(self, event: bytes) -> None:
        if self.woken is not None and not self.woken.done():
            self.woken.set_result(event)


def nothing() -> bytes:
    return b""


def always() -> bool:
    return True


class Channel:
    """The newest event of one audience, and whoever waits for the next."""

    def __init__(self, production: Production, view: View) -> None:
        self._production, self._view = production, view
        self._newest = b""
        self._sent = 0  # how often there was something new
        self._lines: dict[Listener, None] = {}  # in the order they came
        self._task: asyncio.Task[None] | None = None

    @property
    def listeners(self) -> int:
        return len(self._lines)

    async def listen(
        self, person: str = "", said: Callable[[], bytes] = nothing, still: Callable[[], bool] = always
    ) -> AsyncIterator[bytes]:
        """The newest event at once, then each that follows, or a beat.

        `said` is an event for this person alone that stands from before; what is said to them later comes by `poke`.
        The line ends as soon as `still` says no, asked before each event and each beat.
        """
        mine = Listener(person, b"")
        self._lines[mine] = None
        try:
            mine.said = said()
            if self._task is None or self._task.done():
                state = self._production.desk.state
                self._newest = self._event(state)
                self._task = asyncio.create_task(self._follow(state))
            seen = -1
            while True:
                if not still():
                    return
                if seen != self._sent:  # also what was sent while this listener was still busy with the one before
                    seen = self._sent
                    yield self._newest
                    continue
                if mine.said:
                    own, mine.said = mine.said, b""
                    yield own
                    continue
                mine.woken = asyncio.get_running_loop().create_future()
                if await mine.woken is BEATEN and still():
                    yield BEATEN
        finally:
            del self._lines[mine]
            if not self._lines and self._task is not None:
                self._task.cancel()
                self._task, self._newest = None, b""

    def poke(self, people: Collection[str], event: bytes) -> None:
        """Says this to these people alone. Nothing is drawn, and nobody else is woken."""
        for line in self._lines:
            if line.person in people:
                line.said = event
                line.wake(POKED)

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
        self._wake([line for line in self._lines if line.woken is not None], event)

    def _wake(self, waiting: Sequence[Listener], event: bytes) -> None:
        """One group a turn of the loop, so that whoever hands in an act meanwhile waits for a group, not for all."""
        for line in waiting[:GROUP]:
            line.wake(event)
        if waiting[GROUP:]:
            asyncio.get_running_loop().call_soon(self._wake, waiting[GROUP:], event)


class Channels:
    """A channel for each production, audience and event loop, made when the first listener comes."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, tuple[object, ...], asyncio.AbstractEventLoop], Channel] = {}

    def of(self, slug: str, audience: tuple[object, ...], production: Production, view: View) -> Channel:
        key = (slug, audience, asyncio.get_running_loop())
        if key not in self._open:
            self._open[key] = Channel(production, view)
        return self._open[key]

    def poke(self, slug: str, people: Collection[str], event: bytes) -> None:
        """Says this to these people on whatever pages of this production they have open."""
        for (of, _, loop), channel in tuple(self._open.items()):
            if of == slug:
                with contextlib.suppress(RuntimeError):  # that loop closed meanwhile
                    loop.call_soon_threadsafe(channel.poke, people, event)
