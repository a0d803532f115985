"""Plain prose as working writers put it: what stands around a verb decides what it says of the weapon."""

import pytest

from tests.importers.reading_said import said

SEEN = [
    ("A closeup of the counter. A GUN changes hands.", ["firearm handle -"]),
    ("An arm stretches into the light. In the hand: a gun.", ["firearm carry -"]),
    ("The pistol lies on the blotter. The pistol points at nobody.", ["firearm present -"]),
    ("Four hunting rifles stand in the rack.", ["firearm present -"]),
    ("In the bag, a rusted Sig Sauer.", ["firearm present -"]),
    ("Kovacs and Rowe stand with shotguns.", ["firearm carry KOVACS & ROWE"]),
    ("A pistol comes out of the dark and stops an inch from Marta's ear.", ["firearm point - > MARTA"]),
]

NOT = [
    ("The awning reads 'GUNS AND AMMO'.", []),
    ("The TV's going with nobody watching: a Western, a good deal of gunfire.", []),
    ("Lena fires the kiln.", []),
    ("Marta slides him a snapshot, face up, on the desk: a man with a rifle.", []),
    ("A shotgun hangs on two pegs. Marta comes in, ducking under the barrel.", ["firearm present -"]),
    ("On the paint, the ghost of a shotgun.", []),
    ("Marta stands there, armed with carnations.", []),
    ("Marta hammers at a Remington with two fingers.", []),
    ("Kovacs holds a laser pointer. A red dot slides over Lena.", []),
    ("A PHOTOGRAPHER shoots Lena with the mayor.", []),
    ("Kovacs shoots the rifles with a digital camera.", ["firearm present -"]),
    ("Fireworks go up. BOOM. BOOM. Rowe watches the sparks fall.", []),
    ("A bang. Rowe drops flat behind the crates. An old lorry backfires again.", []),
    ("Photographs cover the wall. In one of them a man holds up a rifle.", []),
    ("No holster on her hip.", []),
    ("Kovacs points the hair dryer at the mirror. He pulls the trigger.", []),
    ("The burrito explodes over Rowe.", []),
]

WHO = [
    ("Marta comes out with Rowe's pistol trained on Kovacs.", ["firearm point MARTA > KOVACS"]),
    ("Through the lens of her rifle scope, Lena watches the road.", ["firearm point LENA"]),
    ("A shot. Rowe stares down the smoking barrel of his rifle.", ["firearm fire ROWE"]),
    ("The KITCHEN DRAWER is open. Lena takes a gun from it.", ["firearm handle LENA"]),
    ("Rowe turns, and it's Lena, in the doorway, with the pistol in both hands.", ["firearm carry LENA"]),
    ("Lena, sling and all, her pistol in the wrong hand.", ["firearm carry LENA"]),
    ("Marta waits. In her glove a revolver.", ["firearm carry MARTA"]),
    ("Kovacs crawls back, rifle dragging by its sling.", ["firearm carry KOVACS"]),
    ("Lena comes in with her father's revolver in both hands.", ["firearm carry LENA"]),
    ("The deputy's revolver is still in Lena's hand.", ["firearm carry LENA"]),
    ("From the roof Lena shoots Rowe.", ["firearm fire+hit_effect LENA > ROWE"]),
    ("Kovacs waits. Petals fall. Maps, a mug, a dead phone. He draws a pistol.", ["firearm draw KOVACS"]),
]

DONE = [
    ("Lena draws a pistol. Lena points at Rowe.", ["firearm draw+point LENA > ROWE"]),
    ("Lena whips out a pistol with a silencer.", ["firearm draw LENA"]),
    ("Lena takes her gun belt off.", ["firearm carry+handle LENA"]),
    ("Rowe's rifle is on the table. Lena adjusts the scope.", ["firearm handle LENA"]),
    ("Lena finds a revolver, which she lifts out.", ["firearm handle LENA"]),
    ("CLAY draws a revolver and fires at Lena.", ["firearm draw+fire CLAY > LENA"]),
    ("Lena draws a pistol. Shots are fired.", ["firearm draw+fire LENA"]),
    ("Lena gets the musket round.", ["firearm carry+point LENA"]),
    ("Lena takes up a musket. She hauls back the cock.", ["firearm handle+cock LENA"]),
    ("Lena has a musket. She pulls the trigger. A fizz.", ["firearm carry+dryfire LENA"]),
    ("Lena has a musket. She primes the pan.", ["firearm carry+handle LENA"]),
    ("Lena has a musket. She bites a cartridge.", ["firearm carry+handle LENA"]),
    ("Lena on a poncho with her rifle broken open.", ["firearm handle LENA"]),
    ("Lena reaches down and comes up with Rowe's shotgun.", ["firearm handle LENA"]),
    ("Lena waits. Now the automatic is out, and she smiles.", ["firearm draw LENA"]),
    ("Lena has a pistol. The sights are on Rowe.", ["firearm carry+point LENA > ROWE"]),
    ("Lena has a pistol. She drops the magazine and racks the slide.", ["firearm carry+handle LENA"]),
    ("Lena has a pistol. She slaps in a magazine and racks the slide.", ["firearm carry+handle+cock LENA"]),
    ("Lena lifts a rifle from the table. The barrel smokes.", ["firearm handle LENA"]),
    ("Lena aims the rifle. She holds the trigger down.", ["firearm carry+point+fire LENA"]),
    ("Lena drags Rowe off the machine gun by the collar.", ["firearm disarm LENA & ROWE"]),
    ("Lena empties the automatic straight down.", ["firearm fire LENA"]),
    ("Lena runs an oily rag over the rifle.", ["firearm handle LENA"]),
    ("Lena puts the pistol in the drawer, the phone in her pocket.", ["firearm handle LENA"]),
    ("Lena has a carbine. She brings it to her shoulder.", ["firearm carry+point LENA"]),
    ("Lena leans out, snaps off two shots.", ["firearm fire LENA"]),
    ("Lena heaves the empty pistol into the river.", ["firearm handle LENA"]),
    ("Lena picks up the rifle and works the bolt.", ["firearm handle+cock LENA"]),
    ("Lena raises the pistol and puts six in the target.", ["firearm point+fire LENA"]),
    ("Lena grabs the shotgun by the barrels and swings it like a bat.", ["firearm carry+strike LENA"]),
    ("Lena jams the pistol into the back of her jeans.", ["firearm carry+handle LENA"]),
    ("Lena pulls the revolver from the back of her jeans.", ["firearm draw LENA"]),
    ("Lena reaches in and comes out with a revolver.", ["firearm draw LENA"]),
    ("Lena comes out of the house with a rifle.", ["firearm carry LENA"]),
    ("Lena takes out the revolver and lays it on the desk.", ["firearm handle LENA"]),
    ("Lena hits Rowe with the butt of the pistol.", ["firearm strike LENA > ROWE"]),
    ("Lena takes a small automatic out of the safe.", ["firearm handle LENA"]),
    ("Kovacs stands over Lena with the shotgun pointed at her chest.", ["firearm carry+point KOVACS > LENA"]),
    ("The muzzle of a submachine gun pokes out of the window.", ["firearm point -"]),
    ("Kovacs pulls both triggers. Click.", ["firearm dryfire KOVACS"]),
]

LOST = [
    ("Lena drops the pistol.", ["firearm handle LENA"]),
    ("Rowe points a gun at Lena. Lena drops her pistol.", ["firearm point ROWE > LENA", "firearm disarm LENA"]),
    (
        "Rowe points a gun at Lena. Lena tosses her pistol into the bay.",
        ["firearm point ROWE > LENA", "firearm disarm LENA"],
    ),
    (
        "Rowe points a gun at Lena. Lena lays her pistol on the counter.",
        ["firearm point ROWE > LENA", "firearm disarm LENA"],
    ),
    ("Kovacs has wrenched the gun out of Rowe's hands.", ["firearm disarm KOVACS & ROWE"]),
]

HIT = [
    ("Lena fires the rifle. It spins Rowe half around.", ["firearm fire+hit_effect LENA > ROWE"]),
    (
        "Lena fires the rifle. Rowe puts a hand to his neck and it comes away dark.",
        ["firearm fire+hit_effect LENA > ROWE"],
    ),
    ("Lena fires the pistol. The shot goes into a cooker hood.", ["firearm fire+hit_effect LENA"]),
    ("Rowe fires the gun. The tall man's back explodes.", ["firearm fire ROWE", "firearm hit_effect - > MAN"]),
    ("Rowe fires the gun. Lena watches the leaves fall.", ["firearm fire ROWE"]),
    ("Rowe fires the gun. Lena slowly crumples.", ["firearm fire+hit_effect ROWE > LENA"]),
    ("Lena draws a derringer and shoots him in the foot.", ["firearm draw+fire+hit_effect LENA"]),
    ("An arrow goes through Rowe's throat.", ["other fire_offscreen+hit_effect - > ROWE"]),
    ("Kovacs steps in and fires.", ["firearm fire KOVACS"]),
    ("Rowe pulls a pistol. The pistol is already on Lena.", ["firearm draw+point ROWE > LENA"]),
    (
        "Lena holds a stun grenade. She drops it down the hatch. A BANG.",
        ["explosive carry+handle LENA", "explosive detonate -"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEEN)
def test_a_weapon_that_nobody_works_is_seen_where_it_is(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOT)
def test_what_only_looks_or_sounds_like_a_gun_is_none(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), WHO)
def test_the_weapon_is_in_the_hand_of_whoever_the_sentence_means(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), DONE)
def test_the_words_behind_the_verb_say_what_is_done(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_a_weapon_let_go_is_given_up_only_when_somebody_threatens(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), HIT)
def test_a_hit_is_told_of_whoever_is_hit(text: str, expected: list[str]) -> None:
    assert said(text) == expected
