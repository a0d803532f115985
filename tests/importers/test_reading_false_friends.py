"""Words that sound like a weapon and are none, each beside a sentence that means one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.reading_said import read, said

PAIRS = [
    ("SINGLE SHOT: a mower roars along the grass.", "A SHOT. A mower roars.", "firearm fire_offscreen -"),
    ("In a single shot, Lena cuts his hair.", "A single shot rings out.", "firearm fire_offscreen -"),
    ("Lena fires two dozen mugs at a thousand degrees.", "Lena fires two rounds.", "firearm fire LENA"),
    ("A van engine coughs and fires on the fifth.", "Rowe coughs and fires at the van.", "firearm fire ROWE"),
    ("The motion is shot down, nine to two.", "Rowe is shot by Lena.", "firearm fire+hit_effect LENA > ROWE"),
    ("Straight as a gun barrel runs the line.", "A gun lies on the line.", "firearm present -"),
    ("An impact gun rattles in the bay.", "A machine gun rattles in the bay.", "firearm fire_offscreen -"),
    ("In a frame: a man with a revolver on his hip.", "At the door: a man with a revolver.", "firearm carry MAN"),
    (
        "Rowe drops his phone into its belt holster.",
        "Rowe drops his pistol into its holster.",
        "firearm carry+handle ROWE",
    ),
    ("A heckler takes a potshot at his tie.", "Rowe fires at Lena.", "firearm fire ROWE > LENA"),
    ("Lena rifles one down the wall.", "Lena carries a rifle.", "firearm carry LENA"),
    ("Lena arrives with Trigger, the pony.", "Lena pulls the trigger of the gun.", "firearm fire LENA"),
    ("Lena shoots a look at Kovacs.", "Lena shoots at Kovacs.", "firearm fire LENA > KOVACS"),
    ("She fires off an email to the bank.", "She fires off two rounds at the bank.", "firearm fire -"),
    ("Kovacs fires the cook.", "Kovacs fires the rifle.", "firearm fire KOVACS"),
    ("A fire crackles in the grate.", "The rifle fires.", "firearm fire_offscreen -"),
    ("Lena takes a shot of whisky.", "A shot rings out.", "firearm fire_offscreen -"),
    ("A long tracking shot of the bay.", "A gunshot from across the bay.", "firearm fire_offscreen -"),
    ("Kovacs lines up his shot on the pool table.", "Kovacs aims a pistol at the wall.", "firearm point KOVACS"),
    ("Rowe points at the map.", "Rowe points the gun at the map.", "firearm point ROWE"),
    ("A nail gun hangs on the wall.", "A gun hangs on the wall.", "firearm present -"),
    ("Lena fills a jug from the soda gun.", "Lena takes a gun from the drawer.", "firearm handle LENA"),
    ("The mug shoots into her lap.", "Rowe shoots into the dark.", "firearm fire ROWE"),
    ("Rowe picks up a glue gun.", "Rowe picks up a gun.", "firearm handle ROWE"),
    ("Lena fills a water pistol.", "Lena loads a pistol.", "firearm handle LENA"),
    ("Lena sweeps the yard with a grease gun.", "Lena sweeps the yard with a rifle.", "firearm carry LENA"),
    ("A toy gun lies in the grass.", "A gun lies in the grass.", "firearm present -"),
    ("A plastic gun lies in the grass.", "A loaded gun lies in the grass.", "firearm present -"),
    ("A photograph of a man with a rifle hangs there.", "A man with a rifle stands there.", "firearm carry MAN"),
    (
        "On the television, a cowboy draws his revolver.",
        "On the porch, a cowboy draws his revolver.",
        "firearm draw COWBOY",
    ),
    ("A tattoo of a dagger runs down his arm.", "A guard draws a dagger.", "blade draw GUARD"),
    ("Marta slices the bread with a knife.", "Marta slashes Kovacs with a knife.", "blade strike MARTA > KOVACS"),
    ("Kovacs cooks with a knife and fork.", "Kovacs lunges with a knife.", "blade strike KOVACS"),
    ("Lena chops onions. The knife slips.", "Lena lifts a knife to Rowe's throat.", "blade point LENA > ROWE"),
    ("The magazine lies open at the crossword.", "Rowe slaps a magazine into his pistol.", "firearm handle ROWE"),
    ("Lena hammers a nail into the wall.", "Lena thumbs back the hammer of the revolver.", "firearm cock LENA"),
    ("She pulls the trigger on the deal.", "She pulls the trigger of the pistol.", "firearm fire -"),
    ("Kovacs draws a map in the dust.", "Kovacs draws a pistol in the dust.", "firearm draw KOVACS"),
    ("Rowe holsters his phone.", "Rowe holsters his pistol.", "firearm handle ROWE"),
    ("A shotgun wedding.", "A shotgun lies on the bed.", "firearm present -"),
    ("Marta rides shotgun beside him.", "Marta lifts a shotgun beside him.", "firearm handle MARTA"),
    ("The door bangs shut. BANG!", "Lena aims a pistol. BANG!", "firearm point+fire LENA"),
    ("The car backfires. Bang!", "Rowe aims. BLAM!", "firearm point+fire ROWE"),
    ("The party is a blast.", "The grenade explodes.", "explosive detonate -"),
    ("He bombs at the club.", "Rowe plants a bomb at the club.", "explosive handle ROWE"),
    ("Cannon Street. Rain.", "A cannon stands in the street.", "explosive present -"),
    ("A smoking gun, this letter.", "A gun drops from Rowe's hand.", "firearm carry ROWE"),
    ("The barrel of beer rolls away.", "Lena presses the muzzle into Rowe's ribs.", "firearm point LENA > ROWE"),
]


@pytest.mark.parametrize("harmless", [pair[0] for pair in PAIRS])
def test_what_only_sounds_like_a_weapon_is_no_finding(harmless: str) -> None:
    assert said(harmless) == []


@pytest.mark.parametrize(("meant", "expected"), [pair[1:] for pair in PAIRS])
def test_its_true_twin_is_one(meant: str, expected: str) -> None:
    assert said(meant) == [expected]


@pytest.mark.parametrize("tool", ["a grease gun", "a nail gun", "a plastic gun"])
def test_the_gun_that_was_a_tool_or_a_toy_is_that_still(tool: str) -> None:
    assert said(f"Lena lifts {tool}.", "She sets down the gun.") == []


def test_a_real_gun_is_seen_beside_a_toy() -> None:
    assert said("A plastic gun lies there. Kovacs draws a revolver.") == ["firearm draw KOVACS"]


def test_a_bang_after_a_backfire_makes_nobody_shot_at() -> None:
    assert said("The car backfires. Bang!", "Lena ducks.") == []
    assert said("Bang!", "Lena ducks.") == ["firearm fire_offscreen - > LENA"]


def test_what_a_likeness_shows_is_hidden_to_the_end_of_its_clause_only() -> None:
    assert said("His voice cracks like a pistol, and Lena draws a gun.") == ["firearm draw LENA"]


@given(st.lists(st.sampled_from([pair[0] for pair in PAIRS]), min_size=1, max_size=5, unique=True))
def test_hidden_words_never_prove_a_firearm_however_they_follow_each_other(harmless: list[str]) -> None:
    assert [w for w in read(*harmless).weapons if w.kind == "firearm"] == []
