"""A day of tests/cast.py on a hub over real HTTP: people read pages and hand in acts as their phones would."""

import contextlib
import secrets
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx

from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.web.app import make_app
from showclear.web.production import Production
from showclear.web.run import running
from tests.taps.desk_day import DeskDay

NAMES = {
    "p-ana": "Ana Reyes",
    "p-ben": "Ben Okafor",
    "p-dee": "Dee Larsen",
    "p-tess": "Maya Lind",
    "p-cam": "Cam Yates",
    "p-ida": "Ruth Calder",
}


class Walked:
    """`day` is walked with tests/cast.py; `folder` is where the hub keeps this production."""

    def __init__(self, day: DeskDay, production: Production, address: str, data: Path) -> None:
        self.day, self.production = day, production
        self.root = f"{address}/productions/dry-creek"
        self.api = f"{address}/api/productions/dry-creek"
        self.folder = data / "productions" / "dry-creek"
        self._phones: dict[tuple[str, str], httpx.Client] = {}

    def phone(self, person: str, device: str = "") -> httpx.Client:
        """This person's phone, signed in. Its x-csrf-token is that of its pages."""
        if (person, device) not in self._phones:
            client = httpx.Client(timeout=30)
            token = self.production.sessions.invite(person, device)
            answer = client.post(f"{self.api}/enrol", json={"token": token})
            client.headers["x-csrf-token"] = answer.json()["csrf"]
            self._phones[person, device] = client
        return self._phones[person, device]

    def page(self, person: str, path: str, language: str = "en") -> str:
        answer = self.phone(person).get(f"{self.root}{path}", headers={"accept-language": language})
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
        return unescape(answer.text)

    def hand_in(self, person: str, act: dict[str, Any], texts: dict[str, str] | None = None) -> dict[str, Any]:
        """One act as the page sends it; the entry that was answered."""
        one = {"id": secrets.token_hex(16), "act": act, "texts": texts or {}, "seen": self.production.desk.state.head}
        answer = self.phone(person).post(f"{self.api}/acts", json={"acts": [one]})
        assert answer.status_code == 200, answer.text
        self.day.state = self.production.desk.state
        entry: dict[str, Any] = answer.json()["entries"][0]
        return entry

    def close(self) -> None:
        for client in self._phones.values():
            client.close()


@contextlib.contextmanager
def walked_at(data: Path) -> Iterator[Walked]:
    day = DeskDay(data)
    production = Production(day.desk, Sessions(None, day.clock), Feed(day.desk), dict(NAMES))
    try:
        with running(make_app({"dry-creek": production}), "127.0.0.1", 0) as address:
            made = Walked(day, production, address, data)
            yield made
            made.close()
    finally:
        production.sessions.close()
        day.close()
