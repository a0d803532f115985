"""A rule pack as typed values: what stands in the TOML, no more. docs/packs.md explains it to armorers and lawyers.

Per rule one id for ever, one check, the acts it claims, its sentences; per value one citation, one authority, one day.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from showclear.domain.acts.setting_up import RuleValue
from showclear.domain.terms import Role, RuleId, Tier


class Authority(StrEnum):
    LAW = "law"
    AGREEMENT = "agreement"
    GUIDE = "guide"
    PRACTICE = "practice"
    HOUSE = "house"


class Evidence(StrEnum):
    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Horizon(StrEnum):
    """When a crew can still cure it without anybody waiting."""

    PREP = "prep"
    DAY_BEFORE = "day before"
    MORNING = "morning"
    NOW = "now"


class ReasonKind(StrEnum):
    """`trust` outlives every report; `occupied` goes away when something is put back, unloaded, counted or left."""

    TRUST = "trust"
    OCCUPIED = "occupied"


class Stricter(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    SUBSET = "subset"
    SUPERSET = "superset"
    TRUE = "true"
    FALSE = "false"


class Cite(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    section: str = ""
    href: str = ""
    read_on: date | None = None


class DatedValue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value in force from a day. Superseded, never edited."""

    start: date = field(name="from")
    value: RuleValue
    authority: Authority
    evidence: Evidence
    until: date | None = None
    cite: Cite | None = None
    checked_on: date | None = None


class AppliesTo(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    acts: Annotated[tuple[str, ...], Meta(min_length=1)]
    tiers: tuple[Tier, ...] = ()


class Sentence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    en: str
    es: str = ""


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: RuleId
    title: str
    check: Annotated[str, Meta(pattern=r"^[a-z_]+\.[a-z_0-9]+$")]
    applies_to: AppliesTo
    horizon: Horizon
    step: int
    kind: ReasonKind
    says: Sentence
    cure: Sentence
    cured_by: tuple[Role, ...] = ()
    unit: str = "flag"
    stricter: Stricter = Stricter.TRUE
    override: tuple[Role, ...] = ()
    advises: bool = False
    value: Annotated[tuple[DatedValue, ...], Meta(min_length=1)]

    def at(self, day: date) -> DatedValue | None:
        """The value in force on this day, or None before the first and after the last."""
        found = None
        for dated in self.value:
            if dated.start <= day and (dated.until is None or day <= dated.until):
                found = dated
        return found


class Topic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One TOML file: one topic of one pack."""

    pack: str
    topic: str
    about: str
    not_covered: tuple[str, ...] = ()
    rule: tuple[Rule, ...] = ()
