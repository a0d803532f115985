"""Reports: the way out, what people say, and what happened. Never refused, whoever sends them."""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from showclear.domain.acts.shapes import Report, Trust
from showclear.domain.terms import (
    ContainerId,
    Count,
    Custody,
    DeviceId,
    Index,
    LineId,
    LotId,
    PersonId,
    Role,
    RoundClass,
    SceneNumber,
    SetupId,
    StoppageKind,
    StopScope,
    UnitId,
    WeaponId,
)

SheetLine = Annotated[int, Meta(ge=1, le=1000)]


class StopCalled(Report, frozen=True, kw_only=True):
    """Anyone, any time. `subject` is the id of what is stopped; empty for the production. Text: reason, if wanted."""

    scope: StopScope
    subject: str = ""


class ActionCut(Report, frozen=True, kw_only=True):
    setup: SetupId


class WeaponReturned(Report, frozen=True, kw_only=True):
    """Back with a weapons person. From anybody else it is recorded as said, and the weapon is still out."""

    weapon: WeaponId


class WeaponUnloaded(Report, frozen=True, kw_only=True):
    """What came out, and where the whole rounds went. `fired` + `unfired` + `failed` should be what went in."""

    weapon: WeaponId
    to: ContainerId | None = None
    fired: Count = 0
    unfired: Count = 0
    failed: Count = 0


class WeaponLocked(Report, frozen=True, kw_only=True):
    weapon: WeaponId


class WeaponPlaced(Report, frozen=True, kw_only=True):
    """Put down; `watched_by` keeps their eyes on it. Left out: nobody does."""

    weapon: WeaponId
    watched_by: PersonId | None = None


class ContainerLocked(Report, frozen=True, kw_only=True):
    container: ContainerId


class LineCollected(Report, frozen=True, kw_only=True):
    """Inert weapons back from a line; whatever is not named is still out."""

    line: LineId
    weapons: tuple[WeaponId, ...] = ()


class CountTaken(Report, frozen=True, kw_only=True):
    """A count of a container. Blind: the counter was not shown the book."""

    TRUST: ClassVar = Trust.NEITHER
    container: ContainerId
    count: Count
    blind: bool = True


class Quarantined(Report, frozen=True, kw_only=True):
    """Set aside: nothing of it is used until it is identified or written off."""

    container: ContainerId | None = None
    lot: LotId | None = None


class TaggedOut(Report, frozen=True, kw_only=True):
    """Out of service. Text: reason."""

    weapon: WeaponId


class HandedToAuthority(Report, frozen=True, kw_only=True):
    """Text: authority."""

    weapon: WeaponId


class LunchBegan(Report, frozen=True, kw_only=True):
    unit: UnitId


class MoveBegan(Report, frozen=True, kw_only=True):
    unit: UnitId


class CheckedOut(Report, frozen=True, kw_only=True):
    """Gone home: oneself, or the AD department for people without an account."""

    TRUST: ClassVar = Trust.NEITHER
    person: PersonId


class ArmoryClosed(Report, frozen=True, kw_only=True):
    TRUST: ClassVar = Trust.NEITHER
    unit: UnitId


class LeftUnwrapped(Report, frozen=True, kw_only=True):
    """The day was left without a wrap: tomorrow's first weapon waits for the armorer and the UPM."""

    unit: UnitId


class RoleEnded(Report, frozen=True, kw_only=True):
    person: PersonId
    role: Role
    unit: UnitId | None = None


class DeviceRevoked(Report, frozen=True, kw_only=True):
    device: DeviceId


class ShowMeAsked(Report, frozen=True, kw_only=True):
    """Anyone may ask to be shown; the next hand-over waits until they have seen, or have left."""

    weapon: WeaponId


class Withheld(Report, frozen=True, kw_only=True):
    """The armorer's no. Needs no reason. From anybody else it is a STOP on the weapon."""

    weapon: WeaponId


class Declined(Report, frozen=True, kw_only=True):
    """The performer's no. Nobody asks why. It ends with their own taking."""

    weapon: WeaponId


class ConcernRaised(Report, frozen=True, kw_only=True):
    """A safety concern, about a weapon, a scene, a person or a unit. Text: concern."""

    weapon: WeaponId | None = None
    scene: SceneNumber | None = None
    person: PersonId | None = None
    unit: UnitId | None = None


class CrewReplaced(Report, frozen=True, kw_only=True):
    """Somebody new stands where another stood, in every open set-up's line."""

    out: PersonId
    into: PersonId = field(name="in")
    position: str = ""


class PaperEntered(Report, frozen=True, kw_only=True):
    """What a line of a numbered paper sheet says of a weapon while the hub was down. Custody and load, never a look."""

    sheet: Annotated[str, Meta(min_length=1, max_length=20)]
    line: SheetLine
    weapon: WeaponId
    custody: Custody
    holder: PersonId | None = None
    container: ContainerId | None = None
    loaded: RoundClass | None = None
    count: Count = 0


class Stoppage(Report, frozen=True, kw_only=True):
    """It did not fire, or not as it should. "Misfire" means any of them, so it is never stored."""

    weapon: WeaponId
    kind: StoppageKind


class UnintendedDischarge(Report, frozen=True, kw_only=True):
    """It went off when nobody meant it to. Everything stops. No weapon named: one not on the record. Text: what."""

    weapon: WeaponId | None = None
    setup: SetupId | None = None


class StrayRoundFound(Report, frozen=True, kw_only=True):
    """A round where none should be. Weapons pause until it is identified and its container is counted again."""

    unit: UnitId
    container: ContainerId | None = None
    calibre: str = ""


class UnknownRoundFound(Report, frozen=True, kw_only=True):
    """A round nobody can name: handled as live until identified."""

    unit: UnitId
    container: ContainerId | None = None
    weapon: WeaponId | None = None


class LiveRoundFound(Report, frozen=True, kw_only=True):
    unit: UnitId
    container: ContainerId | None = None
    weapon: WeaponId | None = None


class WeaponUnattended(Report, frozen=True, kw_only=True):
    weapon: WeaponId


class WeaponMissing(Report, frozen=True, kw_only=True):
    weapon: WeaponId


class HandedOverOutsideTheGate(Report, frozen=True, kw_only=True):
    """It went from hand to hand without a decision. Said so that it is known, not so that it is blamed."""

    weapon: WeaponId
    to: PersonId


class PersonInjured(Report, frozen=True, kw_only=True):
    """First the emergency number, the medic and the muzzle; this afterwards. Text: what.

    `of` is the entry that told of this injury before its weapon was known.
    """

    unit: UnitId
    person: PersonId | None = None
    weapon: WeaponId | None = None
    of: Index | None = None
