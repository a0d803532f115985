"""By when somebody must be told, or answered, after something went wrong: the law's deadlines, then the house's."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from showclear.domain.state import State
from showclear.domain.terms import Cause

MINUTE: Final = 60_000_000  # µs


class Deadline(NamedTuple):
    """`id` goes on the record when it has passed, `says` on a screen. Minutes from the entry that began it."""

    id: str
    minutes: int
    says: str


# 29 CFR 1904.39: a death within 8 hours, an in-patient admission, an amputation or a lost eye within 24, from learning.
REPORTS: Final = (
    Deadline("osha.death", 480, "Death: the employer reports it to OSHA by now (29 CFR 1904.39)"),
    Deadline("osha.admission", 1440, "Admission, amputation or lost eye: to OSHA by now (29 CFR 1904.39)"),
)
# Nobody's law: what a house that has nothing of its own begins with. The policy and the agreements may want it sooner.
TELLING: Final = (
    Deadline("unions", 240, "Tell the unions' safety lines by now (house default)"),
    Deadline("insurer", 1440, "Tell the insurer by now (house default; the policy may want it sooner)"),
)
ANSWER: Final = Deadline("concern.answer", 15, "A concern is answered by now (house default)")
SEALING: Final = frozenset({Cause.INJURY, Cause.UNINTENDED_DISCHARGE, Cause.LIVE_ROUND})


def after(cause: Cause) -> tuple[Deadline, ...]:
    """What an incident of this cause begins."""
    return (*(REPORTS if cause is Cause.INJURY else ()), *(TELLING if cause in SEALING else ()))


def run_out(state: State, instant: int) -> Iterator[tuple[int, Deadline]]:
    """Of what is still open at this instant (µs UTC): the entry that began a deadline, and the deadline that passed."""
    for incident in state.incidents.values():
        for deadline in after(incident.cause):
            if instant >= incident.at + deadline.minutes * MINUTE:
                yield incident.index, deadline
    for concern in state.concerns.values():
        if instant >= concern.at + ANSWER.minutes * MINUTE:
            yield concern.index, ANSWER
