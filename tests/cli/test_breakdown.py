"""`showclear breakdown`: its forms of answer and its refusals."""

import csv
import json
import os
import subprocess
import sys
from io import StringIO
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


ARMED = """INT. BARN - NIGHT

Clay draws his revolver and fires at Ida.

CLAY
(quiet)
That was my last.

EXT. YARD - DAWN

A rooster.
"""


@pytest.fixture
def armed(tmp_path: Path) -> Path:
    (path := tmp_path / "armed.fountain").write_text(ARMED, encoding="utf-8")
    return path


def test_json_holds_exactly_the_script_and_its_scenes(script: Path) -> None:
    result = breakdown(script, "--json")
    assert result.exit_code == 0
    nothing: dict[str, list[str]] = {"weapons": [], "needs": [], "talk": []}
    assert json.loads(result.stdout) == {
        "script": "creek.fountain",
        "scenes": [
            {"index": 1, "number": "1A", "heading": "INT. [bold]BARN\x1b[31m", "eighths": 1, **nothing},
            {"index": 2, "number": "2", "heading": "OMITTED", "eighths": 0, **nothing},
        ],
    }


def test_json_tells_each_weapon_with_its_line_and_what_to_use(armed: Path) -> None:
    barn, yard = json.loads(breakdown(armed, "--json").stdout)["scenes"]
    assert yard["weapons"] == []
    [gun] = barn["weapons"]
    assert gun["kind"] == "firearm"
    assert {"draw", "fire"} <= set(gun["actions"])
    assert 0 < gun["confidence"] <= 1
    assert 3 in [one["line"] for one in gun["evidence"]]
    assert "inert replica, flash in post" in [one["step"]["use"] for one in gun["rung"]]
    assert "armorer" in [need["what"] for need in barn["needs"]]


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", b"<!doctype html>"), ("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbfScene,"), ("uss", b"{"), ("fdx", b"<?xml")],
)
def test_every_form_goes_to_the_output_and_to_a_file_that_names_it(armed: Path, form: str, begins: bytes) -> None:
    result = breakdown(armed, f"--{form}")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(begins)
    out = armed.with_name(f"out.{form}")
    told = breakdown(armed, "--out", str(out))
    assert told.exit_code == 0
    assert "2 scenes, 3/8 pages, 1 with weapons" in told.stdout
    assert out.read_bytes().startswith(begins)


def test_the_rows_come_out_with_the_weapon_in_them(armed: Path) -> None:
    text = breakdown(armed, "--csv").stdout_bytes.decode("utf-8-sig")
    [row] = csv.DictReader(StringIO(text, newline=""))
    assert (row["I/E"], row["Set"], row["D/N"], row["Weapon type"]) == ("INT", "BARN", "NIGHT", "firearm")


def test_the_schedule_says_when_the_script_was_saved_and_not_when_it_was_read(armed: Path) -> None:
    os.utime(armed, (1_700_000_000, 1_700_000_000))
    body = json.loads(breakdown(armed, "--uss").stdout)["universalScheduleStandard"]
    assert body["created"] == "2023-11-14T22:13:20.000Z"


def test_a_file_that_is_there_is_kept_unless_told_otherwise(armed: Path) -> None:
    (out := armed.with_name("mine.html")).write_text("notes", encoding="utf-8")
    refused = breakdown(armed, "--html", "--out", str(out))
    assert refused.exit_code == 2
    assert "is there already; name another file or add --force" in refused.stderr
    assert out.read_text(encoding="utf-8") == "notes"
    assert breakdown(armed, "--html", "--out", str(out), "--force").exit_code == 0
    assert out.read_bytes().startswith(b"<!doctype html>")


def test_the_screenplay_is_never_written_over(armed: Path) -> None:
    result = breakdown(armed, "--fdx", "--out", str(armed), "--force")
    assert result.exit_code == 2
    assert "is the screenplay itself" in result.stderr
    assert armed.read_text(encoding="utf-8") == ARMED


@pytest.mark.parametrize(
    ("out", "says"), [("x.docx", "does not say its form"), ("no/folder/x.html", "can't be written")]
)
def test_a_file_that_cannot_be_made_is_refused_with_the_reason(armed: Path, out: str, says: str) -> None:
    result = breakdown(armed, "--out", str(armed.with_name("deep") / out))
    assert result.exit_code == 2
    assert says in result.stderr


def test_the_table_shows_the_weapon_and_what_to_use(armed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    text = breakdown(armed).stdout
    assert "revolver: " in text
    assert "inert replica, flash in post" in text
    assert "1 with weapons" in text
    assert "It clears nothing" in text


def test_the_json_form_waits_for_no_table_page_or_typesetter(armed: Path) -> None:
    asks = (
        "import sys; from click.testing import CliRunner; from showclear.cli.main import main;"
        f"r = CliRunner().invoke(main, ['breakdown', {str(armed)!r}, '--json']); assert r.exit_code == 0;"
        "print(sorted({'rich', 'jinja2', 'typst', 'litestar', 'cryptography'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


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
