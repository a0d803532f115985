"""What a check says when its rule does not hold."""

from typing import NamedTuple

from showclear.domain.decision import Outcome, Shown


class Finding(NamedTuple):
    outcome: Outcome
    saw: Shown = None
    subject: str = ""
    because: tuple[int, ...] = ()


def missing(saw: Shown = None, subject: str = "", *because: int) -> Finding:
    """Something that must be there is not."""
    return Finding(Outcome.MISSING, saw, subject, tuple(sorted(i for i in set(because) if i >= 0)))


def failed(saw: Shown = None, subject: str = "", *because: int) -> Finding:
    """Something is there, and it is not good enough."""
    return Finding(Outcome.FAILED, saw, subject, tuple(sorted(i for i in set(because) if i >= 0)))


Found = Finding | None
