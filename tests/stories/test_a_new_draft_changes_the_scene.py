"""The blue pages arrive on a shooting day. Scene 4 is rewritten, moved, left out; the revolver works in scene 4."""

from hashlib import sha256
from typing import Any

import pytest

from showclear.domain.decision import Decision, Reason, Verdict
from showclear.domain.terms import Custody
from showclear.gate.words import spoken
from tests import cast
from tests.cast import Day, book, colt_shown, hand_colt, refusals, take_colt
from tests.seeds import Altered, instead

WHITE = {str(n): f"scene {n} as it was" for n in range(1, 6)}


def lines(words: dict[str, str], **was: str) -> list[dict[str, Any]]:
    told = [{"scene": n, "words": sha256(w.encode()).hexdigest()} for n, w in words.items()]
    return [{**line, "was": was[f"s{line['scene']}"]} if f"s{line['scene']}" in was else line for line in told]


@pytest.fixture
def day() -> Day:
    """The prepared day, on a script whose words are on the record from the white pages on."""
    made = Altered(instead({"FileScript": {"scenes": lines(WHITE)}}))
    cast.prep_and_morning(made)
    return made


def pages(day: Day, words: dict[str, str], **was: str) -> int:
    """Somebody from the office files new pages; answers the entry."""
    digest = sha256(repr(words).encode()).hexdigest()
    assert refusals(day.ask("p-uma", "FileScript", digest=digest, scenes=lines(words, **was))) == []
    return day.head


def approve(day: Day, *who: str) -> None:
    version = day.state.plans["pl-colt"].version
    for person in who:
        day.must(person, "ApprovePlan", plan="pl-colt", version=version)


def why(decision: Decision, rule: str) -> Reason:
    return next(r for r in decision.reasons if r.rule == rule)


def test_a_rewritten_scene_needs_both_approvals_again_and_the_gate_says_which_and_since_when(day: Day) -> None:
    colt_shown(day)
    filed = pages(day, {**WHITE, "4": "scene 4, and now she fires"})
    decision = hand_colt(day)
    assert refusals(decision) == ["core.plan", "core.plan-changed"]
    assert (why(decision, "core.plan").saw, filed in why(decision, "core.plan").because) == (("pl-colt", "4"), True)
    told = spoken(why(decision, "core.plan-changed"), book(), {"pl-colt": "the draw"})
    assert told.text == "Scene 4 changed after plan the draw was approved."
    approve(day, "p-dee")
    assert "core.plan" in refusals(hand_colt(day))
    approve(day, "p-ana")
    assert refusals(hand_colt(day)) == []


def test_pages_that_leave_the_scene_alone_cost_nobody_a_press(day: Day) -> None:
    colt_shown(day)
    pages(day, {**WHITE, "3": "another scene is rewritten"})
    assert refusals(hand_colt(day)) == []


def test_a_scene_rewritten_between_the_offer_and_the_taking_is_not_taken(day: Day) -> None:
    colt_shown(day)
    assert refusals(hand_colt(day)) == []
    pages(day, {**WHITE, "4": "scene 4, and now she fires"})
    assert "core.plan-changed" in refusals(take_colt(day))


def test_a_weapon_in_the_hand_comes_back_whatever_the_pages_say(day: Day) -> None:
    colt_shown(day)
    hand_colt(day)
    assert refusals(take_colt(day)) == []
    pages(day, {n: w for n, w in WHITE.items() if n != "4"})
    assert day.ask("p-dee", "ActionCut", setup="su-4a").verdict is Verdict.RECORDED
    assert day.ask("p-ana", "WeaponReturned", weapon="w-colt").verdict is Verdict.RECORDED
    assert day.state.weapons["w-colt"].custody is Custody.WITH_WEAPONS_PERSON


def test_a_scene_that_only_got_another_number_goes_on_under_it(day: Day) -> None:
    colt_shown(day)
    moved = {"1": WHITE["1"], "2": WHITE["2"], "3": WHITE["3"], "4": "a new scene", "5": WHITE["4"], "6": WHITE["5"]}
    pages(day, moved, s5="4", s6="5")
    assert refusals(hand_colt(day)) == []
    assert day.state.setups["su-4a"].scene == "5"


def test_the_scene_that_took_the_old_number_has_no_plan_of_its_own(day: Day) -> None:
    moved = {**WHITE, "4": "a new scene", "5": WHITE["4"], "6": WHITE["5"]}
    pages(day, moved, s5="4", s6="5")
    cast.open_setup(day, "su-4x", scene="4")
    cast.unlock_colt(day)
    cast.load_colt(day)
    assert "core.plan" in refusals(cast.show_colt(day, "su-4x"))


def test_a_stop_on_the_scene_goes_with_it_when_the_numbers_are_swapped(day: Day) -> None:
    colt_shown(day)
    day.must("p-cole", "StopCalled", scope="SCENE", subject="4")
    pages(day, {**WHITE, "4": WHITE["5"], "5": WHITE["4"]}, s4="5", s5="4")
    assert refusals(hand_colt(day)) == ["core.stop"]


def test_a_scene_that_is_left_out_is_held_until_the_first_ad_says_it_is_cut(day: Day) -> None:
    colt_shown(day)
    filed = pages(day, {n: w for n, w in WHITE.items() if n != "4"})
    decision = hand_colt(day)
    assert refusals(decision) == ["core.scene-held"]
    assert why(decision, "core.scene-held").because == (filed,)
    assert refusals(day.ask("p-ana", "ConfirmSceneCut", scene="4")) == ["core.role"]
    assert refusals(day.ask("p-dee", "ConfirmSceneCut", scene="4")) == []
    assert "core.plan" in refusals(hand_colt(day))
    asked = {"setup": "su-4z", "unit": "un-main", "scene": "4", "muzzle": ["OFF_AXIS"]}
    assert refusals(day.ask("p-dee", "OpenSetup", **asked)) == ["core.known-subject"]


def test_a_scene_that_was_left_out_by_mistake_comes_back_as_it_was(day: Day) -> None:
    colt_shown(day)
    pages(day, {n: w for n, w in WHITE.items() if n != "4"})
    assert refusals(hand_colt(day)) == ["core.scene-held"]
    pages(day, WHITE)
    assert refusals(hand_colt(day)) == []


def test_the_armorer_approves_from_a_page_she_opened_before_the_blue_pages(day: Day) -> None:
    seen = day.head
    pages(day, {**WHITE, "4": "scene 4, and now she fires"})
    version = day.state.plans["pl-colt"].version
    via = day.entries[-1].via.__class__(how=day.entries[-1].via.how, seen=seen)
    asked = day.ask("p-ana", "ApprovePlan", plan="pl-colt", version=version, via=via)
    assert refusals(asked) == ["core.plan-read"]


def test_a_plan_whose_only_scene_is_cut_gives_no_reason_to_bring_a_gun_to_a_rehearsal(day: Day) -> None:
    fields = {
        "plan": "pl-colt", "scenes": ["4"], "weapons": ["w-colt"], "weapon_class": "FUNCTIONAL", "actions": ["DRAW"],
        "characters": [{"person": "p-tess"}], "muzzle": ["OFF_AXIS"], "uses": ["TAKE", "REHEARSAL"],
    }  # fmt: skip
    texts = [*cast.safer_than("FUNCTIONAL"), "use.rehearsal"]
    day.must("p-ana", "DraftPlan", texts=texts, **fields)
    assert refusals(day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="REHEARSAL")) == []
    day.must("p-ana", "WeaponLocked", weapon="w-colt")
    pages(day, {n: w for n, w in WHITE.items() if n != "4"})
    day.must("p-dee", "ConfirmSceneCut", scene="4")
    asked = day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="REHEARSAL")
    assert refusals(asked) == ["industry.replica-serves"]


def test_what_the_readers_rejected_is_not_planned_without_a_reason(day: Day) -> None:
    finding = {"scene": "4", "finding": "e" * 64, "kind": "FIREARM", "actions": ["FIRE"]}
    asked = day.ask("p-ana", "JudgeFinding", judgement="REJECTED", **finding)
    assert refusals(asked) == ["core.finding-reason"]
    day.must("p-dee", "JudgeFinding", judgement="CONFIRMED", **finding)
    confirmed = day.head
    asked = day.ask("p-ana", "JudgeFinding", judgement="REJECTED", **finding)
    assert why(asked, "core.finding-reason").because == (confirmed,)
    day.must("p-ana", "JudgeFinding", judgement="REJECTED", texts=["reason"], **finding)
    plan = {
        "plan": "pl-new", "scenes": ["4"], "weapons": ["w-colt"], "weapon_class": "FUNCTIONAL", "actions": ["FIRE"],
        "characters": [{"person": "p-tess"}], "muzzle": ["OFF_AXIS"],
    }  # fmt: skip
    rungs = cast.safer_than("FUNCTIONAL")
    assert refusals(day.ask("p-ana", "DraftPlan", texts=rungs, **plan)) == ["core.plan-called-for"]
    assert refusals(day.ask("p-ana", "DraftPlan", texts=[*rungs, "beyond.fire"], **plan)) == []
