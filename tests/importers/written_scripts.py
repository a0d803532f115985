"""Scripts as a reader gives them, made by hypothesis, for the tests of writing and reading again."""

from hypothesis import strategies as st
from msgspec.structs import replace

from showclear.importers.assembly import Piece, assembled
from showclear.importers.script import CENTERED, UNFILMED, Element, Kind, Note, Revision, Script, Tag, TitleLine

# fmt: off
MARKED = (
    "IDA", "IDA (v.o.)", "IDA ^", "@Ida", "(low)", "(low", "(a) b)", "Go.", "THE GUN FIRES", "She draws her gun.",
    "INT. BARN - DAY",
    "int barn", "EXT/INT. X", ".45 in hand", ".THE WELL", "...", "CUT TO:", "FADE IN:", "> X", "> X <", "!", "!!",
    "~la",
    "# ACT", "= plan",
    "===", "Title: X", "Draft: two", "**bold**", "_u_", "\\*", "\\", "a\\", "#1#", "ROOM #4#", "[[note]]", "[[", "]]",
    "/* x */", "*/", "/", "OMITTED",
    "showclear {", "[[showclear {}]]", "— LATER", "(FLASHBACK)", "12", "é", "gun gun", "<b>&amp;", "]",
)
NUMBERS = ("1", "12", "12A", "A12", "12aA", "1-A", "110.A", "15 16", "7*", "#")
# fmt: on
LETTERS = st.characters(exclude_categories=("Cc", "Cn", "Cs", "Zs", "Zl", "Zp", "Co"))
LINE = (st.sampled_from(MARKED) | st.text(LETTERS, min_size=1, max_size=8)).map(lambda words: " ".join(words.split()))
LINE = st.lists(LINE, min_size=1, max_size=3).map(" ".join)
TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
ONE_LINE = frozenset({Kind.HEADING, Kind.CHARACTER, Kind.TRANSITION, Kind.SHOT, Kind.LYRIC})
STYLES = {Kind.ACTION: ("", CENTERED, "General"), Kind.SECTION: ("", "##", "End of Act"), Kind.OTHER: ("", "Cast List")}
REVISIONS = (
    Revision(id="1", name="Blue Rev.", color="Blue", mark="*"),
    Revision(id="2", name="Pink <Rev>", color="#FFFFAAAAAAAA", mark="**"),
)


@st.composite
def tags(draw: st.DrawFn, text: str) -> tuple[Tag, ...]:
    words = sorted(set(text.split()), key=text.find)
    chosen = draw(
        st.lists(st.sampled_from(words), max_size=2, unique=True).map(lambda found: sorted(found, key=text.find))
    )
    return tuple(Tag(category=f"Props {n}", label=f"]] {word}", words=word) for n, word in enumerate(chosen))


@st.composite
def elements(draw: st.DrawFn, kinds: tuple[Kind, ...]) -> Element:
    kind = draw(st.sampled_from(kinds))
    text = "===" if kind is Kind.PAGE_BREAK else draw(LINE if kind in ONE_LINE else TEXT)
    return Element(
        kind=kind,
        text=text,
        line=0,
        dual=kind is Kind.CHARACTER and draw(st.booleans()),
        revision=draw(st.sampled_from((None, None, "1", "2"))),
        style=draw(st.sampled_from(STYLES.get(kind, ("",)))),
        tags=draw(tags(text)) if kind not in UNFILMED else (),
    )


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    element = draw(elements(tuple(Kind)))
    if element.kind is not Kind.HEADING:
        return Piece(element=element)
    if draw(st.integers(0, 5)) == 0:
        held = draw(st.lists(elements(tuple(Kind)), max_size=3))
        cut = tuple(replace(e, dual=False, tags=()) for e in held)
        return Piece(
            element=replace(element, text="OMITTED", tags=()), number=draw(st.sampled_from(NUMBERS)), omitted=cut
        )
    number = draw(st.none() | st.sampled_from(NUMBERS))
    return Piece(element=element, number=number, eighths=draw(st.none() | st.integers(1, 40)))


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    written = draw(st.lists(pieces(), max_size=9))
    page = draw(
        st.just(())
        | st.just(
            (TitleLine(key="Title", text="DRY CREEK"), TitleLine(key="Contact", text="INT. OFFICE\n12 *Rifle* St"))
        )
        | st.just((TitleLine(key="", text="Dry Creek"), TitleLine(key="", text="by: A. Gunn")))
    )
    places = sorted(draw(st.lists(st.integers(0, len(written)), max_size=3)))
    notes = [Note(text=draw(TEXT), line=0, after=place) for place in places]
    return assembled("made", written, page, draw(st.sampled_from(((), REVISIONS))), notes)


def without_lines(script: Script) -> Script:
    """The script as it may be compared with another form's: places in a file, and the form's name, left out."""

    def bare(found: tuple[Element, ...]) -> tuple[Element, ...]:
        return tuple(replace(element, line=0) for element in found)

    scenes = (replace(s, elements=bare(s.elements), omitted=bare(s.omitted)) for s in script.scenes)
    notes = (replace(note, line=0) for note in script.notes)
    return replace(script, format="", preamble=bare(script.preamble), scenes=tuple(scenes), notes=tuple(notes))
