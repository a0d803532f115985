"""The words the reader knows, from the TOML files beside this one, ready to be looked up."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

from msgspec import Struct

from showclear.importers.reading.word_forms import forms, plural
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work

ANY_WORDS: Final = r"(?:(?!and |then )[\w'.]+ ){0,4}?"
WORDS: Final = re.compile(r"[a-z]{1,3}\d{1,4}[a-z]?\d?\b|\.?\d+[a-z]*|[a-z]+")
NOISES: Final = frozenset({"shots", "perhaps shots", "blasts", "perhaps blasts", "sounds"})
"""Grades of what is heard, not seen."""
WAKING: Final = frozenset({"certain", "makes", "parts", "rounds", "shots", "blasts", "sounds"})
"""Grades that make a scene worth reading; what is only perhaps a weapon wakes nobody."""

Phrase = tuple[str, ...]
Found = dict[str, dict[Phrase, list["Sense"]]]


class Sense(Struct, frozen=True):
    """One meaning of a phrase: `grade` is certain, makes, perhaps, parts, rounds, or one of NOISES."""

    kind: Kind
    grade: str
    phrase: str


class Lexicon(Struct, frozen=True, kw_only=True):
    """Everything the reader looks up by a word.

    Phrases, roles and friends stand under a word they need, phrases and roles with the longest first. What a verb
    says stands under its lemma and particle. `waking`, `spoken` and `shooting` are the words that make a scene, a
    speech or a line worth a look; `telling` is every word that a friend could hide.
    """

    phrases: dict[str, tuple[tuple[Phrase, tuple[Sense, ...]], ...]]
    verbs: dict[str, tuple[str, ...]]
    sure_verbs: dict[str, str]
    object: dict[tuple[str, str], Work]
    subject: dict[tuple[str, str], Work]
    wound: dict[tuple[str, str], str]
    unreal_verbs: frozenset[str]
    roles: dict[str, tuple[tuple[Phrase, bool], ...]]
    gender: dict[str, str]
    titles: frozenset[str]
    friends: dict[str, tuple[str, ...]]
    waking: frozenset[str]
    telling: frozenset[str]
    shooting: frozenset[str]
    spoken: frozenset[str]

    def is_weapon(self, word: str) -> bool:
        """Whether this word alone names a weapon or a part: `pistol`, not the `smith` of Smith and Wesson."""
        return any(
            phrase == (word,) and any(sense.grade != "makes" for sense in senses)
            for phrase, senses in self.phrases.get(word, ())
        )

    def lemmas(self, form: str) -> tuple[str, ...]:
        """What a form of a verb may be a form of."""
        return self.verbs.get(form) or (self.sure_verbs[form],)


@cache
def lexicon() -> Lexicon:
    """Read once, when the first script is."""
    nouns, verbs, people, friends = read("nouns"), read("verbs"), read("people"), read("friends")
    irregular = verbs["irregular"]
    phrases = phrases_of(nouns)
    by_form = forms_of(verbs, irregular)
    roles, gender = roles_of(people)
    shooting = every_form(("shoot", "fire", "stab", "detonate", "explode"), irregular)
    alarming = every_form(SETS.alarming, irregular)
    wounds = every_form((lemma for lemma, particle in table(verbs["wound"]) if not particle), irregular)
    said = {key[0] for key in keys_of(phrases, {"certain", "shots"}) if len(key) == 1}
    threats = every_form(("shoot", "stab", "detonate"), irregular)
    return Lexicon(
        phrases={first: longest_first(those) for first, those in phrases.items()},
        verbs={form: tuple(sorted(those)) for form, those in by_form.items()},
        sure_verbs=verbs["sure"],
        object=works(verbs["object"]),
        subject=works(verbs["subject"]),
        wound=table(verbs["wound"]),
        unreal_verbs=frozenset(verbs["unreal"]["verbs"]),
        roles=roles,
        gender=gender,
        titles=frozenset(people["titles"]),
        friends=friends_of(friends["patterns"]),
        waking=(
            waking_nouns(phrases) | alarming | wounds | {"armed", "blade", "blades", "shot", "shots", "laser", "hole"}
        )
        - SETS.common,
        telling=frozenset((*phrases, *by_form, *alarming)),
        shooting=shooting,
        spoken=(threats | said | {"armed"}) - SETS.common,
    )


def read(name: str) -> dict[str, Any]:
    """One of the TOML files."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def words_in(text: str) -> set[str]:
    """The words of a text in small letters, hyphens parted."""
    return set(WORDS.findall(text.lower()))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A friend's pattern, made only when a sentence has a word of it: there are hundreds."""
    return re.compile(pattern.replace("{words}", ANY_WORDS))


def every_form(lemmas: Iterable[str], irregular: dict[str, list[str]]) -> frozenset[str]:
    """The forms of all these verbs together."""
    return frozenset(form for lemma in lemmas for form in forms(lemma, irregular))


def forms_of(verbs: dict[str, Any], irregular: dict[str, list[str]]) -> dict[str, set[str]]:
    """Every form of every verb, with the lemmas it may be a form of."""
    listed = [v for section in ("object", "subject", "wound") for those in verbs[section].values() for v in those]
    lemmas = {verb.partition(" ")[0] for verb in (*listed, *verbs["alone"]["verbs"], *verbs["unreal"]["verbs"])}
    by_form: dict[str, set[str]] = defaultdict(set)
    for lemma in lemmas:
        for form in forms(lemma, irregular):
            by_form[form].add(lemma)
    return by_form


def table(section: dict[str, list[str]]) -> dict[tuple[str, str], str]:
    """(lemma, particle) to the name of the list it stands in; an earlier list wins."""
    made: dict[tuple[str, str], str] = {}
    for action, verbs in section.items():
        for verb in verbs:
            lemma, _, particle = verb.partition(" ")
            made.setdefault((lemma, particle), action)
    return made


def works(section: dict[str, list[str]]) -> dict[tuple[str, str], Work]:
    """The same table, where each list is named after what is done."""
    return {key: Work(action) for key, action in table(section).items()}


def phrases_of(nouns: dict[str, dict[str, list[str]]]) -> Found:
    """Every phrase of nouns.toml and its plural, by first word; the section tells the kind, the list the grade."""
    found: Found = defaultdict(lambda: defaultdict(list))
    for section, lists in nouns.items():
        kind = {"shots": Kind.FIREARM, "blasts": Kind.EXPLOSIVE}.get(section) or Kind(section)
        heard = {"certain": section, "perhaps": f"perhaps {section}"} if section in ("shots", "blasts") else {}
        for listed, phrases in lists.items():
            grade = heard.get(listed, listed)
            for phrase in phrases:
                for words in (phrase, plural(phrase)):
                    key = tuple(words.split())
                    senses = found[key[0]][key]
                    if not any(s.kind is kind and s.grade == grade for s in senses):
                        senses.append(Sense(kind, grade, phrase))
    return found


def longest_first(those: dict[Phrase, list[Sense]]) -> tuple[tuple[Phrase, tuple[Sense, ...]], ...]:
    """So that a machine gun is found before the gun in it."""
    return tuple((key, tuple(those[key])) for key in sorted(those, key=len, reverse=True))


def keys_of(phrases: Found, grades: Iterable[str]) -> list[Phrase]:
    """The phrases with a sense of one of these grades."""
    wanted = frozenset(grades)
    return [
        key for those in phrases.values() for key, senses in those.items() if any(s.grade in wanted for s in senses)
    ]


def waking_nouns(phrases: Found) -> frozenset[str]:
    """One word of every phrase that makes a scene worth reading: the last, where none wakes by itself."""
    keys = keys_of(phrases, WAKING)
    single = {key[0] for key in keys if len(key) == 1}
    return frozenset(single | {key[-1] for key in keys if len(key) > 1 and single.isdisjoint(key)})


def roles_of(people: dict[str, list[str]]) -> tuple[dict[str, tuple[tuple[Phrase, bool], ...]], dict[str, str]]:
    """What people are called by what they are, each with whether it means many; and he or she by word."""
    roles: dict[str, set[tuple[Phrase, bool]]] = defaultdict(set)
    gender: dict[str, str] = {}
    for sex in ("he", "she", "either"):
        for role in people[sex]:
            for words, many in ((role, role in people["groups"]), (plural(role), True)):
                key = tuple(words.split())
                roles[key[0]].add((key, many))
                if sex != "either":
                    gender[words] = sex
    for sex in ("he", "she"):
        gender.update(dict.fromkeys(people[f"{sex}_names"], sex))
    return {first: tuple(sorted(those, key=lambda r: (-len(r[0]), not r[1]))) for first, those in roles.items()}, gender


def friends_of(patterns: list[list[str]]) -> dict[str, tuple[str, ...]]:
    """The patterns to try, by a word that each of them needs."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for words, pattern in patterns:
        for word in words.split():
            by_word[word].append(pattern)
    return {word: tuple(those) for word, those in by_word.items()}
