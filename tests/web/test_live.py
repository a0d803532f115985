"""The board as it is served: who learns of a commit, what gets older without one, and what a lost session loses."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from showclear.boards.weapons import look_lasts, weapons_board
from showclear.cli.serve import command as serve
from showclear.desk.clock import RealClock, ScriptedClock
from showclear.desk.config import DataFolder
from showclear.desk.sessions import LinkRefusedError, Sessions
from showclear.desk.wiring import new_production
from showclear.domain.terms import Role
from tests import cast
from tests.web.hub import Hub, act, hub_at


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with hub_at(tmp_path_factory.mktemp("live")) as made:
        yield made


def test_a_slow_listener_gets_the_newest_head_alone(hub: Hub) -> None:
    client = hub.join()

    async def heard() -> list[int]:
        seen: list[int] = []
        async for state in hub.production.feed.heads():
            seen.append(state.head)
            if len(seen) == 2:
                break
            for _ in range(3):
                await asyncio.to_thread(client.post, "/acts", json={"acts": [act()]})
        return seen

    first, second = asyncio.run(heard())
    assert second == first + 3


def test_a_listener_whose_loop_is_gone_never_troubles_the_desk(hub: Hub) -> None:
    async def leave() -> None:
        await anext(hub.production.feed.heads())

    thread = threading.Thread(target=asyncio.run, args=(leave(),))
    thread.start()
    thread.join()
    assert hub.join().post("/acts", json={"acts": [act()]}).status_code == 200


def test_who_leaves_the_stream_is_no_listener_any_more(hub: Hub) -> None:
    with httpx.stream("GET", f"{hub.address}/stream", timeout=10) as stream:
        lines = stream.iter_lines()  # held: a generator that is dropped hangs up
        assert next(lines).startswith("id: ")
        assert listeners_become(hub, 1)
    assert listeners_become(hub, 0)


def listeners_become(hub: Hub, wanted: int) -> bool:
    """True once the feed has so many; False after five seconds."""
    for _ in range(100):
        if hub.production.feed.listeners == wanted:
            return True
        threading.Event().wait(0.05)
    return False


def test_a_name_that_was_just_given_is_on_the_page(hub: Hub) -> None:
    one = {**act(person="p-new", department="cast"), "texts": {"name": "Nia Newcomer"}}
    hub.join().post("/acts", json={"acts": [one]})
    assert hub.production.names["p-new"] == "Nia Newcomer"


def test_a_lost_phone_is_signed_out_by_its_report(hub: Hub) -> None:
    office = hub.join()
    office.post("/acts", json={"acts": [act("EnrolDevice", device="d-lost", person="p-uma")]})
    lost = hub.join(device="d-lost")
    assert lost.get("/entries").status_code == 200
    office.post("/acts", json={"acts": [act("DeviceRevoked", device="d-lost")]})
    assert lost.get("/entries").status_code == 401


def test_a_set_up_nobody_opened_is_never_ready(hub: Hub) -> None:
    assert hub.join().get("/readiness/su-none").status_code == 404


def test_a_link_that_is_too_old_and_a_link_to_nobody_are_refused(tmp_path: Path) -> None:
    clock = ScriptedClock(1)
    sessions = Sessions(tmp_path / "sessions.sqlite", clock)
    token = sessions.invite("p-uma")
    clock.at += 25 * 3600 * 1_000_000
    with pytest.raises(LinkRefusedError):
        sessions.enrol(token)
    with pytest.raises(ValueError, match="regex"):
        sessions.invite("nobody at all")
    sessions.close()
    assert (tmp_path / "sessions.sqlite").stat().st_mode & 0o077 == 0
    assert token.encode() not in (tmp_path / "sessions.sqlite").read_bytes()


def test_a_look_gets_older_without_any_act_until_it_clears_nothing() -> None:
    day = cast.prepared()
    cast.colt_shown(day)
    lasts = look_lasts(day.state, day.book)
    assert lasts == 30
    fresh = weapons_board(day.state, {}, day.at + 5 * cast.MINUTE, lasts).tiles[0]
    late = weapons_board(day.state, {}, day.at + 60 * cast.MINUTE, lasts).tiles[0]
    assert (fresh.word, late.word, late.why) == ("COLD DUMMY", "NOT CLEAR", "that look is too old")
    assert (fresh.minutes, late.minutes) == (5, 60)


def test_shown_to_nobody_else_is_not_clear() -> None:
    day = cast.prepared()
    cast.open_setup(day)
    cast.unlock_colt(day)
    assert weapons_board(day.state, {}).tiles[0].word == "WITH ARMORER"
    cast.load_colt(day)
    assert weapons_board(day.state, {}).tiles[0].word == "NOT CLEAR"
    cast.show_colt(day)
    assert weapons_board(day.state, {}).tiles[0].why == "nobody else has seen it yet"


def test_guns_out_counts_whose_hands_they_are_in() -> None:
    day = cast.prepared()
    cast.colt_shown(day)
    cast.hand_colt(day)
    cast.take_colt(day)
    cast.rifle_shown(day)
    assert weapons_board(day.state, {}).guns_out == "2 (1 cast, 1 armorer)"


@pytest.mark.parametrize(("clock", "said"), [(ScriptedClock(1), "showclear new"), (RealClock(), "p-ana")])
def test_serve_says_what_it_will_not_serve(tmp_path: Path, clock: RealClock | ScriptedClock, said: str) -> None:
    desk, _ = new_production(DataFolder(tmp_path), "show", "UTC", "p-uma", Role.UPM, clock)
    desk.close()
    answer = CliRunner().invoke(serve, ["--data", str(tmp_path), "--port", "0", "--invite", "p-nobody"])
    assert (answer.exit_code, said in answer.output) == (2, True)


def test_serve_without_a_production_says_how_to_make_one(tmp_path: Path) -> None:
    answer = CliRunner().invoke(serve, ["--data", str(tmp_path)])
    assert (answer.exit_code, "showclear new" in answer.output) == (2, True)
