"""What one line of Fountain looks like, judged alone. `fountain.py` decides with the lines around it."""

import re
from typing import Final

from showclear.importers.script import CENTERED, Kind

PLACE: Final = r"(?:INT\.?\s*/\s*EXT|EXT\.?\s*/\s*INT|INT|EXT|EST|I\.?/E|E\.?/I)"
HEADING: Final = re.compile(rf"[*_]*{PLACE}(?:\.|\s|$)", re.IGNORECASE)
PLAIN_HEADING: Final = re.compile(rf"[*_]*{PLACE}\.\s*\S")
FORCED_HEADING: Final = re.compile(r"\.[^\W_]")
CALIBRE: Final = re.compile(r"\.(?:17|22|223|25|30|30-06|303|308|32|338|357|38|380|40|44|45|455|50)\b")
NUMBER: Final = re.compile(r"(?<!\\)# ?([\w.\-]+) ?#$")
NUMBER_ALONE: Final = re.compile(r"\s*#[\w.\-]+#\s*")
TRANSITION: Final = re.compile(r"(?:.*\bTO:|FADE (?:IN|OUT|UP|TO BLACK)\b.{0,30}[.:]|CUT TO BLACK[.:])")
PAGE_BREAK: Final = re.compile(r"={3,}")
BRACKETED: Final = re.compile(r"\([^()]*\)")
STARS: Final = re.compile(r"(?<!\\)\*{1,3}(?=[^\s*])([^*\n]+)(?<=[^\s\\])\*{1,3}")
UNDERLINE: Final = re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]+)(?<=[^\s\\])_(?!\w)")
ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A backslash takes its power from the mark behind it. Fountain says so of `*` and `_`; the rest is ours."""


def is_heading(line: str) -> bool:
    """A heading if a blank line stands before it: an INT/EXT word, or a dot and a letter or digit.

    A line that begins with a calibre, `.45 in his fist`, is action: a gun must not become a place.
    """
    line = line.strip()
    if HEADING.match(line):
        return True
    if not FORCED_HEADING.match(line):
        return False
    return line.isupper() or not CALIBRE.match(line)


def is_plain_heading(line: str) -> bool:
    """A heading nobody can mistake, in capitals and with its dot: one even when the blank line is missing."""
    if not PLAIN_HEADING.match(line.strip()):
        return False
    return NUMBER.sub("", " ".join(line.split())).isupper()


def heading_and_number(line: str) -> tuple[str, str | None]:
    """`.THE WELL #12A#` is THE WELL and 12A."""
    line = " ".join(unstyled(line).split())
    if FORCED_HEADING.match(line):
        line = line[1:]
    match = NUMBER.search(line)
    if match is None or not line[: match.start()].strip():
        return unescaped(line), None
    return unescaped(line[: match.start()].rstrip()), match[1]


def is_cue(line: str) -> bool:
    """A name in capitals; what stands in brackets after it may be in any case."""
    return BRACKETED.sub("", line.strip().removesuffix("^")).isupper()


def is_dual(line: str) -> bool:
    """Whether this cue says that its speech is heard beside the one before."""
    return line.endswith("^") and not line.endswith("\\^")


def is_forced_action(line: str) -> bool:
    return line.lstrip().startswith("!") and not line.lstrip().startswith("!!")


def without_force(line: str) -> str:
    """The line without the `!` that makes it action; a mark with nothing behind it stays."""
    return line.strip()[1:].strip() or line if is_forced_action(line) else line


def is_transition(line: str) -> bool:
    line = line.strip()
    return line.isupper() and not line.startswith("@") and TRANSITION.fullmatch(line) is not None


def marked(line: str) -> tuple[Kind, str, str] | None:
    """Kind, words and mark of a line whose own first characters say what it is, wherever it stands."""
    line = line.strip()
    if PAGE_BREAK.fullmatch(line):
        return Kind.PAGE_BREAK, line, ""
    if line.startswith(">"):
        if line.endswith("<") and not line.endswith("\\<") and len(line) > 1:
            return Kind.ACTION, line[1:-1].strip() or line, CENTERED
        return Kind.TRANSITION, line[1:].strip() or line, ""
    for mark, kind in (("!!", Kind.SHOT), ("~", Kind.LYRIC)):
        if line.startswith(mark):
            return kind, line.removeprefix(mark).strip() or line, ""
    return None


def planning(line: str) -> tuple[Kind, str, str] | None:
    """A section or a synopsis: the writer's plan, not the film. Only after a blank line, or it is text."""
    line = line.strip()
    if line.startswith("#"):
        words = line.lstrip("# ")
        depth = len(line) - len(line.lstrip("#"))
        return Kind.SECTION, words or line, "#" * depth if depth > 1 and words else ""
    if line.startswith("="):
        return Kind.SYNOPSIS, line[1:].strip() or line, ""
    return None


def plain(text: str) -> str:
    """The words as printed, without the marks for italics, bold and underline."""
    return unescaped(unstyled(text))


def unstyled(text: str) -> str:
    return UNDERLINE.sub(r"\1", STARS.sub(r"\1", text))


def unescaped(text: str) -> str:
    return ESCAPED.sub(r"\1", text)
