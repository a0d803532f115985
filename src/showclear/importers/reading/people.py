"""Finds the people of a sentence: by name, by pronoun, by what they are; pairs act together."""

import re
from typing import Final

from showclear.importers.reading.cast import Cast
from showclear.importers.reading.lexicon import Lexicon
from showclear.importers.reading.mentions import Marked, PersonMention, previous
from showclear.importers.reading.weapon_names import is_described
from showclear.importers.reading.word_sets import SETS
from showclear.importers.reading.words import across_somebody

PRONOUNS: Final = {
    "he": "he", "him": "he", "himself": "he", "his": "he", "she": "she", "her": "she", "herself": "she", "hers": "she",
    "they": "they", "them": "they", "their": "they", "themselves": "they", "both": "they", "who": "who",
}  # fmt: skip
ADDRESS: Final = frozenset({"mr", "mrs", "ms", "dr"})
LONGEST_NAME: Final = 5
NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight")
NUMBERED: Final = re.compile(r" #?\d+$")  # THUG #2, MERC 3


APART: Final = re.compile(r" (?:IN|WITH|AT|ON|OF) ")  # MAN IN CAP


def find_people(marked: Marked, cast: Cast, lexicon: Lexicon) -> None:
    """Marks everybody from left to right, then joins those who act together."""
    i = 0
    while i < len(marked.words):
        found = person_at(marked, i, cast, lexicon)
        if found is None:
            i += 1
            continue
        marked.people.append(found)
        i = found.end
    join(marked)


def person_at(marked: Marked, i: int, cast: Cast, lexicon: Lexicon) -> PersonMention | None:
    """Who is named by the word at i and those behind it."""
    word = marked.words[i]
    if word.low == "both" and not (i + 1 < len(marked.words) and marked.words[i + 1].low in SETS.after_both):
        return None
    if word.low in PRONOUNS and not (word.caps and not marked.sentence.shout and len(word.low) > 3):
        return pronoun_at(marked, i)
    if not word.text[0].isalpha():
        return None
    named = name_at(marked, i, cast, lexicon) if word.title or word.caps else None
    return named or role_at(marked, i, cast, lexicon)


def pronoun_at(marked: Marked, i: int) -> PersonMention:
    """`her gun` owns, `sees her` does not."""
    low = marked.words[i].low
    her_alone = low == "her" and (i + 1 == len(marked.words) or marked.words[i + 1].low in SETS.after_her_alone)
    sex = PRONOUNS[low]
    possessive = low in SETS.possessive and not her_alone
    return PersonMention(i, i + 1, (), pronoun=sex, group=sex == "they", possessive=possessive)


def name_at(marked: Marked, i: int, cast: Cast, lexicon: Lexicon) -> PersonMention | None:
    """A name of the cast, as long as it goes; else a part of one; else a name the cast does not know."""
    words, run = marked.words, capitals_from(marked, i, lexicon)
    for size in range(len(run), 0, -1):
        name, end = " ".join(words[k].text.upper() for k in run[:size]), run[size - 1] + 1
        if end + 1 < len(words) and words[end].low == "#" and words[end + 1].low.isdigit():
            numbered = f"{name} #{words[end + 1].low}"
            if numbered in cast.names:
                return PersonMention(i, end + 2, (numbered,))
        if end < len(words) and words[end].low.isdigit() and f"{name} {words[end].low}" in cast.names:
            return PersonMention(i, end + 1, (f"{name} {words[end].low}",))
        if name in cast.names:
            return PersonMention(i, end, (cast.same.get(name, name),), group=is_group(name, lexicon))
    if len(run) == 1 and words[i].low in (*ADDRESS, "mister"):
        return None
    return part_of_a_name(marked, run, cast, lexicon) or unknown_name(marked, run, cast, lexicon)


def capitals_from(marked: Marked, i: int, lexicon: Lexicon) -> list[int]:
    """The places of the words with a capital from i on that may be one name: `Mr. Hale`, `Thug #2`."""
    words, run, j = marked.words, [i], i + 1
    while j < len(words) and j - i < LONGEST_NAME:
        if words[j].low == "." and (words[j - 1].low in lexicon.titles or words[j - 1].low in ADDRESS):
            j += 1
        elif words[j].low == "#" and j + 1 < len(words) and words[j + 1].low.isdigit():
            j += 2
        elif not words[j].text[0].isalpha() or not (words[j].title or words[j].caps):
            break
        elif words[j].caps and not words[i].caps and not marked.sentence.shout:
            break  # `Old TERRELL`: the name begins there
        else:
            run.append(j)
            j += 1
    return run


def part_of_a_name(marked: Marked, run: list[int], cast: Cast, lexicon: Lexicon) -> PersonMention | None:
    """`Lena` for LENA HALE, `Captain Rowe` for ROWE."""
    words, names, end = marked.words, [], run[0]
    for k in run:
        low = words[k].low
        name = cast.named(low)
        if name is not None:
            names.append(name)
            end = k + 1
        elif low not in lexicon.titles or len(run) == 1:
            break
    if not names:
        return None
    best = max(names, key=lambda name: sum(words[k].low in name.lower().split() for k in run))
    return PersonMention(run[0], end, (best,), group=is_group(best, lexicon))


def unknown_name(marked: Marked, run: list[int], cast: Cast, lexicon: Lexicon) -> PersonMention | None:
    """A capital letter on a word no cue knows: a name when it is never written small."""
    words, first, last = marked.words, run[0], run[-1]
    low = words[first].low
    if marked.sentence.shout or words[first].caps or len(low) < 3:
        return None
    if any(end <= last + 1 - first for end in weapon_phrases(marked, first, lexicon)):
        return None  # a rusted Sig Sauer
    if (low,) in dict(lexicon.phrases.get(low, ())) and across_somebody(words, first):
        return None  # `Thompson across his chest`
    if (low,) in dict(lexicon.phrases.get(low, ())) and first and words[first - 1].low in SETS.plain_determiners:
        return None  # `the corporal's Springfield`
    if low in SETS.only_guns and is_described(words, first):
        return None
    if low in cast.small or lexicon.is_weapon(low) or low in lexicon.verbs or low in SETS.not_a_name_at_first:
        return None
    before = words[first - 1].low if first else ""
    behind = words[last + 1].low if last + 1 < len(words) else ""
    acts = (behind.endswith("s") and len(behind) > 2) or behind in ("and", "is", "has", "with", "in")
    acts = acts or (behind == "," and first > 0)  # at first it may be a thing, or how somebody is: `Maps, a mug`
    if not acts and (first == 0 or before in '.!?"“'):
        return None
    if before in ("the", "a", "an", "in", "of", "on", "from"):
        return None
    if first == 0 and not cast.is_written_large(words[first].text) and low not in lexicon.gender:
        return None  # `Jumper cables`
    return PersonMention(first, last + 1, (" ".join(words[k].text.upper() for k in run),))


def weapon_phrases(marked: Marked, i: int, lexicon: Lexicon) -> list[int]:
    """How long the weapons of two words or more are that begin at i."""
    low = [word.low for word in marked.words[i : i + 4]]
    phrases = lexicon.phrases.get(marked.words[i].low, ())
    return [len(phrase) for phrase, _ in phrases if len(phrase) > 1 and low[: len(phrase)] == list(phrase)]


def role_at(marked: Marked, i: int, cast: Cast, lexicon: Lexicon) -> PersonMention | None:
    """`the guard`, `two thugs`: by the cast's own name where one of them has a cue."""
    words = marked.words
    if words[i].hidden:
        return None
    for phrase, many in lexicon.roles.get(words[i].low, ()):
        end, word = i + len(phrase), phrase[-1]
        if end > len(words) or any(words[i + k].low != part for k, part in enumerate(phrase)):
            continue
        if len(phrase) == 1 and word in lexicon.verbs:
            before = previous(words, i)
            if before is None or before.low not in SETS.plain_determiners:
                return None  # `guards the door`
        behind = words[end].low if end < len(words) else ""
        if is_likeness(marked, i) or words[i - 1].low == "trigger":
            return None
        if is_predicate(marked, i) or (many and not determined_group(marked, i, end)):
            return None
        if many and behind in SETS.theirs:
            return None  # `a patrol car`
        if not many and names_a_weapon(marked, end, lexicon):
            return None  # `a cavalry saber`
        if word not in cast.called and (behind in ("gun", "guns") or (behind == "fire" and not many)):
            return None  # `machine gun fire`, `tank gun`
        numbered = tuple(
            n for n in cast.cues if many and NUMBERED.sub("", n).lower() == word.removesuffix("s") != n.lower()
        )
        if len(numbered) > 1:
            return PersonMention(i, end, so_many(marked, i, numbered, word), group=True)
        if is_known_already(marked, i, word, cast):
            mention = PersonMention(i, end, (), pronoun=lexicon.gender[word])
            mention.called = word.upper()
            return mention
        known = cast.named(word) if len(phrase) == 1 else None
        if known and NUMBERED.search(known) and i and words[i - 1].low in ("a", "an", "another", "one"):
            known = None  # `a merc` is not MERC 1 before any other
        if known and APART.search(known) and not {"a", "an"}.isdisjoint(w.low for w in words[max(0, i - 2) : i]):
            known = None  # nor is any man MAN IN CAP
        return PersonMention(i, end, (known or " ".join(phrase).upper(),), group=many)
    return None


def is_known_already(marked: Marked, i: int, word: str, cast: Cast) -> bool:
    """`the boy`, `the old man`, in a script where nobody has that for a name: somebody told of before."""
    k = i - 2 if i > 1 and marked.words[i - 1].low in ("old", "young", "little") else i - 1
    return word in SETS.told_before and word not in cast.called and k >= 0 and marked.words[k].low == "the"


def so_many(marked: Marked, i: int, numbered: tuple[str, ...], word: str) -> tuple[str, ...]:
    """`Two mercs` are the first two, `mercs` are any, `the mercs` are all of them."""
    before = marked.words[i - 1].low if i else ""
    if before in NUMBERS:
        return numbered[: NUMBERS.index(before) + 1]
    return numbered if before in SETS.plain_determiners or before in ("both", "all") else (word.upper(),)


def is_likeness(marked: Marked, i: int) -> bool:
    """`the way a boy carries a pole`, `like a man accepting a casserole`: nobody who is there."""
    low = [word.low for word in marked.words[max(0, i - 4) : i]]
    article = next((k for k in range(len(low) - 1, 0, -1) if low[k] in ("a", "an")), 0)
    return bool(article) and (low[article - 1] == "like" or low[article - 2 : article] == ["the", "way"])


def is_predicate(marked: Marked, i: int) -> bool:
    """`He's a neat man`: the man is he."""
    low = [word.low for word in marked.words[max(0, i - 4) : i]]
    if low[-1:] == ["only"]:
        return True  # `Oakes, the only man in the building who`
    for k in range(len(low) - 1, 0, -1):
        if low[k] in ("a", "an"):
            return low[k - 1] in ("is", "'s", "was") and k >= len(low) - 2
    return False


def determined_group(marked: Marked, i: int, end: int) -> bool:
    """Not the team of `in team jackets`, nor the police of `with police tape`."""
    before = marked.words[i - 1].low if i else ""
    behind = marked.words[end] if end < len(marked.words) else None
    plain = behind is not None and behind.low.isalpha() and behind.low not in SETS.prepositions
    return not (plain and before in ("in", "of", "with", "from", "by") and marked.words[i].low in SETS.collectives)


def names_a_weapon(marked: Marked, i: int, lexicon: Lexicon) -> bool:
    """Whether the word at i is a weapon and no verb: not in `the guard pistol-whips him`, `the deputy guns it`."""
    if i >= len(marked.words) or not lexicon.is_weapon(marked.words[i].low) or marked.words[i].low in lexicon.verbs:
        return False
    return i + 1 == len(marked.words) or marked.words[i + 1].low != "-"


def is_group(name: str, lexicon: Lexicon) -> bool:
    """Whether the last word of the name is of many: GUARDS, POSSE."""
    last = name.lower().split()[-1]
    return any(many for phrase, many in lexicon.roles.get(last, ()) if phrase == (last,))


def join(marked: Marked) -> None:
    """`Lena and Kovacs`, `Rowe, Lena and Kovacs` act together; `the son, JULIAN` is one."""
    joined: list[PersonMention] = []
    for person in marked.people:
        last = joined[-1] if joined else None
        before = joined[-2] if len(joined) > 1 else None
        if last is None or not last.names or not person.names or person.start - last.end != 1:
            joined.append(person)
            continue
        mark, both = marked.words[last.end].low, not last.possessive
        if both and mark in ("and", "&") and before is not None and listed(marked, before, last):
            names = (*before.names, *last.names, *person.names)
            joined[-2:] = [PersonMention(before.start, person.end, names, group=True)]
        elif mark == "," and not marked.words[last.start].caps and marked.words[person.start].caps:
            joined[-1] = PersonMention(last.start, person.end, person.names, group=person.group)
        elif both and mark in ("and", "&"):
            joined[-1] = PersonMention(last.start, person.end, (*last.names, *person.names), group=True)
        else:
            joined.append(person)
    marked.people = joined


def listed(marked: Marked, before: PersonMention, last: PersonMention) -> bool:
    """`Rowe, Lena`: with nothing but a comma between."""
    comma = last.start - before.end == 1 and marked.words[before.end].low == ","
    return comma and bool(before.names) and not before.possessive
