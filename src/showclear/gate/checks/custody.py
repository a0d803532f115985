"""Where the weapon must be for what is asked, by the custody table; who has it; counts at a relief."""

from typing import Any, Final

from showclear.domain.acts import armory as a
from showclear.domain.acts import on_set as s
from showclear.domain.custody import ASKED, Move
from showclear.domain.terms import Custody, Tier
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing

MOVES: Final[dict[type, Move]] = {
    a.UnlockWeapon: Move.UNLOCK,
    a.InspectWeapon: Move.WORK,
    a.CheckBore: Move.WORK,
    a.CleanWeapon: Move.WORK,
    a.TestFire: Move.WORK,
    s.ShowClear: Move.WORK,
    s.ClearAgain: Move.WORK,
    s.LoadDummies: Move.WORK,
    s.MakeHot: Move.WORK,
    s.HandWeapon: Move.WORK,
    s.TakeWeapon: Move.TAKE,
    s.TakeUp: Move.TAKE_UP,
    a.ReceiveShipment: Move.RECEIVE,
    a.ShipOut: Move.SHIP,
    a.ReturnToSupplier: Move.GIVE_BACK,
}


def legal_move(case: Case, _value: Any) -> Found:
    """The move is in the table for where the weapon is."""
    move = MOVES[type(case.act)]
    weapons = [case.weapon] if case.weapon else [case.state.weapons.get(w) for w in getattr(case.act, "weapons", ())]
    for weapon in weapons:
        if weapon is not None and weapon.custody not in ASKED[move]:
            return failed(weapon.custody, weapon.id, weapon.changed)
    if not isinstance(case.act, a.ReceiveShipment | a.ShipOut | a.ReturnToSupplier):
        return None
    twice = [w for w in case.act.weapons if case.act.weapons.count(w) > 1]
    if twice:
        return failed("TWICE", twice[0])
    for id_ in case.act.containers:
        container = case.state.containers.get(id_)
        if container is not None and container.custody not in ASKED[move]:
            return failed(container.custody, id_, container.moved)
    return None


def keeper(case: Case, _value: Any) -> Found:
    """Whoever works on it has it."""
    weapon = case.weapon
    if weapon is None or weapon.custody is not Custody.WITH_WEAPONS_PERSON or weapon.keeper == case.actor:
        return None
    return failed(weapon.keeper, weapon.id, weapon.changed)


def offer(case: Case, _value: Any) -> Found:
    """What is taken was offered."""
    if case.weapon is not None and case.offer is None:
        return missing(subject=case.weapon.id)
    return None


def relief_counted(case: Case, _value: Any) -> Found:
    """A relief names everything the other keeps, and every count is the book's."""
    act = case.act
    if not isinstance(act, a.Relieve):
        return None
    kept = {w.id for w in case.state.weapons.values() if w.keeper == act.person}
    if kept != set(act.weapons):
        return missing(saw=tuple(sorted(kept ^ set(act.weapons))), subject=act.person)
    boxes = {c.id for c in case.state.containers.values() if c.keeper == act.person}
    counts = {c.container: c.count for c in act.counts}
    if boxes != set(counts):
        return missing(saw=tuple(sorted(boxes ^ set(counts))), subject=act.person)
    wrong = [k for k, n in counts.items() if case.state.containers[k].held != n]
    return failed(saw=tuple(wrong), subject=act.person) if wrong else None


def line_of_inert(case: Case, _value: Any) -> Found:
    """A line is rubber and replicas only."""
    named = _line(case)
    wrong = [w for w in named if w in case.state.weapons and case.state.weapons[w].tier() is not Tier.T0]
    return failed(subject=wrong[0]) if wrong else None


def line_here(case: Case, _value: Any) -> Found:
    """Each is in its safe or with a weapons person, and goes out once."""
    named = _line(case)
    twice = [w for w in named if named.count(w) > 1]
    if twice:
        return failed("TWICE", twice[0])
    for id_ in named:
        weapon = case.state.weapons.get(id_)
        if weapon is not None and weapon.custody not in ASKED[Move.ISSUE]:
            return failed(weapon.custody, id_, weapon.changed)
    return None


def line_named(case: Case, _value: Any) -> Found:
    """Each goes to a voucher or a name."""
    act = case.act
    bare = [i.weapon for i in act.items if not i.person and not i.voucher] if isinstance(act, s.IssueLine) else []
    return missing(subject=bare[0]) if bare else None


def _line(case: Case) -> tuple[str, ...]:
    if isinstance(case.act, s.IssueLine):
        return tuple(i.weapon for i in case.act.items)
    return case.act.weapons if isinstance(case.act, s.ClearLine) else ()


def container_here(case: Case, _value: Any) -> Found:
    """Rounds come out of a container that is unlocked, with a weapons person or with this holder already."""
    named = getattr(case.act, "container", None)
    for id_ in (named,) if named else case.containers:
        container = case.state.containers.get(id_)
        if container is None or container.custody is Custody.WITH_WEAPONS_PERSON:
            continue
        if container.custody is not Custody.WITH_HOLDER or container.holder != case.holder:
            return failed(container.custody, id_, container.moved)
    return None
