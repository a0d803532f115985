"""Break any one check and some case of the packs tells: none of them could be gone, or always say no, unnoticed."""

from functools import cache
from typing import Any

import pytest

from showclear.gate.book import Book
from tests.cast import book
from tests.mutation.broken import (
    Check,
    always_missing,
    book_without,
    breakable_book,
    broken,
    cannot_be_judged,
    check_names,
    never_refuses,
)
from tests.rules.cases import Question, answered, expected, question_of, read_cases

RULES: dict[str, set[str]] = {}
for _rule in book().rules.values():
    RULES.setdefault(_rule.check, set()).add(_rule.id)
CASES = read_cases()
# Not asked by a rule themselves: other checks and other floors call them.
HELPERS = {"own_act.is_stricter", "stop.touches"}


@cache
def questions(check: str) -> list[tuple[dict[str, Any], Question]]:
    """The cases of the rules that name this check, walked up to what is asked."""
    return [(case, question_of(case)) for case in CASES if case["rule"] in RULES[check]]


def stories_gone_wrong(check: str, otherwise: Book) -> set[str]:
    """`rule: story` of every case of this check that this book answers otherwise than the case says."""
    return {
        f"{case['rule']}: {case['story']}"
        for case, asked in questions(check)
        if answered(case, asked.put_to(otherwise)) != expected(case)
    }


@pytest.mark.parametrize("check", sorted(RULES))
def test_with_every_check_whole_no_case_goes_wrong(check: str) -> None:
    assert stories_gone_wrong(check, breakable_book()) == set()


@pytest.mark.parametrize("check", sorted(RULES))
@pytest.mark.parametrize("instead", [never_refuses, always_missing, cannot_be_judged], ids=lambda f: f.__name__)
def test_a_broken_check_makes_a_case_go_wrong(check: str, instead: Check) -> None:
    with broken(check, instead) as otherwise:
        assert stories_gone_wrong(check, otherwise)


@pytest.mark.parametrize("rule", sorted(rule for rules in RULES.values() if len(rules) > 1 for rule in rules))
def test_each_of_two_rules_with_one_check_is_missed_when_it_alone_is_struck_out(rule: str) -> None:
    wrong = stories_gone_wrong(book().rules[rule].check, book_without(rule))
    assert any(story.startswith(f"{rule}: ") for story in wrong)


def test_every_check_is_named_by_a_rule() -> None:
    assert set(check_names()) - HELPERS == set(RULES)
