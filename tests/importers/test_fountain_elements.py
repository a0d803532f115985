"""The other elements of Fountain, and the lines they stand on."""

import pytest

from showclear.importers.fountain import read_text


def shape(body: str) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for e in read_text(f"INT. BARN\n\n{body}").scenes[0].elements[1:]]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("# ACT ONE", "section", "ACT ONE"),
        ("### The gun", "section", "The gun"),
        ("= She finds a gun.", "synopsis", "She finds a gun."),
        ("===", "page break", "==="),
        ("> THE END <", "action", "THE END"),
        ("> Burn to white.", "transition", "Burn to white."),
        ("CUT TO:", "transition", "CUT TO:"),
        ("FADE OUT.", "transition", "FADE OUT."),
        ("!SCANNING THE YARD", "action", "SCANNING THE YARD"),
        ("!!CLOSE ON THE GUN", "shot", "CLOSE ON THE GUN"),
        ("~Bang, bang, my baby", "lyric", "Bang, bang, my baby"),
        ("A **gun** and a _knife_.", "action", "A gun and a knife."),
        (r"A \*gun\*.", "action", "A *gun*."),
    ],
)
def test_an_element_is_known_by_its_mark(line: str, kind: str, text: str) -> None:
    assert shape(line) == [(kind, text)]


def test_a_paragraph_is_one_element_and_keeps_its_lines() -> None:
    assert shape("She draws.\nShe aims.\n\nShe fires.") == [
        ("action", "She draws.\nShe aims."),
        ("action", "She fires."),
    ]


@pytest.mark.parametrize("line", ["# of guns: 3", "= one gun"])
def test_a_planning_mark_inside_a_paragraph_hides_nothing(line: str) -> None:
    assert shape(f"On the crate:\n{line}") == [("action", f"On the crate:\n{line}")]


def test_lines_are_counted_from_one_in_the_file_as_it_is() -> None:
    script = read_text("Title: X\n\n/* a\nb */\n\nINT. BARN\n\nIDA\n(low)\nGo.\n\nDust.")
    assert [e.line for e in script.scenes[0].elements] == [6, 8, 9, 10, 12]


def test_what_stands_before_the_first_scene_is_kept() -> None:
    script = read_text("FADE IN:\n\nA gunshot in the dark.\n\nINT. BARN\n\nDust.")
    assert [e.text for e in script.preamble] == ["FADE IN:", "A gunshot in the dark."]
