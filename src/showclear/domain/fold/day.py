"""Folds of a day: units, calls, people in and out, meetings, briefs, set-ups, lunch, moves and wraps."""

from msgspec.structs import replace

from showclear.domain.acts import day as acts
from showclear.domain.acts import reports
from showclear.domain.days import Meeting, Said, Setup, Unit
from showclear.domain.fold.step import Fold, with_setup, with_stop, with_unit
from showclear.domain.state import Entry, State, put
from showclear.domain.terms import OUT, Cause, StopScope
from showclear.domain.weapons import voided


def day_opened(state: State, entry: Entry, act: acts.OpenDay) -> State:
    unit = state.units.get(act.unit) or Unit(id=act.unit, date=act.date)
    unit = replace(
        unit,
        date=act.date,
        day_open=True,
        day_index=entry.index,
        calls=act.calls,
        meeting=None,
        briefed={},
        armorer_briefed={},
        replaced={},
    )
    return replace(with_unit(state, unit), overrides=())


def meeting_held(state: State, entry: Entry, act: acts.HoldMeeting) -> State:
    unit = state.units[act.unit]
    attended = frozenset({*act.attended, entry.actor})
    meeting = Meeting(
        index=entry.index,
        scenes=act.scenes,
        classes=act.classes,
        actions=act.actions,
        load=act.load,
        attended=attended,
        said=dict.fromkeys(sorted(attended), Said(entry.actor, entry.index)),
        at=entry.instant,
    )
    return with_unit(state, replace(unit, meeting=meeting, briefed={}, armorer_briefed={}, replaced={}))


def meeting_attended(state: State, entry: Entry, act: acts.AttendMeeting) -> State:
    unit = state.units[act.unit]
    if unit.meeting is None:  # unreachable behind the gate; a record made elsewhere changes nothing
        return state
    said = dict.fromkeys(act.people, Said(act.said_by or entry.actor, entry.index))
    meeting = replace(
        unit.meeting, attended=unit.meeting.attended | set(act.people), said={**said, **unit.meeting.said}
    )
    return with_unit(state, replace(unit, meeting=meeting))


def briefed(state: State, entry: Entry, act: acts.Brief) -> State:
    unit = state.units[act.unit]
    told = dict.fromkeys(act.people, entry.index)
    unit = replace(unit, briefed={**unit.briefed, **told})
    armorers = state.people[entry.actor].roles(unit.id, unit.date) & {"armorer"}
    if armorers:
        unit = replace(unit, armorer_briefed={**unit.armorer_briefed, **told})
    return with_unit(state, unit)


def checked_in(state: State, entry: Entry, act: acts.CheckIn) -> State:
    return present(state, entry, act.person, act.unit)


def present(state: State, entry: Entry, person_id: str, unit: str) -> State:
    known = state.people[person_id]
    since = known.in_at if known.in_unit else entry.instant  # who comes in twice has still been at it since the first
    person = replace(known, in_unit=unit, in_at=since)
    return replace(state, people=put(state.people, person.id, person))


def checked_out(state: State, entry: Entry, act: reports.CheckedOut) -> State:
    person = state.people.get(act.person)
    if person is None:
        return state
    weapons = dict(state.weapons)
    for weapon in state.weapons.values():
        if any(w.person == person.id for w in weapon.must_see):
            kept = tuple(w for w in weapon.must_see if w.person != person.id)
            weapons[weapon.id] = replace(weapon, must_see=kept)
    person = replace(person, in_unit="", out_at=entry.instant)
    return replace(state, people=put(state.people, person.id, person), weapons=weapons)


def setup_opened(state: State, entry: Entry, act: acts.OpenSetup) -> State:
    """One set-up of a scene at a time is worked: the unit's earlier ones close."""
    setups = {k: replace(s, open=False) if s.open and s.unit == act.unit else s for k, s in state.setups.items()}
    setup = Setup(
        id=act.setup,
        unit=act.unit,
        scene=act.scene,
        muzzle=act.muzzle,
        camera=act.camera,
        shield=act.shield,
        in_line=act.in_line,
        distance=act.distance,
        protection=act.protection,
        index=entry.index,
        scribe=act.scribe or "",
    )
    return replace(state, setups=put(setups, setup.id, setup))


def zone_declared(state: State, entry: Entry, act: acts.DeclareZone) -> State:
    setup = replace(
        state.setups[act.setup],
        zone=frozenset(act.people),
        zone_index=entry.index,
        distance=act.distance,
        protection=act.protection,
    )
    return with_setup(state, setup)


def voids_all(state: State, entry: Entry, cause: Cause) -> State:
    """Lunch and moves: nothing shown before them clears anything after them."""
    weapons = {
        k: voided(w, cause, entry.index, for_good=True) if w.custody in OUT or w.clearing else w
        for k, w in state.weapons.items()
    }
    return replace(state, weapons=weapons)


def lunch_began(state: State, entry: Entry, _act: reports.LunchBegan) -> State:
    return voids_all(state, entry, Cause.LUNCH)


def move_began(state: State, entry: Entry, act: reports.MoveBegan) -> State:
    state = voids_all(state, entry, Cause.MOVE)
    unit = state.units.get(act.unit)
    if unit is not None and unit.meeting is not None:
        state = with_unit(state, replace(unit, meeting=replace(unit.meeting, void=entry.index)))
    setups = {k: replace(s, open=False) if s.unit == act.unit else s for k, s in state.setups.items()}
    return replace(state, setups=setups)


def close(state: State, unit_id: str) -> State:
    unit = state.units.get(unit_id)
    if unit is None:
        return state
    setups = {k: replace(s, open=False) if s.unit == unit_id else s for k, s in state.setups.items()}
    return with_unit(replace(state, setups=setups, overrides=()), replace(unit, day_open=False, meeting=None))


def wrapped(state: State, _entry: Entry, act: acts.WrapDay) -> State:
    return close(state, act.unit)


def left_unwrapped(state: State, entry: Entry, act: reports.LeftUnwrapped) -> State:
    return with_stop(close(state, act.unit), entry, StopScope.UNIT, act.unit, Cause.LEFT_UNWRAPPED)


TABLE: dict[type, Fold] = {
    acts.OpenDay: day_opened,
    acts.HoldMeeting: meeting_held,
    acts.AttendMeeting: meeting_attended,
    acts.Brief: briefed,
    acts.CheckIn: checked_in,
    acts.OpenSetup: setup_opened,
    acts.DeclareZone: zone_declared,
    acts.WrapDay: wrapped,
    reports.CheckedOut: checked_out,
    reports.LunchBegan: lunch_began,
    reports.MoveBegan: move_began,
    reports.LeftUnwrapped: left_unwrapped,
}
