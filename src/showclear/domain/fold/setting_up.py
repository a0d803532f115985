"""Folds of setting up: packs, people, roles, papers, scripts, plans, and the hub's entries."""

from msgspec.structs import replace

from showclear.domain.acts import setting_up as acts
from showclear.domain.acts.day import ConfirmClock
from showclear.domain.acts.reports import CrewReplaced, DeviceRevoked, RoleEnded
from showclear.domain.days import Document, Plan
from showclear.domain.fold.step import Fold
from showclear.domain.people import Certificate, Grant, Person
from showclear.domain.state import Adopted, Entry, State, drop, put
from showclear.domain.terms import Role
from showclear.domain.weapons import Witness


def opened(state: State, entry: Entry, act: acts.ProductionOpened) -> State:
    person = Person(id=act.person, department="production", index=entry.index)
    state = replace(
        state,
        slug=act.slug,
        zone=act.zone,
        clock=act.clock,
        engine=act.engine,
        first_person=act.person,
        packs=(Adopted(pack="core", files=act.packs, index=entry.index),),
        people={act.person: person},
    )
    return granted(state, entry, acts.GrantRole(person=act.person, role=act.role))


def clock_stepped(state: State, entry: Entry, _act: acts.ClockStepped) -> State:
    return replace(state, stepped=entry.index)


def clock_confirmed(state: State, _entry: Entry, _act: ConfirmClock) -> State:
    return replace(state, stepped=-1)


def engine_changed(state: State, _entry: Entry, act: acts.EngineChanged) -> State:
    return replace(state, engine=act.engine)


def noted(state: State, _entry: Entry, _act: object) -> State:
    """Entries that are read by people and by no rule."""
    return state


def adopted(state: State, entry: Entry, act: acts.AdoptPack) -> State:
    kept = tuple(p for p in state.packs if p.pack != act.pack)
    return replace(state, packs=(*kept, Adopted(pack=act.pack, files=act.files, index=entry.index)))


def value_set(state: State, _entry: Entry, act: acts.TightenValue | acts.ReplaceHouseValue) -> State:
    return replace(state, values=put(state.values, act.rule, act.value))


def person_added(state: State, entry: Entry, act: acts.AddPerson) -> State:
    person = Person(
        id=act.person,
        department=act.department,
        agreement=act.agreement,
        minor=act.minor,
        account=act.account,
        index=entry.index,
    )
    return replace(state, people=put(state.people, act.person, person))


def granted(state: State, entry: Entry, act: acts.GrantRole) -> State:
    person = state.people[act.person]
    grant = Grant(role=act.role, unit=act.unit, date=act.date, duties=act.duties, acting=act.acting, index=entry.index)
    person = replace(person, grants=(*person.grants, grant))
    holders = state.holders_of.get(act.role, ())
    if act.person not in holders:
        holders = (*holders, act.person)
    return replace(
        state, people=put(state.people, person.id, person), holders_of=put(state.holders_of, act.role, holders)
    )


def gives_roles(state: State, actor: str) -> bool:
    """Whether this person has a role that gives roles, for good or on a day that is open: their word ends one, too."""
    person = state.people.get(actor)
    days = {None, *(unit.date for unit in state.units.values() if unit.day_open)}
    return person is not None and any(g.role in acts.PAPERS and g.date in days for g in person.grants)


def role_ended(state: State, entry: Entry, act: RoleEnded) -> State:
    """Takes effect from whoever gives roles, or has this one; from anybody else it is only recorded.

    The last who gives roles keeps theirs: nobody could give another.
    """
    person = state.people.get(act.person)
    if person is None or not (entry.actor == act.person or gives_roles(state, entry.actor)):
        return state
    kept = tuple(g for g in person.grants if not (g.role is act.role and (act.unit is None or g.unit == act.unit)))
    people = put(state.people, person.id, replace(person, grants=kept))
    ended = replace(state, people=people)
    return ended if any(gives_roles(ended, one) for one in people) else state


def certified(state: State, entry: Entry, act: acts.RecordCertificate) -> State:
    person = state.people[act.person]
    found = Certificate(kind=act.kind, start=act.start, until=act.until, index=entry.index)
    person = replace(person, certificates=(*person.certificates, found))
    return replace(state, people=put(state.people, person.id, person))


def device_enrolled(state: State, entry: Entry, act: acts.EnrolDevice) -> State:
    return replace(
        state,
        devices=put(state.devices, act.device, act.person or ""),
        enrolled=put(state.enrolled, act.device, entry.instant),
    )


def device_revoked(state: State, entry: Entry, act: DeviceRevoked) -> State:
    """Takes effect from its owner and from whoever enrols; from anybody else it is only recorded."""
    person = state.people.get(entry.actor)
    enrols = person is not None and any(grant.role in acts.EnrolDevice.WHO for grant in person.grants)
    if not enrols and state.devices.get(act.device) != entry.actor:
        return state
    return replace(state, devices=drop(state.devices, act.device), enrolled=drop(state.enrolled, act.device))


def document_filed(state: State, entry: Entry, act: acts.FileDocument) -> State:
    found = Document(
        id=act.document, kind=act.kind, start=act.start, until=act.until, scenes=act.scenes, index=entry.index
    )
    return replace(state, documents=put(state.documents, act.document, found))


def plan_drafted(state: State, entry: Entry, act: acts.DraftPlan) -> State:
    plan = Plan(
        id=act.plan,
        version=entry.index,
        scenes=act.scenes,
        weapons=act.weapons,
        weapon_class=act.weapon_class,
        characters=act.characters,
        actions=act.actions,
        muzzle=act.muzzle,
        uses=act.uses,
        rounds=act.rounds,
        load=act.load,
        distance=act.distance,
        texts=act.texts,
        zone=act.zone,
        shield=act.shield,
        protection=act.protection,
        risks=act.risks,
    )
    return replace(state, plans=put(state.plans, act.plan, plan))


def plan_approved(state: State, entry: Entry, act: acts.ApprovePlan) -> State:
    plan = state.plans[act.plan]
    roles = state.people[entry.actor].roles(None, None)
    mine = tuple((r.value, entry.index) for r in (Role.ARMORER, Role.FIRST_AD) if r in roles)
    plan = replace(plan, approved=(*plan.approved, *mine))
    return replace(state, plans=put(state.plans, plan.id, plan))


def crew_replaced(state: State, entry: Entry, act: CrewReplaced) -> State:
    """Takes the other's place in line and in the zone of every set-up, uncovered until briefed by the armorer.

    Who writes for the others while phones are off hands that on too, and needs no brief for it.
    """
    setups = dict(state.setups)
    units = dict(state.units)
    weapons = dict(state.weapons)
    for known in state.setups.values():
        setup = replace(known, scribe=act.into) if act.out == known.scribe else known
        setups[setup.id] = setup
        in_zone = setup.zone is not None and act.out in setup.zone
        if not in_zone and all(p.person != act.out for p in setup.in_line):
            continue
        line = tuple(replace(p, person=act.into) if p.person == act.out else p for p in setup.in_line)
        zone = setup.zone if setup.zone is None else (setup.zone - {act.out}) | {act.into}
        setups[setup.id] = replace(setup, in_line=line, zone=zone)
        unit = units[setup.unit]
        units[unit.id] = replace(unit, replaced=put(unit.replaced, act.into, entry.index))
    for weapon in state.weapons.values():
        if any(w.person == act.out for w in weapon.must_see):
            kept: tuple[Witness, ...] = tuple(w for w in weapon.must_see if w.person != act.out)
            weapons[weapon.id] = replace(weapon, must_see=kept)
    return replace(state, setups=setups, units=units, weapons=weapons)


TABLE: dict[type, Fold] = {
    acts.ProductionOpened: opened,
    acts.ClockStepped: clock_stepped,
    ConfirmClock: clock_confirmed,
    acts.EngineChanged: engine_changed,
    acts.ClockRanOut: noted,
    acts.DayRootsWritten: noted,
    acts.AdoptPack: adopted,
    acts.TightenValue: value_set,
    acts.ReplaceHouseValue: value_set,
    acts.AddPerson: person_added,
    acts.GrantRole: granted,
    RoleEnded: role_ended,
    acts.RecordCertificate: certified,
    acts.EnrolDevice: device_enrolled,
    DeviceRevoked: device_revoked,
    acts.FileDocument: document_filed,
    acts.DraftPlan: plan_drafted,
    acts.ApprovePlan: plan_approved,
    CrewReplaced: crew_replaced,
}
