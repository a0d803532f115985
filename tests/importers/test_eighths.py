"""Page eighths: counted, stored and written."""

import pytest

from showclear.importers.eighths import computed_eighths, printed_lines, spoken_eighths, stored_eighths, wrapped
from showclear.importers.script import Element, Kind


def of(kind: Kind, text: str) -> Element:
    return Element(kind=kind, text=text, line=1)


@pytest.mark.parametrize(
    ("kind", "letters", "lines"),
    [
        (Kind.HEADING, 60, 3),
        (Kind.ACTION, 60, 2),
        (Kind.ACTION, 61, 3),
        (Kind.CHARACTER, 10, 2),
        (Kind.DIALOGUE, 35, 1),
        (Kind.DIALOGUE, 36, 2),
        (Kind.PARENTHETICAL, 25, 1),
        (Kind.PARENTHETICAL, 26, 2),
    ],
)
def test_an_element_takes_its_lines_and_those_before_it(kind: Kind, letters: int, lines: int) -> None:
    assert printed_lines(of(kind, "x" * letters)) == lines


@pytest.mark.parametrize(
    ("line", "lines"), [("", 1), ("aaa bbb", 1), ("aaaa bbb", 2), ("a" * 15, 3), ("a " * 8, 2), ("a" * 8 + " b", 2)]
)
def test_words_are_wrapped_at_the_width(line: str, lines: int) -> None:
    assert wrapped(line, 7) == lines


@pytest.mark.parametrize(("actions", "eighths"), [(0, 1), (1, 1), (2, 2), (26, 8), (27, 9)])
def test_a_scene_is_rounded_up_and_never_less_than_one_eighth(actions: int, eighths: int) -> None:
    assert computed_eighths([of(Kind.HEADING, "INT. BARN"), *[of(Kind.ACTION, "Dust.")] * actions]) == eighths


def test_what_is_only_planned_takes_no_room() -> None:
    plan = [of(kind, "x" * 900) for kind in (Kind.SECTION, Kind.SYNOPSIS, Kind.PAGE_BREAK)]
    assert computed_eighths([of(Kind.HEADING, "INT. BARN"), *plan]) == 1


@pytest.mark.parametrize(
    ("length", "eighths"),
    [("1 6/8", 14), (" 6/8 ", 6), ("2", 16), ("", None), ("0/8", None), ("x", None), ("16/8", None)],
)
def test_a_stored_length_is_read_or_left(length: str, eighths: int | None) -> None:
    assert stored_eighths(length) == eighths


@pytest.mark.parametrize(("eighths", "words"), [(0, "0"), (1, "1/8"), (4, "4/8"), (8, "1"), (12, "1 4/8"), (16, "2")])
def test_eighths_are_written_as_a_set_writes_them(eighths: int, words: str) -> None:
    assert spoken_eighths(eighths) == words
