"""What the reader of weapons says of a short scene, in words that a test can hold in one line."""

from showclear.importers import fountain
from showclear.importers.weapon_work import SceneReading, WeaponWork
from showclear.importers.weapons import weapon_work

HALL = "INT. HALL - DAY\n\nLENA\nMorning.\n\nKOVACS\nMorning.\n\nMARTA\nMorning.\n\nROWE\nMorning.\n\n"
"""A scene before, with a cue for each of the four: two women, two men."""

BARN = "INT. BARN - NIGHT"


def read(*paragraphs: str, heading: str = BARN) -> SceneReading:
    """The reading of a scene with these paragraphs, in a script where LENA, KOVACS, MARTA and ROWE speak."""
    body = "\n\n".join(paragraphs)
    return weapon_work(fountain.read_text(f"{HALL}{heading}\n\n{body}\n"))[1]


def said(*paragraphs: str, heading: str = BARN) -> list[str]:
    """Each finding as `firearm draw+point LENA > KOVACS`; a dash where nobody is named."""
    return [line(finding) for finding in read(*paragraphs, heading=heading).weapons]


def line(finding: WeaponWork) -> str:
    """One finding in one line: kind, works, by whom, at whom."""
    at = f" > {' & '.join(finding.at)}" if finding.at else ""
    return f"{finding.kind} {'+'.join(finding.actions)} {' & '.join(finding.by) or '-'}{at}"
