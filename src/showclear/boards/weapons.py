"""The weapons board: what is out of its safe, in one word a weapon, who has it, who looked and who saw.

Pure. It never says that a weapon is safe: a look that is missing, old or spent reads NOT CLEAR.
"""

from collections.abc import Mapping

from msgspec import Struct

from showclear.domain.state import State
from showclear.domain.terms import GOOD, Clearance, Custody, Service, StopScope, Tier
from showclear.domain.weapons import Weapon

MINUTE = 60_000_000


class Tile(Struct, frozen=True, kw_only=True):
    weapon: str
    word: str  # one of the board's words
    style: str  # its colour and shape, by name
    who: str
    looked: str
    saw: tuple[str, ...]
    minutes: int | None
    stops: tuple[str, ...]


class Board(Struct, frozen=True, kw_only=True):
    index: int
    instant: int
    guns_out: str
    stops: tuple[str, ...]
    tiles: tuple[Tile, ...]
    locked: int


PLACES = {
    Custody.LOCKED: ("LOCKED", "away"),
    Custody.PLACED: ("PLACED", "wait"),
    Custody.IN_TRANSIT: ("IN TRANSIT", "away"),
    Custody.WITH_SUPPLIER: ("AWAY", "away"),
    Custody.WITH_AUTHORITY: ("AWAY", "away"),
    Custody.UNATTENDED: ("UNATTENDED", "stop"),
    Custody.MISSING: ("MISSING", "stop"),
}


def word_of(state: State, weapon: Weapon) -> tuple[str, str]:
    """The word and its style. What stops is said first, then what is wrong, then what was shown, then where it is."""
    if any(touches(s.scope, s.subject, weapon) for s in state.stops.values()):
        return "STOP", "stop"
    if weapon.service is Service.EVIDENCE:
        return "EVIDENCE", "stop"
    if weapon.service is not Service.IN:
        return "OUT OF SERVICE", "stop"
    if weapon.custody in PLACES:
        return PLACES[weapon.custody]
    if weapon.tier() is Tier.T0:
        return "RUBBER", "inert"
    in_hand = weapon.custody is Custody.WITH_HOLDER
    if weapon.clearance not in GOOD or (weapon.clearing is not None and weapon.clearing.spent and not in_hand):
        shown_before = weapon.clearance is not Clearance.UNKNOWN or in_hand
        return ("NOT CLEAR", "stop") if shown_before else ("WITH ARMORER", "wait")
    if weapon.clearance is Clearance.HOT:
        return f"HOT {weapon.rounds}", "hot"
    return ("COLD EMPTY", "cold") if weapon.clearance is Clearance.COLD_EMPTY else ("COLD DUMMY", "dummy")


def touches(scope: StopScope, subject: str, weapon: Weapon) -> bool:
    if scope is StopScope.LOT:
        return subject in {r.lot for r in weapon.load}
    if scope is StopScope.PERSON:
        return subject in {weapon.holder, weapon.keeper}
    return scope is not StopScope.WEAPON or subject == weapon.id


def weapons_board(state: State, names: Mapping[str, str]) -> Board:
    """Every weapon that is not locked away, the worst first. `names` gives names for ids the reader may know."""
    shown = [w for w in state.weapons.values() if w.custody is not Custody.LOCKED]
    lines = {w.line for w in shown if w.line and word_of(state, w)[1] == "inert"}
    tiles = [tile(state, w, names) for w in shown if w.line not in lines or not w.line]
    tiles += [line_tile(state, line, [w for w in shown if w.line == line]) for line in lines]
    order = {"stop": 0, "hot": 1, "dummy": 2, "cold": 3, "wait": 4, "inert": 5, "away": 6}
    tiles.sort(key=lambda t: (order[t.style], t.weapon))
    out = [w for w in state.weapons.values() if w.custody not in {Custody.LOCKED, Custody.WITH_SUPPLIER}]
    cast = sum(w.custody is Custody.WITH_HOLDER for w in out)
    armorer = sum(w.custody is Custody.WITH_WEAPONS_PERSON for w in out)
    parts = [(cast, "with cast"), (armorer, "with armorer"), (len(out) - cast - armorer, "elsewhere")]
    said = ", ".join(f"{n} {word}" for n, word in parts if n)
    return Board(
        index=state.head,
        instant=state.instant,
        guns_out=f"{len(out)}: {said}" if out else "none",
        stops=tuple(f"{s.scope} {names.get(s.subject, s.subject)}".strip() for s in state.stops.values()),
        tiles=tuple(tiles),
        locked=len(state.weapons) - len(shown),
    )


def tile(state: State, weapon: Weapon, names: Mapping[str, str]) -> Tile:
    word, style = word_of(state, weapon)
    clearing = weapon.clearing
    person = weapon.holder or weapon.keeper
    return Tile(
        weapon=names.get(weapon.id, weapon.id),
        word=word,
        style=style,
        who=names.get(person, person),
        looked=names.get(clearing.by, clearing.by) if clearing else "",
        saw=tuple(names.get(w.person, w.person) for w in clearing.seen) if clearing else (),
        minutes=max(0, (state.instant - clearing.at) // MINUTE) if clearing else None,
        stops=tuple(s.id for s in state.stops.values() if touches(s.scope, s.subject, weapon)),
    )


def line_tile(state: State, line: str, weapons: list[Weapon]) -> Tile:
    """A line of inert weapons is one thing to look at, however many; what stops one of them stops the tile."""
    word, style = min((word_of(state, w) for w in weapons), key=lambda found: found[1] != "stop")
    held = ", ".join(sorted(w.holder for w in weapons))
    stops = tuple(s.id for s in state.stops.values() if any(touches(s.scope, s.subject, w) for w in weapons))
    return Tile(
        weapon=f"line {line.removeprefix('ln-')}",
        word=word if style == "stop" else f"{word} {len(weapons)}",
        style=style,
        who=held,
        looked="",
        saw=(),
        minutes=None,
        stops=stops,
    )
