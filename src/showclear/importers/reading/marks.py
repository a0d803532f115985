"""Marks, in one sentence, the words that mean a weapon, a person or an act; hides what only sounds like one."""

from showclear.importers.reading.acts import find_verbs
from showclear.importers.reading.cast import Cast
from showclear.importers.reading.friends import hide
from showclear.importers.reading.lexicon import Lexicon
from showclear.importers.reading.mentions import Marked
from showclear.importers.reading.people import find_people
from showclear.importers.reading.weapon_names import find_weapons
from showclear.importers.reading.word_sets import SETS
from showclear.importers.reading.words import Sentence, Word


def marks(sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Marked:
    """In this order, for what is hidden names nobody, and a name that sounds like a weapon is a name."""
    marked = Marked(sentence)
    if not lexicon.telling.isdisjoint(sentence.low):
        hide(marked.words, lexicon)
    find_people(marked, cast, lexicon)
    taken = {i for p in marked.people if p.names for i in range(p.start, p.end)}
    find_weapons(marked, cast, lexicon, taken)
    find_verbs(marked, lexicon, taken)
    find_owners(marked)
    return marked


def find_owners(marked: Marked) -> None:
    """`his gun`, `Rowe's old pistol`: whose it is; not `his hand and gun`."""
    words = marked.words
    for person in marked.people:
        if not person.possessive and person.end < len(words) and words[person.end].low == "'s":
            person.possessive = not is_contracted(words, person.end + 1)
    for weapon in marked.weapons:
        for person in reversed(marked.people):
            if not person.possessive or person.end > weapon.start:
                continue
            between = [w.low for w in words[person.end : weapon.start] if w.low not in ("'s", "-")]
            if len(between) <= 3 and not any(parts_owner(word) for word in between):
                kin = person.start and words[person.start - 1].low in SETS.possessive
                weapon.owner = None if kin else person  # `his father's gun` is in the hand of whoever that is not
                break


def is_contracted(words: list[Word], i: int) -> bool:
    """`Delia's standing`, `Tick's on his knees`: she is, he is; the word at i tells."""
    if i >= len(words):
        return False
    low = words[i].low
    return low in SETS.after_a_contraction or (low.endswith("ing") and low not in SETS.things_in_ing)


def parts_owner(word: str) -> bool:
    """Whether the word, between an owner and a weapon, makes the weapon somebody else's."""
    if word in SETS.clause_ends or word in ("hand", "hands", "and"):
        return True
    return word in SETS.determiners and word != "own"
