"""Whom an act is aimed at, by whom it is done to them, and whose body it meets."""

from typing import Final

from showclear.importers.reading.clauses import owned_by
from showclear.importers.reading.event import Names
from showclear.importers.reading.mentions import PersonMention
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.word_sets import SETS

ARTICLES: Final = frozenset({"the", "a", "an", "two", "three", "that", "this"})


def aimed_at(telling: Telling, start: int, end: int) -> Names:
    """People behind at, into, toward; `into Kovacs's head` is Kovacs."""
    return targets(telling, start, end, direct=False)


def done_to(telling: Telling, verb: Verb) -> Names:
    """The same, and whoever is the verb's own object: `shoots Kovacs`."""
    return targets(telling, verb.at + 1, verb.end, direct=True)


def targets(telling: Telling, start: int, end: int, *, direct: bool) -> Names:
    """People from start to before end who are acted on; `direct` counts the object of the verb before start."""
    those = [p for p in telling.people if start <= p.start < end and p.names]
    return tuple(dict.fromkeys(n for p in those if is_target(telling, p, start, direct=direct) for n in p.names))


def is_target(telling: Telling, person: PersonMention, start: int, *, direct: bool) -> bool:
    """By the word before, articles passed over, and by what the person owns: a head is hit, a hat is not."""
    before = person.start - 1
    while before >= start and telling.low[before] in ARTICLES:
        before -= 1
    word = telling.low[before] if before >= start else ""
    hit = False
    if person.possessive:
        owned = owned_by(telling, person)
        hit = owned in SETS.body
        if not hit and word not in SETS.toward:
            return False
        if owned in ("hand", "hands", "shoulder", "hip", "side") and word in ("in", "on", "from", "at"):
            return False  # that is where the weapon is
    return hit or word in SETS.toward or (direct and before <= start and word not in SETS.prepositions)


def whose_body(telling: Telling, start: int, end: int) -> Names:
    """`fires into his chest`: whose chest it is."""
    for person in telling.people:
        if not start <= person.start < end or not person.possessive or not person.names:
            continue
        into = telling.low[person.start - 1] in ("into", "in", "through")
        if into and telling.has(person.end, person.end + 3, SETS.body):
            return person.names
    return ()


def pressed(telling: Telling, start: int, end: int) -> bool:
    """`to her temple`, `in his ribs`, `against Kovacs`: a muzzle or a blade touches somebody; not `in his jeans`."""
    if telling.has(start, end, SETS.worn_in):
        return False
    for j in range(start, min(end, start + 6, len(telling.low))):
        word = telling.low[j]
        if word not in ("to", "into", "against", "under", "at", "in", "behind", "between", "along"):
            continue
        own = telling.has(j + 1, j + 7, {"own", "pocket"}) and not on_oneself(telling, j)
        shelf = telling.has(j + 1, j + 4, {"back"}) and not telling.has(j + 1, j + 7, SETS.aimed_at - {"back"})
        shelf = shelf and "of" in telling.low[j + 1 : j + 5]
        if (
            telling.has(j + 1, j + 7, SETS.aimed_at - {"side"} if word == "at" else SETS.aimed_at)
            and not own
            and not shelf
        ):
            return True
        near = any(j < p.start <= j + 2 and not p.possessive for p in telling.people)
        if word in ("against", "at", "into") and near:
            return True
    return False


def on_oneself(telling: Telling, j: int) -> bool:
    """`to his own temple`; not `into his own belt`."""
    after = telling.low[j + 1 : j + 5]
    return "own" in after and telling.has(j + 1 + after.index("own"), j + 4 + after.index("own"), SETS.aimed_at)


def stops_short(telling: Telling, start: int) -> bool:
    """`stops an inch from her ear`."""
    for j in range(start, len(telling.low)):
        if telling.low[j] == "from" and telling.low[j - 1] in ("inch", "inches"):
            return telling.has(j + 1, j + 4, SETS.aimed_at)
    return False


def doer_behind(telling: Telling, verb: Verb) -> Names:
    """`is shot by two men`: who did it."""
    for j in range(verb.at + 1, min(verb.end + 1, len(telling.words))):
        if telling.low[j] == "by":
            for person in telling.people:
                if j < person.start <= j + 4 and person.names:
                    return person.names
    return ()
