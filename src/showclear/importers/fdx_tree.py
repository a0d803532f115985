"""Parses the XML of a screenplay that a stranger may have written.

A document type or an entity is refused before the parser sees it, so that no file can grow in memory or reach
for another. Every element keeps the line it began on.
"""

import re
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder  # builds nodes only; the parsing is below
from xml.parsers import expat

from showclear.domain.sentence import filled
from showclear.importers.script import ScriptError

DECLARATION: Final = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
LINE: Final = "line of the source"
DEEPEST: Final = 100
SAVE_AGAIN: Final = "Save the screenplay again as Final Draft (.fdx), or as Fountain."


def tree(text: str) -> Element:
    """The root of this XML. Raises ScriptError that names the line."""
    text = text.removeprefix("\ufeff")
    above = text[: len(text) - len(text.lstrip())].count("\n")
    text = text.lstrip()
    if match := DECLARATION.search(text):
        line = above + text.count("\n", 0, match.start()) + 1
        what = filled("a {kind} declaration, which no screenplay needs", kind=match[1].upper())
        raise ScriptError(what, filled("line {n}", n=line), SAVE_AGAIN)
    parser, builder = expat.ParserCreate(), TreeBuilder()
    open_tags = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal open_tags
        open_tags += 1
        line = above + parser.CurrentLineNumber
        if open_tags > DEEPEST:
            raise ScriptError("elements inside one another too deep", filled("line {n}", n=line), SAVE_AGAIN)
        builder.start(tag, {**attributes, LINE: str(line)})

    def end(tag: str) -> None:
        nonlocal open_tags
        open_tags -= 1
        builder.end(tag)

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, builder.data
    try:
        parser.Parse(text.encode("utf-8", "replace").decode(), True)
    except expat.ExpatError as error:
        what = filled("not whole XML: {fault}", fault=expat.errors.messages[error.code])
        raise ScriptError(what, filled("line {n}", n=above + error.lineno), SAVE_AGAIN) from error
    root: Element = builder.close()
    return root


def line_of(node: Element) -> int:
    return int(node.get(LINE, "1"))
