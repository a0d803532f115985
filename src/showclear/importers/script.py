"""A screenplay as Showclear reads it: scenes in reading order, and every element of each with its line.

Nothing here judges what a scene needs. Read `read.py` next for the way in from a file.
"""

from collections.abc import Iterable
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

SPOKEN: Final = frozenset({Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRIC})
"""Kinds that stand under a cue."""

OMITTED: Final = "OMITTED"
CENTERED: Final = "centered"
"""The style of a line set in the middle of the page."""


class Tag(Struct, frozen=True, kw_only=True):
    """Words that somebody marked for a department: evidence of what is needed, never proof of what is not."""

    category: str
    label: str
    words: str


class Element(Struct, frozen=True, kw_only=True):
    """One element. Line n of `text` stands on line `line + n` of a Fountain file.

    `dual` is on the cue of a speech heard beside the one before it. `revision` is the id of the latest revision
    that touched the element. `style` is the source's own name for it, where the kind alone does not say.
    """

    kind: Kind
    text: str
    line: int
    dual: bool = False
    revision: str | None = None
    style: str = ""
    tags: tuple[Tag, ...] = ()


class Scene(Struct, frozen=True, kw_only=True):
    """One scene: `index` counts from 1, `elements` begins with the heading.

    `computed` says that the eighths are our own count, not the writing program's. `omitted` is what a scene held
    before it was cut: kept so that it can come back, and no part of the film.
    """

    index: int
    number: str | None
    heading: str
    eighths: int
    computed: bool
    elements: tuple[Element, ...]
    omitted: tuple[Element, ...] = ()

    @property
    def is_omitted(self) -> bool:
        return is_omission(self.heading)


class Revision(Struct, frozen=True, kw_only=True):
    """One set of changed pages: the colour of its paper, and the mark in its margin."""

    id: str
    name: str
    color: str
    mark: str


class TitleLine(Struct, frozen=True, kw_only=True):
    """One entry of the title page; `key` is empty where the form has no keys."""

    key: str
    text: str


class Note(Struct, frozen=True, kw_only=True):
    """A writer's note, or (`boneyard`) text taken out of the script: kept, and no part of the film.

    It stands behind the first `after` elements of the script, the preamble counted in.
    """

    text: str
    line: int
    after: int
    boneyard: bool = False


class Script(Struct, frozen=True, kw_only=True):
    """A whole script; `preamble` holds what stands before the first scene."""

    title: str
    format: str
    preamble: tuple[Element, ...]
    scenes: tuple[Scene, ...]
    title_page: tuple[TitleLine, ...] = ()
    revisions: tuple[Revision, ...] = ()
    notes: tuple[Note, ...] = ()


def is_omission(heading: str) -> bool:
    return heading.strip(" .").upper() == OMITTED


def title_in(page: Iterable[TitleLine]) -> str:
    """The title that a title page gives: under its key, else the first words where nothing has a key."""
    entries = tuple(page)
    titled = [entry.text for entry in entries if entry.key.lower() == "title"]
    loose = [entry.text for entry in entries if not entry.key and entry.text.strip()]
    return " ".join(" ".join(titled or loose[:1]).split())


class ScriptError(Exception):
    """A screenplay that can't be used: what is wrong, where, and how to mend it."""

    def __init__(self, what: str, where: str, cure: str) -> None:
        self.what, self.where, self.cure = what, where, cure
        super().__init__(f"{where}: {what}. {cure}")
