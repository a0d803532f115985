"""What the search finds and the gate does not yet hold. Each names the shortest day that shows it.

A hole is on this list only while it is open: the test that walks it fails on the day it closes, and then it comes off.
"""

from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from tests.modelcheck.search import CURED, Found


class Hole(NamedTuple):
    law: str
    what: str  # a pattern; the star stands for anything
    seed: str
    way: tuple[str, ...]
    why: str

    def explains(self, found: Found) -> bool:
        return self.law == found.law and fnmatchcase(found.what, self.what)


HOLES: Final = (
    Hole(
        CURED,
        "WrapDay was refused for core.wrap-balance",
        "the set-up is open",
        ("five dummies are counted", "six dummies are counted", "Dee wraps the day"),
        "A weapons person's later count mends an earlier one that was off, without anybody looking at the rounds.",
    ),
    Hole(
        CURED,
        "TakeUp was refused for core.stop",
        "the colt is offered",
        (
            "the colt hangs fire",
            "the paper says Tess has the colt, two blanks inside",
            "Ana puts the colt down, Ben watching",
            "Ana takes the colt up again",
        ),
        "A sheet of paper takes the rounds of a stopped lot out of a weapon on record, and with them the STOP.",
    ),
)


def unexplained(found: Found) -> bool:
    return not any(hole.explains(found) for hole in HOLES)
