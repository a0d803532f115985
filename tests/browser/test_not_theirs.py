"""Who reaches for what is not theirs, by the address of a page or by sending what no page of theirs would."""

from tests import cast
from tests.browser.crew import Set
from tests.browser.hands import Hands
from tests.browser.presses import morning


def test_a_producer_a_stranger_and_a_copied_link_reach_nothing_of_the_armorers(the_set: Set) -> None:
    morning(the_set)
    a_producer_at_the_armorers_address(the_set)
    a_stranger(the_set)
    a_link_used_twice(the_set)


def a_producer_at_the_armorers_address(the_set: Set) -> None:
    """Finds no press to unlock it there, and is refused when the act is sent without one."""
    the_set.day.must("p-uma", "AddPerson", person="p-pro", department="production")
    the_set.day.must("p-uma", "GrantRole", person="p-pro", role="producer")
    producer = Hands(the_set.joins("p-pro"))
    producer.weapon("w-colt")
    assert producer.page.locator("#flow-unlock").count() == 0
    told = producer.sends({"act": "UnlockWeapon", "weapon": "w-colt", "purpose": "TAKE"})
    assert (told["verdict"], "core.role" in {r["rule"] for r in told["reasons"]}) == ("refused", True)
    assert the_set.production.desk.state.weapons["w-colt"].custody == "LOCKED"


def a_stranger(the_set: Set) -> None:
    """Whoever joined nothing sees no name and no page of the crew."""
    cast.unlock_colt(the_set.day)
    stranger = the_set.joins()
    page = stranger.go("")
    assert "WITH ARMORER" in page.inner_text("main")
    assert "Ana" not in page.content()
    assert "Open your enrolment link" in stranger.go("/weapons/w-colt").inner_text("main")


def a_link_used_twice(the_set: Set) -> None:
    """A link is good once."""
    token = the_set.production.sessions.invite("p-cam")
    first, second = the_set.joins(), the_set.joins()
    for somebody in (first, second):
        somebody.page.goto(f"{the_set.address}/join/dry-creek#{token}")
        somebody.page.click("#join")
    first.page.wait_for_url("**/me")
    second.page.wait_for_function("() => document.getElementById('join-line').textContent.includes('used already')")
