"""What the sentences of a scene tell together: shots and whose they are, hits, and one finding for one holder."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showclear.importers import fountain
from showclear.importers.script import Script
from showclear.importers.weapon_work import Evidence, Work
from showclear.importers.weapons import weapon_work
from tests.importers.reading_said import HALL, read, said

HEARD = [
    ("A gunshot. Lena ducks.", "firearm fire_offscreen -"),
    ("Two shots.", "firearm fire_offscreen -"),
    ("Gunfire outside.", "firearm fire_offscreen -"),
    ("The crack of a rifle.", "firearm fire_offscreen -"),
    ("A burst of machine-gun fire.", "firearm fire_offscreen -"),
    ("BLAM!", "firearm fire_offscreen -"),
]

OWNED = [
    ("Rowe aims. BLAM!", "firearm point+fire ROWE"),
    ("Lena aims a pistol. A dog barks. BANG!", "firearm point+fire LENA"),
    ("Lena aims a pistol. A champagne cork flies. BANG!", "firearm point LENA"),
    ("Lena aims a rifle at Kovacs. A shot rings out.", "firearm carry+point+fire LENA > KOVACS"),
]

HIT = [
    ("Lena fires a rifle. The window shatters.", "firearm fire+hit_effect LENA"),
    ("Lena fires a rifle. Kovacs crumples.", "firearm fire+hit_effect LENA > KOVACS"),
    ("Lena raises a rifle at Rowe. She fires. He falls.", "firearm carry+point+fire+hit_effect LENA > ROWE"),
    ("Lena fires a rifle. She crumples.", "firearm fire LENA"),
    ("A bullet chews the wall.", "firearm fire_offscreen+hit_effect -"),
    ("Kovacs takes a bullet.", "firearm fire_offscreen+hit_effect - > KOVACS"),
    ("Lena draws a gun. A red laser dot crawls over Kovacs.", "firearm draw LENA"),
]

ONE = [
    ("Lena aims a rifle. She lowers the rifle.", ["firearm carry+point LENA"]),
    ("Lena draws a gun. The gun shines.", ["firearm draw LENA"]),
    ("Lena aims a weapon. She lowers the pistol.", ["firearm point LENA"]),
    ("Rowe is armed. He raises a rifle.", ["firearm carry+point ROWE"]),
    ("Rowe is armed. He draws a knife.", ["unspecified carry ROWE", "blade draw ROWE"]),
    ("Rowe has a knife. Lena kicks it away.", ["blade carry ROWE", "blade disarm LENA"]),
    ("A gun lies on the table. Lena picks up a gun.", ["firearm present -", "firearm handle LENA"]),
]


@pytest.mark.parametrize(("text", "expected"), HEARD)
def test_a_shot_that_nobody_owns_is_heard(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), OWNED)
def test_a_bang_belongs_to_whoever_aimed_last_unless_it_is_a_corks(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), HIT)
def test_what_is_hit_right_after_a_shot_belongs_to_it(text: str, expected: str) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_what_only_repeats_is_told_once(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_click_makes_the_pull_of_the_trigger_a_dry_one() -> None:
    assert said("Lena aims a pistol. She pulls the trigger. Click.") == ["firearm point+dryfire LENA"]
    assert said("Lena aims a pistol. She pulls the trigger. Glass.") == ["firearm point+fire LENA"]


def test_a_click_much_later_leaves_the_shot_a_shot() -> None:
    (finding,) = read("Lena aims a pistol. She pulls the trigger.", "Rain.", "Wind.", "Dust. A click.").weapons
    assert Work.FIRE in finding.actions


@pytest.mark.parametrize("place", ["KITCHEN", "DINER"])
def test_a_knife_where_people_eat_is_no_weapon_until_somebody_threatens(place: str) -> None:
    heading = f"INT. {place} - NIGHT"
    assert said("Marta holds a dagger.", heading=heading) == []
    assert said("Marta points a dagger at Rowe.", heading=heading) == ["blade point MARTA > ROWE"]


def test_two_lines_that_say_the_same_are_surer_than_one() -> None:
    once = read("Lena draws a pistol.").weapons[0].confidence
    twice = read("Lena draws a pistol.", "Lena aims the pistol.").weapons[0].confidence
    assert once < twice < 100


def test_speech_about_weapons_is_kept_and_is_no_finding() -> None:
    script = fountain.read_text(f"{HALL}INT. BARN - NIGHT\n\nRain.\n\nLENA\nHe has a gun.\n")
    reading = weapon_work(script)[1]
    assert (reading.weapons, [talk.text for talk in reading.talk]) == ((), ["He has a gun."])


# -- what holds for any text

LINES = st.sampled_from([text for text, _ in (*HEARD, *OWNED, *HIT)] + [text for text, _ in ONE])
WORDS = st.one_of(
    st.sampled_from(["Lena", "Kovacs", "he", "she", "him", "her", "the", "a", "his", "both", "who", "#1", "MR."]),
    st.sampled_from(["gun", "rifle", "knife", "shot", "shots", "pistol", "trigger", "hammer", "hand", ".38", "BANG"]),
    st.sampled_from(["fires", "draws", "aims", "is", "being", "armed", "click", "shot's", "whips", "drops", "it"]),
    st.sampled_from([",", ".", "!", "-", "'", "and", "at", "with", "from", "in", "by", "of", "no", "like"]),
)
WORD_SALAD = st.lists(WORDS, max_size=25).map(" ".join)
ANY_LINES = st.lists(st.one_of(LINES, WORD_SALAD, st.text(max_size=60)), max_size=6)


def scene_of(lines: list[str]) -> Script:
    return fountain.read_text(f"{HALL}INT. BARN - CONTINUOUS\n\n" + "\n\n".join(lines) + "\n")


@settings(max_examples=150, deadline=None)
@given(ANY_LINES)
def test_any_text_at_all_gives_one_reading_a_scene(lines: list[str]) -> None:
    script = scene_of(lines)
    assert [reading.scene for reading in weapon_work(script)] == list(script.scenes)


@settings(max_examples=150, deadline=None)
@given(ANY_LINES)
def test_evidence_stands_on_the_line_it_names(lines: list[str]) -> None:
    for reading in weapon_work(scene_of(lines)):
        those = [*reading.talk, *(e for w in (*reading.weapons, *reading.carried) for e in w.evidence)]
        for evidence in those:
            assert any(stands(evidence, e.text, e.line) for e in reading.scene.elements), evidence


def stands(evidence: Evidence, text: str, line: int) -> bool:
    """Whether an element has these words, and the line is one of its own; marks of emphasis are read as spaces."""
    plain = text.replace("*", " ").replace("_", " ")
    return evidence.text in (plain, text) or (
        evidence.text in plain and line <= evidence.line <= line + text.count("\n")
    )


@settings(max_examples=100, deadline=None)
@given(ANY_LINES)
def test_every_finding_has_evidence_an_act_and_a_doubt(lines: list[str]) -> None:
    for reading in weapon_work(scene_of(lines)):
        for finding in reading.weapons:
            assert finding.evidence
            assert finding.actions
            assert finding.detail
            assert 0 < finding.confidence < 100
            assert list(finding.actions) == sorted(set(finding.actions), key=list(Work).index)
            assert not set(finding.by) & set(finding.at)


@settings(max_examples=50, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4))
def test_the_same_script_is_read_the_same_way_twice(lines: list[str]) -> None:
    script = scene_of(lines)
    assert weapon_work(script) == weapon_work(script)
