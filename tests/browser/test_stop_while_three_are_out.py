"""A STOP with three weapons in three hands: everybody knows at once, and the way back is long."""

from playwright.sync_api import Page, expect

from showclear.domain.terms import Custody
from tests.browser import presses as p
from tests.browser.crew import DESKTOP, TABLET, Set
from tests.browser.hands import Hands, nobody_complains
from tests.browser.three_out import HANDS, SETUP, three_out

STOP_WITHIN = 1  # words from the hub until a page shows the STOP
CALLS = {"w-colt": "DRAW", "w-rifle": "FIRE", "w-carbine": "POINT"}


class Line:
    """What a page's line to the hub told it, beats left out."""

    def __init__(self, page: Page) -> None:
        self.told: list[str] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.eventSourceMessageReceived", self._heard)

    def _heard(self, message: dict[str, str]) -> None:
        if message["eventName"] != "beat":
            self.told.append(message["data"])


def hand(ana: Hands, weapon: str) -> set[str]:
    """Asks to hand this weapon to who had it, past every page; answers the rules that refuse it."""
    act = {"act": "HandWeapon", "weapon": weapon, "holder": HANDS[weapon], "setup": SETUP}
    told = ana.sends({**act, "use": "TAKE", "calls": [CALLS[weapon]]})
    assert told["verdict"] == "refused"
    return {reason["rule"] for reason in told["reasons"]}


def test_a_stop_with_three_weapons_out_reaches_everybody_and_each_is_cleared_anew(the_set: Set) -> None:
    three_out(the_set.day)
    ana, cam, maya = (Hands(the_set.joins(person)) for person in ("p-ana", "p-cam", "p-tess"))
    dee, wall = Hands(the_set.joins("p-dee", viewport=TABLET)), Hands(the_set.joins("p-uma", viewport=DESKTOP))
    everybody = [ana, cam, maya, dee, wall]
    ana.weapon("w-colt")
    dee.at(f"/day/setups/{SETUP}")
    maya.weapon("w-colt")
    wall.at("?wall=1")
    stop_reaches(cam, everybody)
    desk = the_set.production.desk
    for weapon in HANDS:
        assert "core.stop" in hand(ana, weapon)
    made_safe(ana, maya)
    assert {desk.state.weapons[w].custody for w in HANDS} == {Custody.LOCKED}
    assert len(desk.state.stops) == 1
    ana.refused(p.to_unlock(ana, "w-colt"), "Ask to take it out")
    restarted(the_set, ana, cam, dee)
    for hands in everybody:
        expect(hands.page.locator(".banner")).to_have_count(0)
    for weapon in HANDS:
        p.unlock(ana, weapon)
        assert ana.page.locator("#flow-hand").count() == 0
        assert "core.shown" in hand(ana, weapon)
        p.locked(ana, weapon)  # its double, and what has the same hands, stay apart
    nobody_complains(h.who for h in everybody)


def stop_reaches(caller: Hands, everybody: list[Hands]) -> None:
    """Two gestures of a camera operator; every page, the wall too, shows it with the next word from the hub."""
    lines = [Line(hands.page) for hands in everybody]
    for hands in everybody:
        expect(hands.page.locator("#line")).to_contain_text("Live")
    for line in lines:
        line.told.clear()
    before = caller.touches
    p.call_stop(caller, "Everything")
    assert caller.touches - before == 2
    for hands, line in zip(everybody, lines, strict=True):
        expect(hands.page.locator(".banner")).to_contain_text("STOP")
        assert any("Cam Yates" in told for told in line.told[:STOP_WITHIN]), line.told


def made_safe(ana: Hands, maya: Hands) -> None:
    """No STOP stands before this: each back, unloaded and locked."""
    maya.weapon("w-colt")
    maya.recorded(maya.flow("back"), "I gave it back")
    p.back(ana)
    p.unloaded(ana, whole=6, to="c-dummies")
    p.back(ana, "w-rifle")
    p.unloaded(ana, "w-rifle", whole=2, to="c-blanks")
    p.back(ana, "w-carbine")
    for weapon in HANDS:
        p.locked(ana, weapon)


def restarted(the_set: Set, ana: Hands, cam: Hands, dee: Hands) -> None:
    """The armorer and one more, with a reason in writing; nobody else, and not without."""
    desk = the_set.production.desk
    dee.at("/day")
    part = dee.opened("details[id^=restart-]")
    head = desk.state.head
    part.get_by_role("button", name="Ask to restart").click()  # the reason is still empty
    assert part.locator("textarea:invalid").count() == 1
    assert desk.state.head == head
    part.get_by_label("What was done, in writing").fill("A dog ran into the set. It is on a lead now.")
    dee.recorded(part, "Ask to restart")
    cam.at("/me")
    assert cam.page.get_by_role("button", name="I countersign").count() == 0
    assert len(desk.state.stops) == 1
    ana.at("/me")
    ana.recorded(ana.page.locator("main"), "I countersign")
    assert desk.state.stops == {}
