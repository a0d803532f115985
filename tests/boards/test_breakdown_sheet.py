"""The sheet of a breakdown: marks in place, and no word of the script lost or said twice."""

from hypothesis import given
from hypothesis import strategies as st

from showclear.boards.breakdown import Finding, Line, Passage, SceneSheet, as_data, as_told, pieces
from tests.paper.sheets import sheet, street, vault

TEXT = "Wind.\nClay draws and fires. Ida runs."


def scene(*evidence: Line, talk: tuple[Line, ...] = ()) -> SceneSheet:
    weapon = Finding(
        kind="firearm", detail="Colt", actions=("draw", "fire"), by=(), at=(), confidence=90, evidence=evidence
    )
    passage = Passage(kind="action", text=TEXT, line=3)
    return SceneSheet(
        index=1, number=None, heading="X", eighths=1, pages="1/8", weapons=(weapon,), talk=talk, passages=(passage,)
    )


def marked(told: SceneSheet) -> list[str]:
    return [piece.text for piece in pieces(told.passages[0], told) if piece.marked]


def test_a_mark_stands_on_its_words_and_carries_kind_and_actions() -> None:
    told = scene(Line(line=4, text="Clay draws and fires."))
    assert [(p.text, p.marked, p.ends) for p in pieces(told.passages[0], told)] == [
        ("Wind.\n", False, ()),
        ("Clay draws and fires.", True, ("firearm: draw, fire",)),
        (" Ida runs.", False, ()),
    ]


def test_words_that_are_not_there_mark_their_whole_line() -> None:
    assert marked(scene(Line(line=4, text="CLAY  DRAWS"))) == ["Clay draws and fires. Ida runs."]
    assert marked(scene(Line(line=3, text=""))) == ["Wind."]


def test_a_line_of_another_passage_marks_nothing() -> None:
    assert marked(scene(Line(line=2, text="Wind."), Line(line=5, text="Wind."))) == []


def test_the_second_place_of_the_same_words_is_marked_on_the_second_line() -> None:
    twice = scene(Line(line=4, text="gun"))
    passage = Passage(kind="action", text="A gun.\nHis gun.", line=3)
    assert [p.text for p in pieces(passage, twice)] == ["A gun.\nHis ", "gun", "."]


def test_talk_is_kept_apart_from_findings() -> None:
    told = scene(talk=(Line(line=4, text="Ida runs."),))
    assert [p.text for p in pieces(told.passages[0], told) if p.talk and not p.marked] == ["Ida runs."]


@given(st.lists(st.tuples(st.integers(2, 6), st.sampled_from(["Wind.", "Clay", "fires. Ida", "runs.", "n", "", "?"]))))
def test_no_marks_however_they_overlap_lose_a_word_or_say_one_twice(said: list[tuple[int, str]]) -> None:
    evidence = tuple(Line(line=line, text=text) for line, text in said)
    told = scene(*evidence, talk=evidence[::2])
    assert "".join(piece.text for piece in pieces(told.passages[0], told)) == TEXT


def test_the_data_keeps_its_first_keys_in_their_order() -> None:
    [first, *_] = as_data(sheet())["scenes"]
    assert list(first)[:5] == ["index", "number", "heading", "eighths", "weapons"]
    assert list(first["weapons"][0])[:7] == ["kind", "detail", "actions", "by", "at", "confidence", "evidence"]
    assert first["weapons"][0]["confidence"] == 0.92
    assert first["weapons"][0]["evidence"][0] == {"line": 4, "text": "Clay draws the Colt and fires."}
    assert [rung["step"]["use"] for rung in first["weapons"][0]["rung"]] == [
        "inert replica, flash in post",
        "no weapon for the hit; makeup or post",
    ]
    assert [need["what"] for need in first["needs"]][:2] == ["armorer", "safety meeting"]


def test_the_cast_of_a_scene_is_who_has_a_cue_in_it() -> None:
    assert street().cast == ("CLAY",)
    assert vault().cast == ()


def test_what_a_page_is_told_holds_what_another_program_is_told() -> None:
    data, page = as_data(sheet()), as_told(sheet())
    for mine, theirs in zip(data["scenes"], page["scenes"], strict=True):
        assert {key: theirs[key] for key in mine if key != "weapons"} == {k: mine[k] for k in mine if k != "weapons"}
        assert [{k: w[k] for k in d} for d, w in zip(mine["weapons"], theirs["weapons"], strict=True)] == mine[
            "weapons"
        ]
