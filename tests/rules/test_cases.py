"""Every rule of the shipped packs, played: packs/<pack>/<topic>.cases.toml says in one sentence each what must happen.

In a case `@last` is the newest entry, `@last-1` the one before, `@given2` the entry of the second given act, `@stop`
the oldest STOP and `@said:w-colt` the entry of what was last stated of that weapon.
"""

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Decision, Outcome, Verdict
from showclear.domain.terms import How
from showclear.domain.wire import decode_act
from showclear.gate.case import Case
from tests.cast import Day, book, refusals
from tests.seeds import OTHERWISE, PLAIN, seed, statement

PACKS = Path(__file__).parents[2] / "packs"
EXPECTED = {"allowed", "refused", "advised"}
KEYS = {"rule", "story", "from", "given", "ask", "expect", "also"}
# Rules that nobody has written cases for yet. It only ever shrinks.
WITHOUT_CASES: frozenset[str] = frozenset()


def read_cases() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = []
    for file in sorted(PACKS.glob("*/*.cases.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        cases += [{"file": f"{file.parent.name}/{file.name}", **case} for case in told["case"]]
    return cases


CASES = read_cases()


def named(value: Any, day: Day, given: list[int]) -> Any:
    """The value with every `@name` looked up in the day as it is now."""
    if isinstance(value, dict):
        return {k: named(v, day, given) for k, v in value.items()}
    if isinstance(value, list):
        return [named(v, day, given) for v in value]
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    if value == "@stop":
        return next(iter(day.state.stops))
    if value.startswith("@said:"):
        return statement(day, value.removeprefix("@said:"))
    if value.startswith("@given"):
        return given[int(value.removeprefix("@given")) - 1]
    return day.head - int(value.removeprefix("@last").removeprefix("-") or 0)


def prepare(told: dict[str, Any], day: Day, given: list[int]) -> dict[str, Any]:
    fields: dict[str, Any] = named(told, day, given)
    if "via" in fields:
        fields["via"] = msgspec.convert({"how": How.SESSION, **fields["via"]}, Via)
    return fields


def play(case: dict[str, Any]) -> tuple[Decision, set[str]]:
    """What the gate said to the asked act, and the rules that claimed it."""
    day = seed(case["from"])
    given: list[int] = []
    for told in case.get("given", ()):
        decision = day.ask(**prepare(told, day, given))
        assert decision.verdict is not Verdict.REFUSED, f"{told['act']} is given, and refused: {refusals(decision)}"
        given.append(day.head)
    asked = prepare(case["ask"], day, given)
    before = day.state
    decision = day.ask(**asked)
    act = decode_act(msgspec.json.encode({k: v for k, v in asked.items() if k not in {"actor", "after", "via"}}))
    judged = Case(before, act, asked["actor"], day.at)
    return decision, {row.rule.id for row in day.book.rows(asked["act"], judged.tier, judged.day)}


@pytest.mark.parametrize("case", CASES, ids=[case["story"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    decision, claimed = play(case)
    rule = case["rule"]
    assert rule in claimed, f"{case['ask']['act']} is never judged by {rule}"
    advised = {r.rule for r in decision.reasons if r.outcome is Outcome.ADVISED}
    expected = {rule} if case["expect"] == "refused" else set()
    assert set(refusals(decision)) == expected | set(case.get("also", ()))
    assert (rule in advised) == (case["expect"] == "advised")


@pytest.mark.parametrize("rule", sorted(book().rules))
def test_a_rule_has_a_case_that_passes_and_one_that_does_not(rule: str) -> None:
    expected = {case["expect"] for case in CASES if case["rule"] == rule}
    no = "advised" if book().rules[rule].advises else "refused"
    assert ({"allowed", no} <= expected) != (rule in WITHOUT_CASES), f"{rule} has {sorted(expected)}"


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
