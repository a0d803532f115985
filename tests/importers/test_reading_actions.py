"""What is done with a weapon, from a rifle on the wall to a bomb that goes off."""

import pytest

from tests.importers.reading_said import read, said

THERE = [
    ("A rifle hangs over the fireplace.", "firearm present -"),
    ("Over the fireplace hangs a shotgun.", "firearm present -"),
    ("Lena carries a rifle.", "firearm carry LENA"),
    ("Lena wears a holster.", "firearm carry LENA"),
    ("Lena, pistol in hand, waits.", "firearm carry LENA"),
    ("Lena, rifle up, waits.", "firearm carry+point LENA"),
]

HANDLED = [
    ("Lena cleans a rifle.", "firearm handle LENA"),
    ("Lena loads the shotgun.", "firearm handle LENA"),
    ("Lena holsters her pistol.", "firearm handle LENA"),
    ("Lena takes a rifle from the cabinet.", "firearm handle LENA"),
    ("Lena lays the gun on the floor.", "firearm handle LENA"),
    ("Lena reloads.", "firearm handle LENA"),
]

DRAWN = [
    ("Lena draws a pistol.", "firearm draw LENA"),
    ("Lena whips out a revolver.", "firearm draw LENA"),
    ("Lena unsheathes a sword.", "blade draw LENA"),
    ("Lena trains a rifle on the door.", "firearm carry+point LENA"),
    ("Lena shoulders a rifle.", "firearm carry+point LENA"),
]

PARTS = [
    ("Lena racks the slide.", "firearm cock LENA"),
    ("Lena pumps the shotgun.", "firearm carry+cock LENA"),
    ("Lena eases the hammer of the gun down.", "firearm handle LENA"),
    ("Lena flicks off the safety.", "firearm handle LENA"),
    ("Lena slaps in a magazine.", "firearm handle LENA"),
    ("Lena empties the magazine into the door.", "firearm fire LENA"),
    ("Lena chambers a round.", "firearm cock LENA"),
    ("Lena feeds two shells into the breech.", "firearm handle LENA"),
    ("Lena pumps three rounds into Kovacs.", "firearm fire LENA > KOVACS"),
    ("Lena spins the cylinder.", "firearm handle LENA"),
    ("Lena screws on a silencer.", "firearm handle LENA"),
    ("Lena tucks the pistol into her belt.", "firearm carry+handle LENA"),
    ("Lena unclips her holster.", "firearm carry+handle LENA"),
]

FIRED = [
    ("Lena fires twice.", "firearm fire LENA"),
    ("Lena opens fire.", "firearm fire LENA"),
    ("They exchange gunfire.", "firearm fire -"),
    ("Lena fires at Kovacs.", "firearm fire LENA > KOVACS"),
    ("Lena guns down two guards.", "firearm fire+hit_effect LENA > GUARDS"),
    ("Lena squeezes the trigger of the gun. Nothing happens.", "firearm dryfire LENA"),
    ("The gun jams.", "firearm dryfire -"),
    ("Lena raises a pistol. It jams.", "firearm point+dryfire LENA"),
    ("Lena raises a pistol. It is cocked.", "firearm point+cock LENA"),
]

STRUCK_OR_LOST = [
    ("Lena stabs Kovacs.", "blade strike LENA > KOVACS"),
    ("Lena slashes at Kovacs with a knife.", "blade strike LENA > KOVACS"),
    ("Lena swings a sword at Kovacs.", "blade strike LENA > KOVACS"),
    ("Lena clubs Kovacs with the rifle.", "firearm strike LENA > KOVACS"),
    ("Lena throws down the gun.", "firearm disarm LENA"),
    ("Lena drops the pistol.", "firearm handle LENA"),
]

BLOWN_UP_OR_FLOWN = [
    ("Lena detonates the bomb.", "explosive detonate LENA"),
    ("The grenade explodes.", "explosive detonate -"),
    ("A car explodes.", "explosive detonate -"),
    ("An explosion rocks the barn.", "explosive detonate -"),
    ("An arrow thuds into Kovacs.", "other fire_offscreen+hit_effect - > KOVACS"),
    ("Lena nocks an arrow and draws.", "other handle LENA"),
]

UNDONE = [
    "Lena does not draw her gun.",
    "Lena wants to fire the gun.",
    "Lena could be holding a gun.",
    "There is no gun.",
    "Nobody draws a gun.",
]

FROM_WORKING_PROSE = [
    ("MERC 3 smokes. Carbine slung on his back.", "firearm carry MERC 3"),
    ("Rowe's crouched behind the car with a shotgun over the hood, trained on the door.", "firearm carry+point ROWE"),
    ("Lena takes the pistol out of Rowe's waistband.", "firearm disarm LENA & ROWE"),
    ("Lena has a flat black automatic in her hand.", "firearm carry LENA"),
    ("Rowe, his rifle to his shoulder, breathes out.", "firearm carry+point ROWE"),
]


@pytest.mark.parametrize(("text", "expected"), THERE)
def test_a_weapon_is_there_or_carried(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), HANDLED)
def test_a_weapon_is_handled(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), DRAWN)
def test_a_weapon_is_drawn_or_aimed(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_or_a_round_tells_of_the_gun(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), FIRED)
def test_a_gun_is_fired_or_fails_to(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), STRUCK_OR_LOST)
def test_a_weapon_strikes_or_is_lost(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), BLOWN_UP_OR_FLOWN)
def test_a_charge_goes_off_and_an_arrow_arrives(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize("text", UNDONE)
def test_what_is_not_done_is_no_finding(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", UNDONE)
def test_what_is_not_done_is_kept_for_a_person_to_see(text: str) -> None:
    assert [talk.text for talk in read(text).talk] == [text]


def test_the_longest_name_of_a_weapon_is_kept() -> None:
    assert [w.detail for w in read("Lena lifts a gun. She aims the hunting rifle at Rowe.").weapons] == [
        "hunting rifle"
    ]


@pytest.mark.parametrize(("text", "expected"), FROM_WORKING_PROSE)
def test_who_has_it_and_how_it_is_held_is_read_from_fragments(text: str, expected: str) -> None:
    assert said(text) == [expected]
