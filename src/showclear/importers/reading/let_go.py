"""Where a weapon comes from and goes to: drawn to be used or taken out to be laid down, given up or only let go."""

from showclear.importers.reading.event import Names
from showclear.importers.reading.holders import whose_belt
from showclear.importers.reading.mentions import WeaponMention
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.whom import aimed_at
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Work


def put_on(telling: Telling, verb: Verb, start: int) -> bool:
    """`puts the revolver in his holster`, `tucks it into her belt`: from now on it is carried."""
    end = next((j for j in range(start, verb.end) if telling.low[j] == ","), verb.end)
    if telling.has(start, end, {"from"}):
        return False  # `from under his jacket`
    into = telling.has(start, end, {"in", "into", "inside", "under", "down"})
    return into and telling.has(start, end, SETS.worn_in)


def own_words(telling: Telling, verb: Verb, weapon: WeaponMention) -> list[str]:
    """The verb's words up to an `and` behind the weapon, where somebody does something else."""
    for j in range(weapon.end, verb.end):
        if telling.low[j] == "and":
            return telling.low[verb.at : j]
    return telling.low[verb.at : verb.end]


def out_of_store(telling: Telling, verb: Verb) -> bool:
    """`unlocks the cabinet, takes out two shotguns`."""
    return telling.has(0, verb.at, SETS.stores) and telling.has(0, verb.at, {"unlocks", "opens"})


def from_where_worn(telling: Telling, verb: Verb) -> bool:
    """`takes a revolver from the pocket of his coat`, `from under the pillow`."""
    if "from" not in verb.after:
        return False
    at = verb.at + 1 + verb.after.index("from")
    small_of_the_back = telling.has(at, at + 3, {"small"})
    return (
        small_of_the_back
        or telling.has(at, at + 5, SETS.worn_in)
        or telling.has(at, at + 2, {"under", "behind", "beneath"})
    )


def then_laid(telling: Telling, verb: Verb) -> bool:
    """`takes out the revolver and lays it on the desk`: not to use it."""
    behind = [at for at in telling.verbs if at > verb.at]
    at_body = any(telling.has(at, at + 7, SETS.aimed_at) for at in behind)
    if at_body and not telling.has(verb.at, len(telling.low), {"back"}):
        return False  # `pulls the pistol and puts it against his temple`
    return any(not_to_use(telling, at) for at in behind[:2])


def not_to_use(telling: Telling, at: int) -> bool:
    """`lays it down`, `holds it out`, `drops the magazine`, `swings open the cylinder`."""
    lemmas = telling.lexicon.lemmas(telling.low[at])
    if not SETS.not_to_use.isdisjoint(lemmas):
        return True
    near = telling.low[at : at + 5]
    return ("hold" in lemmas and "out" in near) or ("swing" in lemmas and not {"open", "cylinder"}.isdisjoint(near))


def swung(telling: Telling, verb: Verb) -> bool:
    """`swings the rifle like a club`."""
    like = telling.has(verb.at, verb.end + 2, {"like"})
    return verb.any_of({"swing"}) and like and telling.has(verb.at, verb.end + 4, SETS.clubs)


def laid_across(telling: Telling, verb: Verb) -> bool:
    """`lays it across his face`."""
    return (
        verb.any_of({"lay", "bring", "whip"}) and "across" in verb.after and telling.has(verb.at, verb.end, SETS.faces)
    )


def let_go(telling: Telling, verb: Verb, work: Work | None, by: Names) -> Work | None:
    """What is let go is a disarming only where it is given up to somebody; else it is handled."""
    if work is Work.DISARM and not given_up(telling, verb, by):
        work = Work.HANDLE
    return Work.DISARM if surrendered(telling, verb, work, by) else work


def given_up(telling: Telling, verb: Verb, by: Names) -> bool:
    """Whether what is dropped or thrown down is surrendered: somebody else has aimed, fired or struck here."""
    if whose_belt(telling, verb):
        return True  # it was on somebody else
    hurt = telling.has(0, verb.at, {"hit", "shot", "wounded"})
    if hurt or telling.has(verb.at, verb.end, SETS.worn_in) or telling.has(verb.at, verb.end, SETS.stores):
        return False  # into a pocket, a drawer
    if not verb.any_of(SETS.lets_go) or not {"down", "aside"}.isdisjoint(verb.after):
        return True
    return bool(telling.known.threats - set(by)) or any(e.work is Work.POINT for e in telling.events)


def surrendered(telling: Telling, verb: Verb, work: Work | None, by: Names) -> bool:
    """`tosses it into the bay`, `lays it on the counter`, with a gun on them; not what is thrown at somebody."""
    if work is not Work.HANDLE or not by or not telling.known.threats - set(by):
        return False
    flung = verb.any_of(SETS.flung) and not aimed_at(telling, verb.at + 1, verb.end)
    return flung or laid_down(telling, verb)


def laid_down(telling: Telling, verb: Verb) -> bool:
    """`lays it on the counter`, `puts the gun down`."""
    return verb.any_of(SETS.lays) and telling.has(verb.at + 1, verb.end, SETS.floors)
