"""A witness says what she saw before she is told, and a performer does not take it: neither is asked why."""

from playwright.sync_api import expect

from tests.browser import presses as p
from tests.browser.crew import Set
from tests.browser.hands import Hands, nobody_complains


def test_a_witness_who_saw_five_where_six_were_shown_stops_the_weapon_on_every_phone(the_set: Set) -> None:
    p.morning(the_set)
    ana, dee, cam, maya, eli = people = [
        Hands(the_set.joins(person)) for person in ("p-ana", "p-dee", "p-cam", "p-tess", "p-eli")
    ]
    p.shown(ana)
    dee.at("/me")
    sees_five(cam)
    expect(dee.page.locator("#stops")).to_contain_text("witness disagrees")
    ana.weapon("w-colt")
    assert "STOP" in ana.page.inner_text("main .tile .word")
    assert ana.page.locator("#flow-hand").count() == 0
    p.restart(ana, dee, "Unloaded together and counted: six. One was hidden by a thumb.")
    p.show(ana, "w-colt", "Maya Lind", "4a", "Dummy")
    p.seen(dee)
    says_it_aloud(the_set, eli)
    p.handed(ana)
    declines(the_set, maya)
    nobody_complains(h.who for h in people)


def sees_five(cam: Hands) -> None:
    """Nothing on her phone says how many there ought to be."""
    cam.weapon("w-colt")
    told = cam.page.inner_text("main .tile")
    assert "LOOK FIRST" in told
    assert "6" not in told
    look = cam.flow("look")
    cam.saw(look, "Dummies", 5)
    cam.press(look, "I saw this")


def says_it_aloud(the_set: Set, eli: Hands) -> None:
    """Her phone stays in the pocket this time: Eli writes it down, and one who heard it is not enough."""
    six = "Six, all with holes"
    one = p.scribe(eli, "p-cam", six, "Dummies", 6, ["Dee Larsen"])
    assert "lacks 2 who heard it" in eli.refused(one, "They said this")
    two = p.scribe(eli, "p-cam", six, "Dummies", 6, ["Dee Larsen", "Mo Senn"])
    eli.recorded(two, "They said this")
    clearing = the_set.production.desk.state.weapons["w-colt"].clearing
    assert clearing is not None
    assert [w.person for w in clearing.seen] == ["p-dee", "p-cam"]


def declines(the_set: Set, maya: Hands) -> None:
    """One press and no reason: it stays with the armorer."""
    maya.weapon("w-colt")
    part = maya.flow("decline")
    assert part.locator("textarea, input").count() == 0
    maya.recorded(part, "I do not take it. Nobody asks why.")
    colt = the_set.production.desk.state.weapons["w-colt"]
    assert (colt.offer, colt.keeper) == (None, "p-ana")
