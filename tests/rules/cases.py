"""How the cases of the packs are read and walked: packs/<pack>/<topic>.cases.toml, one sentence and one answer each.

In a case `@last` is the newest entry, `@last-1` the one before, `@given2` the entry of the second given act, `@stop`
the oldest STOP and `@said:w-colt` the entry of what was last stated of that weapon.
"""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from showclear.domain.acts.catalogue import Act
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Decision, Outcome, Verdict
from showclear.domain.state import State
from showclear.domain.terms import How
from showclear.gate.book import Book
from showclear.gate.decide import decide
from tests.cast import Day, refusals
from tests.seeds import seed, statement

PACKS = Path(__file__).parents[2] / "packs"


class Question(NamedTuple):
    """What the gate is asked at the end of a case."""

    state: State
    act: Act
    actor: str
    instant: int
    via: Via

    def put_to(self, book: Book) -> Decision:
        return decide(self.state, self.act, self.actor, book, self.instant, self.via)


def read_cases() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = []
    for file in sorted(PACKS.glob("*/*.cases.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        cases += [{"file": f"{file.parent.name}/{file.name}", **case} for case in told["case"]]
    return cases


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
    return day.head + int(value.removeprefix("@last") or 0)


def prepare(told: dict[str, Any], day: Day, given: list[int]) -> dict[str, Any]:
    fields: dict[str, Any] = named(told, day, given)
    if "via" in fields:
        fields["via"] = msgspec.convert({"how": How.SESSION, **fields["via"]}, Via)
    return fields


def question_of(case: dict[str, Any]) -> Question:
    """Walks the seed and what is given, and stops before the asked act is judged."""
    day = seed(case["from"])
    given: list[int] = []
    for told in case.get("given", ()):
        decision = day.ask(**prepare(told, day, given))
        assert decision.verdict is not Verdict.REFUSED, f"{told['act']} is given, and refused: {refusals(decision)}"
        given.append(day.head)
    before = day.state
    day.ask(**prepare(case["ask"], day, given))
    asked = day.entries[-1]
    return Question(before, asked.act, asked.actor, asked.instant, asked.via)


def expected(case: dict[str, Any]) -> tuple[set[str], bool]:
    """The rules that refuse, and whether the case's own rule only advises."""
    refusing = {case["rule"]} if case["expect"] == "refused" else set()
    return refusing | set(case.get("also", ())), case["expect"] == "advised"


def answered(case: dict[str, Any], decision: Decision) -> tuple[set[str], bool]:
    """The same two of a decision. A rule that could not be judged refuses too, but no case means that."""
    advised = {r.rule for r in decision.reasons if r.outcome is Outcome.ADVISED}
    raised = {f"{r.rule} was not judged" for r in decision.reasons if r.outcome is Outcome.RAISED}
    return set(refusals(decision)) | raised, case["rule"] in advised
