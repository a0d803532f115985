"""A tablet that is nobody's own: whoever speaks confirms with their PIN, and what takes danger away needs none."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from showclear.desk.clock import ScriptedClock
from showclear.desk.sessions import PIN_RESTS, PIN_TRIES, Sessions
from showclear.domain.terms import UNKNOWN_PERSON
from tests.cast import MORNING
from tests.web.hub import Hub, act, hub_at

PIN = "48151"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with hub_at(tmp_path) as made:
        office = made.join()
        assert office.post("/acts", json={"acts": [act("EnrolDevice", device="d-tablet")]}).status_code == 200
        assert office.post("/pin", json={"pin": PIN}).status_code == 200
        yield made


@pytest.fixture
def tablet(hub: Hub) -> httpx.Client:
    return hub.join(UNKNOWN_PERSON, "d-tablet")


def test_with_their_pin_the_act_is_theirs_and_says_how(tablet: httpx.Client) -> None:
    told = tablet.post("/acts", json={"acts": [act()], "by": "p-uma", "pin": PIN}).json()["entries"][0]
    assert (told["actor"], told["verdict"]) == ("p-uma", "allowed")
    entry = tablet.get("/entries", params={"start": told["index"]}).json()["entries"][0]
    assert (entry["via"]["how"], entry["via"]["device"]) == ("PIN", "d-tablet")


def test_with_a_wrong_pin_nothing_is_recorded(hub: Hub, tablet: httpx.Client) -> None:
    head = hub.production.desk.state.head
    answer = tablet.post("/acts", json={"acts": [act()], "by": "p-uma", "pin": "00000"})
    assert (answer.status_code, answer.json()["what"]) == (403, "not the PIN")
    assert hub.production.desk.state.head == head


def test_without_a_pin_a_request_is_nobodys_and_refused(tablet: httpx.Client) -> None:
    told = tablet.post("/acts", json={"acts": [act()]}).json()["entries"][0]
    assert (told["actor"], told["verdict"]) == (UNKNOWN_PERSON, "refused")


def test_without_a_pin_a_stop_stands(tablet: httpx.Client) -> None:
    told = tablet.post("/acts", json={"acts": [act("StopCalled", scope="PRODUCTION")]}).json()["entries"][0]
    assert (told["actor"], told["verdict"]) == (UNKNOWN_PERSON, "recorded")


def test_on_a_phone_of_ones_own_nobody_speaks_by_another(hub: Hub) -> None:
    answer = hub.join().post("/acts", json={"acts": [act()], "by": "p-uma", "pin": PIN})
    assert (answer.status_code, answer.json()["where"]) == (400, "by")


def test_nobody_says_of_themselves_that_a_pin_was_given(tablet: httpx.Client) -> None:
    claimed = {**act(), "via": {"how": "PIN"}}
    assert tablet.post("/acts", json={"acts": [claimed]}).status_code == 400


def test_a_pin_is_chosen_on_ones_own_phone_alone(tablet: httpx.Client) -> None:
    assert tablet.post("/pin", json={"pin": "1234"}).status_code == 403


@pytest.mark.parametrize(
    ("pin", "status"), [("123", 400), ("1234", 200), ("12345678", 200), ("123456789", 400), ("12a4", 400)]
)
def test_a_pin_has_four_to_eight_digits(hub: Hub, pin: str, status: int) -> None:
    assert hub.join().post("/pin", json={"pin": pin}).status_code == status


def test_after_five_wrong_pins_the_right_one_rests_for_five_minutes() -> None:
    clock = ScriptedClock(MORNING)
    sessions = Sessions(None, clock)
    sessions.set_pin("p-ana", PIN)
    for _ in range(PIN_TRIES - 1):
        assert not sessions.pin_is("p-ana", "0000")
    assert sessions.pin_is("p-ana", PIN)
    for _ in range(PIN_TRIES):
        assert not sessions.pin_is("p-ana", "0000")
    clock.at = MORNING + PIN_RESTS - 1
    assert not sessions.pin_is("p-ana", PIN)
    clock.at = MORNING + PIN_RESTS
    assert sessions.pin_is("p-ana", PIN)
    sessions.close()


def test_the_pages_of_a_tablet_are_those_of_whoever_was_chosen_there(hub: Hub, tablet: httpx.Client) -> None:
    page = f"{hub.root}/productions/show"
    cookies = dict(tablet.cookies)
    assert 'data-person="p-unknown"' in httpx.get(f"{page}/me", cookies=cookies).text
    cookies["reads-as"] = "p-uma"
    assert 'data-person="p-uma"' in httpx.get(f"{page}/me", cookies=cookies).text


def test_a_tablet_stays_live_once_somebody_was_chosen_there(hub: Hub, tablet: httpx.Client) -> None:
    tablet.get(f"{hub.root}/productions/show/as/p-uma", follow_redirects=False)
    with tablet.stream("GET", f"{hub.address}/stream", params={"only": "stops", "person": "p-uma"}) as line:
        assert line.status_code == 200


@pytest.mark.parametrize("nobody", ["p-none", "%F0%9F%92%A9", "%ff"])
def test_a_tablet_shows_the_pages_of_nobody_who_is_not_there(hub: Hub, tablet: httpx.Client, nobody: str) -> None:
    answer = tablet.get(f"{hub.root}/productions/show/as/{nobody}", follow_redirects=False)
    assert (answer.status_code, "reads-as" in tablet.cookies) == (404, False)


def test_a_pin_that_rests_says_for_how_long(tablet: httpx.Client) -> None:
    body = {"acts": [act()], "by": "p-uma", "pin": "00000"}
    answers = [tablet.post("/acts", json=body).json() for _ in range(PIN_TRIES + 1)]
    assert [one["what"] for one in answers[-2:]] == ["this PIN was wrong five times"] * 2
    assert "5 more minutes" in answers[-1]["cure"]


def test_a_tablet_never_makes_links_whoever_reads_there(hub: Hub, tablet: httpx.Client) -> None:
    page = f"{hub.root}/productions/show/people/p-uma/link"
    csrf = tablet.headers["x-csrf-token"]
    cookies = {**dict(tablet.cookies), "reads-as": "p-uma"}
    assert httpx.post(page, data={"csrf": csrf}, cookies=cookies).status_code == 403
