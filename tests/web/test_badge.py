"""A badge picks a person on a shared tablet and gives nothing else: whoever photographs one has a picture."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from showclear.domain.terms import UNKNOWN_PERSON
from tests.web.hub import Hub, act, hub_at

PIN = "48151"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with hub_at(tmp_path) as made:
        office = made.join()
        office.post("/acts", json={"acts": [act(person="p-jo", department="camera")]})
        office.post("/acts", json={"acts": [act("EnrolDevice", device="d-tablet")]})
        made.join("p-jo").post("/pin", json={"pin": PIN})
        yield made


@pytest.fixture
def tablet(hub: Hub) -> httpx.Client:
    return hub.join(UNKNOWN_PERSON, "d-tablet")


def badge(hub: Hub, person: str = "p-jo") -> str:
    return f"{hub.root}/productions/show/badge/{person}"


def scanned(hub: Hub, tablet: httpx.Client) -> httpx.Response:
    return tablet.get(badge(hub), follow_redirects=True)


def test_on_a_shared_tablet_it_picks_whose_pages_are_shown(hub: Hub, tablet: httpx.Client) -> None:
    page = scanned(hub, tablet)
    assert (page.url.path, 'data-person="p-jo"' in page.text) == ("/productions/show/me", True)


def test_what_follows_a_badge_is_nobodys_act_until_the_pin_is_given(hub: Hub, tablet: httpx.Client) -> None:
    scanned(hub, tablet)
    without = tablet.post("/acts", json={"acts": [act()]}).json()["entries"][0]
    assert (without["actor"], without["verdict"]) == (UNKNOWN_PERSON, "refused")
    head = hub.production.desk.state.head
    assert tablet.post("/acts", json={"acts": [act()], "by": "p-jo", "pin": ""}).status_code == 403
    assert tablet.post("/acts", json={"acts": [act()], "by": "p-jo", "pin": "00000"}).status_code == 403
    assert hub.production.desk.state.head == head
    with_pin = tablet.post("/acts", json={"acts": [act()], "by": "p-jo", "pin": PIN}).json()["entries"][0]
    assert with_pin["actor"] == "p-jo"


def test_nobody_says_of_themselves_that_a_badge_spoke(hub: Hub, tablet: httpx.Client) -> None:
    scanned(hub, tablet)
    claimed = {**act(), "via": {"how": "BADGE"}}
    for body in ({"acts": [claimed]}, {"acts": [claimed], "by": "p-jo", "pin": PIN}):
        assert tablet.post("/acts", json=body).status_code == 400


@pytest.mark.parametrize("person", ["p-jo", "p-nobody"])
def test_a_strangers_phone_learns_nothing_not_even_whose_it_is(hub: Hub, person: str) -> None:
    answer = httpx.get(badge(hub, person))
    assert answer.status_code == 401
    assert person not in answer.text.replace(f"/badge/{person}", "")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("person", ["p-jo", "p-nobody"])
def test_on_a_phone_of_ones_own_everybody_stays_who_they_are(hub: Hub, person: str) -> None:
    phone = hub.join("p-uma")
    answer = phone.get(badge(hub, person))
    assert "does nothing" in answer.text
    assert ("set-cookie" in answer.headers, 'data-person="p-uma"' in answer.text) == (False, True)


def test_a_badge_of_nobody_leaves_the_tablet_as_it_was(hub: Hub, tablet: httpx.Client) -> None:
    answer = tablet.get(badge(hub, "p-nobody"))
    assert (answer.status_code, "set-cookie" in answer.headers) == (404, False)


def test_wrong_pins_after_a_badge_rest_as_any_others_and_a_stop_still_stands(hub: Hub, tablet: httpx.Client) -> None:
    scanned(hub, tablet)
    for _ in range(5):
        tablet.post("/acts", json={"acts": [act()], "by": "p-jo", "pin": "00000"})
    assert tablet.post("/acts", json={"acts": [act()], "by": "p-jo", "pin": PIN}).status_code == 403
    told = tablet.post("/acts", json={"acts": [act("StopCalled", scope="PRODUCTION")]}).json()["entries"][0]
    assert told["verdict"] == "recorded"
