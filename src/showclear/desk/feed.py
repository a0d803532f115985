"""Announces after the commit, and nothing before it. Each listener has one slot: the newest index wins."""

import asyncio
from collections.abc import AsyncIterator

from showclear.desk.handle import Desk
from showclear.domain.state import State


class Feed:
    """Told by the desk's thread; listened to on the event loop."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        desk.listen(self._told)

    def _told(self, _state: State) -> None:
        for loop, event in tuple(self._waiting):
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    async def heads(self) -> AsyncIterator[State]:
        """The present state at once, then the newest after each commit; slow listeners skip what they missed."""
        event = asyncio.Event()
        place = (asyncio.get_running_loop(), event)
        self._waiting.add(place)
        try:
            while True:
                event.clear()
                yield self._desk.state
                await event.wait()
        finally:
            self._waiting.discard(place)
