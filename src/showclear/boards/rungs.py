"""The rung a breakdown proposes: the safest step that serves what the script asks of one weapon.

A proposal to the people who decide, never a clearance. One weapon can ask for more than one: the copy that strikes
is never the one that is seen to fire. Work is a word of the breakdown reader; a word without a place in the tables
is a fault and raises, so that nothing unknown falls back to a gun.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from showclear.boards import ladder
from showclear.boards.ladder import Step


class Proposal(Struct, frozen=True, kw_only=True):
    """What to use for which work, and what a person may record a reason to go to instead, in that order."""

    work: tuple[str, ...]
    why: str
    step: Step
    otherwise: tuple[Step, ...] = ()


# How a weapon works on set, mildest first within a way. Each way asks for a thing of its own.
WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "shown": ("present", "carry", "handle", "draw", "point", "cock", "dryfire", "fire"),
    "touches": ("strike", "disarm"),
    "heard": ("fire_offscreen",),
    "hits": ("hit_effect",),
    "bursts": ("detonate",),
}
WHY: Final[Mapping[str, str]] = {
    "shown": "seen and held, and nothing leaves it",
    "fire": "seen to fire",
    "touches": "touches somebody, or may",
    "heard": "heard and not seen",
    "hits": "what arrives is seen, wherever it came from",
    "bursts": "bursts in the picture",
}

Steps = tuple[Step, ...]  # the safest first; the rest only for a recorded reason
HITS: Final[Steps] = (ladder.HIT_IN_POST, ladder.SQUIB)
BURSTS: Final[Steps] = (ladder.BLAST_IN_POST, ladder.PYROTECHNICIAN)
HEARD: Final[Steps] = (ladder.NO_WEAPON,)
FIREARM: Final[Mapping[str, Steps]] = {
    "present": (ladder.RUBBER, ladder.REPLICA),
    "carry": (ladder.RUBBER, ladder.REPLICA),
    "handle": (ladder.REPLICA, ladder.PLUGGED),
    "draw": (ladder.REPLICA,),
    "point": (ladder.REPLICA,),
    "cock": (ladder.REPLICA, ladder.AIRSOFT),
    "dryfire": (ladder.REPLICA, ladder.AIRSOFT),
    "fire": (ladder.FLASH_IN_POST, ladder.AIRSOFT, ladder.NON_GUN, ladder.PLUGGED, ladder.BLANK_FIRER),
    "touches": (ladder.RUBBER,),
    "heard": HEARD,
    "hits": HITS,
    "bursts": BURSTS,
}
EDGE: Final[Steps] = (ladder.RUBBER_BLADE, ladder.DULL_BLADE)
BLADE: Final[Mapping[str, Steps]] = {
    **dict.fromkeys(WAYS["shown"], EDGE),
    "point": (ladder.RUBBER_BLADE,),
    "fire": (ladder.NOTHING_LOOSED,),
    "touches": (ladder.RUBBER_BLADE,),
    "heard": HEARD,
    "hits": HITS,
    "bursts": BURSTS,
}
EXPLOSIVE: Final[Mapping[str, Steps]] = {
    **dict.fromkeys(WAYS["shown"], (ladder.INERT_CHARGE,)),
    "fire": BURSTS,
    "touches": (ladder.INERT_CHARGE,),
    "heard": HEARD,
    "hits": BURSTS,
    "bursts": BURSTS,
}
OTHER: Final[Mapping[str, Steps]] = {
    **dict.fromkeys(WAYS["shown"], (ladder.SOFT_COPY,)),
    "fire": (ladder.NOTHING_LOOSED,),
    "touches": (ladder.SOFT_COPY,),
    "heard": HEARD,
    "hits": HITS,
    "bursts": BURSTS,
}
TABLES: Final[Mapping[str, Mapping[str, Steps]]] = {
    "firearm": FIREARM,
    "blade": BLADE,
    "explosive": EXPLOSIVE,
    "other": OTHER,
    "unspecified": FIREARM,  # until somebody says with what they are armed, it is planned as the gravest
}


def proposals(kind: str, actions: Iterable[str]) -> tuple[Proposal, ...]:
    """One proposal for each way this weapon works; none only when nothing is said to be done with it."""
    asked = set(actions)
    if unknown := asked.difference(*WAYS.values()):
        raise ValueError(f"no place on the ladder for {', '.join(sorted(unknown))}")
    found = []
    for way, order in WAYS.items():
        if work := tuple(one for one in order if one in asked):
            # Of what a hand does the furthest decides: a weapon that is drawn and fired is planned as fired.
            entry = work[-1] if way == "shown" else way
            step, *rest = TABLES[kind][entry]
            found.append(Proposal(work=work, why=WHY.get(entry, WHY[way]), step=step, otherwise=tuple(rest)))
    return tuple(found)
