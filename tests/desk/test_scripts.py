"""Drafts kept beside the record, the names of their scenes, and what people said of a finding, over new drafts."""

import stat
from pathlib import Path
from typing import Any

import msgspec
import pytest

from showclear.desk.new_draft import Preview, preview, scene_lines
from showclear.desk.scripts import WAITING, Draft, Found, Judging, Scripts, finding_digest, judging, scenes_of
from showclear.domain.findings import READING
from showclear.domain.planning_terms import Judgement
from showclear.importers.drafts import Change
from showclear.importers.script import ScriptError
from showclear.importers.weapon_work import Evidence, Kind, WeaponWork, Work
from tests.cast import Day, prepared

FIRE = "Ann draws her pistol and fires at the door."


def scene(heading: str, text: str, number: str = "") -> str:
    return f"{heading}{f' #{number}#' if number else ''}\n\n{text}\n\n"


BARN, YARD, ROAD = ("INT. BARN - DAY", "EXT. YARD - DAY", "EXT. ROAD - NIGHT")
STILL = "Ann and Bob wait in the long grass and say nothing at all."
LONG = "A cart comes up the hill with one wheel crying. Nobody drives it and nobody looks up."


def fountain(*scenes: str) -> bytes:
    return "".join(scenes).encode()


WHITE = fountain(scene(BARN, FIRE, "1"), scene(YARD, STILL, "2"), scene(ROAD, LONG, "3"))


@pytest.fixture
def scripts(tmp_path: Path) -> Scripts:
    return Scripts(tmp_path / "scripts")


def files(folder: Path) -> list[Path]:
    return sorted((folder / "scripts").iterdir())


class Office:
    """A production on which drafts are filed as the web files them."""

    def __init__(self, scripts: Scripts) -> None:
        self.day, self.scripts = Day(), scripts

    def looks(self, content: bytes, name: str = "draft.fountain") -> Preview:
        state = self.day.state
        draft = self.scripts.keep(name, content, state.drafts)
        return preview(draft, state, self.scripts.newest(state))

    def files(self, content: bytes) -> Preview:
        found = self.looks(content)
        told: dict[str, Any] = msgspec.to_builtins(found.act)
        self.day.must("p-uma", told.pop("act"), **told)
        return found

    def newest(self) -> Draft:
        found = self.scripts.newest(self.day.state)
        assert found is not None
        return found

    def judging(self, name: str) -> Judging:
        state = self.day.state
        return judging(scenes_of(self.newest(), state)[name], state)

    def judge(self, name: str, digest: str, judgement: str, **more: Any) -> None:
        told = {"kind": "FIREARM", "actions": ["FIRE"], **more}
        self.day.must("p-dee", "JudgeFinding", scene=name, finding=digest, judgement=judgement, **told)


@pytest.fixture
def office(scripts: Scripts) -> Office:
    made = Office(scripts)
    made.day.must("p-uma", "AddPerson", person="p-dee", department="assistant directors")
    made.day.must("p-uma", "GrantRole", person="p-dee", role="first_ad")
    return made


def became(found: Preview) -> list[tuple[str, str | None, Change]]:
    return [(one.name, one.was, one.change) for one in found.scenes]


def test_a_draft_is_kept_for_its_owner_alone_under_its_digest(scripts: Scripts, tmp_path: Path) -> None:
    draft = scripts.keep("White draft.FOUNTAIN", WHITE)
    (path,) = files(tmp_path)
    assert (path.name, path.read_bytes()) == (f"{draft.digest}.fountain", WHITE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_another_hub_process_reads_the_same_draft_from_the_file(scripts: Scripts, tmp_path: Path) -> None:
    draft = scripts.keep("white.fountain", WHITE)
    assert Scripts(tmp_path / "scripts").draft(draft.digest) == draft


def test_a_file_that_was_changed_is_no_draft(scripts: Scripts, tmp_path: Path) -> None:
    draft = scripts.keep("white.fountain", WHITE)
    files(tmp_path)[0].write_bytes(WHITE.replace(b"pistol", b"cheese"))
    assert Scripts(tmp_path / "scripts").draft(draft.digest) is None


@pytest.mark.parametrize("name", ["../../record.sqlite", "a" * 63, "*", "A" * 64, ""])
def test_what_is_no_digest_finds_no_file(scripts: Scripts, name: str) -> None:
    scripts.keep("white.fountain", WHITE)
    assert scripts.draft(name) is None


def test_what_can_not_be_read_says_so_and_is_not_kept(scripts: Scripts, tmp_path: Path) -> None:
    with pytest.raises(ScriptError) as caught:
        scripts.keep("notes.txt", b"Buy milk.")
    assert (caught.value.what, caught.value.where) == ("no scene in it", "notes.txt")
    assert not (tmp_path / "scripts").exists()


def test_drafts_that_nobody_filed_do_not_pile_up_and_a_filed_one_stays(scripts: Scripts, tmp_path: Path) -> None:
    filed = scripts.keep("white.fountain", WHITE).digest
    for n in range(WAITING + 3):
        newest = scripts.keep("more.fountain", WHITE + f"Page {n}.".encode(), [filed])
    stems = {p.stem for p in files(tmp_path)}
    assert {filed, newest.digest} <= stems
    assert len(stems) == WAITING + 1


def test_the_record_names_each_draft_once_and_the_newest_last(office: Office) -> None:
    blue = WHITE.replace(b"grass", b"wheat")
    white = office.files(WHITE).act.digest
    second = office.files(blue).act.digest
    assert office.day.state.drafts == (white, second)
    office.files(WHITE)
    assert office.day.state.drafts == (second, white)


def test_an_older_draft_is_never_shown_as_the_newest(office: Office) -> None:
    office.files(WHITE)
    lines = [{"scene": "1", "words": "1" * 64}]
    office.day.must("p-uma", "FileScript", digest="d" * 64, scenes=lines)
    assert office.scripts.newest(office.day.state) is None


def test_a_kept_draft_of_which_the_record_tells_other_words_shows_no_scene(office: Office) -> None:
    draft = office.scripts.keep("white.fountain", WHITE)
    lines = [{"scene": str(n), "words": str(n) * 64} for n in (1, 2, 3)]
    office.day.must("p-uma", "FileScript", digest=draft.digest, scenes=lines)
    assert scenes_of(draft, office.day.state) == {}


def test_a_first_draft_has_only_new_scenes(office: Office) -> None:
    assert became(office.looks(WHITE)) == [(n, None, Change.NEW) for n in "123"]


def test_a_rewritten_scene_shows_the_lines_that_left_and_came(office: Office) -> None:
    office.files(WHITE)
    found = office.looks(WHITE.replace(b"fires at the door", b"lowers it"))
    (changed,) = [one for one in found.scenes if one.change is Change.CHANGED]
    assert changed.name == "1"
    assert [(part.removed, part.added) for part in changed.lines] == [
        ((FIRE,), ("Ann draws her pistol and lowers it.",))
    ]


def test_a_scene_inserted_between_others_renumbers_them_and_changes_none(office: Office) -> None:
    office.files(WHITE)
    found = office.files(
        fountain(scene(BARN, FIRE, "1"), scene(ROAD, "Dust.", "2"), scene(YARD, STILL, "3"), scene(ROAD, LONG, "4"))
    )
    told = [("1", "1", Change.KEPT), ("2", None, Change.NEW), ("3", "2", Change.KEPT), ("4", "3", Change.KEPT)]
    assert became(found) == told
    assert [s.changed for s in office.day.state.scenes.values()] == [-1] * 4


def test_a_scene_without_a_number_keeps_its_name_wherever_it_stands_later(office: Office) -> None:
    assert [line.scene for line in scene_lines(office.scripts.keep("a.fountain", bare(BARN, YARD, ROAD)))] == [
        "n1", "n2", "n3",
    ]  # fmt: skip
    office.files(bare(BARN, YARD, ROAD))
    found = office.files(bare("INT. CELLAR - DAY", BARN, YARD, ROAD))
    assert [(one.name, one.was) for one in found.scenes] == [("n4", None), ("n1", "n1"), ("n2", "n2"), ("n3", "n3")]
    again = office.files(bare(ROAD, "INT. CELLAR - DAY", BARN))
    assert [one.name for one in again.scenes if one.scene is not None] == ["n3", "n4", "n1"]
    assert again.held == ("n2",)


def bare(*headings: str) -> bytes:
    words = {BARN: FIRE, YARD: STILL, ROAD: LONG}
    return fountain(*(scene(h, words.get(h, "A lamp, unlit, and one chair with three legs.")) for h in headings))


def test_a_scene_that_is_left_out_is_held_and_one_that_comes_back_is_said_to_be_back(office: Office) -> None:
    office.files(WHITE)
    short = fountain(scene(BARN, FIRE, "1"), scene(ROAD, LONG, "3"))
    assert office.files(short).held == ("2",)
    found = office.looks(WHITE)
    assert [(one.name, one.back) for one in found.scenes] == [("1", False), ("2", True), ("3", False)]


def test_an_omitted_scene_is_held_like_one_that_is_gone(office: Office) -> None:
    office.files(WHITE)
    found = office.files(fountain(scene(BARN, FIRE, "1"), ".OMITTED #2#\n\n", scene(ROAD, LONG, "3")))
    assert found.held == ("2",)
    assert list(scenes_of(office.newest(), office.day.state)) == ["1", "3"]


def test_without_the_text_of_the_draft_before_words_and_numbers_still_say_who_is_who(
    office: Office, tmp_path: Path
) -> None:
    office.files(WHITE)
    for path in files(tmp_path):
        path.unlink()
    office.scripts = Scripts(tmp_path / "scripts")
    moved = fountain(scene(YARD, STILL, "1"), scene(BARN, FIRE.replace("fires", "aims"), "2"), scene(ROAD, LONG, "3"))
    found = office.looks(moved)
    told = [("1", "2", Change.KEPT), ("2", None, Change.NEW), ("3", "3", Change.KEPT), ("1", "1", Change.REMOVED)]
    assert became(found) == told
    assert all(not one.lines for one in found.scenes)
    assert office.files(moved).held == ("1",)
    assert [s.scene for s in office.day.state.scenes.values() if s.is_held] == [f"1~{office.day.head}"]


@pytest.mark.parametrize(("first", "second", "where"), [("7", "7", "scene 7"), ("1" * 17, "2", f"scene {'1' * 17}")])
def test_a_number_that_can_not_name_a_scene_is_said_before_anything_is_filed(
    office: Office, first: str, second: str, where: str
) -> None:
    with pytest.raises(ScriptError) as caught:
        office.looks(fountain(scene(BARN, FIRE, first), scene(YARD, STILL, second)))
    assert caught.value.where == where


DRY_CREEK = (Path(__file__).parents[2] / "demo" / "dry-creek.fountain").read_bytes()


def test_the_preview_names_the_plans_that_lose_their_approvals(office: Office) -> None:
    office.day = prepared()
    assert office.files(DRY_CREEK).lapsed == ("pl-colt", "pl-rifle")  # filed without words until now
    for person in ("p-ana", "p-dee"):
        for plan in office.day.state.plans.values():
            office.day.must(person, "ApprovePlan", plan=plan.id, version=plan.version)
    found = office.looks(DRY_CREEK.replace(b"points it at Cole", b"points it at the sky"))
    assert found.lapsed == ("pl-colt",)
    assert [one.name for one in found.scenes if one.change is Change.CHANGED] == ["4"]


def work(line: int = 4, *words: str, by: str = "ANN", kind: Kind = Kind.FIREARM) -> WeaponWork:
    evidence = tuple(Evidence(line=line, text=text) for text in words or (FIRE,))
    return WeaponWork(
        kind=kind, detail="pistol", actions=(Work.FIRE,), by=(by,), at=(), confidence=80, evidence=evidence
    )


def test_a_finding_is_known_again_by_its_words_and_not_by_its_line() -> None:
    assert finding_digest(work(4)) == finding_digest(work(90))
    assert finding_digest(work(4, "Ann  draws “it” *")) == finding_digest(work(4, 'Ann draws "it"'))


@pytest.mark.parametrize("other", [work(4, "Ann lowers it."), work(by="BOB"), work(kind=Kind.BLADE)])
def test_another_kind_holder_or_word_is_another_finding(other: WeaponWork) -> None:
    assert finding_digest(other) != finding_digest(work())


def test_a_question_and_a_finding_in_the_same_words_are_two() -> None:
    assert finding_digest(work(), carried=True) != finding_digest(work())


def test_two_findings_alike_in_all_of_it_are_judged_apart() -> None:
    assert finding_digest(work(), 2) != finding_digest(work())


def test_a_judgement_stays_while_its_words_stay_and_is_looked_at_again_when_they_go(office: Office) -> None:
    office.files(WHITE)
    (found,) = office.judging("1").found
    office.judge("1", found.digest, "CONFIRMED", actions=said_by(found))
    assert office.judging("1").open == 0
    office.files(fountain(scene(BARN, f"Bob sits.\n\n{FIRE}", "1"), scene(YARD, STILL, "2"), scene(ROAD, LONG, "3")))
    assert office.judging("1").open == 0
    office.files(WHITE.replace(b"fires at the door", b"laughs"))
    told = office.judging("1")
    assert [one.finding for one in told.earlier] == [found.digest]
    assert told.open == 1 + len(told.found)
    office.judge("1", found.digest, "REJECTED", texts=["reason"])
    assert office.judging("1").earlier == ()


def test_what_a_person_added_is_asked_again_when_the_scene_changes(office: Office) -> None:
    office.files(WHITE)
    office.judge("2", "f" * 64, "ADDED")
    assert [one.judgement for one in office.judging("2").added] == [Judgement.ADDED]
    office.files(WHITE.replace(b"long grass", b"tall wheat"))
    assert [one.finding for one in office.judging("2").earlier] == ["f" * 64]
    office.judge("2", "f" * 64, "ADDED")
    assert office.judging("2").earlier == ()


def said_by(found: Found) -> list[str]:
    return [READING[action.value][0] for action in found.work.actions]


def test_what_was_confirmed_as_less_than_is_read_now_is_looked_at_again(office: Office) -> None:
    office.files(WHITE)
    (found,) = office.judging("1").found
    assert len(said_by(found)) > 1
    office.judge("1", found.digest, "CONFIRMED", actions=said_by(found)[:1])  # as an older reader read it
    assert office.judging("1").open == 1
    office.judge("1", found.digest, "CORRECTED", actions=said_by(found)[:1])  # as a person says it is
    assert office.judging("1").open == 0
