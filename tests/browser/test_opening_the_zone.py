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
    cast.rifle_in_hand(day)
    return Hands(the_set.joins("p-ana"))


def test_the_safe_and_the_zone_are_one_press_where_it_is_said_and_no_look_opens_a_zone(
    the_set: Set, ana: Hands
) -> None:
    before = the_set.production.desk.state.head
    ana.weapon("w-rifle")
    # A look may find something: the zone is opened by whoever has read what was answered.
    assert ana.flow("back-hot").get_by_label(OPENS).count() == 0
    form = ana.flow("back").locator("form").filter(has=ana.page.get_by_role("button", name="All locked in"))
    assert not form.get_by_label(OPENS).is_checked()
    p.came_out(ana, form, fired=2, whole=0, dud=0)
    ana.tick(form, OPENS)
    ana.recorded(form, "All locked in")
    nobody_complains([ana.who])
    state = the_set.production.desk.state
    assert state.weapons["w-rifle"].custody is Custody.LOCKED
    assert state.head == before + 5  # the last of them opens the zone
