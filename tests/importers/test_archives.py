"""Celtx projects and Fade In files: zips that a stranger may have packed."""

import contextlib
import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showclear.importers import archives
from showclear.importers.read import read_bytes
from showclear.importers.script import Script, ScriptError

CELTX = """<html><head><title>Dry Creek</title><style>p.action {}</style></head><body>
<p class="sceneheading">INT. BARN - DAY<br></p>
<p class="action"><span class="prop">The gun</span> is on the<br>crate &amp; shines.</p>
<p class="character">IDA</p><p class="parenthetical">(low)</p><p class="dialog">Go.</p>
<p class="transition">CUT TO:</p><p class="shot">CLOSE ON THE GUN</p>
<p class="strange">A knife.</p>
A rifle, outside of everything.
<p class="action"></p>
<p class="sceneheading">12A EXT. YARD 12A</p>
</body></html>"""

OSF = """<?xml version="1.0" encoding="UTF-8"?>
<document type="Open Screenplay Format document" version="40">
 <styles><style name="Stunt" basestyle="Action"/></styles>
 <paragraphs>
  <para scene_number="12A" synopsis="She finds it." note="Which barn?">
   <style basestyle="Scene Heading"/><text>INT. BARN</text></para>
  <para><style basestylename="Action"/><text>The </text><text bold="1">gun</text><text> fires.</text>
   <marks><mark at="0" revision="2"/></marks></para>
  <para><style basestylename="Character" dualdialogue="1"/><text>IDA</text></para>
  <para><style basestylename="Parenthetical" dualdialogue="1"/><text>low</text></para>
  <para><style basestylename="Dialogue" dualdialogue="1"/><text>Go.</text></para>
  <para><style basestylename="Character" dualdialogue="1"/><text>COLE</text></para>
  <para><style basestylename="Dialogue" dualdialogue="1"/><text>No.</text></para>
  <para><style name="Stunt"/><text>He falls.</text></para>
  <para><style basestylename="Weapon List"/><text>A rifle.</text></para>
  <para><style basestylename="Normal Text"/><text></text></para>
 </paragraphs>
 <titlepage><para bookmark="title"><style basestylename="Normal Text"/><text>Dry Creek</text></para></titlepage>
</document>"""


def zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "."), text)
    return packed.getvalue()


def shape(script: Script) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for scene in script.scenes for e in scene.elements]


def test_a_celtx_project_is_read_with_its_classes_and_every_word() -> None:
    script = read_bytes("dry.celtx", zipped(project__rdf="<x/>", **{"script-a1__html": CELTX}))
    assert (script.format, script.title) == ("celtx", "Dry Creek")
    assert shape(script) == [
        ("heading", "INT. BARN - DAY"),
        ("action", "The gun is on the\ncrate & shines."),
        ("character", "IDA"),
        ("parenthetical", "(low)"),
        ("dialogue", "Go."),
        ("transition", "CUT TO:"),
        ("shot", "CLOSE ON THE GUN"),
        ("other", "A knife."),
        ("other", "A rifle, outside of everything."),
        ("heading", "EXT. YARD"),
    ]
    assert [s.number for s in script.scenes] == [None, "12A"]


@pytest.mark.parametrize("name", ["dry.fadein", "dry.zip"])
def test_a_fade_in_file_is_read_by_its_styles_however_they_are_spelt(name: str) -> None:
    script = read_bytes(name, zipped(document__xml=OSF))
    assert (script.format, script.title, script.scenes[0].number) == ("osf", "Dry Creek", "12A")
    assert shape(script) == [
        ("heading", "INT. BARN"),
        ("action", "The gun fires."),
        ("character", "IDA"),
        ("parenthetical", "(low)"),
        ("dialogue", "Go."),
        ("character", "COLE"),
        ("dialogue", "No."),
        ("action", "He falls."),
        ("other", "A rifle."),
    ]
    elements = script.scenes[0].elements
    assert [e.text for e in elements if e.dual] == ["COLE"]
    assert [e.text for e in elements if e.revision == "2"] == ["The gun fires."]
    assert [(note.text, note.after) for note in script.notes] == [("She finds it.", 1), ("Which barn?", 1)]


def test_an_osf_file_is_known_by_what_is_in_it() -> None:
    assert read_bytes("dry.xml", OSF.encode()).format == "osf"


def test_a_bomb_is_stopped_while_it_unpacks_whatever_size_it_states(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_MEMBER", 1_000_000)
    bomb = zipped(document__xml="<document>" + " " * 1_000_001)
    assert len(bomb) < 10_000
    with pytest.raises(ScriptError, match="more text than any screenplay has"):
        read_bytes("a.fadein", bomb)


def test_an_archive_of_very_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    with pytest.raises(ScriptError, match="an archive of 4 files"):
        read_bytes("a.celtx", zipped(a="", b="", c="", d=""))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (zipped(word="<x/>"), "no script of Celtx or Fade In"),
        (zipped(**{"script-a__html": CELTX, "script-b__html": CELTX}), "a project of 2 scripts"),
        (zipped(**{"script-a__html": "<html></html>"}), "no paragraph of a script"),
        (zipped(document__xml="<document/>"), "no Open Screenplay script"),
        (zipped(document__xml="<!DOCTYPE x><document/>"), "DOCTYPE"),
        (zipped(document__xml=OSF)[:-30], "not a whole zip archive"),
        (zipped(document__xml=OSF).replace(b"\x08\x00", b"\x63\x00"), "can't be unpacked"),
    ],
)
def test_an_archive_that_holds_no_whole_script_is_refused_with_the_way_round(content: bytes, what: str) -> None:
    with pytest.raises(ScriptError) as caught:
        read_bytes("a.zip", content)
    assert what in caught.value.what
    assert "Final Draft" in caught.value.cure


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_archive_is_read_or_refused_and_never_crashes(damage: list[tuple[int, int]]) -> None:
    content = bytearray(zipped(document__xml=OSF))
    for place, value in damage:
        content[place % len(content)] = value
    with contextlib.suppress(ScriptError):
        assert read_bytes("a.fadein", bytes(content)).scenes
