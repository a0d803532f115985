"""The people of a script: every name a cue or an introduction gives, how else they are called, he or she."""

import re
from collections import Counter, defaultdict
from typing import Final

from showclear.importers.reading.lexicon import Lexicon
from showclear.importers.reading.word_sets import SETS
from showclear.importers.script import Element, Kind, Script

IN_BRACKETS: Final = re.compile(r"\([^)]*\)?")
CUE_MARKS: Final = re.compile(r"[^\w#'’.\- ]+")
IN_CAPITALS: Final = re.compile(r"\b[A-Z][A-Z'’\-]+(?:\.)?(?: (?:#?\d+|[A-Z][A-Z'’\-.]*|OF|THE|IN|WITH))*")
AGED: Final = re.compile(r",? ?\(?(?:early |mid |late )?\d")
AFTER_A_NAME: Final = re.compile(
    r"\s*(?:\(|,? (?:early |mid |late )?\d0s"
    r"|, (?:\d|a |an |the |in |on |still|now|all|his|her|with|[a-z]+ in hand|[a-z]+ing\b)"
    r"|['’]s?\b|,? (?:and|who|is|are|has|in|on|at|with|sits?|stands?|of) |,? [a-z]+(?:s|es)\b)"
)
PRONOUN: Final = re.compile(r"\b(he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
TITLED: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
OPENS: Final = re.compile(r"(?:^|[.!?]\s+)([A-Z][a-z]{2,})(?= [a-z]+s\b)", re.MULTILINE)
SMALL: Final = re.compile(r"(?<![\w'’])[a-z]{2,}")
NAME_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
NEXT: Final = re.compile(r"\s*([\w'’]+|[^\w\s])")
COUNTED: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|several|dozen|handful of)"
    r"(?: (?:or so|other|more|armed|masked|young|old|tough))? $",
    re.IGNORECASE,
)
OPENING: Final = re.compile(r"(He|She)\b")
CAPITALISED: Final = re.compile(r"\b[A-Z][\w'’]+")
ACTION: Final = frozenset({Kind.ACTION, Kind.SHOT, Kind.OTHER})
LONGEST_NAME: Final = 5
FEW: Final = 3
"""Fewer votes than this tell less of a DUKE than the word does."""
MANY: Final = 12
"""From here on they tell more of a VINNIE than her name does."""
SHOUTED: Final = 0.8
"""The share of capitals from which a line is all in capitals, whatever small letters it has."""


class Cast:
    """Names as the script writes them, in capitals. `called` leads from one word of a name to the names it may mean."""

    def __init__(self, script: Script, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.names: dict[str, None] = {}  # in the order they were met, cues first
        self.same: dict[str, str] = {}  # leads from a name in full to the cue of that person
        self.cues: dict[str, None] = {}  # in the order of the script
        self.called: dict[str, list[str]] = defaultdict(list)
        self.small: set[str] = set()  # words that occur without a capital
        self._titled: set[str] = set()  # words with a capital inside a sentence
        self._opening: set[str] = set()  # words with a capital that open one and do something: `Lowell tucks`
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        self._sex: dict[str, str] = {}
        self._read([element for scene in script.scenes for element in scene.elements])

    def _read(self, elements: list[Element]) -> None:
        """Cues first, for they are sure; then who is introduced; then what he and she say of them."""
        for element in elements:
            if element.kind is Kind.CHARACTER:
                for name in cue_names(element.text):
                    self._add(name)
                    self.cues[name] = None
        for element in elements:
            if element.kind in ACTION:
                self._titled.update(TITLED.findall(element.text))
                self._opening.update(OPENS.findall(element.text))
            if element.kind is not Kind.HEADING:
                self.small.update(SMALL.findall(element.text))
        for element in elements:
            if element.kind in ACTION:
                self._introductions(element)
        self._join_names()
        for element in elements:
            if element.kind is Kind.ACTION:
                self._learn_sex(element.text)

    def _add(self, name: str) -> None:
        if name in self.names:
            return
        self.names[name] = None
        for word in NAME_WORD.findall(name.lower()):
            if len(word) > 1 and word not in SETS.not_called and word not in SETS.prepositions:
                self.called[word].append(name)

    def _introductions(self, element: Element) -> None:
        """`MARTA HALE (40s)`: a run of capitals inside a line. A line all in capitals introduces nobody."""
        for line in element.text.split("\n"):
            runs = list(IN_CAPITALS.finditer(line))
            if not runs or is_shouted(line):
                continue
            for match in runs:
                name = match[0].rstrip(".,-'’ ").removesuffix("'S").removesuffix("’S")
                words = name.split()
                ends = {word.strip(".'") for word in (*words[:1], *words[-1:])}
                thing = bool(words) and words[-1].lower() in SETS.a_thing
                if thing or not words or len(words) > LONGEST_NAME or not SETS.not_a_name.isdisjoint(ends):
                    continue
                counted = COUNTED.search(line, 0, match.start()) and name.endswith("S") and not self._is_thing(name)
                if name not in self.names and (counted or self._is_person(name, line, match.end())):
                    self._add(name)

    def _is_thing(self, name: str) -> bool:
        """`Six RIFLES` introduces nobody, nor do `two SHOTS`."""
        last = name.lower().split()[-1]
        those = (last, last.removesuffix("s"))
        return any(self.lexicon.is_weapon(word) or word in self.lexicon.verbs or word in SETS.bangs for word in those)

    def _is_person(self, name: str, line: str, end: int) -> bool:
        """By its words, by what stands behind it, by its use elsewhere; not THE RIFLE, not `he FIRES`."""
        words = name.split()
        last = words[-1].lower().strip(".'")
        if any(phrase == (last,) for phrase, _ in self.lexicon.roles.get(last, ())):
            return True
        known = words[0].capitalize() in self._titled or words[-1].capitalize() in self._titled
        known = known or (words[-1].capitalize() in self._opening and last not in self.small)
        given = words[0].lower() in self.lexicon.gender
        if self.lexicon.is_weapon(last) and not (given and len(words) > 1) and not AGED.match(line, end):
            return False
        if known or given:
            return True
        noise = last.endswith("ing") and len(words) == 1  # WHISPERING in the trees
        if noise or last in self.lexicon.verbs or last in self.small or len(name) < 3:
            return False
        return AFTER_A_NAME.match(line, end) is not None

    def _join_names(self) -> None:
        """DETECTIVE NOREEN TULLY speaks as TULLY: one person. The first in full that a cue may be is whom it means."""
        plain = {cue: set(cue.split()) for cue in self.cues if not SETS.not_called.issuperset(cue.lower().split())}
        taken: set[str] = set()
        for name in self.names:
            words = name.split()
            if name in self.cues or len(words) == 1:
                continue
            may_be = [cue for cue, part in plain.items() if part < set(words) and not self._is_role(cue)]
            cue = next((cue for cue in may_be if cue == words[0]), may_be[0] if len(may_be) == 1 else None)
            if cue is not None and cue not in taken:
                taken.add(cue)
                self.same[name] = cue

    def _is_role(self, cue: str) -> bool:
        """DEPUTY may be any deputy."""
        last = cue.lower().split()[-1]
        return any(phrase == (last,) for phrase, _ in self.lexicon.roles.get(last, ()))

    def _learn_sex(self, text: str) -> None:
        """Counts the pronouns that stand behind a name with no other name about, the surest three times."""
        alone = ""  # the only name of the sentence before
        for part in SENTENCE_END.split(text):
            opening = OPENING.match(part)
            if opening and alone:
                self._votes[alone][opening[1].lower()] += 3
            found = [m for m in CAPITALISED.finditer(part) if m[0].lower() in self.called]
            if not found:
                alone = alone if opening else ""
                continue
            those = [dict.fromkeys(self.same.get(n, n) for n in self.called[m[0].lower()]) for m in found]
            names = {next(iter(called)) for called in those if len(called) == 1}
            alone = names.pop() if len(names) == 1 else ""
            if alone:
                self._count_within(alone, part, found[0].end())

    def _count_within(self, name: str, part: str, start: int) -> None:
        """`Duke lifts his arm` tells of Duke; `Duke shoots at her` and `a pistol in her face` tell of another."""
        for pronoun in PRONOUN.finditer(part, start):
            word = pronoun[1].lower()
            before = part[: pronoun.start()].lower().split()[-1:]
            behind = NEXT.match(part, pronoun.end())
            next_word = behind[1].lower() if behind else "."
            of_another = next_word in SETS.body and not SETS.toward.isdisjoint(before)
            if word == "him" or (word == "her" and next_word in SETS.after_her_alone) or of_another:
                continue
            sure = word in ("he", "she", "himself", "herself")
            self._votes[name]["he" if word in ("he", "his", "himself") else "she"] += 2 if sure else 1
            return

    def is_written_large(self, word: str) -> bool:
        """Whether the word has its capital inside a sentence too."""
        return word in self._titled or word.upper() in self.names

    def gender(self, name: str) -> str:
        """he, she, or nothing known."""
        if name not in self._sex:
            called = [name, *(full for full, cue in self.same.items() if cue == name)]
            self._sex[name] = next(filter(None, map(self._gender, called)), "")
        return self._sex[name]

    def _gender(self, name: str) -> str:
        """A title or a given name tells before what was counted, and that before what somebody is."""
        words = re.findall(r"[a-z]+", name.lower())
        told = self.lexicon.gender
        for word in words:
            if word in SETS.titles_of_one_sex:
                return told.get(word, "")
        ranked = self._votes[name].most_common(2) if name in self._votes else []
        many = bool(ranked) and ranked[0][1] >= MANY and (len(ranked) == 1 or ranked[0][1] >= 4 * ranked[1][1])
        for word in words:
            if word in told and word not in self.lexicon.roles:
                return ranked[0][0] if many else told[word]
        by_what_he_is = next((told[word] for word in words if word in told), "")
        if by_what_he_is and (not ranked or ranked[0][1] < FEW):
            return by_what_he_is
        return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else by_what_he_is

    def named(self, word: str) -> str | None:
        """The name this single word means: the one that is this word and no more, where there are two."""
        those = self.called.get(word)
        if not those:
            return None
        found = next((name for name in those if name.lower() == word), those[0])
        return self.same.get(found, found)


def is_shouted(line: str) -> bool:
    """Whether nearly every letter is a capital."""
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > SHOUTED * len(letters)


def cue_names(cue: str) -> list[str]:
    """`LENA (O.S.)` is LENA; `LENA AND KOVACS` are two."""
    name = CUE_MARKS.sub(" ", IN_BRACKETS.sub(" ", cue)).upper()
    name = " ".join(name.split()).strip(" .-")
    parts = re.split(r" (?:AND|&) |/", name) if len(name.split()) <= LONGEST_NAME else []
    return [p.strip() for p in parts if p.strip() and len(p.split()) < LONGEST_NAME]
