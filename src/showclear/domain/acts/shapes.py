"""What every act is made of: the two bases and the small values acts carry.

An act is a request (the gate decides it) or a report (reality, never refused). Each class says who may send it (`WHO`)
and whether it raises or lowers trust (`TRUST`); `showclear docs acts` prints both. Fields are structure only: names and
free text travel beside the act as texts, and `texts` holds no more than their names.
"""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta, Struct, field

from showclear.domain.planning_terms import Control, Hazard, Severity
from showclear.domain.terms import (
    EVERYONE,
    BoreLook,
    Chamber,
    ContainerId,
    Count,
    DeviceId,
    Digest,
    Feed,
    How,
    Index,
    InLineHow,
    Kind,
    Load,
    PersonId,
    PlanId,
    Role,
    RoundClass,
    SceneNumber,
    WeaponId,
)

TextName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_.]{0,47}$")]
Chambers = Annotated[tuple[Chamber, ...], Meta(max_length=64)]


class Trust(StrEnum):
    RAISES = "raises"
    LOWERS = "lowers"
    NEITHER = "neither"


class Request(
    Struct, frozen=True, kw_only=True, tag_field="act", tag=True, forbid_unknown_fields=True, omit_defaults=True
):
    WHO: ClassVar[frozenset[Role]] = EVERYONE
    TRUST: ClassVar[Trust] = Trust.NEITHER

    texts: tuple[TextName, ...] = ()


class Report(
    Struct, frozen=True, kw_only=True, tag_field="act", tag=True, forbid_unknown_fields=True, omit_defaults=True
):
    WHO: ClassVar[frozenset[Role]] = EVERYONE
    TRUST: ClassVar[Trust] = Trust.LOWERS

    texts: tuple[TextName, ...] = ()


class Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A small value inside an act."""


class Via(Value, frozen=True, kw_only=True):
    """How the actor spoke, and what their screen was showing.

    `seen` is the record index the screen showed; `first` the index of the first act of the same envelope. Both None for
    the hub itself. `heard` names the two people who heard a spoken answer.
    """

    how: How
    device: DeviceId | None = None
    heard: tuple[PersonId, ...] = ()
    seen: Index | None = None
    first: Index | None = None
    occurred: int | None = None


class PackFile(Value, frozen=True, kw_only=True):
    name: Annotated[str, Meta(pattern=r"^[a-z0-9-]+/[a-z0-9-]+\.toml$")]
    digest: Digest


class SceneLine(Value, frozen=True, kw_only=True):
    """A scene of a draft. `words` names its filmed words byte for byte; `was` is its number in the draft before.

    `was` is left out where the number stayed. A scene that is held is named as the state names it.
    """

    scene: SceneNumber
    eighths: Count = 0
    words: Digest | None = None
    was: SceneNumber | None = None


class Anatomy(Value, frozen=True, kw_only=True):
    """What the inspection form is drawn from. `tube` is the capacity of a feed that is looked at beside the chamber."""

    feed: Feed
    chambers: Annotated[int, Meta(ge=1, le=64)] = 1
    barrels: Annotated[int, Meta(ge=1, le=8)] = 1
    tube: Annotated[int, Meta(ge=0, le=500)] = 0
    plug: bool = False
    ejection: str = "RIGHT"


class Look(Value, frozen=True, kw_only=True):
    """One physical look: every chamber its own tick, the feed and the bore beside, each round of the feed in `fed`."""

    chambers: Chambers
    feed: Chamber = Chamber.NOT_LOOKED
    fed: Chambers = ()
    bore: BoreLook = BoreLook.NOT_LOOKED
    turned_through: bool = False


class RoundLook(Value, frozen=True, kw_only=True):
    """One look at rounds of a container. Dummies are looked at one by one: `count` is 1 for each."""

    round_class: RoundClass = field(name="class")
    count: Count = 1
    hole: bool = False
    rattle: bool = False
    no_primer: bool = False
    mark: bool = False


class Saw(Value, frozen=True, kw_only=True):
    """What a witness says they saw, before being told: "6 dummies", "2 quarter", "empty"."""

    kind: Kind
    count: Count = 0
    load: Load = Load.NONE


class InLine(Value, frozen=True, kw_only=True):
    person: PersonId
    position: str
    how: InLineHow = InLineHow.SEES


class Calling(Value, frozen=True, kw_only=True):
    """When somebody is called: `at` in µs UTC."""

    person: PersonId
    at: int


class CountedContainer(Value, frozen=True, kw_only=True):
    container: ContainerId
    count: Count


class PlanCharacter(Value, frozen=True, kw_only=True):
    """A character of the scene: the cast member, and the doubles and stand-ins who may hold the weapon instead."""

    person: PersonId
    others: tuple[PersonId, ...] = ()


Exposed = Annotated[str, Meta(pattern=r"^[a-z][a-z _-]{0,39}$")]  # a department or a role


class Risk(Value, frozen=True, kw_only=True):
    """One hazard of a plan: who is exposed, how bad it is without its controls, and what is left with them."""

    hazard: Hazard
    exposed: Annotated[tuple[Exposed, ...], Meta(max_length=40)]
    without: Severity
    controls: Annotated[tuple[Control, ...], Meta(max_length=40)]
    with_controls: Severity


class PlanVersion(Value, frozen=True, kw_only=True):
    plan: PlanId
    version: Index


class IssuedItem(Value, frozen=True, kw_only=True):
    weapon: WeaponId
    person: PersonId | None = None
    voucher: str = ""
