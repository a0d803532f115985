"""A day of tests/cast.py whose acts go through a real desk onto a real record, one envelope at a time."""

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from showclear.desk.clock import ScriptedClock
from showclear.desk.config import BUNDLED, DataFolder, bundled_packs, pack_files
from showclear.desk.handle import Answer, Asked
from showclear.desk.wiring import new_production
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Decision, Verdict
from showclear.domain.terms import How, Role
from showclear.domain.wire import decode_act
from tests.cast import MINUTE, MORNING, Day, refusals

Told = dict[str, Any]  # one act as a client writes it


class DeskDay(Day):
    """Opens a production in `folder` and adopts every bundled pack; from there on, `must` and `ask` as ever."""

    def __init__(self, folder: Path) -> None:
        self.clock = ScriptedClock(MORNING)
        self.at = MORNING
        self._ids = (f"{n:032x}" for n in itertools.count(1))
        self.desk, self.log = new_production(
            DataFolder(folder), "dry-creek", "America/Los_Angeles", "p-uma", Role.UPM, self.clock
        )
        for pack in BUNDLED[1:]:
            files = [
                {"name": name, "digest": hashlib.sha256(content).hexdigest()}
                for name, content in sorted(pack_files(bundled_packs(), pack).items())
            ]
            self.must("p-uma", "AdoptPack", pack=pack, files=files)
        self.state, self.book = self.desk.state, self.desk.book

    def ask(
        self,
        actor: str,
        act: str,
        *,
        texts: Iterable[str] = (),
        after: float = 0.1,
        via: Via | None = None,
        **fields: Any,
    ) -> Decision:
        self.at += int(after * MINUTE)
        answer = self.hand_in(actor, [{"act": act, **fields, "texts": sorted(texts)}], via)[0]
        assert answer.decision is not None
        return answer.decision

    def hand_in(self, actor: str, told: Sequence[Told], via: Via | None = None) -> list[Answer]:
        """One envelope, now, from a screen that shows the newest entry."""
        self.clock.at = self.at
        via = via or Via(how=How.SESSION, seen=self.desk.state.head)
        answers = self.desk.hand_in([self.asked(actor, act, via) for act in told])
        self.state, self.book = self.desk.state, self.desk.book
        return answers

    def asked(self, actor: str, told: Told, via: Via) -> Asked:
        act = decode_act(msgspec.json.encode(told))
        return Asked(id=next(self._ids), actor=actor, via=via, act=act, texts=dict.fromkeys(act.texts, "as said"))

    def allowed(self, actor: str, told: Sequence[Told]) -> list[Answer]:
        """One envelope of which nothing is refused."""
        answers = self.hand_in(actor, told)
        for answer in answers:
            reasons = refusals(answer.decision) if answer.decision else []
            assert answer.verdict is not Verdict.REFUSED, (actor, answer.act, reasons)
        return answers

    def close(self) -> None:
        self.desk.close()
