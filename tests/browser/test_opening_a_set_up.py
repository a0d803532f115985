"""A set-up opened in one press, with its zone and whoever came in, where a hundred and twenty people are at work."""

import pytest
from playwright.sync_api import expect

from showclear.domain.days import Setup
from tests import cast
from tests.browser import presses as p
from tests.browser.crew import Set
from tests.browser.hands import Hands, nobody_complains

MANY = [f"p-back-{n:03d}" for n in range(110)]


@pytest.fixture
def dee(the_set: Set) -> Hands:
    """Dee on a morning with a hundred and ten people of background beside the crew."""
    cast.prep_and_morning(the_set.day)
    for person in MANY:
        the_set.day.must("p-uma", "AddPerson", person=person, department="background")
        the_set.day.must("p-dee", "CheckIn", unit="un-main", person=person)
    return Hands(the_set.joins("p-dee"))


def opened(the_set: Set, name: str) -> Setup:
    return the_set.production.desk.state.setups[name]


def test_an_ad_with_a_hundred_and_twenty_at_work_opens_three_set_ups(the_set: Set, dee: Hands) -> None:
    by_keys_alone_and_with_no_zone(the_set, dee)
    with_its_zone_in_one_press(the_set, dee)
    with_whoever_came_in(the_set, dee)
    nobody_complains([dee.who])


def by_keys_alone_and_with_no_zone(the_set: Set, dee: Hands) -> None:
    """Whoever is near the lens comes first, every department is closed, nobody is chosen beforehand."""
    form = p.to_set_up(dee, "su-4a", "4", "Attended", 8)
    departments = form.locator("#in-line summary")
    first = [one.partition(":")[0] for one in departments.all_inner_texts()][:3]
    assert first == ["Camera", "Assistant directors", "Cast"]
    expect(departments.filter(has_text="Background: 110")).to_be_visible()
    expect(form.get_by_label("Cam Yates").first).not_to_be_visible()
    assert form.locator("details input:checked, details option:checked:not([value=''])").count() == 0
    form.locator("#in-line-camera summary").focus()
    dee.page.keyboard.press("Enter")
    dee.page.keyboard.press("Tab")
    dee.page.keyboard.press("ArrowDown")
    dee.leads_on(form, "Open it", "/day")
    assert [(one.person, one.position) for one in opened(the_set, "su-4a").in_line] == [("p-cam", "camera")]
    assert opened(the_set, "su-4a").zone is None


def with_its_zone_in_one_press(the_set: Set, dee: Hands) -> None:
    """A zone asks how near the nearest of them stands before anything is sent."""
    form = p.to_set_up(dee, "su-5a", "5", "Remote")
    dee.tick(p.team(dee, dee.opened("#zone"), "Ruth Calder"), "Ruth Calder")
    form.get_by_role("button", name="Open it").click()
    expect(form.get_by_label("Nearest person to the muzzle, in metres")).to_be_focused()
    assert "su-5a" not in the_set.production.desk.state.setups
    before = dee.presses
    p.set_up(dee, "su-5a", "5", "Remote", 8, zone=["Ruth Calder", "Ana Reyes", "Mo Senn"])
    made = opened(the_set, "su-5a")
    assert (made.zone, made.distance, made.protection) == (frozenset({"p-ida", "p-ana", "p-med"}), 8000, True)
    assert dee.presses == before + 1


def with_whoever_came_in(the_set: Set, dee: Hands) -> None:
    """Who left and who came is said in the same press; the new one still has to be briefed."""
    the_set.day.must("p-dee", "CheckIn", unit="un-main", person="p-noa")
    form = p.to_set_up(dee, "4B", "4", "Attended", 8)
    p.team(dee, form.locator("#in-line"), "Noa Stein").get_by_label("Noa Stein").select_option(
        label="in line, is shown it"
    )
    replaced = dee.opened("#replaced")
    replaced.get_by_label("Who left").select_option("p-cam")
    replaced.locator("summary").click()
    form.get_by_role("button", name="Open it").click()
    expect(replaced.get_by_label("Who is there now")).to_be_focused()
    replaced.get_by_label("Who is there now").select_option("p-noa")
    dee.leads_on(form, "Open it", "/day")
    state = the_set.production.desk.state
    assert [one.person for one in opened(the_set, "su-4b").in_line] == ["p-noa"]
    assert set(state.units["un-main"].replaced) == {"p-noa"}
