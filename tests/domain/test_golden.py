"""Bytes that were once on a record are read for ever, and an entry that is said again has the bytes it had."""

import json
from typing import Any

import msgspec
import pytest

from showclear.domain.acts.catalogue import ACTS, BY_TAG
from showclear.domain.acts.on_set import TakeWeapon
from showclear.domain.acts.setting_up import EngineChanged
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Decision, Outcome, Reason, Verdict
from showclear.domain.state import Entry
from showclear.domain.terms import How
from showclear.domain.wire import SCHEMA, STRUCTURE, decode_act, encode_act, entry_of, pairs_of, texts_of
from tests.domain.write_golden import COMMAND, GOLDEN, MEANT, WIRE, lacking, lines, spelled, told

PAIRS = [(wire, json.loads(meant)) for wire, meant in zip(lines(WIRE), lines(MEANT), strict=True)]
NAMES = [f"{meant['act']} in {len(line)} bytes" for line, meant in PAIRS]
ENTRIES = json.loads((GOLDEN / f"entries.v{SCHEMA}.json").read_text(encoding="utf-8"))


def says(told: Any, meant: Any) -> bool:
    """Everything meant is told; a field that is newer than the golden line may be told beside it."""
    if isinstance(meant, dict):
        return isinstance(told, dict) and all(key in told and says(told[key], meant[key]) for key in meant)
    if isinstance(meant, list):
        return len(told) == len(meant) and all(map(says, told, meant))
    return type(told) is type(meant) and bool(told == meant)


def test_every_act_and_every_field_of_it_stands_in_golden_bytes() -> None:
    assert len(BY_TAG) == len(ACTS)
    assert lacking() == {}, f"Run `{COMMAND}`, and read what it adds: those bytes are for ever."


def test_no_golden_line_is_of_an_act_or_a_field_that_has_gone() -> None:
    """What was once on a record is read for ever, so an act never leaves the catalogue, nor a field its act."""
    fields = {c.__name__: {f.encode_name for f in msgspec.structs.fields(c)} for c in ACTS}
    assert {act: gone for act, had in told().items() if (gone := had - fields.get(act, set()))} == {}


@pytest.mark.parametrize(("line", "meant"), PAIRS, ids=NAMES)
def test_golden_bytes_mean_what_they_meant(line: str, meant: dict[str, Any]) -> None:
    act = decode_act(line.encode())
    assert type(act).__name__ == meant["act"]
    assert says(spelled(act), meant)


@pytest.mark.parametrize(("line", "meant"), PAIRS, ids=NAMES)
def test_the_same_act_said_today_has_the_golden_bytes(line: str, meant: dict[str, Any]) -> None:
    kind = BY_TAG[meant["act"]]
    said: Any = msgspec.convert(json.loads(line), kind)
    assert encode_act(said) == line.encode()
    assert encode_act(decode_act(line.encode())) == line.encode()
    assert msgspec.convert(meant, kind) == decode_act(line.encode())


FULLEST = Entry(
    index=7,
    instant=1_780_470_000_000_001,
    actor="p-tess",
    via=Via(
        how=How.SPOKEN, device="d-tablet", heard=("p-dee", "p-ana"), seen=6, first=5, occurred=1_780_469_999_000_000
    ),
    act=TakeWeapon(weapon="w-colt", texts=("answer",)),
    verdict=Verdict.REFUSED,
    decision=Decision(
        verdict=Verdict.REFUSED,
        engine="showclear-1",
        book="ab" * 32,
        reasons=(
            Reason(rule="core.fresh", outcome=Outcome.FAILED, value=30, saw=31, subject="w-colt", because=(3, 4)),
            Reason(rule="core.seen", outcome=Outcome.MISSING, value=True, saw=("p-cam", "p-dee")),
            Reason(rule="house.count", outcome=Outcome.ADVISED, value=("core",), saw="first_ad"),
            Reason(rule="house.meal", outcome=Outcome.OVERRIDDEN, value="x", saw=False),
            Reason(rule="house.rest", outcome=Outcome.RAISED),
        ),
        held=12,
    ),
)
BAREST = Entry(
    index=0,
    instant=0,
    actor="hub",
    via=Via(how=How.HUB),
    act=EngineChanged(engine="showclear-2"),
    verdict=Verdict.RECORDED,
    decision=None,
)
SAID = [(FULLEST, {"answer": "Six dummies — I saw “them”.\n\u2028\U0001f3ac"}), (BAREST, {})]


@pytest.mark.parametrize(
    ("entry", "texts", "golden"), [(*said, golden) for said, golden in zip(SAID, ENTRIES, strict=True)]
)
def test_an_entry_has_its_golden_bytes_and_is_read_back_from_them(
    entry: Entry, texts: dict[str, str], golden: dict[str, str]
) -> None:
    assert pairs_of(entry, texts) == [(path, content.encode()) for path, content in golden.items()]
    assert tuple(golden)[: len(STRUCTURE)] == STRUCTURE
    opened = {path: content.encode() for path, content in golden.items()}
    assert entry_of(entry.index, entry.instant, opened) == entry
    assert texts_of(opened) == texts
