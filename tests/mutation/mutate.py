"""Changes the checks one small thing at a time, and lists the changes that no test notices.

    python -m tests.mutation.mutate [MODULE ...] [--tests PATH ...] [--all]

Each changed module answers every case of the packs first, then is asked anything (tests/gate/anything.py), in this
process: about five minutes for all of them. With --tests, what survives is run against those tests too, in a process of
its own: some seconds each.

A survivor is a question to a reader: is a boundary untested, or does the change make no difference?
Before each survivor stands what it did to the answers to anything: `lets through` what was refused, `stops` what was
allowed, `tells otherwise` when only the reasons differ. The rest (`no difference seen`, mostly guards of a None that
another rule answers for) is listed with --all.

Not a part of `make test`; docs/coverage.md says what was left of it.
"""

import argparse
import ast
import copy
import inspect
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

import pytest

from showclear.domain.decision import Decision, Outcome, Verdict
from showclear.gate.book import MODULES, Book, book_of
from tests import cast, seeds
from tests.gate.anything import anything, falls_over
from tests.mutation.broken import BROKEN, breakable_book, replaced
from tests.rules.cases import answered, expected, question_of, read_cases

OTHER = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
NO_DIFFERENCE = "no difference seen"
ONE_FOR_ANOTHER = {"any": "all", "all": "any", "max": "min", "min": "max"}


class Mutant(NamedTuple):
    module: str
    line: int
    what: str
    tree: ast.Module


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Every small change of this one node, as what stands in its place."""
    match node:
        case ast.Compare():
            for at, op in enumerate(node.ops):
                since_the_start = isinstance(op, ast.Lt | ast.GtE) and _is_zero(node.comparators[at])
                for other in OTHER.get(type(op), ())[since_the_start:]:  # index 0 opened the production, nothing else
                    yield _with(node, ops=[*node.ops[:at], other(), *node.ops[at + 1 :]])
        case ast.BoolOp():
            yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
            yield from _shorter(node, "values", least=2)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp():
            if isinstance(node.op, ast.Add | ast.Sub):
                yield _with(node, op=ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())
            yield node.left
            if isinstance(node.op, ast.BitOr):
                yield node.right
        case ast.IfExp() | ast.If():
            yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
            yield _with(node, test=ast.Constant(value=False))
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        case ast.Set() | ast.Tuple(ctx=ast.Load()):
            yield from _shorter(node, "elts", least=1)
        case ast.Dict():
            for at in range(len(node.keys)):
                kept = [i for i in range(len(node.keys)) if i != at]
                yield _with(node, keys=[node.keys[i] for i in kept], values=[node.values[i] for i in kept])
        case ast.comprehension(ifs=[_, *_]):
            yield _with(node, ifs=[])
        case ast.Name(id="any" | "all" | "max" | "min"):
            yield ast.Name(ONE_FOR_ANOTHER[node.id], ast.Load())
        case ast.Continue():
            yield ast.Break()


def _is_zero(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value == 0


def _with(node: Any, **fields: Any) -> Any:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _shorter(node: Any, field: str, least: int) -> Iterator[ast.AST]:
    """The node with each part left out in turn."""
    parts = getattr(node, field)
    for at in range(len(parts)):
        left = [*parts[:at], *parts[at + 1 :]]
        if len(left) >= least:
            yield _with(node, **{field: left})
        elif least == 2:  # `a and b` without b is a
            yield left[0]


def is_shown_only(node: ast.AST) -> bool:
    """What a finding shows beside its outcome: words for people, judged by readers and not by cases."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"failed", "missing"}


def places(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Where a node stands: its parent, the field, and the place in a list. Annotations and words are passed over."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list"} or is_shown_only(node):
            continue
        for at, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST):
                yield node, field, at
                yield from places(child)


def mutants_of(name: str, module: ModuleType) -> Iterator[Mutant]:
    tree = ast.parse(inspect.getsource(module))
    for parent, field, at in list(places(tree)):
        slot = getattr(parent, field)
        old = slot if at is None else slot[at]
        for new in changes(old):
            put(parent, field, at, ast.copy_location(new, old) if hasattr(old, "lineno") else new)
            changed = ast.fix_missing_locations(copy.deepcopy(tree))
            put(parent, field, at, old)
            line = getattr(old, "lineno", getattr(getattr(old, "target", None), "lineno", 0))
            shown = f"{_first(old)}  ->  {_first(new)}"
            yield Mutant(name, line, shown, changed)


def _first(node: ast.AST) -> str:
    return ast.unparse(node).split("\n")[0]


def put(parent: ast.AST, field: str, at: int | None, node: ast.AST) -> None:
    if at is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[at] = node


def changed_names(mutant: Mutant) -> dict[str, Any]:
    """Everything the changed module defines. May raise whatever a broken module raises when it is imported."""
    module = MODULES[mutant.module]
    space: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(mutant.tree, str(module.__file__), "exec"), space)  # noqa: S102 - our own source, one node changed
    return {k: v for k, v in space.items() if not k.startswith("__")}


@contextmanager
def in_force(mutant: Mutant) -> Iterator[Book]:
    """The shipped packs, asked with the changed module. Whatever the change breaks at import is raised here."""
    checks = {
        f"{mutant.module}.{name}": found
        for name, found in changed_names(mutant).items()
        if isinstance(found, FunctionType) and name[0] != "_"
    }
    BROKEN.update(checks)
    try:
        yield breakable_book()
    finally:
        for name in checks:
            BROKEN.pop(name, None)


class Asked:
    """All that is asked of a changed gate, and what the whole one answered."""

    def __init__(self) -> None:
        rules = cast.book().rules
        cases = read_cases()
        self.check_of = {case["rule"]: rules[case["rule"]].check for case in cases}
        self.cases = [(case, question_of(case)) for case in cases]
        self.anything = [(q, q.put_to(cast.book())) for q in (*anything(), *(q for _, q in self.cases))]

    def cases_of_first(self, module: str) -> None:
        """The module's own cases first: they notice most, and the first that does is enough."""
        self.cases.sort(key=lambda asked: not self.check_of[asked[0]["rule"]].startswith(f"{module}."))

    def is_noticed(self, mutant: Mutant) -> bool:
        try:
            with in_force(mutant) as book:
                if any(answered(case, asked.put_to(book)) != expected(case) for case, asked in self.cases):
                    return True
                with replaced(MODULES[mutant.module], changed_names(mutant)):
                    return bool(falls_over(f"{mutant.module}."))
        except Exception:  # a module that can't be imported is noticed by everybody
            return True

    def difference(self, mutant: Mutant) -> str:
        """What the change does to the answers, at its worst. Empty when a rule fell over, which a test tells."""
        seen = set()
        with in_force(mutant) as book:
            for question, before in self.anything:
                after = question.put_to(book)
                if any(r.outcome is Outcome.RAISED for r in after.reasons):
                    return ""
                if _answer(after) != _answer(before):
                    seen.add((before.verdict, after.verdict))
        if (Verdict.REFUSED, Verdict.ALLOWED) in seen:
            return "lets through"
        if (Verdict.ALLOWED, Verdict.REFUSED) in seen:
            return "stops"
        return "tells otherwise" if seen else NO_DIFFERENCE


def _answer(decision: Decision) -> tuple[Any, ...]:
    return decision.verdict, decision.reasons, decision.held


def noticed_by_tests(mutant: Mutant, tests: list[str]) -> bool:
    """In a child, where the changed module stays changed and nothing learnt before is remembered."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        vars(MODULES[mutant.module]).update(changed_names(mutant))
        for remembered in (cast.book, book_of, seeds._walked, anything):  # noqa: SLF001
            remembered.cache_clear()
        os._exit(int(pytest.main(["-x", "-q", "-p", "no:xdist", *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def main(told: list[str]) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("modules", nargs="*", choices=[[], *MODULES], default=[])
    options.add_argument("--tests", nargs="*", default=[])
    options.add_argument("--all", action="store_true", help="list the changes that made no difference seen, too")
    chosen = options.parse_args(told)
    asked = Asked()
    counts: Counter[str] = Counter()
    for name in chosen.modules or MODULES:
        asked.cases_of_first(name)
        for mutant in mutants_of(name, MODULES[name]):
            counts["changes"] += 1
            difference = "" if asked.is_noticed(mutant) else asked.difference(mutant)
            if not difference or (chosen.tests and noticed_by_tests(mutant, chosen.tests)):
                continue
            counts[difference] += 1
            if chosen.all or difference != NO_DIFFERENCE:
                print(f"{difference}: {name}.py:{mutant.line}: {mutant.what}", flush=True)
    print(", ".join(f"{number} {what}" for what, number in counts.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
