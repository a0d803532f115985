"""Cuts the filmed text of a scene into sentences of words that remember their line."""

import re
from collections.abc import Iterator
from typing import Final

from showclear.importers.reading.word_sets import SETS
from showclear.importers.script import Element, Kind

WORD: Final = re.compile(
    r"\.\d+|[A-Za-z]{1,3}\d{1,4}[A-Za-z]?\d?\b|\d+(?:mm\b)?"  # .38, M4, 9mm
    r"|[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)?|['’][sS]\b|-{2,}|[^\w\s]|_"
)
ENDS: Final = frozenset(".!?…")
FILMED: Final = frozenset({Kind.ACTION, Kind.SHOT, Kind.PARENTHETICAL, Kind.OTHER, Kind.HEADING, Kind.TRANSITION})


STRETCHED: Final = {
    "braap": re.compile(r"B+R+A+P+"),
    "brrt": re.compile(r"B+R+T+|B+R{2,}P+"),
    "ratatat": re.compile(r"(?:RA)?(?:TA)+T(?:AT)*"),
    "pfft": re.compile(r"P+F+T+"),
    "blam": re.compile(r"B+L+A+M+"),
}
"""Noises of guns, which a writer stretches at will: BRRRRRT is one word, however long."""


class Word:
    """One word or mark. `hidden`: inside a phrase that only sounds like a weapon."""

    __slots__ = ("caps", "hidden", "line", "low", "start", "text", "title")

    def __init__(self, text: str, start: int, line: int) -> None:
        self.text, self.start, self.line = text, start, line
        self.low = "—" if text.startswith("--") else text.lower().replace("’", "'")
        self.caps = len(text) > 1 and text.isupper()
        if self.caps and text[0] in "BPRT":
            self.low = next((noise for noise, shape in STRETCHED.items() if shape.fullmatch(text)), self.low)
        self.title = text[:1].isupper() and not self.caps
        self.hidden = False


class Sentence:
    """Words of one sentence, `low` in small letters; `speaker` in a parenthetical, `shout` when all in capitals."""

    __slots__ = ("kind", "line", "low", "shout", "speaker", "text", "words")

    def __init__(self, words: list[Word], text: str, kind: Kind, speaker: str) -> None:
        self.words, self.text, self.kind, self.speaker = words, text, kind, speaker
        self.low = frozenset([word.low for word in words])
        self.line = words[0].line
        letters = [w for w in words if w.text[0].isalpha()]
        self.shout = len(letters) > 3 and all(w.text.isupper() for w in letters)


def sentences(element: Element, speaker: str) -> Iterator[Sentence]:
    """The sentences of one element; marks of emphasis are no words."""
    text = element.text.replace("*", " ").replace("_", " ")
    here: list[Word] = []
    line, newline, lines = element.line, 0, "\n" in text
    for match in WORD.finditer(text):
        crossed = text.count("\n", newline, match.start()) if lines else 0
        line += crossed
        newline = match.start()
        if here and crossed and broken(here, match[0], text):
            yield made(here, text, element.kind, speaker)
            here = []
        here.append(Word(match[0], match.start(), line))
        if match[0] in ENDS and not continues(here, text, match.end()):
            yield made(here, text, element.kind, speaker)
            here = []
    if here:
        yield made(here, text, element.kind, speaker)


def made(words: list[Word], text: str, kind: Kind, speaker: str) -> Sentence:
    """A sentence with its own text as it is written, from its first word to its last."""
    end = words[-1].start + len(words[-1].text)
    return Sentence(words, text[words[0].start : end], kind, speaker)


def continues(here: list[Word], text: str, end: int) -> bool:
    """A full stop that ends no sentence: an abbreviation, an initial, or dots before a small letter."""
    before = here[-2] if len(here) > 1 else None
    rest = text[end:].lstrip()
    if (
        here[-1].text == "."
        and before is not None
        and (before.low in SETS.abbreviations or (len(before.text) == 1 and before.text.isupper()))
    ):
        return bool(rest)
    if rest[:1] in ENDS and text[end : end + 1] == rest[:1]:
        return True
    if rest[:1] in "\"'”’)" and text[end : end + 1] not in (" ", "\n", ""):
        return True
    return rest[:1].islower()


def broken(here: list[Word], word: str, text: str) -> bool:
    """A line break that ends a sentence: the writer left out the full stop."""
    last = here[-1].text
    if last in ENDS or last in ",-;:—–(":
        return False
    row = text[: here[-1].start].rpartition("\n")[2]
    return word[:1].isupper() and len(row) + len(last) < 52


def across_somebody(words: list[Word], i: int) -> bool:
    """`Thompson across his chest`, `Winchester in hand`: where only a thing would be."""
    behind = [word.low for word in words[i + 1 : i + 5]]
    where = behind[:1] in (["across"], ["over"], ["slung"]) and behind[1:2] != [] and behind[1] in SETS.possessive
    return behind[:2] == ["in", "hand"] or (where and not SETS.carried_at.isdisjoint(behind[2:]))
