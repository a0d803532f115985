"""Reads one marked sentence: its verbs from left to right, then the weapons that no verb took."""

from showclear.importers.reading.clauses import any_particle, is_passive, parted, scope_end, undone, who
from showclear.importers.reading.holders import nearest_left
from showclear.importers.reading.leftover import armed, leftover
from showclear.importers.reading.lexicon import NOISES
from showclear.importers.reading.mentions import WeaponMention, previous
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.weapon_acts import weapon_acts
from showclear.importers.reading.whom import aimed_at
from showclear.importers.reading.with_weapon import with_weapon
from showclear.importers.reading.without_weapon import without_weapon
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work


def read_sentence(telling: Telling) -> None:
    """Adds to the telling every act with a weapon that the sentence tells of."""
    for nth, at in enumerate(telling.verbs):
        read_verb(telling, Verb(telling, at, scope_end(telling, nth)))
    for n, weapon in enumerate(telling.weapons):
        if n not in telling.used:
            leftover(telling, weapon)
    armed(telling)


def read_verb(telling: Telling, verb: Verb) -> None:
    """One verb: what is not done uses up its weapons; else it, the weapon, or somebody does it."""
    verb.by, doer = who(telling, verb.at)
    telling.doer = doer
    if undone(telling, verb):
        if not verb.any_of({"have", "hold", "carry"}):
            telling.used.update(n for n, w in enumerate(telling.weapons) if verb.at < w.start < verb.end)
        return
    verb.passive = is_passive(telling, verb.at)
    if it_does(telling, verb) or it_is_aimed(telling, verb):
        return
    if doer is not None and weapon_acts(telling, verb, doer):
        return
    objects = objects_of(telling, verb) or relative(telling, verb)
    for weapon in objects:
        with_weapon(telling, verb, weapon)
    if not objects:
        without_weapon(telling, verb)


def objects_of(telling: Telling, verb: Verb) -> list[WeaponMention]:
    """The weapons the verb is done to: the first behind it, those joined to that, and one it is done with."""
    behind = [w for w in telling.weapons if verb.at < w.start < verb.end and not only_heard(w)]
    if not behind or parted(telling, verb.at, behind[0].start):
        return []
    first, *others = behind
    return [first, *(w for w in others if belongs(telling, first.end, w.start))]


def relative(telling: Telling, verb: Verb) -> list[WeaponMention]:
    """`a pistol which he lifts out`: the weapon that `which` means."""
    which = next((j for j in (verb.at - 2, verb.at - 3) if j > 0 and telling.low[j] in ("which", "that")), 0)
    if not which or not verb.by or not any(which < p.start and p.end == verb.at and p.pronoun for p in telling.people):
        return []
    return [w for w in telling.weapons if w.certain and telling.low[w.end : which] in ([], [","])][-1:]


def belongs(telling: Telling, start: int, end: int) -> bool:
    """`a rifle and a pistol`, `the guard's rifle with a pistol`; not `the rifle on the table`."""
    return telling.has(start, end, {"with"}) or not telling.has(start, end, SETS.prepositions)


def only_heard(weapon: WeaponMention) -> bool:
    """Whether the word is a noise in all its meanings; `shots.py` asks whose."""
    return all(sense.grade in NOISES for sense in weapon.senses)


def it_does(telling: Telling, verb: Verb) -> bool:
    """`It goes off.` `It jams.` when a weapon was named just before."""
    before, kind = previous(telling.words, verb.at), telling.kind_of_it(verb.at)
    if before is None or before.low != "it" or kind is None or not verb.any_of(SETS.it_does):
        return False
    table = telling.lexicon.subject
    work = any_particle(telling, verb, table) or verb.work(table)
    if work is None:
        return False
    if kind is Kind.EXPLOSIVE and work is Work.FIRE:
        work = Work.DETONATE
    elif kind is not Kind.EXPLOSIVE and work is Work.DETONATE:
        work = Work.FIRE
    telling.add(kind, work, telling.known.lately(kind), (), "", verb.lemmas[0], 75)
    return True


def it_is_aimed(telling: Telling, verb: Verb) -> bool:
    """`It is pointed at Kovacs`, `it was cocked`."""
    kind, work = telling.kind_of_it(verb.at), verb.work(telling.lexicon.object)
    if not verb.passive or telling.low[verb.at - 2] != "it" or kind is None or work not in (Work.POINT, Work.COCK):
        return False
    here = any(w.end <= verb.at and w.certain for w in telling.weapons)
    by = (
        (telling.subject if here else ())
        or telling.known.lately(kind)
        or nearest_left(telling, verb.at)
        or telling.subject
    )
    telling.add(kind, work, by, aimed_at(telling, verb.at + 1, verb.end), "", verb.lemmas[0], 80)
    return True
