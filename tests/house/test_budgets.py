"""The house's own rules about its files."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
PURE = ("domain", "gate")
MAY_IMPORT = {
    "msgspec", "datetime", "enum", "typing", "collections", "itertools", "functools", "dataclasses", "showclear",
    "types", "hashlib",
}  # fmt: skip
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base", "manager"}


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(n.name, (n.end_lineno or n.lineno) - n.lineno + 1) for n in ast.walk(tree) if isinstance(n, kinds)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_stays_small(path: Path) -> None:
    budget = 1200 if path.parent.name == "showclear_verify" else 400  # one file on purpose: it travels alone
    assert len(path.read_text(encoding="utf-8").splitlines()) <= budget


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_function_stays_small(path: Path) -> None:
    assert [(name, n) for name, n in functions(path) if n > 60] == []


def test_folders_are_at_most_two_levels_deep_and_init_files_empty() -> None:
    deep = [p for p in SOURCES if len(p.relative_to(ROOT / "src").parts) > 4]
    full = [p for p in SOURCES if p.name == "__init__.py" and p.read_text(encoding="utf-8").strip()]
    assert (deep, full) == ([], [])


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [p for p in SOURCES if p.stem in FORBIDDEN_NAMES] == []


@pytest.mark.parametrize("floor", PURE)
def test_domain_and_gate_touch_nothing_outside_the_process(floor: str) -> None:
    wrong = []
    for path in (ROOT / "src" / "showclear" / floor).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            wrong += [(path.name, n) for n in names if n.split(".")[0] not in MAY_IMPORT]
    assert wrong == []


def test_nothing_but_the_clock_reads_a_clock() -> None:
    reads = re.compile(r"time\.time\(|time_ns\(|datetime\.now|utcnow|date\.today")
    found = {p.name for p in SOURCES if reads.search(p.read_text(encoding="utf-8"))}
    assert found <= {"clock.py"}
