"""What is open after something went wrong, and the clocks that it started. Pure."""

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from showclear.domain.state import State
from showclear.domain.terms import Cause

HOUR: Final = 3_600_000_000  # µs
# 29 CFR 1904.39: a death within 8 hours, an in-patient admission, an amputation or a lost eye within 24, from learning.
REPORTS: Final = (
    (8, "Death: the employer reports it to OSHA by now (29 CFR 1904.39)"),
    (24, "Admission, amputation or lost eye: to OSHA by now (29 CFR 1904.39)"),
)


class Open(Struct, frozen=True, kw_only=True):
    index: int
    at: int
    cause: Cause
    clocks: tuple[tuple[str, str], ...]  # what, due


def open_incidents(state: State) -> tuple[Open, ...]:
    """Every incident whose investigation is not closed, newest first; clocks for an injury."""
    found = sorted(state.incidents.values(), key=lambda one: -one.index)
    return tuple(
        Open(index=i.index, at=i.at, cause=i.cause, clocks=clocks(state, i.at) if i.cause is Cause.INJURY else ())
        for i in found
    )


def clocks(state: State, at: int) -> tuple[tuple[str, str], ...]:
    return tuple((what, due(at + hours * HOUR, state.zone)) for hours, what in REPORTS)


def due(instant: int, zone: str) -> str:
    return datetime.fromtimestamp(instant / 1_000_000, UTC).astimezone(ZoneInfo(zone)).strftime("%d %b %H:%M")


def emergency_number(zone: str) -> str:
    """911 in the Americas' zones that have it, 112 elsewhere: a phone takes either nearly everywhere."""
    return "911" if zone.startswith(("America/", "US/", "Canada/", "Pacific/Honolulu")) else "112"
