"""Who is meant: he, she and they by whoever was told of last, and who did something last."""

from showclear.importers.reading.cast import Cast
from showclear.importers.reading.event import Known, Names
from showclear.importers.reading.lexicon import Lexicon
from showclear.importers.reading.mentions import Marked, PersonMention
from showclear.importers.reading.people import is_group
from showclear.importers.reading.word_sets import SETS
from showclear.importers.reading.words import Sentence


class Discourse:
    """The people of a scene, the one told of last standing last."""

    def __init__(self, cast: Cast, lexicon: Lexicon, known: Known, before: "Discourse | None" = None) -> None:
        """`before` is that of the scene this one goes straight on from: its people are met, and not here yet."""
        self.cast, self.lexicon, self.known = cast, lexicon, known
        self.recent: list[Names] = list(before.recent) if before else []
        self.met_before = set(self.recent)
        self.pronouns: dict[str, tuple[Names, int]] = {}  # who he and she were last, and in which sentence
        self.number = 0
        self.named_last: Names = ()  # who acted last, by name
        self.seen: dict[str, Sentence] = {}  # by name, where it stands first

    def met(self, names: Names) -> None:
        """Somebody is told of, or speaks: they stand last now."""
        if len(names) > 1 or self.is_many(names[0]):
            self.known.group = names
        if names in self.recent:
            self.recent.remove(names)
        self.recent.append(names)
        self.met_before.discard(names)

    def name_pronouns(self, marked: Marked) -> None:
        """Finds a name for every pronoun of the sentence, from left to right."""
        subject: Names = ()
        self.number += 1
        for person in marked.people:
            if person.called:
                person.names = self.known_as(person, subject)
                self.met(person.names)
            elif person.pronoun and not person.names:
                person.names = self.just_named(marked, person) or self.resolve(marked, person, subject)
                if len(person.names) == 1:
                    self.pronouns[person.pronoun] = (person.names, self.number)
            elif person.names:
                self.met(person.names)
            if person.possessive or not person.names:
                continue
            for name in person.names:
                self.seen.setdefault(name, marked.sentence)
            before = marked.words[person.start - 1].low if person.start else ""
            opens = marked.words[person.end].low if person.end < len(marked.words) else ""
            if marked.words[person.start].caps and opens == "(":
                subject = person.names  # an introduction: what follows is about whoever is new
            elif not subject and before not in SETS.prepositions:
                subject = person.names

    def just_named(self, marked: Marked, person: PersonMention) -> Names:
        """`Petra, limping, and Holt, her rifle trained`: it is Holt's."""
        if not person.possessive or person.start < 2 or marked.words[person.start - 1].low != ",":
            return ()
        those = [p for p in marked.people if p.end == person.start - 1 and not p.pronoun and len(p.names) == 1]
        return next((p.names for p in those if self.cast.gender(p.names[0]) in (person.pronoun, "")), ())

    def resolve(self, marked: Marked, person: PersonMention, subject: Names) -> Names:
        """`subject` is the sentence's own so far."""
        sex, speaker = person.pronoun, marked.sentence.speaker  # who says the line that a parenthetical stands in
        if sex == "who":
            before = [p for p in marked.people if p.end == person.start - 1 and not p.possessive and p.names]
            comma = person.start and marked.words[person.start - 1].low == ","
            return before[0].names if before and comma else subject
        if sex == "they":
            people = [names for names in reversed(self.recent) if not self.is_beast(names)]
            group = next((names for names in people if len(names) > 1 or self.is_many(names[0])), None)
            return group or tuple(names[0] for names in self.recent[-2:])
        if speaker and self.cast.gender(speaker) in (sex, ""):
            return (speaker,)
        nominative = marked.words[person.start].low in ("he", "she")
        if (person.possessive or nominative) and len(subject) == 1 and self.cast.gender(subject[0]) in (sex, ""):
            return subject
        if nominative and self.works_the_gun(marked):
            held = [n for n in self.known.held if self.cast.gender(n) in (sex, "") and n in self.seen]
            sure = [n for n in held if self.cast.gender(n) == sex]
            last = [names for names in self.recent if len(names) == 1 and names[0] in (sure or held)]
            if len(held) == 1 or (len(last) > 1 and self.works_a_part(marked)):
                return last[-1] if last else (held[0],)
        return self.one_of(sex, possessive=person.possessive)

    def known_as(self, person: PersonMention, subject: Names) -> Names:
        """`the boy`: one who was called so, else the last who may be that and does not act here."""
        if (person.called,) in self.recent:
            return (person.called,)
        those = [n for n in reversed(self.recent) if len(n) == 1 and n != subject and n not in self.met_before]
        return next((n for n in those if self.cast.gender(n[0]) == person.pronoun), (person.called,))

    def works_the_gun(self, marked: Marked) -> bool:
        """Whether something is done with a weapon that was there before, by whoever has it and nobody who takes it."""
        verbs = {lemma for i in marked.verbs for lemma in self.lexicon.lemmas(marked.words[i].low)}
        if not SETS.taking.isdisjoint(verbs) or not verbs:
            return False
        if self.works_a_part(marked):
            return True
        the_one = any(w.certain and w.start and marked.words[w.start - 1].low == "the" for w in marked.weapons)
        it = any(word.low == "it" for word in marked.words) and self.known.since_weapon <= 1
        return the_one or (it and not marked.weapons)

    def works_a_part(self, marked: Marked) -> bool:
        """`He pulls one trigger`, where a gun has been seen."""
        return self.known.gun_about and any(w.detail in ("trigger", "triggers", "hammer") for w in marked.weapons)

    def one_of(self, sex: str, *, possessive: bool) -> Names:
        """He or she: who did something last, if that may be; else the last with a name; else the last at all."""
        single = [names for names in reversed(self.recent) if len(names) == 1 and not self.is_many(names[0])]
        single = [names for names in single if SETS.machines.isdisjoint(names[0].lower().split())]
        may_be = [names for names in single if self.cast.gender(names[0]) in (sex, "")]
        here = [names for names in may_be if names not in self.met_before]
        those = here or may_be
        sure = [names for names in those if self.cast.gender(names[0]) == sex]
        unsure = [names for names in those if self.cast.gender(names[0]) == ""]
        last = self.known.subject
        if last in sure and not possessive:
            return last
        spoken_of = self.pronouns.get(sex)
        if spoken_of is not None and spoken_of[0] in those and spoken_of[1] >= self.number - 1:
            return spoken_of[0]
        if spoken_of is not None and spoken_of[0] in sure and last in unsure and last[0] not in self.cast.cues:
            return spoken_of[0]  # not the figure, of whom nobody has said he or she
        if last in unsure and not possessive and self.named_last == last:
            return last
        named = next((names for names in sure if names[0] in self.cast.names), None)
        if named is not None:
            return named
        if last in unsure:
            return last
        return next(iter(sure or unsure), ())

    def is_beast(self, names: Names) -> bool:
        """HORSES, TANK: what has no hand to hold anything."""
        words = names[0].lower().split()
        return not SETS.machines.isdisjoint((*words, words[-1].removesuffix("s")))

    def is_many(self, name: str) -> bool:
        """GUARDS, POSSE, and the plural of any role."""
        last = name.split()[-1].lower()
        return is_group(name, self.lexicon) or (last.endswith("s") and last[:-1] in self.lexicon.roles)

    def acted(self, marked: Marked, subject: Names) -> None:
        """Keeps who did something last in the sentence; `subject` is that of its last verb with a weapon's word."""
        last = doer(marked) or subject or opens_with(marked)
        if last:
            self.known.subject = last
            self.named_last = last if any(p.names == last and not p.pronoun for p in marked.people) else ()
        if len(last) == 1:
            self.met(last)


def opens_with(marked: Marked) -> Names:
    """`Wick's coat is open.`: whose it is, where nobody else does anything."""
    first = marked.people[0] if marked.people else None
    return first.names if first and first.possessive and not first.start and not first.pronoun else ()


def doer(marked: Marked) -> Names:
    """The last person of the sentence who does something: `Earl goes for it, but Ray is already there`."""
    found: Names = ()
    for person in marked.people:
        if person.possessive or not person.names:
            continue
        before = marked.words[person.start - 1].low if person.start else ""
        behind = marked.words[person.end].low if person.end < len(marked.words) else ""
        acts = (
            behind in SETS.be or behind in ("has", "can", "will", "and") or (behind.endswith("s") and len(behind) > 2)
        )
        if before not in SETS.prepositions and before not in ("the", "a", "an") and (acts or not found):
            found = person.names
    return found
