"""Entries as another engine might have written them: the act as it is told, and allowed whatever our gate thinks."""

from typing import Any

from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Decision, Verdict
from showclear.domain.state import Entry
from showclear.domain.terms import How
from tests.cast import Day

TRUSTED = Decision(verdict=Verdict.ALLOWED, engine="elsewhere-1", book="")


def let_through(day: Day, act: Any) -> Entry:
    return Entry(
        index=day.head + 1,
        instant=day.at,
        actor="p-ana",
        via=Via(how=How.SESSION),
        act=act,
        verdict=Verdict.ALLOWED,
        decision=TRUSTED,
    )


def told(name: str, **fields: Any) -> Any:
    """The act, as it would have been asked on an empty day."""
    day = Day()
    day.ask("p-ana", name, **fields)
    return day.entries[-1].act
