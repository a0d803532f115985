"""One story: the 1st AD tells a day with weapons, and a performer reads it on her phone before she touches one."""

from tests import cast
from tests.browser.crew import DESKTOP, Set, Somebody
from tests.browser.hands import nobody_complains

TYPED = {"meeting": "7:30 at the barn door", "emergency": "911", "hotlines": "Studio 555 0100"}


def tells_the_day(dee: Somebody) -> str:
    """Ticks both plans, the cast as a department and the camera operator by name; answers the notice's address."""
    page = dee.go("/notices/new?unit=un-main&day=2026-06-03")
    for label in ("Scene 4: colt", "Scene 5: rifle", "Cast (3)", "Cam Yates (camera in line)", "No"):
        page.get_by_label(label, exact=True).check()
    for name, words in TYPED.items():
        page.locator(f"[name={name}]").fill(words)
    page.get_by_role("button", name="Draw the paper").click()
    page.get_by_role("heading", name="Goes to 4 people").wait_for()
    page.get_by_role("button", name="Issue it").click()
    page.wait_for_url("**/notices/nt-*")
    return page.url.removeprefix(dee.root)


def test_a_day_is_told_and_the_colt_waits_until_everybody_near_has_read_it(the_set: Set) -> None:
    day = the_set.day
    cast.prep_and_morning(day)
    cast.colt_shown(day)
    dee, tess, cam = the_set.joins("p-dee", viewport=DESKTOP), the_set.joins("p-tess"), the_set.joins("p-cam")
    address = tells_the_day(dee)
    told = cast.refusals(cast.hand_colt(day)) + [r.rule for r in cast.hand_colt(day).reasons]
    assert "house.notice-confirmed" in told
    for who in (tess, cam):
        who.go("/me").get_by_role("link", name="Read the weapons notice").click()
        who.page.get_by_role("button", name="I read it").click()
        who.page.get_by_text("You confirmed it").wait_for()
    assert dee.go(address).get_by_text("Ruth Calder").first.is_visible()  # who has not
    assert "house.notice-confirmed" not in [r.rule for r in cast.hand_colt(day).reasons]
    nobody_complains([dee, tess, cam])
