"""Whether a script is written in English, the one language whose weapons are read."""

import re
from typing import Final

from showclear.importers.script import Kind, Script

WORD: Final = re.compile(r"[^\W\d_]+")
SMALL: Final = frozenset(
    (
        "the",
        "and",
        "to",
        "of",
        "a",
        "in",
        "is",
        "it",
        "his",
        "her",
        "with",
        "on",
        "at",
        "he",
        "she",
        "you",
        "as",
        "from",
        "for",
    )
)
ENOUGH: Final = 60
"""Words below which nothing can be said."""
SHARE: Final = 0.12
"""English scripts have a quarter to a third of these; Spanish, French, German and Italian lines have next to none."""


def is_english(script: Script) -> bool:
    """By its commonest small words. True when there is too little to tell."""
    told = (e.text for s in script.scenes for e in s.elements if e.kind in (Kind.ACTION, Kind.DIALOGUE, Kind.OTHER))
    words = [w.lower() for text in told for w in WORD.findall(text)]
    return len(words) < ENOUGH or sum(w in SMALL for w in words) >= SHARE * len(words)
