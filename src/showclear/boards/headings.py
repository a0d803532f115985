"""A scene heading in the three parts a schedule keeps apart: inside or outside, the set, the time of day."""

import re
from typing import Final

from msgspec import Struct

BEGINNING: Final = re.compile(
    r"(?P<side>(?:INT|EXT)\.?\s?/\s?(?:INT|EXT)|I\s?/\s?E|INT|EXT|EST)(?:\.\s*|\s+-\s+|\s+)", re.IGNORECASE
)
DASH: Final = re.compile(r"\s+[-–—]+\s+")
TIME: Final = re.compile(
    r"\b(?:DAY|NIGHT|DAWN|DUSK|MORNING|EVENING|AFTERNOON|NOON|MIDNIGHT|SUNRISE|SUNSET|TWILIGHT|LATER|CONTINUOUS|SAME"
    r"|MAGIC HOUR)\b",
    re.IGNORECASE,
)


class Heading(Struct, frozen=True, kw_only=True):
    """`side` is INT, EXT or INT/EXT; each part is empty when the heading does not say it."""

    side: str
    place: str
    time: str

    @property
    def outside(self) -> bool:
        """True also when it does not say: what the public may see is not taken to be hidden from it."""
        return self.side != "INT"


def parted(heading: str) -> Heading:
    match = BEGINNING.match(heading)
    side, rest = ("", heading) if match is None else (match["side"].upper(), heading[match.end() :])
    parts = DASH.split(rest.strip())
    if len(parts) == 1:
        parts = parts[0].rsplit(", ", 1)  # some writers set the time of day off with a comma
        parts = parts if TIME.search(parts[-1]) else [", ".join(parts)]
    time = parts.pop() if len(parts) > 1 and TIME.search(parts[-1]) else ""
    return Heading(side=plain_side(side), place=" - ".join(parts).strip(" -"), time=time.upper().strip())


def plain_side(side: str) -> str:
    if "/" in side:
        return "INT/EXT"
    return "EXT" if side == "EST" else side
