"""The weapon reading as people judged it, and what plans may do because of it."""

import pytest

from showclear.domain.acts.shapes import Risk
from showclear.domain.findings import READING, called_for
from showclear.domain.terms import Action
from showclear.importers.weapon_work import Work
from tests.cast import Day, prepared, refusals

ONE, OTHER = "1" * 64, "2" * 64


def judge(day: Day, finding: str = ONE, judgement: str = "CONFIRMED", *, scene: str = "4", **fields: object) -> None:
    told = {"kind": "FIREARM", "actions": ["DRAW"], "texts": ["reason"], **fields}
    asked = day.ask("p-ana", "JudgeFinding", scene=scene, finding=finding, judgement=judgement, **told)  # type: ignore[arg-type]
    assert refusals(asked) == []


def test_every_word_of_the_reading_has_its_actions_and_no_action_stands_for_two_words() -> None:
    assert set(READING) == {work.value for work in Work}
    actions = [a for row in READING.values() for a in row]
    assert sorted(actions) == sorted(Action)


def test_what_stands_is_added_up_and_what_was_rejected_is_not() -> None:
    day = prepared()
    judge(day)
    judge(day, OTHER, "ADDED", actions=["COCK"])
    assert called_for(day.state, "4") == {Action.DRAW, Action.COCK}
    judge(day, OTHER, "REJECTED", actions=["COCK"])
    assert called_for(day.state, "4") == {Action.DRAW}


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("FIREARM", True),
        ("UNSPECIFIED", True),
        (None, True),
        ("BLADE", False),
        ("EXPLOSIVE", False),
        ("OTHER", False),
    ],
)
def test_only_what_may_be_a_firearm_calls_for_the_actions_of_one(kind: str | None, counts: bool) -> None:
    day = prepared()
    judge(day, kind=kind)
    assert bool(called_for(day.state, "4")) is counts


def test_the_last_judgement_of_a_finding_is_the_one_that_stands() -> None:
    day = prepared()
    judge(day)
    judge(day, judgement="CORRECTED", actions=["FIRE"])
    assert called_for(day.state, "4") == {Action.FIRE, Action.FULL_AUTO}
    assert day.state.findings["4"][ONE].index == day.head


def test_findings_follow_a_scene_that_is_renumbered_and_outlast_a_changed_draft() -> None:
    day = prepared()
    judge(day)
    judge(day, scene="5", actions=["FIRE"])
    lines = [{"scene": "5", "was": "4", "words": "a" * 64}, {"scene": "4", "was": "5", "words": "b" * 64}]
    day.must("p-uma", "FileScript", digest="d" * 64, scenes=lines)
    assert called_for(day.state, "5") == {Action.DRAW}
    assert called_for(day.state, "4") == {Action.FIRE, Action.FULL_AUTO}


def test_a_new_scene_with_the_number_of_one_that_was_cut_calls_for_nothing() -> None:
    day = prepared()
    judge(day)
    day.must("p-uma", "FileScript", digest="d" * 64, scenes=[{"scene": "5", "words": "b" * 64}])
    assert called_for(day.state, "4") == {Action.DRAW}
    day.must("p-dee", "ConfirmSceneCut", scene="4")
    lines = [{"scene": "4", "words": "c" * 64}, {"scene": "5", "words": "b" * 64}]
    day.must("p-uma", "FileScript", digest="d" * 64, scenes=lines)
    assert called_for(day.state, "4") == frozenset()


def test_a_finding_of_a_scene_that_is_not_in_the_script_is_of_nothing() -> None:
    day = prepared()
    asked = day.ask("p-ana", "JudgeFinding", scene="99", finding=ONE, judgement="CONFIRMED", kind="FIREARM")
    assert refusals(asked) == ["core.known-subject"]


def test_the_risks_of_a_plan_stand_with_it() -> None:
    day = prepared()
    risk = {
        "hazard": "NOISE",
        "exposed": ["sound"],
        "without": "HIGH",
        "controls": ["DISTANCE"],
        "with_controls": "LOW",
    }
    plan = {
        "plan": "pl-new", "scenes": ["4"], "weapons": ["w-colt-rubber"], "weapon_class": "RUBBER", "actions": ["DRAW"],
        "characters": [], "muzzle": ["DOWN"], "risks": [risk], "zone": ["cast"], "shield": True, "protection": True,
    }  # fmt: skip
    day.must("p-ana", "DraftPlan", texts=["control.noise"], **plan)
    drafted = day.state.plans["pl-new"]
    assert (drafted.zone, drafted.shield, drafted.protection) == (("cast",), True, True)
    assert [type(r) for r in drafted.risks] == [Risk]
