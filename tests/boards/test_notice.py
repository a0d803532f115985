"""Whom a weapons notice may go to and why, who read it, when it waits for nobody any more, where it speaks no more."""

from datetime import date
from typing import Any

import pytest

from showclear.boards.notice import (
    CAMERA,
    HEADS,
    HOLDS,
    WEAPONS,
    ZONE,
    concerned,
    free_name,
    is_over,
    outdated,
    plans_to_tell,
    to_read,
    who_read,
    whole,
)
from showclear.domain.acts.setting_up import DraftPlan
from showclear.domain.notices import stale
from showclear.domain.terms import Load
from tests.cast import Day, open_setup, prepared, safer_than

DAY = date(2026, 6, 3)


@pytest.fixture
def day() -> Day:
    return prepared()


def issue(day: Day, *addressed: str, notice: str = "nt-one", **fields: Any) -> None:
    plans = [{"plan": p.id, "version": p.version} for p in day.state.plans.values() if p.is_approved]
    given = {"unit": "un-main", "date": "2026-06-03", "plans": plans, "digest": "ab" * 32, "addressed": addressed}
    day.must("p-dee", "IssueNotice", notice=notice, **{**given, **fields})


def draft_colt(day: Day, **fields: Any) -> None:
    plan = {
        "scenes": ["4"], "weapons": ["w-colt"], "weapon_class": "FUNCTIONAL", "characters": [{"person": "p-tess"}],
        "actions": ["CARRY", "DRAW"], "muzzle": ["OFF_AXIS"], **fields,
    }  # fmt: skip
    day.must("p-ana", "DraftPlan", plan="pl-colt", texts=safer_than("FUNCTIONAL"), **plan)


def drafts(day: Day) -> dict[int, DraftPlan]:
    return {e.index: e.act for e in day.entries if isinstance(e.act, DraftPlan)}


def why(day: Day) -> dict[str, tuple[str, ...]]:
    plans = plans_to_tell(day.state, "un-main", DAY)
    return {c.person: c.why for c in concerned(day.state, plans, "un-main", DAY)}


def test_each_is_named_for_what_the_plans_say_of_them(day: Day) -> None:
    found = why(day)
    assert found["p-tess"] == (HOLDS,)
    assert found["p-cam"] == (CAMERA,)
    assert found["p-ana"] == (WEAPONS,)
    assert found["p-dee"] == (HEADS,)
    assert found["p-cole"] == ()


def test_whoever_may_be_in_the_zone_by_department_is_named(day: Day) -> None:
    draft_colt(day, zone=["cast"])
    for person in ("p-ana", "p-dee"):
        day.must(person, "ApprovePlan", plan="pl-colt", version=day.state.plans["pl-colt"].version)
    assert why(day)["p-cole"] == (ZONE,)


def test_a_plan_that_waits_for_approval_is_told_to_nobody(day: Day) -> None:
    draft_colt(day)
    assert [p.id for p in plans_to_tell(day.state, "un-main", DAY)] == ["pl-rifle"]


def test_everybody_it_went_to_is_in_one_list(day: Day) -> None:
    day.must("p-uma", "AddPerson", person="p-extra", department="background", account=False, texts=["name"])
    issue(day, "p-tess", "p-cole", "p-cam", "p-extra")
    day.must("p-tess", "NoticeOpened", notice="nt-one")
    day.must("p-tess", "ConfirmNotice", notice="nt-one")
    day.must("p-cole", "NoticeOpened", notice="nt-one")
    told = who_read(day.state, day.state.notices["nt-one"])
    assert (told.confirmed, told.opened) == (("p-tess",), ("p-cole",))
    assert (told.silent, told.on_paper) == (("p-cam",), ("p-extra",))


def test_it_waits_for_those_it_went_to_until_they_confirm(day: Day) -> None:
    issue(day, "p-tess", "p-cam")
    assert [n.id for n in to_read(day.state, "p-tess")] == ["nt-one"]
    assert to_read(day.state, "p-cole") == ()
    day.must("p-tess", "ConfirmNotice", notice="nt-one")
    assert to_read(day.state, "p-tess") == ()
    assert [n.id for n in to_read(day.state, "p-cam")] == ["nt-one"]


def test_only_the_newest_issue_waits(day: Day) -> None:
    issue(day, "p-tess")
    issue(day, "p-tess", notice="nt-two", replaces="nt-one")
    assert [n.id for n in to_read(day.state, "p-tess")] == ["nt-two"]


def test_it_waits_for_nobody_once_its_day_is_wrapped(day: Day) -> None:
    issue(day, "p-tess")
    assert not is_over(day.state, day.state.notices["nt-one"])
    day.must("p-dee", "LeftUnwrapped", unit="un-main")
    assert to_read(day.state, "p-tess") == ()


def test_a_notice_for_tomorrow_waits_today(day: Day) -> None:
    issue(day, "p-tess", date="2026-06-04")
    assert [n.id for n in to_read(day.state, "p-tess")] == ["nt-one"]


def test_a_new_version_outdates_it_and_the_change_is_named(day: Day) -> None:
    issue(day, "p-tess")
    draft_colt(day, distance=9000)
    (old,) = outdated(day.state, day.state.notices["nt-one"], drafts(day))
    assert (old.plan, old.approved) == ("pl-colt", False)
    assert {c.field: (c.gone, c.came) for c in old.changes} == {
        "actions": (("POINT", "COCK"), ()),
        "muzzle": (("AT_LENS", "DOWN"), ()),
        "distance": (("0",), ("9000",)),
    }


def test_a_plan_of_the_day_that_it_does_not_tell_outdates_it(day: Day) -> None:
    rifle = day.state.plans["pl-rifle"]
    issue(day, "p-ida", plans=[{"plan": rifle.id, "version": rifle.version}])
    open_setup(day)
    (old,) = outdated(day.state, day.state.notices["nt-one"], drafts(day))
    assert (old.plan, old.told, old.changes) == ("pl-colt", -1, ())
    assert stale(day.state, day.state.notices["nt-one"]) == ("pl-colt",)


def test_blanks_are_said_as_soon_as_one_plan_has_them_and_the_heaviest_load(day: Day) -> None:
    by_plan = {act.plan: act for act in drafts(day).values()}
    assert not whole(day.state, [by_plan["pl-colt"]]).blanks
    both = whole(day.state, by_plan.values())
    assert (both.blanks, both.load) == (True, Load.QUARTER)


def test_a_minor_in_a_plan_is_named(day: Day) -> None:
    day.must("p-uma", "AddPerson", person="p-kid", department="cast", minor=True, texts=["name"])
    draft_colt(day, characters=[{"person": "p-tess", "others": ["p-kid"]}])
    assert whole(day.state, [drafts(day)[day.head]]).minors == ("p-kid",)


def test_a_name_for_a_notice_is_one_that_none_has(day: Day) -> None:
    assert free_name(day.state, "un-main", DAY) == "nt-2026-06-03"
    issue(day, "p-tess", notice="nt-2026-06-03")
    assert free_name(day.state, "un-main", DAY) == "nt-2026-06-03-2"
    assert free_name(day.state, "un-second", DAY) == "nt-2026-06-03-second"
