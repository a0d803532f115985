"""The same second reading, about weapons and rounds: where each is, what went in, who looked, what ended the look."""

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from showclear.domain.acts import armory as a
from showclear.domain.acts import on_set as s
from showclear.domain.acts import reports as r
from showclear.domain.terms import (
    BoreLook,
    Custody,
    Load,
    Role,
    RoundClass,
    StoppageKind,
    Tier,
    WeaponClass,
)
from tests.modelcheck.past import Past, Said, is_weapons_person, remembered, roles, signed

BELIEVED = (r.WeaponReturned, r.WeaponUnloaded, r.WeaponLocked)  # from a weapons person; from others they are talk
GOES_OFF = {StoppageKind.HANG_FIRE, StoppageKind.WEAK_REPORT}


class Place(NamedTuple):
    """`person` has it or watches it."""

    custody: Custody
    person: str


class Inside(Struct, frozen=True):
    container: str
    round_class: RoundClass
    load: Load
    count: int


def registered(past: Past, weapon: str) -> a.RegisterWeapon:
    line = past.last(a.RegisterWeapon, weapon=weapon)
    assert line is not None
    act: a.RegisterWeapon = line.act
    return act


_MOVES = (
    a.RegisterWeapon, a.UnlockWeapon, s.TakeWeapon, s.TakeUp, r.WeaponReturned, r.WeaponLocked, r.WeaponPlaced,
    r.WeaponUnattended, r.WeaponMissing, r.HandedToAuthority, r.HandedOverOutsideTheGate, r.PaperEntered, a.Relieve,
)  # fmt: skip


@remembered
def place(past: Past, weapon: str) -> Place:
    """Where the newest line that moved it put it."""
    now = Place(Custody.LOCKED, "")
    for line in past.of(*_MOVES):
        act, actor = line.act, line.actor
        if isinstance(act, a.Relieve):
            now = Place(now.custody, actor) if weapon in act.weapons else now
        elif act.weapon != weapon or (isinstance(act, BELIEVED) and not is_weapons_person(past, actor)):
            continue
        else:
            now = _put(act, actor)
    return now


def _put(act: object, actor: str) -> Place:
    match act:
        case a.UnlockWeapon() | s.TakeUp() | r.WeaponReturned():
            return Place(Custody.WITH_WEAPONS_PERSON, actor)
        case s.TakeWeapon():
            return Place(Custody.WITH_HOLDER, actor)
        case r.HandedOverOutsideTheGate():
            return Place(Custody.WITH_HOLDER, act.to)
        case r.WeaponPlaced():
            return Place(Custody.PLACED if act.watched_by else Custody.UNATTENDED, act.watched_by or "")
        case r.PaperEntered():
            keeps = act.custody is Custody.WITH_WEAPONS_PERSON
            return Place(act.custody, actor if keeps else act.holder or "")
        case r.WeaponUnattended():
            return Place(Custody.UNATTENDED, "")
        case r.WeaponMissing():
            return Place(Custody.MISSING, "")
        case r.HandedToAuthority():
            return Place(Custody.WITH_AUTHORITY, "")
    return Place(Custody.LOCKED, "")


class Emptied(NamedTuple):
    """One telling of rounds that came out: how many went back whole into which container, and whether all of those
    were known to be inside and had come out of that container.
    """

    line: Said
    back: dict[str, int]
    accounted: bool


@remembered
def inside(past: Past, weapon: str) -> tuple[Inside, ...]:
    """What went in and has not been said to be out again; what went in first is taken out first."""
    return _loaded_and_emptied(past, weapon)[0]


@remembered
def emptied(past: Past, weapon: str) -> tuple[Emptied, ...]:
    return _loaded_and_emptied(past, weapon)[1]


@remembered
def _loaded_and_emptied(past: Past, weapon: str) -> tuple[tuple[Inside, ...], tuple[Emptied, ...]]:
    now: list[Inside] = []
    out: list[Emptied] = []
    for line in past.of(s.LoadDummies, s.MakeHot, r.WeaponUnloaded, r.PaperEntered):
        act = line.act
        if act.weapon != weapon:
            continue
        if isinstance(act, s.LoadDummies):
            now.append(Inside(act.container, RoundClass.DUMMY, Load.NONE, act.count))
        elif isinstance(act, s.MakeHot):
            now.append(Inside(act.containers[0], RoundClass.BLANK, act.load, act.count))
        elif isinstance(act, r.PaperEntered):
            if act.loaded is not None:
                now = [Inside(act.container or "", act.loaded, Load.NONE, act.count)] if act.count else []
        elif is_weapons_person(past, line.actor):
            whole, at_home = act.unfired, True
            back: dict[str, int] = {}
            for each in now:
                to, n = act.to or each.container, min(whole, each.count)
                back[to], whole = back.get(to, 0) + n, whole - n
                at_home = at_home and (to == each.container or not n)
            out.append(Emptied(line, back, at_home and not whole))
            now = _less(now, act.unfired + act.fired + act.failed)
    return tuple(now), tuple(out)


def _less(rounds: list[Inside], gone: int) -> list[Inside]:
    left = []
    for each in rounds:
        out = min(gone, each.count)
        gone -= out
        if each.count > out:
            left.append(replace(each, count=each.count - out))
    return left


def rounds_in(past: Past, weapon: str) -> int:
    return sum(each.count for each in inside(past, weapon))


def tier(past: Past, weapon: str, and_loading: RoundClass | None = None) -> Tier:
    kind = registered(past, weapon).weapon_class
    classes = {each.round_class for each in inside(past, weapon)} | ({and_loading} if and_loading else set())
    if kind in {WeaponClass.RUBBER, WeaponClass.REPLICA_INERT}:
        return Tier.T0
    if classes - {RoundClass.DUMMY}:
        return Tier.T3
    return Tier.T2 if classes or kind in {WeaponClass.BLANK_ONLY, WeaponClass.FUNCTIONAL} else Tier.T1


# --- who looked, and what ended it ----------------------------------------------------------------------------------


@remembered
def full_look(past: Past, weapon: str) -> Said | None:
    """The newest full showing that found nothing wrong."""
    return next((x for x in reversed(past.of(s.ShowClear)) if x.act.weapon == weapon and x.allowed), None)


@remembered
def statement(past: Past, weapon: str) -> Said | None:
    """What was last stated of it: a showing, a short look, or loading blanks behind a look."""
    lines = past.of(s.ShowClear, s.ClearAgain, s.MakeHot)
    return next((x for x in reversed(lines) if x.act.weapon == weapon and x.allowed), None)


_ENDS_FOR_GOOD = (
    r.LunchBegan, r.MoveBegan, r.WeaponLocked, r.WeaponPlaced, r.WeaponUnattended, r.WeaponMissing,
    r.HandedToAuthority, r.HandedOverOutsideTheGate, s.LoadDummies, a.TestFire, r.TaggedOut, r.Stoppage,
    r.UnintendedDischarge, r.PersonInjured, r.LiveRoundFound, r.UnknownRoundFound, r.PaperEntered, a.Relieve,
    a.InspectWeapon, s.ShowClear, s.ClearAgain, a.CheckBore, a.CleanWeapon, s.Seen, a.UnlockWeapon,
)  # fmt: skip
_SPENDS = (s.TakeWeapon, r.WeaponReturned, r.WeaponUnloaded, r.WeaponPlaced, s.TakeUp, r.ActionCut)


def _is_about(line: Said, weapon: str) -> bool:
    act = line.act
    if isinstance(act, r.LunchBegan | r.MoveBegan):
        return True
    return weapon in act.weapons if isinstance(act, a.Relieve) else bool(act.weapon == weapon)


@remembered
def ended_for_good(past: Past, weapon: str) -> Said | None:
    """The newest line after which only another full look counts. A good look, a good bore and a witness who agrees
    end nothing; a round found, a blocked bore and a witness who disagrees do."""
    for line in reversed(past.of(*_ENDS_FOR_GOOD)):
        if not _is_about(line, weapon):
            continue
        if isinstance(line.act, s.ShowClear | s.ClearAgain | a.CheckBore | s.Seen) and line.allowed:
            continue
        if isinstance(line.act, r.WeaponPlaced) and is_weapons_person(past, line.act.watched_by):
            continue
        return line
    return None


@remembered
def spent(past: Past, weapon: str) -> Said | None:
    """The newest line after which at least the short look is due."""
    for line in reversed(past.of(*_SPENDS)):
        if isinstance(line.act, r.ActionCut):
            look = full_look(past, weapon)
            if look is not None and look.act.setup == line.act.setup and _in_hand_at(past, weapon, line.index):
                return line
        elif line.act.weapon == weapon:
            return line
    return None


def _in_hand_at(past: Past, weapon: str, index: int) -> bool:
    """It was taken for the look that stood by then; a cut ends no look at what its holder never took."""
    taken = [x.index for x in past.of(s.TakeWeapon) if x.act.weapon == weapon and x.index < index]
    stated = [x.index for x in past.of(s.ShowClear, s.ClearAgain, s.MakeHot) if x.act.weapon == weapon]
    return bool(taken) and max((n for n in stated if n < index), default=-1) < taken[-1]


@remembered
def witnesses(past: Past, weapon: str) -> dict[str, int]:
    """Who agreed with what was stated, and when: since the full look."""
    look = full_look(past, weapon)
    since = look.index if look else 2**62
    lines = [x for x in past.of(s.Seen) if x.act.weapon == weapon and x.allowed and x.index > since]
    return {x.act.by: x.index for x in lines}


@remembered
def offer(past: Past, weapon: str) -> Said | None:
    """The newest offer, unless it was taken up, declined, withheld or overtaken by another look or by any ending."""
    handed = past.last(s.HandWeapon, weapon=weapon)
    if handed is None:
        return None
    look_again, good, over = statement(past, weapon), ended_for_good(past, weapon), spent(past, weapon)
    later = [x.index for x in (look_again, good, over) if x is not None]
    later += [
        x.index
        for x in past.of(r.Declined, r.Withheld)
        if x.act.weapon == weapon
        and (x.actor == handed.act.holder if isinstance(x.act, r.Declined) else Role.ARMORER in roles(past, x.actor))
    ]
    return None if any(index > handed.index for index in later) else handed


# --- bore, service, rounds ------------------------------------------------------------------------------------------


@remembered
def bore_is_checked(past: Past, weapon: str) -> bool:
    """Looked through and clear since anything that may have left something in it."""
    for line in reversed(
        past.of(a.CheckBore, a.CleanWeapon, s.LoadDummies, r.Stoppage, a.InspectWeapon, a.ReturnToService)
    ):
        if line.act.weapon != weapon:
            continue
        if isinstance(line.act, a.CheckBore):
            return line.allowed
        if not isinstance(line.act, a.InspectWeapon) or line.act.look.bore is BoreLook.OBSTRUCTED:
            return False
    return False


_SERVICE = (
    r.Stoppage, r.TaggedOut, a.CheckBore, a.ReturnToService, r.UnintendedDischarge, r.PersonInjured,
    r.LiveRoundFound, r.UnknownRoundFound,
)  # fmt: skip


@remembered
def out_of_service(past: Past, weapon: str) -> str:
    """Empty while it may be used; else `evidence`, `tagged out` or `stoppage`."""
    why = ""
    closed = {first.act.of for first, _ in signed(past, s.CloseInvestigation)}
    for line in past.of(*_SERVICE):
        act = line.act
        if act.weapon != weapon:
            continue
        if isinstance(act, r.UnintendedDischarge | r.PersonInjured | r.LiveRoundFound | r.UnknownRoundFound):
            why = "tagged out" if line.index in closed else "evidence"
        elif why == "evidence":
            continue
        elif isinstance(act, r.TaggedOut) or (isinstance(act, r.Stoppage) and act.kind in GOES_OFF):
            why = "tagged out"
        elif isinstance(act, r.Stoppage):
            why = why or "stoppage"
        elif isinstance(act, a.ReturnToService) or (why == "stoppage" and line.allowed):
            why = ""
    return why


@remembered
def inspected_since_filled(past: Past, container: str) -> bool:
    filled = past.last(a.FillContainer, container=container)
    looked = past.last(a.InspectContainer, container=container)
    return filled is not None and looked is not None and looked.index > filled.index and looked.allowed


@remembered
def set_aside(past: Past, container: str) -> bool:
    filled = past.last(a.FillContainer, container=container)
    lot = filled.act.lot if filled else ""
    named = any(x.act.container == container for x in past.of(r.Quarantined, r.LiveRoundFound, r.UnknownRoundFound))
    bad = any(x.act.container == container and not x.allowed for x in past.of(a.InspectContainer))
    return named or bad or any(x.act.lot == lot for x in past.of(r.Quarantined))


def lot_of(past: Past, container: str) -> str:
    filled = past.last(a.FillContainer, container=container)
    return filled.act.lot if filled else ""


@remembered
def container_place(past: Past, container: str) -> Place:
    now = Place(Custody.LOCKED, "")
    for line in past.of(a.UnlockContainer, r.ContainerLocked, a.Relieve):
        if isinstance(line.act, a.Relieve):
            if any(c.container == container for c in line.act.counts):
                now = Place(now.custody, line.actor)
        elif line.act.container == container:
            out = isinstance(line.act, a.UnlockContainer)
            now = Place(Custody.WITH_WEAPONS_PERSON, line.actor) if out else Place(Custody.LOCKED, "")
    return now


def _weapons(past: Past) -> list[str]:
    return [x.act.weapon for x in past.of(a.RegisterWeapon)]


def _went(past: Past, container: str) -> int:
    """Rounds that left this container for a weapon."""
    dummies = [x.act.count for x in past.of(s.LoadDummies) if x.act.container == container]
    blanks = [x.act.count for x in past.of(s.MakeHot) if x.act.containers[0] == container]
    went: int = sum((*dummies, *blanks))
    return went


def _came_back(past: Past, container: str) -> int:
    return sum(each.back.get(container, 0) for weapon in _weapons(past) for each in emptied(past, weapon))


def _written_off(past: Past, container: str) -> int:
    return sum(first.act.count for first, _ in signed(past, a.WriteOffRounds) if first.act.container == container)


@remembered
def held(past: Past, container: str) -> int:
    """How many rounds this container must hold; what was written off may have been here or astray."""
    filled = sum(x.act.count for x in past.of(a.FillContainer) if x.act.container == container)
    here: int = filled - _went(past, container) + _came_back(past, container)
    return max(0, here - _written_off(past, container))


@remembered
def dummies_out(past: Past, container: str) -> int:
    """Rounds that left this container for a weapon and were not said to be back whole nor written off."""
    return max(0, _went(past, container) - _came_back(past, container) - _written_off(past, container))


@remembered
def took_in_unaccounted(past: Past, container: str) -> int:
    """The newest line that put rounds into this container that had not come out of it; -1 when none did."""
    found = (
        each.line.index
        for weapon in _weapons(past)
        for each in emptied(past, weapon)
        if not each.accounted and each.line.act.to == container
    )
    return max(found, default=-1)
