"""What the hub says while nobody presses anything: a deadline has passed, a day has ended, another engine decides.

Each is said once, whatever stops and starts: its id is made from what it is about.
"""

import contextlib
import hashlib
import threading
from collections.abc import Iterator
from typing import Final

from showclear.desk.handle import Desk, NotAnActError
from showclear.domain.acts.setting_up import ClockRanOut, DayRootsWritten, EngineChanged
from showclear.domain.acts.shapes import Report
from showclear.domain.deadlines import run_out
from showclear.domain.state import State
from showclear.gate.decide import ENGINE
from showclear.record.errors import RecordError

EVERY: Final = 30.0  # seconds between two looks


def to_say(state: State, instant: int, root: bytes) -> Iterator[tuple[str, Report]]:
    """(id, act) of all that should stand on the record by this instant (µs UTC). `root` is the record's at its head."""
    if state.engine != ENGINE:
        yield _id("engine", state.head, ENGINE), EngineChanged(engine=ENGINE)
    for index, deadline in run_out(state, instant):
        yield _id("ran out", index, deadline.id), ClockRanOut(of=index, deadline=deadline.id)
    for unit in state.units.values():
        if unit.day_index >= 0 and not unit.day_open:
            yield _id("day", unit.day_index, unit.id), DayRootsWritten(unit=unit.id, root=root.hex())


def _id(*about: object) -> str:
    return hashlib.sha256(" ".join(map(str, ("hub", *about))).encode()).hexdigest()[:32]


class Watch:
    """Looks at once, and then every half minute until it is stopped. A desk that refuses is left to say so itself."""

    def __init__(self, desk: Desk, every: float = EVERY) -> None:
        self._desk, self._every = desk, every
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="watch")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while True:
            with contextlib.suppress(RecordError, NotAnActError):
                self._desk.say(to_say)
            if self._stopped.wait(self._every):
                return
