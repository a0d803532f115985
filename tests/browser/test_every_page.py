"""Every page, in both languages and three looks: readable by everybody, quiet, and asking no other host."""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests import cast
from tests.browser.crew import DESKTOP, PHONE, Set, Somebody
from tests.browser.hands import nobody_complains

PAGES = (
    "", "?wall=1", "/me", "/more", "/phone", "/day", "/day/setups/su-4a", "/day/un-main/setup", "/day/un-main/meeting",
    "/day/un-main/meeting/poster", "/day/un-main/here?day=2026-06-03", "/badge/p-dee",
    "/day/plans/pl-colt", "/plans/new", "/plans/new?scene=4&class=BLANK_ONLY&who=p-tess", "/plans/pl-rifle/risks",
    "/notices", "/notices/new?unit=un-main&day=2026-06-03", "/notices/nt-day",
    "/weapons/w-colt", "/weapons/w-rifle", "/weapons/w-colt/day", "/armory", "/armory/count", "/armory/c-dummies",
    "/script", "/script/draft", "/out", "/weapons/w-colt/photos",
    "/people", "/rules", "/record", "/record/60", "/trouble", "/trouble?injured=1", "/trouble/after", "/nowhere-such",
)  # fmt: skip
DRAFT = "/script/draft"
LOOKS = ("dark", "light", "contrast")
AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
RULES = "{runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}}"


def walked(the_set: Set) -> None:
    day = the_set.day
    cast.prep_and_morning(day)
    cast.open_setup(day, "su-4a")
    cast.unlock_colt(day)
    cast.load_colt(day)
    cast.show_colt(day)
    rifle = {"plan": "pl-rifle", "version": day.state.plans["pl-rifle"].version}
    told = {"unit": "un-main", "date": "2026-06-03", "plans": [rifle], "digest": "ab" * 32, "addressed": ["p-ana"]}
    day.must("p-dee", "IssueNotice", notice="nt-day", texts=["meeting", "hotlines", "emergency"], **told)
    day.must("p-med", "PersonInjured", unit="un-main")


def everything_open(page: Page) -> None:
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")


def violations(page: Page) -> list[str]:
    """What axe finds wrong on this page, each with its first place."""
    found = page.evaluate(f"axe.run(document, {RULES}).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
    return [f"{rule}: {html[:160]}" for rule, html in found]


def faults(who: Somebody, language: str) -> dict[tuple[str, str], list[str]]:
    """What is wrong, by page and look. The first look is the cookie's; then the page turns to the others."""
    found = {}
    for path in PAGES:
        page = who.go(path)
        assert page.get_attribute("html", "lang") == language
        assert page.get_attribute("html", "data-look") == LOOKS[0]
        everything_open(page)
        page.evaluate(AXE)
        for look in LOOKS:
            page.evaluate("look => document.documentElement.dataset.look = look", look)
            wrong = violations(page)
            if wrong:
                found[path, look] = wrong
    return found


@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_nothing_wrong_on_any_page_in_any_look(the_set: Set, language: str) -> None:
    walked(the_set)
    ana = the_set.joins("p-ana", bypass_csp=True, reduced_motion="reduce")  # axe is put into the page by the test
    host, chosen = {"url": the_set.address}, {"language": language, "look": LOOKS[0]}
    ana.page.context.add_cookies([{"name": n, "value": v, **host} for n, v in chosen.items()])
    assert faults(ana, language) == {}


SMALL = """[...document.querySelectorAll('main :is(a, button, input, select, summary), nav :is(a, button)')]
  .filter(e => e.offsetParent && !e.closest('p, dd, td, th, .answer') && !e.closest('label.pick'))
  .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([_, r]) => r.height < 47.5 || r.width < 44)
  .map(([html, r]) => `${html} ${Math.round(r.width)}x${Math.round(r.height)}`)"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_every_page_is_quiet_asks_no_other_host_and_fits_a_thumb_and_a_phone(the_set: Set) -> None:
    walked(the_set)
    people = [the_set.joins("p-ana", viewport=PHONE), the_set.joins("p-uma", viewport=DESKTOP)]
    for somebody in people:
        for path in PAGES[:-1]:  # the one that is not there is rightly an error of the console
            if path == DRAFT and somebody is people[0]:
                continue  # the armorer files no script, and is told so
            page = somebody.go(path)
            if somebody is people[0]:
                large_and_inside(page, path)
    nobody_complains(people)
    large_and_inside(people[0].go(PAGES[-1]), PAGES[-1])
    people[1].page.set_viewport_size(PHONE)
    large_and_inside(people[1].go(DRAFT), DRAFT)


def large_and_inside(page: Page, path: str) -> None:
    """Everything to press is large, and nothing runs off a phone."""
    everything_open(page)
    assert (path, page.evaluate(SMALL)) == (path, [])
    assert (path, page.evaluate(WIDE)) == (path, 0)
