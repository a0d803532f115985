"""From bytes on a disk to a script, or to an honest refusal."""

import codecs
from pathlib import Path

import pytest

from showclear.importers.read import LONGEST, MOST_SCENES, read_bytes, read_file
from showclear.importers.script import ScriptError

FOUNTAIN = "INT. CAFÉ – DAY\n\nShe draws “it”.\n"
FDX = '<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>INT. CAFÉ</Text></Paragraph></Content></FinalDraft>'


@pytest.mark.parametrize(
    "content",
    [
        FOUNTAIN.encode(),
        codecs.BOM_UTF8 + FOUNTAIN.encode(),
        FOUNTAIN.encode("utf-16"),
        FOUNTAIN.encode("utf-16-le"),
        FOUNTAIN.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + FOUNTAIN.encode("utf-16-be"),
        FOUNTAIN.encode("utf-32"),
        FOUNTAIN.encode("cp1252"),
    ],
)
def test_the_words_are_the_same_in_every_encoding(tmp_path: Path, content: bytes) -> None:
    (path := tmp_path / "x.fountain").write_bytes(content)
    scene = read_file(path).scenes[0]
    assert (scene.heading, scene.elements[1].text) == ("INT. CAFÉ – DAY", "She draws “it”.")


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "UTF-16", "cp850"])
def test_an_xml_file_is_read_as_it_declares(tmp_path: Path, encoding: str) -> None:
    (path := tmp_path / "x.fdx").write_bytes(f'<?xml version="1.0" encoding="{encoding}"?>\n{FDX}'.encode(encoding))
    assert read_file(path).scenes[0].heading == "INT. CAFÉ"


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.fountain", FOUNTAIN, "fountain"),
        ("a.txt", FOUNTAIN, "fountain"),
        ("a", FOUNTAIN, "fountain"),
        ("a.fdx", FDX, "fdx"),
        ("A.FDX", FDX, "fdx"),
        ("a.fountain", FDX, "fdx"),
        ("a.xml", "<?xml version='1.0'?>" + FDX, "fdx"),
        ("a.trelby", "#Version 3\n#Start-Script\n.\\INT. X", "trelby"),
        ("a.txt", "\ufeff#Version 3\n#Start-Script\n.\\INT. X", "trelby"),
    ],
)
def test_the_form_is_known_by_content_and_name(tmp_path: Path, name: str, text: str, form: str) -> None:
    (path := tmp_path / name).write_text(text, encoding="utf-8")
    script = read_file(path)
    assert (script.format, len(script.scenes)) == (form, 1)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF that can't be opened"),
        (b"PK\x03\x04...", "not a whole zip archive"),
        (b"\xd0\xcf\x11\xe0...", "an office document"),
        (b"INT. BARN\n\x00\x00\x01", "not text"),
        (codecs.BOM_UTF16_LE + b"a", "not text"),
    ],
)
def test_what_is_not_a_readable_form_is_refused_with_the_way_round(tmp_path: Path, content: bytes, what: str) -> None:
    (path := tmp_path / "x.fountain").write_bytes(content)
    with pytest.raises(ScriptError) as caught:
        read_file(path)
    assert caught.value.what.startswith(what)
    assert str(path) in caught.value.where
    assert "Fountain" in caught.value.cure


@pytest.mark.parametrize("name", ["missing.fountain", "."])
def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ScriptError, match="can't be read"):
        read_file(tmp_path / name)


def test_an_upload_is_read_without_a_disk_and_an_error_names_it() -> None:
    assert read_bytes("night.fountain", FOUNTAIN.encode()).scenes[0].heading == "INT. CAFÉ – DAY"
    with pytest.raises(ScriptError) as caught:
        read_bytes("night.fdx", b"<FinalDraft>\n<Content>")
    assert caught.value.where == "night.fdx, line 2"


@pytest.mark.parametrize("text", ["", "\n \n", "Title: Dry Creek\nAuthor: A. Gunn\n"])
def test_an_empty_file_or_a_title_page_alone_is_a_script_of_no_scenes(text: str) -> None:
    assert read_bytes("a.fountain", text.encode()).scenes == ()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("INT. BARN - DAY\n\n" + "a" * LONGEST, "too large for a screenplay"),
        ("INT. BARN - DAY\n\nRain.\n\n" * (MOST_SCENES + 1), "more scenes than a film has"),
    ],
)
def test_what_nobody_could_wait_for_is_refused_at_once(content: str, what: str) -> None:
    with pytest.raises(ScriptError, match=what):
        read_bytes("endless.fountain", content.encode())


def test_as_many_scenes_as_are_read_are_read() -> None:
    script = read_bytes("long.fountain", ("INT. BARN - DAY\n\nRain.\n\n" * MOST_SCENES).encode())
    assert len(script.scenes) == MOST_SCENES
