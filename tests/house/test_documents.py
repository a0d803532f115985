"""Documents that the code can write are the code's."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from showclear.cli.docs import command as docs
from showclear.cli.main import VERBS, main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("verb", "page"), [("acts", "acts.md"), ("custody", "custody.md")])
def test_a_generated_page_is_what_the_code_prints_today(verb: str, page: str) -> None:
    printed = CliRunner().invoke(docs, [verb]).output
    assert (ROOT / "docs" / page).read_text(encoding="utf-8").strip() == printed.strip()


def test_every_file_that_a_document_names_is_there() -> None:
    missing = [
        (page.name, target)
        for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    named = re.findall(r"`(tests/[\w/.]+)`", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    missing += [("architecture.md", n) for n in named if not (ROOT / n).exists()]
    assert missing == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str) -> None:
    answer = CliRunner().invoke(main, [verb, "--help"])
    assert answer.exit_code == 0
    assert "Usage:" in answer.output
