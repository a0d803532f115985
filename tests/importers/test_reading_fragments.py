"""Prose in pieces: who has the gun where the sentence says no more than `Rifle by the barrel.`"""

import pytest

from tests.importers.reading_said import said

HELD = [
    ("Rowe's coat is open. He wears a revolver.", ["firearm carry ROWE"]),
    ("Rowe stoops. Under the cuff, the butt of a revolver in an ankle holster.", ["firearm carry ROWE"]),
    ("Rowe strolls with a rifle over his shoulder the way a boy carries a pole.", ["firearm carry ROWE"]),
    ("On a tarp, in a row: a shotgun, Rowe's revolver.", ["firearm present -"]),
    ("The door opens and in walks Rowe, gun raised.", ["firearm point ROWE"]),
    ("Lena climbs. Then Rowe with his gun in her ribs.", ["firearm point ROWE > LENA"]),
    ("Lena stands over Rowe with a shotgun, and it is pointed at his chest.", ["firearm carry+point LENA > ROWE"]),
    ("Lena backs off and puts the revolver on Kovacs.", ["firearm point LENA > KOVACS"]),
    ("Rowe rests his carbine on the post and draws a bead.", ["firearm point ROWE"]),
    ("Rowe sets the revolver to his own temple.", ["firearm point ROWE"]),
    ("Lena breaks open the shotgun. Rowe bends down and looks in one barrel.", ["firearm handle LENA"]),
    ("Lena comes down off the hill. Rifle by the barrel.", ["firearm carry LENA"]),
    ("Lena in the doorway. The black automatic at arm's length.", ["firearm carry LENA"]),
    ("Lena comes through it. Keys in one hand, a pistol on the thigh.", ["firearm carry LENA"]),
    ("Lena and Rowe charge, guns out before them.", ["firearm carry LENA & ROWE"]),
    ("Lena holds a rifle across her, the muzzle on Kovacs's top button.", ["firearm carry+point LENA > KOVACS"]),
    ("Lena, shotgun, sideways.", ["firearm carry LENA"]),
    ("Lena, thirty, Thompson across her chest, counts heads.", ["firearm carry LENA"]),
    ("Lena, boots on the desk. Belt holster, an old revolver in it.", ["firearm carry LENA"]),
    ("Lena walks. On her back, under a blanket to keep off the rain -- a rifle.", ["firearm carry LENA"]),
    (
        "Rowe steps back. There is Lena, on the stairs, with a revolver pointed at his chest.",
        ["firearm point LENA > ROWE"],
    ),
    ("Rowe walks backward, Lena in front of him, pistol under Lena's jaw.", ["firearm point ROWE > LENA"]),
]

OUT = [
    ("Lena takes the revolver out from the small of her back and lays it down.", ["firearm handle+draw LENA"]),
    ("Rowe takes a flat black automatic from under his jacket, and waits.", ["firearm draw ROWE"]),
    ("Rowe stands alone. He draws the missing Colt.", ["firearm draw ROWE"]),
    ("Rowe gets his revolver loose.", ["firearm draw ROWE"]),
    ("Lena waits. She's already drawn her pistol.", ["firearm draw LENA"]),
    ("Lena holds up Exhibit 4, a bagged .38.", ["firearm handle LENA"]),
    ("Lena lifts a gun. She tips out the cylinder and checks the breech.", ["firearm handle LENA"]),
    (
        "Rowe, the revolver in his hand, sneezes, and the revolver leaves his hand and GOES OFF.",
        ["firearm carry+fire+disarm ROWE"],
    ),
    ("Lena reaches under the counter. A sawn-off shotgun.", ["firearm draw LENA"]),
    ("Lena's hand goes to her purse. Out comes a small automatic.", ["firearm draw LENA"]),
    ("Lena's hand comes out of the drawer with a derringer in it.", ["firearm draw LENA"]),
    ("Lena lifts a rifle. Kovacs draws his own.", ["firearm handle LENA", "firearm draw KOVACS"]),
    ("Lena pulls out a rope, a map and a shotgun.", ["firearm draw LENA"]),
    ("Lena cleans the pistol. It goes off. The pistol goes back under her coat.", ["firearm handle+fire LENA"]),
    ("Lena lifts the shotgun off its nails and puts it on Kovacs.", ["firearm handle+point LENA > KOVACS"]),
    ("Lena swings the rifle by its barrel, like an ax.", ["firearm strike LENA"]),
    ("Lena whips the pistol up at Kovacs.", ["firearm point LENA > KOVACS"]),
    ("Lena takes out a pistol. She clips Kovacs across the ear with it.", ["firearm draw+strike LENA > KOVACS"]),
    ("Rowe raises his rifle. Lena takes his rifle.", ["firearm carry+point ROWE", "firearm disarm LENA & ROWE"]),
    ("Lena drops the magazine out of the pistol, slaps in another.", ["firearm handle LENA"]),
    ("Lena wraps the revolver in a cloth. She puts the thing in her belt.", ["firearm carry+handle LENA"]),
]

HEARD = [
    ("Lena turns and looks straight into the cross-hairs.", ["firearm point - > LENA"]),
    ("Rowe kneels with the rifle. He levers and fires.", ["firearm carry+cock+fire ROWE"]),
    ("Lena aims a shotgun at Kovacs. She lets him have both barrels.", ["firearm carry+point+fire LENA > KOVACS"]),
    ("Rowe looks round with the automatic. He has time to fire once at Lena.", ["firearm carry+fire ROWE > LENA"]),
    ("A machine gun opens up from the ridge.", ["firearm fire_offscreen -"]),
    ("Lena holds a rifle. The rifle comes up, goes off.", ["firearm carry+point+fire LENA"]),
    ("Far down the valley: POP. POP.", ["firearm fire_offscreen -"]),
    ("BANG. Somewhere upstairs.", ["firearm fire_offscreen -"]),
    ("Lena levels the rifle. Wind. She waits. A bird. Grass moves. Crack.", ["firearm carry+point+fire LENA"]),
    ("Rowe pulls the door wide, grabs the rail, and shoots.", ["firearm fire ROWE"]),
]

HIT = [
    ("Lena holds a pistol. Lena shoots the padlock off the gate.", ["firearm carry+fire+hit_effect LENA"]),
    ("Lena raises a gun and fires. A window breaks.", ["firearm point+fire+hit_effect LENA"]),
    ("Lena raises a gun and fires. Kovacs sits down in the road.", ["firearm point+fire+hit_effect LENA > KOVACS"]),
    (
        "Lena raises a gun and fires. Kovacs goes over backward.",
        ["firearm point+fire+hit_effect LENA > KOVACS"],
    ),
]

PEOPLE = [
    ("Rowe sits by his fire. The man loads a rifle.", ["firearm handle ROWE"]),
    ("Rowe, the only man here with any sense, loads a rifle.", ["firearm handle ROWE"]),
]

NOT = [
    ("Three photographs on the desk: the boat. The revolver. Rowe in a hat.", []),
    ("An enlargement of a nickel automatic on the wall.", []),
    ("Rowe fits the drill into its pistol grip.", []),
    ("Lena buckles on a gun belt. The holster hangs empty.", []),
    ("Lena prunes the tree, shears in a leather holster at her belt.", []),
    ("Lena throws the ball sidearm.", []),
    ("Lena jackknifes over the rail.", []),
    ("Lena takes a .22 case out of her pocket.", []),
    ("The holster for the last act: a garter in black lace.", []),
    ("Lena lifts a gun. The door bursts in.", ["firearm handle LENA"]),
    ("Lena lifts a gun. Rowe takes it in the same manner.", ["firearm handle LENA", "firearm handle ROWE"]),
    ("Rowe goes in with a light machine gun.", ["firearm carry ROWE"]),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_a_fragment_is_about_whoever_was_told_of(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), OUT)
def test_a_gun_comes_out_and_goes_away_in_more_ways_than_drawing(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), HEARD)
def test_a_shot_is_somebodys_or_comes_from_afar(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), HIT)
def test_what_breaks_or_falls_behind_a_shot_was_hit(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_the_man_is_somebody_with_a_name(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOT)
def test_pictures_grips_and_empty_holsters_are_no_guns(text: str, expected: list[str]) -> None:
    assert said(text) == expected
