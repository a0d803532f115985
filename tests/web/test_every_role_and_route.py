"""Every role at every door. The doors come from the app's own table, so that a new one without an answer here fails."""

import secrets
from collections.abc import Iterator, Set
from typing import Any

import httpx
import pytest
from msgspec import Struct

from showclear.domain.acts.armory import IdentifyRounds
from showclear.domain.acts.catalogue import ACTS, HUB_ACTS
from showclear.domain.acts.setting_up import AdoptPack
from showclear.domain.acts.shapes import Report
from showclear.domain.terms import WEAPONS_PEOPLE, Role
from showclear.web.app import ROUTES
from tests.domain.examples import example
from tests.web.hub import Hub, act, hub_at

ADOPTING = {AdoptPack}  # asks for bytes that the hub has: tests/desk adopts
BAD_NEWS = {IdentifyRounds}  # its example found something, so it is taken as a report
STRANGER = None
WHO = (STRANGER, *Role)
# What stands in for a name in an address; what is not on the record on purpose is not found by whoever may look.
NAMES = {
    "{slug:str}": "show", "{setup:str}": "su-none", "{unit:str}": "un-none", "{plan:str}": "pl-none",
    "{weapon:str}": "w-none", "{container:str}": "c-none", "{index:int}": "0", "{person:str}": "p-uma",
    "{device:str}": "d-none", "{scene:path}": "none", "{digest:str}": "none", "{code:str}": "es", "{name:str}": "dark",
    "{notice:str}": "nt-none",
}  # fmt: skip
INVITES = {Role.ARMORER, Role.FIRST_AD, Role.SECOND_AD, Role.UPM, Role.PRODUCER, Role.SAFETY_ADVISER}
FILES_SCRIPT = {
    Role.UPM, Role.PRODUCER, Role.FIRST_AD, Role.SECOND_AD, Role.SAFETY_ADVISER, Role.SCRIPT_SUPERVISOR, Role.DIRECTOR,
}  # fmt: skip
SCRIPT_READERS = FILES_SCRIPT | {
    Role.ARMORER, Role.PROPERTY_MASTER, Role.ASSISTANT_PROPERTY_MASTER, Role.STUNT_COORDINATOR, Role.SFX,
}  # fmt: skip
ISSUES = {Role.ARMORER, Role.FIRST_AD, Role.SECOND_AD, Role.UPM}
ADDS = {Role.UPM, Role.PRODUCER, Role.FIRST_AD, Role.SECOND_AD, Role.SAFETY_ADVISER}
EXPORTS = {Role.UPM, Role.PRODUCER, Role.SAFETY_ADVISER, Role.INVESTIGATOR}


def only(roles: Set[Role], status: int) -> dict[Role | None, int]:
    return {STRANGER: 401, **{r: status if r in roles else 403 for r in Role}}


def signed(status: int) -> dict[Role | None, int]:
    return {STRANGER: 401, **dict.fromkeys(Role, status)}


def anybody(status: int) -> dict[Role | None, int]:
    return dict.fromkeys(WHO, status)


API, PAGE = "/api/productions/{slug:str}", "/productions/{slug:str}"
# Method and address -> what each answers. Nothing here depends on what is on the record.
DOORS = {
    ("GET", "/"): anybody(302),
    ("GET", PAGE): anybody(200),
    ("GET", "/join/{slug:str}"): anybody(200),
    ("GET", "/language/{code:str}"): anybody(302),
    ("GET", "/look/{name:str}"): anybody(302),
    ("GET", "/manifest.webmanifest"): anybody(200),
    ("GET", "/sw.js"): anybody(200),
    ("GET", f"{API}/checkpoint"): anybody(200),
    ("GET", f"{API}/proofs"): anybody(404),
    ("POST", f"{API}/enrol"): anybody(400),
    ("GET", f"{API}/entries"): signed(200),
    ("GET", f"{API}/readiness/{{setup:str}}"): signed(404),
    ("POST", f"{API}/acts"): signed(400),
    ("POST", f"{API}/answered"): signed(400),
    ("POST", f"{API}/pin"): signed(400),
    ("POST", f"{API}/asks"): signed(400),
    ("GET", f"{PAGE}/me"): signed(200),
    ("GET", f"{PAGE}/more"): signed(200),
    ("GET", f"{PAGE}/phone"): signed(200),
    ("GET", f"{PAGE}/as/{{person:str}}"): signed(302),
    ("GET", f"{PAGE}/day"): signed(200),
    ("GET", f"{PAGE}/day/setups/{{setup:str}}"): signed(404),
    ("GET", f"{PAGE}/day/{{unit:str}}/setup"): signed(404),
    ("GET", f"{PAGE}/day/{{unit:str}}/meeting"): signed(404),
    ("GET", f"{PAGE}/day/{{unit:str}}/meeting/poster"): signed(404),
    ("GET", f"{PAGE}/day/{{unit:str}}/here"): signed(404),
    ("GET", f"{PAGE}/badge/{{person:str}}"): signed(200),
    ("GET", f"{PAGE}/day/plans/{{plan:str}}"): signed(404),
    ("GET", f"{PAGE}/plans/new"): signed(200),
    ("GET", f"{PAGE}/plans/{{plan:str}}/risks"): signed(404),
    ("GET", f"{PAGE}/notices"): signed(200),
    ("GET", f"{PAGE}/notices/new"): signed(400),  # for no day
    ("POST", f"{PAGE}/notices/paper"): only(ISSUES, 400),
    ("GET", f"{PAGE}/notices/paper/{{digest:str}}"): signed(404),
    ("GET", f"{PAGE}/notices/{{notice:str}}"): signed(404),
    ("GET", f"{PAGE}/weapons/{{weapon:str}}"): signed(404),
    ("GET", f"{PAGE}/weapons/{{weapon:str}}/day"): signed(404),
    ("GET", f"{PAGE}/weapons/{{weapon:str}}/ribbon.svg"): signed(404),
    ("GET", f"{PAGE}/weapons/{{weapon:str}}/photos"): signed(404),
    ("POST", f"{PAGE}/weapons/{{weapon:str}}/photos"): only(WEAPONS_PEOPLE, 404),
    ("GET", f"{PAGE}/photos/{{digest:str}}"): signed(404),
    ("GET", f"{PAGE}/photos/{{digest:str}}/small"): signed(404),
    ("GET", f"{PAGE}/out"): signed(200),
    ("GET", f"{PAGE}/armory"): signed(200),
    ("GET", f"{PAGE}/armory/count"): signed(200),
    ("GET", f"{PAGE}/armory/{{container:str}}"): signed(404),
    ("GET", f"{PAGE}/people"): signed(200),
    ("POST", f"{PAGE}/people/{{person:str}}/link"): only(INVITES, 200),
    ("POST", f"{PAGE}/people/roster"): only(ADDS, 200),
    ("POST", f"{PAGE}/people/tablet/{{device:str}}"): only(INVITES, 404),
    ("GET", f"{PAGE}/rules"): signed(200),
    ("GET", f"{PAGE}/record"): signed(200),
    ("GET", f"{PAGE}/record/{{index:int}}"): signed(200),
    ("GET", f"{PAGE}/record.zip"): only(EXPORTS, 404),  # this hub keeps no policy beside its record
    ("GET", f"{PAGE}/script"): only(SCRIPT_READERS, 200),
    ("GET", f"{PAGE}/script/scenes/{{scene:path}}"): only(SCRIPT_READERS, 404),
    ("GET", f"{PAGE}/script/draft"): only(FILES_SCRIPT, 200),
    ("POST", f"{PAGE}/script/draft"): only(FILES_SCRIPT, 400),  # no file in it
    ("GET", f"{PAGE}/script/draft/{{digest:str}}"): only(FILES_SCRIPT, 404),
    ("GET", f"{PAGE}/trouble"): signed(200),
    ("GET", f"{PAGE}/trouble/after"): signed(200),
    ("GET", f"{PAGE}/stop"): signed(200),
    ("POST", f"{PAGE}/stop"): signed(400),
    ("POST", f"{API}/session/end"): signed(200),  # last: it signs out
}
STREAM = ("GET", f"{API}/stream")  # never ends; tests/web/test_live.py listens


def table() -> set[tuple[str, str]]:
    """Every method and address the app answers."""
    found = {(method, path) for route in ROUTES for path in route.paths for method in route.http_methods}
    return {(m, p) for m, p in found if m != "OPTIONS"}


def test_every_door_of_the_app_has_its_answers_here() -> None:
    assert table() - {STREAM} == set(DOORS)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with hub_at(tmp_path_factory.mktemp("doors")) as made:
        office = made.join()
        for role in Role:
            office.post("/acts", json={"acts": [act(person=person_of(role), department="crew")]})
            office.post("/acts", json={"acts": [act("GrantRole", person=person_of(role), role=role.value)]})
        yield made


def person_of(role: Role) -> str:
    return f"p-the-{role.replace('_', '-')}"


def phone_of(hub: Hub, who: Role | None) -> httpx.Client:
    """A phone of somebody who has this role alone; of nobody we know for a stranger."""
    return httpx.Client() if who is STRANGER else hub.join(person_of(who))


@pytest.mark.parametrize("who", WHO, ids=lambda who: who or "stranger")
def test_each_door_answers_each_role_as_written(hub: Hub, who: Role | None) -> None:
    answered, expected = {}, {}
    client = phone_of(hub, who)
    hub.joined.append(client)
    for (method, path), answers in DOORS.items():
        address = path
        for placeholder, name in NAMES.items():
            address = address.replace(placeholder, name)
        body = {"json": {}} if path.startswith("/api") else {"data": {"csrf": client.headers.get("x-csrf-token", "")}}
        sent = body if method == "POST" else {}
        answered[method, path] = client.request(method, f"{hub.root}{address}", **sent).status_code
        expected[method, path] = answers[who]
    assert answered == expected


def act_of(kind: type[Struct]) -> dict[str, Any]:
    return {"id": secrets.token_hex(16), "seen": 0, "act": example(kind, full=False)}


@pytest.mark.parametrize("role", Role)
def test_each_act_asks_each_role_as_the_catalogue_says(hub: Hub, role: Role) -> None:
    """A report is recorded from anybody; a request misses its role for exactly those who are not in its list."""
    client = phone_of(hub, role)
    answered, expected = {}, {}
    for kind in (c for c in ACTS if c not in HUB_ACTS | ADOPTING):
        answer = client.post("/acts", json={"acts": [act_of(kind)]})
        told = answer.json()["entries"][0]
        answered[kind.__name__] = told["verdict"] == "recorded" or {r["rule"] for r in told["reasons"]} & {"core.role"}
        may = role in kind.WHO  # type: ignore[attr-defined]
        expected[kind.__name__] = issubclass(kind, Report) or kind in BAD_NEWS or (set() if may else {"core.role"})
    assert answered == expected


@pytest.mark.parametrize("kind", sorted(HUB_ACTS, key=lambda c: c.__name__))
def test_an_act_of_the_hub_is_taken_from_nobody(hub: Hub, kind: type[Struct]) -> None:
    body = {"acts": [act_of(kind)]}
    assert {phone_of(hub, role).post("/acts", json=body).status_code for role in Role} == {400}
