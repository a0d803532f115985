"""Reads the page of HTML in which a Celtx project (.celtx) keeps its script: one paragraph with a class an element."""

import re
from html.parser import HTMLParser
from typing import Final

from showclear.domain.sentence import filled
from showclear.importers.archives import Archive
from showclear.importers.assembly import Piece, assembled
from showclear.importers.script import Element, Kind, Note, Script, ScriptError, TitleLine

KINDS: Final = {
    "sceneheading": Kind.HEADING,
    "action": Kind.ACTION,
    "character": Kind.CHARACTER,
    "dialog": Kind.DIALOGUE,
    "dialogue": Kind.DIALOGUE,
    "parenthetical": Kind.PARENTHETICAL,
    "transition": Kind.TRANSITION,
    "shot": Kind.SHOT,
    "text": Kind.ACTION,
    "act": Kind.SECTION,
}
SCRIPT_PAGE: Final = re.compile(r"(?:.*/)?script[^/]*\.html?", re.IGNORECASE)
NUMBER_AROUND: Final = re.compile(r"([A-Z]{0,2}\d+[A-Za-z]{0,3})[.\s]\s*(.*?)\s+\1", re.DOTALL)
UNSEEN: Final = frozenset({"script", "style"})
EXPORT: Final = "Export that script from Celtx as text or PDF, or as Final Draft (.fdx)."


def page_name(archive: Archive) -> str | None:
    """The script's page in this archive; None when this is no Celtx project."""
    pages = [name for name in archive.names if SCRIPT_PAGE.fullmatch(name)]
    if len(pages) > 1:
        raise ScriptError(filled("a project of {n} scripts", n=len(pages)), ", ".join(sorted(pages)[:5]), EXPORT)
    return pages[0] if pages else None


def read_text(text: str) -> Script:
    page = Page()
    page.feed(text.replace("\r\n", "\n").replace("\r", "\n"))
    page.close()
    page.end_paragraph()
    if not page.pieces:
        raise ScriptError("no paragraph of a script in this page", filled("line {n}", n=page.getpos()[0]), EXPORT)
    title = " ".join(page.title.split())
    return assembled("celtx", page.pieces, [TitleLine(key="Title", text=title)] if title else (), notes=page.notes)


class Page(HTMLParser):
    """The paragraphs so far. Words outside any paragraph are kept as well: they may be somebody's gun."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.notes: list[Note] = []
        self.title = ""
        self.inside: list[str] = []
        self.kind = Kind.OTHER
        self.style = ""
        self.words = ""
        self.line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag in ("title", "body", *UNSEEN):
            self.inside.append(tag)
        elif tag == "br":
            self.words += "\n"
        elif tag in ("p", "div", "h1", "h2", "h3"):
            self.end_paragraph()
            name = (known.get("class") or "").split(" ")[0].lower()
            self.kind, self.style = KINDS.get(name, Kind.OTHER), "" if name in KINDS else name
            self.line = self.getpos()[0]
        elif tag == "span" and (note := known.get("text")):
            self.notes.append(Note(text=note.strip(), line=self.getpos()[0], after=len(self.pieces) + 1))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            self.inside.remove(tag)
        elif tag in ("p", "div", "h1", "h2", "h3"):
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if "title" in self.inside:
            self.title += data
        elif not UNSEEN & set(self.inside):
            self.words += data.replace("\n", " ")

    def end_paragraph(self) -> None:
        text = "\n".join(" ".join(line.split()) for line in self.words.split("\n")).strip()
        number = None
        if self.kind is Kind.HEADING:
            text = " ".join(text.split())
            if match := NUMBER_AROUND.fullmatch(text):
                number, text = match[1], match[2]
        if text:
            element = Element(kind=self.kind, text=text, line=self.line, style=self.style)
            self.pieces.append(Piece(element=element, number=number))
        self.words, self.kind, self.style = "", Kind.OTHER, ""
