"""A phone whose line drops: it says so at once, keeps what was said, sends it once it can, and grants nothing."""

import re

from playwright.sync_api import Route, expect

from tests import cast
from tests.browser.crew import Set
from tests.browser.hands import Hands
from tests.browser.test_a_day import morning, shown_to_nobody


def test_a_board_without_a_line_says_so_and_calls_nothing_cold(the_set: Set) -> None:
    shown_to_nobody(the_set)
    cast.see(the_set.day, "p-dee", "p-cam")
    uma = the_set.joins("p-uma")
    page = uma.go("")
    expect(page.locator("#line")).to_have_text(content("Live"))
    cold = page.locator(".tile").evaluate("e => getComputedStyle(e).backgroundColor")
    page.context.set_offline(True)
    expect(page.locator("#line")).to_have_text(content("not live"))
    assert page.locator(".tile").evaluate("e => getComputedStyle(e).backgroundColor") != cold
    page.context.set_offline(False)
    expect(page.locator("#line")).to_have_text(content("Live"), timeout=20_000)


def content(words: str) -> re.Pattern[str]:
    return re.compile(words)


def test_a_stop_pressed_without_a_line_is_kept_over_a_reload_and_stands_once_the_line_is_back(the_set: Set) -> None:
    morning(the_set)
    cam = the_set.joins("p-cam")
    page = cam.go("/me")
    page.context.set_offline(True)
    page.click("#call-stop")
    page.get_by_role("button", name="Everything").click()
    expect(page.locator("#outbox")).to_be_visible()
    assert the_set.production.desk.state.stops == {}
    page.close()
    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(f"{the_set.root}/me")
    again.wait_for_selector("#stops .banner")
    stop = next(iter(the_set.production.desk.state.stops.values()))
    assert stop.by == "p-cam"
    expect(again.locator("#outbox")).to_be_hidden()


def test_a_request_pressed_without_a_line_grants_nothing_and_is_not_kept(the_set: Set) -> None:
    morning(the_set)
    ana = Hands(the_set.joins("p-ana"))
    ana.weapon("w-colt")
    out = ana.flow("unlock")
    ana.tick(out, "Take")
    ana.page.context.set_offline(True)
    out.get_by_role("button", name="Ask to take it out").click()
    expect(out.locator(".answer")).to_have_text(content("Nothing was granted"))
    head = the_set.production.desk.state.head
    ana.page.context.set_offline(False)
    ana.page.wait_for_timeout(6_000)  # an outbox would have sent it by now
    assert the_set.production.desk.state.head == head
    ana.recorded(out, "Ask to take it out")


def test_an_answer_that_was_lost_on_the_way_is_given_again_and_the_act_stands_once(the_set: Set) -> None:
    morning(the_set)
    ana = Hands(the_set.joins("p-ana"))
    ana.weapon("w-colt")
    out = ana.flow("unlock")
    ana.tick(out, "Take")
    lost = []

    def lose(route: Route) -> None:
        """The hub has it, the phone never hears of it."""
        if lost:
            route.continue_()
            return
        lost.append(route.fetch())
        route.abort()

    ana.page.route("**/acts", lose)
    head = the_set.production.desk.state.head
    out.get_by_role("button", name="Ask to take it out").click()
    expect(out.locator(".answer")).to_have_text(content("No line"))
    ana.recorded(out, "Ask to take it out")
    assert the_set.production.desk.state.head == head + 1


POISON = """() => localStorage.setItem('showclear-outbox-dry-creek-p-cam', JSON.stringify(
  [{acts: [{id: '0'.repeat(32), act: {act: 'StopCalled', scope: 'NOWHERE'}, texts: {}, occurred: 1}]}]))"""


def test_what_the_hub_cannot_take_is_kept_and_never_stands_before_a_stop(the_set: Set) -> None:
    morning(the_set)
    cam = the_set.joins("p-cam")
    page = cam.go("/me")
    page.evaluate(POISON)
    page.click("#call-stop")
    page.get_by_role("button", name="Everything").click()
    page.wait_for_selector("#stops .banner")
    expect(page.locator("#outbox")).to_have_text(content("1"))
