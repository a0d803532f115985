"""What is open after something went wrong, and the clocks that it started. Pure."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from showclear.domain.deadlines import MINUTE, after
from showclear.domain.state import State
from showclear.domain.terms import Cause


class Open(Struct, frozen=True, kw_only=True):
    index: int
    at: int
    cause: Cause
    weapon: str
    unit: str
    clocks: tuple[tuple[str, datetime, bool], ...]  # what, due there, whether that has passed


def open_incidents(state: State, now: int) -> tuple[Open, ...]:
    """Every incident whose investigation is not closed, newest first, with the clocks it started. `now` in µs UTC."""
    found = sorted(state.incidents.values(), key=lambda one: -one.index)
    return tuple(
        Open(
            index=i.index,
            at=i.at,
            cause=i.cause,
            weapon=i.weapon,
            unit=i.unit,
            clocks=clocks(state, i.cause, i.at, now),
        )
        for i in found
    )


def clocks(state: State, cause: Cause, at: int, now: int) -> tuple[tuple[str, datetime, bool], ...]:
    """What must be told to whom, and by when: the law's for an injury, then the house's."""
    those = [(d.says, at + d.minutes * MINUTE) for d in after(cause)]
    return tuple((says, due(until, state.zone), until <= now) for says, until in those)


def due(instant: int, zone: str) -> datetime:
    return datetime.fromtimestamp(instant / 1_000_000, UTC).astimezone(ZoneInfo(zone))


def emergency_number(zone: str) -> str:
    """911 in the Americas' zones that have it, 112 elsewhere: a phone takes either nearly everywhere."""
    return "911" if zone.startswith(("America/", "US/", "Canada/", "Pacific/Honolulu")) else "112"
