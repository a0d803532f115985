"""The gate answers whatever it is asked: no rule falls over what it does not know; nobody unknown is let through."""

from showclear.domain.decision import Outcome, Verdict
from showclear.gate.case import Case
from tests.cast import book
from tests.gate.anything import anything, falls_over


def test_no_rule_falls_over_anything_it_is_asked() -> None:
    fallen = {
        (r.rule, type(q.act).__name__)
        for q in anything()
        for r in q.put_to(book()).reasons
        if r.outcome is Outcome.RAISED
    }
    assert fallen == set()


def test_no_check_falls_over_an_act_that_no_rule_asks_it_of() -> None:
    assert falls_over() == []


def test_nobody_who_is_not_on_the_record_is_allowed_anything() -> None:
    allowed = {
        type(q.act).__name__
        for q in anything()
        if (q.actor not in q.state.people or q.actor == "p-unknown") and q.put_to(book()).verdict is Verdict.ALLOWED
    }
    assert allowed == set()


def test_every_rule_was_asked() -> None:
    asked = set()
    for q in anything():
        judged = Case(q.state, q.act, q.actor, q.instant, q.via)
        asked |= {row.id for row in book().rows(type(q.act).__name__, judged.tier, judged.day)}
    assert asked == set(book().rules)
