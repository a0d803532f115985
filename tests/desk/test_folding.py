"""At the start a record is read once: the audit tells each entry to whoever folds it."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import ValidationError

from showclear.desk.clock import RealClock
from showclear.desk.config import DataFolder
from showclear.desk.folding import Folding
from showclear.desk.handle import Asked, Desk
from showclear.desk.wiring import new_production, open_existing
from showclear.domain.acts.setting_up import AddPerson
from showclear.domain.acts.shapes import Via
from showclear.domain.terms import How, Role
from showclear.record.errors import RecordDamaged
from showclear.record.keys import load_key
from showclear.record.log import Log

SLUG = "show"


def production(folder: Path, people: int = 5) -> DataFolder:
    data = DataFolder(folder)
    desk, _ = new_production(data, SLUG, "UTC", "p-uma", Role.UPM, RealClock())
    via = Via(how=How.SESSION)
    for n in range(people):
        act = AddPerson(person=f"p-{n}", department="cast")
        desk.hand_in([Asked(id=f"{n:032x}", actor="p-uma", via=via, act=act)])
    desk.close()
    return data


def test_what_is_folded_during_the_audit_is_what_the_desk_folds_by_itself(tmp_path: Path) -> None:
    data = production(tmp_path)
    desk, log = open_existing(data, SLUG, RealClock())
    assert desk.state.head == 5
    assert Desk(log, RealClock(), desk.bundled()).state == desk.state
    desk.close()


def test_after_the_first_finding_nobody_is_told_another_entry(tmp_path: Path) -> None:
    data = production(tmp_path)
    with closing(sqlite3.connect(data.record(SLUG))) as db, db:
        db.execute("UPDATE entry SET actor = 'p-eve' WHERE idx = 2")
    told: list[int] = []

    def read(index: int, _instant: int, _opened: Mapping[str, bytes]) -> None:
        told.append(index)

    with pytest.raises(RecordDamaged):
        Log.open(data.record(SLUG), load_key(data.key(SLUG)), data.mark(SLUG), reader=read)
    assert told == [0, 1]


def test_an_entry_that_cannot_be_folded_is_told_when_the_state_is_asked_for_and_not_before() -> None:
    folding = Folding()
    folding.read(0, 0, dict.fromkeys(("actor", "via", "act", "verdict", "decision"), b'"from a newer engine"'))
    with pytest.raises(ValidationError):
        folding.state()
