"""The one place that reads a clock and makes random ids."""

import secrets
import time
from typing import Protocol


class Clock(Protocol):
    kind: str

    def now(self) -> int:
        """µs UTC since 1970."""
        ...


class RealClock:
    kind = "REAL"

    def now(self) -> int:
        return time.time_ns() // 1000  # noqa: TID251 - this is the clock


class ScriptedClock:
    """For `play` and `demo` alone; ProductionOpened says so for ever."""

    kind = "SCRIPTED"

    def __init__(self, at: int = 0) -> None:
        self.at = at

    def now(self) -> int:
        return self.at


def new_act_id() -> str:
    return secrets.token_hex(16)
