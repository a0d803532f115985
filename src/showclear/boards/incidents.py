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


# Nobody's law: what a house that has nothing of its own begins with. The policy and the agreements may want it sooner.
TELLING: Final = (
    (4, "Tell the unions' safety lines by now (house default)"),
    (24, "Tell the insurer by now (house default; the policy may want it sooner)"),
)
SEALING: Final = frozenset({Cause.INJURY, Cause.UNINTENDED_DISCHARGE, Cause.LIVE_ROUND})


class Open(Struct, frozen=True, kw_only=True):
    index: int
    at: int
    cause: Cause
    clocks: tuple[tuple[str, str], ...]  # what, due


def open_incidents(state: State) -> tuple[Open, ...]:
    """Every incident whose investigation is not closed, newest first, with the clocks it started."""
    found = sorted(state.incidents.values(), key=lambda one: -one.index)
    return tuple(Open(index=i.index, at=i.at, cause=i.cause, clocks=clocks(state, i.cause, i.at)) for i in found)


def clocks(state: State, cause: Cause, at: int) -> tuple[tuple[str, str], ...]:
    """What must be told to whom, and by when: the law's for an injury, then the house's."""
    told = (*(REPORTS if cause is Cause.INJURY else ()), *(TELLING if cause in SEALING else ()))
    return tuple((what, due(at + hours * HOUR, state.zone)) for hours, what in told)


def due(instant: int, zone: str) -> str:
    return datetime.fromtimestamp(instant / 1_000_000, UTC).astimezone(ZoneInfo(zone)).strftime("%d %b %H:%M")


def emergency_number(zone: str) -> str:
    """911 in the Americas' zones that have it, 112 elsewhere: a phone takes either nearly everywhere."""
    return "911" if zone.startswith(("America/", "US/", "Canada/", "Pacific/Honolulu")) else "112"
