"""The day and the armory session: open before anything goes ahead, and wrapped only when everything is back."""

from datetime import date
from typing import Any

from showclear.domain.terms import OUT, RoundClass, Tier
from showclear.gate.case import Case, day_of
from showclear.gate.finding import Found, failed, missing


def is_open(case: Case, _value: Any) -> Found:
    """A day of the unit, or an armory session, is open."""
    if case.unit is None:
        return missing()
    return None if case.unit.day_open or case.unit.armory_open else missing(None, case.unit.id, case.unit.day_index)


def day_is_open(case: Case, _value: Any) -> Found:
    """A set-up, a meeting and a wrap are of an open day."""
    if case.unit is None or case.unit.day_open:
        return None
    return missing(None, case.unit.id, case.unit.day_index)


def is_today(case: Case, value: Any) -> Found:
    """The date named is today's, give or take what zones and nights make of it: it says which values are in force."""
    today = day_of(case.instant)
    named: date = getattr(case.act, "date", None) or today
    return None if abs((named - today).days) <= int(value) else failed(named.isoformat(), today.isoformat())


def not_yet_open(case: Case, _value: Any) -> Found:
    """One day of a unit at a time."""
    return failed(None, case.unit.id, case.unit.day_index) if case.unit is not None and case.unit.day_open else None


def counted_in(case: Case, _value: Any) -> Found:
    """The opening count was the book's."""
    if case.unit is None or case.unit.opening_gap < 0:
        return None
    return failed(None, case.unit.id, case.unit.opening_gap)


def weapons_in(case: Case, _value: Any) -> Found:
    """No weapon is out when the day wraps."""
    out = [w for w in case.state.weapons.values() if w.custody in OUT]
    return failed(tuple(w.id for w in out), out[0].id, *(w.changed for w in out)) if out else None


def containers_in(case: Case, _value: Any) -> Found:
    """No container of rounds is out when the day wraps."""
    out = [c for c in case.state.containers.values() if c.custody in OUT]
    return failed(tuple(c.id for c in out), out[0].id, *(c.moved for c in out)) if out else None


def dummies_balance(case: Case, _value: Any) -> Found:
    """Every dummy is back, and the last count was the book's."""
    off = [c for c in case.state.containers.values() if c.round_class is not RoundClass.BLANK and not c.balances]
    if not off:
        return None
    gap = off[0].adrift or off[0].held - off[0].counted_as
    return failed(gap, off[0].id, off[0].moved, off[0].counted)


def off_counts_explained(case: Case, _value: Any) -> Found:
    """Where a count of dummies was off, every round was looked at since, or what lacks was written off."""
    off = [c for c in case.state.containers.values() if not c.is_explained]
    return failed(None, off[0].id, *(c.off for c in off)) if off else None


def counted_at_wrap(case: Case, _value: Any) -> Found:
    """Every container of dummies that moved today was counted since, and so was any that was to be counted again."""
    opened = case.unit.day_index if case.unit else -1
    due = [
        c
        for c in case.state.containers.values()
        if c.round_class is not RoundClass.BLANK and (c.recount or (c.moved > opened and c.counted < c.moved))
    ]
    return missing(tuple(c.id for c in due), due[0].id, due[0].moved) if due else None


def nobody_loaded(case: Case, _value: Any) -> Found:
    """Nothing is loaded when the day wraps."""
    loaded = [w for w in case.state.weapons.values() if w.load and w.tier() is not Tier.T0]
    return failed(loaded[0].rounds, loaded[0].id, loaded[0].changed) if loaded else None
