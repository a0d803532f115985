"""Writes a script as Fountain 1.1, so that reading it again gives the same script.

What Fountain has no mark for travels in a note beside the line (`fountain_carried.py`). How one element is put is in
`fountain_lines.py`; here is what stands between them.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from showclear.importers.fountain_carried import Carried, as_note
from showclear.importers.fountain_lines import cue_line, escaped, guarded, heading_line, paragraph, spoken
from showclear.importers.fountain_notes import lines_and_asides
from showclear.importers.fountain_title import KEYLESS, title_page_and_body
from showclear.importers.script import SPOKEN, Element, Kind, Note, Scene, Script, TitleLine

BRACKET = re.compile(r"(?<=\])\]|\\")

NOTHING = "[[ ]]"
"""An empty note holds two lines of one speech apart that are not one line."""


def write_fountain(script: Script) -> str:
    """The script as Fountain text. An empty title page keeps a first line such as `Draft: two` from reading as one."""
    elements = list(script.preamble)
    scenes: dict[int, Scene] = {}
    for scene in script.scenes:
        scenes[len(elements)] = scene
        elements.extend(scene.elements)
    blocks = [as_note(Carried(revisions=script.revisions))] if script.revisions else []
    body = "\n\n".join([*blocks, *paragraphs(elements, scenes, script.notes)]) + "\n"
    head = "".join(title_lines(script.title_page))
    if not head and has_title_page(body):
        head = "Title:\n"
    return f"{head}\n{body}" if head else body


def has_title_page(text: str) -> bool:
    lines = lines_and_asides(text)[0]
    return len(title_page_and_body(lines)[1]) < len(lines)


def title_lines(page: Sequence[TitleLine]) -> Iterator[str]:
    loose = False
    for entry in page:
        lines = [guarded(escaped(line)) for line in entry.text.split("\n") if line.strip()]
        if not entry.key and not loose:
            yield f"{KEYLESS}:\n"
        loose = not entry.key
        if entry.key and len(lines) == 1:
            yield f"{entry.key}: {lines[0]}\n"
            continue
        if entry.key:
            yield f"{entry.key}:\n"
        yield from (f"    {line}\n" for line in lines)


def paragraphs(elements: Sequence[Element], scenes: Mapping[int, Scene], notes: Iterable[Note]) -> list[str]:
    """What is to stand between blank lines. A speech is one paragraph, with the notes inside it."""
    blocks: list[str] = []
    waiting = deque(notes)
    in_speech, last = False, "("
    for at, element in enumerate(elements):
        asides: list[str] = []
        while waiting and waiting[0].after <= at:
            asides.append(aside(waiting.popleft()))
        if in_speech and element.kind in SPOKEN:
            words = spoken(element)
            if not asides and is_bare(words) and is_bare(last):
                asides = [NOTHING]
            blocks[-1] = "\n".join((blocks[-1], *asides, words))
            last = words
            continue
        blocks.extend(asides)
        in_speech, last = element.kind is Kind.CHARACTER, "("
        if in_speech:
            has_words = at + 1 < len(elements) and elements[at + 1].kind in SPOKEN
            blocks.append(cue_line(element, has_words=has_words))
        elif element.kind is Kind.HEADING:
            scene = scenes.get(at)
            blocks.append(heading_line(element, scene))
            if scene is not None and scene.omitted:
                blocks.append("/*\n" + "\n\n".join(paragraphs(scene.omitted, {}, ())) + "\n*/")
        else:
            blocks.append(paragraph(element))
    blocks.extend(aside(note) for note in waiting)
    return blocks


def is_bare(words: str) -> bool:
    """Whether a line of a speech has no mark that holds it apart from the line above."""
    return not words.startswith(("(", "~"))


def aside(note: Note) -> str:
    """The note in its marks. Two spaces hold it together over a blank line."""
    if note.boneyard:
        return f"/*\n{note.text.replace('*/', '* /')}\n*/"
    text = BRACKET.sub(r"\\\g<0>", note.text)
    text = "\n".join(line if line.strip() else "  " for line in text.split("\n"))
    return f"[[{text}{' ' if text.endswith(']') else ''}]]"
