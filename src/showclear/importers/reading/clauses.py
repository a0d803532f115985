"""The grammar of a sentence: where a clause begins and ends, who does its verb, whether it is done at all."""

from typing import Final

from showclear.importers.reading.event import Names
from showclear.importers.reading.mentions import PersonMention, WeaponMention, previous
from showclear.importers.reading.telling import Telling, Verb
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Work

FARTHEST: Final = 14  # words from a verb to the end of what belongs to it, where no mark ends it


def clause_start(telling: Telling, i: int) -> int:
    """Where the clause of the word at i begins."""
    while i > 0 and telling.low[i - 1] not in SETS.clause_ends and telling.low[i - 1] not in SETS.clause_openers:
        i -= 1
    return i


def scope_end(telling: Telling, nth: int) -> int:
    """Where the words of the nth verb end: at the next verb, at a word that parts, or at a new subject."""
    at = telling.verbs[nth]
    end = telling.verbs[nth + 1] if nth + 1 < len(telling.verbs) else len(telling.words)
    for j in range(at + 1, end):
        if telling.low[j] in SETS.scope_ends or j - at > FARTHEST:
            return j
        if telling.low[j] in (",", "and", "-") and new_subject(telling, j + 1):
            return j
    return end


def new_subject(telling: Telling, i: int) -> bool:
    """Whether somebody stands at i who does the word behind."""
    person = next((p for p in telling.people if p.start == i and not p.possessive), None)
    if person is None or person.end >= len(telling.words):
        return False
    return person.end in telling.verbs or telling.low[person.end].endswith("s")


def prepositional(telling: Telling, mention: PersonMention | WeaponMention) -> bool:
    """`behind the guard`, `of the old man`: such a one is no subject."""
    low, j = telling.low, mention.start - 1
    if isinstance(mention, PersonMention) and is_named(telling, mention):
        return j >= 0 and low[j] in SETS.prepositions  # `From the roof Mei`
    of = j - 1 if j > 1 and low[j] in SETS.plain_determiners else j
    if of > 0 and low[of] == "of" and low[of - 1] in SETS.of_a_number:
        return False  # `Two of the riders`
    for _ in range(4):
        if j < 0 or low[j] in SETS.prepositions:
            break
        if not low[j][0].isalpha() and low[j] not in ("-", "'s"):
            return False
        if j in telling.verbs or (j in telling.in_people and low[j + 1] != "'s"):
            return False
        if low[j] in ("and", "as", "while", "when", "but", "then"):
            return False
        j -= 1
    return j >= 0 and low[j] in SETS.prepositions


def is_named(telling: Telling, person: PersonMention) -> bool:
    """Whether it is a name, which has no article: what stands two words before is of something else."""
    word = telling.words[person.start]
    return not person.pronoun and (word.title or word.caps) and not telling.words[person.start - 1].title


def owned_by(telling: Telling, person: PersonMention) -> str:
    """The word that a possessive owns: `head` in `Kovacs's head` and in `his head`."""
    last = len(telling.low) - 1
    at = min(person.end, last)
    at = min(at + (telling.low[at] == "'s"), last)
    return telling.low[min(at + (telling.low[at] in SETS.which_hand), last)]


def left_of(telling: Telling, i: int) -> PersonMention | WeaponMention | None:
    """What stands as the subject of the verb at i: the nearest person or weapon in its clause."""
    start = clause_start(telling, i)
    mentions: list[PersonMention | WeaponMention] = [*telling.people, *telling.weapons]
    best: PersonMention | WeaponMention | None = None
    for mention in mentions:
        spans = isinstance(mention, PersonMention) and mention.end > start  # `Gus and Lars stand`
        if (
            (mention.start < start and not spans)
            or mention.end > i
            or (best is not None and mention.start <= best.start)
        ):
            continue
        if isinstance(mention, PersonMention) and mention.possessive:
            owned = owned_by(telling, mention)
            if owned not in SETS.body and owned not in ("finger", "thumb", "fist", "fingers", "hands"):
                continue
        if doing(telling, mention, i) or not prepositional(telling, mention):
            best = mention
    return best


def doing(telling: Telling, mention: PersonMention | WeaponMention, i: int) -> bool:
    """`the sound of a gun firing`, `of a rifle being cocked`: the weapon does it, whatever stands before."""
    if not isinstance(mention, WeaponMention):
        return False
    return (mention.end == i and telling.low[i].endswith("ing")) or (
        mention.end == i - 1 and telling.low[i - 1] == "being"
    )


def who(telling: Telling, i: int) -> tuple[Names, WeaponMention | None]:
    """The people who do the verb at i, or the weapon that does it. The people found stay the subject."""
    found = left_of(telling, i)
    if isinstance(found, WeaponMention):
        if telling.low[i].endswith("ing") and telling.subject and telling.low[i - 1] == ",":
            return telling.subject, None  # `raises the gun, aiming`: not the gun aims
        return (), found
    if isinstance(found, PersonMention):
        telling.subject = found.names or telling.subject
        return found.names, None
    if (still := same_weapon(telling, i)) is not None:
        return (), still
    telling.subject = between_commas(telling, i) or telling.subject
    if telling.subject:
        return telling.subject, None
    for person in telling.people:
        if person.end <= i and not person.possessive and not prepositional(telling, person) and person.names:
            telling.subject = person.names
            return person.names, None
    if clause_start(telling, i) == 0 or i <= 2:
        telling.subject = telling.known.subject
        return telling.known.subject, None
    return (), None


def same_weapon(telling: Telling, i: int) -> WeaponMention | None:
    """`The pistol clears the holster, goes off`: the weapon that did the verb before does this one too."""
    weapon, before = telling.doer, telling.low[i - 1]
    if weapon is None or before not in (",", "and", "then") or not telling.low[i].endswith("s"):
        return None
    if SETS.it_does.isdisjoint(telling.lexicon.lemmas(telling.low[i])):
        return None
    later = any(weapon.end <= p.start < i and not p.possessive for p in telling.people)
    return None if later else weapon


def between_commas(telling: Telling, i: int) -> Names:
    """`A young man in a hoodie, TERRELL, points`: the name between the commas."""
    comma = clause_start(telling, i) - 1
    if comma < 2 or telling.low[comma] != ",":
        return ()
    for person in telling.people:
        opened = telling.low[person.start - 1] == "," and telling.words[person.start].caps
        if person.end == comma and person.names and not person.possessive and opened:
            return person.names
    return ()


def is_passive(telling: Telling, i: int) -> bool:
    """`is drawn`, `is slowly drawn`, `has now been drawn`."""
    before = previous(telling.words, i)
    if before is None or telling.low[i].endswith(("ing", "s")):
        return False
    if (
        telling.low[i + 1 : i + 2] != []
        and telling.low[i + 1] in SETS.possessive
        and telling.low[i] in SETS.participles
    ):
        return False  # `She's already drawn her pistol`
    if before.low in SETS.be:
        return True
    two = telling.low[i - 2] if i > 1 else ""
    return two in SETS.be and (before.low.endswith("ly") or before.low in ("now", "still", "then", "also", "already"))


def undone(telling: Telling, verb: Verb) -> bool:
    """Whether it is wished, refused, told or about to be, and not done."""
    if telling.lexicon.unreal_verbs.intersection(verb.lemmas) and not verb.any_of({"draw", "miss"}):
        return "offer" not in verb.lemmas
    before = telling.before(verb.at, 4)
    before = [word for k, word in enumerate(before) if not is_tin(telling, verb.at - len(before) + k)]
    unreal = SETS.not_real - {"can", "could"} if verb.any_of({"see", "hear", "spot"}) else SETS.not_real
    if not SETS.not_done.isdisjoint(before[-3:]) or not unreal.isdisjoint(before):
        return True
    return before[-1:] == ["to"] and not SETS.not_yet.isdisjoint(before[-4:-1])


def is_tin(telling: Telling, i: int) -> bool:
    """`aims at the middle can and fires`."""
    return telling.low[i] == "can" and not SETS.plain_determiners.isdisjoint(telling.before(i, 2))


def parted(telling: Telling, i: int, start: int) -> bool:
    """A comma parts the verb from the weapon: `spins around, his pistol trained on the door`."""
    if (
        last_of_a_list(telling, i, start)
        or telling.low[i + 1 : i + 3] == [",", "by"]
        or telling.low[i + 2 : i + 4] == [",", "by"]
    ):
        return False  # `lifts down, by a pencil through the guard, a pistol`
    if in_apposition(telling, i, start):
        return False
    for j in range(i + 1, start):
        if telling.low[j] == "," and (telling.low[j + 1] in SETS.determiners or j + 1 == start):
            return True
    return False


def in_apposition(telling: Telling, i: int, start: int) -> bool:
    """`holds up Exhibit 4, a bagged .38.`: another word for the verb's own object."""
    comma = next((j for j in range(start - 1, max(i, start - 5), -1) if telling.low[j] == ","), 0)
    article = comma and telling.low[comma + 1] in ("a", "an")
    ends = any(w.start == start and telling.low[w.end : w.end + 1] in (["."], ["!"], []) for w in telling.weapons)
    thing = telling.low[comma - 1] if comma else ""
    somebody = comma - 1 in telling.in_people or thing in SETS.body
    return bool(article) and ends and comma - i > 2 and not somebody and telling.low[i + 1] in ("up", "out")


def last_of_a_list(telling: Telling, i: int, start: int) -> bool:
    """`pulls out a driver, a putter and a sawn-off shotgun`: the verb has all of them for its object."""
    joined = next((j for j in range(start - 1, max(i, start - 4), -1) if telling.low[j] == "and"), 0)
    listed = telling.has(i + 1, i + 4, SETS.plain_determiners) and telling.low[joined + 1] in SETS.plain_determiners
    people = any(i < p.start < start and not p.possessive for p in telling.people)
    return bool(joined) and listed and not people


def with_particle(telling: Telling, verb: Verb, lemma: str, table: dict[tuple[str, str], Work]) -> Work | None:
    """What the verb says with a particle found behind it: `takes ... out`, `kicks ... away`."""
    low = telling.low
    for j in range(verb.at + 1, min(verb.end, verb.at + 9)):
        if low[j] == ",":
            return None
        two = f"{low[j]} {low[j + 1]}" if j + 1 < len(low) else low[j]
        if low[j] == "back" and low[j - 1] in SETS.plain_determiners:
            continue  # `from the back of her jeans`
        for particle in (two, low[j]):
            if (lemma, particle) in table and (particle != "from" or from_somebody(telling, j)):
                return table[lemma, particle]
    return None


def any_particle(telling: Telling, verb: Verb, table: dict[tuple[str, str], Work]) -> Work | None:
    """The same for the first of the verb's lemmas that has one."""
    for lemma in verb.lemmas:
        if (work := with_particle(telling, verb, lemma, table)) is not None:
            return work
    return None


def from_somebody(telling: Telling, j: int) -> bool:
    """`from Bill`, `from her hand`; not `from her waistband`."""
    for person in telling.people:
        if j < person.start <= j + 3:
            held = {"hand", "hands", "grip", "grasp", "fingers", "fist"}
            return not person.possessive or telling.has(person.end, person.end + 3, held)
    return False
