"""Folds of the armory: weapons in and out, rounds from lot to container to weapon and back."""

from msgspec.structs import replace

from showclear.domain.acts import armory as acts
from showclear.domain.acts import reports
from showclear.domain.custody import ASKED, SERVICE, Move
from showclear.domain.days import Unit
from showclear.domain.fold.step import (
    Fold,
    is_weapons_person,
    with_container,
    with_moved,
    with_stop,
    with_unit,
    with_weapon,
)
from showclear.domain.rounds import Container, Lot, shows_dummy
from showclear.domain.state import Entry, State, put
from showclear.domain.terms import (
    Bore,
    BoreLook,
    Cause,
    Clearance,
    Custody,
    RoundClass,
    StopScope,
)
from showclear.domain.weapons import Photo, Tested, Weapon, is_bad, voided


def armory_opened(state: State, entry: Entry, act: acts.OpenArmory) -> State:
    unit = state.units.get(act.unit) or Unit(id=act.unit, date=act.date)
    off = any(c.count != state.containers[c.container].held for c in act.counts)
    inside = sum(w.custody is Custody.LOCKED for w in state.weapons.values())
    off = off or (act.weapons is not None and act.weapons != inside)
    gap = entry.index if off else -1
    return with_unit(state, replace(unit, armory_open=True, armory_date=act.date, opening_gap=gap))


def armory_closed(state: State, _entry: Entry, act: reports.ArmoryClosed) -> State:
    unit = state.units.get(act.unit)
    return state if unit is None else with_unit(state, replace(unit, armory_open=False))


def registered(state: State, entry: Entry, act: acts.RegisterWeapon) -> State:
    weapon = Weapon(
        id=act.weapon,
        weapon_class=act.weapon_class,
        anatomy=act.anatomy,
        serial=act.serial,
        calibre=act.calibre,
        double_of=act.double_of,
        index=entry.index,
    )
    if act.double_of:
        state = doubled(doubled(state, act.weapon, act.double_of), act.double_of, act.weapon)
    return with_moved(state, entry, weapon)


def doubled(state: State, weapon: str, other: str) -> State:
    return replace(state, doubles=put(state.doubles, weapon, (*state.doubles.get(weapon, ()), other)))


def photo_added(state: State, entry: Entry, act: acts.AddPhoto) -> State:
    """No `with_moved`: a photo changes nothing that anybody decides by, so it makes no screen stale."""
    weapon = state.weapons[act.weapon]
    others = tuple(p for p in weapon.photos if p.side is not act.side)
    photo = Photo(side=act.side, digest=act.photo, index=entry.index)
    return with_weapon(state, replace(weapon, photos=(*others, photo)))


def lot_received(state: State, entry: Entry, act: acts.ReceiveLot) -> State:
    lot = Lot(
        id=act.lot,
        round_class=act.round_class,
        calibre=act.calibre,
        count=act.count,
        load=act.load,
        index=entry.index,
        left=act.count,
    )
    return replace(state, lots=put(state.lots, act.lot, lot))


def container_filled(state: State, entry: Entry, act: acts.FillContainer) -> State:
    lot = state.lots[act.lot]
    state = replace(state, lots=put(state.lots, lot.id, replace(lot, left=lot.left - act.count)))
    known = state.containers.get(act.container)
    if known is not None and known.held + known.adrift > 0:
        container = replace(known, held=known.held + act.count, filled=entry.index, moved=entry.index)
    else:
        container = Container(
            id=act.container,
            kind=act.kind,
            lot=act.lot,
            round_class=lot.round_class,
            held=act.count,
            filled=entry.index,
            moved=entry.index,
            custody=known.custody if known else Custody.LOCKED,
            keeper=known.keeper if known else "",
            off=known.off if known else -1,
        )
    return with_container(state, container)


def container_inspected(state: State, entry: Entry, act: acts.InspectContainer) -> State:
    """A good look counts; a bad one seals the container and, for a live or unknown round, stops the production."""
    container = state.containers.get(act.container)
    if container is None:
        return state
    if not is_bad_inspection(act, container):
        counted = container.counted_as if container.is_explained else -1  # every round was in sight since
        return with_container(state, replace(container, inspected=entry.index, counted_as=counted))
    state = with_container(state, replace(container, inspected=-1, sealed=entry.index))
    found = {r.round_class for r in act.rounds}
    if RoundClass.LIVE in found:
        return with_stop(state, entry, StopScope.PRODUCTION, "", Cause.LIVE_ROUND)
    return with_stop(state, entry, StopScope.LOT, container.lot, Cause.BAD_FINDING)


def is_bad_inspection(act: acts.InspectContainer, container: Container) -> bool:
    """A round of another class than the label's, or a dummy that shows nothing that makes it one."""
    return any(
        r.round_class is not container.round_class or (r.round_class is RoundClass.DUMMY and not shows_dummy(r, 1))
        for r in act.rounds
    )


def container_unlocked(state: State, entry: Entry, act: acts.UnlockContainer) -> State:
    container = state.containers[act.container]
    return with_container(
        state,
        replace(container, custody=Custody.WITH_WEAPONS_PERSON, keeper=entry.actor, moved=entry.index),
    )


def container_locked(state: State, _entry: Entry, act: reports.ContainerLocked) -> State:
    container = state.containers.get(act.container)
    if container is None:
        return state
    return with_container(state, replace(container, custody=Custody.LOCKED, keeper="", holder=""))


def weapon_inspected(state: State, entry: Entry, act: acts.InspectWeapon) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    if is_bad(act.look):
        bore = Bore.SUSPECT if act.look.bore is BoreLook.OBSTRUCTED else weapon.bore
        weapon = voided(replace(weapon, bore=bore, inspected=-1), Cause.BAD_FINDING, entry.index, for_good=True)
        return with_stop(with_moved(state, entry, weapon), entry, StopScope.WEAPON, weapon.id, Cause.BAD_FINDING)
    clearance = weapon.clearance if weapon.clearance is Clearance.HOT else Clearance.INSPECTED
    return with_weapon(state, replace(weapon, inspected=entry.index, clearance=clearance, clearing=None, offer=None))


def bore_checked(state: State, entry: Entry, act: acts.CheckBore) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    if act.bore is BoreLook.OBSTRUCTED:
        weapon = voided(replace(weapon, bore=Bore.SUSPECT), Cause.BAD_FINDING, entry.index, for_good=True)
        return with_stop(with_moved(state, entry, weapon), entry, StopScope.WEAPON, weapon.id, Cause.BAD_FINDING)
    service = SERVICE["CheckBore"].get(weapon.service, weapon.service)
    changed = replace(weapon, bore=Bore.CHECKED, service=service)
    return with_weapon(state, changed)


def test_fired(state: State, entry: Entry, act: acts.TestFire) -> State:
    weapon = state.weapons[act.weapon]
    found = Tested(lot=act.lot, load=act.load, distance=act.distance, index=entry.index)
    kept = tuple(t for t in weapon.tested if (t.lot, t.load) != (act.lot, act.load))
    weapon = voided(replace(weapon, tested=(*kept, found), fired=entry.index), Cause.LOADED, entry.index, for_good=True)
    return with_weapon(state, weapon)


def cleaned(state: State, entry: Entry, act: acts.CleanWeapon) -> State:
    """It was apart: every look at it is void, and what was pushed through the bore may still be in it."""
    weapon = replace(state.weapons[act.weapon], fired=-1, inspected=-1, bore=Bore.UNCHECKED)
    return with_moved(state, entry, voided(weapon, Cause.CLEANED, entry.index, for_good=True))


def unlocked(state: State, entry: Entry, act: acts.UnlockWeapon) -> State:
    weapon = state.weapons[act.weapon]
    weapon = replace(
        weapon,
        custody=ASKED[Move.UNLOCK][weapon.custody],
        keeper=entry.actor,
        holder="",
        clearance=Clearance.NOT_CLEAR if weapon.load else Clearance.UNKNOWN,
        clearing=None,
        offer=None,
        inspected=-1,
        unlocked=entry.index,
        purpose=act.purpose,
        void=Cause.NEVER_SHOWN,
        void_index=entry.index,
    )
    return with_moved(state, entry, weapon)


def identified(state: State, entry: Entry, act: acts.IdentifyRounds) -> State:
    """Called when the countersign makes it true, or at once when what was found is bad."""
    incident = state.incidents.get(act.of)
    if incident is None:
        return state
    if act.found in {RoundClass.LIVE, RoundClass.UNKNOWN}:
        if incident.container in state.containers:
            container = replace(state.containers[incident.container], sealed=entry.index)
            state = with_container(state, container)
        return with_stop(state, entry, StopScope.PRODUCTION, "", Cause.LIVE_ROUND)
    return replace(state, incidents={k: v for k, v in state.incidents.items() if k != act.of})


def written_off(state: State, entry: Entry, act: acts.WriteOffRounds) -> State:
    container = state.containers[act.container]
    adrift = max(0, container.adrift - act.count)
    held = container.held - max(0, act.count - container.adrift)
    explained = container.counted == container.off and container.counted_as == held  # of the last count, and no other
    return with_container(
        state,
        replace(
            container,
            adrift=adrift,
            held=max(0, held),
            counted_as=held if container.counted_as == held else -1,
            moved=entry.index,
            off=-1 if explained else container.off,
        ),
    )


def shipped(move: Move) -> Fold:
    """Weapons and containers between the safe, a carrier and the supplier."""

    def fold(state: State, entry: Entry, act: acts.ShipOut) -> State:
        for id_ in act.weapons:
            weapon = state.weapons[id_]
            weapon = replace(weapon, custody=ASKED[move][weapon.custody], keeper="", holder="")
            state = with_moved(state, entry, weapon)
        for id_ in act.containers:
            container = state.containers[id_]
            reached = ASKED[move].get(container.custody, container.custody)
            state = with_container(state, replace(container, custody=reached, keeper="", moved=entry.index))
        return state

    return fold


def back_in_service(state: State, entry: Entry, act: acts.ReturnToService) -> State:
    weapon = state.weapons[act.weapon]
    reached = SERVICE["ReturnToService"][weapon.service]
    weapon = replace(weapon, service=reached, bore=Bore.UNCHECKED, inspected=-1)
    return with_moved(state, entry, weapon)


def relieved(state: State, entry: Entry, act: acts.Relieve) -> State:
    for id_ in act.weapons:
        weapon = state.weapons[id_]
        weapon = voided(replace(weapon, keeper=entry.actor), Cause.RELIEVED, entry.index, for_good=True)
        state = with_moved(state, entry, weapon)
    for counted in act.counts:
        container = state.containers[counted.container]
        state = with_container(
            state,
            replace(container, keeper=entry.actor, counted=entry.index, counted_as=counted.count),
        )
    return state


def swept(state: State, entry: Entry, act: acts.Sweep) -> State:
    return with_unit(state, replace(state.units[act.unit], swept=entry.index))


def count_taken(state: State, entry: Entry, act: reports.CountTaken) -> State:
    container = state.containers.get(act.container)
    if container is None:
        return state
    right = act.count == container.held
    if right and not is_weapons_person(state, entry.actor):  # anybody may say that it is off; not that it is right
        return state
    recount = container.recount and not right
    counted = replace(container, counted=entry.index, counted_as=act.count, recount=recount)
    if not right and container.round_class is not RoundClass.BLANK:  # brass gets lost; a dummy does not
        counted = replace(counted, off=entry.index)
    return with_container(state, counted)


def quarantined(state: State, entry: Entry, act: reports.Quarantined) -> State:
    if act.container in state.containers:
        state = with_container(state, replace(state.containers[act.container], sealed=entry.index))
    if act.lot in state.lots:
        lot = replace(state.lots[act.lot], quarantined=entry.index)
        state = replace(state, lots=put(state.lots, lot.id, lot))
    return state


def tagged_out(state: State, entry: Entry, act: reports.TaggedOut) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    weapon = replace(weapon, service=SERVICE["TaggedOut"][weapon.service], service_since=entry.index)
    return with_moved(state, entry, voided(weapon, Cause.BAD_FINDING, entry.index, for_good=True))


def sealed(weapon: Weapon, entry: Entry, cause: Cause) -> Weapon:
    """Evidence: nothing but CloseInvestigation leads out of it."""
    weapon = replace(weapon, service=SERVICE["Sealed"][weapon.service], service_since=entry.index)
    return voided(weapon, cause, entry.index, for_good=True)


TABLE: dict[type, Fold] = {
    acts.OpenArmory: armory_opened,
    reports.ArmoryClosed: armory_closed,
    acts.RegisterWeapon: registered,
    acts.AddPhoto: photo_added,
    acts.ReceiveLot: lot_received,
    acts.FillContainer: container_filled,
    acts.InspectContainer: container_inspected,
    acts.UnlockContainer: container_unlocked,
    reports.ContainerLocked: container_locked,
    acts.InspectWeapon: weapon_inspected,
    acts.CheckBore: bore_checked,
    acts.TestFire: test_fired,
    acts.CleanWeapon: cleaned,
    acts.UnlockWeapon: unlocked,
    acts.IdentifyRounds: identified,
    acts.WriteOffRounds: written_off,
    acts.ReceiveShipment: shipped(Move.RECEIVE),
    acts.ShipOut: shipped(Move.SHIP),
    acts.ReturnToSupplier: shipped(Move.GIVE_BACK),
    acts.ReturnToService: back_in_service,
    acts.Relieve: relieved,
    acts.Sweep: swept,
    reports.CountTaken: count_taken,
    reports.Quarantined: quarantined,
    reports.TaggedOut: tagged_out,
}
