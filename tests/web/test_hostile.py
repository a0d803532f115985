"""What nobody can break: no body is a fault of ours, and nothing taken keeps the record from being read again."""

import contextlib
import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showclear.desk.config import bundled_packs
from showclear.desk.handle import Desk
from showclear.record.log import Log
from tests.web.hub import Hub, act, hub_at

KEYS = st.sampled_from(["id", "act", "texts", "via", "seen", "acts", "occurred", "weapon", "unit", "how", "heard"])
VALUES = st.sampled_from(["HandWeapon", "SPOKEN", "PIN", "HUB", "p-uma", "name", "\x00", "\u2028", "0" * 32])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
TYPE = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with hub_at(tmp_path_factory.mktemp("hostile")) as made:
        yield made


@pytest.fixture(scope="module")
def client(hub: Hub) -> httpx.Client:
    return hub.join()


@settings(max_examples=350, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(put=JSON, where=KEYS, inside=st.sampled_from(["", "act", "via"]))
def test_no_changed_field_is_a_fault_of_ours(hub: Hub, client: httpx.Client, put: Any, where: str, inside: str) -> None:
    one = act()
    one["via"] = {"how": "SPOKEN", "heard": []}
    (one[inside] if inside else one)[where] = put
    with contextlib.suppress(UnicodeEncodeError):
        answer = client.post("/acts", content=json.dumps({"acts": [one]}), headers=TYPE)
        assert answer.status_code < 500, answer.text


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 200), put=st.binary(min_size=1, max_size=4), cut=st.integers(0, 3))
def test_no_changed_byte_is_a_fault_of_ours(hub: Hub, client: httpx.Client, at: int, put: bytes, cut: int) -> None:
    body = json.dumps({"acts": [act()]}).encode()
    answer = client.post("/acts", content=body[:at] + put + body[at + cut :], headers=TYPE)
    assert answer.status_code < 500, answer.text


@pytest.mark.parametrize(
    "via",
    [
        {"how": "SPOKEN", "heard": ["not an id"]},
        {"how": "SPOKEN", "heard": ["p-a"] * 9},
        {"how": "SESSION", "heard": ["p-a"]},
        {"how": "HUB"},
        {"how": "PLAY"},
        {"how": "PIN"},
        {"how": "BADGE"},
        {"device": "d-somebody-elses"},
    ],
)
def test_what_nobody_may_say_of_how_they_spoke_is_400(hub: Hub, client: httpx.Client, via: dict[str, Any]) -> None:
    before = hub.production.desk.state.head
    answer = client.post("/acts", json={"acts": [{**act(), "via": via}]})
    assert (answer.status_code, hub.production.desk.state.head) == (400, before)
    assert answer.json()["where"].startswith(("acts[0]", "body $.acts[0]"))


def test_a_token_of_odd_letters_is_403(hub: Hub, client: httpx.Client) -> None:
    cookie = "; ".join(f"{k}={v}" for k, v in client.cookies.items()).encode()
    headers = [(b"x-csrf-token", "\u00e9".encode("latin-1")), (b"cookie", cookie)]
    assert httpx.post(f"{hub.address}/acts", json={"acts": [act()]}, headers=headers).status_code == 403


@pytest.mark.parametrize("body", [b"", b"[]", b'{"token": 1}', b'{"token": "\\ud800"}', b'{"token":' + b"[" * 30_000])
def test_what_is_no_token_is_400(hub: Hub, body: bytes) -> None:
    assert httpx.post(f"{hub.address}/enrol", content=body, headers=TYPE).status_code == 400


def test_a_body_without_a_length_is_read_no_further_than_the_limit(hub: Hub, client: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b" " * 4096

    with contextlib.suppress(httpx.WriteError):
        assert client.post("/acts", content=endless(), headers=TYPE).status_code == 413


def test_a_length_above_the_limit_is_refused_before_the_body_comes(hub: Hub, client: httpx.Client) -> None:
    where = urlsplit(hub.address)
    cookie = "; ".join(f"{k}={v}" for k, v in client.cookies.items())
    head = (
        f"POST {where.path}/acts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nCookie: {cookie}\r\n"
        f"X-CSRF-Token: {client.headers['x-csrf-token']}\r\nContent-Length: 10000000\r\n\r\n"
    )
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=5) as line:
        line.sendall(head.encode())
        assert b" 413 " in line.recv(200)


@pytest.mark.parametrize("path", ["/entries?start=x", "/entries?start=-5", "/proofs?index=-1", "/proofs?old=5&new=1"])
def test_no_odd_question_is_a_fault_of_ours(hub: Hub, client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code < 500


def test_after_all_that_the_record_opens_again_to_the_same_state(hub: Hub) -> None:
    desk = hub.production.desk
    client = hub.join()
    client.post("/acts", json={"acts": [{**act(), "texts": {"name": "A \u2028 B \U0001f3ac"}}, act()]})
    log = Log.read(hub.data.record("show"))
    again = Desk(log, hub.production.sessions.clock, bundled_packs())
    assert (log.size, again.state) == (desk.state.head + 1, desk.state)
    log.close()


def test_every_act_in_the_schema_can_be_sent_and_none_of_the_hub_s(hub: Hub) -> None:
    schemas = httpx.get(f"{hub.root}/schema/openapi.json").json()["components"]["schemas"]
    tags = set(schemas["Act"]["discriminator"]["mapping"])
    assert {"HandWeapon", "StopCalled"} <= tags
    assert not {"ProductionOpened", "ClockStepped"} & tags
