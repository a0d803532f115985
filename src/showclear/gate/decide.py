"""(state, act, actor, book, instant) -> Decision: pure, total, and closed when in doubt.

Laws of this file:
1. A report is recorded. So is a request that carries a bad finding. Nothing below is asked of them.
2. Every rule that claims the act is asked; nothing stops at the first no.
3. A rule that can't be judged refuses. An act no rule claims is refused. Without the core pack everything is.
4. An act of two people is judged again, whole, when the second person signs.
"""

from typing import Any

from showclear.domain.acts import on_set as s
from showclear.domain.acts.catalogue import Act
from showclear.domain.acts.shapes import Report, Via
from showclear.domain.decision import REFUSING, Decision, Outcome, Reason, Shown, Verdict
from showclear.domain.fold.fold import is_bad_finding
from showclear.domain.state import State
from showclear.gate.book import Book, Row
from showclear.gate.case import PLAIN, Case

ENGINE = "showclear-1"


def decide(state: State, act: Act, actor: str, book: Book, instant: int, via: Via = PLAIN) -> Decision:
    """Judges one act at one instant (µs UTC)."""
    if isinstance(act, Report) or is_bad_finding(state, act):
        return Decision(verdict=Verdict.RECORDED, engine=ENGINE, book=book.digest)
    reasons, held = judge(state, act, actor, book, instant, via)
    refused = any(r.outcome in REFUSING for r in reasons)
    verdict = Verdict.REFUSED if refused else Verdict.ALLOWED
    return Decision(verdict=verdict, engine=ENGINE, book=book.digest, reasons=tuple(reasons), held=held)


def judge(state: State, act: Act, actor: str, book: Book, instant: int, via: Via) -> tuple[list[Reason], int]:
    """Every rule that did not hold, in the order an AD would cure them, and how many held."""
    case = Case(state, act, actor, instant, via, book.rules)
    rows = book.rows(type(act).__name__, case.tier, case.day) if book.has_core else ()
    if not rows:
        return [Reason(rule="core.claimed", outcome=Outcome.MISSING, subject=type(act).__name__)], 0
    reasons: list[Reason] = []
    held = 0
    for row in rows:
        reason = ask(case, row)
        if reason is None:
            held += 1
        else:
            reasons.append(reason)
    if isinstance(act, s.Countersign):
        pending = state.pending.get(act.of)
        if pending is not None:
            again, more = judge(state, pending.act, pending.actor, book, instant, PLAIN)
            return reasons + again, held + more
    return reasons, held


def ask(case: Case, row: Row) -> Reason | None:
    """One rule's answer. Whatever goes wrong in it is a no, with the rule's name on it."""
    rule = row.rule
    value: Any = case.state.values.get(rule.id, row.value.value)
    try:
        found = row.check(case, value)
    except Exception:
        return Reason(rule=rule.id, outcome=Outcome.RAISED, value=value, subject=type(case.act).__name__)
    if found is None:
        return None
    outcome = Outcome.ADVISED if rule.advises else found.outcome
    because = found.because
    if rule.override and outcome in REFUSING:
        for given in case.state.overrides:
            if given.rule == rule.id and given.subject in {found.subject, case.weapon.id if case.weapon else ""}:
                outcome, because = Outcome.OVERRIDDEN, (*because, given.index)
    saw: Shown = found.saw
    return Reason(rule=rule.id, outcome=outcome, value=value, saw=saw, subject=found.subject, because=because)
