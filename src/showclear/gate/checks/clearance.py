"""Cold means shown clear, seen by those in line, and not stale.

Laws of this file: a look counts when it is complete, fits what the book says is inside, was made for this holder in
this set-up, has not been spent, and is no older than the rule says. Nothing here ever makes a weapon safe.
"""

from typing import Any, Final

from showclear.domain.acts import on_set as s
from showclear.domain.terms import (
    GOOD,
    WITHOUT_SETUP,
    Call,
    Chamber,
    Clearance,
    Kind,
    Role,
    Tier,
)
from showclear.domain.weapons import Clearing, Weapon, is_complete, kind_of
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing

LOOKS: Final = (s.ShowClear, s.ClearAgain)
FOR_A_SETUP: Final = (s.HandWeapon, s.TakeWeapon, s.MakeHot)


def _clearing(case: Case) -> tuple[Weapon, Clearing] | None:
    weapon = case.weapon
    if weapon is None or weapon.clearing is None or case.inert:
        return None
    return weapon, weapon.clearing


def shown(case: Case, _value: Any) -> Found:
    """A good look stands and has not been spent."""
    weapon = case.weapon
    if weapon is None or case.inert:
        return None
    if weapon.clearing is None or weapon.clearance not in GOOD:
        return missing(weapon.void, weapon.id, weapon.void_index)
    if weapon.clearing.spent:
        return failed(weapon.void, weapon.id, weapon.clearing.statement)
    return None


def still_stands(case: Case, _value: Any) -> Found:
    """Nobody is a witness of what no longer stands: it is shown again first."""
    weapon = case.weapon
    if weapon is None or weapon.clearing is None or case.inert or weapon.clearance in GOOD:
        return None
    return missing(weapon.void, weapon.id, weapon.void_index)


def every_chamber(case: Case, _value: Any) -> Found:
    """Every chamber, the feed and the bore have their own tick; a cylinder is turned right through."""
    look = getattr(case.act, "look", None)
    if case.weapon is None or look is None or is_complete(look, case.weapon.anatomy):
        return None
    looked = len(look.chambers) - look.chambers.count(Chamber.NOT_LOOKED)
    return missing(looked, case.weapon.id)


def every_dummy(case: Case, _value: Any) -> Found:
    """Each dummy the book says is inside has been looked at."""
    act, weapon = case.act, case.weapon
    if weapon is None or not isinstance(act, LOOKS) or not weapon.load:
        return None
    ticked = act.look.chambers.count(Chamber.DUMMY) + act.look.fed.count(Chamber.DUMMY)
    return missing(ticked, weapon.id, weapon.changed) if ticked < weapon.rounds else None


def look_fits_book(case: Case, _value: Any) -> Found:
    """What is called is what the book says is inside."""
    act, weapon = case.act, case.weapon
    if weapon is None or not isinstance(act, LOOKS):
        return None
    called = act.kind if isinstance(act, s.ShowClear) else (weapon.clearing.base if weapon.clearing else Kind.EMPTY)
    inside = kind_of(weapon)
    if called is not inside or called is Kind.HOT:
        return failed(inside, weapon.id, weapon.changed)
    dummies = act.look.chambers.count(Chamber.DUMMY)
    return failed(dummies, weapon.id, weapon.changed) if dummies > weapon.rounds else None


def inspected(case: Case, _value: Any) -> Found:
    """Inspected in full since it came out of its safe."""
    weapon = case.weapon
    if weapon is None or case.inert or weapon.inspected >= 0:
        return None
    return missing(None, weapon.id, weapon.unlocked)


def for_this_setup(case: Case, _value: Any) -> Found:
    """Shown in this set-up; where none is needed, for none."""
    found = _clearing(case)
    if found is None or not isinstance(case.act, FOR_A_SETUP):
        return None
    weapon, clearing = found
    wanted = getattr(case.asked, "setup", None)
    return None if clearing.setup == wanted else failed(clearing.setup, weapon.id, clearing.statement)


def for_this_holder(case: Case, _value: Any) -> Found:
    """Shown for this holder."""
    found = _clearing(case)
    if found is None or not case.holder or found[1].holder == case.holder:
        return None
    return failed(found[1].holder, case.holder, found[1].statement)


def seen_by_line(case: Case, _value: Any) -> Found:
    """Everybody in line who is neither behind the shield nor elsewhere has seen it in this set-up."""
    found = _clearing(case)
    if found is None or case.setup is None:
        return None
    weapon, clearing = found
    seers = [clearing.holder, *[w.person for w in clearing.seen]]
    lacking = tuple([p for p in case.setup.must_see() if p not in seers])
    return missing(lacking, weapon.id, clearing.statement, case.setup.index) if lacking else None


def seen_by_first_ad(case: Case, _value: Any) -> Found:
    """The 1st AD saw it; without a set-up any second person did."""
    found = _clearing(case)
    if found is None:
        return None
    weapon, clearing = found
    if case.setup is None and case.use in WITHOUT_SETUP:
        others = [w for w in clearing.seen if w.person not in {clearing.by, clearing.holder}]
        return None if others else missing("second person", weapon.id, clearing.statement)
    if any(clearing.seen_by(p) for p in case.with_role(Role.FIRST_AD)):
        return None
    return missing("first_ad", weapon.id, clearing.statement)


def seen_by_holder(case: Case, _value: Any) -> Found:
    """Whoever takes it has seen it since it was last stated, load included."""
    found = _clearing(case)
    if found is None or found[1].seen_by(case.actor):
        return None
    return missing(case.actor, found[0].id, found[1].statement)


def asked_to_be_shown(case: Case, _value: Any) -> Found:
    """Whoever asked to be shown has seen it, or has left."""
    weapon = case.weapon
    if weapon is None or not weapon.must_see:
        return None
    return missing(tuple(w.person for w in weapon.must_see), weapon.id, *(w.index for w in weapon.must_see))


def fresh(case: Case, value: Any) -> Found:
    """The look is no older than the rule says; an age below nothing is a clock that went back, and counts as old."""
    found = _clearing(case)
    if found is None:
        return None
    age = case.minutes_since(found[1].at)
    return None if 0 <= age <= int(value) else failed(age, found[0].id, found[1].statement)


def undisputed(case: Case, _value: Any) -> Found:
    """No witness saw something else than what was stated, since it was last shown in full."""
    weapon = case.weapon
    if weapon is None or weapon.disputed < 0:
        return None
    return failed(weapon.void, weapon.id, weapon.disputed)


def again(case: Case, _value: Any) -> Found:
    """The short look needs a full one in this set-up that nothing has ended."""
    weapon = case.weapon
    if weapon is None:
        return None
    if weapon.clearing is None:
        return missing(weapon.void, weapon.id, weapon.void_index)
    if case.setup is None and weapon.clearing.setup is not None:
        return failed(weapon.clearing.setup, weapon.id, weapon.clearing.full)
    if case.setup is not None and not case.setup.open:
        return failed(case.setup.id, weapon.id, weapon.clearing.full)
    return None


def something_shown(case: Case, _value: Any) -> Found:
    """A witness sees what has been stated."""
    weapon = case.weapon
    if weapon is None or weapon.clearing is not None:
        return None
    return missing(weapon.void, weapon.id, weapon.void_index)


def statement(case: Case, _value: Any) -> Found:
    """The 1st AD relays; a weapons person's statement stands behind every call, and says the same."""
    act, weapon = case.act, case.weapon
    if weapon is None or not isinstance(act, s.AnnounceOnSet):
        return None
    clearing = weapon.clearing
    if clearing is None or clearing.statement != act.statement or weapon.clearance not in GOOD:
        return missing(act.statement, weapon.id, weapon.void_index)
    hot = weapon.clearance is Clearance.HOT
    said = act.call in {Call.HOT, Call.FIRING}
    return None if hot is said else failed(weapon.clearance, weapon.id, clearing.statement)


def inert_proved(case: Case, _value: Any) -> Found:
    """Rubber and replicas are proved inert and marked once a day."""
    items = case.act.items if isinstance(case.act, s.IssueLine) else ()
    named = [i.weapon for i in items] or ([case.weapon.id] if case.weapon and case.inert else [])
    for id_ in named:
        weapon = case.state.weapons.get(id_)
        if weapon is not None and weapon.tier() is Tier.T0 and weapon.proved_on != case.day:
            return missing(None, id_, weapon.proved)
    return None
