"""Reads Trelby's own form: a text line carries a line-break sign, a type sign, and the words."""

from collections.abc import Iterator
from typing import Final

from showclear.importers.assembly import Piece, assembled
from showclear.importers.script import Element, Kind, Script, ScriptError

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
        raise ScriptError(f"no {START} line, so no Trelby script", f"line {len(lines)}", cure)
    return assembled(title_of(lines[:start]), "trelby", pieces(lines, start + 1))


def pieces(lines: list[str], first: int) -> Iterator[Piece]:
    """One piece for each run of lines up to the sign that ends an element; writer's notes are left out."""
    words, opened, sign = "", first, ""
    for at in range(first, len(lines)):
        line = lines[at]
        if len(line) < 2 or line.startswith("#"):
            continue
        if not words or line[1] != sign:
            yield from element(words, sign, opened)
            words, opened, sign = "", at + 1, line[1]
        words += line[2:] + JOINS.get(line[0], "")
        if line[0] == LAST:
            yield from element(words, sign, opened)
            words = ""
    yield from element(words, sign, opened)


def element(words: str, sign: str, line: int) -> Iterator[Piece]:
    kind = KINDS.get(sign, Kind.OTHER)
    text = " ".join(words.split()) if kind is Kind.HEADING else words.strip()
    if text and sign != NOTE:
        yield Piece(element=Element(kind=kind, text=text, line=line))


def title_of(lines: list[str]) -> str:
    """The first string of the title page: six settings with commas between them, then the words."""
    for line in lines:
        if line.startswith(TITLE):
            return " ".join(line.split(",", 6)[-1].replace("\\n", " ").split())
    return ""
