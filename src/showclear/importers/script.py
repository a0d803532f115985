"""A screenplay as Showclear reads it: scenes in reading order, and every element of each with its line.

Nothing here judges what a scene needs. Read `read.py` next for the way in from a file.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Kind(StrEnum):
    HEADING = "heading"
    ACTION = "action"
    CHARACTER = "character"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRIC = "lyric"
    TRANSITION = "transition"
    SHOT = "shot"
    OTHER = "other"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    PAGE_BREAK = "page break"


UNFILMED: Final = frozenset({Kind.SECTION, Kind.SYNOPSIS, Kind.PAGE_BREAK})
"""Kinds that plan the script and are never in the film. Cues and parentheticals are not among them."""

OMITTED: Final = "OMITTED"


class Element(Struct, frozen=True, kw_only=True):
    """One element. Line n of `text` stands on line `line + n` of a Fountain file."""

    kind: Kind
    text: str
    line: int


class Scene(Struct, frozen=True, kw_only=True):
    """One scene: `index` counts from 1, `elements` begins with the heading.

    `computed` says that the eighths are our own count, not the writing program's.
    """

    index: int
    number: str | None
    heading: str
    eighths: int
    computed: bool
    elements: tuple[Element, ...]


class Script(Struct, frozen=True, kw_only=True):
    """A whole script; `preamble` holds what stands before the first scene."""

    title: str
    format: str
    preamble: tuple[Element, ...]
    scenes: tuple[Scene, ...]


class ScriptError(Exception):
    """A screenplay that can't be used: what is wrong, where, and how to mend it."""

    def __init__(self, what: str, where: str, cure: str) -> None:
        self.what, self.where, self.cure = what, where, cure
        super().__init__(f"{where}: {what}. {cure}")
