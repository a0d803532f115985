"""Requests that set a production up: packs, people, roles, papers, script, plans. And the hub's own entries."""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from showclear.domain.acts.shapes import Exposed, PackFile, PlanCharacter, Report, Request, Risk, SceneLine, Trust
from showclear.domain.planning_terms import FindingKind, Judgement
from showclear.domain.terms import (
    ASSISTANT_DIRECTORS,
    OFFICE,
    Action,
    CertificateKind,
    Count,
    Day,
    DeviceId,
    Digest,
    DocumentId,
    DocumentKind,
    Duty,
    Index,
    Load,
    Millimetres,
    Muzzle,
    PersonId,
    PlanId,
    Role,
    RuleId,
    SceneNumber,
    UnitId,
    Use,
    WeaponClass,
    WeaponId,
)

PAPERS = OFFICE | ASSISTANT_DIRECTORS | {Role.SAFETY_ADVISER}
RuleValue = bool | int | str | tuple[str, ...]


class ProductionOpened(Report, frozen=True, kw_only=True):
    """Entry 0, by the hub: binds the core pack, the first person, the time zone, the engine and the kind of clock."""

    WHO: ClassVar = frozenset[Role]()
    TRUST: ClassVar = Trust.NEITHER

    slug: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    zone: str
    person: PersonId
    role: Role
    engine: str = ""
    clock: str = "REAL"
    packs: tuple[PackFile, ...] = ()


class ClockStepped(Report, frozen=True, kw_only=True):
    """By the hub: the clock went back by `behind` µs, so nothing goes ahead until somebody confirms the time."""

    WHO: ClassVar = frozenset[Role]()
    behind: int


class EngineChanged(Report, frozen=True, kw_only=True):
    """By the hub: from here on another engine decides."""

    WHO: ClassVar = frozenset[Role]()
    TRUST: ClassVar = Trust.NEITHER
    engine: str


class ClockRanOut(Report, frozen=True, kw_only=True):
    """By the hub: a deadline that entry `of` started has passed."""

    WHO: ClassVar = frozenset[Role]()
    of: Index
    deadline: str


class DayRootsWritten(Report, frozen=True, kw_only=True):
    """By the hub: the head of the record at the end of a unit's day."""

    WHO: ClassVar = frozenset[Role]()
    TRUST: ClassVar = Trust.NEITHER
    unit: UnitId
    root: Digest


class AdoptPack(Request, frozen=True, kw_only=True):
    """Adopts a rule pack, byte for byte. Adopting a guide in writing makes it checkable against you."""

    WHO: ClassVar = OFFICE | {Role.ARMORER, Role.SAFETY_ADVISER, Role.FIRST_AD}
    pack: str
    files: tuple[PackFile, ...]


class TightenValue(Request, frozen=True, kw_only=True):
    """Makes one value stricter than its pack says."""

    WHO: ClassVar = OFFICE | {Role.ARMORER, Role.SAFETY_ADVISER, Role.FIRST_AD}
    rule: RuleId
    value: RuleValue


class ReplaceHouseValue(Request, frozen=True, kw_only=True):
    """Replaces a house value; takes effect when the second person countersigns. Text: reason."""

    WHO: ClassVar = frozenset({Role.ARMORER, Role.SAFETY_ADVISER, Role.UPM})
    rule: RuleId
    value: RuleValue


class AddPerson(Request, frozen=True, kw_only=True):
    """Texts: name, contact. A person without an account is known by voucher, badge or photo."""

    WHO: ClassVar = PAPERS
    person: PersonId
    department: str
    agreement: str = ""
    minor: bool = False
    account: bool = True


class GrantRole(Request, frozen=True, kw_only=True):
    """Gives authority, on one unit or on all, on one day or until it ends. `acting` stands in for whoever has it."""

    WHO: ClassVar = PAPERS
    person: PersonId
    role: Role
    unit: UnitId | None = None
    date: Day | None = None
    duties: tuple[Duty, ...] = ()
    acting: bool = False


class RecordCertificate(Request, frozen=True, kw_only=True):
    """A certificate seen by whoever records it; first and last valid day included. Text: issuer."""

    WHO: ClassVar = PAPERS | {Role.ARMORER}
    TRUST: ClassVar = Trust.RAISES
    person: PersonId
    kind: CertificateKind
    start: Day = field(name="from")
    until: Day


class EnrolDevice(Request, frozen=True, kw_only=True):
    """A phone of one person, or a shared tablet (`person` left out)."""

    WHO: ClassVar = PAPERS | {Role.ARMORER}
    device: DeviceId
    person: PersonId | None = None


class FileScript(Request, frozen=True, kw_only=True):
    """A draft of the screenplay by digest, with its scenes in order. A scene that is in it no more is held."""

    WHO: ClassVar = PAPERS | {Role.SCRIPT_SUPERVISOR, Role.DIRECTOR}
    digest: Digest
    scenes: tuple[SceneLine, ...]


class ConfirmSceneCut(Request, frozen=True, kw_only=True):
    """Ends a held scene: it was cut, not lost. Its plans keep what they were and can't be used for it."""

    WHO: ClassVar = frozenset({Role.FIRST_AD})
    scene: SceneNumber


class JudgeFinding(Request, frozen=True, kw_only=True):
    """What a person says of one finding of the weapon reading. Texts: detail, by, at, reason.

    `finding` names it by the digest of what was found, so that a new draft finds it again.
    """

    WHO: ClassVar = frozenset({Role.ARMORER, Role.PROPERTY_MASTER, Role.FIRST_AD, Role.SAFETY_ADVISER})
    scene: SceneNumber
    finding: Digest
    judgement: Judgement
    kind: FindingKind | None = None
    actions: tuple[Action, ...] = ()


class FileDocument(Request, frozen=True, kw_only=True):
    """A paper the day needs, valid from and until the days named. Texts: reference, issuer."""

    WHO: ClassVar = PAPERS | {Role.ARMORER}
    TRUST: ClassVar = Trust.RAISES
    document: DocumentId
    kind: DocumentKind
    start: Day = field(name="from")
    until: Day
    scenes: tuple[SceneNumber, ...] = ()


class DraftPlan(Request, frozen=True, kw_only=True):
    """An envelope for one weapon group and one scene or more: whatever lies inside needs no new version.

    `rounds` is the most rounds in one take, `load` the heaviest blank, `distance` the nearest anybody may be (mm).
    `zone` names who may be inside by role or department, none for nobody in particular; `shield` and `protection` say
    what every set-up of it must have. Texts: `rung.<class>` gives the reason for each safer rung not taken,
    `use.<use>` for a use beyond the usual ones, `beyond.<action>` for what the reading of the scene does not call for,
    `control.<hazard>` says how a risk is kept down here.
    """

    WHO: ClassVar = frozenset({Role.ARMORER, Role.PROPERTY_MASTER, Role.FIRST_AD, Role.SAFETY_ADVISER})
    plan: PlanId
    scenes: Annotated[tuple[SceneNumber, ...], Meta(min_length=1)]
    weapons: Annotated[tuple[WeaponId, ...], Meta(min_length=1)]
    weapon_class: WeaponClass
    characters: tuple[PlanCharacter, ...]
    actions: tuple[Action, ...]
    muzzle: tuple[Muzzle, ...]
    uses: tuple[Use, ...] = (Use.TAKE,)
    rounds: Count = 0
    load: Load = Load.NONE
    distance: Millimetres = 0
    zone: Annotated[tuple[Exposed, ...], Meta(max_length=40)] = ()
    shield: bool = False
    protection: bool = False
    risks: Annotated[tuple[Risk, ...], Meta(max_length=20)] = ()


class ApprovePlan(Request, frozen=True, kw_only=True):
    """Sent by the armorer and by the 1st AD, each for themself, of the version they read."""

    WHO: ClassVar = frozenset({Role.ARMORER, Role.FIRST_AD})
    TRUST: ClassVar = Trust.RAISES
    plan: PlanId
    version: Index
