"""Reads Final Draft's .fdx, and what other programs write under that name.

The form has no public schema, so little is believed: only `FinalDraft/Content` is script. Every text run of a
paragraph is joined, since programs split runs at each change of style. A cut scene, a scene's summary and a
script note are inside the script's paragraphs and are not in the film: they are kept beside it. Two speeches side
by side are in the film.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element as Node

from msgspec.structs import replace

from showclear.domain.sentence import filled
from showclear.importers.assembly import Piece, assembled
from showclear.importers.eighths import stored_eighths
from showclear.importers.fdx_marks import Definitions, Run, definitions_in, latest, revisions_in, tags_on
from showclear.importers.fdx_tree import line_of, tree
from showclear.importers.script import CENTERED, OMITTED, Element, Kind, Note, Script, ScriptError, TitleLine

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
PLAIN_TYPES: Final = {
    Kind.HEADING: "Scene Heading",
    Kind.ACTION: "Action",
    Kind.CHARACTER: "Character",
    Kind.PARENTHETICAL: "Parenthetical",
    Kind.DIALOGUE: "Dialogue",
    Kind.LYRIC: "Lyrics",
    Kind.TRANSITION: "Transition",
    Kind.SHOT: "Shot",
    Kind.OTHER: "Other",
    Kind.SECTION: "New Act",
    Kind.SYNOPSIS: "Outline 1",
    Kind.PAGE_BREAK: "General",
}
"""The type that needs no word of its own to be understood."""
OUTLINE: Final = re.compile(r"outline( .*)?")
INDENT: Final = re.compile(r"[ \t]+(?=\S)")
PAGE_BREAK: Final = re.compile(r"={3,}")
NOT_FILMED: Final = frozenset({"OmittedScene", "SceneProperties", "ScriptNote"})
NUMBER_AT_THE_END: Final = re.compile(r"(.*\S)\s*#\s*([\w.\-]+)\s*#", re.DOTALL)
OWN: Final = "Showclear"
"""An attribute of ours, for what the form has no place for. Other programs pass over it."""
DUAL: Final = "dual"
"""Our word on a second speech that has no first one to stand beside."""
BONEYARD: Final = "Boneyard"
"""The name of a script note that holds what Fountain's boneyard held."""


def read_text(text: str) -> Script:
    root = tree(text)
    content = root.find("Content") if root.tag == "FinalDraft" else None
    if content is None:
        raise ScriptError(
            "no FinalDraft script in this XML",
            filled("line {n}", n=line_of(root)),
            "Save the screenplay again as Final Draft (.fdx), or as Fountain.",
        )
    reader = Reader(definitions_in(root), second_cues(content))
    reader.read(content)
    for node in root.iterfind("ScriptNotes/ScriptNote"):
        reader.note(node)
    return assembled("fdx", reader.pieces, title_page(root), revisions_in(root), reader.notes)


class Reader:
    """The pieces and notes found so far."""

    def __init__(self, definitions: Definitions, second: frozenset[Node]) -> None:
        self.definitions, self.second = definitions, second
        self.pieces: list[Piece] = []
        self.notes: list[Note] = []

    def read(self, content: Node) -> None:
        """Every filmed paragraph in reading order; those of dual dialogue stand inside another one."""
        waiting = list(reversed(content))
        while waiting:
            node = waiting.pop()
            if node.tag in NOT_FILMED:
                for note in notes_under(node):
                    self.note(note)
                continue
            if node.tag == "Paragraph" and (piece := self.piece(node)):
                self.pieces.append(piece)
            waiting.extend(reversed(node))

    def piece(self, node: Node) -> Piece | None:
        """The paragraph as an element; None when nothing is written in it."""
        runs = runs_of(node)
        text = joined(runs)
        kind = kind_of(node, text)
        if kind is Kind.ACTION:
            text = indent_of(runs) + text
        element = Element(
            kind=kind,
            text=text,
            line=line_of(node),
            dual=node in self.second or node.get(OWN) == DUAL,
            revision=latest(runs),
            style=style_of(node, kind),
            tags=tags_on(runs, self.definitions),
        )
        if kind is Kind.HEADING:
            return self.heading(node, element)
        return Piece(element=element) if text else None

    def heading(self, node: Node, element: Element) -> Piece | None:
        heading, number = " ".join(element.text.split()), (node.get("Number") or "").strip() or None
        if node.get("Number") is None and (match := NUMBER_AT_THE_END.fullmatch(heading)):
            heading, number = match[1], match[2]
        if not heading and number is None:
            return None
        cut = node.find("OmittedScene")
        if cut is None and "Omitted" not in (node.get("Flags") or ""):
            properties = node.find("SceneProperties")
            eighths = None if properties is None else stored_eighths(properties.get("Length") or "")
            return Piece(element=replace(element, text=heading), number=number, eighths=eighths)
        inner = Reader(self.definitions, frozenset())
        if cut is not None:
            inner.read(cut)
        held = [] if heading in ("", OMITTED) else [replace(element, text=heading)]
        return Piece(
            element=replace(element, text=OMITTED),
            number=number,
            omitted=(*held, *(piece.element for piece in inner.pieces)),
        )

    def note(self, node: Node) -> None:
        if text := note_text(node):
            boneyard = node.get("Name") == BONEYARD
            self.notes.append(Note(text=text, line=line_of(node), after=len(self.pieces), boneyard=boneyard))


def second_cues(content: Node) -> frozenset[Node]:
    """The cues of speeches that are heard beside the one before them."""
    return frozenset(
        cue
        for dual in content.iter("DualDialogue")
        for cue in [p for p in dual.iter("Paragraph") if kind_of(p, "") is Kind.CHARACTER][1:]
    )


def notes_under(node: Node) -> list[Node]:
    """The notes in what is not filmed: itself, or those in a cut scene, or the summary of a scene."""
    return list(node.iter("ScriptNote")) if node.tag == "OmittedScene" else [node]


def note_text(node: Node) -> str:
    paragraphs = [joined(runs_of(p)) for p in node.iter("Paragraph")]
    return "\n".join(p for p in paragraphs if p) or "".join(node.itertext()).strip()


def runs_of(node: Node) -> list[Run]:
    """All the runs of a paragraph, without a note that stands inside one."""
    return [Run("".join(words_in(run)), run.get("RevisionID"), run.get("TagNumber")) for run in node.iterfind("Text")]


def words_in(run: Node) -> Iterator[str]:
    yield run.text or ""
    for inner in run:
        if inner.tag not in NOT_FILMED:
            yield from inner.itertext()
        yield inner.tail or ""


def joined(runs: Sequence[Run]) -> str:
    return "".join(run.words for run in runs).replace("\r\n", "\n").replace("\r", "\n").strip()


def indent_of(runs: Sequence[Run]) -> str:
    """The spaces that set a letter or a sign in from the left; a file laid out over lines has none that are meant."""
    match = INDENT.match("".join(run.words for run in runs))
    return match[0] if match else ""


def kind_of(node: Node, text: str) -> Kind:
    """A type nobody has told us of is kept and read, so that nothing written in it is lost."""
    if node.get(OWN) == Kind.PAGE_BREAK and PAGE_BREAK.fullmatch(text):
        return Kind.PAGE_BREAK
    return kind_named(node.get("Type") or "")


def kind_named(name: str) -> Kind:
    if OUTLINE.fullmatch(name.strip().lower()):
        return Kind.SYNOPSIS
    return KINDS.get(name.strip().lower(), Kind.OTHER)


def style_of(node: Node, kind: Kind) -> str:
    """The source's own name for what this is, when its kind alone would not bring it back."""
    own = node.get(OWN) or ""
    if own or kind is Kind.PAGE_BREAK:
        return "" if kind is Kind.PAGE_BREAK or own == DUAL else own
    if kind is Kind.ACTION and node.get("Alignment") == "Center":
        return CENTERED
    name = (node.get("Type") or "").strip()
    return "" if name.lower() == PLAIN_TYPES[kind].lower() else name


def title_page(root: Node) -> Iterator[TitleLine]:
    for node in root.iterfind("TitlePage/Content/Paragraph"):
        lines = [line.strip() for line in joined(runs_of(node)).split("\n") if line.strip()]
        if lines and (key := node.get(OWN)):
            yield TitleLine(key=key, text="\n".join(lines))
        else:
            yield from (TitleLine(key="", text=line) for line in lines)
