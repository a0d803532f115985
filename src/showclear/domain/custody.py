"""Where a weapon is and what it is in, as tables. Everything that moves a weapon must be a row here.

Laws of this file: a pair that is not in a request's row is refused; a report has a row for every state, because reality
is never refused; no report leaves EVIDENCE. The diagram in docs/custody.md is drawn from these tables.
"""

from enum import StrEnum
from typing import Final

from showclear.domain.terms import Clearance, Custody, Service

LOCKED, WITH_ARMORER, WITH_HOLDER = Custody.LOCKED, Custody.WITH_WEAPONS_PERSON, Custody.WITH_HOLDER
PLACED, TRANSIT, SUPPLIER = Custody.PLACED, Custody.IN_TRANSIT, Custody.WITH_SUPPLIER
AUTHORITY, UNATTENDED, MISSING = Custody.WITH_AUTHORITY, Custody.UNATTENDED, Custody.MISSING


class Move(StrEnum):
    UNLOCK = "UNLOCK"
    WORK = "WORK"  # inspect, load, show, offer: in a weapons person's hands before and after
    TAKE = "TAKE"
    TAKE_UP = "TAKE_UP"
    ISSUE = "ISSUE"  # a line of inert weapons
    RELIEVE = "RELIEVE"
    RECEIVE = "RECEIVE"
    SHIP = "SHIP"
    GIVE_BACK = "GIVE_BACK"


# move asked -> state it may leave -> state it reaches
ASKED: Final[dict[Move, dict[Custody, Custody]]] = {
    Move.UNLOCK: {LOCKED: WITH_ARMORER},
    Move.WORK: {WITH_ARMORER: WITH_ARMORER},
    Move.TAKE: {WITH_ARMORER: WITH_HOLDER},
    Move.TAKE_UP: {PLACED: WITH_ARMORER, UNATTENDED: WITH_ARMORER, MISSING: WITH_ARMORER},
    Move.ISSUE: {WITH_ARMORER: WITH_HOLDER, LOCKED: WITH_HOLDER},
    Move.RELIEVE: {WITH_ARMORER: WITH_ARMORER, PLACED: WITH_ARMORER},
    Move.RECEIVE: {TRANSIT: LOCKED, SUPPLIER: LOCKED},
    Move.SHIP: {LOCKED: TRANSIT},
    Move.GIVE_BACK: {LOCKED: SUPPLIER},
}


class Told(StrEnum):
    RETURNED = "RETURNED"
    LOCKED = "LOCKED"
    PLACED = "PLACED"
    UNATTENDED = "UNATTENDED"
    MISSING = "MISSING"
    OUTSIDE_THE_GATE = "OUTSIDE_THE_GATE"
    AUTHORITY = "AUTHORITY"


_REACHES: Final = {
    Told.RETURNED: WITH_ARMORER,
    Told.LOCKED: LOCKED,
    Told.PLACED: PLACED,
    Told.UNATTENDED: UNATTENDED,
    Told.MISSING: MISSING,
    Told.OUTSIDE_THE_GATE: WITH_HOLDER,
    Told.AUTHORITY: AUTHORITY,
}
# report -> any state -> state it reaches; written out so that a missing pair is an error here and nowhere else
REPORTED: Final[dict[Told, dict[Custody, Custody]]] = {
    told: dict.fromkeys(Custody, reached) for told, reached in _REACHES.items()
}

# What a report does to the clearance: always one way, so a table of one row is the honest form.
AFTER_A_REPORT: Final = dict.fromkeys(Clearance, Clearance.NOT_CLEAR)

# Service: who may leave which state. EVIDENCE is left by CloseInvestigation alone, and only to OUT.
SERVICE: Final[dict[str, dict[Service, Service]]] = {
    "CheckBore": {Service.IN: Service.IN, Service.STOPPAGE: Service.IN},
    "ReturnToService": {Service.OUT: Service.IN},
    "CloseInvestigation": {Service.EVIDENCE: Service.OUT},
    "Stoppage": {s: (s if s in {Service.EVIDENCE, Service.OUT} else Service.STOPPAGE) for s in Service},
    "TaggedOut": {s: (s if s is Service.EVIDENCE else Service.OUT) for s in Service},
    "Sealed": dict.fromkeys(Service, Service.EVIDENCE),
}


def illegal_moves() -> list[tuple[Move, Custody]]:
    """Every pair a request is refused for."""
    return [(move, state) for move in Move for state in Custody if state not in ASKED[move]]


def diagram() -> str:
    """The asked moves as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    for move, row in ASKED.items():
        lines += [f"    {a} --> {b}: {move.lower().replace('_', ' ')}" for a, b in row.items()]
    return "\n".join(lines) + "\n"
