"""One sentence while it is read: its marked words, what was known before it, and the acts found in it so far."""

from collections.abc import Set
from typing import Final

from showclear.importers.reading.event import Event, Known, Names
from showclear.importers.reading.lexicon import Lexicon
from showclear.importers.reading.mentions import Marked, WeaponMention
from showclear.importers.reading.word_sets import SETS
from showclear.importers.weapon_work import Kind, Work

THE_ONE: Final = frozenset({"the", "his", "her", "their", "its", "that", "this", "'s"})


class Verb:
    """One verb: where it stands, where the words that belong to it end, its lemmas, and who does it."""

    __slots__ = ("after", "at", "by", "end", "lemmas", "passive", "word")

    def __init__(self, telling: "Telling", at: int, end: int) -> None:
        self.at, self.end, self.word = at, end, telling.low[at]
        self.lemmas = telling.lexicon.lemmas(self.word)
        self.after = telling.low[at + 1 : end]
        self.by: Names = ()
        self.passive = False

    def any_of(self, lemmas: Set[str]) -> bool:
        """Whether it may be a form of one of these verbs."""
        return not lemmas.isdisjoint(self.lemmas)

    def work(self, table: dict[tuple[str, str], Work]) -> Work | None:
        """What the bare verb says, by the first of its lemmas that the table has."""
        return next((table[lemma, ""] for lemma in self.lemmas if (lemma, "") in table), None)


class Telling:
    """The sentence in hand. `subject` moves on as the verbs are read from left to right."""

    def __init__(self, marked: Marked, lexicon: Lexicon, known: Known) -> None:
        self.lexicon, self.known = lexicon, known
        self.people, self.weapons, self.verbs = marked.people, marked.weapons, marked.verbs
        self.words = marked.words
        self.low = [word.low for word in marked.words]
        self.in_people = frozenset(i for p in marked.people for i in range(p.start, p.end))
        self.named = frozenset(n for p in marked.people if marked.words[p.start].title or p.pronoun for n in p.names)
        self.events: list[Event] = []
        self.doer: WeaponMention | None = None  # the weapon that did the last verb
        self.used: set[int] = set()  # weapons that a verb has told of, by their place in `weapons`
        speaker = marked.sentence.speaker
        self.subject: Names = (speaker,) if speaker else ()

    def add(
        self, kind: Kind, work: Work, by: Names, at: Names = (), detail: str = "", verb: str = "", strength: int = 90
    ) -> None:
        """Nobody aims at themselves, so who acts is never among those acted on."""
        by = tuple(dict.fromkeys(by))
        event = Event(kind, work, by, tuple(n for n in dict.fromkeys(at) if n not in by), detail, verb, strength)
        event.definite = any(w.detail == detail and w.start and self.low[w.start - 1] in THE_ONE for w in self.weapons)
        self.events.append(event)

    def has(self, start: int, end: int, words: Set[str]) -> bool:
        """Whether one of these words stands from start to before end."""
        return not words.isdisjoint(self.low[start:end])

    def before(self, i: int, count: int) -> list[str]:
        """So many words, or as many as there are, before place i."""
        return self.low[max(0, i - count) : i]

    def kind_of_it(self, i: int) -> Kind | None:
        """The kind of weapon that `it` means: the last one named, in this sentence or the one before."""
        named = [w.certain.kind for w in self.weapons if w.end <= i and w.certain]
        if named:
            return named[-1]
        return self.known.last_weapon if self.known.since_weapon <= 1 else None

    def of_a_tool(self) -> bool:
        """Whether the sentence names a gun that is a tool or a toy, and no other."""
        return any(w.hidden and w.low in SETS.short_names for w in self.words) and not self.kinds_here()

    def kinds_here(self) -> set[Kind]:
        """The kinds of the weapons that this sentence names for certain."""
        return {w.certain.kind for w in self.weapons if w.certain}

    def holds_gun(self, people: Names) -> bool:
        """Whether one of them holds what can be fired, or what was only called a weapon."""
        held = self.known.held
        return any(held.get(n) in (Kind.FIREARM, Kind.UNSPECIFIED, Kind.OTHER, Kind.EXPLOSIVE) for n in people)

    def gun_kind(self, people: Names) -> Kind:
        """What is fired when the verb names nothing: a bow where bows are all there is, else a gun."""
        here = self.kinds_here()
        if Kind.FIREARM in here:
            return Kind.FIREARM
        if here == {Kind.OTHER}:
            return Kind.OTHER
        for name in people:
            kind = self.known.held.get(name)
            if kind in (Kind.OTHER, Kind.FIREARM):
                return kind
        return Kind.OTHER if self.known.kinds == {Kind.OTHER} else Kind.FIREARM
