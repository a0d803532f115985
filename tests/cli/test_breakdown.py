"""`showclear breakdown`: its two forms of answer and its refusals."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from showclear.cli.main import main

SCRIPT = "Title: Dry Creek\n\nINT. [bold]BARN\x1b[31m #1A#\n\nShe draws.\n\n.OMITTED #2#\n"


def breakdown(path: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["breakdown", str(path), *options])


@pytest.fixture
def script(tmp_path: Path) -> Path:
    (path := tmp_path / "creek.fountain").write_text(SCRIPT, encoding="utf-8")
    return path


def test_json_holds_exactly_the_script_and_its_scenes(script: Path) -> None:
    result = breakdown(script, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "script": "creek.fountain",
        "scenes": [
            {"index": 1, "number": "1A", "heading": "INT. [bold]BARN\x1b[31m", "eighths": 1, "weapons": []},
            {"index": 2, "number": "2", "heading": "OMITTED", "eighths": 0, "weapons": []},
        ],
    }


def test_the_table_shows_headings_as_words_and_obeys_nothing_in_them(script: Path) -> None:
    result = breakdown(script)
    assert result.exit_code == 0
    assert "Dry Creek" in result.stdout
    assert "INT. [bold]BARN" in result.stdout
    assert "\x1b[31m" not in result.stdout
    assert "2 scenes, 1/8 pages" in result.stdout


def test_pages_are_written_in_eighths(tmp_path: Path) -> None:
    (path := tmp_path / "x.fountain").write_text("INT. BARN\n\n" + "Dust.\n\n" * 39, encoding="utf-8")
    assert "1 4/8*" in breakdown(path).stdout


@pytest.mark.parametrize(
    ("name", "content", "what", "cure"),
    [
        ("empty.fountain", b"", "no scene in it", "INT. BARN - DAY"),
        ("title.fountain", b"Title: X\n", "no scene in it", "INT. BARN - DAY"),
        ("prose.txt", b"Dear Ida, I have the gun.\n", "no scene in it", "INT. BARN - DAY"),
        ("broken.fdx", b"<FinalDraft>", "not whole XML", "Save the screenplay again"),
        ("entity.fdx", b"<!DOCTYPE x><FinalDraft/>", "DOCTYPE", "Save the screenplay again"),
        ("paper.pdf", b"%PDF-1.7", "a PDF", "Export the screenplay"),
        ("missing.fountain", None, "can't be read", "Give the path"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_unusable_input_exits_2_with_what_where_and_cure(
    tmp_path: Path, name: str, content: bytes | None, what: str, cure: str, options: tuple[str, ...]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = breakdown(path, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert what in result.stderr
    assert str(path) in result.stderr
    assert cure in result.stderr
