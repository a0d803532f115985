"""What the importers read, as the boards tell it: the two floors beside each other meet here."""

from typing import Final

from showclear.boards.breakdown import Finding, Line, Passage, SceneSheet, Sheet
from showclear.importers.eighths import spoken_eighths
from showclear.importers.script import Scene, Script
from showclear.importers.weapon_work import Evidence, SceneReading, WeaponWork

OURS: Final = "*"  # behind a length that we counted and the writing program did not store


def sheet_of(name: str, script: Script, readings: tuple[SceneReading, ...]) -> Sheet:
    return Sheet(
        script=name,
        title=script.title,
        pages=spoken_eighths(sum(scene.eighths for scene in script.scenes)),
        scenes=tuple(scene_sheet(reading.scene, reading) for reading in readings),
    )


def scene_sheet(scene: Scene, reading: SceneReading) -> SceneSheet:
    return SceneSheet(
        index=scene.index,
        number=scene.number,
        heading=scene.heading,
        eighths=scene.eighths,
        pages=spoken_eighths(scene.eighths) + (OURS if scene.computed else ""),
        weapons=tuple(finding(work) for work in reading.weapons),
        talk=lines(reading.talk),
        passages=tuple(Passage(kind=e.kind.value, text=e.text, line=e.line) for e in scene.elements),
    )


def finding(work: WeaponWork) -> Finding:
    return Finding(
        kind=work.kind.value,
        detail=work.detail,
        actions=tuple(action.value for action in work.actions),
        by=work.by,
        at=work.at,
        confidence=work.confidence,
        evidence=lines(work.evidence),
    )


def lines(evidence: tuple[Evidence, ...]) -> tuple[Line, ...]:
    return tuple(Line(line=one.line, text=one.text) for one in evidence)
