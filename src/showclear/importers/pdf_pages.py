"""Takes the printed lines out of a PDF: words on one baseline, from left to right, with the place of each.

A page that is a picture has no words, and a script with such a page in it is refused: what it shows could be a gun.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from msgspec import Struct

from showclear.domain.sentence import filled
from showclear.importers.script import ScriptError

MOST_PAGES: Final = 1_500
SAME_LINE: Final = 3.0
"""Baselines nearer than this, in points, are one line."""
BOLD: Final = 600
SLANT: Final = 0.05
"""Text at another angle than the page's edges is a watermark."""
HYPHEN: Final = "\x02"
"""How the library spells a hyphen at a line's end."""
UNREADABLE: Final = frozenset({"\x00", "\ufffd", "\ufffe", "\uffff"})
EXPORT: Final = "Export the screenplay as Final Draft (.fdx) or Fountain, or as a PDF with text in it."


class Word(Struct, frozen=True):
    x: float
    text: str
    bold: bool


class PrintedLine(Struct, frozen=True):
    """One line: `y` counts from the top of its page, in points."""

    page: int
    y: float
    height: float
    """The height of the page."""
    words: tuple[Word, ...]

    @property
    def x(self) -> float:
        return self.words[0].x

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def printed_lines(content: bytes) -> list[PrintedLine]:
    """Every line of the document. Raises ScriptError when it is locked, broken, or has pages without words."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        what = filled("a PDF that can't be opened: {fault}", fault=error)
        raise ScriptError(what, "its first bytes", EXPORT) from error
    try:
        if len(document) > MOST_PAGES:
            raise ScriptError(filled("a PDF of {n} pages", n=len(document)), "its number of pages", EXPORT)
        lines: list[PrintedLine] = []
        pictures: list[int] = []
        for number in range(len(document)):
            page = document[number]
            found = list(page_lines(page, number + 1))
            lines.extend(found)
            if not found and has_picture(page):
                pictures.append(number + 1)
            page.close()
    except pypdfium2.PdfiumError as error:
        what = filled("a PDF with a broken page: {fault}", fault=error)
        raise ScriptError(what, "one of its pages", EXPORT) from error
    finally:
        document.close()
    if pictures or not lines:
        where = filled("page {n}", n=", ".join(map(str, pictures[:5]))) if pictures else "every page"
        raise ScriptError("a PDF with pictures of pages, and no text to read", where, EXPORT)
    return lines


def has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)))


def page_lines(page: pypdfium2.PdfPage, number: int) -> Iterator[PrintedLine]:
    height = page.get_height()
    rows: list[tuple[float, list[Word]]] = []
    for y, word in sorted(page_words(page, number), key=lambda found: -found[0]):
        if not rows or rows[-1][0] - y > SAME_LINE:
            rows.append((y, []))
        rows[-1][1].append(word)
    for y, words in rows:
        yield PrintedLine(number, height - y, height, tuple(sorted(words, key=lambda word: word.x)))


def letter_at(text: object, at: int) -> str:
    letter = chr(pdfium.FPDFText_GetUnicode(text, at))
    if letter.isspace():
        return letter
    slant = pdfium.FPDFText_GetCharAngle(text, at) % (math.pi / 2)
    if SLANT < slant < math.pi / 2 - SLANT:
        return " "
    return "-" if letter == HYPHEN else letter


def page_words(page: pypdfium2.PdfPage, number: int) -> Iterator[tuple[float, Word]]:
    """Baseline and word, for each run of letters on the page."""
    text = page.get_textpage()
    count = pdfium.FPDFText_CountChars(text.raw)
    x, y = ctypes.c_double(), ctypes.c_double()
    letters, start = "", (0.0, 0.0, False)
    for at in range(count + 1):
        letter = letter_at(text.raw, at) if at < count else " "
        if letter in UNREADABLE:
            raise ScriptError("a PDF whose letters have no names", filled("page {n}", n=number), EXPORT)
        if letter.isspace() or not letter.isprintable():
            if letters:
                yield start[1], Word(start[0], letters, start[2])
            letters = ""
            continue
        pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y)
        if letters and abs(y.value - start[1]) > SAME_LINE:
            yield start[1], Word(start[0], letters, start[2])
            letters = ""
        if not letters:
            start = (x.value, y.value, pdfium.FPDFText_GetFontWeight(text.raw, at) >= BOLD)
        letters += letter
    text.close()
