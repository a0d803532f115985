"""Writes a script as Final Draft's .fdx, so that reading it again gives the same script.

Weapon findings go out as tags of a category of our own, on the words that caused them: Final Draft has none for
weapons, and a gun filed under props is a gun nobody looks for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import SubElement, indent, tostring  # writes nodes; nothing is parsed here

from msgspec.structs import replace

from showclear.importers.eighths import spoken_eighths
from showclear.importers.fdx import BONEYARD, DUAL, NUMBER_AT_THE_END, OWN, PLAIN_TYPES, kind_named
from showclear.importers.script import CENTERED, SPOKEN, Element, Kind, Note, Scene, Script, Tag
from showclear.importers.weapon_work import Evidence, SceneReading, WeaponWork

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>'
WEAPONS: Final = "Weapons"
COLORS: Final = {WEAPONS: "#DADA00000000"}
OTHER_COLOR: Final = "#000000000000"
NOT_XML: Final = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_fdx(script: Script, readings: Iterable[SceneReading] = ()) -> str:
    """The script as the text of a file, to be saved as UTF-8; `readings` adds the weapons found in it as tags."""
    root = Node("FinalDraft", DocumentType="Script", Template="No", Version="5")
    written = Written(SubElement(root, "Content"), script.notes)
    written.add_elements(script.preamble)
    found = {reading.scene.index: weapon_tags(reading) for reading in readings}
    for scene in script.scenes:
        written.add_scene(scene, found.get(scene.index, {}))
    write_title_page(root, script)
    write_revisions(root, script)
    written.tags.write(root)
    indent(root)
    return f"{DECLARATION}\n{tostring(root, encoding='unicode')}\n"


class TagNumbers:
    """The tags used so far: each set of definitions that lies on some words has one number."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[tuple[str, str], ...], int] = {}

    def of(self, labels: tuple[tuple[str, str], ...]) -> str:
        return str(self.numbers.setdefault(labels, len(self.numbers) + 1))

    def write(self, root: Node) -> None:
        if not self.numbers:
            return
        data = SubElement(root, "TagData")
        labels = list(dict.fromkeys(label for labels in self.numbers for label in labels))
        categories = SubElement(data, "TagCategories")
        for number, name in enumerate(dict.fromkeys(category for category, _ in labels), start=1):
            color = COLORS.get(name, OTHER_COLOR)
            SubElement(categories, "TagCategory", Color=color, Id=id_of(name), Name=clean(name), Number=str(number))
        definitions = SubElement(data, "TagDefinitions")
        for number, (category, label) in enumerate(labels, start=1):
            known = {"CatId": id_of(category), "Id": id_of(category, label), "Label": clean(label)}
            SubElement(definitions, "TagDefinition", {**known, "Number": str(number)})
        tags = SubElement(data, "Tags")
        for together, number in self.numbers.items():
            tag = SubElement(tags, "Tag", Number=str(number))
            for category, label in together:
                SubElement(tag, "DefId").text = id_of(category, label)


class Written:
    """The paragraphs so far, and the notes that still wait for theirs."""

    def __init__(self, content: Node, notes: Sequence[Note]) -> None:
        self.content = content
        self.waiting = list(reversed(notes))
        self.count = 0
        self.tags = TagNumbers()
        if self.waiting and self.waiting[-1].after <= 0:
            self.add_notes(SubElement(content, "Paragraph", Type="Action"))

    def add_scene(self, scene: Scene, found: Mapping[int, Sequence[Tag]]) -> None:
        tagged = [replace(e, tags=(*e.tags, *found.get(at, ()))) for at, e in enumerate(scene.elements)]
        self.count += 1
        heading = self.paragraph(self.content, tagged[0])
        if scene.number is not None or NUMBER_AT_THE_END.fullmatch(scene.heading):
            heading.set("Number", clean(scene.number or ""))
        if not scene.computed:
            heading.insert(0, Node("SceneProperties", Length=spoken_eighths(scene.eighths)))
        if scene.omitted:
            cut = SubElement(heading, "OmittedScene")
            for element in scene.omitted:
                held = self.paragraph(cut, element)
                if element.kind is Kind.HEADING and NUMBER_AT_THE_END.fullmatch(element.text):
                    held.set("Number", "")  # it was told apart from its heading before it was cut
        self.add_notes(heading)
        self.add_elements(tagged[1:])

    def add_elements(self, elements: Sequence[Element]) -> None:
        """Speeches heard together stand in one paragraph of their own."""
        speeches = list(grouped(elements))
        place = self.content
        for speech, following in zip(speeches, [*speeches[1:], []], strict=False):
            if not speech[0].dual:
                place = self.content
                if speech[0].kind is Kind.CHARACTER and following and following[0].dual:
                    place = SubElement(SubElement(self.content, "Paragraph"), "DualDialogue")
            for element in speech:
                self.count += 1
                paragraph = self.paragraph(place, element)
                if element.dual and place is self.content:
                    paragraph.set(OWN, DUAL)
                self.add_notes(paragraph)

    def paragraph(self, place: Node, element: Element) -> Node:
        kind, style = element.kind, element.style
        paragraph = SubElement(place, "Paragraph", Type=PLAIN_TYPES[kind])
        if kind is Kind.PAGE_BREAK:
            paragraph.set("StartsNewPage", "Yes")
            paragraph.set(OWN, kind)
        elif kind is Kind.ACTION and style == CENTERED:
            paragraph.set("Type", "General")
            paragraph.set("Alignment", "Center")
        elif style and kind_named(style) is kind:
            paragraph.set("Type", clean(style))
        elif style:
            paragraph.set(OWN, clean(style))
        for words, labels in stretches(element):
            run = SubElement(paragraph, "Text")
            run.text = clean(words)
            if element.revision is not None:
                run.set("RevisionID", clean(element.revision))
            if labels:
                run.set("TagNumber", self.tags.of(labels))
        return paragraph

    def add_notes(self, paragraph: Node) -> None:
        """The notes that stand behind the elements written so far."""
        while self.waiting and self.waiting[-1].after <= self.count:
            note = self.waiting.pop()
            node = SubElement(paragraph, "ScriptNote", {"Name": BONEYARD} if note.boneyard else {})
            SubElement(SubElement(node, "Paragraph"), "Text").text = clean(note.text)


def grouped(elements: Iterable[Element]) -> Iterator[list[Element]]:
    """A speech with its cue, or one other element."""
    group: list[Element] = []
    for element in elements:
        goes_on = bool(group) and group[0].kind is Kind.CHARACTER and element.kind in SPOKEN
        if group and not goes_on:
            yield group
            group = []
        group.append(element)
    if group:
        yield group


def stretches(element: Element) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The element's words, cut where a tag begins or ends, each with the labels that lie on it."""
    spans: list[tuple[int, int, tuple[str, str]]] = []
    seen: dict[Tag, int] = {}
    last = 0
    for tag in element.tags:
        start = element.text.find(tag.words, seen.get(tag, last))
        start = element.text.find(tag.words) if start < 0 else start
        words = tag.words if start >= 0 else element.text
        last = max(start, 0)
        seen[tag] = last + len(words)
        spans.append((last, last + len(words), (tag.category, tag.label)))
    cuts = sorted({0, len(element.text), *(place for start, end, _ in spans for place in (start, end))})
    for begin, stop in pairwise(cuts):
        labels = dict.fromkeys(label for start, end, label in spans if start <= begin < end)
        yield element.text[begin:stop], tuple(labels)


def weapon_tags(reading: SceneReading) -> dict[int, list[Tag]]:
    """The weapons found in a scene as tags, under the place of the element that shows each."""
    tags: dict[int, list[Tag]] = defaultdict(list)
    for weapon in reading.weapons:
        for evidence in weapon.evidence:
            at = place_of(evidence, reading.scene.elements)
            text = reading.scene.elements[at].text
            words = evidence.text if evidence.text in text else text
            tag = Tag(category=WEAPONS, label=label_of(weapon), words=words)
            if tag not in tags[at]:
                tags[at].append(tag)
    return tags


def place_of(evidence: Evidence, elements: Sequence[Element]) -> int:
    """The element that stands on the evidence's line; of several on one line, the one with its words."""
    here = [at for at, e in enumerate(elements) if e.line <= evidence.line <= e.line + e.text.count("\n")]
    return next((at for at in here if evidence.text in elements[at].text), here[0] if here else 0)


def label_of(weapon: WeaponWork) -> str:
    return f"{weapon.kind}: {weapon.detail}" if weapon.detail else str(weapon.kind)


def write_title_page(root: Node, script: Script) -> None:
    if not script.title_page:
        return
    content = SubElement(SubElement(root, "TitlePage"), "Content")
    for entry in script.title_page:
        paragraph = SubElement(content, "Paragraph", Type="General", Alignment="Center")
        if entry.key:
            paragraph.set(OWN, clean(entry.key))
        SubElement(paragraph, "Text").text = clean(entry.text)


def write_revisions(root: Node, script: Script) -> None:
    if not script.revisions:
        return
    node = SubElement(root, "Revisions", ActiveSet=clean(script.revisions[-1].id))
    for revision in script.revisions:
        words = {"ID": revision.id, "Name": revision.name, "Mark": revision.mark, "PageColor": revision.color}
        SubElement(node, "Revision", {key: clean(word) for key, word in words.items()})


def id_of(*names: str) -> str:
    """The same id for the same names, in every file."""
    return str(uuid5(NAMESPACE_URL, "showclear:" + "\n".join(names)))


def clean(text: str) -> str:
    """The text without what XML can't hold."""
    return NOT_XML.sub(" ", text)
