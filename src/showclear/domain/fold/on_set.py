"""Folds on set: shown, seen, loaded, offered, taken, returned, put down, unloaded, locked; lines of inert weapons."""

from msgspec.structs import replace

from showclear.domain.acts import on_set as acts
from showclear.domain.acts import reports
from showclear.domain.custody import ASKED, REPORTED, Move, Told
from showclear.domain.days import Line
from showclear.domain.fold.step import (
    Fold,
    is_weapons_person,
    with_container,
    with_moved,
    with_stop,
    with_weapon,
)
from showclear.domain.rounds import Container
from showclear.domain.state import Entry, State, put
from showclear.domain.terms import (
    GOOD,
    Bore,
    Call,
    Cause,
    Clearance,
    Custody,
    Kind,
    Load,
    RoundClass,
    StopScope,
)
from showclear.domain.weapons import Clearing, Loaded, Offer, Weapon, Witness, is_bad, voided

CLEARANCE_OF = {Kind.EMPTY: Clearance.COLD_EMPTY, Kind.DUMMY: Clearance.COLD_DUMMY, Kind.HOT: Clearance.HOT}


def bad_look(state: State, entry: Entry, weapon: Weapon) -> State:
    weapon = voided(weapon, Cause.BAD_FINDING, entry.index, for_good=True)
    return with_stop(with_moved(state, entry, weapon), entry, StopScope.WEAPON, weapon.id, Cause.BAD_FINDING)


def shown_clear(state: State, entry: Entry, act: acts.ShowClear) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    if is_bad(act.look):
        return bad_look(state, entry, weapon)
    clearing = Clearing(
        statement=entry.index,
        full=entry.index,
        at=entry.instant,
        by=entry.actor,
        holder=act.holder,
        setup=act.setup,
        base=act.kind,
        kind=act.kind,
        count=weapon.rounds,
    )
    clearance = CLEARANCE_OF[act.kind]
    return with_weapon(state, replace(weapon, clearance=clearance, clearing=clearing, offer=None, disputed=-1))


def cleared_again(state: State, entry: Entry, act: acts.ClearAgain) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    if is_bad(act.look):
        return bad_look(state, entry, weapon)
    before = weapon.clearing
    if before is None:  # unreachable behind the gate; a record made elsewhere changes nothing
        return state
    clearing = replace(
        before,
        statement=entry.index,
        at=entry.instant,
        by=entry.actor,
        kind=before.base,
        count=weapon.rounds,
        load=Load.NONE,
        seen=without_holder(before),
        spent=False,
    )
    return with_weapon(state, replace(weapon, clearance=CLEARANCE_OF[before.base], clearing=clearing, offer=None))


def without_holder(clearing: Clearing) -> tuple[Witness, ...]:
    return tuple(w for w in clearing.seen if w.person != clearing.holder)


def disagrees(state: State, act: acts.Seen) -> bool:
    """True when the witness saw something else than what was stated."""
    weapon = state.weapons.get(act.weapon)
    return weapon is not None and weapon.clearing is not None and act.saw != weapon.clearing.expects()


def seen(state: State, entry: Entry, act: acts.Seen) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None or weapon.clearing is None:
        return state
    if disagrees(state, act):
        disputed = replace(voided(weapon, Cause.WITNESS_DISAGREES, entry.index, for_good=True), disputed=entry.index)
        state = with_moved(state, entry, disputed)
        return with_stop(state, entry, StopScope.WEAPON, weapon.id, Cause.WITNESS_DISAGREES)
    if weapon.clearance not in GOOD:  # what was stated no longer stands, so nobody can be a witness of it
        return state
    kept = tuple(w for w in weapon.clearing.seen if w.person != act.by)
    told_by = entry.actor if entry.actor != act.by else ""
    witness = Witness(person=act.by, index=entry.index, told_by=told_by)
    clearing = replace(weapon.clearing, seen=(*kept, witness))
    asked = tuple(w for w in weapon.must_see if w.person != act.by)
    return with_weapon(state, replace(weapon, clearing=clearing, must_see=asked))


def out_of(state: State, entry: Entry, container_id: str, count: int, load: Load) -> tuple[State, Loaded]:
    """Moves rounds from a container into a weapon; they are adrift until they are told to be back."""
    container = state.containers[container_id]
    state = with_container(
        state,
        replace(
            container, held=container.held - count, adrift=container.adrift + count, moved=entry.index, counted_as=-1
        ),
    )
    loaded = Loaded(
        container=container.id, lot=container.lot, round_class=container.round_class, load=load, count=count
    )
    return state, loaded


def dummies_loaded(state: State, entry: Entry, act: acts.LoadDummies) -> State:
    weapon = state.weapons[act.weapon]
    state, loaded = out_of(state, entry, act.container, act.count, Load.NONE)
    weapon = voided(
        replace(weapon, load=(*weapon.load, loaded), bore=Bore.UNCHECKED), Cause.LOADED, entry.index, for_good=True
    )
    return with_moved(state, entry, weapon)


def made_hot(state: State, entry: Entry, act: acts.MakeHot) -> State:
    """The empty look stands behind it; from here on what is stated is HOT, and the holder must see it again."""
    weapon = state.weapons[act.weapon]
    state, loaded = out_of(state, entry, act.containers[0], act.count, act.load)
    clearing = None
    if weapon.clearing is not None:
        clearing = replace(
            weapon.clearing,
            statement=entry.index,
            at=entry.instant,
            by=entry.actor,
            kind=Kind.HOT,
            count=act.count,
            load=act.load,
            seen=without_holder(weapon.clearing),
        )
    weapon = replace(weapon, load=(*weapon.load, loaded), clearance=Clearance.HOT, clearing=clearing, offer=None)
    return with_moved(state, entry, weapon)


def offered(state: State, entry: Entry, act: acts.HandWeapon) -> State:
    weapon = state.weapons[act.weapon]
    offer = Offer(
        index=entry.index,
        by=entry.actor,
        holder=act.holder,
        setup=act.setup,
        use=act.use,
        calls=act.calls,
        containers=act.containers,
        texts=act.texts,
    )
    return with_weapon(state, replace(weapon, offer=offer))


def taken(state: State, entry: Entry, act: acts.TakeWeapon) -> State:
    weapon = state.weapons[act.weapon]
    offer = weapon.offer
    if offer is None:  # unreachable behind the gate; a record made elsewhere changes nothing
        return state
    for id_ in offer.containers:
        container = state.containers[id_]
        state = with_container(
            state, replace(container, custody=Custody.WITH_HOLDER, holder=entry.actor, moved=entry.index)
        )
    weapon = replace(
        weapon,
        custody=ASKED[Move.TAKE][weapon.custody],
        holder=entry.actor,
        keeper="",
        offer=None,
        clearing=None if weapon.clearing is None else replace(weapon.clearing, spent=True),
        declined=tuple(w for w in weapon.declined if w.person != entry.actor),
    )
    return with_moved(state, entry, weapon)


def taken_up(state: State, entry: Entry, act: acts.TakeUp) -> State:
    weapon = state.weapons[act.weapon]
    weapon = replace(weapon, custody=ASKED[Move.TAKE_UP][weapon.custody], keeper=entry.actor, holder="")
    return with_moved(state, entry, voided(weapon, Cause.PLACED, entry.index))


def announced(state: State, entry: Entry, act: acts.AnnounceOnSet) -> State:
    weapon = replace(state.weapons[act.weapon], announced=entry.index)
    if act.call in {Call.HOT, Call.FIRING}:
        weapon = replace(weapon, warned=entry.index)
    return with_weapon(state, weapon)


def returned(state: State, entry: Entry, act: reports.WeaponReturned) -> State:
    """Believed from a weapons person; from anybody else it stays out, and is not clear."""
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    weapon_after = voided(weapon, Cause.RETURNED, entry.index)
    if not is_weapons_person(state, entry.actor):
        return with_moved(state, entry, weapon_after)
    for container in state.containers.values():
        if weapon.holder and container.holder == weapon.holder:
            back = replace(container, custody=Custody.WITH_WEAPONS_PERSON, holder="", keeper=entry.actor)
            state = with_container(state, back)
    reached = REPORTED[Told.RETURNED][weapon.custody]
    return with_moved(state, entry, replace(weapon_after, custody=reached, holder="", keeper=entry.actor, line=""))


def rounds_back(state: State, entry: Entry, weapon: Weapon, act: reports.WeaponUnloaded) -> tuple[State, list[Loaded]]:
    """Whole rounds go where it was said; a dummy that is not said to be whole stays adrift until it is found.

    What is accounted for leaves the weapon. What is not is still inside, as far as anybody knows. Rounds that went
    where they had not come from, and rounds that the book did not know, are looked at before anybody loads them.
    """
    unfired, spent = act.unfired, act.fired + act.failed
    inside: list[Loaded] = []
    for loaded in weapon.load:
        back = min(unfired, loaded.count)
        gone = min(spent, loaded.count - back)
        unfired, spent = unfired - back, spent - gone
        if loaded.count > back + gone:
            inside.append(replace(loaded, count=loaded.count - back - gone))
        settled = back if loaded.round_class is RoundClass.DUMMY else back + gone
        origin = state.containers.get(loaded.container)
        if origin is not None:
            state = with_container(state, replace(origin, adrift=max(0, origin.adrift - settled), moved=entry.index))
        to = state.containers.get(act.to or loaded.container)
        if to is not None and back:
            put_in = replace(to, held=to.held + back, moved=entry.index, counted_as=-1)
            state = with_container(state, put_in if loaded.lot == to.lot else uninspected(put_in, entry))
    if unfired:
        state = with_surplus(state, entry, weapon, act, unfired)
    return state, inside


def uninspected(container: Container, entry: Entry) -> Container:
    """Every look at it is void, as after a refill."""
    return replace(container, filled=entry.index)


def with_surplus(state: State, entry: Entry, weapon: Weapon, act: reports.WeaponUnloaded, count: int) -> State:
    """More rounds came out than the book knew of: where they went is looked at, else the weapon stops."""
    to = state.containers.get(act.to or (weapon.load[0].container if weapon.load else ""))
    if to is None:
        return with_stop(state, entry, StopScope.WEAPON, weapon.id, Cause.COUNT)
    held = replace(to, held=to.held + count, moved=entry.index, counted_as=-1, recount=True)
    return with_container(state, uninspected(held, entry))


def unloaded(state: State, entry: Entry, act: reports.WeaponUnloaded) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    fired = entry.index if act.fired else weapon.fired
    after = voided(replace(weapon, fired=fired), Cause.UNLOADED, entry.index)
    if not is_weapons_person(state, entry.actor):
        return with_moved(state, entry, after)
    state, inside = rounds_back(state, entry, weapon, act)
    fed = tuple(dict.fromkeys(loaded.lot for loaded in weapon.load)) or weapon.last_lots
    return with_moved(state, entry, replace(after, load=tuple(inside), last_lots=fed))


def locked(state: State, entry: Entry, act: reports.WeaponLocked) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    after = voided(weapon, Cause.LOCKED, entry.index, for_good=True)
    if not is_weapons_person(state, entry.actor):
        return with_moved(state, entry, after)
    reached = REPORTED[Told.LOCKED][weapon.custody]
    return with_moved(state, entry, replace(after, custody=reached, keeper="", holder="", line="", purpose=None))


def placed(state: State, entry: Entry, act: reports.WeaponPlaced) -> State:
    """Watched by a weapons person the short look is enough afterwards; unwatched it is not."""
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    watcher = act.watched_by or ""
    for_good = not is_weapons_person(state, watcher)
    after = voided(weapon, Cause.PLACED, entry.index, for_good=for_good)
    reached = REPORTED[Told.PLACED if watcher else Told.UNATTENDED][weapon.custody]
    return with_moved(state, entry, replace(after, custody=reached, keeper=watcher, holder=""))


def line_cleared(state: State, entry: Entry, act: acts.ClearLine) -> State:
    day = state.units[act.unit].date
    for id_ in act.weapons:
        weapon = replace(state.weapons[id_], proved_on=day, proved=entry.index, clearance=Clearance.COLD_EMPTY)
        state = with_weapon(state, weapon)
    return state


def line_issued(state: State, entry: Entry, act: acts.IssueLine) -> State:
    for item in act.items:
        weapon = state.weapons[item.weapon]
        weapon = replace(
            weapon,
            custody=ASKED[Move.ISSUE][weapon.custody],
            holder=item.person or item.voucher,
            keeper="",
            line=act.line,
        )
        state = with_moved(state, entry, weapon)
    line = Line(id=act.line, unit=act.unit, index=entry.index, weapons=frozenset(i.weapon for i in act.items))
    return replace(state, lines=put(state.lines, line.id, line))


def line_collected(state: State, entry: Entry, act: reports.LineCollected) -> State:
    believed = is_weapons_person(state, entry.actor)
    for id_ in act.weapons:
        weapon = state.weapons.get(id_)
        if weapon is None:
            continue
        if not believed:
            state = with_moved(state, entry, voided(weapon, Cause.RETURNED, entry.index))
            continue
        reached = REPORTED[Told.RETURNED][weapon.custody]
        back = replace(weapon, custody=reached, holder="", keeper=entry.actor, line="")
        state = with_moved(state, entry, back)
    return state


def noted(state: State, _entry: Entry, _act: object) -> State:
    return state


TABLE: dict[type, Fold] = {
    acts.ShowClear: shown_clear,
    acts.ClearAgain: cleared_again,
    acts.Seen: seen,
    acts.LoadDummies: dummies_loaded,
    acts.MakeHot: made_hot,
    acts.HandWeapon: offered,
    acts.TakeWeapon: taken,
    acts.TakeUp: taken_up,
    acts.AnnounceOnSet: announced,
    acts.OpenZone: noted,
    acts.ClearLine: line_cleared,
    acts.IssueLine: line_issued,
    reports.WeaponReturned: returned,
    reports.WeaponUnloaded: unloaded,
    reports.WeaponLocked: locked,
    reports.WeaponPlaced: placed,
    reports.LineCollected: line_collected,
}
