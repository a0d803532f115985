"""Whatever is said, by whomever, in whatever order: nothing raises, refusals change nothing, reports are recorded."""

import random
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
import pytest
from msgspec.structs import replace

from showclear.domain.acts.catalogue import ACTS, HUB_ACTS
from showclear.domain.acts.shapes import Report, Via
from showclear.domain.decision import Outcome, Verdict
from showclear.domain.fold.fold import fold, step
from showclear.domain.state import Entry
from showclear.domain.terms import How
from showclear.gate.decide import decide
from tests.cast import PEOPLE, Day, book, colt_shown, prepared, rifle_shown

POOLS = {
    "p-": [*PEOPLE, "p-nobody", "p-unknown"],
    "w-": ["w-colt", "w-colt-rubber", "w-rifle", "w-nothing"],
    "c-": ["c-dummies", "c-blanks", "c-nothing"],
    "l-": ["l-dummies", "l-blanks", "l-nothing"],
    "su-": ["su-4a", "su-5a", "su-new"],
    "pl-": ["pl-colt", "pl-rifle", "pl-nothing"],
    "un-": ["un-main", "un-second"],
    "ln-": ["ln-one"],
    "d-": ["d-tablet"],
    "doc-": ["doc-insurance", "doc-new"],
}
SENDABLE = [a for a in ACTS if a not in HUB_ACTS]


def made_up(kind: Any, dice: random.Random, name: str, head: int) -> Any:
    """A value of this type: small, and often one that exists."""
    if hasattr(kind, "__metadata__"):
        pattern = next((m.pattern for m in kind.__metadata__ if isinstance(m, msgspec.Meta) and m.pattern), "")
        for prefix, pool in POOLS.items():
            if pattern.startswith(f"^{prefix}"):
                return dice.choice(pool)
        return made_up(get_args(kind)[0], dice, name, head)
    if get_origin(kind) in {Union, Literal} or type(kind).__name__ == "UnionType":
        return made_up(dice.choice([a for a in get_args(kind) if a is not type(None)]), dice, name, head)
    if get_origin(kind) is tuple:
        return [made_up(get_args(kind)[0], dice, name, head) for _ in range(dice.randint(1, 3))]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return dice.choice(list(kind)).value
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return fields_of(kind, dice, head)
    if kind is bool:
        return dice.random() < 0.5
    if kind is int:
        return dice.randint(1, 6) if dice.random() < 0.6 else dice.randint(0, max(1, head))
    if kind is str:
        stops = name in {"stop", "subject"}
        return (
            f"s{dice.randint(0, max(1, head))}" if stops else dice.choice(["4", "5", "core", "props", "00", "w-colt"])
        )
    return "2026-06-03"


def fields_of(kind: type[msgspec.Struct], dice: random.Random, head: int) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if field.name != "texts" and (field.required or dice.random() < 0.7):
            told[field.encode_name] = made_up(field.type, dice, field.name, head)
    return told


def any_act(dice: random.Random, head: int) -> Any:
    while True:
        kind = dice.choice(SENDABLE)
        told = {"act": kind.__name__, **fields_of(kind, dice, head)}
        if dice.random() < 0.5:
            told["texts"] = ["answer", "cause", "corrective_action", "reason"]
        try:
            return msgspec.convert(told, kind)
        except msgspec.ValidationError:
            continue


def seeds() -> list[Day]:
    shown, hot = prepared(), prepared()
    colt_shown(shown)
    rifle_shown(hot)
    return [prepared(), shown, hot]


@pytest.mark.parametrize("seed", range(6))
def test_nothing_raises_and_refusals_change_nothing_but_the_head(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a die for a test
    day = seeds()[seed % 3]
    state, at, entries = day.state, day.at, list(day.entries)
    for _ in range(1500):
        act = any_act(dice, state.head)
        actor = dice.choice(POOLS["p-"])
        at += dice.randint(0, 120_000_000)
        via = Via(how=How.SESSION, seen=dice.choice([None, dice.randint(0, state.head)]))
        decision = decide(state, act, actor, book(), at, via)
        assert [r.rule for r in decision.reasons if r.outcome is Outcome.RAISED] == []
        if isinstance(act, Report):
            assert decision.verdict is Verdict.RECORDED
        entry = Entry(
            index=state.head + 1, instant=at, actor=actor, via=via, act=act, verdict=decision.verdict, decision=decision
        )
        after = step(state, entry)
        if decision.verdict is Verdict.REFUSED:
            assert replace(after, head=state.head, instant=state.instant) == state
        entries.append(entry)
        state = after
    assert fold(entries) == state
