"""Who speaks, where a speech ends, and what is never speech."""

import pytest

from showclear.importers.fountain import read_text


def shape(body: str) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for e in read_text(f"INT. BARN\n\n{body}").scenes[0].elements[1:]]


def test_a_speech_ends_at_the_blank_line_and_action_after_it_is_action() -> None:
    assert shape("IDA\nGo.\n\nShe draws her gun.\n\nShe fires.") == [
        ("character", "IDA"),
        ("dialogue", "Go."),
        ("action", "She draws her gun."),
        ("action", "She fires."),
    ]


def test_a_parenthetical_in_mid_speech_is_one() -> None:
    assert shape("IDA\nHere.\n(grabbing shotgun)\nNow go.") == [
        ("character", "IDA"),
        ("dialogue", "Here."),
        ("parenthetical", "(grabbing shotgun)"),
        ("dialogue", "Now go."),
    ]


def test_a_parenthetical_may_run_over_lines() -> None:
    assert shape("IDA\n(lifting the gun\nand aiming)\nGo.")[1] == ("parenthetical", "(lifting the gun\nand aiming)")


def test_a_bracket_that_never_closes_is_speech() -> None:
    assert shape("IDA\n(the gun\nis mine") == [("character", "IDA"), ("dialogue", "(the gun\nis mine")]


@pytest.mark.parametrize(
    "cue", ["IDA (V.O.)", "IDA (v.o.)", "IDA (cont'd)", "MRS. O'HARA", "R2D2", "ÉMILE", "IDA (O.S.) (on radio)"]
)
def test_a_cue_is_in_capitals_and_its_extension_need_not_be(cue: str) -> None:
    assert shape(f"{cue}\nGo.") == [("character", cue), ("dialogue", "Go.")]


def test_dual_dialogue_is_two_speeches() -> None:
    assert shape("IDA\nGo.\n\nTESSA ^\nStay.") == [
        ("character", "IDA"),
        ("dialogue", "Go."),
        ("character", "TESSA"),
        ("dialogue", "Stay."),
    ]


@pytest.mark.parametrize(
    "body", ["THE GUN FIRES", "THE GUN FIRES\n", "THE GUN FIRES\n\nDust.", "THE GUN FIRES\n   \nDust."]
)
def test_capitals_with_nothing_under_them_are_action(body: str) -> None:
    assert shape(body)[0] == ("action", "THE GUN FIRES")


@pytest.mark.parametrize("line", ["23", "...", "- - -"])
def test_a_line_without_a_letter_is_no_cue(line: str) -> None:
    assert shape(f"{line}\nGo.") == [("action", f"{line}\nGo.")]


def test_an_at_sign_forces_a_cue_in_any_case() -> None:
    assert shape("@McAvoy\nGo.") == [("character", "McAvoy"), ("dialogue", "Go.")]


def test_two_spaces_hold_a_speech_together() -> None:
    assert shape("IDA\nGo.\n  \nAnd stay there.\n\nDust.") == [
        ("character", "IDA"),
        ("dialogue", "Go."),
        ("dialogue", "And stay there."),
        ("action", "Dust."),
    ]


def test_spaces_in_every_blank_line_do_not_turn_action_into_speech() -> None:
    script = read_text("INT. BARN\n  \nIDA\nGo.\n  \nShe draws her gun.\n  \nShe fires.")
    assert [e.kind.value for e in script.scenes[0].elements] == ["heading", "character", "dialogue", "action", "action"]


def test_a_forced_action_ends_a_speech_that_lost_its_blank_line() -> None:
    assert shape("IDA\nGo.\n!She draws her gun.")[2] == ("action", "She draws her gun.")
