"""Finds the words that name a weapon, a part of one, a round or a shot."""

from showclear.importers.reading.cast import Cast
from showclear.importers.reading.lexicon import Lexicon, Sense
from showclear.importers.reading.mentions import Marked, WeaponMention, previous
from showclear.importers.reading.word_sets import SETS
from showclear.importers.reading.words import Word, across_somebody
from showclear.importers.weapon_work import Kind


def find_weapons(marked: Marked, cast: Cast, lexicon: Lexicon, taken: set[int]) -> None:
    """Marks each, the longest phrase first; `taken` are the places of people's names."""
    words, i = marked.words, 0
    while i < len(words):
        hit = None if words[i].hidden else longest(words, i, lexicon)
        if hit is None or is_toy(words, i) or is_called(words, i, hit[1]):
            i += 1
            continue
        end, senses = hit
        certain = any(s.grade == "certain" for s in senses)
        if i in taken and end - i == 1 and not certain:
            i += 1
        elif i in taken and taken.issuperset(range(i, end)) and is_name(marked, cast, i, certain=certain):
            i = end
        else:
            senses = an_automatic(words, i, end, senses)
            senses = senses if not only_makes(senses) else of_a_make(marked, i, senses, cast, lexicon)
            found = (
                bool(senses)
                and not is_adverb(marked, i, end)
                and not is_sound_of(marked, i, senses)
                and noun_here(marked, i, end, lexicon)
            )
            last = marked.weapons[-1] if marked.weapons else None
            if found and last and last.certain and last.end == i and {s.kind for s in senses} == {last.certain.kind}:
                last.end, last.detail = end, last.detail + " " + " ".join(w.low for w in words[i:end] if w.low != "-")
            elif found:
                detail = " ".join(w.low for w in words[i:end] if w.low != "-")
                marked.weapons.append(WeaponMention(i, end, senses, detail))
            i = end if found else i + 1


def is_adverb(marked: Marked, i: int, end: int) -> bool:
    """`gets the musket round`, `brings the rifle round, slowly`: where it is turned, and no cartridge."""
    words, last = marked.words, marked.weapons[-1] if marked.weapons else None
    behind = words[end].low if end < len(words) else "."
    turned = any(word.low in SETS.turned_round for word in words[max(0, i - 4) : i])
    parted = behind in SETS.prepositions or behind in SETS.clause_ends or behind == "and"
    return words[i].low == "round" and last is not None and last.end == i and turned and parted


def is_sound_of(marked: Marked, i: int, senses: tuple[Sense, ...]) -> bool:
    """`The rifle CRACKS`: what the rifle does, not a noise of its own."""
    last = marked.weapons[-1] if marked.weapons else None
    if last is None or last.end != i or last.certain is None or last.certain.kind is not Kind.FIREARM:
        return False
    return all(sense.grade in ("sounds", "perhaps shots", "perhaps blasts", "perhaps") for sense in senses)


def an_automatic(words: list[Word], i: int, end: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """`the automatic in her bag` is a gun for certain; an automatic door is none."""
    behind = words[end].low if end < len(words) else "."
    alone = behind in SETS.prepositions or behind in SETS.clause_ends or behind in SETS.after_automatic
    if words[i].low != "automatic" or end != i + 1 or not alone or not i:
        return senses
    before = [word.low for word in words[max(0, i - 2) : i]]
    if SETS.plain_determiners.isdisjoint(before) and not looks_like_a_gun(words, i):
        return senses
    return tuple(Sense(s.kind, "certain", s.phrase) if s.kind is Kind.FIREARM else s for s in senses)


def looks_like_a_gun(words: list[Word], i: int) -> bool:
    """`a flat black automatic`, `a nickel-plated automatic`: words of how one looks, back to the article."""
    low = [word.low for word in words[max(0, i - 5) : i]]
    article = next((k for k in reversed(range(len(low))) if low[k] in SETS.plain_determiners), len(low))
    return article < len(low) - 1 and SETS.looks_of_guns.issuperset(low[article + 1 :])


def is_toy(words: list[Word], i: int) -> bool:
    """`a plastic ray gun`: play, with at most one word between."""
    return any(word.low in SETS.toys for word in words[max(0, i - 2) : i])


def is_called(words: list[Word], i: int, senses: tuple[Sense, ...]) -> bool:
    """`She arrives with Trigger, the pony.`: a part with a capital that no sentence begins with."""
    begins = not i or not words[i - 1].low[0].isalnum()
    return words[i].title and not begins and all(sense.grade in ("parts", "rounds") for sense in senses)


def is_name(marked: Marked, cast: Cast, i: int, *, certain: bool) -> bool:
    """Whether the words of a weapon are somebody's name: Sten, or Mr. Gunn; not `the GUN`."""
    those = [p for p in marked.people if p.start <= i < p.end]
    if any(not cast.cues.keys().isdisjoint(p.names) or any(" " in n for n in p.names) for p in those):
        return True
    return not (marked.words[i].caps and certain)


def only_makes(senses: tuple[Sense, ...]) -> bool:
    """Whether it is a maker's name and nothing else: Colt, Winchester."""
    return all(sense.grade == "makes" for sense in senses)


def of_a_make(marked: Marked, i: int, senses: tuple[Sense, ...], cast: Cast, lexicon: Lexicon) -> tuple[Sense, ...]:
    """`his Colt`, with a capital and a determiner, is a gun for certain; `colt` and `Colt` alone are nothing."""
    words = marked.words
    before = previous(words, i)
    slung = across_somebody(words, i) and words[i].low not in cast.called and words[i].low not in lexicon.gender
    determined = before is not None and before.low in SETS.plain_determiners
    if words[i].low in SETS.only_guns:
        determined = determined or is_described(words, i)
    if not (words[i].title or words[i].caps) or not (determined or slung):
        return ()
    return tuple(Sense(s.kind, "certain", s.phrase) for s in senses)


def is_described(words: list[Word], i: int) -> bool:
    """`the missing Colt`, `a blank-firing Colt`: small words and a hyphen back to the article."""
    for word in reversed(words[max(0, i - 4) : i]):
        if word.low in SETS.plain_determiners:
            return True
        if not (word.text.islower() or word.text == "-") or word.low in SETS.prepositions:
            return False
    return False


def longest(words: list[Word], i: int, lexicon: Lexicon) -> tuple[int, tuple[Sense, ...]] | None:
    """The longest known phrase that begins here, its end and its senses; hyphens inside are passed over."""
    for phrase, senses in lexicon.phrases.get(words[i].low, ()):
        j = i
        for k, part in enumerate(phrase):
            while k and j < len(words) and words[j].low == "-":
                j += 1
            if j >= len(words) or words[j].low != part or words[j].hidden:
                break
            j += 1
        else:
            return j, senses
    return None


def noun_here(marked: Marked, i: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a word that is a verb too (hammers, slides, rounds) is a noun here."""
    words, low = marked.words, marked.words[i].low
    if end - i > 1 or low == "armed" or (low not in lexicon.verbs and low not in SETS.also_nouns):
        return True
    if low == "bursts" and end < len(words) and words[end].low in SETS.bursts_where:
        return False  # `The door bursts in`
    before = previous(words, i)
    determined = before is not None and before.low in SETS.plain_determiners
    if low in ("cock", "cocks", "lock", "locks", "pan", "pans", "slides"):
        return determined or (before is not None and before.low in ("each", "every", "both"))
    if low.endswith("s") and end < len(words) and words[end].low in SETS.objects and not determined:
        return False
    if before is None:
        return not any(p.start == end for p in marked.people) or low in ("shot", "shots")
    if determined or before.low in SETS.determiners:
        return True
    if any(p.end == i and not p.possessive for p in marked.people):
        return False
    if before.low in SETS.before_a_verb and before.low != "and":
        return False
    return low in lexicon.verbs.get(low, ()) or low.endswith("s")
