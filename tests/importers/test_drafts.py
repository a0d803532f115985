"""A new draft beside the old one: identity holds, and nothing changed passes for the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showclear.importers.drafts import Change, Lines, SceneChange, compared, words_digest
from showclear.importers.fdx import read_text as read_fdx
from showclear.importers.fountain import read_text
from showclear.importers.script import Scene, Script
from showclear.importers.write_fdx import write_fdx

PLACES = ("BARN", "YARD", "SALOON", "BANK", "CREEK", "STABLE", "CHURCH", "JAIL")
DEEDS = (
    "Ida loads the revolver with care and sets it on the crate.",
    "Cole pours two drinks. Neither of them touches a glass.",
    "The door swings in the wind while a dog barks far away.",
    "Tessa counts the money twice and hides the rifle in straw.",
    "Rain begins. Every man on the street looks for a roof.",
    "A shot rings out behind the church and nobody moves.",
    "Horses are led to water by a boy who whistles badly.",
    "The sheriff writes a letter he is never going to send.",
)


def scene(at: int, number: str | None = None, words: str = "") -> str:
    return f"INT. {PLACES[at]} - DAY{f' #{number}#' if number else ''}\n\n{words or DEEDS[at]}\n\n"


def draft(*scenes: str) -> Script:
    return read_text("".join(scenes))


def told(changes: tuple[SceneChange, ...]) -> list[tuple[str, str | None, str | None]]:
    return [
        (c.change.value, None if c.old is None else c.old.heading, None if c.new is None else c.new.number)
        for c in changes
    ]


def heading(at: int) -> str:
    return f"INT. {PLACES[at]} - DAY"


def test_the_same_draft_is_kept_scene_by_scene() -> None:
    one = draft(scene(0, "1"), scene(1, "2"))
    assert [(c.change, c.was, c.moved, c.lines) for c in compared(one, one)] == [(Change.KEPT, None, False, ())] * 2


def test_a_scene_put_between_locked_numbers_is_the_only_new_one() -> None:
    old = draft(scene(0, "10"), scene(1, "11"))
    new = draft(scene(0, "10"), scene(2, "10A"), scene(1, "11"))
    assert told(compared(old, new)) == [
        ("kept", heading(0), "10"),
        ("new", None, "10A"),
        ("kept", heading(1), "11"),
    ]


def test_a_rewritten_scene_under_its_locked_number_is_changed_and_shows_its_lines() -> None:
    old = draft(scene(0, "1"), scene(1, "2"), scene(2, "3"))
    new = draft(scene(0, "1"), scene(1, "2", "Cole draws and fires."), scene(2, "3"))
    change = compared(old, new)[1]
    assert (change.change, change.lines) == (Change.CHANGED, (Lines((DEEDS[1],), ("Cole draws and fires.",)),))


def test_a_draft_numbered_anew_keeps_every_scene_and_says_what_its_number_was() -> None:
    old = draft(*(scene(at, str(at + 1)) for at in range(4)))
    new = draft(scene(7, "1"), *(scene(at, str(at + 2)) for at in range(4)))
    assert [(c.change.value, c.was) for c in compared(old, new)] == [
        ("new", None),
        ("kept", "1"),
        ("kept", "2"),
        ("kept", "3"),
        ("kept", "4"),
    ]


def test_a_scene_changed_while_all_were_numbered_anew_is_known_by_its_words() -> None:
    edited = DEEDS[1] + " Cole draws."
    old = draft(*(scene(at, str(at + 1)) for at in range(4)))
    new = draft(scene(7, "1"), scene(0, "2"), scene(1, "3", edited), scene(2, "4"), scene(3, "5"))
    change = compared(old, new)[2]
    assert (change.change, change.was, change.old and change.old.number) == (Change.CHANGED, "2", "2")


def test_without_numbers_a_changed_scene_is_known_by_place_and_likeness() -> None:
    old = draft(scene(0), scene(1), scene(2))
    new = draft(scene(0), scene(1, words="Cole pours two drinks. Neither of them touches a gun."), scene(2))
    assert [c.change.value for c in compared(old, new)] == ["kept", "changed", "kept"]


def test_a_scene_that_is_gone_stands_behind_the_one_it_followed() -> None:
    old = draft(scene(0, "1"), scene(1, "2"), scene(2, "3"))
    new = draft(scene(0, "1"), scene(2, "3"))
    assert told(compared(old, new)) == [
        ("kept", heading(0), "1"),
        ("removed", heading(1), None),
        ("kept", heading(2), "3"),
    ]


def test_a_scene_omitted_under_its_number_is_removed_and_can_come_back_as_changed() -> None:
    old = draft(scene(0, "1"), scene(1, "2"), scene(2, "3"))
    cut = draft(scene(0, "1"), ".OMITTED #2#\n\n", scene(2, "3"))
    assert [(c.change.value, c.new and c.new.number) for c in compared(old, cut)][1] == ("removed", "2")
    assert [c.change.value for c in compared(cut, old)] == ["kept", "changed", "kept"]


def test_omitted_scenes_are_told_apart_by_number_alone() -> None:
    old = draft(".OMITTED #4#\n\n", ".OMITTED #5#\n\n", scene(0, "6"))
    new = draft(".OMITTED #5#\n\n", scene(0, "6"))
    assert [(c.change.value, c.old and c.old.number) for c in compared(old, new)] == [
        ("removed", "4"),
        ("kept", "5"),
        ("kept", "6"),
    ]


def test_a_scene_that_changed_places_has_moved_and_the_others_stayed() -> None:
    old = draft(scene(0, "1"), scene(1, "2"), scene(2, "3"))
    new = draft(scene(2, "3"), scene(0, "1"), scene(1, "2"))
    assert [(c.change.value, c.moved) for c in compared(old, new)] == [
        ("kept", True),
        ("kept", False),
        ("kept", False),
    ]


def test_no_approval_survives_by_number_when_its_words_went_to_another_scene() -> None:
    old = draft(scene(0, "1"), scene(1, "2"), scene(2, "3"))
    new = draft(scene(0, "1"), scene(5, "2"), scene(2, "3"), scene(1, "4"))
    changes = {c.new.number: c for c in compared(old, new) if c.new}
    assert (changes["2"].change, changes["4"].change, changes["4"].was) == (Change.NEW, Change.KEPT, "2")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She  draws\nher gun.", "She draws her gun."),
        ("She draws her gun. *", "She draws her gun."),
        ("“Go,” it’s said — now.", '"Go," it\'s said -- now.'),
        ("[[softly]]She draws.", "She draws."),
        ("= She fires.\n\nShe draws.", "She draws."),
        ("IDA (CONT'D)\nGo.", "IDA\nGo."),
    ],
)
def test_what_is_not_a_filmed_word_leaves_the_digest_alone(one: str, other: str) -> None:
    assert words_digest(draft(scene(0, words=one)).scenes[0]) == words_digest(draft(scene(0, words=other)).scenes[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She draws her gun.", "She draws his gun."),
        ("IDA\nBang.", "IDA\n(beat)\nBang."),
        ("IDA\nBang.", "COLE\nBang."),
        ("IDA\nBANG!", "IDA\n\nBANG!"),
        ("She draws. He runs.", "He runs. She draws."),
    ],
)
def test_any_other_word_speaker_or_order_is_another_digest(one: str, other: str) -> None:
    assert words_digest(draft(scene(0, words=one)).scenes[0]) != words_digest(draft(scene(0, words=other)).scenes[0])


def test_the_same_draft_in_another_form_is_kept() -> None:
    one = read_text("INT. BARN #1#\n\nIDA\nGo.\nNow.\n\nShe draws.\nShe aims.\n\nEXT. YARD #2#\n\nDust.")
    assert [c.change for c in compared(one, read_fdx(write_fdx(one)))] == [Change.KEPT, Change.KEPT]


def pairs(changes: tuple[SceneChange, ...]) -> list[tuple[str, str]]:
    return [(c.old.heading, c.new.heading) for c in changes if c.old and c.new]


CUTS = st.lists(st.integers(0, 7), unique=True)
ORDERS = st.permutations(range(8))


@given(CUTS, ORDERS, st.booleans())
def test_every_scene_is_itself_whatever_is_cut_put_in_or_moved(cut: list[int], order: list[int], locked: bool) -> None:
    old = draft(*(scene(at, str(at + 1) if locked else None) for at in range(5)))
    left = [at for at in order if at not in cut]
    new = draft(*(scene(at, f"{at + 1}" if locked else None) for at in left))
    known = [at for at in left if at < 5]
    changes = compared(old, new)
    assert pairs(changes) == [(heading(at), heading(at)) for at in known]
    assert sum(c.change is Change.NEW for c in changes) == len(left) - len(known)
    assert sum(c.change is Change.REMOVED for c in changes) == 5 - len(known)


@given(CUTS, ORDERS)
def test_every_scene_is_itself_when_all_of_them_are_numbered_anew(cut: list[int], order: list[int]) -> None:
    old = draft(*(scene(at, str(at + 1)) for at in range(5)))
    left = [at for at in order if at not in cut]
    new = draft(*(scene(at, str(number)) for number, at in enumerate(left, start=1)))
    assert {(heading(at), heading(at)) for at in left if at < 5} <= set(pairs(compared(old, new)))


@given(
    st.lists(st.integers(0, 7), max_size=6),
    st.lists(st.integers(0, 7), max_size=6),
    st.lists(st.none() | st.sampled_from(["1", "2", "2A", "A2"]), min_size=12, max_size=12),
)
def test_each_scene_of_both_drafts_is_told_once_and_only_the_same_words_are_kept(
    before: list[int], after: list[int], numbers: list[str | None]
) -> None:
    old = draft(*(scene(at, number) for at, number in zip(before, numbers, strict=False)))
    new = draft(*(scene(at, number) for at, number in zip(after, numbers[6:], strict=False)))
    changes = compared(old, new)
    assert sorted(c.old.index for c in changes if c.old) == [s.index for s in old.scenes]
    assert [c.new.index for c in changes if c.new] == [s.index for s in new.scenes]
    assert all((c.change is Change.KEPT) == same(c.old, c.new) for c in changes if c.old and c.new)


def same(old: Scene, new: Scene) -> bool:
    return words_digest(old) == words_digest(new)
