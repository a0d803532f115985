"""What a scene has told so far: its acts, each with its line, and whoever may have fired last."""

from collections.abc import Set
from typing import Final

from showclear.importers.reading.event import Event, Known, Names
from showclear.importers.reading.words import Sentence
from showclear.importers.weapon_work import Evidence, Kind, Work

THREATENS: Final = frozenset({Work.POINT, Work.FIRE, Work.FIRE_OFFSCREEN, Work.STRIKE, Work.DRAW})
IN_HAND: Final = frozenset({Work.CARRY, Work.DRAW, Work.POINT, Work.COCK, Work.FIRE, Work.HANDLE})


class Told:
    """An event with the sentence that told it; `number` counts the sentences of the scene."""

    __slots__ = ("event", "evidence", "number")

    def __init__(self, event: Event, evidence: Evidence, number: int) -> None:
        self.event, self.evidence, self.number = event, evidence, number

    def also(self, work: Work) -> "Told":
        """The same people do this too, by the same words."""
        event = self.event
        other = Event(event.kind, work, event.by, (), event.detail, event.verb, event.strength)
        return Told(other, self.evidence, self.number)


class Account:
    """Grows sentence by sentence; `known` is the part of it that each next sentence is read with."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.told: list[Told] = []
        self.number = 0
        self.last_fire: Told | None = None
        self.banged = 0  # the sentence of a bang that nobody owns
        self.clicked = 0  # the sentence of a click by itself
        self.explained = False  # the scene tells of fireworks, or of a car that backfires, be it afterwards
        self.pointer = False  # the dot of light in the scene is a lecturer's
        self.harmless = 0  # sentences for which a bang is a car's, a cork's, a door's

    def follow(self, before: "Account") -> None:
        """A shot at the very end of a scene that goes straight on is still in the air."""
        last = before.last_fire
        if last is not None and before.since(last) <= 1:
            self.last_fire = Told(last.event, last.evidence, last.number - before.number)

    def tell(self, event: Event, sentence: Sentence) -> Told:
        """Takes the event in: who holds what, what was fired last, what `it` means next."""
        told = Told(event, Evidence(line=sentence.line, text=sentence.text), self.number)
        self.told.append(told)
        known = self.known
        known.kinds.add(event.kind)
        if event.work in THREATENS:
            known.threats.update(event.by or ("",))
        if event.work in IN_HAND or event.work is Work.DISARM:
            for name in event.by:
                known.held.pop(name, None)  # the last to take one stands last
                if event.work is not Work.DISARM:
                    known.held[name] = event.kind
        if event.by and event.detail:
            known.whose[event.detail] = event.by
        if event.work in (Work.FIRE, Work.FIRE_OFFSCREEN) and event.kind is Kind.FIREARM:
            self.last_fire = told
        if event.kind is not Kind.UNSPECIFIED or known.last_weapon is None:
            known.last_weapon, known.since_weapon = event.kind, 0
        return told

    def gun(
        self, work: Work, by: Names, at: Names, how: str, strength: int, sentence: Sentence, detail: str = ""
    ) -> Told:
        """Tells of an act with a gun that no verb of the sentence named."""
        return self.tell(Event(Kind.FIREARM, work, by, at, detail, how, strength), sentence)

    def take_back(self, details: Set[str]) -> None:
        """`The holster hangs empty`: the gun that one of these seemed to be worn with is not there."""
        self.told = [t for t in self.told if t.event.detail not in details]

    def since(self, told: Told) -> int:
        """How many sentences ago that was told; 0 is this sentence."""
        return self.number - told.number

    def tells_now(self, *works: Work) -> bool:
        """Whether this sentence has told of one of these."""
        return any(t.number == self.number and t.event.work in works for t in self.told)

    def shooter(self) -> Names:
        """Who a shot belongs to when nobody is named: whoever aimed, cocked or drew a gun just now."""
        for told in reversed(self.told):
            if self.since(told) > 3:
                break
            event = told.event
            armed = event.kind in (Kind.FIREARM, Kind.UNSPECIFIED)
            if armed and event.by and event.work in (Work.POINT, Work.COCK, Work.DRAW, Work.FIRE):
                return event.by
        return ()
