"""Reads Fountain 1.1, and the habits of real files outside it. Any text at all is a Fountain file.

No word is dropped: each line that is not blank, title page, note or boneyard is in one element. When a line
could be two things, it is the one that hides no gun: a lost bracket, a missing blank line or a stray space
never turns action into plan or speech.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from showclear.importers import fountain_forms as forms
from showclear.importers.assembly import Piece, assembled
from showclear.importers.fountain_carried import carried_in, with_carried
from showclear.importers.fountain_notes import Aside, Line, lines_and_asides
from showclear.importers.fountain_title import title_page_and_body
from showclear.importers.script import Element, Kind, Note, Revision, Script, is_omission

OPENS_A_PARAGRAPH = frozenset({Kind.HEADING, Kind.TRANSITION, Kind.SECTION, Kind.SYNOPSIS, Kind.PAGE_BREAK})
LONGEST_PARENTHETICAL = 12


def read_text(text: str) -> Script:
    lines, asides = lines_and_asides(text)
    title_page, body = title_page_and_body(lines)
    pieces, notes, revisions = with_asides(list(Body(body).pieces()), asides)
    pieces, notes = with_cut_scenes(pieces, notes)
    return assembled("fountain", pieces, title_page, revisions, notes)


def with_asides(pieces: list[Piece], asides: Sequence[Aside]) -> tuple[list[Piece], list[Note], tuple[Revision, ...]]:
    """The pieces with what notes beside them carry, the other notes with their place, and the script's revisions."""
    starts = [piece.element.line for piece in pieces]
    notes: list[Note] = []
    revisions: tuple[Revision, ...] = ()
    for aside in asides:
        after = bisect_right(starts, aside.number)
        carried = None if aside.boneyard else carried_in(aside.text)
        if carried is None:
            notes.append(Note(text=aside.words, line=aside.first, after=after, boneyard=aside.boneyard))
        elif carried.revisions:
            revisions = carried.revisions
        elif after:
            pieces[after - 1] = with_carried(pieces[after - 1], carried)
    return pieces, notes, revisions


def with_cut_scenes(pieces: list[Piece], notes: list[Note]) -> tuple[list[Piece], list[Note]]:
    """A boneyard right under an OMITTED heading is what that scene held, unless it has notes of its own."""
    left: list[Note] = []
    for note in notes:
        head = pieces[note.after - 1] if note.after else None
        if not note.boneyard or head is None or head.omitted or not opens_omission(head):
            left.append(note)
            continue
        lines, asides = lines_and_asides(note.text)
        cut, inner, _ = with_asides(list(Body(lines).pieces()), asides)
        if inner or not cut:
            left.append(note)
            continue
        omitted = tuple(replace(piece.element, line=note.line + piece.element.line - 1) for piece in cut)
        pieces[note.after - 1] = replace(head, omitted=omitted)
    return pieces, left


def opens_omission(piece: Piece) -> bool:
    return piece.element.kind is Kind.HEADING and is_omission(piece.element.text)


class Body:
    """The lines after the title page, and the place the reader has come to."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.at = 0
        spaced = sum(1 for line in lines if line.blank and line.text and not line.void)
        empty = sum(1 for line in lines if not line.text and not line.void)
        self.spaces_are_meant = empty > spaced
        """Two spaces hold a speech together, unless this file has spaces in its blank lines by habit."""

    def pieces(self) -> Iterator[Piece]:
        fresh = True  # a blank line, or what counts as one, stands before
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.blank:
                fresh = True
                self.at += 1
            elif is_heading_here(line, fresh):
                heading, number = forms.heading_and_number(line.text)
                yield Piece(element=self.take(Kind.HEADING, heading), number=number)
                fresh = True
            elif single := alone(line, fresh):
                yield Piece(element=self.take(single[0], forms.plain(single[1]), style=single[2]))
                fresh = single[0] in OPENS_A_PARAGRAPH
            elif fresh and not forms.is_forced_action(line.text) and self.is_cue_here():
                yield from self.speech()
                fresh = False
            else:
                yield Piece(element=self.paragraph())
                fresh = False

    def take(self, kind: Kind, text: str, lines: int = 1, *, dual: bool = False, style: str = "") -> Element:
        element = Element(kind=kind, text=text, line=self.lines[self.at].number, dual=dual, style=style)
        self.at += lines
        return element

    def following(self) -> Iterator[Line]:
        return (self.lines[i] for i in range(self.at + 1, len(self.lines)))

    def paragraph(self) -> Element:
        """The action from here to the next blank line, or to a line that says it is something else."""
        words = [forms.without_force(self.lines[self.at].text)]
        for line in self.following():
            if line.blank or begins_anew(line):
                break
            words.append(line.text)
        return self.take(Kind.ACTION, "\n".join(forms.plain(w.rstrip()) for w in words), len(words))

    def is_cue_here(self) -> bool:
        """A name in capitals with words under it; alone, `THE GUN FIRES` is action. `@` needs no capitals."""
        line = self.lines[self.at].text.strip()
        if line.startswith("@") and len(line) > 1:
            return True
        follower = next((n for n in self.following() if not n.void), None)
        if follower is None or follower.blank or is_heading_here(follower, fresh=False):
            return False
        return forms.is_cue(line)

    def speech(self) -> Iterator[Piece]:
        cue = self.lines[self.at].text.strip()
        dual = forms.is_dual(cue)
        name = cue.removeprefix("@").removesuffix("^" if dual else "").strip()
        yield Piece(element=self.take(Kind.CHARACTER, forms.plain(name), dual=dual))
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.void or self.is_meant_blank():
                self.at += 1
            elif self.ends_speech(line):
                return
            elif line.text.lstrip().startswith("~"):
                yield Piece(element=self.take(Kind.LYRIC, forms.plain(line.text.strip()[1:].strip())))
            else:
                yield Piece(element=self.spoken())

    def ends_speech(self, line: Line) -> bool:
        return line.blank or (begins_anew(line) and not line.text.lstrip().startswith("~"))

    def is_meant_blank(self) -> bool:
        """A line of two spaces between two lines of one speech."""
        if self.lines[self.at].text != "  " or not self.spaces_are_meant or self.at + 1 == len(self.lines):
            return False
        follower = self.lines[self.at + 1]
        return not (self.ends_speech(follower) or is_heading_here(follower, fresh=True) or forms.is_cue(follower.text))

    def spoken(self) -> Element:
        """A parenthetical, which may run over lines, or the spoken lines up to the next one."""
        if count := self.parenthetical_lines():
            return self.take(Kind.PARENTHETICAL, self.joined(count), count)
        count = 1
        while self.at + count < len(self.lines):
            line = self.lines[self.at + count]
            if self.ends_speech(line) or line.text.lstrip().startswith(("(", "~")):
                break
            count += 1
        return self.take(Kind.DIALOGUE, self.joined(count), count)

    def parenthetical_lines(self) -> int:
        """How many lines the bracket opened here takes; 0 when it is no parenthetical."""
        if not self.lines[self.at].text.lstrip().startswith("("):
            return 0
        for count in range(1, min(LONGEST_PARENTHETICAL, len(self.lines) - self.at) + 1):
            line = self.lines[self.at + count - 1]
            if self.ends_speech(line):
                return 0
            if ")" in line.text:
                return count if line.text.rstrip().endswith(")") else 0
        return 0

    def joined(self, count: int) -> str:
        return "\n".join(forms.plain(line.text.strip()) for line in self.lines[self.at : self.at + count])


def is_heading_here(line: Line, fresh: bool) -> bool:
    return forms.is_plain_heading(line.text) or (fresh and forms.is_heading(line.text))


def begins_anew(line: Line) -> bool:
    """Whether this line can't go on with what stands right above it."""
    return (
        is_heading_here(line, fresh=False) or alone(line, fresh=False) is not None or forms.is_forced_action(line.text)
    )


def alone(line: Line, fresh: bool) -> tuple[Kind, str, str] | None:
    """Kind, words and style of a line that is an element by itself."""
    if single := forms.marked(line.text):
        return single
    if not fresh or forms.is_forced_action(line.text):
        return None
    if plan := forms.planning(line.text):
        return plan
    return (Kind.TRANSITION, line.text.strip(), "") if forms.is_transition(line.text) else None
