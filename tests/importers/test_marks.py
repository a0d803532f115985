"""What stands beside the words: revisions, tags, notes, title page, cut scenes, speeches heard together."""

import pytest

from showclear.importers import fdx, fountain, trelby
from showclear.importers.script import Note, Revision, Script, Tag, TitleLine
from showclear.importers.weapon_work import Evidence, Kind, SceneReading, WeaponWork, Work
from showclear.importers.write_fdx import write_fdx
from showclear.importers.write_fountain import write_fountain

HEADING = '<Paragraph Type="Scene Heading"><Text>INT. BARN</Text></Paragraph>'
TAG_DATA = """<TagData>
<TagCategories><TagCategory Color="#FFFF00000000" Id="c1" Name="Props" Number="9" Style="Bold"/></TagCategories>
<TagDefinitions><TagDefinition CatId="c1" Id="d1" Label="Shotgun" Number="1"/></TagDefinitions>
<Tags><Tag Number="7"><DefId>d1</DefId></Tag><Tag Number="8"><DefId>gone</DefId></Tag></Tags></TagData>"""
REVISIONS = (
    '<Revisions ActiveSet="2"><Revision ID="1" Name="Blue Rev." Mark="*" PageColor="Blue" Color="#0000"/></Revisions>'
)


def read_fdx(content: str, beside: str = "") -> Script:
    return fdx.read_text(f"<FinalDraft><Content>{HEADING}{content}</Content>{beside}</FinalDraft>")


def test_a_tag_keeps_category_label_and_its_words_over_every_run_it_lies_on() -> None:
    script = read_fdx(
        '<Paragraph Type="Action"><Text>The </Text><Text TagNumber="7">sawn-off </Text>'
        '<Text TagNumber="7" Style="Bold">gun</Text><Text TagNumber="8"> fires.</Text></Paragraph>',
        TAG_DATA,
    )
    element = script.scenes[0].elements[1]
    assert element.text == "The sawn-off gun fires."
    assert element.tags == (Tag(category="Props", label="Shotgun", words="sawn-off gun"),)


def test_an_element_has_its_latest_revision_and_the_script_its_colors() -> None:
    script = read_fdx(
        '<Paragraph Type="Action"><Text RevisionID="2">She </Text><Text RevisionID="10">draws</Text><Text>.</Text>'
        '</Paragraph><Paragraph Type="Action"><Text RevisionID="0">Dust.</Text></Paragraph>',
        REVISIONS,
    )
    assert [e.revision for e in script.scenes[0].elements] == [None, "10", None]
    assert script.revisions == (Revision(id="1", name="Blue Rev.", color="Blue", mark="*"),)


@pytest.mark.parametrize("heard", ["TESSA ^", "@Tessa ^", "TESSA (O.S.)^"])
def test_the_second_speech_of_two_is_marked_in_fountain(heard: str) -> None:
    elements = fountain.read_text(f"INT. BARN\n\nIDA\nGo.\n\n{heard}\nStay.").scenes[0].elements
    assert [e.dual for e in elements] == [False, False, False, True, False]
    assert "^" not in elements[3].text


def test_notes_and_boneyard_are_kept_where_they_stood() -> None:
    script = fountain.read_text("[[first]]\n\nINT. BARN\n\nShe [[slowly?]]draws.\n\n/*\nA gun.\n*/\n\nDust.")
    assert script.notes == (
        Note(text="first", line=1, after=0),
        Note(text="slowly?", line=5, after=2),
        Note(text="A gun.", line=8, after=2, boneyard=True),
    )


def test_notes_of_trelby_and_final_draft_are_kept() -> None:
    old = trelby.read_text("#Start-Script\n.\\INT. BARN\n.%Which gun?\n..Dust.")
    assert [(n.text, n.after) for n in old.notes] == [("Which gun?", 1)]
    script = read_fdx(
        '<Paragraph Type="Action"><Text>Dust.</Text><ScriptNote><Paragraph><Text>Which </Text><Text>gun?</Text>'
        "</Paragraph></ScriptNote></Paragraph>",
        "<ScriptNotes><ScriptNote><Paragraph><Text>Rain?</Text></Paragraph></ScriptNote></ScriptNotes>",
    )
    assert [(n.text, n.after) for n in script.notes] == [("Which gun?", 2), ("Rain?", 2)]


def test_what_an_omitted_scene_held_is_kept_and_is_not_in_the_film() -> None:
    script = fountain.read_text(".OMITTED #12#\n\n/*\nINT. VAULT\n\nShe fires.\n*/\n\nEXT. YARD #13#\n\nDust.")
    assert [(e.kind.value, e.text, e.line) for e in script.scenes[0].omitted] == [
        ("heading", "INT. VAULT", 4),
        ("action", "She fires.", 6),
    ]
    assert (len(script.scenes), len(script.scenes[0].elements), script.notes) == (2, 1, ())
    assert "<OmittedScene>" in write_fdx(script)


def test_every_line_of_a_title_page_is_kept() -> None:
    script = fountain.read_text("Title:\n    _DRY_\n    CREEK\nContact: A. Gunn\n\nINT. BARN")
    assert script.title_page == (
        TitleLine(key="Title", text="DRY\nCREEK"),
        TitleLine(key="Contact", text="A. Gunn"),
    )


def test_fountain_without_marks_of_ours_is_written_as_it_stood() -> None:
    text = (
        "Title: Dry Creek\nAuthor: A. Gunn\n\nFADE IN:\n\nINT. BARN - DAY #12A#\n\nShe draws.\nShe aims.\n\n"
        "IDA (V.O.)\n(low)\nGo.\n\nTESSA ^\nStay.\n\n.THE WELL #13#\n\n!DUST EVERYWHERE\nAND RAIN\n\n[[why?]]\n\n"
        "## The end\n\n> THE END <\n"
    )
    assert write_fountain(fountain.read_text(text)) == text


@pytest.mark.parametrize(
    "spoilt",
    [
        "She fires. [[showclear {not json}]]",
        'She fires. [[showclear {"text":"Dust settles."}]]',
        'She fires. [[showclear {"kind":"synopsis"}]]',
        'She fires. [[showclear {"kind":"heading"}]]',
    ],
)
def test_a_note_of_ours_that_somebody_spoilt_hides_nothing(spoilt: str) -> None:
    element = fountain.read_text(f"INT. BARN\n\n{spoilt}").scenes[0].elements[1]
    assert (element.kind.value, element.text) == ("action", "She fires.")


def test_weapons_go_out_as_tags_of_their_own_category_on_the_words_that_show_them() -> None:
    script = fountain.read_text("INT. BARN #1#\n\nDust.\n\nIda draws.\nShe fires the rifle.\n\nEXT. YARD\n\nA knife.")
    shown = Evidence(line=6, text="She fires the rifle.")
    weapon = WeaponWork(
        kind=Kind.FIREARM, detail="rifle", actions=(Work.FIRE,), by=("IDA",), at=(), confidence=90, evidence=(shown,)
    )
    back = fdx.read_text(write_fdx(script, [SceneReading(scene=script.scenes[0], weapons=(weapon,))]))
    tagged = {e.text: e.tags for s in back.scenes for e in s.elements if e.tags}
    assert tagged == {
        "Ida draws.\nShe fires the rifle.": (
            Tag(category="Weapons", label="firearm: rifle", words="She fires the rifle."),
        )
    }


def test_numbers_are_exported_for_the_scenes_that_have_one_and_no_other() -> None:
    written = write_fdx(fountain.read_text("INT. BARN\n\nDust.\n\nEXT. YARD #2A#\n\nRain."))
    assert written.count("Number=") == 1
    assert 'Number="2A"' in written
    assert "#2A#" not in written


def test_letters_that_xml_can_t_hold_do_not_break_the_file() -> None:
    back = fdx.read_text(write_fdx(fountain.read_text("INT. BARN\n\nShe \x0bdraws\x00 <her> & gun \ufffe.")))
    assert back.scenes[0].elements[1].text.split() == ["She", "draws", "<her>", "&", "gun", "."]
