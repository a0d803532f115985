"""Whatever the text, Fountain is read without a crash and without losing a line."""

from hypothesis import given
from hypothesis import strategies as st

from showclear.importers.fountain import read_text
from showclear.importers.script import Script

# fmt: off
MARKED = (
    "", "", "", "  ", " ", "\t", "IDA", "IDA (v.o.)", "IDA ^", "@Ida", "(low)", "(low", "aims)", "Go.", "THE GUN FIRES",
    "She draws her gun.", "INT. BARN - DAY #1A#", "int. barn", ".THE WELL", ".45 in hand", "...", "EXT/INT. X",
    "CUT TO:", "FADE IN:", "> X", "> X <", ">", "!", "!!", "~", "@", "#", "# ACT", "=", "= plan", "===", ".",
    "Title: X", "Key: y", "**", "_", "\\*", "#1#", "~la", "!No", "!!SHOT",
)
# fmt: on
LINES = st.lists(
    st.one_of(
        st.sampled_from(MARKED),
        st.text(st.characters(exclude_characters="[]/*\r\n", exclude_categories=["Cs"]), max_size=12),
    ),
    max_size=25,
)


def covered(script: Script) -> list[int]:
    elements = [*script.preamble, *(e for scene in script.scenes for e in scene.elements)]
    return [e.line + n for e in elements for n in range(e.text.count("\n") + 1)]


@given(LINES)
def test_every_line_with_words_is_in_exactly_one_element(lines: list[str]) -> None:
    body = "\n".join(lines)
    script = read_text(f"Title: X\n\n{body}")
    assert covered(script) == [n for n, line in enumerate(body.split("\n"), start=3) if line.strip()]


@given(LINES, LINES)
def test_every_line_around_a_boneyard_is_in_exactly_one_element(before: list[str], after: list[str]) -> None:
    head, tail = "\n".join(before), "\n".join(after)
    script = read_text(f"Title: X\n\n{head}\n/*\nINT. CUT\n\nA gun.\n*/\n{tail}")
    first, second = head.split("\n"), tail.split("\n")
    wanted = [n for n, line in enumerate(first, start=3) if line.strip()]
    wanted += [n for n, line in enumerate(second, start=3 + len(first) + 5) if line.strip()]
    assert covered(script) == wanted


@given(st.text())
def test_any_text_is_read_and_the_scenes_are_counted_from_one(text: str) -> None:
    script = read_text(text)
    assert [s.index for s in script.scenes] == list(range(1, len(script.scenes) + 1))


@given(st.text(alphabet="[]/*\r\n #.AINT1:>~!@=()^_ "))
def test_any_pile_of_marks_is_read_in_order(text: str) -> None:
    lines = covered(read_text(text))
    assert lines == sorted(set(lines))
