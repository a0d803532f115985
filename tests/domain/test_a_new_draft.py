"""What a new draft of the script does to everything that names a scene."""

from hashlib import sha256
from typing import Any

from showclear.domain.days import SceneEntry
from showclear.domain.decision import Verdict
from tests import cast
from tests.cast import Day, prepared, refusals
from tests.seeds import Altered, instead


def line(scene: str, words: str = "", was: str | None = None) -> dict[str, Any]:
    told = {"scene": scene, "words": sha256((words or scene).encode()).hexdigest(), "was": was}
    return {k: v for k, v in told.items() if v is not None}


def file(day: Day, *scenes: dict[str, Any]) -> None:
    assert refusals(day.ask("p-uma", "FileScript", digest="d" * 64, scenes=list(scenes))) == []


def worded() -> Day:
    """The prepared day, its script told with words from the first draft on."""
    day = Altered(instead({"FileScript": {"scenes": [line(str(n)) for n in range(1, 6)]}}))
    cast.prep_and_morning(day)
    return day


def scenes_of(day: Day) -> dict[str, tuple[str, ...]]:
    return {k: p.scenes for k, p in day.state.plans.items()}


def test_two_scenes_swap_numbers_and_everything_that_names_one_follows_it() -> None:
    day = worded()
    cast.open_setup(day, "su-4a")
    day.must("p-cam", "StopCalled", scope="SCENE", subject="4")
    day.must("p-cam", "ConcernRaised", scene="5", texts=["concern"])
    span = {"from": "2026-01-01", "until": "2026-12-31"}
    day.must("p-uma", "FileDocument", document="doc-4", kind="PERMIT", scenes=["4", "1"], **span)
    file(day, line("1"), line("2"), line("3"), line("5", "4", was="4"), line("4", "5", was="5"))
    assert scenes_of(day) == {"pl-colt": ("5",), "pl-rifle": ("4",)}
    assert all(p.is_approved for p in day.state.plans.values())
    assert [s.subject for s in day.state.stops.values()] == ["5"]
    assert [c.scene for c in day.state.concerns.values()] == ["4"]
    assert day.state.setups["su-4a"].scene == "5"
    assert day.state.documents["doc-4"].scenes == ("5", "1")
    meeting = day.state.units["un-main"].meeting
    assert meeting is not None
    assert meeting.scenes == ("5", "4")


def test_a_scene_inserted_before_it_moves_a_scene_and_changes_none() -> None:
    day = worded()
    file(day, *(line(str(n)) for n in range(1, 4)), line("4", "n"), line("5", "4", was="4"), line("6", "5", was="5"))
    assert scenes_of(day) == {"pl-colt": ("5",), "pl-rifle": ("6",)}
    assert [s.changed for s in day.state.scenes.values()] == [-1] * 6


def test_a_changed_scene_takes_the_approvals_of_its_own_plan_and_says_where() -> None:
    day = worded()
    file(day, line("1"), line("2"), line("3"), line("4", "x"), line("5"))
    colt, rifle = day.state.plans["pl-colt"], day.state.plans["pl-rifle"]
    assert day.state.scenes["4"].changed == day.head
    assert (colt.is_approved, colt.changed) == (False, (SceneEntry(scene="4", index=day.head),))
    assert (rifle.is_approved, rifle.changed) == (True, ())


def test_a_scene_that_is_changed_and_moved_at_once_is_named_as_it_is_now() -> None:
    day = worded()
    file(day, line("1"), line("2"), line("3"), line("4A", "x", was="4"), line("5"))
    assert day.state.plans["pl-colt"].changed == (SceneEntry(scene="4A", index=day.head),)


def test_approvals_given_after_the_change_count_again() -> None:
    day = worded()
    file(day, line("4", "x"), line("5"))
    plan = day.state.plans["pl-colt"]
    day.must("p-ana", "ApprovePlan", plan=plan.id, version=plan.version)
    assert not day.state.plans["pl-colt"].is_approved
    day.must("p-dee", "ApprovePlan", plan=plan.id, version=plan.version)
    assert day.state.plans["pl-colt"].is_approved


def test_a_missing_scene_is_held_from_the_first_draft_that_lacks_it() -> None:
    day = worded()
    file(day, line("4"))
    first = day.head
    file(day, line("4"))
    assert day.state.scenes["5"].removed == first
    assert scenes_of(day)["pl-rifle"] == ("5",)


def test_a_scene_that_comes_back_as_it_was_is_as_it_was() -> None:
    day = worded()
    before = day.state
    file(day, line("4"))
    file(day, *(line(str(n)) for n in range(1, 6)))
    assert day.state.scenes == before.scenes
    assert day.state.plans == before.plans


def test_a_scene_that_comes_back_with_other_words_has_changed() -> None:
    day = worded()
    file(day, line("4"))
    file(day, line("4"), line("5", "x"))
    assert day.state.scenes["5"].changed == day.head
    assert not day.state.plans["pl-rifle"].is_approved


def test_a_held_scene_whose_number_is_taken_keeps_its_plan_under_another_name() -> None:
    day = worded()
    file(day, line("4", "5", was="5"))
    name = f"4~{day.head}"
    assert scenes_of(day) == {"pl-colt": (name,), "pl-rifle": ("4",)}
    assert (day.state.scenes[name].number, day.state.scenes[name].is_held) == ("4", True)
    file(day, line("4", "5"), line("7", "4", was=name))
    assert scenes_of(day) == {"pl-colt": ("7",), "pl-rifle": ("4",)}
    assert day.state.plans["pl-colt"].is_approved


def test_a_scene_that_is_cut_is_gone_and_its_plan_is_of_no_use() -> None:
    day = worded()
    cast.open_setup(day, "su-4a")
    file(day, line("5"))
    day.must("p-dee", "ConfirmSceneCut", scene="4")
    plan = day.state.plans["pl-colt"]
    assert "4" not in day.state.scenes
    assert (plan.scenes, plan.cut) == ((), (SceneEntry(scene="4", index=day.head),))
    assert (len(plan.approved), plan.is_approved) == (2, False)
    assert not day.state.setups["su-4a"].open


def test_a_new_scene_with_the_number_of_one_that_was_cut_inherits_nothing() -> None:
    day = worded()
    span = {"from": "2026-01-01", "until": "2026-12-31"}
    day.must("p-uma", "FileDocument", document="doc-4", kind="PERMIT", scenes=["4"], **span)
    file(day, line("5"))
    day.must("p-dee", "ConfirmSceneCut", scene="4")
    cut = day.head
    file(day, line("4"), line("5"))
    assert scenes_of(day)["pl-colt"] == ()
    assert day.state.documents["doc-4"].scenes == (f"4~{cut}",)


def test_a_stop_and_a_concern_outlast_the_cut_of_their_scene() -> None:
    day = worded()
    day.must("p-cam", "StopCalled", scope="SCENE", subject="4")
    day.must("p-cam", "ConcernRaised", scene="4", texts=["concern"])
    file(day, line("5"))
    day.must("p-dee", "ConfirmSceneCut", scene="4")
    assert [s.subject for s in day.state.stops.values()] == ["4"]
    assert [c.scene for c in day.state.concerns.values()] == ["4"]


def test_a_plan_of_two_scenes_serves_the_one_that_is_left() -> None:
    day = worded()
    plan = {
        "scenes": ["3", "4"], "weapons": ["w-colt"], "weapon_class": "FUNCTIONAL", "actions": ["DRAW"],
        "characters": [{"person": "p-tess"}], "muzzle": ["OFF_AXIS"],
    }  # fmt: skip
    day.must("p-ana", "DraftPlan", plan="pl-colt", texts=cast.safer_than("FUNCTIONAL"), **plan)
    version = day.head
    for who in ("p-ana", "p-dee"):
        day.must(who, "ApprovePlan", plan="pl-colt", version=version)
    file(day, line("4"), line("5"))
    day.must("p-dee", "ConfirmSceneCut", scene="3")
    assert scenes_of(day)["pl-colt"] == ("4",)
    assert day.state.plans["pl-colt"].is_approved


def test_words_that_are_told_for_the_first_time_are_a_change_because_nobody_can_compare() -> None:
    day = prepared()
    file(day, *(line(str(n)) for n in range(1, 6)))
    assert [p.is_approved for p in day.state.plans.values()] == [False, False]


def test_a_draft_without_words_over_one_without_words_drops_what_it_lacks_as_it_always_did() -> None:
    day = prepared()
    day.must("p-uma", "FileScript", digest="d" * 64, scenes=[{"scene": "4"}])
    assert list(day.state.scenes) == ["4"]
    assert scenes_of(day)["pl-rifle"] == ("5",)
    assert all(p.is_approved for p in day.state.plans.values())


def test_a_held_scene_outlasts_a_draft_without_words() -> None:
    day = prepared()
    file(day, line("5"))
    day.must("p-uma", "FileScript", digest="d" * 64, scenes=[{"scene": "5"}])
    assert day.state.scenes["4"].is_held


def test_a_scene_that_moves_to_a_number_some_old_plan_names_is_approved_again() -> None:
    day = prepared()
    day.must("p-uma", "FileScript", digest="d" * 64, scenes=[{"scene": "4"}])
    assert scenes_of(day)["pl-rifle"] == ("5",)
    file(day, {"scene": "5", "was": "4"})
    assert scenes_of(day) == {"pl-colt": ("5",), "pl-rifle": ("5",)}
    assert [p.is_approved for p in day.state.plans.values()] == [False, False]


def test_two_long_numbers_that_begin_alike_are_held_apart() -> None:
    day = prepared()
    numbers = ["a-long-number-01", "a-long-number-02"]
    file(day, *(line(n) for n in (*numbers, "b", "c")))
    file(day, line(numbers[0], "b", was="b"), line(numbers[1], "c", was="c"))
    held = {s.number: s.scene for s in day.state.scenes.values() if s.is_held}
    assert held == {**{str(n): str(n) for n in range(1, 6)}, **{n: held[n] for n in numbers}}
    assert len({*held.values(), *numbers}) == 9
    assert max(map(len, held.values())) <= 16


def test_a_plan_that_was_drafted_before_any_script_is_approved_again_with_its_words_on_file() -> None:
    day = Day()
    cast.people_and_papers(day)
    cast.armory(day)
    cast.plans(day)
    day.state = day.state.__class__(**{f: getattr(day.state, f) for f in day.state.__struct_fields__} | {"scenes": {}})
    file(day, line("4"), line("5"))
    assert [p.is_approved for p in day.state.plans.values()] == [False, False]


def test_nobody_but_the_first_ad_says_that_a_scene_is_cut() -> None:
    day = worded()
    file(day, line("5"))
    assert refusals(day.ask("p-ana", "ConfirmSceneCut", scene="4")) == ["core.role"]
    assert day.ask("p-dee", "ConfirmSceneCut", scene="4").verdict is Verdict.ALLOWED
