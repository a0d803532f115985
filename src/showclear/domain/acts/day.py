"""Requests of a shooting day: opening it, the meeting, the briefs, the set-ups and the wrap."""

from typing import Annotated, ClassVar

from msgspec import Meta

from showclear.domain.acts.shapes import Calling, InLine, Request, Trust
from showclear.domain.terms import (
    ASSISTANT_DIRECTORS,
    WEAPONS_PEOPLE,
    Action,
    Camera,
    Day,
    Load,
    Millimetres,
    Muzzle,
    PersonId,
    Role,
    SceneNumber,
    SetupId,
    UnitId,
    WeaponClass,
)


class OpenDay(Request, frozen=True, kw_only=True):
    """Opens a shooting day; a new unit id creates the unit. The date names the values in force."""

    WHO: ClassVar = ASSISTANT_DIRECTORS
    unit: UnitId
    date: Day
    calls: Annotated[tuple[Calling, ...], Meta(max_length=500)] = ()


class HoldMeeting(Request, frozen=True, kw_only=True):
    """The on-site safety meeting: what it covered and who was there. Texts: place, abort, emergency."""

    WHO: ClassVar = ASSISTANT_DIRECTORS | WEAPONS_PEOPLE | {Role.SAFETY_ADVISER}
    TRUST: ClassVar = Trust.RAISES
    unit: UnitId
    scenes: tuple[SceneNumber, ...]
    classes: tuple[WeaponClass, ...]
    actions: tuple[Action, ...]
    load: Load = Load.NONE
    attended: Annotated[tuple[PersonId, ...], Meta(max_length=500)] = ()


class AttendMeeting(Request, frozen=True, kw_only=True):
    """Says who was at the meeting: oneself, or others by whoever took the roll. Text: said, the words of the roll.

    `said_by` is who said it aloud, such as the head of a department, when that is not whoever wrote it down.
    """

    TRUST: ClassVar = Trust.RAISES
    unit: UnitId
    people: Annotated[tuple[PersonId, ...], Meta(min_length=1, max_length=500)]
    said_by: PersonId | None = None


class Brief(Request, frozen=True, kw_only=True):
    """Tells late or new people by name what the meeting said."""

    WHO: ClassVar = ASSISTANT_DIRECTORS | WEAPONS_PEOPLE | {Role.SAFETY_ADVISER}
    TRUST: ClassVar = Trust.RAISES
    unit: UnitId
    people: Annotated[tuple[PersonId, ...], Meta(min_length=1, max_length=500)]


class CheckIn(Request, frozen=True, kw_only=True):
    """In for the day: oneself, or the AD department for people without an account."""

    TRUST: ClassVar = Trust.RAISES
    unit: UnitId
    person: PersonId


class OpenSetup(Request, frozen=True, kw_only=True):
    """One camera position of a scene, and who is in line of the muzzle. Distances in mm.

    `scribe` means that phones are off here: this person writes down what the others say aloud.
    """

    WHO: ClassVar = ASSISTANT_DIRECTORS | WEAPONS_PEOPLE
    setup: SetupId
    unit: UnitId
    scene: SceneNumber
    muzzle: Annotated[tuple[Muzzle, ...], Meta(min_length=1)]
    camera: Camera = Camera.ATTENDED
    shield: bool = False
    in_line: Annotated[tuple[InLine, ...], Meta(max_length=100)] = ()
    distance: Millimetres | None = None
    protection: bool = False
    scribe: PersonId | None = None


class DeclareZone(Request, frozen=True, kw_only=True):
    """Who may be inside, and how near the nearest of them stands to the muzzle (mm)."""

    WHO: ClassVar = ASSISTANT_DIRECTORS | WEAPONS_PEOPLE
    TRUST: ClassVar = Trust.RAISES
    setup: SetupId
    people: Annotated[tuple[PersonId, ...], Meta(max_length=500)]
    distance: Millimetres
    protection: bool = False


class WrapDay(Request, frozen=True, kw_only=True):
    WHO: ClassVar = ASSISTANT_DIRECTORS
    unit: UnitId


class ConfirmClock(Request, frozen=True, kw_only=True):
    """After the clock stepped: somebody compared it with another and it is right."""

    WHO: ClassVar = ASSISTANT_DIRECTORS | WEAPONS_PEOPLE | {Role.UPM}
    TRUST: ClassVar = Trust.RAISES
