"""Asking whoever can cure a refusal: who is asked, what they are told, and what is no rule at all."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from showclear.gate.case import day_of
from showclear.web.asks import LASTS, Ask, Asks
from tests.cast import MORNING
from tests.web.hub import Hub, act, hub_at


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with hub_at(tmp_path) as made:
        office = made.join()
        for person, role in (("p-dee", "first_ad"), ("p-cam", "camera")):
            office.post("/acts", json={"acts": [act(person=person, department="crew")]})
            office.post("/acts", json={"acts": [act("GrantRole", person=person, role=role)]})
        today = day_of(made.production.desk.state.instant).isoformat()
        made.join("p-dee").post("/acts", json={"acts": [act("OpenDay", unit="un-main", date=today)]})
        assert made.production.desk.state.people["p-dee"].in_unit == "un-main"
        yield made


def test_everybody_at_work_who_can_cure_it_is_asked_and_nobody_else(hub: Hub) -> None:
    asker = hub.join("p-cam")
    asker.post("/acts", json={"acts": [act("CheckIn", unit="un-main", person="p-cam")]})
    answer = asker.post("/asks", json={"rule": "core.first-ad-seen"})
    assert (answer.status_code, answer.json()) == (200, {"asked": ["p-dee"]})
    page = f"{hub.root}/productions/show/me"
    assert "p-cam asks you" in hub.join("p-dee").get(page).text
    assert "asks you" not in hub.join("p-cam").get(page).text


def test_the_open_page_of_whoever_is_asked_hears_of_it_and_no_other_page_does(hub: Hub) -> None:
    """Cam's own page hears nothing until something is recorded: the next that comes is the STOP."""
    asker, asked = hub.join("p-cam"), hub.join("p-dee")
    with asked.stream("GET", "/stream") as board, asker.stream("GET", "/stream?only=stops") as others:
        on_board, on_others = events(board), events(others)
        assert (next(on_board), next(on_others)) == ("board", "head")
        asker.post("/asks", json={"rule": "core.first-ad-seen"})
        assert next(e for e in on_board if e != "beat") == "asked"
        asker.post("/acts", json={"acts": [act("StopCalled", scope="PRODUCTION")]})
        assert next(e for e in on_others if e != "beat") == "head"


def test_a_phone_that_slept_while_its_owner_was_asked_hears_of_it_once_it_is_back(hub: Hub) -> None:
    hub.join("p-cam").post("/asks", json={"rule": "core.first-ad-seen"})
    for person, second in {"p-dee": "asked", "p-uma": "beat"}.items():
        with hub.join(person).stream("GET", "/stream?only=stops") as line:
            heard = events(line)
            assert (next(heard), next(heard)) == ("head", second)


def events(line: httpx.Response) -> Iterator[str]:
    return (one.removeprefix("event: ") for one in line.iter_lines() if one.startswith("event: "))


@pytest.mark.parametrize("body", [{}, {"rule": "../x"}, {"rule": "core.no-such"}, {"rule": "core.stop", "to": "p-dee"}])
def test_what_names_no_rule_asks_nobody(hub: Hub, body: dict[str, str]) -> None:
    assert hub.join().post("/asks", json=body).status_code in {400, 404}


def test_what_was_asked_is_forgotten_after_half_an_hour_and_the_same_again_replaces_it() -> None:
    asks = Asks()
    for at in (MORNING, MORNING + 1):
        asks.put("show", Ask(at=at, by="p-ana", to=("p-dee",), rule="core.stop", weapon="w-colt"))
    assert [a.at for a in asks.of("show", "p-dee", MORNING + LASTS)] == [MORNING + 1]
    assert asks.of("show", "p-dee", MORNING + 2 + LASTS) == []
    assert asks.of("show", "p-cam", MORNING) == []
