"""What a breakdown says of each scene: its weapons with the rung proposed, its needs, its words with marks in place.

Pure, and of plain values, so that a terminal, a page, a sheet of paper and another program are told the same. It
proposes; it clears nothing.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

from msgspec import Struct, to_builtins

from showclear.boards.headings import Heading, parted
from showclear.boards.needs import Need, needs
from showclear.boards.rungs import Proposal, proposals

SEEN: Final = frozenset({"action", "character", "parenthetical", "shot", "heading"})  # who and what is in the picture


class Line(Struct, frozen=True, kw_only=True):
    """Words on a line of the script's file."""

    line: int
    text: str


class Passage(Struct, frozen=True, kw_only=True):
    """One element of the script. Line n of its text stands on line `line + n`."""

    kind: str
    text: str
    line: int


class Finding(Struct, frozen=True, kw_only=True):
    """One weapon at work; confidence in per cent."""

    kind: str
    detail: str
    actions: tuple[str, ...]
    by: tuple[str, ...]
    at: tuple[str, ...]
    confidence: int
    evidence: tuple[Line, ...]

    @property
    def name(self) -> str:
        return self.detail or self.kind

    @property
    def rung(self) -> tuple[Proposal, ...]:
        return proposals(self.kind, self.actions)

    @property
    def label(self) -> str:
        return f"{self.kind}: {spoken(self.actions)}" if self.actions else self.kind


class SceneSheet(Struct, frozen=True, kw_only=True):
    """A scene of the breakdown; `talk` holds lines with a word of weapons that led to no finding.

    `pages` is its length as a set says it, marked when we counted it ourselves.
    """

    index: int
    number: str | None
    heading: str
    eighths: int
    pages: str
    weapons: tuple[Finding, ...]
    talk: tuple[Line, ...]
    passages: tuple[Passage, ...]

    @property
    def parts(self) -> Heading:
        return parted(self.heading)

    @property
    def needs(self) -> tuple[Need, ...]:
        work = ((w.kind, frozenset(w.actions)) for w in self.weapons)
        seen = "\n".join(p.text for p in self.passages if p.kind in SEEN)
        return needs(work, outside=self.parts.outside, words=seen)

    @property
    def cast(self) -> tuple[str, ...]:
        """Who has a cue in the scene, in order, each once and without (V.O.) and the like."""
        cues = (p.text.partition("(")[0].strip(" ^@") for p in self.passages if p.kind == "character")
        return tuple(dict.fromkeys(cue for cue in cues if cue))


class Sheet(Struct, frozen=True, kw_only=True):
    """A whole breakdown: `script` is the name of its file."""

    script: str
    title: str
    pages: str
    scenes: tuple[SceneSheet, ...]


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of a passage: under which marks it stands, and the labels of the marks that end with it."""

    text: str
    marked: bool = False
    talk: bool = False
    ends: tuple[str, ...] = ()


def spoken(words: Iterable[str]) -> str:
    return ", ".join(word.replace("_", " ") for word in words)


def pieces(passage: Passage, scene: SceneSheet) -> tuple[Piece, ...]:
    """The passage cut where a mark begins or ends. Marks may overlap; no word is lost and none is said twice."""
    found = [(*span, w.label) for w in scene.weapons for e in w.evidence if (span := place(e, passage))]
    said = [span for e in scene.talk if (span := place(e, passage))]
    edges = {0, len(passage.text)}.union(*((a, b) for a, b, _ in found), *said)
    return tuple(
        Piece(
            text=passage.text[a:b],
            marked=any(begin <= a and b <= end for begin, end, _ in found),
            talk=any(begin <= a and b <= end for begin, end in said),
            ends=tuple(dict.fromkeys(label for _, end, label in found if end == b)),
        )
        for a, b in pairwise(sorted(edges))
    )


def place(evidence: Line, passage: Passage) -> tuple[int, int] | None:
    """Where in the passage this evidence stands: its words, or its whole line when they are not there as such."""
    lines = passage.text.split("\n")
    nth = evidence.line - passage.line
    if not 0 <= nth < len(lines) or not passage.text:
        return None
    start = sum(len(line) + 1 for line in lines[:nth])
    words = evidence.text.strip()
    at = passage.text.find(words, start) if words else -1
    if at < 0:
        return (start, start + len(lines[nth])) if lines[nth] else None
    return at, at + len(words)


def as_data(sheet: Sheet) -> dict[str, Any]:
    """The breakdown for another program. The first keys of a scene and of a weapon never change their meaning."""
    return {"script": sheet.script, "scenes": [scene_data(scene) for scene in sheet.scenes]}


def scene_data(scene: SceneSheet) -> dict[str, Any]:
    return {
        "index": scene.index,
        "number": scene.number,
        "heading": scene.heading,
        "eighths": scene.eighths,
        "weapons": [weapon_data(weapon) for weapon in scene.weapons],
        "needs": to_builtins(scene.needs),
        "talk": to_builtins(scene.talk),
    }


def weapon_data(weapon: Finding) -> dict[str, Any]:
    return {**to_builtins(weapon), "confidence": weapon.confidence / 100, "rung": to_builtins(weapon.rung)}


def as_told(sheet: Sheet) -> dict[str, Any]:
    """The breakdown for a page or a paper: the data, and beside it the words of the script and how a person says it."""
    scenes = [
        {
            **scene_data(scene),
            "weapons": [{**weapon_data(w), "name": w.name, "done": spoken(w.actions)} for w in scene.weapons],
            "pages": scene.pages,
            "heading_parts": to_builtins(scene.parts),
            "cast": scene.cast,
            "passages": [{"kind": p.kind, "line": p.line, "pieces": marked(p, scene)} for p in scene.passages],
        }
        for scene in sheet.scenes
    ]
    return {"script": sheet.script, "title": sheet.title, "pages": sheet.pages, "scenes": scenes}


def marked(passage: Passage, scene: SceneSheet) -> list[dict[str, Any]]:
    return [to_builtins(piece) for piece in pieces(passage, scene)]
