"""The trade's words as closed lists. One word per idea; docs/glossary.md says what each means on a set.

Refuses free text: a word that is not here is not a word of the record.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

# Ids are made by the client, opaque, and never reused. The letter says what kind of thing it names.
PersonId = Annotated[str, Meta(pattern=r"^p-[a-z0-9-]{1,40}$")]
WeaponId = Annotated[str, Meta(pattern=r"^w-[a-z0-9-]{1,40}$")]
ContainerId = Annotated[str, Meta(pattern=r"^c-[a-z0-9-]{1,40}$")]
LotId = Annotated[str, Meta(pattern=r"^l-[a-z0-9-]{1,40}$")]
SetupId = Annotated[str, Meta(pattern=r"^su-[a-z0-9-]{1,40}$")]
PlanId = Annotated[str, Meta(pattern=r"^pl-[a-z0-9-]{1,40}$")]
UnitId = Annotated[str, Meta(pattern=r"^un-[a-z0-9-]{1,40}$")]
LineId = Annotated[str, Meta(pattern=r"^ln-[a-z0-9-]{1,40}$")]
DeviceId = Annotated[str, Meta(pattern=r"^d-[a-z0-9-]{1,40}$")]
DocumentId = Annotated[str, Meta(pattern=r"^doc-[a-z0-9-]{1,40}$")]
NoticeId = Annotated[str, Meta(pattern=r"^nt-[a-z0-9-]{1,40}$")]
SceneNumber = Annotated[str, Meta(min_length=1, max_length=16)]
RuleId = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Index = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Day = date  # under another name, so that a field may be called `date`
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Millimetres = Annotated[int, Meta(ge=0, le=10_000_000)]
Micros = Annotated[int, Meta(ge=0, le=2**53 - 1)]  # an instant: µs UTC since 1970, always from the desk's clock

HUB: Final = "hub"
UNKNOWN_PERSON: Final = "p-unknown"


class Role(StrEnum):
    """What a person has authority for, on a unit and a day."""

    ARMORER = "armorer"
    PROPERTY_MASTER = "property_master"
    ASSISTANT_PROPERTY_MASTER = "assistant_property_master"
    WEAPONS_HANDLER = "weapons_handler"
    FIRST_AD = "first_ad"
    SECOND_AD = "second_ad"
    DIRECTOR = "director"
    PERFORMER = "performer"
    STUNT_COORDINATOR = "stunt_coordinator"
    STUNT_PERFORMER = "stunt_performer"
    STAND_IN = "stand_in"
    BACKGROUND = "background"
    CAMERA = "camera"
    SAFETY_ADVISER = "safety_adviser"
    MEDIC = "medic"
    SFX = "sfx"
    COSTUME = "costume"
    SCRIPT_SUPERVISOR = "script_supervisor"
    UPM = "upm"
    PRODUCER = "producer"
    STUDIO_TEACHER = "studio_teacher"
    UNION_REP = "union_rep"
    INVESTIGATOR = "investigator"
    CREW = "crew"


WEAPONS_PEOPLE: Final = frozenset(
    {Role.ARMORER, Role.PROPERTY_MASTER, Role.ASSISTANT_PROPERTY_MASTER, Role.WEAPONS_HANDLER}
)
ASSISTANT_DIRECTORS: Final = frozenset({Role.FIRST_AD, Role.SECOND_AD})
OFFICE: Final = frozenset({Role.UPM, Role.PRODUCER})
EVERYONE: Final = frozenset(Role)

DEPARTMENTS: Final = (
    "production", "accounting", "assistant directors", "casting", "camera", "art", "props", "weapons",
    "special effects", "electrics", "grips", "costumes", "hair", "makeup", "sound", "locations", "medics",
    "animal wranglers", "health and safety", "transportation", "craft services", "catering", "stunts",
    "construction", "cast", "background",
)  # fmt: skip


class Duty(StrEnum):
    WEAPONS = "WEAPONS"
    PROPS = "PROPS"
    OTHER = "OTHER"


class WeaponClass(StrEnum):
    """The ladder, safest first. BLADE and PYRO are for the breakdown only and can't be registered yet."""

    RUBBER = "RUBBER"
    REPLICA_INERT = "REPLICA_INERT"
    AIRSOFT_GBB = "AIRSOFT_GBB"
    NONGUN = "NONGUN"
    DEACTIVATED = "DEACTIVATED"
    PLUGGED = "PLUGGED"
    BLANK_ONLY = "BLANK_ONLY"
    FUNCTIONAL = "FUNCTIONAL"
    BLADE = "BLADE"
    PYRO = "PYRO"


LADDER: Final = tuple(c for c in WeaponClass if c not in {WeaponClass.BLADE, WeaponClass.PYRO})
INERT: Final = frozenset({WeaponClass.RUBBER, WeaponClass.REPLICA_INERT})
FIRING: Final = frozenset({WeaponClass.BLANK_ONLY, WeaponClass.FUNCTIONAL})


class Tier(StrEnum):
    """How much ceremony a weapon asks for, from its class and its load. Ordered: T0 < T1 < T2 < T3."""

    T0 = "T0"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"


class Feed(StrEnum):
    REVOLVER = "REVOLVER"
    SINGLE = "SINGLE"
    DOUBLE = "DOUBLE"
    DETACHABLE = "DETACHABLE"
    INTERNAL = "INTERNAL"
    TUBE = "TUBE"
    BELT = "BELT"
    MUZZLE_LOADER = "MUZZLE_LOADER"


SEPARATE_FEED: Final = frozenset({Feed.DETACHABLE, Feed.INTERNAL, Feed.TUBE, Feed.BELT})  # looked at beside the chamber


class RoundClass(StrEnum):
    BLANK = "BLANK"
    DUMMY = "DUMMY"
    LIVE = "LIVE"
    UNKNOWN = "UNKNOWN"  # handled as live until identified


class Load(StrEnum):
    """The fraction of a blank, lightest first."""

    NONE = "NONE"
    QUARTER = "QUARTER"
    HALF = "HALF"
    FULL = "FULL"


LOADS: Final = tuple(Load)


class Chamber(StrEnum):
    """What one look at one chamber found. NOT_LOOKED is an honest answer and never a clearance."""

    EMPTY = "EMPTY"
    DUMMY = "DUMMY"
    BLANK = "BLANK"
    UNKNOWN = "UNKNOWN"
    NOT_LOOKED = "NOT_LOOKED"


class Bore(StrEnum):
    CHECKED = "CHECKED"
    UNCHECKED = "UNCHECKED"
    SUSPECT = "SUSPECT"


class BoreLook(StrEnum):
    CLEAR = "CLEAR"
    OBSTRUCTED = "OBSTRUCTED"
    NOT_LOOKED = "NOT_LOOKED"


class Side(StrEnum):
    """What of a weapon a photo shows."""

    LEFT = "LEFT"
    RIGHT = "RIGHT"
    MUZZLE = "MUZZLE"
    SERIAL = "SERIAL"
    CASE = "CASE"


class ContainerKind(StrEnum):
    BOX = "BOX"
    TRAY = "TRAY"
    MAGAZINE = "MAGAZINE"
    TUBE = "TUBE"
    SPEED_LOADER = "SPEED_LOADER"
    BELT = "BELT"
    BANDOLIER = "BANDOLIER"
    HOLSTER_LOOPS = "HOLSTER_LOOPS"
    COSTUME_POCKET = "COSTUME_POCKET"


class Custody(StrEnum):
    """Where a weapon or container is."""

    LOCKED = "LOCKED"
    WITH_WEAPONS_PERSON = "WITH_WEAPONS_PERSON"
    WITH_HOLDER = "WITH_HOLDER"
    PLACED = "PLACED"
    IN_TRANSIT = "IN_TRANSIT"
    WITH_SUPPLIER = "WITH_SUPPLIER"
    WITH_AUTHORITY = "WITH_AUTHORITY"
    UNATTENDED = "UNATTENDED"
    MISSING = "MISSING"


OUT: Final = frozenset(
    {Custody.WITH_WEAPONS_PERSON, Custody.WITH_HOLDER, Custody.PLACED, Custody.UNATTENDED, Custody.MISSING}
)
POSITIVE: Final = frozenset({Custody.WITH_WEAPONS_PERSON, Custody.WITH_HOLDER})


class Clearance(StrEnum):
    UNKNOWN = "UNKNOWN"
    INSPECTED = "INSPECTED"
    COLD_EMPTY = "COLD_EMPTY"
    COLD_DUMMY = "COLD_DUMMY"
    HOT = "HOT"
    NOT_CLEAR = "NOT_CLEAR"


GOOD: Final = frozenset({Clearance.COLD_EMPTY, Clearance.COLD_DUMMY, Clearance.HOT})


class Service(StrEnum):
    IN = "IN"
    STOPPAGE = "STOPPAGE"
    OUT = "OUT"
    EVIDENCE = "EVIDENCE"


class Use(StrEnum):
    FITTING = "FITTING"
    TRAINING = "TRAINING"
    TEST_FIRE = "TEST_FIRE"
    BLOCKING = "BLOCKING"
    LINE_UP = "LINE_UP"
    CAMERA_TEST = "CAMERA_TEST"
    REHEARSAL = "REHEARSAL"
    TAKE = "TAKE"
    SOUND = "SOUND"
    STILLS = "STILLS"
    DEMO = "DEMO"
    CLEANING = "CLEANING"


WITHOUT_SETUP: Final = frozenset({Use.FITTING, Use.TRAINING, Use.TEST_FIRE, Use.CLEANING})


class Action(StrEnum):
    PRESENT = "PRESENT"
    CARRY = "CARRY"
    HANDLE = "HANDLE"
    HOLSTER = "HOLSTER"
    DRAW = "DRAW"
    POINT = "POINT"
    COCK = "COCK"
    DRY_FIRE = "DRY_FIRE"
    FIRE = "FIRE"
    FIRE_OFFSCREEN = "FIRE_OFFSCREEN"
    HIT_EFFECT = "HIT_EFFECT"
    STRIKE = "STRIKE"
    STRUGGLE = "STRUGGLE"
    DISARM = "DISARM"
    DROP = "DROP"
    THROW = "THROW"
    PASS = "PASS"  # noqa: S105 - a weapon passed on camera, not a password
    PLACE = "PLACE"
    AT_SELF = "AT_SELF"
    RELOAD_ON_CAMERA = "RELOAD_ON_CAMERA"
    FULL_AUTO = "FULL_AUTO"
    DETONATE = "DETONATE"


DISCHARGING: Final = frozenset({Action.FIRE, Action.FIRE_OFFSCREEN, Action.FULL_AUTO})


class Muzzle(StrEnum):
    OFF_AXIS = "OFF_AXIS"
    AT_LENS = "AT_LENS"
    AT_PERSON = "AT_PERSON"
    AT_SELF = "AT_SELF"
    DOWN = "DOWN"


class Camera(StrEnum):
    ATTENDED = "ATTENDED"
    REMOTE = "REMOTE"
    LOCKED_OFF = "LOCKED_OFF"


class InLineHow(StrEnum):
    """How somebody in line of the muzzle is kept from harm: by having seen, behind a shield, or by being elsewhere."""

    SEES = "SEES"
    SHIELDED = "SHIELDED"
    REMOTE = "REMOTE"


class Call(StrEnum):
    COLD = "COLD"
    HOT = "HOT"
    FIRING = "FIRING"
    CLEAR = "CLEAR"


class Kind(StrEnum):
    """What a shown weapon holds."""

    EMPTY = "EMPTY"
    DUMMY = "DUMMY"
    HOT = "HOT"


class StopScope(StrEnum):
    WEAPON = "WEAPON"
    LOT = "LOT"
    PERSON = "PERSON"
    SCENE = "SCENE"
    UNIT = "UNIT"
    PRODUCTION = "PRODUCTION"


class Cause(StrEnum):
    """Why a STOP stands, a clearance is void or an incident is open."""

    CALLED = "CALLED"
    WITNESS_DISAGREES = "WITNESS_DISAGREES"
    UNINTENDED_DISCHARGE = "UNINTENDED_DISCHARGE"
    INJURY = "INJURY"
    LIVE_ROUND = "LIVE_ROUND"
    UNKNOWN_ROUND = "UNKNOWN_ROUND"
    STRAY_ROUND = "STRAY_ROUND"
    MISSING = "MISSING"
    UNATTENDED = "UNATTENDED"
    OUTSIDE_THE_GATE = "OUTSIDE_THE_GATE"
    HANG_FIRE = "HANG_FIRE"
    WEAK_REPORT = "WEAK_REPORT"
    JAM = "JAM"
    DUD = "DUD"
    LEFT_UNWRAPPED = "LEFT_UNWRAPPED"
    BAD_FINDING = "BAD_FINDING"
    LUNCH = "LUNCH"
    MOVE = "MOVE"
    CUT = "CUT"
    RETURNED = "RETURNED"
    PLACED = "PLACED"
    LOCKED = "LOCKED"
    UNLOADED = "UNLOADED"
    LOADED = "LOADED"
    RELIEVED = "RELIEVED"
    ON_PAPER = "ON_PAPER"
    COUNT = "COUNT"
    CLEANED = "CLEANED"
    NEVER_SHOWN = "NEVER_SHOWN"


class StoppageKind(StrEnum):
    JAM = "JAM"
    DUD = "DUD"
    HANG_FIRE = "HANG_FIRE"
    WEAK_REPORT = "WEAK_REPORT"


class DocumentKind(StrEnum):
    RISK_ASSESSMENT = "RISK_ASSESSMENT"
    PUBLIC_NOTICE = "PUBLIC_NOTICE"
    PERMIT = "PERMIT"
    INSURANCE = "INSURANCE"
    SUPPLIER_LICENCE = "SUPPLIER_LICENCE"


class CertificateKind(StrEnum):
    FIREARMS_PERMIT = "FIREARMS_PERMIT"  # the state's permit or licence to have weapons for production
    FEDERAL_DOCUMENT = "FEDERAL_DOCUMENT"
    SAFETY_COURSE = "SAFETY_COURSE"
    HANDLER_TRAINING = "HANDLER_TRAINING"


class IdentifyMethod(StrEnum):
    RATTLE = "RATTLE"
    HOLE = "HOLE"
    PRIMER = "PRIMER"
    WEIGHT = "WEIGHT"
    PULLED = "PULLED"
    LABEL = "LABEL"


class How(StrEnum):
    """How an actor spoke to the record."""

    SESSION = "SESSION"
    PIN = "PIN"
    BADGE = "BADGE"
    SPOKEN = "SPOKEN"
    HUB = "HUB"
    PLAY = "PLAY"
