"""Who holds a weapon and whom it is aimed at, by name, by pronoun, by what they are."""

import pytest

from showclear.importers import fountain
from showclear.importers.weapons import weapon_work
from tests.importers.reading_said import HALL, read, said

BY_NAME = [
    ("Rowe shoots Kovacs.", "firearm fire+hit_effect ROWE > KOVACS"),
    ("Lena and Kovacs draw their guns.", "firearm draw LENA & KOVACS"),
    ("Lena, Marta and Rowe raise rifles.", "firearm carry+point LENA & MARTA & ROWE"),
    ("Marta levels a shotgun at Rowe and Kovacs.", "firearm carry+point MARTA > ROWE & KOVACS"),
    ("Captain Rowe cocks his revolver.", "firearm cock ROWE"),
    ("A YOUNG MAN in a hoodie, TERRELL, points a pistol at Lena.", "firearm point TERRELL > LENA"),
    ("Behind Kovacs, Lena draws a gun.", "firearm draw LENA"),
    ("Marta hands Rowe a pistol.", "firearm handle MARTA"),
    ("Rowe accepts the pistol from Marta.", "firearm handle ROWE"),
    ("Marta's gun goes off.", "firearm fire MARTA"),
    ("Lena knocks Kovacs's pistol away.", "firearm disarm LENA & KOVACS"),
    ("Rowe disarms Marta.", "unspecified disarm ROWE & MARTA"),
]

BY_PRONOUN = [
    ("Kovacs raises the rifle. He aims at Marta.", "firearm carry+point KOVACS > MARTA"),
    ("Rowe watches. Lena fires at him.", "firearm fire LENA > ROWE"),
    ("Kovacs enters. A pistol in his hand.", "firearm carry KOVACS"),
    ("Lena enters. In her hand is a small automatic.", "firearm carry LENA"),
    ("Kovacs turns. His pistol is drawn.", "firearm draw KOVACS"),
    ("Kovacs lifts a gun. It goes off.", "firearm handle+fire KOVACS"),
    (
        "Rowe loosens his tie. Kovacs loosens his tie. Rowe draws a pistol past Kovacs. He fires.",
        "firearm draw+fire ROWE",
    ),
    ("Lena aims. She squeezes the trigger. Click.", "firearm point+dryfire LENA"),
]

BY_WHAT_THEY_ARE = [
    ("Two guards draw pistols. They fire.", "firearm draw+fire GUARDS"),
    ("A guard with a rifle steps in.", "firearm carry GUARD"),
    ("A knife-wielding man enters.", "blade carry MAN"),
    ("Two armed guards wait.", "unspecified carry GUARDS"),
    ("Rowe, heavily armed, waits.", "unspecified carry ROWE"),
]

AT_WHOM = [
    ("Lena is holding a gun on Kovacs.", "firearm point LENA > KOVACS"),
    ("Lena presses the muzzle of her gun to Rowe's temple.", "firearm point LENA > ROWE"),
    ("Marta puts a knife to Kovacs's throat.", "blade point MARTA > KOVACS"),
    ("Lena levels the pistol at Rowe's head.", "firearm point LENA > ROWE"),
    ("Lena levels the pistol on Rowe's shoulder.", "firearm point LENA"),
    ("The gun swings toward Marta.", "firearm point - > MARTA"),
    ("Lena fires into Kovacs's chest.", "firearm fire+hit_effect LENA > KOVACS"),
    ("Kovacs is shot by Rowe.", "firearm fire+hit_effect ROWE > KOVACS"),
    ("Kovacs, shot in the leg, falls.", "firearm fire_offscreen+hit_effect - > KOVACS"),
    ("Lena looks down the barrel of a rifle.", "firearm point - > LENA"),
    ("The pistol is knocked from Lena's hand.", "firearm disarm LENA"),
    ("Kovacs is stabbed.", "blade strike - > KOVACS"),
]


@pytest.mark.parametrize(("text", "expected"), BY_NAME)
def test_people_are_known_by_name(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), BY_PRONOUN)
def test_he_she_and_it_are_whoever_the_scene_told_of_last(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), BY_WHAT_THEY_ARE)
def test_people_without_a_name_are_called_what_they_are(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), AT_WHOM)
def test_an_act_has_those_it_is_aimed_at(text: str, expected: str) -> None:
    assert said(text) == [expected]


def test_nobody_is_aimed_at_by_themselves() -> None:
    for finding in read("Lena turns the gun on herself. She aims it at her own temple.").weapons:
        assert not set(finding.by) & set(finding.at)


def test_a_parenthetical_is_done_by_whoever_speaks() -> None:
    script = f"{HALL}INT. BARN - NIGHT\n\nKOVACS\n(raising a rifle)\nNobody move.\n"
    finding = weapon_work(fountain.read_text(script))[1].weapons[0]
    assert finding.by == ("KOVACS",)


def test_the_scene_that_goes_straight_on_asks_who_has_the_gun_still() -> None:
    script = f"{HALL}INT. BARN - NIGHT\n\nLena draws a pistol.\n\nINT. YARD - CONTINUOUS\n\nLena runs to the gate.\n"
    reading = weapon_work(fountain.read_text(script))[2]
    assert (reading.weapons, [c.by for c in reading.carried]) == ((), [("LENA",)])


def test_a_scene_elsewhere_asks_nothing() -> None:
    script = f"{HALL}INT. BARN - NIGHT\n\nLena draws a pistol.\n\nINT. YARD - DAY\n\nLena runs to the gate.\n"
    assert weapon_work(fountain.read_text(script))[2].carried == ()


def test_numbered_thugs_keep_the_order_of_the_script() -> None:
    cues = "THUG #2\nHey.\n\nTHUG #1\nHey.\n\nTHUG #3\nHey.\n\n"
    script = f"INT. HALL - DAY\n\n{cues}INT. BARN - NIGHT\n\nThe thugs draw pistols.\n"
    assert weapon_work(fountain.read_text(script))[1].weapons[0].by == ("THUG #2", "THUG #1", "THUG #3")
