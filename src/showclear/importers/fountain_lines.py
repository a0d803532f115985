"""Puts one element into Fountain so that it reads back as itself.

Each form that might do is read back on the spot, the plainest first. Where none does, the element's words are shown
as near as Fountain can come, and the note beside them says the rest.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from showclear.importers import fountain_forms as forms
from showclear.importers.assembly import Piece
from showclear.importers.fountain import Body
from showclear.importers.fountain_carried import NAMELESS, Carried, as_note, with_carried
from showclear.importers.fountain_notes import Line
from showclear.importers.script import CENTERED, Element, Kind, Scene

MEANT: Final = re.compile(r"[\\*_]|(?<=\[)\[|(?<=\*)/|#$")
"""What would read as a style, a note, a boneyard or a scene number."""
NUMBER: Final = re.compile(r"[\w.\-]+")
ABOVE: Final = Line(1, "@X")
"""A cue for a spoken line to be read under."""
BELOW: Final = Line(3, "x")


def heading_line(element: Element, scene: Scene | None) -> str:
    number = None if scene is None else scene.number
    text = escaped(element.text)
    written = f" #{number}#" if number is not None and NUMBER.fullmatch(number) else ""
    shown = [f"{start}{written}" for start in (text, f".{text}", f".{NAMELESS} {text}")]
    extra = Carried(
        number=None if written else number,
        eighths=None if scene is None or scene.computed else scene.eighths,
    )
    return best(element, [(line, read_back([Line(1, line)])) for line in shown], extra)


def cue_line(element: Element, *, has_words: bool) -> str:
    text, dual = escaped(element.text), " ^" if element.dual else ""
    if text.endswith("^"):
        text = f"{text[:-1]}\\^"
    bare = [f"{text}{dual}"] if has_words else []
    shown = [*bare, f"@{text}{dual}", f"@{' '.join(text.split())}{dual}"]
    below = [BELOW] if has_words else []
    return best(element, [(line, read_back([*lines_of(line), *below])[:1]) for line in shown])


def spoken(element: Element) -> str:
    """An element under a cue."""
    words = "\n".join(guarded(escaped(line)) for line in element.text.split("\n"))
    flat = " ".join(element.text.split())
    first = {Kind.LYRIC: f"~{escaped(element.text)}", Kind.PARENTHETICAL: words}
    shown = [first.get(element.kind, ""), *(unbracketed(text) for text in (element.text, flat))]
    return best(element, [(text, read_back([ABOVE, *lines_of(text)])[1:]) for text in shown if text])


def unbracketed(text: str) -> str:
    """Speech, even where a line of it begins with a bracket."""
    lines = (guarded(escaped(line)) for line in text.split("\n"))
    return "\n".join(f"\\{line}" if line.startswith("(") else line for line in lines)


def paragraph(element: Element) -> str:
    """An element that stands by itself."""
    flat = " ".join(element.text.split())
    shown = [*forms_of(element, element.text), *forms_of(element, flat), f"!{guarded(escaped(flat))}"]
    return best(element, [(text, read_back(lines_of(text))) for text in shown])


def forms_of(element: Element, text: str) -> Iterator[str]:
    words = escaped(text)
    lines = [guarded(line) for line in words.split("\n")]
    match element.kind:
        case Kind.TRANSITION:
            yield from (words, f"> {words}")
        case Kind.SHOT:
            yield f"!!{words}"
        case Kind.LYRIC:
            yield f"~{words}"
        case Kind.SECTION:
            yield f"{element.style if set(element.style) == {'#'} else '#'} {words}"
        case Kind.SYNOPSIS:
            yield f"= {words}"
        case Kind.PAGE_BREAK:
            yield text
        case _ if element.style == CENTERED:
            yield f"> {words} <"
        case _:
            yield from ("\n".join(lines), "!" + "\n".join(lines))


def best(element: Element, shown: Sequence[tuple[str, list[Piece]]], extra: Carried | None = None) -> str:
    """The first form that reads as this one element by itself; else the first that does with its note.

    Each element that a reader gives has one. For another (a page break made of words), its words are kept as action.
    """
    extra = extra or Carried()
    found = [(text, pieces[0]) for text, pieces in shown if len(pieces) == 1]
    for needed in (0, 1):
        for text, piece in found:
            carried = missing(element, piece, extra)
            told = carried.kind is not None or carried.text is not None
            if told <= bool(needed) and matches(with_carried(piece, carried).element, element):
                return f"{text} {as_note(carried)}".rstrip() if carried != Carried() else text
    return f"!{guarded(escaped(' '.join(element.text.split())))}"


def missing(element: Element, piece: Piece, extra: Carried) -> Carried:
    """What the note must say, once the line has said what it can."""
    read = piece.element
    return Carried(
        kind=None if read.kind is element.kind else element.kind,
        text=None if read.text == element.text else element.text,
        style="" if read.style == element.style else element.style,
        number=extra.number,
        eighths=extra.eighths,
        revision=element.revision,
        tags=element.tags,
    )


def matches(read: Element, element: Element) -> bool:
    return (read.kind, read.text, read.style, read.dual) == (element.kind, element.text, element.style, element.dual)


def read_back(lines: Sequence[Line]) -> list[Piece]:
    return list(Body(lines).pieces())


def lines_of(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), start=2)]


def escaped(text: str) -> str:
    return MEANT.sub(r"\\\g<0>", text)


def guarded(line: str) -> str:
    """The line with a backslash where it would begin something else inside a paragraph."""
    if forms.is_plain_heading(line):
        return line.replace(".", "\\.", 1)
    if forms.marked(line) or forms.is_forced_action(line):
        indent = len(line) - len(line.lstrip())
        return f"{line[:indent]}\\{line[indent:]}"
    return line
