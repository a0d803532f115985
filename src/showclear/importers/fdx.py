"""Reads Final Draft's .fdx, and what other programs write under that name.

The form has no public schema, so little is believed: only `FinalDraft/Content` is script. Every text run of a
paragraph is joined, since programs split runs at each change of style. A cut scene, a scene's summary and a
script note are inside the script's paragraphs and are not in the film; two speeches side by side are.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element as Node

from showclear.importers.assembly import Piece, assembled
from showclear.importers.eighths import stored_eighths
from showclear.importers.fdx_tree import line_of, tree
from showclear.importers.script import OMITTED, Element, Kind, Script, ScriptError

KINDS: Final = {
    "scene heading": Kind.HEADING,
    "action": Kind.ACTION,
    "general": Kind.ACTION,
    "character": Kind.CHARACTER,
    "parenthetical": Kind.PARENTHETICAL,
    "dialogue": Kind.DIALOGUE,
    "lyrics": Kind.LYRIC,
    "singing": Kind.LYRIC,
    "transition": Kind.TRANSITION,
    "shot": Kind.SHOT,
    "new act": Kind.SECTION,
    "end of act": Kind.SECTION,
}
OUTLINE: Final = re.compile(r"outline( .*)?")
NOT_FILMED: Final = frozenset({"OmittedScene", "SceneProperties", "ScriptNote"})
NUMBER_AT_THE_END: Final = re.compile(r"(.*\S)\s*#\s*([\w.\-]+)\s*#", re.DOTALL)


def read_text(text: str) -> Script:
    root = tree(text)
    content = root.find("Content") if root.tag == "FinalDraft" else None
    if content is None:
        raise ScriptError(
            "no FinalDraft script in this XML",
            f"line {line_of(root)}",
            "Save the screenplay again as Final Draft (.fdx), or as Fountain.",
        )
    return assembled(title_of(root), "fdx", (piece for node in paragraphs(content) if (piece := read_piece(node))))


def paragraphs(content: Node) -> Iterator[Node]:
    """Every filmed paragraph in reading order; those of dual dialogue stand inside another one."""
    waiting = list(reversed(content))
    while waiting:
        node = waiting.pop()
        if node.tag in NOT_FILMED:
            continue
        if node.tag == "Paragraph":
            yield node
        if node.tag != "Text":
            waiting.extend(reversed(node))


def read_piece(node: Node) -> Piece | None:
    """The paragraph as an element; None when nothing is written in it."""
    text = words_of(node)
    kind = kind_of(node)
    if kind is not Kind.HEADING:
        return Piece(element=Element(kind=kind, text=text, line=line_of(node))) if text else None
    heading, number = " ".join(text.split()), (node.get("Number") or "").strip() or None
    if number is None and (match := NUMBER_AT_THE_END.fullmatch(heading)):
        heading, number = match[1], match[2]
    if node.find("OmittedScene") is not None or "Omitted" in (node.get("Flags") or ""):
        heading = OMITTED
    properties = node.find("SceneProperties")
    if not heading and number is None:
        return None
    return Piece(
        element=Element(kind=Kind.HEADING, text=heading, line=line_of(node)),
        number=number,
        eighths=None if properties is None or heading == OMITTED else stored_eighths(properties.get("Length") or ""),
    )


def words_of(node: Node) -> str:
    """All the runs of a paragraph, without a note that stands inside one."""
    parts: list[str] = []
    for run in node.iterfind("Text"):
        parts.append(run.text or "")
        for inner in run:
            parts.extend(() if inner.tag in NOT_FILMED else inner.itertext())
            parts.append(inner.tail or "")
    return "".join(parts).replace("\r\n", "\n").replace("\r", "\n").strip()


def kind_of(node: Node) -> Kind:
    """A type nobody has told us of is kept and read, so that nothing written in it is lost."""
    name = (node.get("Type") or "").strip().lower()
    if OUTLINE.fullmatch(name):
        return Kind.SYNOPSIS
    return KINDS.get(name, Kind.OTHER)


def title_of(root: Node) -> str:
    """The first words of the title page."""
    for node in root.iterfind("TitlePage/Content/Paragraph"):
        if words := words_of(node):
            return " ".join(words.split())
    return ""
