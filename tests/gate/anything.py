"""Every request, on every kind of day: of things on the record, of things nobody has heard of, of nothing at all."""

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from showclear.domain.acts.catalogue import REQUESTS, Act
from showclear.domain.acts.shapes import Via
from showclear.domain.state import EMPTY, State
from showclear.domain.terms import How
from showclear.gate.book import check_of
from showclear.gate.case import Case
from tests.cast import MORNING, book
from tests.domain.examples import example
from tests.rules.cases import Question
from tests.seeds import seed

DAYS = (
    "empty production", "armory open", "before the day", "day open, no meeting", "prepared", "set-up open",
    "colt loaded", "colt shown", "colt offered and seen", "colt taken", "rubber proved", "rifle hot",
    "rifle offered, warned and seen",
)  # fmt: skip
KNOWN: dict[str, tuple[Any, ...]] = {
    "weapon": ("w-colt", "w-rifle", "w-colt-rubber"), "weapons": (["w-colt"], ["w-colt-rubber"], []),
    "setup": ("su-4a", "su-5a"), "container": ("c-dummies", "c-blanks"), "containers": (["c-dummies"], ["c-blanks"]),
    "lot": ("l-dummies", "l-blanks"), "holder": ("p-tess", "p-ida"), "by": ("p-cole", "p-ana"), "plan": ("pl-colt",),
    "rule": ("us-ca.permit", "core.fresh-empty", "core.custody"), "value": (3, True, "x", ["core"]), "of": (0, 30),
    "items": ([{"weapon": "w-colt-rubber", "person": "p-cole"}],), "use": ("TAKE", "FITTING", "REHEARSAL"),
    "calls": (["DRAW"], ["FIRE"], []), "scene": ("4", "5"),
    "class": ("RUBBER", "FUNCTIONAL", "BLADE", "BLANK", "DUMMY", "LIVE"),  # weapons and rounds: each takes its own
}  # fmt: skip
UNKNOWN: dict[str, Any] = {
    "weapon": "w-nothing", "weapons": ["w-nothing"], "setup": "su-none", "container": "c-none",
    "containers": ["c-none"], "lot": "l-none", "holder": "p-nobody", "by": "p-nobody", "plan": "pl-none",
    "person": "p-nobody", "unit": "un-none", "items": [{"weapon": "w-nothing"}], "of": 9999, "rule": "core.none",
    "double_of": "w-nothing", "people": ["p-nobody"], "attended": ["p-nobody"], "stop": "s9999",
    "counts": [{"container": "c-none", "count": 1}],
}  # fmt: skip


def states() -> dict[str, State]:
    return {"nothing at all": EMPTY, **{name: seed(name).state for name in DAYS}}


def acts() -> Iterator[Act]:
    """Each request barest and fullest, naming what is unknown, and what is known in several ways."""
    for kind in REQUESTS:
        fields = {f.encode_name for f in msgspec.structs.fields(kind)}
        for full in (True, False):
            plain = example(kind, full=full)
            for number in range(6):
                known = {k: v[number % len(v)] for k, v in KNOWN.items() if k in fields and (full or k in plain)}
                unknown = {k: v for k, v in UNKNOWN.items() if k in plain} if number == 0 else {}
                told = {**plain, **known, **unknown}
                try:
                    act: Any = msgspec.convert(told, kind)
                except msgspec.ValidationError:  # a class that another act's field of that name does not take
                    continue
                yield act


@cache
def anything() -> tuple[Question, ...]:
    dice = random.Random(4)  # noqa: S311 - a die for a test
    asked = list(acts())
    hows = (Via(how=How.SESSION), Via(how=How.SPOKEN, heard=("p-dee", "p-nobody")), Via(how=How.PIN, device="d-none"))
    return tuple(
        Question(state, act, actor, max(state.instant, MORNING), dice.choice(hows))
        for state in states().values()
        for act in asked
        for actor in (dice.choice(["p-ana", "p-tess", "p-dee"]), dice.choice(["p-nobody", "p-unknown", "p-uma"]))
    )


# Its table has no row for most acts, and what cannot be judged is refused.
CLOSED = {"custody.legal_move"}
A_FEW = 7  # every seventh question: a prime, so that no act, actor or day is always passed over


def falls_over(module: str = "") -> list[tuple[str, str]]:
    """The checks (of one module, or all) that raise on an act no rule asks them of, and that act.

    A pack may name any check for any act. A check that has nothing to say of an act says nothing.
    """
    fallen = set()
    rules = {rule.check: rule for rule in book().rules.values() if rule.check.startswith(module)}
    checks = [(name, check_of(rule), rule.value[-1].value) for name, rule in rules.items() if name not in CLOSED]
    for q in anything()[::A_FEW]:
        judged = Case(q.state, q.act, q.actor, q.instant, q.via, book().rules)
        for name, check, value in checks:
            try:
                check(judged, value)
            except Exception:
                fallen.add((name, type(q.act).__name__))
    return sorted(fallen)
