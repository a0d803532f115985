"""A record decided again: the same bytes, whatever the hash seed, with or without its texts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from showclear.desk.clock import ScriptedClock
from showclear.desk.config import DataFolder
from showclear.desk.handle import Asked, Desk, IdTakenError, NotAnActError
from showclear.desk.replay import Judged, replay
from showclear.desk.wiring import new_production, open_existing
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Verdict
from showclear.domain.fold.fold import step
from showclear.domain.state import EMPTY
from showclear.domain.terms import How, Role
from showclear.domain.wire import decode_act, encode_decision, entry_of
from showclear.gate.decide import decide
from showclear.record.disclosure import leaf_header, open_pairs
from showclear.record.log import Log

STORY = Path(__file__).parents[2] / "demo" / "dry-creek.jsonl"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Dry Creek, played once through the command line."""
    data = tmp_path_factory.mktemp("played")
    showclear(["play", str(STORY), "--json", "--data", str(data)])
    return DataFolder(data)


def showclear(arguments: list[str], seed: str = "0") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", "from showclear.cli.main import main; main()", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_every_decision_has_the_same_bytes_under_another_hash_seed(played: DataFolder, seed: str) -> None:
    told = json.loads(showclear(["replay", str(played.record("dry-creek")), "--json"], seed).stdout)
    assert told["differs"] == told["cannot be judged"] == 0
    assert told["same"] > 200


def test_every_decision_has_the_same_bytes_with_every_text_deleted(played: DataFolder) -> None:
    log = Log.read(played.record("dry-creek"))
    assert {judged for _, judged in replay(log)} == {Judged.SAME}
    stripped, whole = EMPTY, EMPTY
    for stored in log.entries():
        opened = open_pairs(stored.leaf, stored.disclosures)
        bare = {path: value for path, value in opened.items() if not path.startswith("text.")}
        instant = leaf_header(stored.leaf).rec
        stripped = step(stripped, entry_of(stored.index, instant, bare))
        whole = step(whole, entry_of(stored.index, instant, opened))
    assert stripped == whole
    log.close()


def test_a_changed_decision_is_named(played: DataFolder) -> None:
    log = Log.read(played.record("dry-creek"))
    entries = [entry_of(s.index, leaf_header(s.leaf).rec, open_pairs(s.leaf, s.disclosures)) for s in log.entries()]
    refused = next(e for e in entries if e.verdict is Verdict.REFUSED and e.decision and e.decision.reasons)
    desk = Desk(log, ScriptedClock(), {})
    state = EMPTY
    for entry in entries[: refused.index]:
        state = step(state, entry)
    again = decide(state, refused.act, "p-nobody", desk.book, refused.instant, refused.via)
    assert encode_decision(again) != encode_decision(refused.decision)
    log.close()


def asked(id_: str = "0" * 32, actor: str = "p-uma", department: str = "cast") -> Asked:
    act = decode_act(json.dumps({"act": "AddPerson", "person": "p-new", "department": department}).encode())
    return Asked(id=id_, actor=actor, via=Via(how=How.SESSION), act=act)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    clock = ScriptedClock(1_800_000_000_000_000)
    return new_production(DataFolder(tmp_path), "show", "UTC", "p-uma", Role.UPM, clock)[0]


def test_an_id_handed_in_twice_gets_the_same_answer_and_one_entry(desk: Desk) -> None:
    first = desk.hand_in([asked()])
    second = desk.hand_in([asked()])
    assert first == second
    assert desk.state.head == first[0].index


@pytest.mark.parametrize("other", [asked(actor="p-else"), asked(department="camera")])
def test_an_id_handed_in_with_something_else_is_refused_as_no_act(desk: Desk, other: Asked) -> None:
    desk.hand_in([asked()])
    with pytest.raises(IdTakenError):
        desk.hand_in([other])


def test_the_hubs_own_acts_are_not_for_anybody_else(desk: Desk) -> None:
    act = decode_act(b'{"act": "ClockRanOut", "of": 0, "deadline": "x"}')
    with pytest.raises(NotAnActError):
        desk.hand_in([Asked(id="1" * 32, actor="p-uma", via=Via(how=How.SESSION), act=act)])
    assert desk.state.head == 0


def test_a_clock_that_steps_back_is_written_down_and_never_goes_below_the_last_entry(tmp_path: Path) -> None:
    clock = ScriptedClock(1_800_000_000_000_000)
    desk, _ = new_production(DataFolder(tmp_path), "show", "UTC", "p-uma", Role.UPM, clock)
    clock.at -= 3_000_000
    answer = desk.hand_in([asked()])[0]
    assert (answer.index, answer.instant) == (2, 1_800_000_000_000_000)
    assert desk.state.stepped == 1


def test_what_was_answered_is_there_when_the_production_is_opened_again(tmp_path: Path) -> None:
    clock = ScriptedClock(1_800_000_000_000_000)
    data = DataFolder(tmp_path)
    desk, _ = new_production(data, "show", "UTC", "p-uma", Role.UPM, clock)
    desk.hand_in([asked()])
    before = desk.state
    desk.close()
    again, _ = open_existing(data, "show", clock)
    assert again.state == before
    again.close()
