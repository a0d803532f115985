"""Words as a page or a paper may show them: nothing that hides a word, turns it round or runs off the edge."""

import re
from typing import Any, Final

LONG: Final = re.compile(r"\S{17,}")
MAY_BREAK: Final = "\u200b"


def plain(words: str) -> str:
    """A reader must see the words in the order in which the file has them."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in words)


def breakable(words: str) -> str:
    """So that the typesetter finds a place to break what has none."""
    return LONG.sub(lambda m: MAY_BREAK.join(m[0][n : n + 10] for n in range(0, len(m[0]), 10)), plain(words))


def all_breakable(told: Any) -> Any:
    """The same data with every string in it breakable."""
    if isinstance(told, str):
        return breakable(told)
    if isinstance(told, dict):
        return {key: all_breakable(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [all_breakable(value) for value in told]
    return told
