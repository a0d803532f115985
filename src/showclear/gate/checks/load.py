"""What is inside: nothing unknown, never dummies with blanks, a checked bore, no more than was planned."""

from typing import Any, Final

from showclear.domain.acts import on_set as s
from showclear.domain.terms import (
    FIRING,
    LOADS,
    Bore,
    Load,
    RoundClass,
    Service,
    Tier,
    WeaponClass,
)
from showclear.domain.weapons import discharges
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing

BAD: Final = frozenset({RoundClass.LIVE, RoundClass.UNKNOWN})


def no_unknown(case: Case, _value: Any) -> Found:
    """Nothing live and nothing unknown inside, or in what goes with it."""
    if case.weapon is None:
        return None
    if any(r.round_class in BAD for r in case.weapon.load):
        return failed("UNKNOWN", case.weapon.id, case.weapon.changed)
    for id_ in case.containers:
        container = case.state.containers.get(id_)
        if container is not None and container.round_class in BAD:
            return failed(container.round_class, id_, container.filled)
    return None


def no_mix(case: Case, _value: Any) -> Found:
    """Dummies and blanks never together: not in the weapon, not on one performer."""
    weapon = case.weapon
    if weapon is None:
        return None
    classes = {r.round_class for r in weapon.load}
    if isinstance(case.act, s.LoadDummies):
        classes.add(RoundClass.DUMMY)
    if isinstance(case.act, s.MakeHot):
        classes.add(RoundClass.BLANK)
    for id_ in case.containers:
        container = case.state.containers.get(id_)
        if container is not None:
            classes.add(container.round_class)
    return failed(tuple(sorted(classes)), weapon.id, weapon.changed) if len(classes) > 1 else None


def bore_checked(case: Case, _value: Any) -> Found:
    """The bore is checked after dummies, after a stoppage or a drop, before it takes a blank."""
    weapon = case.weapon
    if weapon is None or weapon.bore is Bore.CHECKED:
        return None
    return missing(weapon.bore, weapon.id, weapon.changed)


def in_service(case: Case, _value: Any) -> Found:
    """Not tagged out, not after a stoppage nobody cleared, not evidence."""
    weapon = case.weapon
    if weapon is None or weapon.service is Service.IN:
        return None
    return failed(weapon.service, weapon.id, weapon.service_since)


def not_evidence(case: Case, _value: Any) -> Found:
    """Evidence stays as it was found: nothing is wiped out of it."""
    weapon = case.weapon
    if weapon is None or weapon.service is not Service.EVIDENCE:
        return None
    return failed(weapon.service, weapon.id, weapon.service_since)


def cleaned(case: Case, _value: Any) -> Found:
    """Cleaned since it was last fired."""
    weapon = case.weapon
    return None if weapon is None or weapon.fired < 0 else missing(None, weapon.id, weapon.fired)


def class_takes(case: Case, _value: Any) -> Found:
    """Blanks only in what is made to fire them; dummies only in what has chambers for them."""
    weapon = case.weapon
    if weapon is None:
        return None
    takes_dummies = FIRING | {WeaponClass.PLUGGED, WeaponClass.DEACTIVATED}
    wanted = FIRING if isinstance(case.act, s.MakeHot) else takes_dummies
    return None if weapon.weapon_class in wanted else failed(weapon.weapon_class, weapon.id, weapon.index)


def calibre(case: Case, _value: Any) -> Found:
    """Made for this gun: the lot's calibre is the weapon's."""
    weapon = case.weapon
    if weapon is None or not weapon.calibre:
        return None
    for container in case.boxes:
        lot = case.state.lots.get(container.lot)
        if lot is not None and lot.calibre != weapon.calibre:
            return failed(lot.calibre, container.id, lot.index)
    return None


def fits(case: Case, _value: Any) -> Found:
    """No more than there are chambers."""
    act, weapon = case.act, case.weapon
    if weapon is None or not isinstance(act, s.LoadDummies | s.MakeHot):
        return None
    total = weapon.rounds + act.count
    return failed(total, weapon.id, weapon.index) if total > weapon.capacity or act.count < 1 else None


def container_has(case: Case, _value: Any) -> Found:
    """The container holds that many, of the class that is being loaded, and it is not set aside."""
    act = case.act
    if not isinstance(act, s.LoadDummies | s.MakeHot):
        return None
    wanted = RoundClass.DUMMY if isinstance(act, s.LoadDummies) else RoundClass.BLANK
    id_ = act.container if isinstance(act, s.LoadDummies) else act.containers[0]
    container = case.state.containers.get(id_)
    if container is None:
        return missing(subject=id_)
    if container.round_class is not wanted:
        return failed(container.round_class, id_, container.filled)
    if container.sealed >= 0:
        return failed("set aside", id_, container.sealed)
    return failed(container.held, id_, container.moved) if container.held < act.count else None


def as_labelled(case: Case, _value: Any) -> Found:
    """The load that is called is the lot's."""
    act = case.act
    if not isinstance(act, s.MakeHot):
        return None
    container = case.state.containers.get(act.containers[0])
    lot = case.state.lots.get(container.lot) if container else None
    return failed(lot.load, lot.id, lot.index) if lot is not None and lot.load is not act.load else None


def from_cold(case: Case, _value: Any) -> Found:
    """Blanks go into a weapon that was just shown empty."""
    weapon = case.weapon
    if weapon is None:
        return None
    if weapon.clearing is None or weapon.clearing.spent or weapon.load:
        return missing(weapon.void, weapon.id, weapon.void_index)
    return None


def within_plan(case: Case, _value: Any) -> Found:
    """No more rounds and no heavier load than the plan."""
    weapon, plan = case.weapon, case.plan
    if weapon is None or plan is None:
        return None
    count, load = weapon.holds(RoundClass.BLANK), Load.NONE
    for loaded in weapon.load:
        load = max(load, loaded.load, key=LOADS.index)
    if isinstance(case.act, s.MakeHot):
        count, load = count + case.act.count, max(load, case.act.load, key=LOADS.index)
    if count > plan.rounds:
        return failed(count, weapon.id, plan.version)
    return failed(load, weapon.id, plan.version) if LOADS.index(load) > LOADS.index(plan.load) else None


def fires_what_is_loaded(case: Case, _value: Any) -> Found:
    """Blanks only for a call that fires, and a call that fires only with blanks."""
    weapon = case.weapon
    if weapon is None:
        return None
    hot = case.hot
    if hot is discharges(case.calls):
        return None
    return failed("HOT" if hot else "COLD", weapon.id, weapon.changed)


def stays_put_when_hot(case: Case, value: Any) -> Found:
    """Hot never passes from hand to hand and is never put down."""
    wrong = tuple(c for c in case.calls if c in value)
    return failed(wrong, case.weapon.id) if case.weapon and wrong else None


def soon_after_loading(case: Case, value: Any) -> Found:
    """Loaded last, just before the take."""
    weapon = case.weapon
    if weapon is None or weapon.clearing is None:
        return None
    age = case.minutes_since(weapon.clearing.at)
    return None if 0 <= age <= int(value) else failed(age, weapon.id, weapon.clearing.statement)


def dropped(case: Case, value: Any) -> Found:
    """What only an inert weapon may do: the class and action table."""
    if case.tier in (Tier.T0, None) or case.weapon is None:
        return None
    wrong = tuple(c for c in case.calls if c in value)
    return failed(wrong, case.weapon.id) if wrong else None
