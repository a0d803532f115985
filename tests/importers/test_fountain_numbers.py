"""Scene numbers of Fountain, with notes around them."""

import pytest

from showclear.importers.fountain import read_text


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("INT. BARN #1#", "1"),
        ("INT. BARN #1A#", "1A"),
        ("INT. BARN #A10A#", "A10A"),
        ("INT. BARN #1-A#", "1-A"),
        ("INT. BARN #110.A#", "110.A"),
        ("INT. BARN#7#", "7"),
        ("INT. BARN #104# [[COLOR RED]]", "104"),
        ("INT. BARN [[color red]]#222#", "222"),
        ("INT. BARN [[a]] #3# [[b]]", "3"),
        ("INT. BARN /* was the yard */ #5#", "5"),
        ("INT. BARN #6#   ", "6"),
    ],
)
def test_a_number_is_taken_out_of_the_heading(line: str, number: str) -> None:
    scene = read_text(f"{line}\n\nA gun.").scenes[0]
    assert (scene.heading, scene.number) == ("INT. BARN", number)


@pytest.mark.parametrize("line", ["INT. BARN", "INT. ROOM #4 - DAY", "INT. ROOM #"])
def test_a_heading_without_a_closed_number_has_none(line: str) -> None:
    scene = read_text(f"{line}\n\nA gun.").scenes[0]
    assert (scene.heading, scene.number) == (line, None)


def test_an_omitted_scene_keeps_its_number_and_takes_no_page() -> None:
    script = read_text("INT. BARN #11#\n\nA gun.\n\n.OMITTED #12#\n\nEXT. YARD #13#\n\nDust.")
    assert [(s.number, s.heading) for s in script.scenes] == [
        ("11", "INT. BARN"),
        ("12", "OMITTED"),
        ("13", "EXT. YARD"),
    ]
    assert script.scenes[1].eighths == 0


def test_scenes_keep_the_order_of_the_file_and_never_that_of_their_numbers() -> None:
    script = read_text("INT. A #10#\n\nX.\n\nINT. B #10aA#\n\nX.\n\nINT. C #10A#\n\nX.\n\nINT. D #2#\n\nX.")
    assert [(s.index, s.number) for s in script.scenes] == [(1, "10"), (2, "10aA"), (3, "10A"), (4, "2")]


def test_a_number_behind_a_note_over_lines_still_belongs_to_its_heading() -> None:
    scene = read_text("INT. BARN [[ask Ida\nabout the roof]] #12#\n\nA gun.").scenes[0]
    assert (scene.heading, scene.number) == ("INT. BARN", "12")
    assert scene.elements[1].line == 4
