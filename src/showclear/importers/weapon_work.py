"""What a reader of a script finds: the weapons that work in a scene, and the lines that say so.

A weapon works in a scene when it is in the scene's action or its effect is. What is said here is a proposal to a
person: it clears nothing, and every line with a word of weapons that led to no finding is kept beside the findings.
"""

from enum import StrEnum

from msgspec import Struct

from showclear.importers.script import Scene


class Kind(StrEnum):
    """What sort of weapon; `UNSPECIFIED` when the script says armed, and not with what."""

    FIREARM = "firearm"
    BLADE = "blade"
    EXPLOSIVE = "explosive"
    OTHER = "other"
    UNSPECIFIED = "unspecified"


class Work(StrEnum):
    """What is done with it, mildest first."""

    PRESENT = "present"  # seen, in nobody's hand
    CARRY = "carry"
    HANDLE = "handle"  # loaded, cleaned, checked, holstered
    DRAW = "draw"
    POINT = "point"
    COCK = "cock"
    DRYFIRE = "dryfire"
    FIRE = "fire"
    FIRE_OFFSCREEN = "fire_offscreen"
    HIT_EFFECT = "hit_effect"  # a bullet, blade or arrow arrives
    STRIKE = "strike"
    DISARM = "disarm"
    DETONATE = "detonate"


class Evidence(Struct, frozen=True, kw_only=True):
    """The words that caused a finding, and the line of the file they stand on."""

    line: int
    text: str


class WeaponWork(Struct, frozen=True, kw_only=True):
    """One weapon at work in a scene: by whom and at whom as the script names them; confidence in per cent."""

    kind: Kind
    detail: str
    actions: tuple[Work, ...]
    by: tuple[str, ...]
    at: tuple[str, ...]
    confidence: int
    evidence: tuple[Evidence, ...]


class SceneReading(Struct, frozen=True, kw_only=True):
    """A scene with its weapon work, and the lines that speak of weapons and led to no finding.

    `carried` asks: whoever held a weapon when the scene before ended, and is seen here, has it still?
    """

    scene: Scene
    weapons: tuple[WeaponWork, ...]
    talk: tuple[Evidence, ...] = ()
    carried: tuple[WeaponWork, ...] = ()
