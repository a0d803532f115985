"""The meeting on phones: the poster, one's own press, the roll by department, and who hears it again."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests import cast
from tests.web.walked import Walked, walked_at

UNIT = "/day/un-main"
HERE = f"{UNIT}/here?day=2026-06-03"
MEETING = {"unit": "un-main", "scenes": ["4"], "classes": ["FUNCTIONAL"], "actions": ["CARRY"]}


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    """A hundred and twenty grips and everybody of the cast are at work; no meeting yet."""
    with walked_at(tmp_path_factory.mktemp("meeting") / "data") as made:
        cast.people_and_papers(made.day)
        cast.armory(made.day)
        cast.plans(made.day)
        made.day.must("p-dee", "OpenDay", unit="un-main", date="2026-06-03")
        for person in GRIPS:
            made.day.must("p-uma", "AddPerson", person=person, department="grips")
        for person in (*GRIPS, "p-tess", "p-cam", "p-cole"):
            made.day.must("p-dee", "CheckIn", unit="un-main", person=person)
        yield made


GRIPS = [f"p-grip-{n}" for n in range(120)]


def attended(walked: Walked) -> frozenset[str]:
    meeting = walked.production.desk.state.units["un-main"].meeting
    return meeting.attended if meeting else frozenset()


def held(walked: Walked) -> None:
    entry = walked.hand_in("p-dee", {"act": "HoldMeeting", **MEETING})
    assert entry["verdict"] == "allowed"


def test_before_the_meeting_there_is_nothing_to_press(morning: Walked) -> None:
    page = morning.page("p-tess", HERE)
    assert "has not been held yet" in page
    assert "AttendMeeting" not in page


def test_the_form_that_holds_a_meeting_says_of_nobody_that_they_were_there(morning: Walked) -> None:
    page = morning.page("p-dee", f"{UNIT}/meeting")
    assert "attended" not in page
    held(morning)
    assert attended(morning) == {"p-dee"}


def test_one_press_behind_the_poster_counts_whoever_holds_the_phone_and_nobody_else(morning: Walked) -> None:
    held(morning)
    page = morning.page("p-tess", HERE)
    assert re.findall(r'"people": \[(.*?)\]', page) == ['"p-tess"']
    morning.hand_in("p-tess", {"act": "AttendMeeting", "unit": "un-main", "people": ["p-tess"]})
    assert attended(morning) == {"p-dee", "p-tess"}
    assert "You are down as there, Maya Lind." in morning.page("p-tess", HERE)


def test_a_poster_of_another_day_counts_nobody(morning: Walked) -> None:
    held(morning)
    page = morning.page("p-cam", f"{UNIT}/here?day=2026-06-02")
    assert "of another day" in page
    assert "AttendMeeting" not in page


def test_the_poster_carries_an_address_and_nothing_that_signs_anybody_in(morning: Walked) -> None:
    page = morning.page("p-dee", f"{UNIT}/meeting/poster")
    assert f"{morning.root}{HERE}" in page
    assert "This code leads to this machine alone." in page
    assert httpx.get(f"{morning.root}{HERE}").status_code == 401


def test_the_ad_sees_the_call_sheet_by_department_and_nobody_ticked(morning: Walked) -> None:
    held(morning)
    page = morning.page("p-dee", f"{UNIT}/meeting")
    assert "Grips: 120 to be said" in page
    assert "All 120 of Grips are here" in page
    assert not re.search(r"<input[^>]*checked", page)
    assert "roll-grips" not in morning.page("p-tess", f"{UNIT}/meeting")


def test_more_than_one_can_count_is_not_said_all_at_once(morning: Walked) -> None:
    held(morning)
    assert "roll-at-once" not in morning.page("p-dee", f"{UNIT}/meeting")


def test_a_department_of_120_is_one_press_that_names_who_is_absent_and_quotes_who_said_so(morning: Walked) -> None:
    held(morning)
    there, said = [p for p in GRIPS if p != "p-grip-7"], "All 120 of Grips are here but: p-grip-7"
    act = {"act": "AttendMeeting", "unit": "un-main", "people": there, "said_by": "p-grip-0"}
    assert morning.hand_in("p-dee", act, {"said": said})["verdict"] == "allowed"
    assert attended(morning) == {"p-dee", *there}
    page = morning.page("p-dee", f"{UNIT}/meeting")
    assert "said by p-grip-0" in page
    assert f"<q>{said}</q>" in page
    assert "Grips: 1 to be said" in page


def test_a_changed_plan_lists_first_who_has_to_hear_it_again(morning: Walked) -> None:
    held(morning)
    morning.hand_in("p-tess", {"act": "AttendMeeting", "unit": "un-main", "people": ["p-tess"]})
    texts = dict.fromkeys(cast.safer_than("FUNCTIONAL"), "the hammer is in close-up")
    plan = {
        "act": "DraftPlan", "plan": "pl-colt", "scenes": ["4"], "weapons": ["w-colt"], "weapon_class": "FUNCTIONAL",
        "characters": [{"person": "p-tess"}], "actions": ["CARRY"], "muzzle": ["OFF_AXIS"],
    }  # fmt: skip
    assert morning.hand_in("p-ana", plan, texts)["verdict"] == "allowed"
    page = morning.page("p-dee", f"{UNIT}/meeting")
    assert "Have to hear it again: Maya Lind" in page
    assert page.index('id="again"') < page.index('id="roll-grips"') < page.index('id="late"')
    morning.hand_in("p-dee", {"act": "Brief", "unit": "un-main", "people": ["p-tess"]})
    assert "Everybody near it has heard it since." in morning.page("p-dee", f"{UNIT}/meeting")


def test_on_a_shared_tablet_nobody_is_there_before_they_say_who_they_are(morning: Walked) -> None:
    held(morning)
    morning.day.must("p-uma", "EnrolDevice", device="d-tablet")
    tablet = morning.phone("p-unknown", "d-tablet")
    page = tablet.get(f"{morning.root}{HERE}").text
    assert "Say first who is at this tablet." in page
    assert "AttendMeeting" not in page
