"""The floor of the weapon reading: word lists and nothing else, as a careful afternoon would write them.

No subject, no pronoun, no state between sentences. It marks what plain word matching can do on the same scripts.
"""

import re
from typing import Final

from showclear.importers.script import Kind as ElementKind
from showclear.importers.script import Scene, Script
from showclear.importers.weapon_work import Kind, SceneReading, WeaponWork, Work

GUNS: Final = re.compile(
    r"\b(guns?|handguns?|pistols?|revolvers?|rifles?|shotguns?|carbines?|muskets?|machine[- ]guns?|firearms?|weapons?"
    r"|armed|gunshots?|gunfire|gunpoint|shots? (?:rings?|fired)|muzzle|holster(?:ed)?|trigger|bullets?|\.38|\.45|\.22"
    r"|9mm|(?:opens?|returns?) fire|(?:shoots?|fires?|firing|shooting)\b(?! (?:up|off|a look|a glance)))\b",
    re.IGNORECASE,
)
OTHERS: Final = re.compile(
    r"\b(knife|knives|swords?|daggers?|sabres?|axes?|bombs?|grenades?|dynamite|explo\w+|detonat\w+|crossbows?|arrows?"
    r"|bayonets?|machetes?)\b",
    re.IGNORECASE,
)
FRIENDS: Final = re.compile(
    r"\b(nail gun|glue gun|shoots? a (?:look|glance)|rid\w+ shotgun|photo shoot|camera shot|water pistol|toy gun)\b",
    re.IGNORECASE,
)
ACTIONS: Final = tuple(
    (work, re.compile(pattern, re.IGNORECASE))
    for work, pattern in (
        (Work.DRAW, r"\b(draws?|pulls? (?:out )?|produces?)\b"),
        (Work.POINT, r"\b(points?|aims?|aiming|levels?|raises?|trains?)\b"),
        (Work.COCK, r"\b(cocks?|racks?|pumps?)\b"),
        (Work.FIRE, r"\b(fires?|shoots?|firing)\b"),
        (Work.CARRY, r"\b(holds?|carr\w+|with a|armed|holster\w*)\b"),
        (Work.HANDLE, r"\b(loads?|reloads?|checks?|cleans?|picks? up|puts?)\b"),
        (Work.DISARM, r"\b(drops?|disarms?)\b"),
        (Work.FIRE_OFFSCREEN, r"\b(gunshots?|gunfire)\b"),
        (Work.HIT_EFFECT, r"\b(bullets?)\b"),
    )
)
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
NAME: Final = re.compile(r"\b[A-Z][A-Z]+\b|^[A-Z][a-z]+")
FILMED: Final = frozenset({ElementKind.ACTION, ElementKind.SHOT, ElementKind.PARENTHETICAL})


def plain_work(script: Script) -> tuple[SceneReading, ...]:
    return tuple(SceneReading(scene=scene, weapons=tuple(found(scene))) for scene in script.scenes)


def found(scene: Scene) -> list[WeaponWork]:
    sentences = [s for e in scene.elements if e.kind in FILMED for s in SENTENCE.split(e.text)]
    guns = [s for s in sentences if GUNS.search(FRIENDS.sub("", s))]
    others = [s for s in sentences if OTHERS.search(FRIENDS.sub("", s))]
    made = []
    if guns:
        works = tuple(work for work, pattern in ACTIONS if any(pattern.search(s) for s in guns)) or (Work.PRESENT,)
        names = [n for s in guns for n in NAME.findall(s) if n not in ("The", "A", "He", "She")]
        made.append(finding(Kind.FIREARM, works, tuple(names[:1])))
    if others:
        made.append(finding(Kind.OTHER, (Work.PRESENT,), ()))
    return made


def finding(kind: Kind, works: tuple[Work, ...], by: tuple[str, ...]) -> WeaponWork:
    return WeaponWork(kind=kind, detail="", actions=works, by=by, at=(), confidence=50, evidence=())
