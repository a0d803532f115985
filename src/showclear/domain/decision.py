"""What the gate answers: a verdict and every reason, without prose. Sentences are made from rule ids elsewhere."""

from enum import StrEnum

from msgspec import Struct

Shown = bool | int | str | tuple[str, ...] | None


class Verdict(StrEnum):
    ALLOWED = "allowed"
    REFUSED = "refused"
    RECORDED = "recorded"


class Outcome(StrEnum):
    """`missing` and `failed` and `raised` refuse; `overridden` and `advised` do not."""

    MISSING = "missing"
    FAILED = "failed"
    OVERRIDDEN = "overridden"
    ADVISED = "advised"
    RAISED = "raised"


REFUSING = frozenset({Outcome.MISSING, Outcome.FAILED, Outcome.RAISED})


class Reason(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule that did not hold: the value it used, what it saw, whom or what it is about, the entries it rests on."""

    rule: str
    outcome: Outcome
    value: Shown = None
    saw: Shown = None
    subject: str = ""
    because: tuple[int, ...] = ()


class Decision(Struct, frozen=True, kw_only=True):
    """Same state, act, actor, book and instant: same bytes. `held` counts the rules that held."""

    verdict: Verdict
    engine: str
    book: str
    reasons: tuple[Reason, ...] = ()
    held: int = 0
