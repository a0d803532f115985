"""The weapons and people that a sentence names, each with the words it stands on."""

from showclear.importers.reading.lexicon import Sense
from showclear.importers.reading.words import Sentence, Word


class PersonMention:
    """`pronoun` is he, she, they or who, and then `names` is empty until somebody is found for it."""

    __slots__ = ("called", "end", "group", "names", "possessive", "pronoun", "start")

    def __init__(
        self,
        start: int,
        end: int,
        names: tuple[str, ...],
        *,
        pronoun: str = "",
        group: bool = False,
        possessive: bool = False,
    ) -> None:
        self.start, self.end, self.names = start, end, names
        self.pronoun, self.group, self.possessive = pronoun, group, possessive
        self.called = ""  # `the boy`: what he is called where nobody is found for him


class WeaponMention:
    """A word for a weapon, a part, a round or a shot, with every meaning it may have; `detail` is as written."""

    __slots__ = ("certain", "detail", "end", "owner", "senses", "start")

    def __init__(self, start: int, end: int, senses: tuple[Sense, ...], detail: str) -> None:
        self.start, self.end, self.senses, self.detail = start, end, senses, detail
        self.owner: PersonMention | None = None
        self.certain = self.grade("certain")

    def grade(self, *grades: str) -> Sense | None:
        """The first meaning of one of these grades."""
        return next((sense for sense in self.senses if sense.grade in grades), None)


class Marked:
    """A sentence with its marks, each list in order; a verb is the place of its word."""

    __slots__ = ("people", "sentence", "verbs", "weapons", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.words = sentence, sentence.words
        self.weapons: list[WeaponMention] = []
        self.people: list[PersonMention] = []
        self.verbs: list[int] = []


def previous(words: list[Word], i: int) -> Word | None:
    """The word before i, hyphens and quotation marks passed over."""
    j = i - 1
    while j >= 0 and words[j].low in ("-", '"', "“", "”", "*"):
        j -= 1
    return words[j] if j >= 0 else None
