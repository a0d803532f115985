"""The three processes beside those who watch: the hub, a bare server that does nothing else, and who hands in acts.

Started by benchmarks/boards.py as `python board_servers.py hub|bare|work FOLDER`. Each says one line of JSON first, and
goes on until its standard input closes.
"""

import asyncio
import contextlib
import json
import secrets
import select
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx
from benchmarks.board_day import HEROES, full_board, take

from showclear.desk.clock import RealClock
from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.web.app import make_app
from showclear.web.lan import Tls, certificates
from showclear.web.production import Production
from showclear.web.run import running
from tests.taps.desk_day import DeskDay

SLUG: Final = "dry-creek"
EVERY: Final = 0.05  # seconds from one act to the next
TICK: Final = 0.05
WATCHING: Final = ("p-cam", "p-dee", "p-ana")  # whoever calls the STOP, and the two who restart
OPEN: Final = httpx.Limits(keepalive_expiry=600)  # a press never pays for a line that was closed in between


def tls_in(folder: Path) -> Tls:
    return certificates(folder / "tls", "127.0.0.1", RealClock().now())


def trust_of(folder: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=folder / "tls" / "authority.crt")


@contextlib.contextmanager
def started(kind: str, folder: Path, told: object = None) -> Iterator[tuple[dict[str, Any], subprocess.Popen[str]]]:
    """One of the three: what it said first, and its process."""
    with subprocess.Popen(
        [sys.executable, __file__, kind, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        try:
            print(json.dumps(told), file=process.stdin, flush=True)
            yield json.loads(said_by(process)), process
        finally:
            process.stdin.close()
            process.wait(timeout=30)


def said_by(process: subprocess.Popen[str]) -> str:
    """The next line it says. Raises when it has gone."""
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("one of the processes beside this one has failed: nothing was measured")
    return line


# ---- the hub ----


def hub(folder: Path) -> None:
    """A full board over TLS, on a clock that begins in the morning of the day and goes on from there."""
    day = DeskDay(folder)
    full_board(day)
    production = Production(day.desk, Sessions(None, day.clock), Feed(day.desk), {})
    with running(make_app({SLUG: production}), "127.0.0.1", 0, tls_in(folder)) as address:
        invite = production.sessions.invite
        crew = {person: invite(person) for person in ("p-ana", *HEROES.values())}
        links = {"watching": {person: invite(person) for person in WATCHING}, "working": crew}
        print(json.dumps({"address": address, **links}), flush=True)
        sys.stdin.readline()
        begun, at = time.perf_counter(), day.clock.at
        while not select.select([sys.stdin], [], [], TICK)[0]:
            day.clock.at = at + int((time.perf_counter() - begun) * 1_000_000)
    production.sessions.close()
    day.close()


# ---- the floor ----


async def bare(folder: Path) -> None:
    """Sends whatever is posted to everybody who listens; the line of whoever posts stays open, as at the hub."""
    listening: set[asyncio.StreamWriter] = set()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                if head.startswith(b"GET"):
                    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n")
                    listening.add(writer)
                    return
                size = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
                told = await reader.readexactly(size)
                for one in listening:
                    one.write(told)
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")

    tls = tls_in(folder)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(tls.cert, tls.key)
    server = await asyncio.start_server(meet, "127.0.0.1", 0, ssl=context)
    print(json.dumps({"address": f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"}), flush=True)
    await asyncio.to_thread(sys.stdin.read)


# ---- who hands in acts ----


async def joined(base: str, token: str, trust: ssl.SSLContext) -> httpx.AsyncClient:
    """One person's phone, signed in, its line to the hub open."""
    client = httpx.AsyncClient(base_url=base, verify=trust, timeout=30, limits=OPEN)
    client.headers["x-csrf-token"] = (await client.post("/enrol", json={"token": token})).json()["csrf"]
    return client


async def hand_in(client: httpx.AsyncClient, act: dict[str, Any], **texts: str) -> int:
    """One act, which may not be refused; its index on the record."""
    one = {"id": secrets.token_hex(16), "act": act, "texts": texts}
    answer = await client.post("/acts", json={"acts": [one]})
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.status_code} for {act}: {answer.text[:300]}")
    entry = answer.json()["entries"][0]
    if entry["verdict"] not in {"allowed", "recorded"}:
        raise RuntimeError(f"{entry['verdict']}: {act}: {entry['reasons']}")
    return int(entry["index"])


class Taken:
    """One weapon, taken again and again: its acts go one after another, however late."""

    def __init__(self, weapon: str, holder: str) -> None:
        self._acts, self._turn = cycle(take(weapon, holder)), asyncio.Lock()

    async def next(self, phones: dict[str, httpx.AsyncClient], due: float, waits: list[tuple[float, float]]) -> None:
        """Hands in its next act; what it waited counts from the moment it was due."""
        async with self._turn:
            person, act = next(self._acts)
            await hand_in(phones[person], act)
            waits.append((due, time.perf_counter() - due))


async def work(folder: Path) -> None:
    """Twenty acts a second, each due on its beat whether or not those before were answered, until our input closes."""
    told = json.loads(await asyncio.to_thread(sys.stdin.readline))
    trust, waits = trust_of(folder), list[tuple[float, float]]()
    phones = {person: await joined(told["base"], token, trust) for person, token in told["working"].items()}
    weapons = cycle([Taken(weapon, holder) for weapon, holder in HEROES.items()])
    print(json.dumps({"ready": True}), flush=True)
    over = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
    async with asyncio.TaskGroup() as acts:
        due = time.perf_counter()
        while not over.done():
            acts.create_task(next(weapons).next(phones, due, waits))
            due += EVERY
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
    for phone in phones.values():
        await phone.aclose()
    print(json.dumps(waits), flush=True)


if __name__ == "__main__":
    kind, at = sys.argv[1], Path(sys.argv[2])
    if kind == "hub":
        hub(at)
    else:
        asyncio.run({"bare": bare, "work": work}[kind](at))
