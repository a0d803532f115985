"""The API through real HTTP, on a real record: who may speak, what is taken, and what is answered."""

import asyncio
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from showclear.desk.wiring import names_in
from showclear.web.assets import ADDRESS
from showclear.web.guard import Limit
from tests import cast
from tests.web.hub import Hub, act, hub_at


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with hub_at(tmp_path_factory.mktemp("hub")) as made:
        yield made


def test_an_act_of_somebody_signed_in_is_decided_and_recorded(hub: Hub) -> None:
    answer = hub.join().post("/acts", json={"acts": [act()]})
    entry = answer.json()["entries"][0]
    assert (answer.status_code, entry["verdict"], entry["actor"]) == (200, "allowed", "p-uma")


def test_a_refusal_is_an_answer_with_every_reason_in_words(hub: Hub) -> None:
    asked = act("UnlockWeapon", weapon="w-none", purpose="TAKE")
    answer = hub.join().post("/acts", json={"acts": [asked]})
    entry = answer.json()["entries"][0]
    assert (answer.status_code, entry["verdict"]) == (200, "refused")
    assert [r["rule"] for r in entry["reasons"]] == [
        "core.role",
        "core.known-subject",
        "core.day-open",
        "core.armorer-there",
    ]
    assert all(r["text"] and r["cure"] for r in entry["reasons"])


def test_nobody_signed_in_is_401(hub: Hub) -> None:
    assert httpx.post(f"{hub.address}/acts", json={"acts": [act()]}).status_code == 401


def test_a_page_that_is_too_old_is_403(hub: Hub) -> None:
    client = hub.join()
    del client.headers["x-csrf-token"]
    assert client.post("/acts", json={"acts": [act()]}).status_code == 403


def test_an_actor_in_the_body_is_no_field_at_all(hub: Hub) -> None:
    answer = hub.join().post("/acts", json={"acts": [{**act(), "actor": "p-else"}]})
    assert answer.status_code == 400
    assert "actor" in answer.json()["what"]


def test_the_same_id_gets_the_same_answer_and_another_body_is_409(hub: Hub) -> None:
    client, one = hub.join(), act()
    first, second = (client.post("/acts", json={"acts": [one]}).json() for _ in range(2))
    assert first == second
    assert client.post("/acts", json={"acts": [act(id_=one["id"])]}).status_code == 409


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "application/json", 400),
        (b'{"acts": []}', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"acts": [' + b"[" * 5000, "application/json", 400),
        (b'{"acts": [{"id": "0", "act": NaN}]}', "application/json", 400),
        (b"{}", "text/plain", 415),
        (b" " * 70_000, "application/json", 413),
    ],
)
def test_what_is_no_envelope_gets_a_4xx_that_says_why(hub: Hub, content: bytes, kind: str, status: int) -> None:
    answer = hub.join().post("/acts", content=content, headers={"content-type": kind})
    assert answer.status_code == status
    assert set(answer.json()) == {"what", "where", "cure"}


@pytest.mark.parametrize(
    "told",
    [
        {"act": "Shoot"},
        {"act": "CheckIn", "unit": "un-a"},
        {"act": "CheckIn", "unit": "un-a", "person": "p-a", "x": 1},
        {"act": "ProductionOpened", "slug": "a", "zone": "UTC", "person": "p-a", "role": "upm"},
        {"act": "CountTaken", "container": "c-a", "count": 10**30},
    ],
)
def test_what_is_no_act_gets_400_and_is_not_recorded(hub: Hub, told: dict[str, Any]) -> None:
    before = hub.production.desk.state.head
    answer = hub.join().post("/acts", json={"acts": [{"id": secrets.token_hex(16), "act": told}]})
    assert (answer.status_code, hub.production.desk.state.head) == (400, before)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"act": "HandWeapon", "weapon": "w-a", "holder": "p-a", "use": "TAKE"}, 400),
        ({"act": "Seen", "weapon": "w-a", "by": "p-a", "saw": cast.DUMMIES}, 400),
        ({"act": "ApprovePlan", "plan": "pl-a", "version": 1}, 400),
        ({"act": "WeaponReturned", "weapon": "w-a"}, 200),
        ({"act": "CheckIn", "unit": "un-a", "person": "p-a"}, 200),
    ],
)
def test_an_act_that_rests_on_a_screen_says_what_it_showed(hub: Hub, told: dict[str, Any], status: int) -> None:
    answer = hub.join().post("/acts", json={"acts": [{"id": secrets.token_hex(16), "act": told}]})
    assert (answer.status_code, "seen is missing" in answer.text) == (status, status == 400)


def test_an_enrolment_link_works_once(hub: Hub) -> None:
    token = hub.production.sessions.invite("p-uma")
    answers = [httpx.post(f"{hub.address}/enrol", json={"token": token}).status_code for _ in range(2)]
    assert answers == [200, 403]


def test_a_session_that_ended_is_nobody(hub: Hub) -> None:
    client = hub.join()
    assert client.post("/session/end").status_code == 200
    assert client.post("/acts", json={"acts": [act()]}).status_code == 401


def test_ways_out_are_never_limited(hub: Hub) -> None:
    client = hub.join()
    stop = {"id": "", "act": {"act": "ActionCut", "setup": "su-none"}}
    statuses = {client.post("/acts", json={"acts": [{**stop, "id": secrets.token_hex(16)}]}).status_code for _ in range(200)}  # fmt: skip  # noqa: E501
    assert statuses == {200}


def test_requests_without_end_are_told_to_wait_and_reports_still_pass(tmp_path: Path) -> None:
    with hub_at(tmp_path, Limit(burst=3, rate=0.001)) as small:
        client = small.join()
        asked = [client.post("/acts", json={"acts": [act()]}).status_code for _ in range(5)]
        told = [client.post("/acts", json={"acts": [act("StopCalled", scope="PRODUCTION")]}) for _ in range(20)]
    assert asked == [200, 200, 200, 429, 429]
    assert {r.status_code for r in told} == {200}


def test_every_answer_carries_the_headers(hub: Hub) -> None:
    for path in ("/productions/show", "/nowhere", "/schema/openapi.json"):
        headers = httpx.get(hub.root + path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_the_schema_is_openapi_3_1(hub: Hub) -> None:
    assert httpx.get(f"{hub.root}/schema/openapi.json").json()["openapi"].startswith("3.1")


def test_the_board_is_a_page_without_a_script(hub: Hub) -> None:
    page = httpx.get(f"{hub.root}/", follow_redirects=True).text
    assert "Guns out" in page
    assert "safe" not in page.lower().replace("unsafe", "")
    assert "style=" not in page


def test_the_page_a_link_leads_to_never_sees_the_token(hub: Hub) -> None:
    page = httpx.get(f"{hub.root}/join/show")
    assert page.status_code == 200
    assert f"{ADDRESS}/join.js" in page.text
    assert httpx.get(f"{hub.root}{ADDRESS}/join.js").status_code == 200
    assert httpx.get(f"{hub.root}/join/elsewhere").status_code == 404


def test_a_commit_reaches_the_stream(hub: Hub) -> None:
    client = hub.join()

    async def heads() -> list[int]:
        seen: list[int] = []
        async with httpx.AsyncClient(timeout=10) as http, http.stream("GET", f"{hub.address}/stream") as stream:
            async for line in stream.aiter_lines():
                if line.startswith("id: "):
                    seen.append(int(line[4:]))
                    if len(seen) == 2:
                        return seen
                    await asyncio.to_thread(client.post, "/acts", json={"acts": [act()]})
        return seen

    before, after = asyncio.run(heads())
    assert after == before + 1


def test_the_head_and_a_receipt_are_for_anybody(hub: Hub) -> None:
    head = httpx.get(f"{hub.address}/checkpoint")
    assert head.text.startswith("showclear.invalid/show\n")
    assert httpx.get(f"{hub.address}/proofs", params={"index": 0}).text.startswith("c2sp.org/tlog-proof@v1\n")
    assert httpx.get(f"{hub.address}/proofs", params={"index": 10**9}).status_code == 404


def test_entries_are_for_those_signed_in_and_hold_no_text(hub: Hub) -> None:
    assert httpx.get(f"{hub.address}/entries").status_code == 401
    client = hub.join()
    named = {**act(), "texts": {"name": "Nobody Real"}}
    assert client.post("/acts", json={"acts": [named]}).status_code == 200
    assert "Nobody Real" not in client.get("/entries", params={"start": 0, "stop": 10**6}).text


def test_nobody_is_renamed_by_an_act_that_was_refused(hub: Hub) -> None:
    hub.join().post(
        "/acts", json={"acts": [act(person="p-tess", department="cast") | {"texts": {"name": "Tess Moor"}}]}
    )
    again = act(person="p-tess", department="cast") | {"texts": {"name": "Mickey Mouse"}}
    answer = hub.join().post("/acts", json={"acts": [again]})
    assert answer.json()["entries"][0]["verdict"] == "refused"
    assert hub.production.desk.read(names_in)["p-tess"] == "Tess Moor"
