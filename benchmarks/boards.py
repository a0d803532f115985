"""Three hundred live boards on one hub: how long a STOP takes to be on every one of them, over TLS, while acts go on.

    python benchmarks/boards.py [BOARDS] [STOPS]

The hub runs in a process of its own; so does the floor, a bare asyncio server that sends the same bytes to as many
connections and does nothing else. This process holds the boards of both, in turns; a third hands in twenty acts a
second at the hub all the while. What is quoted is the time from pressing STOP to the last byte of the event at each
board.
"""

import asyncio
import contextlib
import json
import secrets
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx
from benchmarks.blocks import goal, machine

from showclear.desk.clock import RealClock
from showclear.desk.config import DataFolder
from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.desk.wiring import new_production
from showclear.domain.terms import Role
from showclear.web.app import make_app
from showclear.web.lan import Tls, certificates
from showclear.web.production import Production
from showclear.web.run import running

BOARDS, STOPS, EVERY = 300, 20, 0.05
SLUG = "show"


def hub(folder: Path) -> None:
    """A production on TLS until somebody closes our standard input; says address, link token and process first."""
    clock = RealClock()
    desk, _ = new_production(DataFolder(folder), SLUG, "UTC", "p-uma", Role.UPM, clock)
    production = Production(desk, Sessions(None, clock), Feed(desk), {})
    with running(make_app({SLUG: production}), "127.0.0.1", 0, tls_in(folder)) as address:
        links = {name: production.sessions.invite("p-uma") for name in ("token", "worker")}
        print(json.dumps({"address": address, **links}), flush=True)
        sys.stdin.read()
    production.sessions.close()
    desk.close()


def floor(folder: Path) -> None:
    """Sends whatever is posted to everybody who listens."""
    asyncio.run(bare(folder))


async def bare(folder: Path) -> None:
    listening: set[asyncio.StreamWriter] = set()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if head.startswith(b"GET"):
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
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
    port = server.sockets[0].getsockname()[1]
    print(json.dumps({"address": f"https://127.0.0.1:{port}"}), flush=True)
    await asyncio.to_thread(sys.stdin.read)


def tls_in(folder: Path) -> Tls:
    return certificates(folder / "tls", "127.0.0.1", RealClock().now())


@contextlib.contextmanager
def started(kind: str, folder: Path) -> Iterator[tuple[dict[str, str], int]]:
    """What the other process said first, and its process id."""
    with subprocess.Popen(
        [sys.executable, __file__, kind, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield json.loads(process.stdout.readline()), process.pid
        process.stdin.close()
        process.wait(timeout=30)


@contextlib.contextmanager
def at_work(folder: Path, told: dict[str, str]) -> Iterator[list[float]]:
    """A third process hands in acts while the block runs; afterwards the list holds how long each took, in seconds."""
    waits: list[float] = []
    with subprocess.Popen(
        [sys.executable, __file__, "work", str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        base = {"base": f"{told['address']}/api/productions/{SLUG}", "token": told["worker"]}
        print(json.dumps(base), file=process.stdin, flush=True)
        yield waits
        process.stdin.close()
        waits += json.loads(process.stdout.readline())
        process.wait(timeout=30)


class Board:
    """One connection; `came` holds when each event was there whole, with the index it carries (-1 for none)."""

    def __init__(self) -> None:
        self.came: list[tuple[int, float, int]] = []

    async def listen(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                event = await reader.readuntil(b"\n\n")
                index = int(event.split(b"id: ")[1].split(b"\n")[0]) if b"id: " in event else -1
                self.came.append((index, time.perf_counter(), len(event)))

    def at(self, index: int) -> float | None:
        return next((when for seen, when, _ in self.came if seen >= index), None)


@contextlib.asynccontextmanager
async def boards(address: str, path: str, trust: ssl.SSLContext, count: int) -> AsyncIterator[list[Board]]:
    host, _, port = address.removeprefix("https://").partition(":")
    made, tasks, writers = [], [], []
    for _ in range(count):
        reader, writer = await asyncio.open_connection(host, int(port), ssl=trust)
        writer.write(f"GET {path} HTTP/1.1\r\nhost: {host}\r\n\r\n".encode())
        await reader.readuntil(b"\r\n\r\n")
        board = Board()
        made.append(board)
        tasks.append(asyncio.create_task(board.listen(reader)))
        writers.append(writer)
    yield made
    for writer in writers:
        writer.close()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def act(tag: str, **fields: str) -> dict[str, object]:
    return {"acts": [{"id": secrets.token_hex(16), "act": {"act": tag, **fields}}]}


async def working(folder: Path) -> None:
    """Twenty acts a second, each on its beat whether or not the one before was answered, until our input closes."""
    told = json.loads(sys.stdin.readline())
    waits: list[float] = []
    pending: set[asyncio.Task[None]] = set()
    trust = ssl.create_default_context(cafile=folder / "tls" / "authority.crt")
    async with httpx.AsyncClient(base_url=told["base"], verify=trust, timeout=30) as client:
        client.headers["x-csrf-token"] = (await client.post("/enrol", json={"token": told["token"]})).json()["csrf"]

        async def one() -> None:
            begun = time.perf_counter()
            await client.post("/acts", json=act("AddPerson", person=f"p-{secrets.token_hex(6)}", department="cast"))
            waits.append(time.perf_counter() - begun)

        over = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
        while not over.done():
            pending.add(task := asyncio.create_task(one()))
            task.add_done_callback(pending.discard)
            await asyncio.sleep(EVERY)
        await asyncio.gather(*pending)
    print(json.dumps(waits), flush=True)


async def at_the_hub(
    told: dict[str, str], pid: int, trust: ssl.SSLContext, count: int, stops: int
) -> dict[str, list[float]]:
    base = f"{told['address']}/api/productions/{SLUG}"
    arrivals: list[float] = []
    async with httpx.AsyncClient(base_url=base, verify=trust, timeout=30) as client:
        client.headers["x-csrf-token"] = (await client.post("/enrol", json={"token": told["token"]})).json()["csrf"]
        before = resident(pid)
        async with boards(told["address"], f"/api/productions/{SLUG}/stream", trust, count) as listening:
            await asyncio.sleep(1)
            held = (resident(pid) - before) / count
            for _ in range(stops):
                await asyncio.sleep(0.4)
                pressed = time.perf_counter()
                index = (await client.post("/acts", json=act("StopCalled", scope="PRODUCTION"))).json()["entries"][0][
                    "index"
                ]
                await asyncio.sleep(0.6)
                arrivals += [at - pressed for board in listening if (at := board.at(index)) is not None]
            sizes = [float(size) for _, _, size in listening[0].came]
    return {
        "arrivals": arrivals,
        "sizes": sizes,
        "memory": [held],
        "lost": [count * stops - len(arrivals)],
    }


async def at_the_floor(address: str, trust: ssl.SSLContext, count: int, stops: int, size: int) -> list[float]:
    arrivals: list[float] = []
    async with (
        httpx.AsyncClient(base_url=address, verify=trust, timeout=30) as client,
        boards(address, "/", trust, count) as listening,
    ):
        for n in range(stops):
            event = f"id: {n}\ndata: ".encode().ljust(size - 2, b".") + b"\n\n"
            pressed = time.perf_counter()
            await client.post("/", content=event, headers={"connection": "close"})
            await asyncio.sleep(0.5)
            arrivals += [at - pressed for board in listening if (at := board.at(n)) is not None]
    return arrivals


def resident(pid: int) -> float:
    """kB of memory a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("VmRSS")))


def spread(values: list[float]) -> tuple[float, float, float]:
    """p50, p95, p99 in ms."""
    cut = quantiles(values, n=100)
    return cut[49] * 1e3, cut[94] * 1e3, cut[98] * 1e3


def main(count: int, stops: int) -> None:
    print(f"{count} live boards over TLS, {stops} STOPs, 20 acts a second; {machine()}")
    with tempfile.TemporaryDirectory() as root:
        with started("hub", Path(root) / "hub") as (told, pid):
            trust = ssl.create_default_context(cafile=Path(root) / "hub" / "tls" / "authority.crt")
            with at_work(Path(root) / "hub", told) as waits:
                found = asyncio.run(at_the_hub(told, pid, trust, count, stops))
        size = int(sorted(found["sizes"])[len(found["sizes"]) // 2])
        with started("floor", Path(root) / "floor") as (told, pid):
            trust = ssl.create_default_context(cafile=Path(root) / "floor" / "tls" / "authority.crt")
            bare_arrivals = asyncio.run(at_the_floor(told["address"], trust, count, stops, size))
    ours, bare_ones, acts = spread(found["arrivals"]), spread(bare_arrivals), spread(waits)
    print("                       p50 ms   p95 ms   p99 ms")
    for name, values in (
        ("STOP on every board", ours),
        ("bare SSE, same bytes", bare_ones),
        ("an act meanwhile", acts),
    ):
        print(f"  {name:<20}" + "".join(f"{v:9.1f}" for v in values))
    memory, lost = found["memory"][0], found["lost"][0]
    print(f"  {size} bytes an event, {memory:.0f} kB of the hub's memory a board, {lost:.0f} never came")
    goal(f"p99 under 75 ms: {ours[2]:.1f}", ours[2] < 75)
    goal(f"within 2 x of the bare server: {ours[2] / bare_ones[2]:.2f}", ours[2] <= 2 * bare_ones[2])
    goal(f"no act delayed past 25 ms p99: {acts[2]:.1f}", acts[2] <= 25)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in {"hub", "floor", "work"}:
        {"hub": hub, "floor": floor, "work": lambda at: asyncio.run(working(at))}[sys.argv[1]](Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else BOARDS, int(sys.argv[2]) if len(sys.argv) > 2 else STOPS)
