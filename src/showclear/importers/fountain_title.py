"""The title page of a Fountain file: `Key: value` lines at the very top, up to the first blank line.

A first line such as `FADE IN:` or `A sign reads: NO GUNS` is script, so one of the keys must be a known one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from showclear.importers.fountain_forms import is_plain_heading, is_transition, plain
from showclear.importers.fountain_notes import Line
from showclear.importers.script import TitleLine

KEY: Final = re.compile(r"([^\W\d_][^:\n]{0,40}):\s*(.*)")
KEYLESS: Final = "Title page"
"""Our key for the lines of a title page that came without keys, from Final Draft for one."""
KNOWN: Final = re.compile(
    r"title|title page|credit|authors?|written by|source|draft|date|draft date|contact|copyright|notes|revision|version"
    r"|format",
    re.IGNORECASE,
)


def title_page_and_body(lines: Sequence[Line]) -> tuple[tuple[TitleLine, ...], Sequence[Line]]:
    """The entries of the title page and the lines after it; no entry and every line when there is no such page."""
    first = next((i for i, line in enumerate(lines) if not line.blank), len(lines))
    last = first
    while last < len(lines) and (lines[last].void or not lines[last].blank) and not is_plain_heading(lines[last].text):
        last += 1
    entries: list[tuple[str, list[str]]] = []
    for line in lines[first:last]:
        key = None if line.text[:1].isspace() or is_transition(line.text) else KEY.match(line.text)
        if key is not None:
            entries.append((key[1].strip(), [key[2]]))
        elif not entries:
            return (), lines
        else:
            entries[-1][1].append(line.text)
    if not any(KNOWN.fullmatch(key) for key, _ in entries):
        return (), lines
    return tuple(page_lines(entries)), lines[last:]


def page_lines(entries: list[tuple[str, list[str]]]) -> Iterator[TitleLine]:
    for key, parts in entries:
        words = [plain(part.strip()) for part in parts if part.strip()]
        if key == KEYLESS:
            yield from (TitleLine(key="", text=word) for word in words)
        elif words:
            yield TitleLine(key=key, text="\n".join(words))
