"""Days that must not go on. Each names one fact; without that one fact the same day is allowed."""

import pytest

from showclear.domain.decision import Decision, Verdict
from tests import cast
from tests.cast import Day, colt_shown, hand_colt, look, prepared, refusals, see, take_colt


@pytest.fixture
def day() -> Day:
    return prepared()


def refused_for(decision: Decision, rule: str) -> None:
    assert decision.verdict is Verdict.REFUSED
    assert rule in refusals(decision)


def test_the_day_without_any_of_these_facts_is_allowed(day: Day) -> None:
    colt_shown(day)
    assert refusals(hand_colt(day)) == []
    assert refusals(take_colt(day)) == []


def test_a_functional_weapon_for_a_rehearsal_with_no_recorded_reason(day: Day) -> None:
    refused_for(day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="REHEARSAL"), "industry.replica-serves")
    colt_shown(day)
    refused_for(hand_colt(day, use="REHEARSAL"), "industry.replica-serves")
    assert refusals(hand_colt(day, use="REHEARSAL", texts=["reason"])) == []


def test_cold_called_with_one_of_six_dummies_unchecked(day: Day) -> None:
    cast.open_setup(day)
    cast.unlock_colt(day)
    cast.load_colt(day)
    five = {**look(), "chambers": ["DUMMY"] * 5 + ["NOT_LOOKED"]}
    refused_for(cast.show_colt(day, look=five), "core.every-dummy")
    refused_for(hand_colt(day), "core.shown")
    assert refusals(cast.show_colt(day)) == []


def test_an_announcement_with_no_weapons_persons_statement_behind_it(day: Day) -> None:
    cast.open_setup(day)
    cast.unlock_colt(day)
    said = {"weapon": "w-colt", "call": "COLD", "statement": day.head}
    refused_for(day.ask("p-dee", "AnnounceOnSet", **said), "core.statement")
    cast.load_colt(day)
    cast.show_colt(day)
    assert refusals(day.ask("p-dee", "AnnounceOnSet", weapon="w-colt", call="COLD", statement=day.head)) == []


def test_handed_over_by_the_first_ad(day: Day) -> None:
    colt_shown(day)
    decision = hand_colt(day, by="p-dee")
    refused_for(decision, "core.never-by-first-ad")
    refused_for(decision, "us-ca.hander")
    assert refusals(hand_colt(day)) == []


def test_the_armorer_absent(day: Day) -> None:
    day.must("p-ana", "CheckedOut", person="p-ana")
    asked = day.ask("p-ben", "UnlockWeapon", weapon="w-colt", purpose="TAKE")
    refused_for(asked, "core.armorer-there")
    refused_for(hand_colt(day, by="p-ben"), "core.armorer-there")
    day.must("p-dee", "CheckIn", unit="un-main", person="p-ana")
    assert refusals(day.ask("p-ben", "UnlockWeapon", weapon="w-colt", purpose="TAKE")) == []


def test_the_armorer_also_on_props_duty_while_a_weapon_is_out(day: Day) -> None:
    day.must("p-uma", "GrantRole", person="p-ana", role="armorer", duties=["PROPS"])
    cast.open_setup(day)
    cast.unlock_colt(day)
    refused_for(cast.load_colt(day), "us-ca.no-other-duty")
    refused_for(hand_colt(day), "us-ca.no-other-duty")


def test_a_second_duty_is_not_given_while_a_weapon_is_out(day: Day) -> None:
    cast.unlock_colt(day)
    refused_for(day.ask("p-uma", "GrantRole", person="p-ana", role="crew", duties=["PROPS"]), "us-ca.no-new-duty")


def test_a_container_with_no_full_inspection(day: Day) -> None:
    day.must("p-ana", "FillContainer", container="c-more", kind="BOX", lot="l-dummies", count=6)
    cast.open_setup(day)
    cast.unlock_colt(day)
    day.must("p-ana", "UnlockContainer", container="c-more")
    asked = day.ask("p-ana", "LoadDummies", weapon="w-colt", container="c-more", count=6)
    refused_for(asked, "core.container-inspected")
    refused_for(hand_colt(day, containers=["c-more"]), "core.container-inspected")


def test_shown_clear_then_lunch_then_handed_over(day: Day) -> None:
    colt_shown(day)
    day.must("p-dee", "LunchBegan", unit="un-main")
    refused_for(hand_colt(day), "core.shown")
    assert refusals(cast.show_colt(day)) == []
    see(day, "p-dee", "p-cam")
    assert refusals(hand_colt(day)) == []


def test_shown_clear_put_down_unwatched_then_handed_over(day: Day) -> None:
    colt_shown(day)
    day.must("p-ana", "WeaponPlaced", weapon="w-colt")
    refused_for(hand_colt(day), "core.custody")
    day.must("p-ana", "TakeUp", weapon="w-colt")
    refused_for(day.ask("p-ana", "ClearAgain", weapon="w-colt", look=look()), "core.clear-again")
    refused_for(hand_colt(day), "core.shown")


def test_the_plan_allows_drawing_only_and_the_take_calls_for_firing(day: Day) -> None:
    colt_shown(day)
    refused_for(hand_colt(day, calls=["FIRE"]), "core.plan-action")
    assert refusals(hand_colt(day, calls=["DRAW"])) == []


def test_a_replaced_camera_operator_in_line_not_briefed(day: Day) -> None:
    cast.open_setup(day)
    cast.unlock_colt(day)
    cast.load_colt(day)
    day.must("p-dee", "CrewReplaced", out="p-cam", **{"in": "p-noa"})
    refused_for(cast.show_colt(day), "core.replaced-told")
    day.must("p-ana", "Brief", unit="un-main", people=["p-noa"])
    assert refusals(cast.show_colt(day)) == []
    see(day, "p-dee", "p-noa")
    assert refusals(hand_colt(day)) == []


def test_a_replacement_after_the_showing_has_neither_seen_it_nor_been_told(day: Day) -> None:
    colt_shown(day)
    day.must("p-dee", "CrewReplaced", out="p-cam", **{"in": "p-noa"})
    assert refusals(hand_colt(day)) == ["core.line-seen", "core.everybody-told", "core.replaced-told"]


def test_a_new_camera_position_and_the_weapon_not_shown_to_its_operator(day: Day) -> None:
    colt_shown(day)
    cast.open_setup(day, "su-4b", in_line=["p-cam"])
    refused_for(hand_colt(day, "su-4b"), "core.this-setup")
    assert refusals(cast.show_colt(day, "su-4b")) == []
    see(day, "p-dee")
    refused_for(hand_colt(day, "su-4b"), "core.line-seen")
    see(day, "p-cam")
    assert refusals(hand_colt(day, "su-4b")) == []


def test_a_dummy_loaded_functional_gun_at_an_attended_lens_with_no_shield(day: Day) -> None:
    cast.open_setup(day, muzzle=["AT_LENS"])
    cast.unlock_colt(day)
    cast.load_colt(day)
    refused_for(cast.show_colt(day), "industry.dummy-at-lens")
    refused_for(hand_colt(day), "industry.dummy-at-lens")
    cast.open_setup(day, "su-4s", muzzle=["AT_LENS"], shield=True)
    assert refusals(cast.show_colt(day, "su-4s")) == []


def test_a_hand_over_after_a_witness_saw_five_where_the_armorer_says_six(day: Day) -> None:
    colt_shown(day)
    said = day.ask("p-tess", "Seen", weapon="w-colt", by="p-tess", saw={"kind": "DUMMY", "count": 5})
    assert said.verdict is Verdict.RECORDED
    decision = hand_colt(day)
    refused_for(decision, "core.undisputed")
    refused_for(decision, "core.stop")


def test_a_functional_weapon_beside_its_rubber_double(day: Day) -> None:
    day.must("p-ana", "UnlockWeapon", weapon="w-colt-rubber", purpose="TAKE")
    refused_for(day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="TAKE"), "core.look-alike")
    day.must("p-ana", "WeaponLocked", weapon="w-colt-rubber")
    colt_shown(day)
    day.must("p-ben", "UnlockWeapon", weapon="w-colt-rubber", purpose="TAKE")
    assert refusals(hand_colt(day)) == []


def test_blanks_after_dummies_with_no_bore_check(day: Day) -> None:
    cast.rifle_shown(day)
    day.must("p-ana", "ReceiveLot", lot="l-dummies-44", calibre=".44", count=1, **{"class": "DUMMY"})
    day.must("p-ana", "FillContainer", container="c-44", kind="BOX", lot="l-dummies-44", count=1)
    rounds = [{"class": "DUMMY", "hole": True, "rattle": True}]
    day.must("p-ana", "InspectContainer", container="c-44", rounds=rounds)
    day.must("p-ana", "UnlockContainer", container="c-44")
    day.must("p-ana", "LoadDummies", weapon="w-rifle", container="c-44", count=1)
    day.must("p-ana", "WeaponUnloaded", weapon="w-rifle", unfired=1)
    refused_for(cast.make_hot(day), "core.bore")
    day.must("p-ana", "CheckBore", weapon="w-rifle", bore="CLEAR")
    assert "core.bore" not in refusals(cast.make_hot(day))


def test_an_unintended_discharge_five_days_ago_with_no_investigation_closed(day: Day) -> None:
    day.must("p-dee", "UnintendedDischarge", weapon="w-rifle")
    discharge = day.head
    day.must("p-dee", "LeftUnwrapped", unit="un-main", after=5 * 24 * 60)
    day.must("p-dee", "OpenDay", unit="un-main", date="2026-06-08")
    asked = day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="TAKE")
    refused_for(asked, "core.investigated")
    day.must("p-ana", "CloseInvestigation", of=discharge, texts=["cause", "corrective_action"])
    day.must("p-saf", "Countersign", of=day.head)
    for stop in tuple(day.state.stops):
        day.must("p-ana", "Restart", stop=stop, texts=["reason"])
        day.must("p-saf", "Countersign", of=day.head)
    assert refusals(day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="TAKE")) == []


def test_an_unanswered_concern_about_the_weapon(day: Day) -> None:
    day.must("p-cam", "ConcernRaised", weapon="w-colt", texts=["concern"])
    concern = day.head
    refused_for(day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="TAKE"), "core.concern-answered")
    refused_for(hand_colt(day), "core.concern-answered")
    day.must("p-saf", "AnswerConcern", of=concern, texts=["answer"])
    assert refusals(day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="TAKE")) == []


def test_wrap_with_a_dummy_unaccounted_for(day: Day) -> None:
    colt_shown(day)
    cast.shoot_colt(day)
    day.must("p-ana", "WeaponUnloaded", weapon="w-colt", unfired=5, failed=1, to="c-dummies")
    day.must("p-ana", "WeaponLocked", weapon="w-colt")
    day.must("p-ana", "ContainerLocked", container="c-dummies")
    day.must("p-ana", "CountTaken", container="c-dummies", count=5)
    refused_for(day.ask("p-dee", "WrapDay", unit="un-main"), "core.wrap-balance")
    day.must("p-ana", "WriteOffRounds", container="c-dummies", count=1, texts=["reason"])
    day.must("p-ben", "Countersign", of=day.head)
    day.must("p-ana", "CountTaken", container="c-dummies", count=5)
    assert refusals(day.ask("p-dee", "WrapDay", unit="un-main")) == []
