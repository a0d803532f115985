"""Takes notes `[[ ]]` and boneyard `/* */` out of Fountain text and keeps every line where it was.

What is taken out is not in the film, and is kept beside it. What was never closed stays in: a lost bracket must not
hide a gun.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from showclear.importers.fountain_forms import NUMBER_ALONE, is_heading

ESCAPED: Final = re.compile(r"\\([\\\]])")
PARAGRAPH_END: Final = re.compile(r"\n ?\n")
"""A note runs over a blank line only when that line holds two spaces."""


class Line(Struct, frozen=True):
    """One line of the source. `void` means that nothing but notes stood here, which is not a blank line."""

    number: int
    text: str
    void: bool = False

    @property
    def blank(self) -> bool:
        return not self.text.strip()


class Aside(Struct, frozen=True):
    """What was taken out: its words, the line its mark stands on, and the line its words begin on."""

    number: int
    first: int
    text: str
    boneyard: bool

    @property
    def words(self) -> str:
        """The text as meant: in a note, a backslash holds a bracket apart from the closing ones."""
        return self.text if self.boneyard else ESCAPED.sub(r"\1", self.text)


def lines_and_asides(text: str) -> tuple[list[Line], list[Aside]]:
    """Every line of the text, numbered from 1, without its notes and boneyard; and those."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    kept: list[str] = []
    touched: set[int] = set()
    runs: list[tuple[int, int]] = []
    asides: list[Aside] = []
    at, line = 0, 1
    for start, end in spans(text):
        kept.append(text[at:start])
        line += text.count("\n", at, start)
        newlines = text.count("\n", start, end)
        asides.append(aside(line, text[start:end]))
        kept.append("\n" * newlines)
        touched.update(range(line, line + newlines + 1))
        runs.append((line, line + newlines))
        line, at = line + newlines, end
    kept.append(text[at:])
    lines = [
        Line(number, words, number in touched and not words.strip())
        for number, words in enumerate("".join(kept).split("\n"), start=1)
    ]
    rejoin_numbers(lines, runs)
    return lines, [found for found in asides if found.text]


def aside(number: int, marked: str) -> Aside:
    """The words between the marks."""
    words = "\n".join(line.rstrip() for line in marked[2:-2].split("\n"))
    first = number + words[: len(words) - len(words.lstrip())].count("\n")
    if marked.startswith("/*"):
        return Aside(number, first, words.strip(), boneyard=True)
    return Aside(number, first, words.strip(), boneyard=False)


def rejoin_numbers(lines: list[Line], runs: list[tuple[int, int]]) -> None:
    """A scene number behind a note that began in the heading and ran over lines still belongs to the heading."""
    for first, last in runs:
        head, tail = lines[first - 1], lines[last - 1]
        if last > first and is_heading(head.text) and NUMBER_ALONE.fullmatch(tail.text):
            lines[first - 1] = Line(head.number, f"{head.text.rstrip()} {tail.text.strip()}")
            lines[last - 1] = Line(tail.number, "", void=True)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each note and boneyard, in order, none inside another."""
    at = 0
    opens = {"/*": Finder(text, "/*"), "[[": Finder(text, "[[")}
    closes = {"/*": Finder(text, "*/"), "[[": Finder(text, "]]")}
    paragraph = PARAGRAPH_END.search(text)
    while True:
        found = [(opened.after(at), mark) for mark, opened in opens.items()]
        start, mark = min((f for f in found if f[0] >= 0), default=(-1, ""))
        if start < 0:
            return
        end = closes[mark].after(start + 2)
        while paragraph is not None and paragraph.start() < start:
            paragraph = PARAGRAPH_END.search(text, paragraph.start() + 1)
        broken = mark == "[[" and paragraph is not None and paragraph.start() < end
        if end < 0 or broken:
            at = start + 2
            continue
        yield start, end + 2
        at = end + 2


class Finder:
    """Finds the next mark from a place that only moves forward; each part of the text is searched once."""

    def __init__(self, text: str, mark: str) -> None:
        self.text, self.mark = text, mark
        self.found = text.find(mark)

    def after(self, place: int) -> int:
        if 0 <= self.found < place:
            self.found = self.text.find(self.mark, place)
        return self.found
