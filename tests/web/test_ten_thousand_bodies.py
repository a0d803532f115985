"""Ten thousand broken bodies: none is a fault of ours, each no says why, and the record is whole afterwards.

SHOWCLEAR_BODIES says how many (10000 when unset, never fewer than 2000); with `-s` the answers are counted out.
"""

import asyncio
import os
import random
from collections import Counter
from itertools import cycle
from pathlib import Path

import httpx
import pytest

from showclear.desk.config import bundled_packs
from showclear.desk.handle import Asked, Desk
from showclear.desk.replay import Judged, replay
from showclear.evidence.pack import write_pack
from showclear.record.log import Log
from showclear.web.app import make_app
from showclear.web.guard import Limit
from showclear_verify import verify
from tests.cast import prepared
from tests.web.broken_bodies import WAYS, Body, any_body
from tests.web.hub import Hub, hub_at

BODIES = max(2_000, int(os.environ.get("SHOWCLEAR_BODIES", "10000")))
RUNS = 4
WHO = ("p-ana", "p-dee", "p-tess", "p-uma")
EXPLAINED = {"what", "where", "cure"}


def prepare(hub: Hub) -> None:
    """The morning of tests/cast.py on this hub's own record: people, weapons, rounds, plans, an open day."""
    for number, entry in enumerate(prepared().entries[1:]):
        asked = Asked(
            id=f"{number:031x}f",
            actor=entry.actor,
            via=entry.via,
            act=entry.act,
            texts=dict.fromkeys(entry.act.texts, ""),
        )
        hub.production.desk.hand_in([asked])


async def send_all(hub: Hub, bodies: list[Body]) -> list[httpx.Response]:
    """Through the whole app, without a socket between."""
    app = make_app({"show": hub.production}, Limit(burst=10**9))
    answers = []
    clients = []
    for person in WHO:
        client = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=hub.address)
        token = hub.production.sessions.invite(person, "")
        client.headers["x-csrf-token"] = (await client.post("/enrol", json={"token": token})).json()["csrf"]
        clients.append(client)
    for body, client in zip(bodies, cycle(clients), strict=False):
        headers = {b"content-type": body.type.encode("latin-1")} if body.type else {}
        answers.append(await client.post("/acts", content=body.content, headers=headers))
    for client in clients:
        await client.aclose()
    return answers


def verified_outside(hub: Hub, folder: Path) -> verify.Report:
    policy = hub.data.policy("show").read_text()
    verify_py = Path(verify.__file__).read_bytes()
    hub.production.desk.read(lambda log: write_pack(log, folder / "show.zip", policy, verify_py))
    return verify.verify_pack(folder / "show.zip", policy)


@pytest.mark.parametrize("run", range(RUNS))
def test_no_broken_body_is_a_fault_of_ours_and_the_record_verifies_after_them(tmp_path: Path, run: int) -> None:
    dice = random.Random(run)  # noqa: S311 - a die for a test
    bodies = [any_body(dice) for _ in range(BODIES // RUNS)]
    assert {body.how for body in bodies} == {how for how, _ in WAYS}
    with hub_at(tmp_path) as hub:
        prepare(hub)
        answers = asyncio.run(send_all(hub, bodies))
        faults = [
            (b.how, b.content[:300], a.text) for b, a in zip(bodies, answers, strict=True) if a.status_code >= 500
        ]
        assert faults == []
        for answer in answers:
            assert answer.status_code == 200 or set(answer.json()) == EXPLAINED, answer.text
        told = Counter(answer.status_code for answer in answers)
        print(f"run {run}: {dict(told)}")
        assert set(told) == {200, 400, 409, 413, 415}
        verdicts = Counter(e["verdict"] for a in answers if a.status_code == 200 for e in a.json()["entries"])
        print(f"run {run}: {dict(verdicts)}")
        assert set(verdicts) == {"allowed", "refused", "recorded"}
        report = verified_outside(hub, tmp_path)
        assert (report.status, report.findings) == (verify.VERIFIED, ())
        assert report.size == hub.production.desk.state.head + 1
        with Log.read(hub.data.record("show")) as log:
            assert {judged for _, judged in replay(log)} == {Judged.SAME}
            assert Desk(log, hub.production.sessions.clock, bundled_packs()).state == hub.production.desk.state
