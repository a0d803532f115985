"""Reads Trelby's own form: a text line carries a line-break sign, a type sign, and the words."""

from collections.abc import Iterator
from typing import Final

from showclear.domain.sentence import filled
from showclear.importers.assembly import Piece, assembled
from showclear.importers.script import Element, Kind, Note, Script, ScriptError, TitleLine

KINDS: Final = {
    "\\": Kind.HEADING,
    ".": Kind.ACTION,
    "_": Kind.CHARACTER,
    ":": Kind.DIALOGUE,
    "(": Kind.PARENTHETICAL,
    "/": Kind.TRANSITION,
    "=": Kind.SHOT,
    "@": Kind.SECTION,
}
NOTE: Final = "%"
JOINS: Final = {">": " ", "+": "  ", "&": "", "|": "\n"}
LAST: Final = "."
START: Final = "#Start-Script"
TITLE: Final = "#Title-String "


def read_text(text: str) -> Script:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((i for i, line in enumerate(lines) if line.rstrip() == START), None)
    if start is None:
        cure = "Save the screenplay again in Trelby, or export it as Final Draft (.fdx) or Fountain."
        what = filled("no {start} line, so no Trelby script", start=START)
        raise ScriptError(what, filled("line {n}", n=len(lines)), cure)
    pieces: list[Piece] = []
    notes: list[Note] = []
    for sign, words, line in runs(lines, start + 1):
        kind = KINDS.get(sign, Kind.OTHER)
        text = " ".join(words.split()) if kind is Kind.HEADING else words.strip()
        if text and sign == NOTE:
            notes.append(Note(text=text, line=line, after=len(pieces)))
        elif text:
            pieces.append(Piece(element=Element(kind=kind, text=text, line=line)))
    return assembled("trelby", pieces, title_page(lines[:start]), notes=notes)


def runs(lines: list[str], first: int) -> Iterator[tuple[str, str, int]]:
    """Type sign, words and first line of each run of lines up to the sign that ends an element."""
    words, opened, sign = "", first, ""
    for at in range(first, len(lines)):
        line = lines[at]
        if len(line) < 2 or line.startswith("#"):
            continue
        if not words or line[1] != sign:
            yield sign, words, opened
            words, opened, sign = "", at + 1, line[1]
        words += line[2:] + JOINS.get(line[0], "")
        if line[0] == LAST:
            yield sign, words, opened
            words = ""
    yield sign, words, opened


def title_page(lines: list[str]) -> Iterator[TitleLine]:
    """The strings of the title page: each has six settings with commas between them, then the words."""
    for line in lines:
        words = line.split(",", 6)[-1] if line.startswith(TITLE) else ""
        yield from (TitleLine(key="", text=part.strip()) for part in words.split("\\n") if part.strip())
