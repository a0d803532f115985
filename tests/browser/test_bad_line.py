"""A phone whose line drops: it says so at once, keeps what was said, sends it once it can, and grants nothing."""

import re

from playwright.sync_api import APIResponse, Page, Route, expect

from tests import cast
from tests.browser import presses as p
from tests.browser.crew import Set
from tests.browser.hands import Hands


def content(words: str) -> re.Pattern[str]:
    return re.compile(words)


def test_a_phone_that_loses_its_line_in_mid_act_grants_nothing_and_says_nothing_twice(the_set: Set) -> None:
    p.morning(the_set)
    ana = Hands(the_set.joins("p-ana"))
    a_request_without_a_line(the_set, ana)
    an_answer_that_is_late(the_set, ana)
    an_answer_that_was_lost(the_set, ana)
    an_act_of_somebody_else_under_a_finger(the_set, ana)


def a_request_without_a_line(the_set: Set, ana: Hands) -> None:
    """It is refused on the spot and not kept: what was true when it was pressed may not be true any more."""
    out = p.to_unlock(ana, "w-colt")
    ana.page.context.set_offline(True)
    out.get_by_role("button", name="Ask to take it out").click()
    expect(out.locator(".answer")).to_have_text(content("No answer"))
    head = the_set.production.desk.state.head
    ana.page.context.set_offline(False)
    expect(out.locator(".answer")).to_have_text(content("did not reach the hub"))
    ana.page.wait_for_timeout(5_000)  # an outbox would have sent it by now
    assert the_set.production.desk.state.head == head
    ana.recorded(out, "Ask to take it out")


def an_answer_that_is_late(the_set: Set, ana: Hands) -> None:
    """What has no answer is said once more beside, and that answer is taken. The act stands once."""
    ana.weapon("w-colt")
    inspect = ana.flow("inspect")
    ana.look(inspect, "Empty")
    late: list[APIResponse] = []

    def hold(route: Route) -> None:
        if late:
            route.continue_()
        else:
            late.append(route.fetch())  # and never handed on

    ana.page.route("**/acts", hold)
    head = the_set.production.desk.state.head
    ana.recorded(inspect, "Inspected in full")
    assert late[0].ok
    assert the_set.production.desk.state.head == head + 1
    ana.page.unroute("**/acts")


def an_answer_that_was_lost(the_set: Set, ana: Hands) -> None:
    """The hub has it, the phone never hears of it. The page asks, and says so; the next press is another act."""
    ana.weapon("w-colt")
    inspect = ana.flow("inspect")
    ana.look(inspect, "Empty")
    lost: list[APIResponse] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch())
        route.abort()

    ana.page.route("**/acts", lose)
    head = the_set.production.desk.state.head
    inspect.get_by_role("button", name="Inspected in full").click()
    expect(ana.page.locator("#said")).to_have_text(content(f"entry {head + 1}"))
    ana.page.unroute("**/acts")
    assert lost[0].ok
    assert the_set.production.desk.state.head == head + 1
    inspect = ana.flow("inspect")
    ana.look(inspect, "Empty")
    ana.recorded(inspect, "Inspected in full")
    assert the_set.production.desk.state.head == head + 2


def an_act_of_somebody_else_under_a_finger(the_set: Set, ana: Hands) -> None:
    """The page waits until the finger is up: what was pressed is what is sent. Then it shows what is new."""
    ana.weapon("w-colt")
    button = ana.flow("show-me").get_by_role("button", name="Show me")
    button.hover()
    ana.page.mouse.down()
    pressed = button.element_handle()
    the_set.day.must("p-med", "StopCalled", scope="UNIT", subject="un-main")
    expect(ana.page.locator("#stops .banner")).to_be_visible()
    ana.page.wait_for_timeout(1_500)  # it would have been drawn anew by now
    assert pressed.evaluate("button => button.isConnected")
    ana.page.mouse.up()
    expect(ana.page.locator("#said")).to_have_text(content("On the record"))
    expect(ana.page.locator("body")).to_have_attribute("data-seen", str(the_set.production.desk.state.head))


def a_card_that_calls_nothing_cold_for_longer_than_it_is(the_set: Set) -> None:
    """Not while somebody types beside it, and not on a phone that was signed out, whose STOP is to be shouted."""
    ida = Hands(the_set.joins("p-ida", device="d-ida"))
    ida.weapon("w-colt")
    tile = ida.page.locator("#state-now")
    expect(tile).to_contain_text("COLD DUMMY")
    ida.flow("tell").locator("textarea").first.fill("The strap is worn")
    the_set.day.must("p-ana", "TaggedOut", weapon="w-colt")
    expect(tile).to_contain_text("OUT OF SERVICE")
    expect(ida.flow("tell").locator("textarea").first).to_have_value("The strap is worn")
    colour = "e => getComputedStyle(e).backgroundColor"
    red = tile.evaluate(colour)
    the_set.production.sessions.revoke_device("d-ida")
    ida.page.wait_for_function(
        "([e, red]) => getComputedStyle(e).backgroundColor !== red", arg=[tile.element_handle(), red]
    )
    p.call_stop(ida, "Everything")
    expect(ida.page.locator("#stop-dialog .answer").first).to_contain_text("Say it aloud")
    assert the_set.production.desk.state.stops == {}


def a_stop_behind_what_never_answers(the_set: Set, dee: Hands) -> None:
    """The Cut before it hangs on a half-dead line; the STOP goes at once."""
    dee.at("/day/setups/su-4a")
    held: list[Route] = []
    dee.page.route("**/acts", lambda route: held.append(route) if len(held) < 2 else route.continue_())
    dee.page.get_by_role("button", name="Cut", exact=True).click()
    dee.page.wait_for_timeout(400)
    p.call_stop(dee, "Everything")
    expect(dee.page.locator("#stops .banner")).to_have_count(3)
    dee.page.unroute("**/acts")


def test_a_stop_pressed_without_a_line_is_kept_and_stands_once_the_line_is_back(the_set: Set) -> None:
    p.shown_to_nobody(the_set)
    cast.see(the_set.day, "p-dee", "p-cam")
    a_board_without_a_line(the_set)
    a_card_that_calls_nothing_cold_for_longer_than_it_is(the_set)
    cam = the_set.joins("p-cam")
    page = cam.go("/me")
    page.wait_for_function("async () => !!(await caches.match(location.href.replace(/me$/, 'trouble')))")
    page.context.set_offline(True)
    p.call_stop(Hands(cam), "Everything")
    expect(page.locator("#outbox")).to_be_visible()
    assert the_set.production.desk.state.stops == {}
    pages_never_opened_here(cam.page, the_set.root)
    page.close()  # and opened again: it was kept on the phone, not on the page
    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(f"{the_set.root}/me")
    again.wait_for_selector("#stops .banner")
    stop = next(iter(the_set.production.desk.state.stops.values()))
    assert stop.by == "p-cam"
    expect(again.locator("#outbox")).to_be_hidden()
    behind_what_the_hub_cannot_take(the_set)
    a_stop_behind_what_never_answers(the_set, Hands(the_set.joins("p-dee")))
    a_second_stop_from_the_same_page(the_set)
    a_stop_where_no_script_arrived(the_set)


def a_board_without_a_line(the_set: Set) -> None:
    """It says so, and calls nothing cold."""
    page = the_set.joins("p-uma").go("")
    expect(page.locator("#line")).to_have_text(content("Live"))
    cold = page.locator(".tile").evaluate("e => getComputedStyle(e).backgroundColor")
    page.context.set_offline(True)
    expect(page.locator("#line")).to_have_text(content("not live"))
    assert page.locator(".tile").evaluate("e => getComputedStyle(e).backgroundColor") != cold
    page.context.set_offline(False)
    expect(page.locator("#line")).to_have_text(content("Live"), timeout=20_000)


def pages_never_opened_here(page: Page, root: str) -> None:
    """What may be needed first was fetched beforehand; any other page leads to the board. Both say they are old."""
    page.goto(f"{root}/trouble")
    expect(page.locator("#line")).to_have_text(content("not live"))
    page.goto(f"{root}/armory")
    expect(page).to_have_url(root)
    expect(page.locator("#line")).to_have_text(content("not live"))


def a_second_stop_from_the_same_page(the_set: Set) -> None:
    """The first went out by itself and was restarted. Pressed once more it is another STOP, full storage or not."""
    saf = Hands(the_set.joins("p-saf"))
    saf.at("/me")
    saf.page.context.set_offline(True)
    p.call_stop(saf, "Everything")
    expect(saf.page.locator("#kept-stop")).to_be_visible()
    saf.page.context.set_offline(False)
    expect(saf.page.locator("#said")).to_have_text(content("On the record"))
    saf.page.get_by_role("button", name="Back").click()
    stops = the_set.production.desk.state.stops
    mine = next(stop for stop in stops.values() if stop.by == "p-saf")
    the_set.day.must("p-ana", "Restart", stop=mine.id, texts=["reason"])
    the_set.day.must("p-dee", "Countersign", of=the_set.production.desk.state.head)
    saf.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    p.call_stop(saf, "Everything")
    expect(saf.page.locator("#stops .banner")).to_have_count(len(stops))
    assert [s.index > mine.index for s in the_set.production.desk.state.stops.values() if s.by == "p-saf"] == [True]


def a_stop_where_no_script_arrived(the_set: Set) -> None:
    """Nothing is shown as current, no press looks as if it had worked, and STOP is a plain page with plain forms."""
    page = the_set.joins("p-uma", service_workers="block").page
    page.route("**/*.js", lambda route: route.abort())
    page.goto(the_set.root)
    expect(page.locator("body")).to_have_class(content("stale"))
    standing = len(the_set.production.desk.state.stops)
    page.click("#call-stop")
    page.get_by_role("button", name="Everything", exact=True).click()
    expect(page.locator(".banner")).to_have_count(standing + 1)
    assert len(the_set.production.desk.state.stops) == standing + 1
    page.goto(f"{the_set.root}/me")
    assert page.locator("form.act button").first.evaluate("e => getComputedStyle(e).pointerEvents") == "none"


POISON = """() => localStorage.setItem('showclear-outbox-dry-creek-p-med', JSON.stringify(
  [{acts: [{id: '0'.repeat(32), act: {act: 'StopCalled', scope: 'NOWHERE'}, texts: {}, occurred: 1}]}]))"""


def behind_what_the_hub_cannot_take(the_set: Set) -> None:
    """Another phone holds something that is no act. It is kept there, and never stands before a STOP."""
    medic = the_set.joins("p-med")
    page = medic.go("/me")
    page.evaluate(POISON)
    p.call_stop(Hands(medic), "Everything")
    expect(page.locator("#stops .banner")).to_have_count(2)
    assert {s.by for s in the_set.production.desk.state.stops.values()} == {"p-cam", "p-med"}
    expect(page.locator("#outbox")).to_have_text(content("1"))
