"""A draft comes in, its weapons are judged, and the blue pages change the scene that was planned."""

from pathlib import Path

from playwright.sync_api import Page

from tests import cast
from tests.browser.crew import Set, Somebody
from tests.browser.hands import Hands, nobody_complains
from tests.browser.test_every_page import AXE, LOOKS, SMALL, WIDE, everything_open, violations

WHITE = (Path(__file__).parents[2] / "demo" / "dry-creek.fountain").read_bytes()
POINTS = b"She raises it and points it at Cole."
BLUE = WHITE.replace(POINTS, b"She raises it and shoots at the well.")


def hands_in(who: Somebody, content: bytes) -> Hands:
    page = who.go("/script/draft")
    page.set_input_files("input[type=file]", {"name": "pages.fountain", "mimeType": "text/plain", "buffer": content})
    page.get_by_role("button", name="Show what changes").click()
    page.get_by_role("button", name="File this draft").wait_for()
    return Hands(who)


def is_fit_to_read(page: Page) -> None:
    """Axe finds nothing in any look, whatever is pressed is large, and nothing runs off a phone."""
    everything_open(page)
    page.evaluate(AXE)
    for look in LOOKS:
        page.evaluate("look => document.documentElement.dataset.look = look", look)
        assert (page.url, look, violations(page)) == (page.url, look, [])
    assert (page.url, page.evaluate(SMALL), page.evaluate(WIDE)) == (page.url, [], 0)


def files(hands: Hands) -> None:
    hands.page.get_by_role("button", name="File this draft").click()
    hands.page.wait_for_url("**/script")


def approved_again(the_set: Set) -> None:
    the_set.day.state = the_set.production.desk.state
    for person in ("p-ana", "p-dee"):
        for plan in the_set.day.state.plans.values():
            the_set.day.must(person, "ApprovePlan", plan=plan.id, version=plan.version)


def test_the_blue_pages_change_a_planned_scene_in_view_of_whoever_files_them(the_set: Set) -> None:
    cast.prep_and_morning(the_set.day)
    dee, ana = (the_set.joins(p, bypass_csp=True, reduced_motion="reduce") for p in ("p-dee", "p-ana"))
    is_fit_to_read(dee.go("/script/draft"))
    files(hands_in(dee, WHITE))
    approved_again(the_set)

    armorer = Hands(ana)
    ana.go("/script").get_by_role("link", name="THE WELL").click()
    finding = ana.page.locator("article").first
    armorer.recorded(finding, "Right, confirm it")
    ana.page.get_by_text("Confirmed: firearm").wait_for()
    add = ana.page.locator("#add")
    add.locator("summary").click()
    assert add.locator("input:checked").count() == 0
    armorer.tick(add, "Firearm", "Point")
    add.get_by_label("Who has it").fill("TESSA")
    armorer.recorded(add, "Add it")
    ana.page.get_by_role("heading", name="Added by hand").wait_for()
    said = the_set.production.desk.state.findings["4"].values()
    assert sorted(one.judgement for one in said) == ["ADDED", "CONFIRMED"]

    first_ad = hands_in(dee, BLUE)
    is_fit_to_read(first_ad.page)
    planned = first_ad.page.locator("section, main").filter(has_text="Changed, and there is a plan").first
    assert POINTS.decode() in planned.locator("del").inner_text()
    assert "1 plan needs both approvals again" in first_ad.page.inner_text("main")
    files(first_ad)
    plans = the_set.production.desk.state.plans
    assert {k: p.is_approved for k, p in plans.items()} == {"pl-colt": False, "pl-rifle": True}

    page = ana.go("/script/scenes/4")
    page.get_by_role("heading", name="From an earlier draft: look again").wait_for()
    assert "needs approval: the scene changed at entry" in page.inner_text("main")
    is_fit_to_read(page)
    is_fit_to_read(ana.go("/script"))
    nobody_complains([dee, ana])
