"""What a check says when its rule does not hold."""

from typing import Final, NamedTuple

from showclear.domain.decision import Outcome, Shown

MISSING: Final = Outcome.MISSING
FAILED: Final = Outcome.FAILED


class Finding(NamedTuple):
    outcome: Outcome
    saw: Shown = None
    subject: str = ""
    because: tuple[int, ...] = ()


def missing(saw: Shown = None, subject: str = "", *because: int) -> Finding:
    """Something that must be there is not."""
    return Finding(MISSING, saw, subject, _entries(because))


def failed(saw: Shown = None, subject: str = "", *because: int) -> Finding:
    """Something is there, and it is not good enough."""
    return Finding(FAILED, saw, subject, _entries(because))


def _entries(because: tuple[int, ...]) -> tuple[int, ...]:
    """The entries it rests on, each once, in order; below nothing is an entry that never was."""
    return tuple(sorted([i for i in set(because) if i >= 0])) if because else ()


Found = Finding | None
