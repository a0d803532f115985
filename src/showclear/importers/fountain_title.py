"""The title page of a Fountain file: `Key: value` lines at the very top, up to the first blank line.

A first line such as `FADE IN:` or `A sign reads: NO GUNS` is script, so one of the keys must be a known one.
"""

import re
from collections.abc import Sequence
from typing import Final

from showclear.importers.fountain_forms import is_plain_heading, is_transition, plain
from showclear.importers.fountain_notes import Line

KEY: Final = re.compile(r"([^\W\d_][^:\n]{0,40}):\s*(.*)")
KNOWN: Final = re.compile(
    r"title|credit|authors?|written by|source|draft|date|draft date|contact|copyright|notes|revision|version|format",
    re.IGNORECASE,
)


def title_and_body(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """The title and the lines after the title page; an empty title and every line when there is no such page."""
    first = next((i for i, line in enumerate(lines) if not line.blank), len(lines))
    last = first
    while last < len(lines) and (lines[last].void or not lines[last].blank) and not is_plain_heading(lines[last].text):
        last += 1
    values: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines[first:last]:
        key = None if line.text[:1].isspace() or is_transition(line.text) else KEY.match(line.text)
        if key is not None:
            current = values.setdefault(key[1].strip().lower(), [])
            current.append(key[2])
        elif current is None:
            return "", lines
        else:
            current.append(line.text)
    if not any(KNOWN.fullmatch(key) for key in values):
        return "", lines
    title = " ".join(plain(part.strip()) for part in values.get("title", []) if part.strip())
    return title, lines[last:]
