"""(state, act, actor, book, instant) -> Decision: pure, total, and closed when in doubt.

Laws of this file:
1. A report is recorded. So is a request that carries a bad finding. Nothing below is asked of them.
2. Every rule that claims the act is asked; nothing stops at the first no.
3. A rule that can't be judged refuses. An act no rule claims is refused. Without the core pack everything is.
4. An act of two people is judged again, whole, when the second person signs.
"""

from showclear.domain.acts import on_set as s
from showclear.domain.acts.catalogue import Act
from showclear.domain.acts.setting_up import RuleValue
from showclear.domain.acts.shapes import Report, Via
from showclear.domain.decision import REFUSING, Decision, Outcome, Reason, Verdict
from showclear.domain.fold.fold import is_bad_finding
from showclear.domain.state import State
from showclear.gate.book import Book
from showclear.gate.case import PLAIN, Case
from showclear.gate.finding import Finding
from showclear.rules.schema import Rule

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
    values = state.values
    for id_, rule, value, check in rows:
        if values and id_ in values:
            value = values[id_]  # noqa: PLW2901 - the production tightened or replaced it
        try:
            found = check(case, value)
        except Exception:  # whatever goes wrong in a rule is a no, with the rule's name on it
            reasons.append(Reason(rule=id_, outcome=Outcome.RAISED, value=value, subject=type(act).__name__))
            continue
        if found is not None:
            reasons.append(reason_of(case, rule, value, found))
    held = len(rows) - len(reasons)
    if isinstance(act, s.Countersign):
        pending = state.pending.get(act.of)
        if pending is not None:
            again, more = judge(state, pending.act, pending.actor, book, instant, PLAIN)
            return reasons + again, held + more
    return reasons, held


def reason_of(case: Case, rule: Rule, value: RuleValue, found: Finding) -> Reason:
    """A finding as it is recorded: advised where the rule only advises, overridden where two people set it aside."""
    outcome, because = found.outcome, found.because
    if rule.advises:
        outcome = Outcome.ADVISED
    elif rule.override:
        subjects = {found.subject, case.weapon.id if case.weapon else ""}
        for given in case.state.overrides:
            if given.rule == rule.id and given.subject in subjects:
                outcome, because = Outcome.OVERRIDDEN, (*because, given.index)
    return Reason(rule=rule.id, outcome=outcome, value=value, saw=found.saw, subject=found.subject, because=because)
