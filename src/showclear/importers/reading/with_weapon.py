"""A verb that has a weapon as its object: `draws a pistol`, `presses the muzzle to her temple`."""

from typing import Final

from showclear.importers.reading.clauses import any_particle, left_of
from showclear.importers.reading.event import Names
from showclear.importers.reading.holders import in_hand, out_of_a_hand, owner, taken_apart, whose_belt, whose_hand
from showclear.importers.reading.let_go import (
    from_where_worn,
    laid_across,
    let_go,
    out_of_store,
    own_words,
    put_on,
    swung,
    then_laid,
)
from showclear.importers.reading.lexicon import NOISES, Sense
from showclear.importers.reading.mentions import WeaponMention
from showclear.importers.reading.parts import part
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.whom import aimed_at, done_to, pressed, targets
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work

STRONG: Final = frozenset({Work.DRAW, Work.POINT, Work.COCK, Work.FIRE, Work.DISARM, Work.DRYFIRE})
"""What is done with a gun and hardly with anything else that bears the same name."""

AT_POINT: Final = frozenset({"gunpoint", "knifepoint", "swordpoint"})

PROVES: Final = {
    Kind.BLADE: (Work.DRAW, Work.STRIKE, Work.POINT, Work.DISARM),
    Kind.EXPLOSIVE: (Work.DETONATE,),
    Kind.OTHER: (Work.STRIKE,),
}
"""The same for what is no gun."""


def with_weapon(telling: Telling, verb: Verb, weapon: WeaponMention) -> None:
    """Adds what the verb does with this weapon, or with the gun that this part or round is of."""
    n = telling.weapons.index(weapon)
    if not {"no", "without", "neither"}.isdisjoint(telling.before(weapon.start, 3)):
        telling.used.add(n)  # `has no gun`
        return
    if verb.any_of({"shoot"}) and "with" in verb.after and telling.has(verb.at, verb.end + 4, SETS.cameras):
        telling.used.add(n)
        telling.add(weapon.senses[0].kind, Work.PRESENT, (), (), weapon.detail, "photograph", 70)
        return
    if weapon.detail in AT_POINT:
        telling.used.add(n)
        aimed = verb.by if verb.passive else done_to(telling, verb)
        by = () if verb.passive else verb.by
        telling.add(Kind.BLADE if weapon.detail != "gunpoint" else Kind.FIREARM, Work.POINT, by, aimed, "", "at", 82)
        return
    if weapon.detail in ("trigger", "triggers") and (verb.any_of(SETS.trigger_pulls) or is_held_down(verb)):
        telling.used.add(n)
        if (telling.of_a_tool() or telling.known.tool_about) and not telling.known.gun_about:
            return  # of the spray gun that it is aimed with
        telling.add(Kind.FIREARM, Work.FIRE, verb.by, aimed_at(telling, weapon.end, verb.end), "", "trigger", 88)
        return
    lemma = main_lemma(telling, verb)
    work, by = what_is_done(telling, verb, weapon, lemma)
    if weapon.certain is None and weapon.grade("parts", "rounds"):
        part(telling, verb, weapon, work, by or owner(weapon))
        return
    work, by = where_it_goes(telling, verb, weapon, lemma, work, by)
    if work is None:
        return
    sense = fitting(telling, weapon, work)
    if sense is None or is_tool(telling, verb, sense):
        telling.used.add(n)
        return
    if sense.grade in NOISES:
        return
    telling.used.add(n)
    if sense.kind is Kind.OTHER and sense.grade == "perhaps" and not done_to(telling, verb):
        return
    aimed = aimed_at(telling, verb.at + 1, verb.end)
    if sense.kind is Kind.EXPLOSIVE and work is Work.DISARM:
        work = Work.HANDLE
    if sense.kind is Kind.BLADE and work not in (Work.DRAW, Work.DISARM) and at_table(telling) and not aimed:
        return
    add_done(telling, verb, weapon, sense, work, by)


def is_held_down(verb: Verb) -> bool:
    """`holds the trigger down`, `leans on the trigger`."""
    return ("down" in verb.after and verb.any_of({"hold", "keep"})) or verb.after[:1] == ["on"]


def main_lemma(telling: Telling, verb: Verb) -> str:
    """The first of the verb's lemmas that says something of its object."""
    return next((x for x in verb.lemmas if (x, "") in telling.lexicon.object), verb.lemmas[0])


def what_is_done(telling: Telling, verb: Verb, weapon: WeaponMention, lemma: str) -> tuple[Work | None, Names]:
    """What the verb, its particle and the part of the body behind it say, and who does it."""
    by = verb.by
    work = any_particle(telling, verb, telling.lexicon.object)
    if verb.any_of(SETS.pressing) and pressed(telling, weapon.end, verb.end):
        work = Work.POINT
    swings_at = verb.any_of({"swing"}) and weapon.grade("perhaps") and done_to(telling, verb)
    if swung(telling, verb) or laid_across(telling, verb) or (swings_at and weapon.certain is None):
        work = Work.STRIKE
    work = work or telling.lexicon.object.get((lemma, ""))
    if "open" in verb.lemmas and telling.low[verb.at + 1] in ("up", "fire"):
        work = Work.FIRE
    if (losers := dragged_off(telling, verb, weapon)) and verb.by:
        return Work.DISARM, (*verb.by, *losers)
    if work is Work.CARRY and telling.low[verb.at - 1] in ("eye", "eyes", "gaze"):
        return Work.PRESENT, ()  # `Rowe's eyes go to the pistol`
    if work is Work.HANDLE and lemma in ("take", "pull", "bring", "get", "slip") and from_where_worn(telling, verb):
        work = Work.DRAW
    if work in (Work.DRAW, Work.HANDLE, Work.CARRY) and verb.by and (loses := whose_belt(telling, verb)):
        return Work.DISARM, (*by, *loses)
    if (
        work in (Work.DRAW, Work.HANDLE, Work.CARRY)
        and verb.any_of(SETS.taking)
        and by
        and is_theirs(telling, by, weapon)
    ):
        return Work.DISARM, by
    if work is Work.DRAW and out_of_a_hand(telling, verb):
        work = Work.DISARM
        by = tuple(dict.fromkeys((*by, *whose_hand(telling, verb))))
    return work, by


def dragged_off(telling: Telling, verb: Verb, weapon: WeaponMention) -> Names:
    """`drags him off the gun by the collar`: who has lost it."""
    off = verb.any_of(SETS.drags) and "off" in telling.before(weapon.start, 2)
    return targets(telling, verb.at + 1, weapon.start, direct=True) if off else ()


def is_theirs(telling: Telling, by: Names, weapon: WeaponMention) -> bool:
    """`takes his rifle`: of somebody else, who has had it until now."""
    return any(telling.known.held.get(name) is Kind.FIREARM and name not in by for name in owner(weapon))


def where_it_goes(
    telling: Telling, verb: Verb, weapon: WeaponMention, lemma: str, work: Work | None, by: Names
) -> tuple[Work | None, Names]:
    """The same, after a look at where the weapon comes from and goes to."""
    words = set(telling.low[verb.at : verb.end])
    if work is Work.FIRE and "dry" in telling.before(verb.at, 2):
        work = Work.DRYFIRE
    if verb.any_of(SETS.located) and left_of(telling, verb.at) is None:
        work, by = Work.PRESENT, ()  # over the fireplace hangs a shotgun
    if (
        work is Work.DRAW
        and lemma not in ("draw", "unholster", "whip")
        and (
            words & SETS.stores or {"one", "of"} <= words or out_of_store(telling, verb) or laid_at_once(telling, verb)
        )
    ):
        work = Work.HANDLE
    if left_of(telling, verb.at) is None and telling.low[0] == "out" and verb.any_of(SETS.comes_out):
        work = Work.DRAW  # `Out comes a pistol`
        by = by or telling.known.subject
    hand = telling.has(0, verb.at, {"hand", "hands", "fist"}) and words & {"out", "up", "round", "around", "back"}
    if lemma == "come" and "with" in words and hand:
        work = Work.DRAW
    theirs = [n for n, kind in telling.known.held.items() if kind is Kind.FIREARM and n not in by]
    if work is Work.DRAW and lemma in ("wrench", "wrest", "tear", "rip", "twist") and theirs:
        work = Work.DISARM
    if work is Work.DRAW and lemma == "come" and not hand and set(owner(weapon)) - set(by):
        work = Work.HANDLE  # `comes up with Rowe's shotgun`
    if work is Work.DRAW and lemma == "come" and {"with", "out"} <= words and not telling.has(0, verb.at, SETS.reaches):
        work = Work.CARRY  # out of the house, not out of a bag
    if lemma == "rack" and (words & SETS.stores or "empty" in verb.after):
        work = Work.HANDLE  # put away, or cleared
    if work is Work.STRIKE and lemma == "run" and ("through" not in words or is_run_over(telling, verb, weapon)):
        work = Work.HANDLE if is_run_over(telling, verb, weapon) else Work.CARRY
    if lemma in ("have", "hold") and {"in", "pieces"} <= words:
        work = Work.HANDLE
    if lemma in ("have", "keep", "hold", "get", "put") and kept_on_somebody(telling, weapon):
        work = Work.POINT
    if lemma in ("have", "hold", "get") and pressed(telling, weapon.end, verb.end):
        work = Work.POINT
    if work is Work.DISARM and lemma in ("slide", "toss", "throw") and passed_on(telling, weapon, verb):
        work = Work.HANDLE
    work = let_go(telling, verb, work, by)
    own = set(own_words(telling, verb, weapon))
    to_shoulder = own & {"shoulder", "shoulders"} and own & {"to", "into"}
    if work in (None, Work.HANDLE, Work.CARRY, Work.DISARM) and to_shoulder:
        work = Work.POINT
    laid = lemma in ("lay", "rest", "set", "put", "place") and words & {"thigh", "lap", "knees", "thighs"}
    if work in (Work.HANDLE, Work.DISARM) and laid:
        work = Work.CARRY
    return work, by


def laid_at_once(telling: Telling, verb: Verb) -> bool:
    """Taken out to be laid down; from where it was worn it is drawn all the same."""
    return then_laid(telling, verb) and not from_where_worn(telling, verb)


def is_run_over(telling: Telling, verb: Verb, weapon: WeaponMention) -> bool:
    """`runs a rag over the rifle`, `a pencil through the guard of the pistol`: something else is run."""
    return telling.has(verb.at + 2, weapon.start, {"over", "along", "down", "through"})


def passed_on(telling: Telling, weapon: WeaponMention, verb: Verb) -> bool:
    """`slides a revolver across the glass to Harper`: handed over, not given up."""
    return any(
        telling.low[p.start - 1] == "to" and not p.possessive for p in telling.people if weapon.end < p.start < verb.end
    )


def kept_on_somebody(telling: Telling, weapon: WeaponMention) -> bool:
    """`keeps the gun trained`, `holds the gun on him`."""
    behind = telling.low[weapon.end : weapon.end + 1]
    if behind and behind[0] in ("trained", "pointed", "aimed", "leveled", "levelled"):
        return True
    those = [p for p in telling.people if p.start - weapon.end in (1, 2)]
    return behind == ["on"] and any(not p.possessive or telling.has(p.end, p.end + 3, SETS.aimed_at) for p in those)


def fitting(telling: Telling, weapon: WeaponMention, work: Work) -> Sense | None:
    """The meaning that fits what is done; None when this is more likely no weapon."""
    if weapon.certain:
        return weapon.certain
    for sense in weapon.senses:
        if sense.grade in NOISES and sense.grade != "sounds":
            return sense
        if sense.grade == "perhaps" and determined(telling, weapon.start) and fits(telling, sense.kind, work):
            return sense
    return None


def fits(telling: Telling, kind: Kind, work: Work) -> bool:
    """Whether what is done, or what was seen before, makes a weapon of a word that may be none."""
    known = telling.known
    if kind in (Kind.FIREARM, Kind.UNSPECIFIED):
        return work in STRONG or (known.gun_about and work is not Work.PRESENT)
    return work in PROVES[kind] or kind in known.kinds


def determined(telling: Telling, start: int) -> bool:
    """`a small automatic`, `his piece`: a determiner, and at most two words that describe."""
    for j in range(start - 1, max(-1, start - 4), -1):
        word = telling.low[j]
        if word in SETS.determiners and word not in SETS.prepositions:
            return word != "'s" or j == start - 1
        if not word[0].isalpha() or word in SETS.prepositions or j in telling.verbs:
            return False
    return False


def is_tool(telling: Telling, verb: Verb, sense: Sense) -> bool:
    """`slices the bread with a knife`: nobody is on the other side of the blade."""
    return sense.kind is not Kind.FIREARM and verb.any_of(SETS.tool_verbs) and not done_to(telling, verb)


def at_table(telling: Telling) -> bool:
    """Whether the sentence speaks of food."""
    return not SETS.knives_at_table.isdisjoint(telling.low)


def add_done(telling: Telling, verb: Verb, weapon: WeaponMention, sense: Sense, work: Work, by: Names) -> None:
    """Adds the act, once who does it to whom has been settled by what kind of act it is."""
    lemma, belongs_to = main_lemma(telling, verb), owner(weapon)
    aimed = aimed_at(telling, verb.at + 1, verb.end)
    near = telling.low[max(verb.at, weapon.start - 3) : weapon.start]
    if "with" in near and kept_on_somebody(telling, weapon):
        work = Work.POINT
    elif "with" in near and work not in (Work.STRIKE, Work.DETONATE) and lemma not in SETS.work_with:
        work, aimed = Work.HANDLE if taken_apart(telling, weapon) else Work.CARRY, ()  # `turns with a gun`
    if work is Work.STRIKE:
        aimed = done_to(telling, verb)
        aside = sense.kind is Kind.FIREARM and not aimed and not swung(telling, verb)
        if aside and not telling.has(verb.at, weapon.start, {"with"}):
            work = Work.CARRY
    if work is Work.DISARM and not belongs_to and out_of_a_hand(telling, verb):
        belongs_to = whose_hand(telling, verb)
    if work is Work.DISARM and belongs_to:
        by = (*by, *belongs_to)  # both handle it: the one who loses it and the one who takes it
    if work is Work.PRESENT:
        by = in_hand(telling, weapon) or belongs_to
        work = Work.CARRY if by else Work.PRESENT
    aimed = aimed if work in (Work.POINT, Work.FIRE, Work.STRIKE) else ()
    telling.add(sense.kind, work, by, aimed, weapon.detail, lemma)
    if work is Work.HANDLE and by and put_on(telling, verb, weapon.end):
        telling.add(sense.kind, Work.CARRY, by, (), weapon.detail, "wear", 78)
