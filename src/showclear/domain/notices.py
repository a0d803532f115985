"""What the notices of a day are worth now: which ones stand, whether they still say what is planned, who has not
confirmed.
"""

from collections.abc import Iterable

from showclear.domain.days import Notice
from showclear.domain.state import State
from showclear.domain.terms import Day


def standing(state: State, unit: str, day: Day) -> tuple[Notice, ...]:
    """The notices of this unit and day that no other replaced, oldest first."""
    return tuple(n for n in state.notices.values() if n.unit == unit and n.date == day and n.replaced < 0)


def planned_for(state: State, unit_id: str, day: Day) -> tuple[str, ...]:
    """The approved plans for the scenes of this unit's day: of its meeting, and of set-ups opened since it began."""
    unit = state.units.get(unit_id)
    if unit is None or not unit.day_open or unit.date != day:
        return ()
    scenes = {s.scene for s in state.setups.values() if s.unit == unit_id and s.index > unit.day_index}
    scenes |= set(unit.meeting.scenes) if unit.meeting else set()
    return tuple(p.id for p in state.plans.values() if p.is_approved and scenes.intersection(p.scenes))


def stale(state: State, notice: Notice) -> tuple[str, ...]:
    """The plans because of which a notice is out of date: drafted anew, approved no more, or not in any that stands."""
    old = []
    for told in notice.plans:
        plan = state.plans.get(told.plan)
        if plan is None or plan.version != told.version or not plan.is_approved:
            old.append(told.plan)
    beside = {told.plan for n in standing(state, notice.unit, notice.date) for told in n.plans}
    listed = beside | {told.plan for told in notice.plans}
    return (*old, *(p for p in planned_for(state, notice.unit, notice.date) if p not in listed))


def unconfirmed(notices: Iterable[Notice], people: Iterable[str]) -> tuple[str, ...]:
    """Those who have not confirmed every notice addressed to them, or to whom none is addressed."""
    told = tuple(notices)
    return tuple(p for p in people if not _has_confirmed(told, p))


def _has_confirmed(notices: tuple[Notice, ...], person: str) -> bool:
    mine = [n for n in notices if person in n.addressed]
    return bool(mine) and all(person in n.confirmed for n in mine)
