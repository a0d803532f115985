"""Reads one scene from its first line to its last, each sentence with what those before it have told."""

import re
from collections.abc import Iterator
from typing import Final

from showclear.importers.reading.account import Account
from showclear.importers.reading.cast import Cast, cue_names
from showclear.importers.reading.discourse import Discourse
from showclear.importers.reading.event import Known
from showclear.importers.reading.findings import carried, findings
from showclear.importers.reading.friends import is_of_an_album
from showclear.importers.reading.hits import clicks, hits
from showclear.importers.reading.lexicon import Lexicon, words_in
from showclear.importers.reading.marks import marks
from showclear.importers.reading.mentions import Marked, WeaponMention
from showclear.importers.reading.sentence import read_sentence
from showclear.importers.reading.shots import shots
from showclear.importers.reading.telling import Telling
from showclear.importers.reading.word_sets import SETS
from showclear.importers.reading.words import FILMED, Sentence, sentences
from showclear.importers.script import Element, Scene
from showclear.importers.script import Kind as ElementKind
from showclear.importers.weapon_work import Evidence, Kind, SceneReading

SAID: Final = frozenset({ElementKind.DIALOGUE, ElementKind.LYRIC})
NOISE: Final = re.compile(  # in small letters they are a door's
    r"\b(?:BANGS?|CRACKS?|BOOM|POPS?|BLA+M|BR+A*P+|BR+T+|(?:RA)?(?:TA)+T(?:AT)*|PF+T|SHOTS?)\b"
)
UNSEEN: Final = re.compile(r"\((?:[^)]*\b)?[OV]\.? ?[SCO]\.?", re.IGNORECASE)  # LENA (O.S.), LENA (V.O.)
LONGEST_ITEM: Final = 7
HOLSTERS: Final = frozenset({"holster", "shoulder holster", "hip holster", "gun belt", "gunbelt", "shoulder rig"})
GOES_ON: Final = ("CONTINUOUS", "CONT'D", "CONTINUED", "MOMENTS LATER", "SECONDS LATER", "SAME", "A MOMENT LATER")


class SceneReader:
    """Reads one scene; afterwards it tells the next one, where that goes straight on, who holds what."""

    def __init__(self, cast: Cast, lexicon: Lexicon, before: "SceneReader | None" = None) -> None:
        """`before` is the reader of the scene that this one goes straight on from."""
        self.cast, self.lexicon = cast, lexicon
        self.known = Known()
        self.inherited: dict[str, Kind] = {}
        if before is not None:
            self.inherited = dict(before.known.held)
            self.known.held = dict(self.inherited)
            self.known.kinds = set(self.inherited.values())
            self.known.subject = before.known.subject
        self.people: Discourse = Discourse(cast, lexicon, self.known, before.people if before else None)
        self.account = Account(self.known)
        if before is not None:
            self.account.follow(before.account)
        self.talk: list[Evidence] = []
        self.at_table = False
        self.album = False  # the sentence before showed pictures
        self.pictures = False  # the sentence before began a list of them: `Three photographs: the skiff.`
        self.tools = False  # something else with a trigger was named
        self.decoys: set[str] = set()  # what a toy or a tool was called, which `the gun` may mean again

    def read(self, scene: Scene) -> SceneReading:
        """The findings of the scene. One with no word of weapons is passed over: most scenes are such."""
        filmed = " ".join(e.text for e in scene.elements if e.kind in FILMED)
        words = words_in(filmed)
        self.known.game = not SETS.games.isdisjoint(words)
        self.account.explained = not SETS.explains.isdisjoint(words)
        self.account.pointer = {"laser", "pointer"} <= words
        asleep = self.lexicon.waking.isdisjoint(words) and not NOISE.search(filmed)
        if asleep and not self.inherited:
            return SceneReading(scene=scene, weapons=(), talk=tuple(self.spoken(scene)))
        self.at_table = not SETS.eating_places.isdisjoint(words_in(scene.heading))
        speaker = ""
        for element in scene.elements:
            if element.kind is ElementKind.CHARACTER:
                speaker = next(iter(cue_names(element.text)), "")
                if speaker:
                    self.people.met((speaker,))
                    self.known.subject = self.known.subject if UNSEEN.search(element.text) else (speaker,)
            elif element.kind in SAID:
                if not self.lexicon.spoken.isdisjoint(words_in(element.text)):
                    self.talk.append(Evidence(line=element.line, text=element.text))
            elif tells(element):
                for sentence in sentences(element, speaker if element.kind is ElementKind.PARENTHETICAL else ""):
                    self.sentence(sentence)
        return SceneReading(
            scene=scene,
            weapons=findings(self.account, at_table=self.at_table),
            talk=tuple(self.talk),
            carried=tuple(carried(self.account, self.inherited, self.people.seen)),
        )

    def spoken(self, scene: Scene) -> Iterator[Evidence]:
        """What is said of weapons where nothing is done with one."""
        for element in scene.elements:
            if element.kind in SAID and not self.lexicon.waking.isdisjoint(words_in(element.text)):
                yield Evidence(line=element.line, text=element.text)

    def sentence(self, sentence: Sentence) -> None:
        """Reads one sentence into the account; a word of weapons that led to nothing is kept as talk."""
        account = self.account
        account.number += 1
        if self.album and is_of_an_album(sentence.words):
            return
        if self.pictures and self.is_item(sentence):
            return
        self.pictures = ":" in sentence.low and not SETS.albums.isdisjoint(sentence.low)
        self.album = not SETS.albums.isdisjoint(sentence.low)
        marked = marks(sentence, self.cast, self.lexicon)
        self.at_table = self.at_table or not SETS.knives_at_table.isdisjoint(sentence.low)
        self.drop_decoys(marked)
        if self.account.explained:
            marked.weapons = [w for w in marked.weapons if w.detail not in ("rocket", "rockets")]
        self.tools = self.tools or not SETS.triggered.isdisjoint(sentence.low)
        self.known.camera = self.known.camera or not SETS.cameras.isdisjoint(sentence.low)
        self.known.tool_about = (bool(self.decoys) or self.tools) and not self.known.kinds
        self.people.name_pronouns(marked)
        telling = Telling(marked, self.lexicon, self.known)
        read_sentence(telling)
        self.known.since_weapon += 1
        told_before = len(account.told)
        for event in telling.events:
            account.tell(event, sentence)
        if {"holster", "empty"} <= sentence.low:
            account.take_back(HOLSTERS)
        shots(account, marked, telling.subject)
        hits(account, marked)
        clicks(account, marked)
        for weapon in marked.weapons:
            self.named(weapon)
        if len(account.told) == told_before and self.speaks(marked):
            self.talk.append(Evidence(line=sentence.line, text=sentence.text))
        self.people.acted(marked, telling.subject)
        self.known.reached = not SETS.reaching.isdisjoint(sentence.low) or (
            "hand" in sentence.low and not SETS.hand_goes.isdisjoint(sentence.low)
        )

    def is_item(self, sentence: Sentence) -> bool:
        """`The revolver.`: one thing of a list, where nobody does anything."""
        return len(sentence.words) <= LONGEST_ITEM and sentence.low.isdisjoint(self.lexicon.verbs)

    def named(self, weapon: WeaponMention) -> None:
        """What `it` may mean in the sentence behind."""
        if weapon.certain:
            self.known.several = weapon.detail.endswith("s")
            self.known.last_weapon, self.known.since_weapon = weapon.certain.kind, 0
            self.known.kinds.add(weapon.certain.kind)
        elif weapon.grade("parts") and self.known.gun_about:
            self.known.since_weapon = 0
        elif weapon.senses[0].kind is Kind.OTHER:
            self.known.last_weapon = None  # `finds only a stick. He waves it`: not the gun named before

    def speaks(self, marked: Marked) -> bool:
        """A word of weapons that led to nothing: a person should see it."""
        if any(weapon.grade("certain", "rounds", "shots") for weapon in marked.weapons):
            return True
        return not self.lexicon.shooting.isdisjoint(marked.sentence.low)

    def drop_decoys(self, marked: Marked) -> None:
        """`the gun` after a grease gun is that gun still, until a real one is seen."""
        if not SETS.short_names.isdisjoint(marked.sentence.low):
            self.decoys |= {word.low for word in marked.words if word.hidden and word.low in SETS.short_names}
        if self.decoys and not self.known.kinds:
            marked.weapons = [weapon for weapon in marked.weapons if not self.is_decoy(marked, weapon)]

    def is_decoy(self, marked: Marked, weapon: WeaponMention) -> bool:
        """`the gun`, where a gun was a toy."""
        if weapon.detail not in self.decoys or not weapon.start:
            return False
        return marked.words[weapon.start - 1].low in ("the", "his", "her", "their", "that")


def tells(element: Element) -> bool:
    """Whether the element is filmed: a heading that names a place tells no action; a forced one may."""
    return element.kind in FILMED and not (element.kind is ElementKind.HEADING and placed(element.text))


def goes_on(heading: str) -> bool:
    """A heading that stays in the moment of the scene before: CONTINUOUS, SAME, or a part of the place."""
    return not placed(heading) or any(words in heading.upper() for words in GOES_ON)


def placed(heading: str) -> bool:
    """Whether the heading names a place of its own."""
    return heading.strip().upper().startswith(("INT", "EXT", "EST", "I/E", "I./E"))
