"""Final Draft files: every run, no cut scene, numbers, lengths, speeches side by side."""

import pytest

from showclear.importers.fdx import read_text
from showclear.importers.script import Script, ScriptError


def fdx(content: str) -> Script:
    return read_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<FinalDraft Version="5"><Content>\n{content}\n</Content></FinalDraft>'
    )


HEADING = '<Paragraph Type="Scene Heading"><Text>INT. BARN - DAY</Text></Paragraph>'


def shape(script: Script) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for scene in script.scenes for e in scene.elements]


def test_every_text_run_of_a_paragraph_is_joined() -> None:
    script = fdx(
        HEADING + '<Paragraph Type="Action"><Text>The chopper\'s </Text><Text Style="Bold">guns</Text>'
        '<Text RevisionID="1"> erupt</Text><ScriptNote><Text>cut?</Text></ScriptNote>'
        '<Text TagNumber="4">!<ScriptNote>why?</ScriptNote></Text></Paragraph>'
    )
    assert shape(script)[1] == ("action", "The chopper's guns erupt!")


def test_a_cut_scene_inside_its_omitted_heading_stays_cut() -> None:
    script = fdx(
        HEADING + '<Paragraph Number="21" Type="Scene Heading"><Text>OMITTED</Text><OmittedScene>'
        '<Paragraph Number="21" Type="Scene Heading"><Text>INT. VAULT</Text></Paragraph>'
        '<Paragraph Type="Action"><Text>She fires.</Text></Paragraph></OmittedScene></Paragraph>'
        '<Paragraph Number="22" Type="Scene Heading"><Text>EXT. YARD</Text></Paragraph>'
    )
    assert [(s.index, s.number, s.heading) for s in script.scenes] == [
        (1, None, "INT. BARN - DAY"),
        (2, "21", "OMITTED"),
        (3, "22", "EXT. YARD"),
    ]
    assert script.scenes[1].eighths == 0
    assert "fires" not in repr([scene.elements for scene in script.scenes])
    assert [e.text for e in script.scenes[1].omitted] == ["INT. VAULT", "She fires."]


def test_a_scene_flagged_as_omitted_is_listed_as_one() -> None:
    script = fdx('<Paragraph Type="Scene Heading" Number="3" Flags="Omitted"><Text>INT. VAULT</Text></Paragraph>')
    assert (script.scenes[0].heading, script.scenes[0].number) == ("OMITTED", "3")
    assert [e.text for e in script.scenes[0].omitted] == ["INT. VAULT"]


@pytest.mark.parametrize("wrapper", ["SceneProperties", "ScriptNote"])
def test_a_summary_or_a_note_is_not_script(wrapper: str) -> None:
    note = f'<{wrapper}><Summary><Paragraph Type="Action"><Text>A gun.</Text></Paragraph></Summary></{wrapper}>'
    script = fdx(f'<Paragraph Type="Scene Heading"><Text>INT. BARN</Text>{note}</Paragraph>{note}')
    assert shape(script) == [("heading", "INT. BARN")]


def test_speeches_side_by_side_are_both_read() -> None:
    script = fdx(
        HEADING + "<Paragraph><DualDialogue>"
        '<Paragraph Type="Character"><Text>IDA</Text></Paragraph>'
        '<Paragraph Type="Parenthetical"><Text>(drawing)</Text></Paragraph>'
        '<Paragraph Type="Dialogue"><Text>Go.</Text></Paragraph>'
        '<Paragraph Type="Character"><Text>COLE</Text></Paragraph>'
        '<Paragraph Type="Dialogue"><Text>No.</Text></Paragraph></DualDialogue></Paragraph>'
        '<Paragraph Type="Action"><Text>Dust.</Text></Paragraph>'
    )
    assert shape(script)[1:] == [
        ("character", "IDA"),
        ("parenthetical", "(drawing)"),
        ("dialogue", "Go."),
        ("character", "COLE"),
        ("dialogue", "No."),
        ("action", "Dust."),
    ]


@pytest.mark.parametrize(
    ("length", "eighths", "computed"),
    [("1 6/8", 14, False), ("3/8", 3, False), ("2", 16, False), ("", 1, True), ("0", 1, True), ("long", 1, True)],
)
def test_a_stored_length_wins_over_our_own_count(length: str, eighths: int, computed: bool) -> None:
    script = fdx(
        f'<Paragraph Type="Scene Heading"><SceneProperties Length="{length}" Page="1"/>'
        "<Text>INT. BARN</Text></Paragraph>"
    )
    assert (script.scenes[0].eighths, script.scenes[0].computed) == (eighths, computed)


@pytest.mark.parametrize(
    ("paragraph", "number"),
    [
        ('<Paragraph Type="Scene Heading" Number="12A"><Text>INT. BARN</Text></Paragraph>', "12A"),
        ('<Paragraph Type="Scene Heading"><Text>INT. BARN #12A#</Text></Paragraph>', "12A"),
        ('<Paragraph Type="Scene Heading" Number=""><Text>INT. BARN</Text></Paragraph>', None),
        ('<Paragraph Type="Scene Heading"><Text>INT. BARN</Text></Paragraph>', None),
    ],
)
def test_the_number_is_kept_and_never_left_in_the_heading(paragraph: str, number: str | None) -> None:
    scene = fdx(paragraph).scenes[0]
    assert (scene.heading, scene.number) == ("INT. BARN", number)


def test_a_shot_a_list_and_an_unknown_type_are_read_and_open_no_scene() -> None:
    types = ("Shot", "General", "Cast List", "Weapon List", "Lyrics", "Outline 2")
    script = fdx(HEADING + "".join(f'<Paragraph Type="{t}"><Text>A gun.</Text></Paragraph>' for t in types))
    assert [kind for kind, _ in shape(script)[1:]] == ["shot", "action", "other", "other", "lyric", "synopsis"]
    assert len(script.scenes) == 1


def test_an_empty_paragraph_is_no_element_and_no_fault() -> None:
    script = fdx(HEADING + '<Paragraph Type="Action"><Text/></Paragraph><Paragraph Type="Action"/><Paragraph/>')
    assert len(shape(script)) == 1


def test_every_element_has_its_line_in_the_file() -> None:
    script = fdx(HEADING + '\n<Paragraph Type="Action">\n<Text>A gun.</Text></Paragraph>')
    assert [e.line for e in script.scenes[0].elements] == [3, 4]


def test_the_title_page_gives_the_title_and_no_script() -> None:
    script = read_text(
        "<FinalDraft><TitlePage><Content><Paragraph><Text> </Text></Paragraph><Paragraph><Text>Dry </Text>"
        f"<Text>Creek</Text></Paragraph></Content></TitlePage><Content>{HEADING}</Content></FinalDraft>"
    )
    assert (script.title, len(script.scenes), script.preamble) == ("Dry Creek", 1, ())


@pytest.mark.parametrize(
    ("text", "what", "where"),
    [
        ("", "not whole XML", "line 1"),
        ("<FinalDraft>\n<Content>", "not whole XML", "line 2"),
        ("<FinalDraft>\n&gun;</FinalDraft>", "not whole XML", "line 2"),
        ("<html/>", "no FinalDraft script", "line 1"),
        ("<FinalDraft/>", "no FinalDraft script", "line 1"),
        ('\n<!DOCTYPE x SYSTEM "file:///etc/passwd"><FinalDraft/>', "DOCTYPE", "line 2"),
        ('<!doctype x [<!ENTITY a "b">]><FinalDraft/>', "DOCTYPE", "line 1"),
        ('<FinalDraft><!ENTITY a "b"></FinalDraft>', "ENTITY", "line 1"),
        ("<a>" * 5000, "too deep", "line 1"),
        ("<FinalDraft>\ud800</FinalDraft>", "no FinalDraft script", "line 1"),
    ],
)
def test_unusable_xml_is_refused_with_its_line_and_the_way_round(text: str, what: str, where: str) -> None:
    with pytest.raises(ScriptError) as caught:
        read_text(text)
    assert what in caught.value.what
    assert caught.value.where == where
    assert "Fountain" in caught.value.cure
