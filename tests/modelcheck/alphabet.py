"""How something is said in the small world, and what it refers back to; the sayings themselves stand in sayings.py.

A saying is the same words wherever it is said; what it refers back to (a STOP, a statement, a pending half) is looked
up in the state at hand, and a saying with nothing to refer to is not said. Time passing is a saying too.

`about` names the weapons a saying is about. On a day of the revolver nothing is said about the rifle, and the other way
round; a saying about no weapon is said on any day.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from showclear.domain.acts.catalogue import Act
from showclear.domain.state import State
from showclear.domain.wire import decode_act
from tests.cast import DUMMIES

COLT, RUBBER, RIFLE = "w-colt", "w-colt-rubber", "w-rifle"
SECOND = 1_000_000
MINUTE = 60 * SECOND
Build = Callable[[State], Act | None]


class Saying(NamedTuple):
    words: str
    actor: str
    build: Build
    about: frozenset[str] = frozenset()
    wait: int = 0  # µs that pass instead of an act


def made(act: str, **fields: Any) -> Act:
    """The act as it comes off the wire."""
    told: Act = decode_act(msgspec.json.encode({"act": act, **fields}))
    return told


def say(words: str, actor: str, act: str, *about: str, **fields: Any) -> Saying:
    told = made(act, **fields)
    named = {str(v) for k, v in fields.items() if k == "weapon"}
    return Saying(words, f"p-{actor}", lambda _state: told, frozenset({*about, *named}))


def refer(words: str, actor: str, build: Build, *about: str) -> Saying:
    return Saying(words, f"p-{actor}", build, frozenset(about))


def passes(words: str, wait: int) -> Saying:
    return Saying(words, "", lambda _state: None, wait=wait)


# --- what a saying refers back to -----------------------------------------------------------------------------------


def as_stated(weapon: str, person: str) -> Build:
    """The witness saw exactly what was stated."""

    def build(state: State) -> Act | None:
        clearing = state.weapons[weapon].clearing
        if clearing is None:
            return made("Seen", weapon=weapon, by=f"p-{person}", saw=DUMMIES)
        return made("Seen", weapon=weapon, by=f"p-{person}", saw=msgspec.to_builtins(clearing.expects()))

    return build


def announce(weapon: str, call: str, *, stale: bool = False) -> Build:
    def build(state: State) -> Act | None:
        clearing = state.weapons[weapon].clearing
        statement = state.weapons[weapon].index if stale or clearing is None else clearing.statement
        return made("AnnounceOnSet", weapon=weapon, call=call, statement=statement)

    return build


def restart(*texts: str) -> Build:
    def build(state: State) -> Act | None:
        stop = next(iter(state.stops), None)
        return made("Restart", stop=stop, texts=list(texts)) if stop else None

    return build


def countersign(state: State) -> Act | None:
    return made("Countersign", of=max(state.pending)) if state.pending else None


def answer(state: State) -> Act | None:
    return made("AnswerConcern", of=min(state.concerns), texts=["answer"]) if state.concerns else None


def close(state: State) -> Act | None:
    if not state.incidents:
        return None
    return made("CloseInvestigation", of=min(state.incidents), texts=["cause", "corrective_action"])


def identify(found: str) -> Build:
    def build(state: State) -> Act | None:
        if not state.incidents:
            return None
        return made("IdentifyRounds", of=min(state.incidents), found=found, methods=["RATTLE", "HOLE"])

    return build


def lift(state: State) -> Act | None:
    no = [w.withheld for w in state.weapons.values() if w.withheld >= 0]
    return made("LiftWithheld", of=no[0]) if no else None


def relieve_ana(state: State) -> Act | None:
    kept = [w.id for w in state.weapons.values() if w.keeper == "p-ana"]
    counts = [{"container": c.id, "count": c.held} for c in state.containers.values() if c.keeper == "p-ana"]
    return made("Relieve", person="p-ana", weapons=kept, counts=counts) if kept else None
