"""Requests on set: showing clear, loading, handing, taking, calling; and the acts of authority that cure a STOP."""

from typing import Annotated, ClassVar

from msgspec import Meta

from showclear.domain.acts.shapes import IssuedItem, Look, Request, Saw, Trust
from showclear.domain.terms import (
    ASSISTANT_DIRECTORS,
    OFFICE,
    WEAPONS_PEOPLE,
    Action,
    Call,
    ContainerId,
    Count,
    Index,
    Kind,
    LineId,
    Load,
    PersonId,
    Role,
    RuleId,
    SetupId,
    UnitId,
    Use,
    WeaponId,
)

HOLDERS = frozenset({Role.PERFORMER, Role.STUNT_PERFORMER, Role.STAND_IN, Role.BACKGROUND})
Calls = Annotated[tuple[Action, ...], Meta(max_length=32)]


class ShowClear(Request, frozen=True, kw_only=True):
    """The full look, in front of those who must see: this weapon, for this holder, in this set-up, holding this.

    `setup` is left out for fitting, training, test fire and cleaning, where any second person stands for the 1st AD.
    """

    WHO: ClassVar = WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    weapon: WeaponId
    holder: PersonId
    setup: SetupId | None = None
    kind: Kind = Kind.EMPTY
    look: Look


class Seen(Request, frozen=True, kw_only=True):
    """What the witness `by` says they saw, entered before they are told. Never refused when it disagrees.

    The actor may be a scribe: then `via` names the two who heard the answer and the text `answer` quotes it.
    """

    TRUST: ClassVar = Trust.RAISES
    weapon: WeaponId
    by: PersonId
    saw: Saw


class ClearAgain(Request, frozen=True, kw_only=True):
    """The same physical look again, between takes: same set-up, weapon, holder and kind of load."""

    WHO: ClassVar = WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    weapon: WeaponId
    look: Look


class LoadDummies(Request, frozen=True, kw_only=True):
    """Each dummy goes in one by one out of an inspected container."""

    WHO: ClassVar = WEAPONS_PEOPLE
    weapon: WeaponId
    container: ContainerId
    count: Count


class MakeHot(Request, frozen=True, kw_only=True):
    """Loads `count` blanks for this use and these calls, out of the first of `containers`."""

    WHO: ClassVar = WEAPONS_PEOPLE
    weapon: WeaponId
    holder: PersonId
    setup: SetupId | None = None
    use: Use
    calls: Calls = ()
    containers: Annotated[tuple[ContainerId, ...], Meta(min_length=1)]
    count: Count
    load: Load


class HandWeapon(Request, frozen=True, kw_only=True):
    """Offers the weapon: every check but the holder's own look. Custody moves when the holder takes it.

    `containers` names every magazine or other container of rounds that goes with it. Text: reason, for a use that a
    replica would usually serve.
    """

    WHO: ClassVar = WEAPONS_PEOPLE
    weapon: WeaponId
    holder: PersonId
    setup: SetupId | None = None
    use: Use
    calls: Calls = ()
    containers: tuple[ContainerId, ...] = ()


class TakeWeapon(Request, frozen=True, kw_only=True):
    """By the holder, after seeing it: every check again; spends the clearance and moves custody."""

    weapon: WeaponId


class TakeUp(Request, frozen=True, kw_only=True):
    """The weapons person who placed or watches the weapon picks it up again."""

    WHO: ClassVar = WEAPONS_PEOPLE
    weapon: WeaponId


class AnnounceOnSet(Request, frozen=True, kw_only=True):
    """The 1st AD relays the weapons person's statement, named by its index."""

    WHO: ClassVar = frozenset({Role.FIRST_AD})
    weapon: WeaponId
    call: Call
    statement: Index


class OpenZone(Request, frozen=True, kw_only=True):
    """After firing: the zone opens once every hot weapon of the set-up is back and clear."""

    WHO: ClassVar = frozenset({Role.ARMORER, Role.FIRST_AD})
    setup: SetupId


class ClearLine(Request, frozen=True, kw_only=True):
    """Rubber and replicas looked at, one by one, and found inert and marked; once a day."""

    WHO: ClassVar = WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    unit: UnitId
    weapons: Annotated[tuple[WeaponId, ...], Meta(min_length=1, max_length=200)]


class IssueLine(Request, frozen=True, kw_only=True):
    """Gives out a line of inert weapons: weapon by voucher or by name."""

    WHO: ClassVar = WEAPONS_PEOPLE
    line: LineId
    unit: UnitId
    items: Annotated[tuple[IssuedItem, ...], Meta(min_length=1, max_length=200)]


class Restart(Request, frozen=True, kw_only=True):
    """Lifts STOP `stop` once a second person countersigns; a weapons STOP never without the armorer. Text: reason."""

    WHO: ClassVar = WEAPONS_PEOPLE | ASSISTANT_DIRECTORS | {Role.SAFETY_ADVISER, Role.UPM}
    TRUST: ClassVar = Trust.RAISES
    stop: str


class LiftWithheld(Request, frozen=True, kw_only=True):
    WHO: ClassVar = frozenset({Role.ARMORER})
    TRUST: ClassVar = Trust.RAISES
    of: Index


class AnswerConcern(Request, frozen=True, kw_only=True):
    """Answers concern `of`; never by the person it is about. Text: answer."""

    WHO: ClassVar = OFFICE | ASSISTANT_DIRECTORS | WEAPONS_PEOPLE | {Role.SAFETY_ADVISER}
    TRUST: ClassVar = Trust.RAISES
    of: Index


class CloseInvestigation(Request, frozen=True, kw_only=True):
    """Closes incident `of` with cause and corrective action, by two people. Texts: cause, corrective_action."""

    WHO: ClassVar = OFFICE | {Role.ARMORER, Role.FIRST_AD, Role.SAFETY_ADVISER}
    TRUST: ClassVar = Trust.RAISES
    of: Index


class Override(Request, frozen=True, kw_only=True):
    """Sets one rule aside for one weapon or person until the end of the day. Only where its pack entry names who may.

    Takes effect when the second person countersigns; printed on the day's report. Text: reason.
    """

    rule: RuleId
    subject: str


class Countersign(Request, frozen=True, kw_only=True):
    """The second person of entry `of`; the first act is decided again now."""

    TRUST: ClassVar = Trust.RAISES
    of: Index
