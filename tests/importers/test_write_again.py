"""A script that leaves as Fountain or Final Draft comes back as it was."""

from hypothesis import HealthCheck, given, settings

from showclear.importers import fdx, fountain
from showclear.importers.script import OMITTED, Element, Kind, Scene, Script
from showclear.importers.write_fdx import write_fdx
from showclear.importers.write_fountain import write_fountain
from tests.importers.test_fountain_any_text import LINES
from tests.importers.written_scripts import scripts, without_lines

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # whole scripts


@given(scripts())
@SLOW
def test_a_script_written_as_fountain_reads_back_whole(script: Script) -> None:
    assert without_lines(fountain.read_text(write_fountain(script))) == without_lines(script)


@given(scripts())
@SLOW
def test_a_script_written_as_final_draft_reads_back_whole(script: Script) -> None:
    assert without_lines(fdx.read_text(write_fdx(script))) == without_lines(script)


@given(LINES)
@SLOW
def test_whatever_fountain_was_read_it_is_written_and_read_as_the_same(lines: list[str]) -> None:
    script = fountain.read_text("\n".join(lines))
    assert without_lines(fountain.read_text(write_fountain(script))) == without_lines(script)


@given(scripts())
@SLOW
def test_a_script_comes_back_whole_through_both_forms(script: Script) -> None:
    there = fdx.read_text(write_fdx(fountain.read_text(write_fountain(script))))
    assert without_lines(fountain.read_text(write_fountain(there))) == without_lines(script)


def test_a_cut_scenes_heading_that_looks_numbered_is_kept_whole() -> None:
    held = Element(kind=Kind.HEADING, text="INT. ROOM #4#", line=0)
    cut = Scene(
        index=1, number="1", heading=OMITTED, eighths=0, computed=True,
        elements=(Element(kind=Kind.HEADING, text=OMITTED, line=0),), omitted=(held,),
    )  # fmt: skip
    read = fdx.read_text(write_fdx(Script(title="", format="made", preamble=(), scenes=(cut,))))
    assert [e.text for e in read.scenes[0].omitted] == ["INT. ROOM #4#"]
