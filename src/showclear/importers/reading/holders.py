"""Whose hand, belt or shoulder a weapon is in, as far as the words around it tell."""

from typing import Final

from showclear.importers.reading.event import Names
from showclear.importers.reading.mentions import WeaponMention
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.whom import pressed
from showclear.importers.reading.word_sets import SETS

WORN: Final = frozenset({"in", "at", "across", "on", "over", "under", "off", "from"})


def owner(weapon: WeaponMention) -> Names:
    """`his gun`, `Rowe's old pistol`."""
    return weapon.owner.names if weapon.owner else ()


def nearest_left(telling: Telling, i: int) -> Names:
    """The last person told of before i."""
    for person in reversed(telling.people):
        if person.end <= i and person.names and not person.possessive:
            return person.names
    return ()


def first_owner(telling: Telling) -> Names:
    """`Scott's finger`, `her thumb`: whose hand it is."""
    return next((p.names for p in telling.people if p.possessive and p.names), ())


def in_hand(telling: Telling, weapon: WeaponMention) -> Names:
    """`gun in his hand`, `a rifle across her knees`, `shotgun at his side`."""
    for j in range(weapon.end, min(len(telling.words), weapon.end + 10)):
        word = telling.low[j]
        if word in ".;!?":
            break
        one_hand = word in ("left", "right") and telling.low[j - 2 : j - 1] == ["in"]
        which = telling.low[j - 3 : j - 1] == ["in", "the"] and telling.low[j - 1] in SETS.which_hand
        if (word not in SETS.carried_at and not one_hand) or (word == "holster" and "its" in telling.low[j - 2 : j]):
            continue
        for person in telling.people:
            beside = telling.low[person.start - 1] in ("by", "near", "beside", "behind", "from", "above", "before")
            if telling.low[person.start - 1] == "at" and telling.has(weapon.end, person.start, SETS.aimed_somewhere):
                return ()  # `a rifle levelled at his chest`
            if person.possessive and weapon.end <= person.start < j and not beside:
                return person.names or telling.subject
        before = set(telling.low[weapon.end : j])
        if before & WORN and (
            word in SETS.worn_at or word in ("waistband", "belt") or which or not before & {"the", "a", "an"}
        ):
            return nearest_holder(telling, weapon)
    return nearest_holder(telling, weapon) if at_hand(telling, weapon) else ()


def nearest_holder(telling: Telling, weapon: WeaponMention) -> Names:
    """Whoever the sentence is about; where it names nobody (`A pistol on the thigh.`), who the one before was about."""
    if it_is := presented(telling, weapon):
        return it_is
    nobody = not any(p.names and not p.possessive for p in telling.people)
    return telling.subject or nearest_left(telling, weapon.start) or (telling.known.subject if nobody else ())


def presented(telling: Telling, weapon: WeaponMention) -> Names:
    """`He turns, and it's Lena, with the pistol in both hands`: who comes into the sentence by `it is`, `there is`."""
    for person in reversed(telling.people):
        if person.end <= weapon.start and not person.possessive and not person.pronoun and person.start > 1:
            it, be = telling.low[person.start - 2 : person.start]
            return person.names if it in ("it", "there") and be in ("'s", "is") else ()
    return ()


def taken_apart(telling: Telling, weapon: WeaponMention) -> bool:
    """`their rifles broken open in front of them`, `a pistol in pieces`: somebody has been at work on it."""
    behind = telling.low[weapon.end : weapon.end + 3]
    return behind[:2] == ["broken", "open"] or not SETS.taken_apart.isdisjoint(behind)


def trailing(telling: Telling, weapon: WeaponMention) -> Names:
    """`Kovacs crawls back, rifle dragging`: with no article, it is that of whoever the sentence is about."""
    bare = weapon.start > 1 and telling.low[weapon.start - 1] == "," and not weapon.detail.endswith("s")
    behind = telling.low[weapon.end] if weapon.end < len(telling.low) else ""
    return (telling.subject or nearest_left(telling, weapon.start)) if bare and behind.endswith("ing") else ()


def at_hand(telling: Telling, weapon: WeaponMention) -> bool:
    """`the pistol at arm's length`, `rifle by the barrel`."""
    behind = telling.low[weapon.end : weapon.end + 4]
    return behind[:2] == ["at", "arm"] or (
        behind[:2] == ["by", "the"] and behind[2:3] != [] and behind[2] in SETS.held_by
    )


def in_hand_before(telling: Telling, start: int) -> Names:
    """`In her hand is a small automatic`, `At his hip, a revolver`, `On her back, under a rag -- a rifle`."""
    opening = next((p for p in telling.people if p.start == 1 and p.possessive and p.names), None)
    parted = telling.low[max(0, start - 2) : start]
    if opening and telling.low[0] in WORN and telling.has(2, 4, SETS.carried_at) and "—" in parted:
        return opening.names
    for j in range(max(0, start - 8), start):
        if telling.low[j] not in SETS.carried_at or any(word in ".;" for word in telling.low[j:start]):
            continue
        between = telling.low[j + 1 : start]
        if len(set(between)) > 3 and not SETS.between_hand_and_weapon.issuperset(between):
            continue
        for person in telling.people:
            where = telling.low[person.start - 1] in ("in", "at", "on", "across", "over", "under")
            if person.possessive and person.names and 0 < j - person.start <= 3 and where:
                return person.names
    return ()


def hangs_from(telling: Telling, verb: Verb) -> Names:
    """`hangs from his belt`, `rests across her knees`, `falls from Nak's hand`."""
    for j in range(verb.at, verb.end):
        if telling.low[j] in SETS.carried_at:
            for person in telling.people:
                away = telling.low[person.start - 1] == "from" and verb.any_of(
                    SETS.lying
                )  # `lies a yard from his hand`
                if person.possessive and 0 < j - person.start <= 4 and not away:
                    return person.names
    return ()


def whose_belt(telling: Telling, verb: Verb) -> Names:
    """`takes the pistol out of his waistband`, `from Louis's belt`: who loses it, where that is not who takes it."""
    for person in telling.people:
        if not (verb.at < person.start < verb.end and person.possessive and person.names):
            continue
        away = telling.low[person.start - 1] in ("from", "of", "off")
        if away and telling.has(person.end, person.end + 4, SETS.worn_in) and not set(person.names) & set(verb.by):
            return person.names
    return ()


def whose_hand(telling: Telling, verb: Verb) -> Names:
    """The first owner told of between the verb and its end."""
    for person in telling.people:
        if verb.at < person.start < verb.end and person.possessive and person.names:
            return person.names
    return ()


def out_of_a_hand(telling: Telling, verb: Verb) -> bool:
    """`takes the gun out of her hand`: a person is disarmed."""
    words = telling.low[verb.at : verb.end]
    return "out" in words and not SETS.gripping_hands.isdisjoint(words)


def with_anothers(telling: Telling, weapon: WeaponMention) -> bool:
    """`Elizabeth comes out with Louis's rifle`: she has it, unless it is at her head."""
    whose = weapon.owner
    if whose is None or whose.pronoun or not telling.subject or set(whose.names) & set(telling.subject):
        return False
    return telling.before(whose.start, 1) == ["with"] and not pressed(telling, weapon.end, weapon.end + 6)
