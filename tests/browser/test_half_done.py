"""A press of three acts of which one is refused says what is done, and whoever is asked to help hears at once."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from showclear.domain.terms import Custody
from tests import cast
from tests.browser.crew import Set
from tests.browser.hands import Hands, nobody_complains


def test_a_press_that_is_half_done_says_which_half_and_whoever_can_help_is_led_to_it(the_set: Set) -> None:
    day = the_set.day
    cast.prep_and_morning(day)
    cast.colt_shown(day)
    cast.hand_colt(day)
    cast.take_colt(day)
    day.must("p-dee", "ActionCut", setup="su-4a")
    ana, dee = Hands(the_set.joins("p-ana")), Hands(the_set.joins("p-dee", locale="es-MX"))
    back_but_not_again(the_set, ana, dee)
    asked_for_the_restart(ana, dee)
    called_by_the_clock_of_the_set(the_set, dee)
    nobody_complains([ana.who, dee.who])


def back_but_not_again(the_set: Set, ana: Hands, dee: Hands) -> None:
    """While Ana looks, Dee calls a STOP: the colt is back, and is not offered for the next take."""
    dee.at("/day")
    ana.weapon("w-colt")
    part = ana.flow("again")
    ana.look(part, "Dummy", feed="Empty")
    ana.tick(part, "Take", "Draw")
    dee.sends({"act": "StopCalled", "scope": "WEAPON", "subject": "w-colt"})
    expect(ana.page.locator("#stops .banner")).to_be_visible()
    ana.refused(part, "Back, looked at, offered again")
    steps = ana.page.locator("#partly .step")
    expect(steps.nth(0)).to_contain_text("On the record")
    expect(steps.nth(1)).to_contain_text("Not yet")
    expect(steps.nth(2)).to_contain_text("Not yet")
    colt = the_set.production.desk.state.weapons["w-colt"]
    assert (colt.custody, colt.offer) == (Custody.WITH_WEAPONS_PERSON, None)
    expect(ana.page.locator("#flow-again")).to_have_count(0)  # the page shows what is, not what was pressed for


def asked_for_the_restart(ana: Hands, dee: Hands) -> None:
    """Dee is led to it from whatever page is open, until it was seen."""
    ana.page.locator("#partly").get_by_role("button", name="Ask 1st AD").click()
    dee.page.locator("#asked").click(timeout=4_000)  # a beat would come after five seconds
    expect(dee.page.locator("main")).to_contain_text("Ana Reyes te pide")
    dee.page.wait_for_function("() => Object.keys(localStorage).some(key => key.startsWith('showclear-asked'))")
    dee.at("/day")
    expect(dee.page.locator("#line")).to_contain_text("En vivo")
    expect(dee.page.locator("#asked")).to_have_count(0)


def called_by_the_clock_of_the_set(the_set: Set, dee: Hands) -> None:
    """Half past six for the crew and seven for Cam, in the production's own time wherever the phone thinks it is."""
    dee.at("/day")
    form = dee.opened("#open-day")
    form.locator("[name='0.unit']").fill("un-second")
    form.locator("[name='0.date']").fill("2026-06-04")
    form.locator("[data-crew-call]").fill("06:30")
    form.locator("details > summary").last.click()
    form.locator("[data-of='p-cam']").fill("07:00")
    assert dee.press(form, "Abrir")
    calls = {c.person: c.at for c in the_set.production.desk.state.units["un-second"].calls}
    half_past_six = (
        int(datetime(2026, 6, 4, 6, 30, tzinfo=ZoneInfo(the_set.production.desk.state.zone)).timestamp()) * 1_000_000
    )
    assert (calls["p-ana"], calls["p-cam"]) == (half_past_six, half_past_six + 30 * 60 * 1_000_000)
