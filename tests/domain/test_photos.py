"""A photo of a weapon on the record: who may add one, which one is shown, and that nothing is decided by it."""

from msgspec.structs import replace

from showclear.domain.state import State
from showclear.domain.terms import Side
from showclear.domain.weapons import Photo
from tests.cast import colt_shown, hand_colt, prepared

ONE, OTHER = "ab" * 32, "cd" * 32


def test_weapons_people_add_photos_and_nobody_else_does() -> None:
    day = prepared()
    for person, may in {"p-ana": True, "p-ben": True, "p-dee": False, "p-uma": False, "p-tess": False}.items():
        decision = day.ask(person, "AddPhoto", weapon="w-colt", photo=ONE, side="LEFT")
        assert (decision.verdict.value == "allowed") is may, person


def test_the_newest_photo_of_a_side_stands_for_it_and_the_other_sides_stay() -> None:
    day = prepared()
    for side, photo in (("LEFT", ONE), ("SERIAL", ONE), ("LEFT", OTHER)):
        day.must("p-ana", "AddPhoto", weapon="w-colt", photo=photo, side=side)
    head = day.state.head
    assert day.state.weapons["w-colt"].photos == (
        Photo(side=Side.SERIAL, digest=ONE, index=head - 1),
        Photo(side=Side.LEFT, digest=OTHER, index=head),
    )
    assert day.state.weapons["w-colt-rubber"].photos == ()


def test_a_photo_changes_nothing_of_a_weapon_but_its_photos() -> None:
    day = prepared()
    colt_shown(day)
    before = day.state
    day.must("p-ben", "AddPhoto", weapon="w-colt", photo=ONE, side="RIGHT")
    colt = day.state.weapons["w-colt"]
    assert replace(colt, photos=()) == before.weapons["w-colt"]
    assert without_the_colt(day.state) == without_the_colt(before)


def without_the_colt(state: State) -> dict[str, object]:
    others = {id_: weapon for id_, weapon in state.weapons.items() if id_ != "w-colt"}
    return {"weapons": others, "stops": dict(state.stops), "setups": dict(state.setups), "people": dict(state.people)}


def test_a_photo_added_between_the_look_and_the_hand_over_stands_in_nobodys_way() -> None:
    """Somebody in the armory takes pictures while a take goes on; no screen on the floor gets stale by it."""
    day = prepared()
    colt_shown(day)
    day.must("p-ben", "AddPhoto", weapon="w-colt", photo=ONE, side="LEFT")
    hand_colt(day)
    assert day.state.weapons["w-colt"].offer is not None
