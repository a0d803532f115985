"""What goes out to everybody who watches: nobody misses the newest, nobody is told twice what changes nothing."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from showclear.domain.state import State
from showclear.web.live import BEAT, BEATEN, GROUP, Channel, View
from tests.web.hub import Hub, act, hub_at

ASKED = b"event: asked\ndata: 1\n\n"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with hub_at(tmp_path) as made:
        yield made


def channel_of(hub: Hub) -> Channel:
    """Shows the STOPs; draws the index."""
    return Channel(hub.production, View("test", lambda state: tuple(state.stops), lambda state: f"at {state.head}"))


def index_in(event: bytes) -> int:
    return int(event.split(b"id: ")[1].split(b"\n")[0])


async def recorded(hub: Hub, tag: str, **fields: str) -> int:
    client = hub.joined[0]
    answer = await asyncio.to_thread(client.post, "/acts", json={"acts": [act(tag, **fields)]})
    return int(answer.json()["entries"][0]["index"])


async def until(listening: AsyncIterator[bytes], index: int) -> int:
    """How many events came until one with at least this index."""
    count = 0
    async with asyncio.timeout(10):
        async for event in listening:
            count += event is not BEATEN
            if event is not BEATEN and index_in(event) >= index:
                return count
    raise AssertionError("it ended")


async def but_beats(listening: AsyncIterator[bytes]) -> bytes:
    """The next event that is no beat."""
    return await anext(event async for event in listening if event is not BEATEN)


def test_a_hundred_listeners_all_learn_of_a_stop(hub: Hub) -> None:
    hub.join()

    async def story() -> list[int]:
        channel = channel_of(hub)
        listeners = [channel.listen() for _ in range(4 * GROUP)]
        for one in listeners:
            await anext(one)
        index = await recorded(hub, "StopCalled", scope="PRODUCTION")
        counts = await asyncio.gather(*(until(one, index) for one in listeners))
        await asyncio.gather(*(one.aclose() for one in listeners))  # type: ignore[attr-defined]
        return counts

    assert asyncio.run(story()) == [1] * 4 * GROUP


def test_a_listener_that_was_busy_gets_the_newest_as_soon_as_it_asks(hub: Hub) -> None:
    hub.join()

    async def story() -> int:
        channel = channel_of(hub)
        quick, busy = channel.listen(), channel.listen()
        await anext(quick)
        await anext(busy)
        for _ in range(3):
            last = await recorded(hub, "StopCalled", scope="PRODUCTION")
            await until(quick, last)
        async with asyncio.timeout(4):
            told = index_in(await anext(busy))
        for one in (quick, busy):
            await one.aclose()  # type: ignore[attr-defined]
        return told - last

    assert asyncio.run(story()) == 0


def test_what_changes_nothing_to_be_seen_is_told_once_and_late(hub: Hub) -> None:
    hub.join()

    async def story() -> int:
        channel = channel_of(hub)
        listening = channel.listen()
        await anext(listening)
        await recorded(hub, "StopCalled", scope="PRODUCTION")
        await anext(listening)
        for _ in range(10):
            last = await recorded(hub, "AddPerson", person=f"p-{_}", department="cast")
        count = await until(listening, last)
        await listening.aclose()  # type: ignore[attr-defined]
        return count

    assert asyncio.run(story()) <= 2


def test_when_nobody_listens_nobody_is_drawn_for(hub: Hub) -> None:
    hub.join()
    drawn: list[int] = []

    def draws(state: State) -> str:
        drawn.append(state.head)
        return ""

    async def story() -> None:
        channel = Channel(hub.production, View("test", lambda state: state.head, draws))
        listening = channel.listen()
        await anext(listening)
        await listening.aclose()  # type: ignore[attr-defined]
        before = len(drawn)
        await recorded(hub, "StopCalled", scope="PRODUCTION")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 0.2)
        assert (len(drawn), channel.listeners) == (before, 0)

    asyncio.run(story())


def test_what_is_said_to_one_person_comes_at_once_on_each_of_their_pages_and_draws_nothing(hub: Hub) -> None:
    hub.join()
    drawn: list[int] = []

    def draws(state: State) -> str:
        drawn.append(state.head)
        return "a board"

    async def story() -> tuple[bytes, bytes, int]:
        channel = Channel(hub.production, View("test", lambda state: tuple(state.stops), draws))
        board, page, other = channel.listen("p-dee"), channel.listen("p-dee"), channel.listen("p-cam")
        for one in (board, page, other):
            await anext(one)
        nexts = [asyncio.ensure_future(but_beats(one)) for one in (board, page, other)]
        await asyncio.sleep(0)
        channel.poke({"p-dee"}, ASKED)
        async with asyncio.timeout(BEAT / 2):  # before anything else would have woken them
            told = await asyncio.gather(*nexts[:2])
        draws_before = len(drawn)
        await recorded(hub, "StopCalled", scope="PRODUCTION")
        told_other = await nexts[2]
        for one in (board, page, other):
            await one.aclose()  # type: ignore[attr-defined]
        assert b"a board" in told_other
        return (*told, draws_before)

    assert asyncio.run(story()) == (ASKED, ASKED, 1)


def test_what_is_said_to_somebody_whose_line_is_busy_waits_for_it(hub: Hub) -> None:
    hub.join()

    async def story() -> bytes:
        channel = channel_of(hub)
        busy = channel.listen("p-dee")
        await anext(busy)
        channel.poke({"p-dee"}, ASKED)
        async with asyncio.timeout(BEAT / 2):
            told = await but_beats(busy)
        await busy.aclose()  # type: ignore[attr-defined]
        return told

    assert asyncio.run(story()) == ASKED
