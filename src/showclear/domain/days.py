"""Units, their days and armory sessions, set-ups, plans and troubles, as the state knows them."""

from msgspec import Struct

from showclear.domain.acts.shapes import Calling, InLine, PlanCharacter, PlanVersion, Risk
from showclear.domain.planning_terms import FindingKind, Judgement
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


class Scene(Struct, frozen=True, kw_only=True):
    """A scene of the newest draft, or one that the newest draft lacks and nobody has confirmed as cut.

    `scene` is what everything else calls it: its number, unless it is held and another scene has that number now.
    `changed` is the entry of the draft that changed its words, `removed` that of the draft it first was missing from.
    """

    scene: str
    number: str
    eighths: int = 0
    words: str | None = None
    changed: int = -1
    removed: int = -1

    @property
    def is_held(self) -> bool:
        return self.removed >= 0


class SceneEntry(Struct, frozen=True, kw_only=True):
    """What a draft or a cut did to a scene of a plan, and where that stands."""

    scene: str
    index: int


class Judged(Struct, frozen=True, kw_only=True):
    """One finding of the weapon reading as somebody judged it last."""

    finding: str
    judgement: Judgement
    kind: FindingKind | None
    actions: tuple[Action, ...]
    by: str
    index: int


class Said(Struct, frozen=True):
    """Who said that somebody was at the meeting, and in which entry."""

    by: str
    index: int


class Meeting(Struct, frozen=True, kw_only=True):
    """`said` has the word that stands behind each of `attended`."""

    index: int
    scenes: tuple[str, ...]
    classes: tuple[WeaponClass, ...]
    actions: tuple[Action, ...]
    load: Load
    attended: frozenset[str]
    said: dict[str, Said] = {}
    void: int = -1
    at: int = 0  # when it was held, in µs UTC


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
    """`scribe` is empty where people speak on their own phones, else whoever writes for them while phones are off."""

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
    scribe: str = ""

    def must_see(self) -> tuple[str, ...]:
        sees = InLineHow.SEES
        return tuple([p.person for p in self.in_line if p.how is sees])


class Plan(Struct, frozen=True, kw_only=True):
    """`approved` holds what still counts: a draft that changes one of its scenes empties it, and says so in `changed`.

    `cut` are the scenes it was for and that are gone.
    """

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
    zone: tuple[str, ...] = ()
    shield: bool = False
    protection: bool = False
    risks: tuple[Risk, ...] = ()
    approved: tuple[tuple[str, int], ...] = ()  # role, entry
    changed: tuple[SceneEntry, ...] = ()
    cut: tuple[SceneEntry, ...] = ()

    @property
    def is_approved(self) -> bool:
        roles = [role for role, _ in self.approved]
        return bool(self.scenes) and "armorer" in roles and "first_ad" in roles

    def may_hold(self, person: str) -> bool:
        return any(person == c.person or person in c.others for c in self.characters)


class Notice(Struct, frozen=True, kw_only=True):
    """A weapons notice: the plans as they were, whom it went to, and from whom a word came back (person -> entry)."""

    id: str
    unit: str
    date: Day
    plans: tuple[PlanVersion, ...]
    digest: str
    addressed: tuple[str, ...]
    index: int
    replaced: int = -1  # entry that issued the next one
    opened: dict[str, int] = {}
    confirmed: dict[str, int] = {}


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
    by: str = ""


class Line(Struct, frozen=True, kw_only=True):
    id: str
    unit: str
    index: int
    weapons: frozenset[str]
