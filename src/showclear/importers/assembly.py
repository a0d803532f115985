"""Cuts a run of elements into scenes: a heading opens one, and everything up to the next heading is in it."""

from collections.abc import Iterable

from msgspec import Struct

from showclear.importers.eighths import computed_eighths
from showclear.importers.script import Element, Kind, Scene, Script


class Piece(Struct, frozen=True, kw_only=True):
    """An element as a reader found it; a heading may bring its scene's number and stored length."""

    element: Element
    number: str | None = None
    eighths: int | None = None


def assembled(title: str, script_format: str, pieces: Iterable[Piece]) -> Script:
    preamble: list[Piece] = []
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.element.kind is Kind.HEADING:
            groups.append([piece])
        elif groups:
            groups[-1].append(piece)
        else:
            preamble.append(piece)
    return Script(
        title=title,
        format=script_format,
        preamble=tuple(p.element for p in preamble),
        scenes=tuple(scene_of(index, group) for index, group in enumerate(groups, start=1)),
    )


def scene_of(index: int, group: list[Piece]) -> Scene:
    head = group[0]
    elements = tuple(p.element for p in group)
    return Scene(
        index=index,
        number=head.number,
        heading=head.element.text,
        eighths=computed_eighths(elements) if head.eighths is None else head.eighths,
        computed=head.eighths is None,
        elements=elements,
    )
