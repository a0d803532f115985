"""Screenplays out of PDFs: by where the lines stand, with every word, or an honest refusal."""

import pytest
from msgspec.structs import replace

from showclear.importers.drafts import Change, compared
from showclear.importers.fountain import read_text
from showclear.importers.read import read_bytes
from showclear.importers.script import Script, ScriptError
from tests.importers.typeset import as_pdf, compiled, with_scanned_page

SCENES = "\n\n".join(
    f"INT. BARN {n} - NIGHT #{n}A#\n\nIda draws the revolver and takes aim at lantern {n}, which swings.\n\n"
    f"IDA\n(low)\nStand behind me, all of you, and don't make a sound till I say so.\n\nShe lowers it.\n\nCUT TO:"
    for n in range(1, 30)
)


def shape(script: Script) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for scene in script.scenes for e in scene.elements]


def read(*pages: list[tuple[float, float, str]]) -> Script:
    return read_bytes("a.pdf", compiled([[(x, y, words, False) for x, y, words in page] for page in pages]))


def test_a_script_over_many_pages_comes_back_scene_by_scene_to_the_word() -> None:
    script = read_text(SCENES)
    back = read_bytes("a.pdf", as_pdf(script, head="DRY CREEK - BLUE REV. 3/4/24"))
    assert [(c.change, c.was) for c in compared(script, back)] == [(Change.KEPT, None)] * 29
    assert back.format == "pdf"


def test_the_columns_tell_action_cue_manner_speech_and_transition_apart() -> None:
    script = read(
        [
            (60, 80, "12"),
            (108, 80, "INT. BARN - DAY"),
            (550, 80, "12"),
            (108, 104, "She draws her gun,"),
            (108, 116, "slowly."),
            (108, 140, "And aims."),
            (252, 164, "IDA (V.O.)"),
            (216, 176, "(to the man"),
            (222, 188, "in black)"),
            (180, 200, "Go."),
            (180, 212, "Now."),
            (430, 236, "CUT TO:"),
        ]
    )
    assert script.scenes[0].number == "12"
    assert shape(script) == [
        ("heading", "INT. BARN - DAY"),
        ("action", "She draws her gun, slowly."),
        ("action", "And aims."),
        ("character", "IDA (V.O.)"),
        ("parenthetical", "(to the man in black)"),
        ("dialogue", "Go. Now."),
        ("transition", "CUT TO:"),
    ]


def test_a_speech_over_two_pages_is_one_and_what_the_printer_added_is_gone() -> None:
    script = read(
        [
            (60, 80, "1"),
            (108, 80, "INT. BARN - DAY"),
            (108, 104, "Dust."),
            (108, 128, "Rain."),
            (252, 660, "IDA"),
            (180, 672, "Take the"),
            (252, 684, "(MORE)"),
            (430, 708, "(CONTINUED)"),
        ],
        [
            (530, 36, "2."),
            (60, 72, "1"),
            (108, 72, "CONTINUED:"),
            (550, 72, "1"),
            (252, 96, "IDA (CONT'D)"),
            (180, 108, "rifle."),
            (108, 132, "He takes it."),
        ],
    )
    assert shape(script)[3:] == [("character", "IDA"), ("dialogue", "Take the rifle."), ("action", "He takes it.")]


def test_an_omitted_number_and_a_number_at_the_end_of_a_sentence_are_told_apart() -> None:
    script = read(
        [
            (60, 80, "A12"),
            (108, 80, "OMITTED"),
            (550, 80, "A12"),
            (60, 116, "13"),
            (108, 116, "INT. BARN"),
            (550, 116, "13"),
            (108, 140, "There are so many rifles on the racks along the wall in here: 45"),
            (108, 164, "Dust."),
        ]
    )
    assert [(s.number, s.heading) for s in script.scenes] == [("A12", "OMITTED"), ("13", "INT. BARN")]
    assert script.scenes[1].elements[1].text.endswith("in here: 45")


def test_marks_in_the_margin_are_revisions_and_no_words() -> None:
    script = read_text("INT. BARN #1#\n\nShe draws.\n\nShe fires.\n\nDust.")
    scene = script.scenes[0]
    marked = (*scene.elements[:2], replace(scene.elements[2], revision="2"), scene.elements[3])
    back = read_bytes("a.pdf", as_pdf(replace(script, scenes=(replace(scene, elements=marked),))))
    assert [(e.text, e.revision) for e in back.scenes[0].elements[1:]] == [
        ("She draws.", None),
        ("She fires.", "*"),
        ("Dust.", None),
    ]
    assert [r.mark for r in back.revisions] == ["*"]


def test_a_title_page_gives_the_title_and_a_first_page_of_action_stays_script() -> None:
    body: list[tuple[float, float, str]] = [(108, 80, "INT. BARN - DAY"), (108, 104, "Dust."), (108, 128, "Rain.")]
    titled = read([(270, 300, "DRY CREEK"), (250, 330, "Written by A. Gunn")], body)
    assert (titled.title, titled.preamble) == ("DRY CREEK", ())
    bare = read([(108, 300, "A gunshot in the dark."), (108, 330, "Stand by.")], body)
    assert [e.text for e in bare.preamble] == ["A gunshot in the dark.", "Stand by."]


def test_a_word_broken_at_its_hyphen_is_whole_again() -> None:
    script = read([(108, 80, "INT. BARN"), (108, 104, "A half-"), (108, 116, "cocked gun."), (108, 140, "Dust.")])
    assert shape(script)[1] == ("action", "A half-cocked gun.")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (compiled([[]]), "pictures of pages"),
        (compiled([[(108, 80, "A letter about a gun.", False), (108, 104, "Yours.", False)]]), "no scene heading"),
        (b"%PDF-1.7\nbroken", "can't be opened"),
    ],
)
def test_a_pdf_that_can_t_be_read_whole_is_refused_with_the_way_round(content: bytes, what: str) -> None:
    with pytest.raises(ScriptError) as caught:
        read_bytes("a.pdf", content)
    assert what in caught.value.what
    assert caught.value.where.startswith("a.pdf, ")
    assert "Fountain" in caught.value.cure


def test_one_scanned_page_among_printed_ones_is_refused_by_its_number() -> None:
    with pytest.raises(ScriptError, match="page 2"):
        read_bytes("a.pdf", with_scanned_page())
