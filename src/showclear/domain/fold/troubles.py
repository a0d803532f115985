"""Folds of what goes wrong and of what cures it: STOPs, stoppages, discharges, found rounds, concerns, paper."""

from typing import Final

from msgspec.structs import replace

from showclear.domain.acts import on_set as asked
from showclear.domain.acts import reports
from showclear.domain.custody import REPORTED, SERVICE, Told
from showclear.domain.days import Concern, Incident
from showclear.domain.fold.armory import sealed
from showclear.domain.fold.step import (
    Fold,
    is_armorer,
    with_container,
    with_moved,
    with_stop,
    with_weapon,
)
from showclear.domain.state import Entry, Overridden, State, drop, put
from showclear.domain.terms import Bore, Cause, Custody, Load, RoundClass, Service, StoppageKind, StopScope
from showclear.domain.weapons import Loaded, Weapon, Witness, voided

GRAVE_ROUNDS: Final = {RoundClass.LIVE: Cause.LIVE_ROUND, RoundClass.UNKNOWN: Cause.UNKNOWN_ROUND}


def stop_called(state: State, entry: Entry, act: reports.StopCalled) -> State:
    return with_stop(state, entry, act.scope, act.subject, Cause.CALLED)


def restarted(state: State, _entry: Entry, act: asked.Restart) -> State:
    return replace(state, stops=drop(state.stops, act.stop))


def withheld(state: State, entry: Entry, act: reports.Withheld) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None or not is_armorer(state, entry.actor):
        return with_stop(state, entry, StopScope.WEAPON, act.weapon, Cause.CALLED)
    return with_weapon(state, replace(weapon, withheld=entry.index, offer=None))


def lifted(state: State, _entry: Entry, act: asked.LiftWithheld) -> State:
    for weapon in state.weapons.values():
        if weapon.withheld == act.of:
            return with_weapon(state, replace(weapon, withheld=-1))
    return state


def show_me_asked(state: State, entry: Entry, act: reports.ShowMeAsked) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None or entry.actor not in state.people or any(w.person == entry.actor for w in weapon.must_see):
        return state
    asker = Witness(person=entry.actor, index=entry.index)
    return with_weapon(state, replace(weapon, must_see=(*weapon.must_see, asker)))


def declined(state: State, entry: Entry, act: reports.Declined) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    kept = tuple(w for w in weapon.declined if w.person != entry.actor)
    offer = None if weapon.offer is not None and weapon.offer.holder == entry.actor else weapon.offer
    said = Witness(person=entry.actor, index=entry.index)
    return with_weapon(state, replace(weapon, declined=(*kept, said), offer=offer))


def concern_raised(state: State, entry: Entry, act: reports.ConcernRaised) -> State:
    concern = Concern(
        index=entry.index,
        at=entry.instant,
        weapon=act.weapon or "",
        scene=act.scene or "",
        person=act.person or "",
        unit=act.unit or "",
        by=entry.actor,
    )
    return replace(state, concerns=put(state.concerns, entry.index, concern))


def concern_answered(state: State, _entry: Entry, act: asked.AnswerConcern) -> State:
    return replace(state, concerns=drop(state.concerns, act.of))


def with_incident(
    state: State, entry: Entry, cause: Cause, weapon: str = "", container: str = "", unit: str = ""
) -> State:
    incident = Incident(index=entry.index, at=entry.instant, cause=cause, weapon=weapon, container=container, unit=unit)
    return replace(state, incidents=put(state.incidents, entry.index, incident))


def with_sealed(state: State, entry: Entry, weapon_id: str | None, container_id: str | None, cause: Cause) -> State:
    """Evidence: the weapon and the container stay as they are."""
    weapon = state.weapons.get(weapon_id or "")
    if weapon is not None:
        state = with_moved(state, entry, sealed(weapon, entry, cause))
    container = state.containers.get(container_id or "")
    if container is not None:
        state = with_container(state, replace(container, sealed=entry.index))
    return state


def discharged(state: State, entry: Entry, act: reports.UnintendedDischarge) -> State:
    state = with_sealed(state, entry, act.weapon, None, Cause.UNINTENDED_DISCHARGE)
    weapon = state.weapons.get(act.weapon or "")
    if weapon is not None:
        state = with_weapon(state, replace(weapon, fired=entry.index))
    state = with_incident(state, entry, Cause.UNINTENDED_DISCHARGE, weapon=act.weapon or "")
    return with_stop(state, entry, StopScope.PRODUCTION, "", Cause.UNINTENDED_DISCHARGE)


def injured(state: State, entry: Entry, act: reports.PersonInjured) -> State:
    """An injury stops everything. That a weapon was part of one already told of is no second injury."""
    state = with_sealed(state, entry, act.weapon, None, Cause.INJURY)
    told = state.incidents.get(-1 if act.of is None else act.of)
    if act.weapon and told is not None and told.cause is Cause.INJURY and not told.weapon:
        return replace(state, incidents=put(state.incidents, told.index, replace(told, weapon=act.weapon)))
    state = with_incident(state, entry, Cause.INJURY, weapon=act.weapon or "", unit=act.unit)
    return with_stop(state, entry, StopScope.PRODUCTION, "", Cause.INJURY)


def live_found(state: State, entry: Entry, act: reports.LiveRoundFound) -> State:
    state = with_sealed(state, entry, act.weapon, act.container, Cause.LIVE_ROUND)
    state = with_incident(state, entry, Cause.LIVE_ROUND, act.weapon or "", act.container or "", act.unit)
    return with_stop(state, entry, StopScope.PRODUCTION, "", Cause.LIVE_ROUND)


def unknown_found(state: State, entry: Entry, act: reports.UnknownRoundFound) -> State:
    state = with_sealed(state, entry, act.weapon, act.container, Cause.UNKNOWN_ROUND)
    state = with_incident(state, entry, Cause.UNKNOWN_ROUND, act.weapon or "", act.container or "", act.unit)
    return with_stop(state, entry, StopScope.PRODUCTION, "", Cause.UNKNOWN_ROUND)


def stray_found(state: State, entry: Entry, act: reports.StrayRoundFound) -> State:
    """Weapons of the unit pause until two people have identified it and its container is counted again."""
    container = state.containers.get(act.container or "")
    if container is not None:
        state = with_container(state, replace(container, recount=True))
    return with_incident(state, entry, Cause.STRAY_ROUND, container=act.container or "", unit=act.unit)


def stopped(state: State, entry: Entry, act: reports.Stoppage) -> State:
    """Jam and dud touch the weapon only; a hang-fire or a weak report also stops the lot."""
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    serious = act.kind in {StoppageKind.HANG_FIRE, StoppageKind.WEAK_REPORT}
    service = SERVICE["TaggedOut" if serious else "Stoppage"][weapon.service]
    weapon = replace(weapon, service=service, service_since=entry.index, stopped_at=entry.instant, bore=Bore.SUSPECT)
    weapon = voided(weapon, Cause(act.kind.value), entry.index, for_good=True)
    state = with_moved(state, entry, weapon)
    fed = dict.fromkeys(loaded.lot for loaded in weapon.load) or weapon.last_lots
    for lot in fed if serious else ():
        state = with_stop(state, entry, StopScope.LOT, lot, Cause(act.kind.value))
    return state


def investigation_closed(state: State, entry: Entry, act: asked.CloseInvestigation) -> State:
    incident = state.incidents.get(act.of)
    state = replace(state, incidents=drop(state.incidents, act.of))
    weapon = state.weapons.get(incident.weapon if incident else "")
    if weapon is None or weapon.service is not Service.EVIDENCE:
        return state
    return with_moved(state, entry, replace(weapon, service=SERVICE["CloseInvestigation"][weapon.service]))


def overridden(state: State, entry: Entry, act: asked.Override) -> State:
    found = Overridden(rule=act.rule, subject=act.subject, index=entry.index)
    return replace(state, overrides=(*state.overrides, found))


def gone(told: Told, cause: Cause) -> Fold:
    """Unattended, missing, with the authority: out of everybody's hands, and nothing clears it."""

    def fold(state: State, entry: Entry, act: reports.WeaponMissing) -> State:
        weapon = state.weapons.get(act.weapon)
        if weapon is None:
            return state
        weapon = replace(weapon, custody=REPORTED[told][weapon.custody], keeper="", holder="")
        state = with_moved(state, entry, voided(weapon, cause, entry.index, for_good=True))
        if told is Told.MISSING:
            return with_stop(state, entry, StopScope.PRODUCTION, "", cause)
        return state

    return fold


def handed_outside(state: State, entry: Entry, act: reports.HandedOverOutsideTheGate) -> State:
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    weapon = replace(weapon, custody=REPORTED[Told.OUTSIDE_THE_GATE][weapon.custody], holder=act.to, keeper="")
    state = with_moved(state, entry, voided(weapon, Cause.OUTSIDE_THE_GATE, entry.index, for_good=True))
    return with_stop(state, entry, StopScope.WEAPON, act.weapon, Cause.OUTSIDE_THE_GATE)


def cut(state: State, entry: Entry, act: reports.ActionCut) -> State:
    """After the cut what is in a holder's hand is not clear for another take."""
    for weapon in state.weapons.values():
        if weapon.holder and weapon.clearing is not None and weapon.clearing.setup == act.setup:
            state = with_weapon(state, voided(weapon, Cause.CUT, entry.index))
    return state


def on_paper(state: State, entry: Entry, act: reports.PaperEntered) -> State:
    """Custody and load as the sheet says; never a look. What it calls live or unknown stops as if it was found now.

    Rounds of a stopped lot that the sheet no longer has inside leave their STOP behind, on the weapon.
    """
    weapon = state.weapons.get(act.weapon)
    if weapon is None:
        return state
    inside = {loaded.lot for loaded in weapon.load}
    holder = (act.holder or "") if act.custody is Custody.WITH_HOLDER else ""
    keeper = entry.actor if act.custody is Custody.WITH_WEAPONS_PERSON else ""
    weapon = replace(weapon, custody=act.custody, holder=holder, keeper=keeper, load=paper_load(state, act, weapon))
    state = with_moved(state, entry, voided(weapon, Cause.ON_PAPER, entry.index, for_good=True))
    gone = inside - {loaded.lot for loaded in weapon.load}
    for stop in tuple(state.stops.values()):
        if stop.scope is StopScope.LOT and stop.subject in gone:
            state = with_stop(state, entry, StopScope.WEAPON, weapon.id, stop.cause)
    cause = GRAVE_ROUNDS.get(act.loaded) if act.loaded and act.count else None
    if cause is None:
        return state
    state = with_incident(state, entry, cause, weapon=weapon.id, container=act.container or "")
    return with_stop(state, entry, StopScope.PRODUCTION, "", cause)


def paper_load(state: State, act: reports.PaperEntered, weapon: Weapon) -> tuple[Loaded, ...]:
    if act.loaded is None:
        return weapon.load
    if not act.count:
        return ()
    container = state.containers.get(act.container or "")
    lot = container.lot if container else ""
    return (Loaded(container=act.container or "", lot=lot, round_class=act.loaded, load=Load.NONE, count=act.count),)


TABLE: dict[type, Fold] = {
    reports.StopCalled: stop_called,
    asked.Restart: restarted,
    reports.Withheld: withheld,
    asked.LiftWithheld: lifted,
    reports.ShowMeAsked: show_me_asked,
    reports.Declined: declined,
    reports.ConcernRaised: concern_raised,
    asked.AnswerConcern: concern_answered,
    reports.UnintendedDischarge: discharged,
    reports.PersonInjured: injured,
    reports.LiveRoundFound: live_found,
    reports.UnknownRoundFound: unknown_found,
    reports.StrayRoundFound: stray_found,
    reports.Stoppage: stopped,
    asked.CloseInvestigation: investigation_closed,
    asked.Override: overridden,
    reports.WeaponUnattended: gone(Told.UNATTENDED, Cause.UNATTENDED),
    reports.WeaponMissing: gone(Told.MISSING, Cause.MISSING),
    reports.HandedToAuthority: gone(Told.AUTHORITY, Cause.BAD_FINDING),
    reports.HandedOverOutsideTheGate: handed_outside,
    reports.ActionCut: cut,
    reports.PaperEntered: on_paper,
}
