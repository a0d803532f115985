"""Notes and boneyard: out of the film, and every line number stays."""

import pytest

from showclear.importers.fountain import read_text


def words(text: str) -> list[tuple[int, str]]:
    script = read_text(text)
    return [(e.line, e.text) for scene in script.scenes for e in scene.elements[1:]]


@pytest.mark.parametrize(
    "hidden",
    [
        "[[a gun here?]]",
        "/* She fires the gun. */",
        "/*\n\nINT. CELLAR\n\nShe fires the gun.\n\n*/",
        "[[a gun\n  \nhere?]]",
        "/* [[ the gun */",
        "[[ the /* gun ]]",
    ],
)
def test_a_gun_in_a_note_or_boneyard_is_not_in_the_film(hidden: str) -> None:
    text = f"INT. BARN\n\nDust.\n\n{hidden}\n\nMore dust."
    line = text[: text.index("More")].count("\n") + 1
    assert words(text) == [(3, "Dust."), (line, "More dust.")]
    assert len(read_text(text).scenes) == 1


@pytest.mark.parametrize(
    "open_mark", ["/* She fires the gun.", "[[She fires the gun.", "[[She fires\n\nthe gun.]]", "She fires the gun. */"]
)
def test_a_mark_that_is_never_closed_hides_nothing(open_mark: str) -> None:
    assert "gun" in " ".join(text for _, text in words(f"INT. BARN\n\n{open_mark}\n\nDust."))


def test_a_note_in_a_heading_may_run_over_lines() -> None:
    script = read_text("INT. BARN - DAY [[the roof\nis gone]]\n\nShe draws.")
    assert script.scenes[0].heading == "INT. BARN - DAY"
    assert [(e.line, e.text) for e in script.scenes[0].elements[1:]] == [(4, "She draws.")]


def test_a_note_on_a_line_of_its_own_does_not_end_a_speech() -> None:
    kinds = [e.kind.value for e in read_text("INT. BARN\n\nIDA\nGive me\n[[softer]]\nthe gun.").scenes[0].elements]
    assert kinds == ["heading", "character", "dialogue", "dialogue"]


def test_a_note_between_words_leaves_the_words() -> None:
    assert words("INT. BARN\n\nShe draws [[slowly?]]her gun.") == [(3, "She draws her gun.")]


def test_a_short_comment_in_a_short_file_ends() -> None:
    assert words("INT. BARN\n\n/* x y */\n\nDust.\n") == [(5, "Dust.")]


def test_a_whole_scene_in_the_boneyard_takes_no_index() -> None:
    script = read_text("INT. A #1#\n\nX.\n\n/*\nINT. B #2#\n\nGUN.\n*/\n\nINT. C #3#\n\nX.")
    assert [(s.index, s.number) for s in script.scenes] == [(1, "1"), (2, "3")]


def test_ten_thousand_open_marks_are_read_in_a_moment() -> None:
    script = read_text("INT. BARN\n\n" + "[[ /* " * 10_000 + "\n\n]] gun")
    assert script.scenes[0].elements[-1].text == "]] gun"
