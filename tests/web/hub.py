"""A hub over real HTTP on a port of its own, with a real record, and whoever joined it."""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from showclear.desk.clock import RealClock
from showclear.desk.config import DataFolder
from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.desk.wiring import new_production
from showclear.domain.terms import Role
from showclear.web.app import make_app
from showclear.web.guard import Limit
from showclear.web.production import Production
from showclear.web.run import running


class Hub:
    """A hub on a port of its own, and whoever joined it."""

    def __init__(self, address: str, production: Production, data: DataFolder) -> None:
        self.address = f"{address}/api/productions/show"
        self.root = address
        self.production = production
        self.data = data
        self.joined: list[httpx.Client] = []

    def join(self, person: str = "p-uma", device: str = "") -> httpx.Client:
        client = httpx.Client(base_url=self.address, timeout=30)
        self.joined.append(client)
        token = self.production.sessions.invite(person, device)
        client.headers["x-csrf-token"] = client.post("/enrol", json={"token": token}).json()["csrf"]
        return client

    def close(self) -> None:
        for client in self.joined:
            client.close()


@contextlib.contextmanager
def hub_at(root: Path, limit: Limit | None = None) -> Iterator[Hub]:
    """A fresh production, whose first person is Uma the UPM, served until the block ends."""
    data, clock = DataFolder(root), RealClock()
    desk, _ = new_production(data, "show", "UTC", "p-uma", Role.UPM, clock)
    production = Production(desk, Sessions(None, clock), Feed(desk), {})
    with running(make_app({"show": production}, limit), "127.0.0.1", 0) as address:
        made = Hub(address, production, data)
        yield made
        made.close()
    production.sessions.close()
    desk.close()


def act(tag: str = "AddPerson", id_: str | None = None, **fields: Any) -> dict[str, Any]:
    given = fields or {"person": f"p-{secrets.token_hex(4)}", "department": "cast"}
    return {"id": id_ or secrets.token_hex(16), "seen": 0, "act": {"act": tag, **given}}
