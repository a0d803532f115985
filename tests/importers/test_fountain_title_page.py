"""The title page: read when it is one, left alone when it is script."""

import pytest

from showclear.importers.fountain import read_text


def test_the_title_is_read_and_the_page_is_not_script() -> None:
    script = read_text("Title: Dry Creek\nAuthor: A. Gunn\nContact:\n    12 Rifle Street\n\tTown\n\nINT. BARN\n\nDust.")
    assert (script.title, script.preamble, len(script.scenes)) == ("Dry Creek", (), 1)


def test_a_title_over_lines_is_joined_without_its_stars() -> None:
    assert read_text("Title:\n    _**DRY CREEK**_\n    Part One\n\nINT. BARN").title == "DRY CREEK Part One"


def test_no_title_page_is_common_and_loses_nothing() -> None:
    script = read_text("She draws a gun.\n\nINT. BARN\n\nDust.")
    assert (script.title, [e.text for e in script.preamble]) == ("", ["She draws a gun."])


@pytest.mark.parametrize("line", ["A sign: NO GUNS.", "FADE IN:", "IDA: I have a gun.", "INT. BARN: DAY"])
def test_a_first_line_with_a_colon_is_script(line: str) -> None:
    script = read_text(f"{line}\n\nDust.")
    kept = [*script.preamble, *(e for s in script.scenes for e in s.elements)]
    assert [e.text for e in kept] == [line, "Dust."]


def test_a_title_page_without_its_blank_line_ends_at_the_first_heading() -> None:
    script = read_text("Title: Dry Creek\nINT. BARN - DAY\nShe draws.")
    assert (script.title, [s.heading for s in script.scenes]) == ("Dry Creek", ["INT. BARN - DAY"])
