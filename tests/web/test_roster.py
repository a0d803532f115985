"""Many people at once, pasted from a call sheet."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from showclear.boards.roster import Newcomer, Odd, roster_of
from tests.web.hub import Hub, act, hub_at

DEPARTMENTS = {"camera": "camera", "cámara": "camera", "cast": "cast"}


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with hub_at(tmp_path) as made:
        made.join().post("/acts", json={"acts": [act(person="p-tess", department="cast")]})
        yield made


def pasted(hub: Hub, crew: str, person: str = "p-uma") -> httpx.Response:
    client = hub.join(person)
    form = {"csrf": client.headers["x-csrf-token"], "crew": crew}
    return client.post(f"{hub.root}/productions/show/people/roster", data=form)


def groups(answer: httpx.Response) -> list[list[dict[str, str]]]:
    """The acts of each press that adds somebody."""
    told = [json.loads(acts) for acts in re.findall(r"data-acts='(.*?)'", unescape(answer.text))]
    return [acts for acts in told if acts[0]["act"] == "AddPerson"]


@pytest.mark.parametrize(
    "line", ["Jo Park, camera", "camera;Jo Park", "Jo Park\tCamera\t07:30", '"Jo Park",CÁMARA', " Jo Park ,  camera,, "]
)
def test_a_line_says_a_name_and_a_department_in_any_order(line: str) -> None:
    assert roster_of(line, DEPARTMENTS, ()).new == (Newcomer("Jo Park", "camera"),)


def test_a_comma_inside_quotation_marks_parts_no_name() -> None:
    assert roster_of('"Park, Jo",cast', DEPARTMENTS, ()).new == (Newcomer("Park, Jo", "cast"),)


def test_the_heads_of_the_columns_are_nobody() -> None:
    found = roster_of("Name,Department\nJo Park,cast", DEPARTMENTS, ())
    assert (found.new, found.odd) == ((Newcomer("Jo Park", "cast"),), ())


def test_who_is_here_already_or_stands_twice_is_not_added_again() -> None:
    found = roster_of("JO PARK,cast\nAl Roy,cast\nAl Roy,camera", DEPARTMENTS, ["Jo Park"])
    assert (found.new, found.here) == ((Newcomer("Al Roy", "cast"),), ("JO PARK", "Al Roy"))


def test_a_line_without_a_department_is_told_with_its_number() -> None:
    found = roster_of("Jo Park,cast\n\nAl Roy,lights", DEPARTMENTS, ())
    assert found.odd == (Odd(3, "Al Roy,lights"),)


def test_what_was_read_is_added_in_one_press_and_the_ids_tell_no_names(hub: Hub) -> None:
    answer = pasted(hub, "Jo Park, camera\nAl Roy, cast")
    (acts,) = groups(answer)
    assert [one["department"] for one in acts] == ["camera", "cast"]
    assert not re.search("park|roy", json.dumps(acts), re.IGNORECASE)
    entries = hub.join().post("/acts", json={"acts": [act(**one_of(one)) for one in acts]})
    assert [one["verdict"] for one in entries.json()["entries"]] == ["allowed", "allowed"]


def one_of(told: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if name != "act"}


def test_a_hundred_and_one_people_are_two_presses(hub: Hub) -> None:
    crew = "\n".join(f"Extra {n}, background" for n in range(101))
    assert [len(acts) for acts in groups(pasted(hub, crew))] == [100, 1]


def test_who_adds_nobody_is_told_so(hub: Hub) -> None:
    assert pasted(hub, "Jo Park, camera", "p-tess").status_code == 403


def test_a_page_that_is_not_ours_reads_nothing(hub: Hub) -> None:
    address = f"{hub.root}/productions/show/people/roster"
    assert hub.join().post(address, data={"csrf": "x", "crew": "Jo Park, camera"}).status_code == 403


def test_more_than_64_kb_is_refused(hub: Hub) -> None:
    assert pasted(hub, "Jo Park, camera\n" * 5000).status_code == 413
