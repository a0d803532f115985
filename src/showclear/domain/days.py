"""Units, their days and armory sessions, set-ups, plans and troubles, as the state knows them."""

from msgspec import Struct

from showclear.domain.acts.shapes import Calling, InLine, PlanCharacter
from showclear.domain.terms import (
    Action,
    Camera,
    Cause,
    Day,
    DocumentKind,
    InLineHow,
    Load,
    Muzzle,
    StopScope,
    Use,
    WeaponClass,
)


class Meeting(Struct, frozen=True, kw_only=True):
    index: int
    scenes: tuple[str, ...]
    classes: tuple[WeaponClass, ...]
    actions: tuple[Action, ...]
    load: Load
    attended: frozenset[str]
    void: int = -1


class Unit(Struct, frozen=True, kw_only=True):
    """A unit and its day. `briefed` maps a person to the entry of the brief and `armorer_briefed` to the armorer's."""

    id: str
    date: Day
    day_open: bool = False
    day_index: int = -1
    armory_open: bool = False
    armory_date: Day | None = None
    opening_gap: int = -1  # entry of an opening count that did not match the book
    calls: tuple[Calling, ...] = ()
    meeting: Meeting | None = None
    briefed: dict[str, int] = {}
    armorer_briefed: dict[str, int] = {}
    replaced: dict[str, int] = {}  # new in line -> entry that said so
    swept: int = -1


class Setup(Struct, frozen=True, kw_only=True):
    id: str
    unit: str
    scene: str
    muzzle: tuple[Muzzle, ...]
    camera: Camera
    shield: bool
    in_line: tuple[InLine, ...]
    distance: int | None
    protection: bool
    index: int
    zone: frozenset[str] | None = None
    zone_index: int = -1
    open: bool = True

    def must_see(self) -> tuple[str, ...]:
        return tuple(p.person for p in self.in_line if p.how is InLineHow.SEES)


class Plan(Struct, frozen=True, kw_only=True):
    id: str
    version: int  # the entry that drafted it
    scenes: tuple[str, ...]
    weapons: tuple[str, ...]
    weapon_class: WeaponClass
    characters: tuple[PlanCharacter, ...]
    actions: tuple[Action, ...]
    muzzle: tuple[Muzzle, ...]
    uses: tuple[Use, ...]
    rounds: int
    load: Load
    distance: int
    texts: tuple[str, ...]
    approved: tuple[tuple[str, int], ...] = ()  # role, entry

    @property
    def is_approved(self) -> bool:
        return {role for role, _ in self.approved} >= {"armorer", "first_ad"}

    def may_hold(self, person: str) -> bool:
        return any(person == c.person or person in c.others for c in self.characters)


class Document(Struct, frozen=True, kw_only=True):
    id: str
    kind: DocumentKind
    start: Day
    until: Day
    scenes: tuple[str, ...]
    index: int


class Stop(Struct, frozen=True, kw_only=True):
    id: str
    index: int
    scope: StopScope
    subject: str
    cause: Cause
    by: str


class Incident(Struct, frozen=True, kw_only=True):
    index: int
    at: int
    cause: Cause
    weapon: str
    container: str
    unit: str


class Concern(Struct, frozen=True, kw_only=True):
    index: int
    at: int
    weapon: str
    scene: str
    person: str
    unit: str


class Line(Struct, frozen=True, kw_only=True):
    id: str
    unit: str
    index: int
    weapons: frozenset[str]
