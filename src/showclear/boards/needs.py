"""What a scene with weapons needs before the day: who, which meeting, which notice, which paper.

Only what a law, a guideline or a practice asks for has its name behind it; the rest says `house default`. Proposed from
the words of a script: the plan, and the people who sign it, decide.
"""

import re
from collections.abc import Iterable, Set
from typing import Final

from msgspec import Struct

from showclear.boards.ladder import HOUSE

GUNS: Final = frozenset({"firearm", "unspecified"})
ON_SET: Final = frozenset(
    {"present", "carry", "handle", "draw", "point", "cock", "dryfire", "fire", "strike", "disarm"}
)
CONTACT: Final = frozenset({"strike", "disarm"})
YOUNG: Final = re.compile(
    r"\b(?:child|children|kids?|boys?|girls?|toddler|infant|baby|teen(?:ager)?s?|schoolgirls?|schoolboys?)\b"
    r"|\(\s*(?:aged?\s+)?(?:[1-9]|1[0-7])\s*\)|\b(?:[1-9]|1[0-7])[- ]years?[- ]old\b",
    re.IGNORECASE,
)


class Need(Struct, frozen=True, kw_only=True):
    what: str
    why: str
    source: str


ARMORER: Final = Need(
    what="armorer",
    why="firearms stay with a qualified property master, armorer or assistant with no other duty",
    source="California Labor Code 9153(a)(1), (3)",
)
MEETING: Final = Need(
    what="safety meeting",
    why="on the spot, with a dry run, before a firearm is rehearsed or shot",
    source="California Labor Code 9153(a)(4)",
)
OTHER_MEETING: Final = Need(what="safety meeting", why="before what can wound is rehearsed or shot", source=HOUSE)
ASSESSMENT: Final = Need(
    what="specific risk assessment",
    why="written for the scene, for productions of the tax-credit pilot program",
    source="California Labor Code 9152.5(b), (c)",
)
MEDIC: Final = Need(what="medic", why="where firing is staged", source="Texas film office guidance")
OTHER_MEDIC: Final = Need(what="medic", why="where somebody is struck or something bursts", source=HOUSE)
NOTICE: Final = Need(
    what="police and public notice",
    why="the public may see or hear it, and take a copy for real",
    source="local film offices: police told, reference kept; Los Angeles practice at least 1 h before call",
)
STUNTS: Final = Need(what="stunt coordinator", why="somebody is struck or a weapon is taken away", source=HOUSE)
EFFECTS: Final = Need(
    what="licensed special effects",
    why="if a charge, a squib or a blast is used, it is theirs and never the weapons department's",
    source=HOUSE,
)
MINOR: Final = Need(
    what="is a minor in it?",
    why="consents and the studio teacher first; no minor near blanks or explosives",
    source="SAG-AFTRA on minors in hazardous work; practice sheet",
)
WHICH: Final = Need(what="which weapon?", why="the script arms somebody and does not say with what", source=HOUSE)


def needs(work: Iterable[tuple[str, Set[str]]], *, outside: bool, words: str) -> tuple[Need, ...]:
    """The needs of one scene. `work` has each weapon's kind and what is done with it; `words`, who and what is seen."""
    work = list(work)
    if not work:
        return ()
    done = frozenset[str]().union(*(actions for _, actions in work))
    kinds = {kind for kind, _ in work}
    gun_on_set = any(kind in GUNS and actions & ON_SET for kind, actions in work)
    fires = any(kind in GUNS and "fire" in actions for kind, actions in work)
    bursts = "explosive" in kinds or "detonate" in done
    charges = bursts or "hit_effect" in done
    contact = bool(done & CONTACT)
    asked = (
        (WHICH, "unspecified" in kinds),
        (ARMORER, gun_on_set),
        (MEETING, gun_on_set),
        (OTHER_MEETING, not gun_on_set and bool(done & ON_SET or charges)),
        (STUNTS, contact),
        (EFFECTS, charges),
        (MEDIC, fires),
        (OTHER_MEDIC, not fires and (contact or bursts)),
        (NOTICE, (outside and bool(done & ON_SET)) or "detonate" in done),
        (ASSESSMENT, gun_on_set or bursts),
        (MINOR, YOUNG.search(words) is not None),
    )
    return tuple(need for need, wanted in asked if wanted)
