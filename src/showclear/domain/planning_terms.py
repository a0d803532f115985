"""The words of planning as closed lists: what a reader judged of a finding, and what a risk assessment is made of."""

from enum import StrEnum
from typing import Final


class Judgement(StrEnum):
    """What somebody says of one finding of the weapon reading. `ADDED` is one that the reading did not have."""

    CONFIRMED = "CONFIRMED"
    CORRECTED = "CORRECTED"
    REJECTED = "REJECTED"
    ADDED = "ADDED"


class FindingKind(StrEnum):
    """What sort of weapon; `UNSPECIFIED` when the script says armed, and not with what."""

    FIREARM = "FIREARM"
    BLADE = "BLADE"
    EXPLOSIVE = "EXPLOSIVE"
    OTHER = "OTHER"
    UNSPECIFIED = "UNSPECIFIED"


MAYBE_A_FIREARM: Final = frozenset({FindingKind.FIREARM, FindingKind.UNSPECIFIED, None})  # not said is not ruled out


class Hazard(StrEnum):
    MUZZLE_BLAST = "MUZZLE_BLAST"
    PROJECTILE = "PROJECTILE"  # whatever leaves the barrel: an obstruction, a wrong round, a pellet
    EJECTED_CASE = "EJECTED_CASE"
    NOISE = "NOISE"
    FIRE_OR_HEAT = "FIRE_OR_HEAT"
    MISTAKEN_FOR_REAL = "MISTAKEN_FOR_REAL"  # or the real one for its double
    STRUCK = "STRUCK"
    FALL_OR_DROP = "FALL_OR_DROP"
    PUBLIC_ALARM = "PUBLIC_ALARM"
    FATIGUE = "FATIGUE"


class Severity(StrEnum):
    """How much harm is left, mildest first."""

    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


SEVERITIES: Final = tuple(Severity)


class Control(StrEnum):
    """What is done about a hazard, the surest first; how it is done here is a text."""

    SAFER_RUNG = "SAFER_RUNG"
    LIGHTEST_LOAD = "LIGHTEST_LOAD"
    REMOTE_CAMERA = "REMOTE_CAMERA"
    SHIELD = "SHIELD"
    DISTANCE = "DISTANCE"
    OFF_AXIS = "OFF_AXIS"
    ZONE_KEPT = "ZONE_KEPT"
    SHOWN_CLEAR = "SHOWN_CLEAR"
    ROUNDS_INSPECTED = "ROUNDS_INSPECTED"
    BORE_CHECKED = "BORE_CHECKED"
    TEST_FIRED = "TEST_FIRED"
    KEPT_APART = "KEPT_APART"  # the real one and its double
    SOFT_COPY = "SOFT_COPY"
    REHEARSED = "REHEARSED"
    WARNING_CALLED = "WARNING_CALLED"
    PUBLIC_TOLD = "PUBLIC_TOLD"
    FIRE_WATCH = "FIRE_WATCH"
    HOURS_KEPT = "HOURS_KEPT"
    PROTECTION_WORN = "PROTECTION_WORN"
    MEDIC_THERE = "MEDIC_THERE"
