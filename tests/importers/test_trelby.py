"""Trelby's own files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showclear.importers.script import ScriptError
from showclear.importers.trelby import read_text

SCRIPT = "\n".join(
    [
        "\ufeff#Version 3",
        "#Title-String 0.000000,80.000000,32,cb,Times,,DRY CREEK, A WESTERN",
        "#Start-Script ",
        "./FADE IN:",
        ".\\INT. BARN - DAY",
        ">.She draws",
        "..her gun.",
        "._IDA",
        ".((low)",
        "+:Go.",
        "|:Now.",
        ".:Please.",
        ".%A note about a gun.",
        ".=CLOSE ON THE GUN",
        ".\\EXT. YARD",
        "..Dust.",
        "",
    ]
)


def test_the_lines_of_an_element_are_joined_by_their_signs() -> None:
    script = read_text(SCRIPT)
    assert [(e.kind.value, e.text, e.line) for e in script.scenes[0].elements] == [
        ("heading", "INT. BARN - DAY", 5),
        ("action", "She draws her gun.", 6),
        ("character", "IDA", 8),
        ("parenthetical", "(low)", 9),
        ("dialogue", "Go.  Now.\nPlease.", 10),
        ("shot", "CLOSE ON THE GUN", 14),
    ]


def test_the_title_scenes_and_preamble_are_read() -> None:
    script = read_text(SCRIPT.replace("\n", "\r\n"))
    assert (script.title, [s.heading for s in script.scenes]) == (
        "DRY CREEK, A WESTERN",
        ["INT. BARN - DAY", "EXT. YARD"],
    )
    assert [e.text for e in script.preamble] == ["FADE IN:"]


def test_an_element_cut_off_by_the_end_or_another_type_is_kept() -> None:
    script = read_text("#Start-Script\n.\\INT. BARN\n>.She draws\n>:Go")
    assert [e.text for e in script.scenes[0].elements] == ["INT. BARN", "She draws", "Go"]


def test_a_file_that_never_starts_its_script_is_refused() -> None:
    with pytest.raises(ScriptError) as caught:
        read_text("#Version 3\n.\\INT. BARN")
    assert (caught.value.what, caught.value.where) == ("no #Start-Script line, so no Trelby script", "line 2")


@given(st.lists(st.text(alphabet=">+&|.\\_:(/=@%#\r aB\n", max_size=8)))
def test_any_body_is_read_without_a_crash(lines: list[str]) -> None:
    script = read_text("\n".join(["#Start-Script", *lines]))
    assert all(e.text for s in script.scenes for e in s.elements)
