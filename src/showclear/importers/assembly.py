"""Cuts a run of elements into scenes: a heading opens one, and everything up to the next heading is in it."""

from collections.abc import Iterable

from msgspec import Struct

from showclear.importers.eighths import computed_eighths
from showclear.importers.script import Element, Kind, Note, Revision, Scene, Script, TitleLine, title_in


class Piece(Struct, frozen=True, kw_only=True):
    """An element as a reader found it; a heading may bring its scene's number, stored length and cut body."""

    element: Element
    number: str | None = None
    eighths: int | None = None
    omitted: tuple[Element, ...] = ()


def assembled(
    script_format: str,
    pieces: Iterable[Piece],
    title_page: Iterable[TitleLine] = (),
    revisions: Iterable[Revision] = (),
    notes: Iterable[Note] = (),
) -> Script:
    page = tuple(title_page)
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
        title=title_in(page),
        format=script_format,
        preamble=tuple(p.element for p in preamble),
        scenes=tuple(scene_of(index, group) for index, group in enumerate(groups, start=1)),
        title_page=page,
        revisions=tuple(revisions),
        notes=tuple(notes),
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
        omitted=head.omitted,
    )
