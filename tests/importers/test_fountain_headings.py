"""Which lines of Fountain open a scene, and which only look so."""

import pytest

from showclear.importers.fountain import read_text
from showclear.importers.script import Kind


def headings(text: str) -> list[str]:
    return [scene.heading for scene in read_text(text).scenes]


@pytest.mark.parametrize(
    "line",
    [
        "INT. BARN - DAY",
        "EXT. BARN - DAY",
        "EST. BARN - DAY",
        "INT./EXT. WAGON - DAY",
        "INT/EXT WAGON - DAY",
        "EXT/INT. WAGON - DAY",
        "EXT./INT. WAGON - DAY",
        "I/E WAGON - DAY",
        "I/E. WAGON - DAY",
        "INT BARN - DAY",
        "INT - BARN - DAY",
        "int. barn - day",
        "Ext. Mast farm - nIGHT",
    ],
)
def test_a_place_word_opens_a_scene_in_every_spelling_writers_use(line: str) -> None:
    assert headings(f"A gun on a table.\n\n{line}\n\nShe draws.") == [line]


@pytest.mark.parametrize("line", ["INTERIOR THOUGHTS", "Extra guns lie about.", "INTO THE DARK", "Estimates vary."])
def test_a_word_that_only_begins_like_a_place_word_opens_none(line: str) -> None:
    assert headings(f"{line}\n\nMore.") == []


def test_a_dot_and_a_letter_or_digit_force_a_heading_and_the_dot_goes() -> None:
    assert headings(".THE WELL\n\nHe waits.\n\n.2 DAYS LATER\n\nHe still waits.") == ["THE WELL", "2 DAYS LATER"]


def test_three_dots_are_action_and_no_heading() -> None:
    script = read_text("INT. BARN\n\n...and the gun falls.")
    assert [e.kind for e in script.scenes[0].elements] == [Kind.HEADING, Kind.ACTION]


def test_a_calibre_at_the_start_of_a_line_is_a_gun_and_no_place() -> None:
    script = read_text("INT. BARN\n\n.45 in his fist, he waits.")
    assert script.scenes[0].elements[1].text == ".45 in his fist, he waits."


def test_fade_in_is_a_transition_and_no_scene_even_at_the_very_top() -> None:
    script = read_text("FADE IN:\n\nEXT. STREET - DAY\n\nDust.")
    assert [e.kind for e in script.preamble] == [Kind.TRANSITION]
    assert [s.heading for s in script.scenes] == ["EXT. STREET - DAY"]


def test_a_heading_needs_no_blank_line_after_it() -> None:
    scene = read_text("INT. BARN - DAY\nShe draws.").scenes[0]
    assert [(e.kind, e.text) for e in scene.elements[1:]] == [(Kind.ACTION, "She draws.")]


def test_a_second_heading_right_under_the_first_is_a_scene_of_its_own() -> None:
    assert headings("INT. BARN - DAY\nEXT. YARD - DAY\n\nDust.") == ["INT. BARN - DAY", "EXT. YARD - DAY"]


def test_a_plain_heading_that_lost_its_blank_line_before_is_still_a_scene() -> None:
    assert headings("INT. BARN\n\nShe leaves.\nEXT. YARD - DAY\nShe fires.") == ["INT. BARN", "EXT. YARD - DAY"]


def test_a_heading_under_a_line_in_capitals_does_not_become_its_speech() -> None:
    assert headings("THE END OF THE ROAD\nINT. BARN - DAY\n\nA gun.") == ["INT. BARN - DAY"]


def test_lower_case_talk_of_a_place_inside_a_paragraph_opens_none() -> None:
    assert headings("INT. BARN\n\nHe reads it:\nint. is short for interior.") == ["INT. BARN"]


@pytest.mark.parametrize("blank", ["", " ", "  ", "\t", "   \t "])
def test_a_line_of_spaces_counts_as_blank_before_a_heading(blank: str) -> None:
    assert headings(f"{blank}\nint. barn\n{blank}\nA gun.\n{blank}\nint. yard\n{blank}\nDust.") == [
        "int. barn",
        "int. yard",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_reads_the_same(end: str) -> None:
    text = end.join(["Title: X", "", "INT. BARN #1#", "", "IDA", "Go.", "", "EXT. YARD #2#", "", "Dust."])
    assert [(s.number, s.heading) for s in read_text(text).scenes] == [("1", "INT. BARN"), ("2", "EXT. YARD")]


def test_line_ends_may_change_within_one_file() -> None:
    assert headings("Title: X\nAuthor: Y\n\nINT. BARN\r\n\r\nShe draws.\r\n\r\nEXT. YARD\r\n") == [
        "INT. BARN",
        "EXT. YARD",
    ]


def test_a_byte_order_mark_does_not_hide_the_first_heading() -> None:
    assert headings("\ufeffINT. BARN\n\nA gun.") == ["INT. BARN"]


def test_a_heading_set_in_bold_is_read_without_its_stars() -> None:
    scene = read_text("**INT. BARN - DAY #4#**\n\nA gun.").scenes[0]
    assert (scene.heading, scene.number) == ("INT. BARN - DAY", "4")


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "\ufeff", "Title: X\nAuthor: Y", "Title: X\n\n"])
def test_an_empty_file_or_a_lone_title_page_has_no_scenes(text: str) -> None:
    script = read_text(text)
    assert (script.scenes, script.preamble) == ((), ())
