"""Reads a screenplay out of a PDF by where its lines stand, since a PDF says nothing else about them.

A screenplay page has four columns: action and headings, then speech, parentheticals and cues, each further in. What
a printer adds to a page (its number, CONTINUED, (MORE), a name said again) is taken off; every other line is kept,
as action where nothing better is known. A script read so must be looked over by a person.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from showclear.importers import fountain_forms as forms
from showclear.importers.assembly import Piece, assembled
from showclear.importers.pdf_pages import EXPORT, PrintedLine, Word, printed_lines
from showclear.importers.script import Element, Kind, Revision, Script, ScriptError, TitleLine

SPEECH_IN: Final = 36.0
"""How far right of action, in points, a line must begin to be speech; then a parenthetical; then a cue."""
MANNER_IN: Final = 90.0
CUE_IN: Final = 126.0
RIGHT_IN: Final = 216.0
"""Transitions are set against the right margin."""
MARGIN_IN: Final = 400.0
NUMBER: Final = re.compile(r"\(?([A-Z]{0,3}\d{1,4}[A-Za-z]{0,3}(?:-[A-Z]{0,3}\d{1,4}[A-Za-z]{0,3})?)\.?\)?")
PAGE_NUMBER: Final = re.compile(r"-?\s*\d{1,4}[A-Z]{0,2}\.?\s*-?")
MARKS: Final = re.compile(r"\*{1,3}")
MORE: Final = re.compile(r"\(MORE\)|\(CONTINUED\)|CONTINUED:?(?: ?\(\d+\))?", re.IGNORECASE)
SAID_AGAIN: Final = re.compile(r"\s*\((?:CONT['’]?D|CONTINUED)\)", re.IGNORECASE)
BY_LINE: Final = re.compile(r"(?:.*\b)?(?:by|draft)\b.*", re.IGNORECASE)
EDGE: Final = 60.0
"""Page numbers and running heads stand in this much of the page's top and bottom."""
WIDTH: Final = 7.2
WIDEST_STEP: Final = 14
REVISED: Final = "*"
PARAGRAPH: Final = 1.5
"""More lines than this to the line above begin a paragraph; more than the next, a scene, where a script is set so."""
WIDE: Final = 2.5
IN_SPEECH: Final = frozenset({Kind.CHARACTER, Kind.PARENTHETICAL, Kind.DIALOGUE})
SPLIT_WORD: Final = re.compile(r"\w-$")
SENTENCE_ENDS: Final = (".", "!", "?", ":", '"', "”", ")", "-", "–", "—", "…")
NAMELESS: Final = "SCENE"
"""A heading of which the page shows only the number."""


class Row(Struct, frozen=True):
    """A line of the body, without what stands in its margins."""

    page: int
    y: float
    indent: float
    text: str
    bold: bool
    at: int
    number: str | None
    revised: bool
    above: float
    """Lines of space above, infinite at the top of a page."""

    @property
    def gap(self) -> bool:
        return self.above > PARAGRAPH


def read_bytes(content: bytes) -> Script:
    lines = printed_lines(content)
    left = action_edge(lines)
    page, body = title_page_and_body(lines)
    rows = list(body_rows(body, left, repeated_heads(lines)))
    pieces = Layout(rows).pieces()
    if not any(piece.element.kind is Kind.HEADING for piece in pieces):
        raise ScriptError("a PDF in which no scene heading was found", "its layout", EXPORT)
    revised = any(row.revised for row in rows)
    marks = [Revision(id=REVISED, name="marked in the margin", color="", mark=REVISED)] if revised else []
    return assembled("pdf", pieces, page, marks)


def action_edge(lines: Sequence[PrintedLine]) -> float:
    """Where action begins: the leftmost place where many lines begin, numbers in the margin left out."""
    starts = Counter(round(word.x / 4) * 4 for line in lines if (word := first_of_body(line)) is not None)
    many = max(2, sum(starts.values()) // 50)
    return float(min((x for x, count in starts.items() if count >= many), default=108))


def first_of_body(line: PrintedLine) -> Word | None:
    """The first word behind a number in the margin; None for a line that is a number and nothing else."""
    words = line.words
    if NUMBER.fullmatch(words[0].text) and (
        len(words) == 1 or words[1].x - words[0].x > 2 * WIDTH + WIDTH * len(words[0].text)
    ):
        return words[1] if len(words) > 1 else None
    return words[0]


def title_page_and_body(lines: list[PrintedLine]) -> tuple[list[TitleLine], list[PrintedLine]]:
    """A first page is a title page only when it can't be script: centred, with an author, and without a heading."""
    first = [line for line in lines if line.page == lines[0].page]
    if len(first) == len(lines) or len(first) > 30 or first[0].x < 2 * 108 - WIDTH * len(first[0].text) / 2:
        return [], lines
    if any(forms.is_heading(line.text) or NUMBER.fullmatch(line.words[0].text) for line in first):
        return [], lines
    if not any(BY_LINE.fullmatch(line.text) for line in first):
        return [], lines
    return [TitleLine(key="", text=line.text) for line in first], lines[len(first) :]


def repeated_heads(lines: Sequence[PrintedLine]) -> frozenset[str]:
    """What stands at the edge of three pages or more, whatever number is in it."""
    found = Counter(faceless(line.text) for line in lines if at_edge(line))
    return frozenset(text for text, count in found.items() if count >= 3)


def faceless(text: str) -> str:
    return re.sub(r"\d+[A-Z]?", "#", text)


def at_edge(line: PrintedLine) -> bool:
    return line.y < EDGE or line.y > line.height - EDGE


def body_rows(lines: Sequence[PrintedLine], left: float, heads: frozenset[str]) -> Iterator[Row]:
    """The lines of the script itself. Their count stands for a line number: a PDF has none."""
    page, y = 0, 0.0
    step = line_step(lines)
    for at, line in enumerate(lines, start=1):
        if at_edge(line) and (PAGE_NUMBER.fullmatch(line.text) or faceless(line.text) in heads):
            continue
        words, number, revised = without_margins(line, left)
        text = " ".join(word.text for word in words)
        if MORE.fullmatch(text) or not (words or number):
            continue
        above = inf if line.page != page else (line.y - y) / step
        page, y = line.page, line.y
        indent = words[0].x - left if words else 0.0
        yield Row(line.page, line.y, indent, text, all(w.bold for w in words), at, number, revised, above)


def line_step(lines: Sequence[PrintedLine]) -> float:
    """The distance between lines of one paragraph: the least that is seen often, and about six lines an inch."""
    steps = Counter(round(low.y - high.y) for high, low in pairwise(lines) if high.page == low.page)
    often = [step for step, count in steps.items() if count * 4 >= max(steps.values())]
    return float(min([*often, WIDEST_STEP]))


def without_margins(line: PrintedLine, left: float) -> tuple[list[Word], str | None, bool]:
    """The words between the margins, the scene number in either margin, and whether the line is marked as revised."""
    words, revised, number = list(line.words), False, None
    if stands_apart(words, left) and MARKS.fullmatch(words[-1].text):
        words.pop()
        revised = True
    if words and words[0].x < left - WIDTH and (match := NUMBER.fullmatch(words[0].text)):
        number = match[1]
        words.pop(0)
    if stands_apart(words, left) and (match := NUMBER.fullmatch(words[-1].text)) and number in (None, match[1]):
        number = match[1]
        words.pop()
    return words, number, revised


def stands_apart(words: Sequence[Word], left: float) -> bool:
    """Whether the last word is out in the right margin, and no part of the sentence before it."""
    if not words or words[-1].x < left + MARGIN_IN:
        return False
    return len(words) == 1 or words[-1].x - words[-2].x > WIDTH * (len(words[-2].text) + 3)


class Layout:
    """The elements so far. Rows of one paragraph are joined; the last element may still grow."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.numbered = any(row.number for row in rows)
        plain = [row for row in rows if forms.is_plain_heading(row.text)]
        self.bold = any(row.bold for row in plain)
        self.wide = bool(plain) and all(row.above > WIDE for row in plain)
        self.found: list[Piece] = []

    def pieces(self) -> list[Piece]:
        page = 0
        for row in self.rows:
            turned, page = page not in (0, row.page), row.page
            kind = self.kind_of(row, turned)
            if self.is_said_again(row, kind, turned):
                continue
            if self.goes_on(row, kind, turned):
                self.grow(row)
            else:
                revision = REVISED if row.revised else None
                element = Element(kind=kind, text=row.text or NAMELESS, line=row.at, revision=revision)
                self.found.append(Piece(element=element, number=row.number if kind is Kind.HEADING else None))
        return self.found

    @property
    def last(self) -> Element | None:
        return self.found[-1].element if self.found else None

    def kind_of(self, row: Row, turned: bool) -> Kind:
        in_speech = self.last is not None and self.last.kind in IN_SPEECH and (not row.gap or turned)
        if row.number is not None or self.is_heading(row):
            return Kind.HEADING
        if row.indent >= RIGHT_IN and row.text.isupper() and row.text.endswith((":", ".")):
            return Kind.TRANSITION
        if row.indent >= CUE_IN and forms.is_cue(row.text) and not row.text.startswith("("):
            return Kind.CHARACTER
        if in_speech and row.indent >= SPEECH_IN:
            return Kind.PARENTHETICAL if row.text.startswith("(") or self.bracket_is_open() else Kind.DIALOGUE
        return Kind.TRANSITION if row.gap and forms.is_transition(row.text) else Kind.ACTION

    def is_heading(self, row: Row) -> bool:
        if row.indent >= SPEECH_IN:
            return False
        if self.last is not None and self.last.kind is Kind.HEADING and not row.gap and row.text.isupper():
            return True
        if forms.is_plain_heading(row.text) or (row.gap and forms.HEADING.match(row.text)):
            return True
        if self.numbered or not row.text.isupper() or forms.is_transition(row.text):
            return False
        return (row.gap and row.bold and self.bold) or (self.wide and WIDE < row.above < inf)

    def bracket_is_open(self) -> bool:
        return self.last is not None and self.last.kind is Kind.PARENTHETICAL and not self.last.text.endswith(")")

    def is_said_again(self, row: Row, kind: Kind, turned: bool) -> bool:
        """A name printed once more, because its speech runs over the page."""
        if not turned or kind is not Kind.CHARACTER or self.last is None or self.last.kind not in IN_SPEECH:
            return False
        cue = next(p.element.text for p in reversed(self.found) if p.element.kind is Kind.CHARACTER)
        return bool(SAID_AGAIN.search(row.text)) and SAID_AGAIN.sub("", row.text) == SAID_AGAIN.sub("", cue)

    def goes_on(self, row: Row, kind: Kind, turned: bool) -> bool:
        """Whether this row continues the last element, on the same page or at the top of the next."""
        last = self.last
        if last is None or last.kind is not kind or kind is Kind.CHARACTER or row.number is not None:
            return False
        if kind is Kind.PARENTHETICAL:
            return self.bracket_is_open()
        if turned:
            return kind is Kind.DIALOGUE or not last.text.endswith(SENTENCE_ENDS)
        return not row.gap

    def grow(self, row: Row) -> None:
        piece = self.found.pop()
        element = piece.element
        revision = REVISED if row.revised else element.revision
        space = "" if SPLIT_WORD.search(element.text) else " "
        grown = replace(element, text=f"{element.text}{space}{row.text}", revision=revision)
        self.found.append(replace(piece, element=grown))
