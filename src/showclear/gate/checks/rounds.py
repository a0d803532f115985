"""Rounds before they are anywhere near a weapon: what may come in, the look at every one, who says what is what."""

from typing import Any

from showclear.domain.acts import armory as a
from showclear.domain.rounds import shows_dummy
from showclear.domain.terms import DocumentKind, RoundClass
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing


def none_live(case: Case, _value: Any) -> Found:
    """No live ammunition, and nothing unknown, comes onto the production."""
    act = case.act
    if isinstance(act, a.ReceiveLot) and act.round_class in {RoundClass.LIVE, RoundClass.UNKNOWN}:
        return failed(act.round_class, act.lot)
    return None


def supplier_licensed(case: Case, _value: Any) -> Found:
    """Blanks come from somebody licensed to make or sell them: a licence on file, in date."""
    act = case.act
    if not isinstance(act, a.ReceiveLot) or act.round_class is not RoundClass.BLANK:
        return None
    licences = [x for x in case.state.documents.values() if x.kind is DocumentKind.SUPPLIER_LICENCE]
    if any(x.start <= case.day <= x.until for x in licences):
        return None
    return missing(None, act.lot, *(x.index for x in licences))


def lot_has(case: Case, _value: Any) -> Found:
    """A container is filled from one lot, with what is left of it, and never mixes two classes."""
    act = case.act
    lot = case.state.lots.get(act.lot) if isinstance(act, a.FillContainer) else None
    if lot is None or not isinstance(act, a.FillContainer):
        return None
    if lot.left < act.count or act.count < 1:
        return failed(lot.left, lot.id, lot.index)
    known = case.state.containers.get(act.container)
    if known is not None and known.held + known.adrift > 0 and known.lot != lot.id:
        return failed(known.lot, known.id, known.filled)
    return failed("set aside", lot.id, lot.quarantined) if lot.quarantined >= 0 else None


def every_round(case: Case, _value: Any) -> Found:
    """Every round of the container, and dummies one by one."""
    act = case.act
    container = case.state.containers.get(act.container) if isinstance(act, a.InspectContainer) else None
    if container is None or not isinstance(act, a.InspectContainer):
        return None
    looked = sum(r.count for r in act.rounds)
    heaped = any(r.count != 1 for r in act.rounds) and container.round_class is RoundClass.DUMMY
    return missing(looked, container.id, container.filled) if looked != container.held or heaped else None


def dummy_features(case: Case, value: Any) -> Found:
    """Each dummy shows at least this many marks of one, one to be seen and one to be felt or heard."""
    act = case.act
    if not isinstance(act, a.InspectContainer):
        return None
    poor = sum(not shows_dummy(r, int(value)) for r in act.rounds if r.round_class is RoundClass.DUMMY)
    return missing(poor, act.container) if poor else None


def container_inspected(case: Case, _value: Any) -> Found:
    """Every container the rounds came from, and every one that goes along, has been inspected in full since filled."""
    named = {getattr(case.act, "container", None), *case.containers}
    if case.weapon is not None:
        named |= {r.container for r in case.weapon.load}
    for id_ in sorted(n for n in named if n):
        container = case.state.containers.get(id_)
        if container is None or not container.is_inspected:
            return missing(None, id_, container.filled if container else -1)
    return None


def two_methods(case: Case, value: Any) -> Found:
    """What a round is takes this many methods."""
    act = case.act
    if not isinstance(act, a.IdentifyRounds):
        return None
    methods = len(set(act.methods))
    if act.of not in case.state.incidents:
        return missing(act.of)
    return missing(methods, str(act.of), act.of) if methods < int(value) else None


def not_sealed(case: Case, _value: Any) -> Found:
    """What is set aside stays where it is; what is inside the weapon counts."""
    for container in case.boxes:
        if container.sealed >= 0:
            return failed(None, container.id, container.sealed)
        lot = case.state.lots.get(container.lot)
        if lot is not None and lot.quarantined >= 0:
            return failed(None, lot.id, lot.quarantined)
    return None


def tested(case: Case, _value: Any) -> Found:
    """This gun with this lot and load has been test fired."""
    weapon = case.weapon
    if weapon is None:
        return None
    pairs = {(r.lot, r.load) for r in weapon.load if r.round_class is RoundClass.BLANK}
    for id_ in case.containers:
        container = case.state.containers.get(id_)
        if container is not None and container.round_class is RoundClass.BLANK:
            pairs.add((container.lot, case.state.lots[container.lot].load))
    known = {(t.lot, t.load) for t in weapon.tested}
    lacking = sorted(lot for lot, load in pairs if (lot, load) not in known)
    return missing(lacking[0], weapon.id) if lacking else None
