"""Reads the Open Screenplay Format: Fade In's own (.fadein is a zip with one such document), and .osf from others."""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element as Node

from showclear.domain.sentence import filled
from showclear.importers.assembly import Piece, assembled
from showclear.importers.fdx_tree import line_of, tree
from showclear.importers.script import CENTERED, Element, Kind, Note, Script, ScriptError, TitleLine

KINDS: Final = {
    "scene heading": Kind.HEADING,
    "action": Kind.ACTION,
    "normal text": Kind.ACTION,
    "character": Kind.CHARACTER,
    "parenthetical": Kind.PARENTHETICAL,
    "dialogue": Kind.DIALOGUE,
    "transition": Kind.TRANSITION,
    "shot": Kind.SHOT,
    "lyrics": Kind.LYRIC,
    "singing": Kind.LYRIC,
}
MEMBER: Final = "document.xml"
SAVE_AGAIN: Final = "Save the screenplay again in Fade In, or export it as Final Draft (.fdx) or Fountain."


def read_text(text: str) -> Script:
    root = tree(text)
    paragraphs = root.find("paragraphs") if root.tag == "document" else None
    if paragraphs is None:
        raise ScriptError("no Open Screenplay script in this XML", filled("line {n}", n=line_of(root)), SAVE_AGAIN)
    bases = {node.get("name", ""): base_of(node) for node in root.iterfind("styles/style")}
    pieces: list[Piece] = []
    notes: list[Note] = []
    left_is_open = False
    for node in paragraphs.iter("para"):
        style = node.find("style")
        kind = kind_of(style, bases)
        side_by_side = style is not None and style.get("dualdialogue") in ("1", "true")
        is_cue = kind is Kind.CHARACTER
        if piece := piece_of(node, kind, dual=is_cue and side_by_side and left_is_open):
            pieces.append(piece)
            left_is_open = side_by_side and (is_cue != left_is_open)
        words = [(node.get(name) or "").strip() for name in ("synopsis", "note")]
        notes.extend(Note(text=text, line=line_of(node), after=len(pieces)) for text in words if text)
    return assembled("osf", pieces, title_page(root), notes=notes)


def piece_of(node: Node, kind: Kind, *, dual: bool) -> Piece | None:
    text = words_of(node)
    number = (node.get("scene_number") or node.get("number") or "").strip() or None
    if kind is Kind.HEADING:
        text = " ".join(text.split())
    elif kind is Kind.PARENTHETICAL and text and not text.startswith("("):
        text = f"({text})"  # the program draws the brackets itself
    if not text and not (kind is Kind.HEADING and number):
        return None
    style = node.find("style")
    centered = kind is Kind.ACTION and style is not None and style.get("align") == "center"
    element = Element(
        kind=kind, text=text, line=line_of(node), dual=dual, style=CENTERED if centered else "", revision=latest(node)
    )
    return Piece(element=element, number=number if kind is Kind.HEADING else None)


def kind_of(style: Node | None, bases: Mapping[str, str]) -> Kind:
    """The kind by the paragraph's style, or by that which its own style stands on; an unknown one is read as text."""
    name = "" if style is None else style.get("name") or base_of(style)
    seen: set[str] = set()
    while name.lower() not in KINDS and name in bases and name not in seen:
        seen.add(name)
        name = bases[name]
    if name.lower() in KINDS:
        return KINDS[name.lower()]
    base = "" if style is None else base_of(style)
    return KINDS.get(base.lower(), Kind.OTHER)


def base_of(style: Node) -> str:
    """Programs of different years spell it differently."""
    return style.get("basestylename") or style.get("basestyle") or ""


def words_of(node: Node) -> str:
    return "".join("".join(run.itertext()) for run in node.iterfind("text")).strip()


def latest(node: Node) -> str | None:
    """The highest revision that marks the paragraph. White, 0, is the script before any."""
    ids = [found for mark in node.iterfind("marks/mark") if (found := mark.get("revision", "0")).isdecimal()]
    return max((found for found in ids if int(found)), key=int, default=None)


def title_page(root: Node) -> Iterator[TitleLine]:
    for node in root.iterfind("titlepage/para"):
        lines = [line.strip() for line in words_of(node).split("\n") if line.strip()]
        if lines:
            yield TitleLine(key=(node.get("bookmark") or "").strip().capitalize(), text="\n".join(lines))
