"""A set-up without phones: one scribe writes down what the others said aloud."""

from tests import cast
from tests.browser.crew import Set
from tests.browser.hands import Hands
from tests.browser.test_a_day import morning


def test_a_scribe_writes_down_who_saw_and_who_heard_it(the_set: Set) -> None:
    morning(the_set)
    day = the_set.day
    cast.unlock_colt(day)
    cast.load_colt(day)
    cast.show_colt(day)
    eli = Hands(the_set.joins("p-eli"))
    eli.weapon("w-colt")
    scribe = eli.flow("scribe")
    scribe.get_by_label("Who looked and said it aloud").select_option("p-cam")
    eli.saw(scribe, "Dummies", 6)
    scribe.get_by_label("Their words").fill("Six, all with holes")
    eli.tick(scribe, "Dee Larsen", "Mo Senn")
    eli.recorded(scribe, "They said this")
    clearing = the_set.production.desk.state.weapons["w-colt"].clearing
    assert clearing is not None
    assert [w.person for w in clearing.seen] == ["p-cam"]


def test_one_who_heard_is_not_enough(the_set: Set) -> None:
    morning(the_set)
    day = the_set.day
    cast.unlock_colt(day)
    cast.load_colt(day)
    cast.show_colt(day)
    eli = Hands(the_set.joins("p-eli"))
    eli.weapon("w-colt")
    scribe = eli.flow("scribe")
    scribe.get_by_label("Who looked and said it aloud").select_option("p-cam")
    eli.saw(scribe, "Dummies", 6)
    scribe.get_by_label("Their words").fill("Six")
    eli.tick(scribe, "Dee Larsen")
    said = eli.refused(scribe, "They said this")
    assert "core.spoken-heard" in said or "heard" in said
