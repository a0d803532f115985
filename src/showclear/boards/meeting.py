"""The safety meeting as the AD department works it: who was there by whose word, who has to hear it again. Pure.

Nobody is counted here: who was there is what the record says of them by name.
"""

from collections.abc import Iterator

from msgspec import Struct

from showclear.domain.days import Meeting, Plan, Said, Unit
from showclear.domain.state import State


class Department(Struct, frozen=True, kw_only=True):
    """One department of the call sheet. `there` has who said so of each; of `unsaid` nobody has said anything."""

    name: str
    there: tuple[tuple[str, Said], ...]
    unsaid: tuple[str, ...]


class Change(Struct, frozen=True, kw_only=True):
    """A plan that is another one since the meeting, by which entry, and who heard the meeting and not this."""

    plan: Plan
    index: int
    again: tuple[str, ...]


def call_sheet(state: State, unit: Unit) -> tuple[str, ...]:
    """Who is called today or has checked in."""
    here = (p.id for p in state.people.values() if p.in_unit == unit.id)
    return tuple(dict.fromkeys([*(c.person for c in unit.calls if c.person in state.people), *here]))


def words_for(unit: Unit) -> dict[str, Said]:
    """The word that stands behind everybody who was told: at the meeting, or briefed since."""
    attended = unit.meeting.said if unit.meeting else {}
    briefed = {p: Said("", index) for p, index in unit.briefed.items()}
    return {**briefed, **attended}


def departments(state: State, unit: Unit) -> tuple[Department, ...]:
    """The call sheet by department, those with somebody still unsaid first."""
    words, crowds = words_for(unit), dict[str, list[str]]()
    for person in call_sheet(state, unit):
        crowds.setdefault(state.people[person].department, []).append(person)
    found = [
        Department(
            name=name,
            there=tuple((p, words[p]) for p in crowd if p in words),
            unsaid=tuple(p for p in crowd if p not in words),
        )
        for name, crowd in sorted(crowds.items())
    ]
    return tuple(sorted(found, key=lambda one: not one.unsaid))


def changes(state: State, unit: Unit) -> tuple[Change, ...]:
    """What the meeting told and is no longer so. A scene it did not tell of asks for a meeting of its own."""
    meeting = unit.meeting
    if meeting is None:
        return ()
    told_of = [p for p in state.plans.values() if set(p.scenes) & set(meeting.scenes)]
    newest = [(p, changed_at(p)) for p in told_of]
    return tuple(
        Change(plan=plan, index=index, again=hear_again(state, unit, meeting, plan, index))
        for plan, index in sorted(newest, key=lambda pair: -pair[1])
        if index > meeting.index
    )


def changed_at(plan: Plan) -> int:
    """The newest entry that made the plan, or changed a scene of it."""
    return max([plan.version, *(scene.index for scene in (*plan.changed, *plan.cut))])


def hear_again(state: State, unit: Unit, meeting: Meeting, plan: Plan, index: int) -> tuple[str, ...]:
    """Who is near this plan, was told before it changed, and has not been briefed since."""
    told = meeting.attended | set(unit.briefed)
    late = (p for p in near(state, unit, plan) if p in told and unit.briefed.get(p, meeting.index) < index)
    return tuple(dict.fromkeys(late))


def near(state: State, unit: Unit, plan: Plan) -> Iterator[str]:
    """Who holds it or may, who stands in line or inside the zone of its set-ups, whom the plan lets inside."""
    for character in plan.characters:
        yield from (character.person, *character.others)
    for setup in state.setups.values():
        if setup.open and setup.unit == unit.id and setup.scene in plan.scenes:
            yield from (p.person for p in setup.in_line)
            yield from sorted(setup.zone or ())
    for person in state.people.values():
        inside = {person.department, *person.roles(unit.id, unit.date)} & set(plan.zone)
        if person.in_unit == unit.id and inside:
            yield person.id
