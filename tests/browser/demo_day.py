"""The demonstration's own production, played up to the evening before, and the day that was written for it."""

import contextlib
import difflib
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from showclear.cli.play import asked_of, lines_of, micros
from showclear.desk.clock import ScriptedClock
from showclear.desk.config import DataFolder
from showclear.desk.folding import entries_of
from showclear.desk.wiring import new_production
from showclear.domain.terms import Role
from tests.browser.crew import DESKTOP, TABLET, Set, Somebody
from tests.browser.hands import Hands
from tests.cast import MINUTE
from tests.taps.desk_day import DeskDay

STORY = Path(__file__).parents[2] / "demo" / "dry-creek.jsonl"
DAY = "2026-06-03"


class DemoDay(DeskDay):
    """Plays what was prepared the day before; the rest is for people at their phones."""

    def __init__(self, folder: Path) -> None:
        lines = list(lines_of(STORY))
        (_, opening), *prep = [one for one in lines if not one[1]["at"].startswith(DAY)]
        self.clock = ScriptedClock(micros(opening["at"], 1))
        act = opening["act"]
        self.desk, self.log = new_production(
            DataFolder(folder), act["slug"], act["zone"], act["person"], Role(act["role"]), self.clock
        )
        for number, told in prep:
            self.clock.at = micros(told["at"], number)
            self.desk.hand_in([asked_of(one, number, STORY.parent, self.desk.bundled()) for one in acts_of(told)])
        self._ids = (f"{n:032x}" for n in itertools.count(1))
        self.state, self.book = self.desk.state, self.desk.book
        self.turns(f"{DAY}T06:00:00-06:00")

    def turns(self, at: str) -> None:
        """The clock of the set goes on to this time of the day."""
        self.at = self.clock.at = micros(at, 0)

    def waits(self, minutes: float) -> None:
        self.at = self.clock.at = self.clock.at + int(minutes * MINUTE)


class DryCreek:
    """The day, its hub, and everybody who ever opened a phone on it."""

    def __init__(self, the_set: Set, day: DemoDay) -> None:
        self.set, self.day = the_set, day
        self.everybody: list[Somebody] = []
        self.pockets: dict[str, Hands] = {}
        self.ana = self.joins("p-ana")
        self.dee = self.joins("p-dee", viewport=TABLET)
        self.maya = self.joins("p-tess")
        self.cam = self.joins("p-cam")
        self.uma = self.joins("p-uma", viewport=DESKTOP)
        self.uma.at("")

    def joins(self, person: str, **context: Any) -> Hands:
        who = self.set.joins(person, **context)
        who.page.set_default_timeout(20_000)
        self.everybody.append(who)
        return Hands(who)

    @contextlib.contextmanager
    def briefly(self, person: str) -> Iterator[Hands]:
        """Their own phone, put away again once they have said their word."""
        hands = self.pockets.get(person) or self.joins(person)
        yield hands
        hands.page.goto("about:blank")
        self.pockets[person] = hands


def acts_of(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The envelope that one line of the demonstration is."""
    return [{**told, "acts": None, **one} for one in told["acts"]] if told.get("acts") else [told]


def said(actor: str, act: str) -> str:
    """One line of a day. Who was checked in is the same thing whoever did it."""
    return act if act == "CheckIn" else f"{act} by {actor}"


def written_for_the_day() -> list[str]:
    """Every act of the demonstration's shooting day, and whose it is."""
    lines = [told for _, told in lines_of(STORY) if told["at"].startswith(DAY)]
    return [said(one["actor"], one["act"]["act"]) for told in lines for one in acts_of(told)]


def on_the_record(day: DemoDay, first: int) -> list[str]:
    """The same of the record, from this entry on."""
    entries = entries_of(day.desk.read(lambda log: list(log.entries())))
    return [said(e.actor, type(e.act).__name__) for e in entries if e.index >= first]


def differences(written: list[str], found: list[str]) -> list[str]:
    """What was written and is not on the record (-), and what is there beside it (+), in the order of the day."""
    lines = difflib.unified_diff(written, found, n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]
