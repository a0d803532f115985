"""Finds the verbs of a sentence, and tells them from the nouns that are spelled alike."""

from showclear.importers.reading.lexicon import Lexicon
from showclear.importers.reading.mentions import Marked, previous
from showclear.importers.reading.word_sets import SETS


def find_verbs(marked: Marked, lexicon: Lexicon, taken: set[int]) -> None:
    """Every word that is an act here; `taken` are the places of people's names."""
    covered = {i for w in marked.weapons for i in range(w.start, w.end)}
    marked.verbs = [
        i
        for i, word in enumerate(marked.words)
        if not word.hidden
        and (word.low in lexicon.sure_verbs or (i not in covered and is_verb(marked, i, lexicon, taken)))
    ]


def is_verb(marked: Marked, i: int, lexicon: Lexicon, taken: set[int]) -> bool:
    """By its form, and by what stands before it."""
    word = marked.words[i]
    lemmas = lexicon.verbs.get(word.low)
    if lemmas is None or i in taken:
        return False
    bent = word.low.endswith(("ing", "s"))
    if i and marked.words[i - 1].low == "-" and (not bent or any(w.start == i + 1 for w in marked.weapons)):
        return False  # `a blank-firing pistol`
    if word.low == "ready" and any(w.end == i for w in marked.weapons):
        return False
    before = previous(marked.words, i)
    if before is None:
        return True
    ing = word.low.endswith("ing")
    contracted = before.low == "'s" and (word.low == "got" or word.low.endswith(("ed", "ing", "wn")))
    if before.low in SETS.plain_determiners and not ing and not contracted:
        return False
    if (ing and before.low in ("a", "an", "the", "of")) or (not bent and determined(marked, i)):
        return False
    return word.low not in lemmas or bare_verb(marked, i, before.low)


def bare_verb(marked: Marked, i: int, before: str) -> bool:
    """Whether the bare form is a verb: it is a noun as often as not."""
    low = marked.words[i].low
    if low in SETS.same_in_the_past or before.endswith("ly"):
        return True
    if before in ",;.!-—–:" or before in SETS.before_a_verb:
        return True
    if before.endswith("s") and before not in SETS.not_plurals:
        return True
    return any(
        p.end == i and (p.group or p.pronoun == "they" or len(p.names) > 1 or (p.names and p.names[0].endswith("S")))
        for p in marked.people
    )


def determined(marked: Marked, i: int) -> bool:
    """A determiner stands before, with only words between that describe: `an impossible shot`, `the first draw`."""
    people = {j for p in marked.people for j in range(p.start, p.end)}
    for j in range(i - 1, max(-1, i - 4), -1):
        low = marked.words[j].low
        if low in SETS.plain_determiners:
            contracted = low == "'s" and (j == i - 1 or marked.words[j - 1].low in ("he", "she", "it", "who"))
            return not contracted
        if any(w.start <= j < w.end for w in marked.weapons):
            return False
        if j in people or not low[0].isalpha() or low in SETS.before_a_verb or low.endswith("s"):
            return False
    return False
