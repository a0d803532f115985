"""The adopted packs, compiled: for each act and tier the rules that claim it, with the values in force on a day.

Made by the desk when packs are adopted; the gate only reads it. The digest names the exact bytes it was made from.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from showclear.domain.acts.catalogue import BY_TAG, GOING_AHEAD, REQUESTS
from showclear.domain.acts.setting_up import RuleValue
from showclear.domain.terms import Tier
from showclear.gate.case import Case
from showclear.gate.checks import (
    briefing,
    clearance,
    custody,
    day,
    hand,
    incident,
    load,
    own_act,
    people,
    plan,
    rounds,
    setup,
    stop,
)
from showclear.gate.finding import Found
from showclear.rules.load import read_rules
from showclear.rules.schema import Rule

Check = Callable[[Case, Any], Found]

MODULES = MappingProxyType(
    {
        m.__name__.rsplit(".", 1)[1]: m
        for m in (
            own_act, custody, clearance, stop, load, hand, rounds, plan, setup, people, briefing, incident, day,
        )
    }
)  # fmt: skip

# Names a pack may use for many acts at once.
GROUPS = MappingProxyType(
    {
        "@requests": tuple(c.__name__ for c in REQUESTS),
        "@going-ahead": tuple(sorted(c.__name__ for c in GOING_AHEAD)),
        "@hand-over": ("HandWeapon", "TakeWeapon"),
        "@weapon-in-hand": ("InspectWeapon", "CheckBore", "CleanWeapon", "TestFire", "ShowClear", "ClearAgain",
                            "LoadDummies", "MakeHot", "HandWeapon"),
    }
)  # fmt: skip


class UnknownCheckError(Exception):
    """A rule names a check or an act that this engine does not have."""

    def __init__(self, rule: str, what: str) -> None:
        super().__init__(f"{rule}: {what}. Mend the pack, or use the engine it was written for.")


class Row(NamedTuple):
    """One rule as it stands on one day."""

    id: str
    rule: Rule
    value: RuleValue
    check: Check


def check_of(rule: Rule) -> Check:
    """The function a rule names. Raises UnknownCheckError."""
    module, name = rule.check.split(".")
    found = getattr(MODULES.get(module), name, None)
    if found is None or name.startswith("_"):
        raise UnknownCheckError(rule.id, f"no check {rule.check}")
    check: Check = found
    return check


def acts_of(rule: Rule) -> tuple[str, ...]:
    """The acts a rule claims, groups opened. Raises UnknownCheckError."""
    acts = tuple(a for named in rule.applies_to.acts for a in GROUPS.get(named, (named,)))
    unknown = [a for a in acts if a not in BY_TAG]
    if unknown:
        raise UnknownCheckError(rule.id, f"no act {unknown[0]}")
    return acts


class Book:
    """Rules by id, and for each day the rows by act and tier."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.rules = read_rules(files)
        self.digest = digest_of(files)
        self.has_core = any(id_.startswith("core.") for id_ in self.rules)
        self._checks = {id_: check_of(rule) for id_, rule in self.rules.items()}
        self._acts = {id_: acts_of(rule) for id_, rule in self.rules.items()}
        self._days: dict[date, dict[tuple[str, Tier | None], tuple[Row, ...]]] = {}

    def rows(self, act: str, tier: Tier | None, day: date) -> tuple[Row, ...]:
        """The rules that claim this act at this tier, as they stand on this day, in the order an AD cures them."""
        table = self._days.get(day)
        if table is None:
            if len(self._days) > 366:
                self._days.clear()
            table = self._days.setdefault(day, {})
        key = (act, tier)
        found = table.get(key)
        if found is None:
            found = table[key] = self._rows(act, tier, day)
        return found

    def _rows(self, act: str, tier: Tier | None, day: date) -> tuple[Row, ...]:
        rows = []
        for id_, rule in self.rules.items():
            if act not in self._acts[id_] or (rule.applies_to.tiers and tier not in rule.applies_to.tiers):
                continue
            value = rule.at(day)
            if value is not None:
                rows.append(Row(id_, rule, value.value, self._checks[id_]))
        return tuple(sorted(rows, key=lambda r: (r.rule.step, r.id)))


def digest_of(files: Mapping[str, bytes]) -> str:
    """Names the exact bytes of a set of pack files: SHA-256 over name and digest of each, by name."""
    lines = (f"{name} {hashlib.sha256(files[name]).hexdigest()}\n" for name in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@lru_cache(maxsize=64)
def book_of(files: tuple[tuple[str, bytes], ...]) -> Book:
    """The book of these files, compiled once."""
    return Book(dict(files))
