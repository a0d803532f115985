"""The weapons notice on the record: who opened it, who confirmed it, and when it says no longer what is planned."""

from typing import Any

from showclear.domain.days import Notice
from showclear.domain.notices import stale, standing, unconfirmed
from showclear.domain.terms import Day as Date
from tests import cast
from tests.cast import Day, prepared, refusals

TODAY = Date(2026, 6, 3)
TOLD = ("p-tess", "p-cam")


def issue(day: Day, notice: str = "nt-one", *, plans: tuple[str, ...] = ("pl-colt", "pl-rifle"), **fields: Any) -> None:
    told = {
        "notice": notice, "unit": "un-main", "date": "2026-06-03", "digest": "a" * 64, "addressed": list(TOLD),
        "plans": [{"plan": p, "version": day.state.plans[p].version} for p in plans], **fields,
    }  # fmt: skip
    day.must("p-eli", "IssueNotice", **told)


def noticed(day: Day, notice: str = "nt-one") -> Notice:
    return day.state.notices[notice]


def test_opening_and_confirming_are_two_things_and_each_has_its_entry() -> None:
    day = prepared()
    issue(day)
    day.must("p-tess", "NoticeOpened", notice="nt-one")
    opened = day.head
    day.must("p-tess", "NoticeOpened", notice="nt-one")
    assert (noticed(day).opened, noticed(day).confirmed) == ({"p-tess": opened}, {})
    day.must("p-tess", "ConfirmNotice", notice="nt-one")
    assert noticed(day).confirmed == {"p-tess": day.head}


def test_a_notice_opened_by_somebody_else_or_known_to_nobody_changes_nothing() -> None:
    day = prepared()
    issue(day)
    day.must("p-cole", "NoticeOpened", notice="nt-one")
    day.must("p-tess", "NoticeOpened", notice="nt-none")
    assert noticed(day).opened == {}
    assert list(day.state.notices) == ["nt-one"]


def test_a_replaced_notice_stands_no_more_and_its_confirmations_do_not_go_over() -> None:
    day = prepared()
    issue(day)
    for person in TOLD:
        day.must(person, "ConfirmNotice", notice="nt-one")
    assert unconfirmed(standing(day.state, "un-main", TODAY), TOLD) == ()
    issue(day, "nt-two", replaces="nt-one")
    assert noticed(day).replaced == day.head
    assert [n.id for n in standing(day.state, "un-main", TODAY)] == ["nt-two"]
    assert unconfirmed(standing(day.state, "un-main", TODAY), TOLD) == TOLD


def test_a_notice_of_every_plan_as_it_is_approved_is_not_stale() -> None:
    day = prepared()
    issue(day)
    assert stale(day.state, noticed(day)) == ()


def test_a_notice_is_stale_when_a_plan_of_it_is_drafted_anew() -> None:
    day = prepared()
    issue(day)
    cast.plans(day)
    assert stale(day.state, noticed(day)) == ("pl-colt", "pl-rifle")


def test_a_notice_is_stale_when_a_plan_of_it_is_not_approved_any_more() -> None:
    day = prepared()
    issue(day)
    lines = [{"scene": "4", "words": "a" * 64}, {"scene": "5"}]
    day.must("p-uma", "FileScript", digest="d" * 64, scenes=lines)
    assert stale(day.state, noticed(day)) == ("pl-colt",)


def test_a_notice_is_stale_when_the_day_has_a_weapons_plan_that_no_notice_tells() -> None:
    day = prepared()
    issue(day, plans=("pl-colt",))
    assert stale(day.state, noticed(day)) == ("pl-rifle",)
    issue(day, "nt-two", plans=("pl-rifle",))
    assert stale(day.state, noticed(day)) == ()


def test_a_set_up_of_a_scene_the_meeting_was_not_about_makes_its_plan_one_of_the_day() -> None:
    day = prepared()
    fields = {
        "scenes": ["3"], "weapons": ["w-colt-rubber"], "weapon_class": "RUBBER", "actions": ["DRAW"],
        "characters": [{"person": "p-tess"}], "muzzle": ["OFF_AXIS"],
    }  # fmt: skip
    day.must("p-ana", "DraftPlan", plan="pl-three", **fields)
    version = day.head
    for who in ("p-ana", "p-dee"):
        day.must(who, "ApprovePlan", plan="pl-three", version=version)
    issue(day)
    assert stale(day.state, noticed(day)) == ()
    cast.open_setup(day, "su-3a", scene="3")
    assert stale(day.state, noticed(day)) == ("pl-three",)


def test_of_another_day_only_what_is_in_the_notice_counts() -> None:
    day = prepared()
    issue(day, plans=("pl-colt",), date="2026-06-04")
    assert stale(day.state, noticed(day)) == ()


def test_a_notice_goes_out_before_its_unit_has_had_a_day_and_to_people_on_the_record_alone() -> None:
    day = prepared()
    issue(day, unit="un-second")
    asked = {"unit": "un-main", "date": "2026-06-03", "digest": "a" * 64, "plans": [{"plan": "pl-colt", "version": 0}]}
    told = day.ask("p-eli", "IssueNotice", notice="nt-two", addressed=["p-nobody"], **asked)
    assert refusals(told)[0] == "core.known-subject"
