"""The same second reading, about what stands in the way: STOPs, open incidents, concerns, the armorer's no."""

from msgspec import Struct

from showclear.domain.acts import armory as a
from showclear.domain.acts import on_set as s
from showclear.domain.acts import reports as r
from showclear.domain.terms import Role, RoundClass, StopScope
from tests.modelcheck.past import Past, Said, remembered, roles, signed
from tests.modelcheck.past_of_weapons import GOES_OFF, inside, lot_of

GRAVE = (r.UnintendedDischarge, r.PersonInjured, r.LiveRoundFound, r.UnknownRoundFound)


class Standing(Struct, frozen=True):
    index: int
    scope: StopScope
    subject: str


@remembered
def stops(past: Past) -> tuple[Standing, ...]:
    """Every STOP that was called or that followed from something, and that two people have not lifted."""
    lifted = {first.act.stop for first, _ in signed(past, s.Restart)}
    found = []
    for line in (*past.beginning, *past.tail):
        if line.allowed:
            continue
        called = _called(past, line)
        found += [x for n, x in enumerate(called) if f"s{line.index}{'b' if n else ''}" not in lifted]
    return tuple(found)


def _called(past: Past, line: Said) -> list[Standing]:
    """The STOPs this piece of news calls."""
    act = line.act
    match act:
        case r.StopCalled():
            return [Standing(line.index, act.scope, act.subject)]
        case r.UnintendedDischarge() | r.PersonInjured() | r.LiveRoundFound() | r.UnknownRoundFound():
            return [Standing(line.index, StopScope.PRODUCTION, "")]
        case r.WeaponMissing() | a.IdentifyRounds():
            return [Standing(line.index, StopScope.PRODUCTION, "")]
        case r.LeftUnwrapped():
            return [Standing(line.index, StopScope.UNIT, act.unit)]
        case r.HandedOverOutsideTheGate():
            return [Standing(line.index, StopScope.WEAPON, act.weapon)]
        case a.InspectWeapon() | s.ShowClear() | s.ClearAgain() | a.CheckBore() | s.Seen():
            return [Standing(line.index, StopScope.WEAPON, act.weapon)]  # recorded, so the finding was bad
        case r.Withheld() if Role.ARMORER not in roles(past, line.actor):
            return [Standing(line.index, StopScope.WEAPON, act.weapon)]
        case r.Stoppage() if act.kind in GOES_OFF:
            then = past.until(line.index)  # what was inside when it happened
            lots = {lot_of(then, each.container) for each in inside(then, act.weapon)} - {""}
            return [Standing(line.index, StopScope.LOT, lot) for lot in lots]
        case a.InspectContainer():
            live = any(x.round_class is RoundClass.LIVE for x in act.rounds)
            scope, subject = (StopScope.PRODUCTION, "") if live else (StopScope.LOT, lot_of(past, act.container))
            return [Standing(line.index, scope, subject)]
    return []


@remembered
def open_incidents(past: Past) -> tuple[Said, ...]:
    """Discharges, injuries and found rounds that two people have neither closed nor identified."""
    closed = {first.act.of for first, _ in (*signed(past, s.CloseInvestigation), *signed(past, a.IdentifyRounds))}
    return tuple(x for x in past.of(*GRAVE, r.StrayRoundFound) if x.index not in closed)


@remembered
def to_be_counted(past: Past) -> frozenset[str]:
    """Containers a stray round came out of, not yet counted again."""
    strays = [x for x in past.of(r.StrayRoundFound) if x.act.container]
    counted = {c: past.last(r.CountTaken, container=c) for c in {x.act.container for x in strays}}
    return frozenset(
        x.act.container for x in strays if (n := counted[x.act.container]) is None or n.index < x.index
    )  # fmt: skip


@remembered
def open_concerns(past: Past) -> tuple[Said, ...]:
    answered = {x.act.of for x in past.of(s.AnswerConcern)}
    return tuple(x for x in past.of(r.ConcernRaised) if x.index not in answered)


@remembered
def withheld(past: Past, weapon: str) -> bool:
    """The armorer's newest no has not been lifted."""
    noes = [x for x in past.of(r.Withheld) if x.act.weapon == weapon and Role.ARMORER in roles(past, x.actor)]
    return bool(noes) and noes[-1].index not in {x.act.of for x in past.of(s.LiftWithheld)}


@remembered
def asked_to_be_shown(past: Past, weapon: str) -> frozenset[str]:
    """Who asked, and has neither seen it nor left nor been replaced since."""
    waiting: set[str] = set()
    for line in past.of(r.ShowMeAsked, s.Seen, r.CheckedOut, r.CrewReplaced):
        act = line.act
        if isinstance(act, r.ShowMeAsked) and act.weapon == weapon:
            waiting.add(line.actor)
        elif isinstance(act, s.Seen) and act.weapon == weapon and line.allowed:
            waiting.discard(act.by)
        elif isinstance(act, r.CheckedOut):
            waiting.discard(act.person)
        elif isinstance(act, r.CrewReplaced):
            waiting.discard(act.out)
    return frozenset(waiting)
