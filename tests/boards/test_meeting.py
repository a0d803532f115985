"""The meeting as the AD department works it: by whose word somebody was there, and who has to hear it again."""

from showclear.boards.meeting import changes, departments, words_for
from showclear.domain.days import Said, Unit
from tests import cast
from tests.cast import Day

MEETING = {"scenes": ["4"], "classes": ["FUNCTIONAL"], "actions": ["CARRY"]}


def unit(day: Day) -> Unit:
    return day.state.units["un-main"]


def before_the_day() -> Day:
    day = Day(cast.book())
    cast.people_and_papers(day)
    cast.armory(day)
    cast.plans(day)
    return day


def checked_in() -> Day:
    """Everybody but the second operator is at work, and the meeting has been held; nobody took a roll."""
    day = before_the_day()
    day.must("p-dee", "OpenDay", unit="un-main", date="2026-06-03")
    for person in cast.PEOPLE:
        if person != "p-noa":
            day.must("p-dee", "CheckIn", unit="un-main", person=person)
    day.must("p-dee", "HoldMeeting", unit="un-main", **MEETING)
    return day


def unsaid(day: Day) -> dict[str, tuple[str, ...]]:
    return {d.name: d.unsaid for d in departments(day.state, unit(day)) if d.unsaid}


def test_a_meeting_held_without_a_roll_counts_nobody_but_who_held_it() -> None:
    day = checked_in()
    assert set(words_for(unit(day))) == {"p-dee"}
    assert unsaid(day)["cast"] == ("p-tess", "p-cole", "p-ida")


def test_a_department_is_there_by_the_word_of_who_said_so_and_the_one_named_absent_is_not() -> None:
    day = checked_in()
    day.must("p-dee", "AttendMeeting", unit="un-main", people=["p-tess", "p-cole"], said_by="p-cole", texts=["said"])
    assert unsaid(day)["cast"] == ("p-ida",)
    assert words_for(unit(day))["p-tess"] == Said("p-cole", day.head)


def test_the_first_word_about_somebody_stands() -> None:
    day = checked_in()
    day.must("p-tess", "AttendMeeting", unit="un-main", people=["p-tess"])
    first = day.head
    day.must("p-dee", "AttendMeeting", unit="un-main", people=["p-tess", "p-ida"], said_by="p-ida")
    assert words_for(unit(day))["p-tess"] == Said("p-tess", first)


def test_who_said_so_is_somebody_on_the_record() -> None:
    day = checked_in()
    refused = day.ask("p-dee", "AttendMeeting", unit="un-main", people=["p-tess"], said_by="p-nobody")
    assert [(r.rule, r.subject) for r in refused.reasons] == [("core.known-subject", "p-nobody")]


def test_one_of_a_department_does_not_write_the_roll_of_the_others() -> None:
    day = checked_in()
    refused = day.ask("p-cole", "AttendMeeting", unit="un-main", people=["p-tess"], said_by="p-cole")
    assert cast.refusals(refused) == ["core.own-act"]


def test_who_is_called_and_has_not_checked_in_is_on_the_roll() -> None:
    day = before_the_day()
    day.must("p-dee", "OpenDay", unit="un-main", date="2026-06-03", calls=[{"person": "p-noa", "at": cast.MORNING}])
    assert ("p-noa",) in [d.unsaid for d in departments(day.state, unit(day))]


def redrafted(day: Day) -> None:
    plan = day.state.plans["pl-colt"]
    day.must(
        "p-ana", "DraftPlan", plan="pl-colt", texts=cast.safer_than("FUNCTIONAL"), scenes=["4"], weapons=["w-colt"],
        weapon_class="FUNCTIONAL", characters=[{"person": "p-tess"}], actions=["CARRY"], muzzle=list(plan.muzzle),
    )  # fmt: skip


def again(day: Day) -> list[tuple[str, ...]]:
    return [change.again for change in changes(day.state, unit(day))]


def test_nothing_has_changed_while_the_plans_are_those_of_the_meeting() -> None:
    assert again(checked_in()) == []


def test_a_plan_changed_after_the_meeting_is_told_again_to_those_near_it_who_heard_the_old_one() -> None:
    day = checked_in()
    day.must("p-dee", "AttendMeeting", unit="un-main", people=["p-tess", "p-cam", "p-ida"], said_by="p-cam")
    cast.open_setup(day)
    redrafted(day)
    assert again(day) == [("p-tess", "p-cam")]


def test_who_was_briefed_after_the_change_has_heard_it() -> None:
    day = checked_in()
    day.must("p-dee", "AttendMeeting", unit="un-main", people=["p-tess", "p-cam"], said_by="p-cam")
    cast.open_setup(day)
    redrafted(day)
    day.must("p-ana", "Brief", unit="un-main", people=["p-tess"])
    assert again(day) == [("p-cam",)]


def test_who_was_at_no_meeting_is_late_and_not_to_hear_it_again() -> None:
    day = checked_in()
    redrafted(day)
    assert again(day) == [()]


def test_another_meeting_ends_what_changed() -> None:
    day = checked_in()
    redrafted(day)
    day.must("p-dee", "HoldMeeting", unit="un-main", **MEETING)
    assert again(day) == []
