"""What a scene with weapons needs, and on whose word."""

import pytest

from showclear.boards.headings import parted
from showclear.boards.needs import needs


def asked(kind: str, *actions: str, outside: bool = False, words: str = "") -> set[str]:
    return {need.what for need in needs([(kind, frozenset(actions))], outside=outside, words=words)}


def test_a_scene_without_weapons_needs_nothing_of_this() -> None:
    assert needs([], outside=True, words="A boy plays.") == ()


def test_a_firearm_on_set_needs_armorer_meeting_and_assessment() -> None:
    assert asked("firearm", "carry") == {"armorer", "safety meeting", "specific risk assessment"}


def test_a_shot_that_is_only_heard_needs_no_armorer() -> None:
    assert asked("firearm", "fire_offscreen", outside=True) == set()


def test_firing_asks_for_a_medic_and_a_fight_for_a_stunt_coordinator() -> None:
    assert "medic" in asked("firearm", "fire")
    assert {"stunt coordinator", "medic", "safety meeting"} <= asked("blade", "strike")
    assert "medic" not in asked("firearm", "point")


def test_the_public_is_told_where_it_may_see_or_hear() -> None:
    assert "police and public notice" in asked("firearm", "carry", outside=True)
    assert "police and public notice" not in asked("firearm", "carry", outside=False)
    assert "police and public notice" in asked("explosive", "detonate", outside=False)


def test_a_charge_is_special_effects_and_never_the_armorers() -> None:
    told = asked("explosive", "carry", "detonate")
    assert "licensed special effects" in told
    assert "armorer" not in told


def test_a_weapon_that_the_script_does_not_name_is_asked_after() -> None:
    assert {"which weapon?", "armorer"} <= asked("unspecified", "carry")


@pytest.mark.parametrize("words", ["A boy (9) runs.", "TEENAGERS", "a 12-year-old", "the KID", "(aged 15)"])
def test_somebody_who_may_be_a_minor_is_asked_after(words: str) -> None:
    assert "is a minor in it?" in asked("firearm", "carry", words=words)


@pytest.mark.parametrize("words", ["CLAY (V.O.)", "IDA (24)", "kidnapped", "a 40-year-old", "boycott"])
def test_other_words_ask_after_no_minor(words: str) -> None:
    assert "is a minor in it?" not in asked("firearm", "carry", words=words)


def test_every_need_names_the_word_it_stands_on() -> None:
    everything = needs(
        [
            ("firearm", frozenset({"fire", "strike"})),
            ("explosive", frozenset({"detonate"})),
            ("unspecified", frozenset()),
        ],
        outside=True,
        words="child",
    )
    assert len(everything) == 9
    assert all(need.source and need.why for need in everything)


@pytest.mark.parametrize(
    ("heading", "side", "place", "time"),
    [
        ("INT. BARN - DAY", "INT", "BARN", "DAY"),
        ("EXT. MAIN STREET - THE WELL - NOON", "EXT", "MAIN STREET - THE WELL", "NOON"),
        ("INT./EXT. CAR - NIGHT", "INT/EXT", "CAR", "NIGHT"),
        ("I/E CAR - later that night", "INT/EXT", "CAR", "LATER THAT NIGHT"),
        ("INT. ROOM 412, SAME", "INT", "ROOM 412", "SAME"),
        ("INT. HOME, THE NEXT MORNING", "INT", "HOME", "THE NEXT MORNING"),
        ("INT. HALL, UPSTAIRS", "INT", "HALL, UPSTAIRS", ""),
        ("EST. TOWN", "EXT", "TOWN", ""),
        ("INT BARN - DARK", "INT", "BARN - DARK", ""),
        ("BINOCULAR P.O.V.", "", "BINOCULAR P.O.V.", ""),
        ("INTERIOR MONOLOGUE", "", "INTERIOR MONOLOGUE", ""),
        ("", "", "", ""),
    ],
)
def test_a_heading_parts_into_side_place_and_time(heading: str, side: str, place: str, time: str) -> None:
    told = parted(heading)
    assert (told.side, told.place, told.time) == (side, place, time)


def test_a_heading_that_does_not_say_inside_counts_as_outside() -> None:
    assert [parted(h).outside for h in ("INT. BARN", "EXT. BARN", "INT/EXT. CAR", "THE BARN")] == [
        False, True, True, True,
    ]  # fmt: skip
