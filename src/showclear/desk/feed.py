"""Announces after the commit, and nothing before it. Each listener has one slot: the newest index wins."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncGenerator

from showclear.desk.handle import Desk
from showclear.domain.state import State


class Feed:
    """Told by the desk's thread; listened to on an event loop. A listener that is gone never troubles the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        desk.listen(self._told)

    def _told(self, _state: State) -> None:
        with self._lock:
            waiting = tuple(self._waiting)
        for loop, event in waiting:
            with contextlib.suppress(RuntimeError):  # its loop closed meanwhile
                loop.call_soon_threadsafe(event.set)

    async def heads(self, every: float | None = None) -> AsyncGenerator[State, None]:
        """The present state at once, then the newest after each commit; slow listeners skip what they missed.

        With `every`, also again after that many seconds without a commit, so that a listener can show it still hears.
        """
        event = asyncio.Event()
        place = (asyncio.get_running_loop(), event)
        with self._lock:
            self._waiting.add(place)
        try:
            while True:
                event.clear()
                yield self._desk.state
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(every):
                        await event.wait()
        finally:
            with self._lock:
                self._waiting.discard(place)

    @property
    def listeners(self) -> int:
        with self._lock:
            return len(self._waiting)
