"""The weapons board: what is out of its safe, in one word a weapon, who has it, who looked and who saw.

Pure. It never says that a weapon is safe: a look that is missing, unseen by anybody else, old or spent reads NOT CLEAR.
"""

from collections.abc import Mapping

from msgspec import Struct

from showclear.domain.state import State
from showclear.domain.terms import GOOD, OUT, Cause, Clearance, Custody, RoundClass, Service, StopScope, Tier
from showclear.domain.weapons import Weapon
from showclear.gate.book import Book

MINUTE = 60_000_000
BESIDE = "its look-alike is in the same hands"
WITHHELD = "the armorer withholds it"
LOOK_AGE = "house.look-age"
ORDER = {"stop": 0, "hot": 1, "dummy": 2, "cold": 3, "wait": 4, "inert": 5, "away": 6}


class Tile(Struct, frozen=True, kw_only=True):
    weapon: str
    word: str  # one of the board's words
    style: str  # its colour and shape, by name
    who: str
    looked: str
    saw: tuple[str, ...]
    minutes: int | None  # since the look
    stops: tuple[str, ...]
    has: str = ""  # how `who` has it: held by, kept by, watched by, last with
    why: str = ""  # why nothing clears it
    holds: str = ""  # under a STOP: what the book says is inside, of what kind; a number only for blanks
    concerns: int = 0  # about it, that wait for an answer
    written: tuple[tuple[str, str], ...] = ()  # of those who saw: who did not say it themself, and who wrote it down


class Board(Struct, frozen=True, kw_only=True):
    index: int
    instant: int
    guns_out: str
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
HAS = {Custody.WITH_HOLDER: "held by", Custody.WITH_WEAPONS_PERSON: "kept by", Custody.PLACED: "watched by"}
OUT_AS = (
    (Custody.WITH_HOLDER, "cast"),
    (Custody.WITH_WEAPONS_PERSON, "armorer"),
    (Custody.PLACED, "placed"),
    (Custody.UNATTENDED, "unattended"),
    (Custody.MISSING, "missing"),
)


def word_of(state: State, weapon: Weapon, instant: int | None = None, lasts: int | None = None) -> tuple[str, str]:
    """The word and its style. What stops is said first, then what is wrong, then what was shown, then where it is."""
    if any(touches(s.scope, s.subject, weapon) for s in state.stops.values()):
        return "STOP", "stop"
    if weapon.service is Service.EVIDENCE:
        return "EVIDENCE", "stop"
    if weapon.service is not Service.IN:
        return "OUT OF SERVICE", "stop"
    if weapon.custody in PLACES:
        return PLACES[weapon.custody]
    if beside_look_alike(state, weapon) or weapon.withheld >= 0:
        return "NOT CLEAR", "stop"
    if weapon.tier() is Tier.T0:
        return "RUBBER", "inert"
    if not_yet_shown(weapon):
        return "WITH ARMORER", "wait"
    if why_not_clear(weapon, state.instant if instant is None else instant, lasts):
        return "NOT CLEAR", "stop"
    if weapon.clearance is Clearance.HOT:
        return f"HOT {weapon.rounds}", "hot"
    return ("COLD EMPTY", "cold") if weapon.clearance is Clearance.COLD_EMPTY else ("COLD DUMMY", "dummy")


def beside_look_alike(state: State, weapon: Weapon) -> bool:
    """True while a look-alike of another kind is out in the same hands: nobody there can tell which is which."""
    doubles = (state.weapons[id_] for id_ in state.doubles.get(weapon.id, ()))
    hands = {weapon.holder, weapon.keeper} - {""}
    return weapon.custody in OUT and any(
        d.custody in OUT and d.tier() is not weapon.tier() and any(d.beside(p) for p in hands) for d in doubles
    )


def not_yet_shown(weapon: Weapon) -> bool:
    """Empty as far as the record knows, kept by a weapons person, and nobody has claimed anything of it."""
    claimed = weapon.clearance not in {Clearance.UNKNOWN, Clearance.INSPECTED}
    return not claimed and not weapon.load and weapon.custody is not Custody.WITH_HOLDER


def why_not_clear(weapon: Weapon, instant: int, lasts: int | None) -> str:
    """Why nothing clears this weapon; empty when something does. `lasts` is how many minutes a look is good for.

    A look never grows old in the hand it was shown for: what ends it there is a cut, a return or what kills it.
    """
    clearing, in_hand = weapon.clearing, weapon.custody is Custody.WITH_HOLDER
    if weapon.clearance not in GOOD or clearing is None:
        return "never shown" if weapon.void is Cause.NEVER_SHOWN else f"since: {said_of(weapon.void)}"
    if clearing.spent and not in_hand:
        return "that look was for another hand-over"
    if weapon.clearance is not Clearance.HOT and all(w.person == clearing.by for w in clearing.seen):
        return "nobody else has seen it yet"
    if lasts is not None and not in_hand and not 0 <= instant - clearing.at <= lasts * MINUTE:
        return "that look is too old"
    return ""


def why(state: State, weapon: Weapon, instant: int, lasts: int | None) -> str:
    """Why a tile reads NOT CLEAR."""
    if beside_look_alike(state, weapon):
        return BESIDE
    return WITHHELD if weapon.withheld >= 0 else why_not_clear(weapon, instant, lasts)


def said_of(cause: Cause) -> str:
    return cause.value.lower().replace("_", " ")


def touches(scope: StopScope, subject: str, weapon: Weapon) -> bool:
    if scope is StopScope.LOT:
        return subject in {r.lot for r in weapon.load}
    if scope is StopScope.PERSON:
        return subject in {weapon.holder, weapon.keeper}
    return scope is not StopScope.WEAPON or subject == weapon.id


def look_lasts(state: State, book: Book) -> int | None:
    """How many minutes a look is good for in this production; None when no adopted pack says."""
    rule = book.rules.get(LOOK_AGE)
    value = state.values.get(LOOK_AGE, rule.value[-1].value if rule else None)
    return value if isinstance(value, int) else None


def weapons_board(
    state: State, names: Mapping[str, str], instant: int | None = None, lasts: int | None = None
) -> Board:
    """Every weapon that is not locked away, the worst first, as it stands at `instant` (left out: at the head).

    `names` gives names for ids the reader may know; `lasts` is how many minutes a look is good for.
    """
    instant = state.instant if instant is None else instant
    shown = [w for w in state.weapons.values() if w.custody is not Custody.LOCKED]
    lines = {w.line for w in shown if w.line and word_of(state, w)[1] == "inert"}
    tiles = [tile(state, w, names, instant, lasts) for w in shown if w.line not in lines or not w.line]
    tiles += [line_tile(state, line, [w for w in shown if w.line == line], names) for line in lines]
    tiles.sort(key=lambda t: (t.word != "STOP", ORDER[t.style], t.weapon))
    return Board(
        index=state.head,
        instant=instant,
        guns_out=guns_out(state),
        tiles=tuple(tiles),
        locked=len(state.weapons) - len(shown),
    )


def guns_out(state: State) -> str:
    """Such as "3 (1 cast, 1 armorer, 1 placed)"; "none" when every weapon is locked or away."""
    where = [w.custody for w in state.weapons.values() if w.custody in OUT]
    parts = ", ".join(f"{where.count(custody)} {word}" for custody, word in OUT_AS if custody in where)
    return f"{len(where)} ({parts})" if where else "none"


def tile(state: State, weapon: Weapon, names: Mapping[str, str], instant: int, lasts: int | None) -> Tile:
    word, style = word_of(state, weapon, instant, lasts)
    clearing = weapon.clearing
    person = weapon.holder or weapon.keeper
    return Tile(
        weapon=names.get(weapon.id, weapon.id),
        word=word,
        style=style,
        who=names.get(person, person),
        looked=names.get(clearing.by, clearing.by) if clearing else "",
        saw=tuple(names.get(w.person, w.person) for w in clearing.seen) if clearing else (),
        written=tuple(
            (names.get(w.person, w.person), names.get(w.told_by, w.told_by))
            for w in (clearing.seen if clearing else ())
            if w.told_by
        ),
        minutes=max(0, (instant - clearing.at) // MINUTE) if clearing else None,
        stops=tuple(s.id for s in state.stops.values() if touches(s.scope, s.subject, weapon)),
        has=HAS.get(weapon.custody, "last with"),
        why=why(state, weapon, instant, lasts) if word == "NOT CLEAR" else "",
        holds=holds(weapon) if word == "STOP" else "",
        concerns=sum(c.weapon == weapon.id for c in state.concerns.values()),
    )


def holds(weapon: Weapon) -> str:
    """What the book says is inside. Dummies are not counted here: a witness says how many before being told."""
    blanks = weapon.holds(RoundClass.BLANK)
    if blanks:
        return f"blanks inside {blanks}"
    return "rounds inside" if weapon.load else "nothing inside by the book"


def line_tile(state: State, line: str, weapons: list[Weapon], names: Mapping[str, str]) -> Tile:
    """A line of inert weapons is one thing to look at, however many; what stops one of them stops the tile."""
    word, style = min((word_of(state, w) for w in weapons), key=lambda found: ORDER[found[1]])
    holders = sorted({names.get(w.holder, w.holder) for w in weapons if w.holder})
    stops = tuple(s.id for s in state.stops.values() if any(touches(s.scope, s.subject, w) for w in weapons))
    return Tile(
        weapon=f"line {line.removeprefix('ln-')}",
        word=word if style == "stop" else f"{word} {len(weapons)}",
        style=style,
        who=", ".join(holders) if len(holders) <= 3 else f"{len(holders)} people",
        looked="",
        saw=(),
        minutes=None,
        stops=stops,
        has="held by",
    )
