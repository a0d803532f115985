"""A weapon as the state knows it: where it is, what it holds, who looked, and who saw."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from showclear.domain.acts.shapes import Anatomy, Look, Saw
from showclear.domain.terms import (
    DISCHARGING,
    FIRING,
    INERT,
    SEPARATE_FEED,
    Action,
    Bore,
    BoreLook,
    Cause,
    Chamber,
    Clearance,
    Custody,
    Day,
    Kind,
    Load,
    RoundClass,
    Service,
    Side,
    Tier,
    Use,
    WeaponClass,
)

BAD: Final = frozenset({Chamber.BLANK, Chamber.UNKNOWN})


class Loaded(Struct, frozen=True, kw_only=True):
    """Rounds inside the weapon, and the container they came out of."""

    container: str
    lot: str
    round_class: RoundClass
    load: Load
    count: int


class Witness(Struct, frozen=True, kw_only=True):
    """`told_by` is who wrote it down for them; empty when they said it themself."""

    person: str
    index: int
    told_by: str = ""


class Clearing(Struct, frozen=True, kw_only=True):
    """One showing, and what it rests on. `base` is the kind of the full look; `kind` what the weapon holds now.

    Spent by the taking it was made for. `full` is the index of the full look in this set-up.
    """

    statement: int
    full: int
    at: int
    by: str
    holder: str
    setup: str | None
    base: Kind
    kind: Kind
    count: int = 0
    load: Load = Load.NONE
    seen: tuple[Witness, ...] = ()
    spent: bool = False

    def seen_by(self, person: str) -> bool:
        return any(w.person == person for w in self.seen)

    def expects(self) -> Saw:
        return Saw(kind=self.kind, count=self.count, load=self.load)


class Offer(Struct, frozen=True, kw_only=True):
    index: int
    by: str
    holder: str
    setup: str | None
    use: Use
    calls: tuple[Action, ...]
    containers: tuple[str, ...]
    texts: tuple[str, ...]


class Tested(Struct, frozen=True, kw_only=True):
    lot: str
    load: Load
    distance: int
    index: int


class Photo(Struct, frozen=True, kw_only=True):
    """The newest photo of one side. `digest` names bytes that are kept beside the record."""

    side: Side
    digest: str
    index: int


class Weapon(Struct, frozen=True, kw_only=True):
    """`keeper` is the weapons person who has or watches it. `void` says why nothing clears it and since which entry.

    `changed` is the entry that last changed custody, load, service or set-up; `changed_before` the last that came in
    another envelope than `changed` did.
    """

    id: str
    weapon_class: WeaponClass
    anatomy: Anatomy
    serial: str
    calibre: str
    double_of: str | None
    index: int
    custody: Custody = Custody.LOCKED
    keeper: str = ""
    holder: str = ""
    clearance: Clearance = Clearance.UNKNOWN
    load: tuple[Loaded, ...] = ()
    bore: Bore = Bore.UNCHECKED
    service: Service = Service.IN
    service_since: int = 0  # entry
    stopped_at: int = 0  # instant of the last stoppage
    inspected: int = -1
    unlocked: int = -1
    purpose: Use | None = None
    clearing: Clearing | None = None
    void: Cause = Cause.NEVER_SHOWN
    void_index: int = -1
    offer: Offer | None = None
    disputed: int = -1
    withheld: int = -1
    must_see: tuple[Witness, ...] = ()
    declined: tuple[Witness, ...] = ()
    tested: tuple[Tested, ...] = ()
    last_lots: tuple[str, ...] = ()  # of what was inside before it was last unloaded
    fired: int = -1  # entry that last told of a shot since it was cleaned
    proved_on: Day | None = None
    proved: int = -1
    line: str = ""
    photos: tuple[Photo, ...] = ()
    announced: int = -1
    warned: int = -1  # entry of the last call that said HOT or FIRING
    changed: int = -1
    changed_before: int = -1
    envelope: int = -1

    @property
    def rounds(self) -> int:
        return sum(r.count for r in self.load)

    def holds(self, round_class: RoundClass) -> int:
        return sum(r.count for r in self.load if r.round_class is round_class)

    @property
    def capacity(self) -> int:
        return self.anatomy.chambers * self.anatomy.barrels + self.anatomy.tube

    def tier(self, loading: RoundClass | None = None) -> Tier:
        """From class and load; `loading` is what is about to go in."""
        if self.weapon_class in INERT:
            return Tier.T0
        if loading not in (None, RoundClass.DUMMY) or any(r.round_class is not RoundClass.DUMMY for r in self.load):
            return Tier.T3
        if loading or self.load or self.weapon_class in FIRING:
            return Tier.T2
        return Tier.T1

    def beside(self, person: str) -> bool:
        """True when this person has it: in hand, or as its keeper."""
        return person in {self.holder, self.keeper}


def kind_of(weapon: Weapon) -> Kind:
    if not weapon.load:
        return Kind.EMPTY
    return Kind.DUMMY if weapon.holds(RoundClass.DUMMY) == weapon.rounds else Kind.HOT


def is_complete(look: Look, anatomy: Anatomy) -> bool:
    """Every chamber of every barrel has its own tick; a separate feed too; a cylinder was turned right through."""
    chambers = len(look.chambers) == anatomy.chambers * anatomy.barrels and Chamber.NOT_LOOKED not in look.chambers
    feed = anatomy.feed not in SEPARATE_FEED or look.feed is not Chamber.NOT_LOOKED
    turned = anatomy.chambers == 1 or look.turned_through
    return chambers and feed and turned and look.bore is not BoreLook.NOT_LOOKED


def is_bad(look: Look) -> bool:
    """A finding that nobody asks leave for: a blank or an unknown round where none should be, or a blocked bore."""
    return (
        not BAD.isdisjoint(look.chambers)
        or not BAD.isdisjoint(look.fed)
        or look.feed in BAD
        or look.bore is BoreLook.OBSTRUCTED
    )


def voided(weapon: Weapon, cause: Cause, index: int, *, for_good: bool = False) -> Weapon:
    """Nothing clears it any more. `for_good` also ends the short way back: the next look is a full one."""
    clearance = weapon.clearance if weapon.clearance is Clearance.UNKNOWN else Clearance.NOT_CLEAR
    clearing = None if for_good or weapon.clearing is None else replace(weapon.clearing, spent=True)
    return replace(weapon, clearance=clearance, clearing=clearing, offer=None, void=cause, void_index=index)


def moved(weapon: Weapon, index: int, first: int | None) -> Weapon:
    """Marks that custody, load, service or set-up changed at this entry, so that an older screen is known as stale."""
    envelope = index if first is None else first
    before = weapon.changed_before if weapon.envelope == envelope else weapon.changed
    return replace(weapon, changed=index, changed_before=before, envelope=envelope)


def discharges(calls: tuple[Action, ...]) -> bool:
    return bool(DISCHARGING.intersection(calls))
