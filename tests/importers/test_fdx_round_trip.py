"""Whatever the words, and wherever a program cuts them into runs, a Final Draft file reads back as it was written."""

from itertools import pairwise
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import SubElement, tostring

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from showclear.importers.fdx import read_text
from showclear.importers.script import Kind

TYPES = {
    "Scene Heading": Kind.HEADING,
    "Action": Kind.ACTION,
    "Character": Kind.CHARACTER,
    "Parenthetical": Kind.PARENTHETICAL,
    "Dialogue": Kind.DIALOGUE,
    "Transition": Kind.TRANSITION,
    "Shot": Kind.SHOT,
    "A type of tomorrow": Kind.OTHER,
}


class Written(Struct, frozen=True):
    """A paragraph: its type, its words, the places where they are cut into runs, and a number for a heading."""

    type: str
    words: str
    cuts: tuple[int, ...]
    number: str | None


WRITABLE = st.characters(exclude_categories=("Cc", "Cn", "Cs"), include_characters="\n\t")
WORDS = st.text(WRITABLE, min_size=1, max_size=20).map(str.strip).filter(bool)
HEADING_WORDS = WORDS.map(lambda words: " ".join(words.replace("#", "").split())).filter(bool)
CUTS = st.lists(st.integers(0, 20), max_size=4).map(lambda cuts: tuple(sorted(cuts)))
NUMBERS = st.none() | st.from_regex(r"[0-9]{1,3}[A-Z]?", fullmatch=True)
OTHERS = sorted(TYPES.keys() - {"Scene Heading"})
PARAGRAPHS = st.lists(
    st.builds(Written, st.just("Scene Heading"), HEADING_WORDS, CUTS, NUMBERS)
    | st.builds(Written, st.sampled_from(OTHERS), WORDS, CUTS, st.none()),
    max_size=12,
)


def as_fdx(paragraphs: list[Written]) -> str:
    root = Node("FinalDraft", Version="5")
    content = SubElement(root, "Content")
    for written in paragraphs:
        paragraph = SubElement(content, "Paragraph", Type=written.type)
        if written.number is not None:
            paragraph.set("Number", written.number)
        places = (0, *written.cuts, len(written.words))
        for start, end in pairwise(places):
            SubElement(paragraph, "Text").text = written.words[start:end]
    return tostring(root, encoding="unicode")


@given(PARAGRAPHS)
def test_what_was_written_is_read_back_in_order_with_its_numbers(paragraphs: list[Written]) -> None:
    script = read_text(as_fdx(paragraphs))
    read = [*script.preamble, *(element for scene in script.scenes for element in scene.elements)]
    assert [(e.kind, e.text) for e in read] == [(TYPES[p.type], p.words) for p in paragraphs]
    assert [s.number for s in script.scenes] == [p.number for p in paragraphs if p.type == "Scene Heading"]
