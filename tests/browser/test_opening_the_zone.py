"""The zone opens in the press that locks the last hot weapon in, when whoever presses says so."""

import pytest

from showclear.domain.terms import Custody
from tests import cast
from tests.browser import presses as p
from tests.browser.crew import Set
from tests.browser.hands import Hands, nobody_complains

OPENS = "Everything is back and clear: open the zone"


@pytest.fixture
def ana(the_set: Set) -> Hands:
    """The rifle was fired and is still with the performer."""
    day = the_set.day
    cast.prep_and_morning(day)
    cast.rifle_shown(day)
    cast.make_hot(day)
    day.must("p-dee", "AnnounceOnSet", weapon="w-rifle", call="HOT", statement=day.head)
    cast.hand_rifle(day)
    cast.see(day, "p-ida", weapon="w-rifle", saw=cast.TWO_QUARTER)
    day.must("p-ida", "TakeWeapon", weapon="w-rifle")
    return Hands(the_set.joins("p-ana"))


def acts_of(the_set: Set, ana: Hands, *ticks: str) -> int:
    """How many acts `All locked in` put on the record."""
    before = the_set.production.desk.state.head
    ana.weapon("w-rifle")
    form = ana.flow("back").locator("form").filter(has=ana.page.get_by_role("button", name="All locked in"))
    assert not form.get_by_label(OPENS).is_checked()
    p.came_out(ana, form, fired=2, whole=0, dud=0)
    ana.tick(form, *ticks)
    ana.recorded(form, "All locked in")
    nobody_complains([ana.who])
    state = the_set.production.desk.state
    assert state.weapons["w-rifle"].custody is Custody.LOCKED
    return state.head - before


def test_back_in_the_safe_leaves_the_zone_as_it_is(the_set: Set, ana: Hands) -> None:
    assert acts_of(the_set, ana) == 4


def test_back_in_the_safe_and_the_zone_open_are_one_press(the_set: Set, ana: Hands) -> None:
    assert acts_of(the_set, ana, OPENS) == 5


def test_a_press_that_looks_again_does_not_open_the_zone(ana: Hands) -> None:
    """Its own look may find something: the zone is opened by whoever has read what was answered."""
    ana.weapon("w-rifle")
    assert ana.flow("back-hot").get_by_label(OPENS).count() == 0
