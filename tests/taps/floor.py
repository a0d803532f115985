"""The floor of a set: who pressed what, how many choices each press carried, and how long all of it took at screens.

One press is one envelope that one person sends: a touch, with the number or the answer it chooses. An envelope of
several acts is one press, however many of them there are. `choices` is the other side of that: what a form inside the
envelope would ask one by one if nothing were filled in for anybody (a count, a tick of a chamber, a voucher).

The seconds are a model, not a measurement: 4 s a press, and 1 s for every choice beyond a press's first. What one
person does follows one after another; what is pressed `together` runs beside, and the slowest decides. Shooting,
walking and looking are not in it.
"""

import contextlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from showclear.desk.handle import Answer
from showclear.domain.terms import Role
from tests.cast import MINUTE, PEOPLE
from tests.taps.desk_day import DeskDay, Told

PRESS_SECONDS: Final = 4
CHOICE_SECONDS: Final = 1
COLUMNS: Final = ("weapons", "1st AD", "2nd AD", "in line", "holder")
COLUMN_OF: Final = {
    Role.ARMORER: "weapons",
    Role.PROPERTY_MASTER: "weapons",
    Role.FIRST_AD: "1st AD",
    Role.SECOND_AD: "2nd AD",
    Role.CAMERA: "in line",
    Role.PERFORMER: "holder",
}
NUMBERS: Final = ("count", "fired", "unfired", "failed", "saw", "distance")
LISTS: Final = ("counts", "items")


class Press(Struct, frozen=True, kw_only=True):
    phase: str
    actor: str
    column: str
    acts: tuple[str, ...]
    choices: int
    began: int  # seconds since the first press of the day
    ended: int


def choices(act: Told) -> int:
    """How much of this act somebody chose: every number, every tick of a look, every row of a list."""
    found = sum(key in act for key in NUMBERS) + sum(len(act.get(key, ())) for key in LISTS)
    for key in ("rounds", "weapons"):  # a number in some acts, a list in others
        told = act.get(key)
        found += len(told) if isinstance(told, list) else int(told is not None)
    look = act.get("look")
    return found + (len(look["chambers"]) + len(look) - 1 if look else 0)


class Floor(DeskDay):
    """A day on which presses are counted. `must` and `ask` are the preparation, and are not."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.presses: list[Press] = []
        self._phase = ""
        self._now = 0  # seconds at screens so far
        self._beside: dict[str, int] | None = None  # person -> when they are free, while several press together

    def press(self, actor: str, *acts: Told) -> list[Answer]:
        """One person sends one envelope; nothing of it may be refused."""
        chosen = sum(choices(act) for act in acts)
        took = PRESS_SECONDS + CHOICE_SECONDS * max(0, chosen - 1)
        began = self._now if self._beside is None else self._beside.get(actor, self._now)
        if self._beside is None:
            self._now = began + took
        else:
            self._beside[actor] = began + took
        self.at += took * (MINUTE // 60)
        self.presses.append(
            Press(
                phase=self._phase,
                actor=actor,
                column=COLUMN_OF[PEOPLE[actor][1]],
                acts=tuple(str(act["act"]) for act in acts),
                choices=chosen,
                began=began,
                ended=began + took,
            )
        )
        return self.allowed(actor, acts)

    @contextlib.contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """What the presses inside are for, so that a budget can be held against them."""
        before, self._phase = self._phase, name
        yield
        self._phase = before

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Several people press at the same time; the day goes on when the last has."""
        self._beside = {}
        yield
        self._now = max([self._now, *self._beside.values()])
        self._beside = None

    def passes(self, minutes: float) -> None:
        """Time in which a scene is shot and nobody touches a screen."""
        self.at += int(minutes * MINUTE)

    @property
    def seconds(self) -> int:
        return self._now

    @property
    def people(self) -> int:
        return len({p.actor for p in self.presses})

    def phases(self) -> dict[str, Counter[str]]:
        """Presses by column, for each phase in order."""
        found: dict[str, Counter[str]] = {}
        for press in self.presses:
            found.setdefault(press.phase, Counter())[press.column] += 1
        return found
