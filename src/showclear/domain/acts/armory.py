"""Requests of the armory: weapons, rounds, containers, and who has them."""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from showclear.domain.acts.shapes import Anatomy, CountedContainer, Look, Request, RoundLook, Trust
from showclear.domain.terms import (
    WEAPONS_PEOPLE,
    BoreLook,
    ContainerId,
    ContainerKind,
    Count,
    Day,
    Digest,
    IdentifyMethod,
    Index,
    Load,
    LotId,
    Millimetres,
    PersonId,
    Role,
    RoundClass,
    Side,
    UnitId,
    Use,
    WeaponClass,
    WeaponId,
)


class OpenArmory(Request, frozen=True, kw_only=True):
    """An armory session with its opening count: weapons in the safe and rounds in each container."""

    WHO: ClassVar = WEAPONS_PEOPLE
    unit: UnitId
    date: Day
    weapons: Count | None = None
    counts: tuple[CountedContainer, ...] = ()


class RegisterWeapon(Request, frozen=True, kw_only=True):
    """The serial is entered twice. `double_of` names the look-alike of another class. `supplied` is hired in."""

    WHO: ClassVar = WEAPONS_PEOPLE
    weapon: WeaponId
    weapon_class: WeaponClass = field(name="class")
    anatomy: Anatomy
    serial: Annotated[str, Meta(min_length=1, max_length=40)]
    serial_again: Annotated[str, Meta(min_length=1, max_length=40)]
    calibre: str = ""
    double_of: WeaponId | None = None


class AddPhoto(Request, frozen=True, kw_only=True):
    """What a weapon looks like, so that it can be picked by its picture. The record has the digest of the photo alone.

    A newer photo of the same side is shown instead; the older one stays told.
    """

    WHO: ClassVar = WEAPONS_PEOPLE
    weapon: WeaponId
    photo: Digest
    side: Side


class ReceiveLot(Request, frozen=True, kw_only=True):
    """Rounds of one class, calibre, maker and lot number. Texts: maker, lot_number."""

    WHO: ClassVar = WEAPONS_PEOPLE
    lot: LotId
    round_class: RoundClass = field(name="class")
    calibre: str
    count: Count
    load: Load = Load.NONE


class FillContainer(Request, frozen=True, kw_only=True):
    """Puts rounds of a lot into a container. A refill needs a new inspection."""

    WHO: ClassVar = WEAPONS_PEOPLE
    container: ContainerId
    kind: ContainerKind
    lot: LotId
    count: Count


class InspectContainer(Request, frozen=True, kw_only=True):
    """A look at every round of a container. Dummies one by one. A bad finding is a report."""

    WHO: ClassVar = WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    container: ContainerId
    rounds: Annotated[tuple[RoundLook, ...], Meta(max_length=2000)]


class UnlockContainer(Request, frozen=True, kw_only=True):
    WHO: ClassVar = WEAPONS_PEOPLE
    container: ContainerId


class InspectWeapon(Request, frozen=True, kw_only=True):
    """A full inspection, drawn from the anatomy. A bad finding is a report."""

    WHO: ClassVar = WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    weapon: WeaponId
    look: Look


class CheckBore(Request, frozen=True, kw_only=True):
    """The bore by light or rod. OBSTRUCTED is a report."""

    WHO: ClassVar = WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    weapon: WeaponId
    bore: BoreLook


class CleanWeapon(Request, frozen=True, kw_only=True):
    """Taken apart, cleaned and put together again after it was fired. It is inspected anew and its bore checked."""

    WHO: ClassVar = WEAPONS_PEOPLE
    weapon: WeaponId


class TestFire(Request, frozen=True, kw_only=True):
    """This gun with this lot and load: the distance (mm) that came out as safe."""

    WHO: ClassVar = WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    weapon: WeaponId
    lot: LotId
    load: Load
    rounds: Count
    distance: Millimetres


class UnlockWeapon(Request, frozen=True, kw_only=True):
    """Takes a weapon out of its safe for a purpose. Text: reason, where a replica would usually serve."""

    WHO: ClassVar = WEAPONS_PEOPLE
    weapon: WeaponId
    purpose: Use


class IdentifyRounds(Request, frozen=True, kw_only=True):
    """Says what the rounds of report `of` are; by two people and two methods, so it waits for a countersign."""

    WHO: ClassVar = WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    of: Index
    found: RoundClass
    methods: tuple[IdentifyMethod, ...]


class WriteOffRounds(Request, frozen=True, kw_only=True):
    """Rounds that are gone for good, said by two people. Text: reason."""

    WHO: ClassVar = WEAPONS_PEOPLE | {Role.UPM}
    container: ContainerId
    count: Count


class ReceiveShipment(Request, frozen=True, kw_only=True):
    WHO: ClassVar = WEAPONS_PEOPLE
    weapons: tuple[WeaponId, ...] = ()
    containers: tuple[ContainerId, ...] = ()


class ShipOut(Request, frozen=True, kw_only=True):
    """Gives weapons or containers to a carrier. Text: carrier."""

    WHO: ClassVar = WEAPONS_PEOPLE
    weapons: tuple[WeaponId, ...] = ()
    containers: tuple[ContainerId, ...] = ()


class ReturnToSupplier(Request, frozen=True, kw_only=True):
    WHO: ClassVar = WEAPONS_PEOPLE
    weapons: tuple[WeaponId, ...] = ()
    containers: tuple[ContainerId, ...] = ()


class ReturnToService(Request, frozen=True, kw_only=True):
    """After a tag-out: says what was mended. Text: reason."""

    WHO: ClassVar = frozenset({Role.ARMORER})
    TRUST: ClassVar = Trust.RAISES
    weapon: WeaponId


class Relieve(Request, frozen=True, kw_only=True):
    """The actor takes over everything that `person` keeps, counted: each weapon and each container named."""

    WHO: ClassVar = WEAPONS_PEOPLE
    person: PersonId
    weapons: tuple[WeaponId, ...] = ()
    counts: tuple[CountedContainer, ...] = ()


class Sweep(Request, frozen=True, kw_only=True):
    """A search of a place, costumes, carts or bags for rounds. Text: place. Anything found is a report of its own."""

    WHO: ClassVar = WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    unit: UnitId
