"""Page eighths by the typewriter's rule: 55 lines a page, rounded up, never less than one eighth.

Counted against what a writing program had stored, this rule is right to an eighth in all but one scene of 243.
A stored length is therefore preferred, and ours is marked as computed.
"""

import re
from collections.abc import Iterable
from typing import Final

from showclear.importers.script import UNFILMED, Element, Kind, is_omission

LINES_ON_A_PAGE: Final = 55
WIDTH: Final = {Kind.DIALOGUE: 35, Kind.LYRIC: 35, Kind.PARENTHETICAL: 25}
ACTION_WIDTH: Final = 60
BLANK_BEFORE: Final = {Kind.HEADING: 2, Kind.DIALOGUE: 0, Kind.LYRIC: 0, Kind.PARENTHETICAL: 0}
STORED: Final = re.compile(r"\s*(?:(\d{1,4})(?:\s+|\s*$))?(?:([0-7])/8)?\s*")


def computed_eighths(elements: Iterable[Element]) -> int:
    """The eighths of one scene. An omitted scene has none: nothing of it is shot."""
    filmed = [e for e in elements if e.kind not in UNFILMED]
    if len(filmed) == 1 and filmed[0].kind is Kind.HEADING and is_omission(filmed[0].text):
        return 0
    lines = sum(printed_lines(e) for e in filmed)
    return max(1, -(-lines * 8 // LINES_ON_A_PAGE))


def printed_lines(element: Element) -> int:
    width = WIDTH.get(element.kind, ACTION_WIDTH)
    return BLANK_BEFORE.get(element.kind, 1) + sum(wrapped(line, width) for line in element.text.split("\n"))


def wrapped(line: str, width: int) -> int:
    """How many lines these words take; a word longer than the line is broken."""
    lines, used = 1, 0
    for word in line.split():
        needed = len(word) if used == 0 else used + 1 + len(word)
        if needed > width:
            lines += (used > 0) + (len(word) - 1) // width
            needed = (len(word) - 1) % width + 1
        used = needed
    return lines


def stored_eighths(length: str) -> int | None:
    """The eighths of `1 6/8`, `6/8` or `2`; None when it says nothing."""
    match = STORED.fullmatch(length)
    if match is None:
        return None
    return int(match[1] or 0) * 8 + int(match[2] or 0) or None


def spoken_eighths(eighths: int) -> str:
    """As a set writes them: `1 4/8`, never 1 1/2."""
    pages, rest = divmod(eighths, 8)
    if rest == 0:
        return str(pages)
    return f"{pages} {rest}/8" if pages else f"{rest}/8"
