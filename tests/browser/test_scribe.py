"""A set-up without phones: one scribe writes down what the others said aloud."""

from playwright.sync_api import Locator

from tests.browser.crew import Set
from tests.browser.hands import Hands
from tests.browser.test_a_day import shown_to_nobody


def told(eli: Hands, *heard: str) -> Locator:
    """Eli, at the colt's card, has written down that Cam saw six and who heard him say so."""
    eli.weapon("w-colt")
    scribe = eli.flow("scribe")
    scribe.get_by_label("Who looked and said it aloud").select_option("p-cam")
    eli.saw(scribe, "Dummies", 6)
    scribe.get_by_label("Their words").fill("Six, all with holes")
    eli.tick(scribe, *heard)
    return scribe


def test_a_scribe_writes_down_who_saw_and_who_heard_it(the_set: Set) -> None:
    shown_to_nobody(the_set)
    eli = Hands(the_set.joins("p-eli"))
    eli.recorded(told(eli, "Dee Larsen", "Mo Senn"), "They said this")
    clearing = the_set.production.desk.state.weapons["w-colt"].clearing
    assert clearing is not None
    assert [w.person for w in clearing.seen] == ["p-cam"]


def test_one_who_heard_is_not_enough(the_set: Set) -> None:
    shown_to_nobody(the_set)
    eli = Hands(the_set.joins("p-eli"))
    assert "core.spoken" in eli.refused(told(eli, "Dee Larsen"), "They said this")
