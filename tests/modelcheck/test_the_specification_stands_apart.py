"""The specification reads what was said with its own eyes: it borrows acts and words, and no code of the engine."""

import ast
from pathlib import Path

import pytest

WORDS = {"showclear.domain.acts", "showclear.domain.terms"}
HERE = Path(__file__).parent
SPECIFICATION = sorted([*HERE.glob("past*.py"), *HERE.glob("clauses*.py"), HERE / "spec.py"])


def borrowed(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return {name for name in found if name.startswith("showclear")}


@pytest.mark.parametrize("file", SPECIFICATION, ids=lambda file: file.name)
def test_it_borrows_acts_and_words_and_nothing_else(file: Path) -> None:
    assert borrowed(file) - WORDS == set()
