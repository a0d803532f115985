"""Three hundred live boards on one hub: how long a STOP takes to be on every one of them, over TLS, while acts go on.

    python benchmarks/boards.py [BOARDS] [STOPS] [SECONDS ALONE]

Beside the hub stands its floor: a bare asyncio server that holds as many boards and does nothing but send. After every
STOP at the hub the bytes of that very event are sent by the bare server, and the ratio is that of each such pair. A
dozen weapons are out; a third process hands in twenty acts a second at the hub from before the first board until after
the last STOP: hand-overs, looks, takes, returns. It says how long each took from the moment it was due. Every STOP is
restarted by two people before the next, so that no board grows.

What is quoted of a STOP is the time from pressing it to the last byte of the event at each board.
"""

import asyncio
import contextlib
import json
import os
import ssl
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import AsyncIterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx
from benchmarks.blocks import goal, machine
from benchmarks.board_day import PARKED
from benchmarks.board_servers import OPEN, SLUG, hand_in, joined, said_by, started, trust_of
from msgspec import Struct

BOARDS, STOPS, ALONE = 300, 20, 20.0
PATIENCE: Final = 5.0  # seconds until an event that has not come is lost
STOP: Final = {"act": "StopCalled", "scope": "WEAPON", "subject": PARKED}


class Board:
    """One connection. `newest` holds the last event whole."""

    def __init__(self) -> None:
        self.indexes: list[int] = []
        self.whens: list[float] = []
        self.newest = b""

    async def listen(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                told = await reader.readuntil(b"\n\n")
                at, begins = time.perf_counter(), told.find(b"id: ", 0, 64)  # the size of a chunk may stand before it
                if begins >= 0:
                    self.newest = told[begins:]
                    self.indexes.append(index_of(self.newest))
                    self.whens.append(at)

    def at(self, index: int) -> float | None:
        """When it first showed this entry; None while it does not."""
        place = bisect_left(self.indexes, index)
        return self.whens[place] if place < len(self.whens) else None


def index_of(event: bytes) -> int:
    return int(event[4 : event.index(b"\n")])


class Pair(Struct, frozen=True):
    """One STOP: the seconds until it was on each board of the hub, and the same bytes on each board of the floor."""

    hub: list[float]
    floor: list[float]
    size: int


class Found(Struct, frozen=True):
    pairs: list[Pair]
    begun: float  # the first board is opened
    first: float  # the first STOP is pressed
    memory: float  # kB of the hub for each board
    events: float  # a second, at each board of the hub


@contextlib.asynccontextmanager
async def boards(address: str, head: str, trust: ssl.SSLContext, count: int) -> AsyncIterator[list[Board]]:
    host, _, port = address.removeprefix("https://").partition(":")
    made, tasks, writers = [], [], []
    for _ in range(count):
        reader, writer = await asyncio.open_connection(host, int(port), ssl=trust, limit=1 << 20)
        writer.write(f"{head}\r\nhost: {host}\r\n\r\n".encode())
        await reader.readuntil(b"\r\n\r\n")
        board = Board()
        made.append(board)
        tasks.append(asyncio.create_task(board.listen(reader)))
        writers.append(writer)
    try:
        yield made
    finally:
        for task in tasks:
            task.cancel()
        for writer in writers:
            writer.transport.abort()
        await asyncio.gather(*tasks, return_exceptions=True)


async def on_all(watched: list[Board], index: int, pressed: float) -> list[float]:
    """Seconds from the press until each of these boards showed the entry; a board that never does is left out."""
    while time.perf_counter() < pressed + PATIENCE and any(board.at(index) is None for board in watched):
        await asyncio.sleep(0.02)
    return [at - pressed for board in watched if (at := board.at(index)) is not None]


class Set:
    """The phones of whoever calls the STOP and restarts, and the line on which the bare server is told what to send."""

    def __init__(self, phones: dict[str, httpx.AsyncClient], floor: httpx.AsyncClient) -> None:
        self.phones, self.floor = phones, floor

    async def pair(self, ours: list[Board], theirs: list[Board]) -> Pair:
        pressed = time.perf_counter()
        index = await hand_in(self.phones["p-cam"], STOP)
        at_hub = await on_all(ours, index, pressed)
        event = ours[0].newest
        await asyncio.sleep(0.1)
        pressed = time.perf_counter()
        (await self.floor.post("/", content=event)).raise_for_status()
        at_floor = await on_all(theirs, index_of(event), pressed)
        await self.restart(index)
        return Pair(at_hub, at_floor, len(event))

    async def restart(self, index: int) -> None:
        asked = await hand_in(self.phones["p-dee"], {"act": "Restart", "stop": f"s{index}"}, reason="Looked into.")
        await hand_in(self.phones["p-ana"], {"act": "Countersign", "of": asked})
        await asyncio.sleep(0.3)


async def watched(hub: dict[str, Any], pid: int, floor: str, root: Path, count: int, stops: int) -> Found:
    """Both servers with their boards at once, and a STOP at each in turn."""
    trust, base = trust_of(root / "hub"), f"{hub['address']}/api/productions/{SLUG}"
    phones = {person: await joined(base, token, trust) for person, token in hub["watching"].items()}
    head = f"GET /api/productions/{SLUG}/stream HTTP/1.1\r\ncookie: {cookies_of(phones['p-cam'])}"
    theirs_trust = trust_of(root / "floor")
    async with httpx.AsyncClient(base_url=floor, verify=theirs_trust, timeout=30, limits=OPEN) as teller:
        the_set, begun, before = Set(phones, teller), time.perf_counter(), resident(pid)
        async with boards(hub["address"], head, trust, count) as ours:
            await asyncio.sleep(1)
            memory = (resident(pid) - before) / count
            async with boards(floor, "GET / HTTP/1.1", theirs_trust, count) as theirs:
                await teller.post("/", content=b": the line is open\n\n")
                await asyncio.sleep(1)
                first = time.perf_counter()
                pairs = [await the_set.pair(ours, theirs) for _ in range(stops)]
                went_on = time.perf_counter() - first
    events = sum(when >= first for board in ours for when in board.whens) / count / went_on
    for phone in phones.values():
        await phone.aclose()
    return Found(pairs, begun, first, memory, events)


def cookies_of(client: httpx.AsyncClient) -> str:
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def resident(pid: int) -> float:
    """kB of memory a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("VmRSS")))


def spread(values: list[float]) -> tuple[float, float, float]:
    """p50, p95, p99 in ms."""
    cut = quantiles(values, n=100, method="inclusive")
    return cut[49] * 1e3, cut[94] * 1e3, cut[98] * 1e3


def measured(count: int, stops: int, alone: float) -> tuple[Found, list[tuple[float, float]]]:
    """What the boards saw, and of every act when it was due and how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with started("hub", root / "hub") as (hub, process), started("bare", root / "floor") as (floor, _):
            told = {"base": f"{hub['address']}/api/productions/{SLUG}", "working": hub["working"]}
            with started("work", root / "hub", told) as (_, worker):
                time.sleep(alone)
                found = asyncio.run(watched(hub, process.pid, floor["address"], root, count, stops))
                assert worker.stdin is not None
                worker.stdin.close()
                waits: list[tuple[float, float]] = json.loads(said_by(worker))
    return found, waits


def main(count: int, stops: int, alone: float) -> None:
    print(f"{count} live boards over TLS, {stops} STOPs, 20 acts a second; {machine()}; load {os.getloadavg()[0]:.1f}")
    found, waits = measured(count, stops, alone)
    ours = spread([s for pair in found.pairs for s in pair.hub])
    acts = spread([wait for due, wait in waits if due >= found.first])
    rows = {
        "STOP on every board": ours,
        "bare SSE, same bytes": spread([s for pair in found.pairs for s in pair.floor]),
        "an act, no boards": spread([wait for due, wait in waits if due < found.begun]),
        f"an act, {count} boards": acts,
    }
    print("                         p50 ms   p95 ms   p99 ms")
    for name, values in rows.items():
        print(f"  {name:<22}" + "".join(f"{v:9.1f}" for v in values))
    ratios = sorted(spread(pair.hub)[2] / spread(pair.floor)[2] for pair in found.pairs)
    print(
        f"  p99 of a pair: {ratios[0]:.2f} to {ratios[-1]:.2f} of the bare server's, {median(ratios):.2f} in the middle"
    )
    sizes = sorted(pair.size for pair in found.pairs)
    print(f"  {sizes[0]} to {sizes[-1]} bytes an event, {found.events:.1f} events a second at each board of the hub")
    print(f"  {found.memory:.0f} kB of the hub's memory a board")
    lost = sum(2 * count - len(pair.hub) - len(pair.floor) for pair in found.pairs)
    goal(f"a STOP is on every board: {lost} never came", lost == 0)
    goal(f"p99 under 75 ms: {ours[2]:.1f}", ours[2] < 75)
    goal(f"within 2 x of the bare server: {median(ratios):.2f}", median(ratios) <= 2)
    goal(f"no act delayed past 25 ms p99: {acts[2]:.1f}", acts[2] <= 25)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else BOARDS,
        int(sys.argv[2]) if len(sys.argv) > 2 else STOPS,
        float(sys.argv[3]) if len(sys.argv) > 3 else ALONE,
    )
