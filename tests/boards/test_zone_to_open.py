"""The card that offers to open a zone is that of the last weapon of the set-up with blanks in it."""

import pytest
from msgspec.structs import replace

from showclear.boards.card import card
from showclear.domain.state import put
from showclear.domain.terms import Role
from tests import cast
from tests.cast import Day, prepared


@pytest.fixture
def hot() -> Day:
    """The rifle, two quarter loads in it, is with the performer."""
    day = prepared()
    cast.rifle_in_hand(day)
    return day


def offers(day: Day, role: Role = Role.ARMORER) -> str:
    return card(day.state, day.state.weapons["w-rifle"], "p-ana", frozenset({role})).zone


def test_the_only_hot_weapon_of_a_set_up_offers_it(hot: Day) -> None:
    assert offers(hot) == "su-5a"


def test_the_gate_takes_what_the_card_offered(hot: Day) -> None:
    setup = offers(hot)
    hot.must("p-ana", "WeaponReturned", weapon="w-rifle")
    hot.must("p-ana", "WeaponUnloaded", weapon="w-rifle", fired=2)
    hot.must("p-ana", "OpenZone", setup=setup)


def test_a_weapon_that_is_back_and_empty_offers_nothing(hot: Day) -> None:
    hot.must("p-ana", "WeaponReturned", weapon="w-rifle")
    hot.must("p-ana", "WeaponUnloaded", weapon="w-rifle", fired=2)
    assert offers(hot) == ""


def test_a_property_master_is_not_offered_what_is_not_theirs_to_open(hot: Day) -> None:
    assert offers(hot, Role.PROPERTY_MASTER) == ""


def test_nothing_is_offered_while_another_weapon_of_the_set_up_is_hot(hot: Day) -> None:
    carbine = replace(hot.state.weapons["w-rifle"], id="w-carbine")
    hot.state = replace(hot.state, weapons=put(hot.state.weapons, carbine.id, carbine))
    assert offers(hot) == ""
