"""What Fountain has no mark for, carried in a note that is kept beside its line: `[[showclear {...}]]`.

Stored page lengths, revisions, department tags and the like travel in it, so that a script can leave as Fountain
and come back whole. Other programs show or drop such a note as any other. A note that somebody spoiled is an
ordinary note again, and a note can never take words out of the film: the line beside it is what counts.
"""

import re
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from showclear.importers.assembly import Piece
from showclear.importers.script import UNFILMED, Kind, Revision, Tag

OPENING: Final = "showclear {"
NAMELESS: Final = "SCENE"
"""Stands before a heading that begins as no heading can, or that has not one letter."""
NOT_WORDS: Final = re.compile(r"[\W_]+")


class Carried(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What belongs to the element beside the note; `revisions` belong to the script."""

    kind: Kind | None = None
    text: str | None = None
    style: str = ""
    number: str | None = None
    eighths: Annotated[int, Meta(ge=1, le=80_000)] | None = None
    revision: str | None = None
    tags: tuple[Tag, ...] = ()
    revisions: tuple[Revision, ...] = ()


def carried_in(note: str) -> Carried | None:
    """What this note carries; None when it is a writer's own."""
    if not note.startswith(OPENING):
        return None
    try:
        return msgspec.json.decode(note[len(OPENING) - 1 :], type=Carried)
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return None


def as_note(carried: Carried) -> str:
    """The note, on one line; empty when there is nothing to carry. What would close it early is spelt in hex."""
    if carried == Carried():
        return ""
    words = msgspec.json.encode(carried).decode()
    return f"[[showclear {words.replace(']]', ']' + chr(92) + 'u005d').replace('*/', '*' + chr(92) + '/')}]]"


def with_carried(piece: Piece, carried: Carried) -> Piece:
    """The piece with what its note carries, as far as that says nothing against the line itself."""
    element = piece.element
    hides = element.kind not in UNFILMED and carried.kind in UNFILMED
    scene = Kind.HEADING in (element.kind, carried.kind)
    kind = element.kind if carried.kind is None or hides or scene else carried.kind
    element = replace(
        element,
        kind=kind,
        text=carried.text if carried.text is not None and same_words(element.text, carried.text) else element.text,
        style=carried.style or element.style,
        revision=carried.revision or element.revision,
        tags=carried.tags or element.tags,
    )
    return Piece(
        element=element,
        number=carried.number or piece.number,
        eighths=piece.eighths if carried.eighths is None else carried.eighths,
        omitted=piece.omitted,
    )


def same_words(shown: str, kept: str) -> bool:
    """Whether the kept text only lays out the shown words anew. If somebody edited the line, the line wins."""
    return words_in(shown) in (words_in(kept), NAMELESS + words_in(kept))


def words_in(text: str) -> str:
    return NOT_WORDS.sub("", text)
