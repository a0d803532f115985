"""Every rule of the shipped packs, played: each case of packs/<pack>/<topic>.cases.toml says what must happen."""

import tomllib
from typing import Any

import pytest

from showclear.gate.case import Case
from tests.cast import book
from tests.rules.cases import PACKS, answered, expected, question_of, read_cases
from tests.seeds import OTHERWISE, PLAIN

EXPECTED = {"allowed", "refused", "advised"}
KEYS = {"rule", "story", "from", "given", "ask", "expect", "also"}
# Rules that nobody has written cases for yet. It only ever shrinks.
WITHOUT_CASES: frozenset[str] = frozenset()
CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=[case["story"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    asked = question_of(case)
    judged = Case(asked.state, asked.act, asked.actor, asked.instant)
    rows = book().rows(case["ask"]["act"], judged.tier, judged.day)
    assert case["rule"] in {row.rule.id for row in rows}, f"{case['ask']['act']} is never judged by {case['rule']}"
    assert answered(case, asked.put_to(book())) == expected(case)


@pytest.mark.parametrize("rule", sorted(book().rules))
def test_a_rule_has_a_case_that_passes_and_one_that_does_not(rule: str) -> None:
    found = {case["expect"] for case in CASES if case["rule"] == rule}
    no = "advised" if book().rules[rule].advises else "refused"
    assert ({"allowed", no} <= found) != (rule in WITHOUT_CASES), f"{rule} has {sorted(found)}"


def test_cases_are_well_formed() -> None:
    for case in CASES:
        where = (case["file"], case["story"])
        assert set(case) - {"file"} <= KEYS, where
        assert case["expect"] in EXPECTED, where
        assert case["expect"] == "refused" or "also" not in case, where
        assert case["story"][0].isupper(), where
        assert case["story"].endswith("."), where
        assert case["rule"] in book().rules, where


def test_a_case_stands_beside_the_topic_of_its_rule() -> None:
    topics = {
        rule["id"]: f"{file.parent.name}/{file.stem}.cases.toml"
        for file in PACKS.glob("*/*.toml")
        if not file.name.endswith(".cases.toml")
        for rule in tomllib.loads(file.read_text(encoding="utf-8")).get("rule", ())
    }
    assert [case["story"] for case in CASES if topics[case["rule"]] != case["file"]] == []


def test_no_two_cases_tell_the_same_story() -> None:
    stories = [case["story"] for case in CASES]
    assert sorted(s for s in set(stories) if stories.count(s) > 1) == []


def test_no_rule_without_cases_is_forgotten() -> None:
    assert set(book().rules) >= WITHOUT_CASES


def test_every_seed_is_where_some_case_begins() -> None:
    assert sorted({*PLAIN, *OTHERWISE} - {case["from"] for case in CASES}) == []
