"""The meeting, the briefs and the weapons notice: held today, about this, and nobody near who was not told."""

from typing import Any

from showclear.domain.acts import day as d
from showclear.domain.acts import notices as n
from showclear.domain.acts import on_set as s
from showclear.domain.days import Meeting
from showclear.domain.notices import stale, standing, unconfirmed
from showclear.domain.terms import LOADS, Load, RoundClass
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing


def held(case: Case, _value: Any) -> Found:
    """The meeting was held today at the place of use, and nothing has voided it."""
    if case.unit is None or case.setup is None:
        return None
    meeting = case.unit.meeting
    if meeting is None:
        return missing(None, case.unit.id, case.unit.day_index)
    return failed("void", case.unit.id, meeting.void) if meeting.void >= 0 else None


def _meeting(case: Case) -> Meeting | None:
    return case.unit.meeting if case.unit is not None and case.setup is not None else None


def covers_scene(case: Case, _value: Any) -> Found:
    """It was about this scene."""
    meeting = _meeting(case)
    if meeting is None or case.scene in meeting.scenes:
        return None
    return failed(case.scene, case.unit.id if case.unit else "", meeting.index)


def covers_class(case: Case, _value: Any) -> Found:
    """It was about this class of weapon."""
    meeting = _meeting(case)
    if meeting is None or case.weapon is None or case.weapon.weapon_class in meeting.classes:
        return None
    return failed(case.weapon.weapon_class, case.weapon.id, meeting.index)


def covers_action(case: Case, _value: Any) -> Found:
    """It was about these actions."""
    meeting = _meeting(case)
    beyond = tuple(c for c in case.calls if meeting is not None and c not in meeting.actions)
    return failed(beyond, case.weapon.id if case.weapon else "", meeting.index) if beyond and meeting else None


def covers_load(case: Case, _value: Any) -> Found:
    """It was about a load at least this heavy."""
    meeting = _meeting(case)
    if meeting is None or case.weapon is None:
        return None
    load: Load = getattr(case.act, "load", Load.NONE)
    for loaded in case.weapon.load:
        if loaded.round_class is RoundClass.BLANK:
            load = max(load, loaded.load, key=LOADS.index)
    heavier = LOADS.index(load) > LOADS.index(meeting.load)
    return failed(load, case.weapon.id, meeting.index) if heavier else None


def everybody_told(case: Case, _value: Any) -> Found:
    """The holder, whoever hands, everybody in line and everybody in the zone was at the meeting or briefed since."""
    unit, setup = case.unit, case.setup
    if unit is None or setup is None or unit.meeting is None:
        return None
    near = {case.actor, case.holder, *case.in_line} - {""}
    if case.hot:
        near |= set(setup.zone or ())
    attended, briefed = unit.meeting.attended, unit.briefed
    untold = tuple(sorted([p for p in near if p not in attended and p not in briefed]))
    return missing(untold, untold[0], unit.meeting.index) if untold else None


def replaced_told(case: Case, _value: Any) -> Found:
    """Whoever came in for somebody in line was briefed by the armorer, by name."""
    unit, setup = case.unit, case.setup
    if unit is None or setup is None:
        return None
    for person in (*case.in_line, case.holder):
        since = unit.replaced.get(person, -1)
        if since >= 0 and unit.armorer_briefed.get(person, -1) < since:
            return missing(None, person, since)
    return None


def something_to_attend(case: Case, _value: Any) -> Found:
    """There is a meeting to have been at, or to brief from."""
    if not isinstance(case.act, d.AttendMeeting) or case.unit is None or case.unit.meeting is not None:
        return None
    return missing(None, case.unit.id)


def of_approved_plans(case: Case, _value: Any) -> Found:
    """A notice tells of approved plans, each in its newest version."""
    act = case.act
    if not isinstance(act, n.IssueNotice):
        return None
    for told in act.plans:
        plan = case.state.plans.get(told.plan)
        if plan is None or not plan.is_approved:
            return missing(told.version, told.plan, plan.version if plan else -1)
        if plan.version != told.version:
            return failed(told.version, plan.id, plan.version)
    return None


def replaces_one_that_stands(case: Case, _value: Any) -> Found:
    """What a notice replaces is of the same unit and day, and nothing has replaced it yet."""
    act = case.act
    if not isinstance(act, n.IssueNotice) or act.replaces is None:
        return None
    earlier = case.state.notices.get(act.replaces)
    if earlier is None:
        return missing(None, act.replaces)
    if earlier.unit != act.unit or earlier.date != act.date or earlier.replaced >= 0:
        return failed((earlier.unit, str(earlier.date)), earlier.id, earlier.index, earlier.replaced)
    return None


def addressed_to_me(case: Case, _value: Any) -> Found:
    """Only those it is addressed to say that they read it, each for themself."""
    act = case.act
    notice = case.state.notices.get(act.notice) if isinstance(act, n.ConfirmNotice) else None
    if notice is None or case.actor in notice.addressed:
        return None
    return failed(notice.id, case.actor, notice.index)


def newest_issue(case: Case, _value: Any) -> Found:
    """What is confirmed is the newest issue."""
    act = case.act
    notice = case.state.notices.get(act.notice) if isinstance(act, n.ConfirmNotice) else None
    if notice is None or notice.replaced < 0:
        return None
    return failed(notice.replaced, notice.id, notice.replaced)


def zone_confirmed(case: Case, _value: Any) -> Found:
    """Everybody near has confirmed the day's notice, where there is one. Nobody without an account can."""
    if not isinstance(case.act, s.HandWeapon) or case.setup is None or case.unit is None:
        return None
    told = standing(case.state, case.unit.id, case.day)
    if not told:
        return None
    near = {case.holder, *case.in_line, *(case.setup.zone or ())}
    able = sorted(p for p in near if p in case.state.people and case.state.people[p].account)
    late = unconfirmed(told, able)
    return missing(late, case.setup.id, *(notice.index for notice in told)) if late else None


def says_what_is_planned(case: Case, _value: Any) -> Found:
    """The day's notice still says what is planned."""
    if not isinstance(case.act, s.HandWeapon) or case.unit is None:
        return None
    for notice in standing(case.state, case.unit.id, case.day):
        old = stale(case.state, notice)
        if old:
            return failed(old, notice.id, notice.index)
    return None
