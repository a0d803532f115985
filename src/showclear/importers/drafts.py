"""Lays a new draft beside the old one: which scene is which, what changed in it, and which are gone.

A plan hangs on a scene's words. So words that came through whole decide before a number does, a locked number
decides before likeness does, and whatever is not the same to the word counts as changed. The order is that of the
files: a number is a name, and nothing is ever sorted by it.
"""

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Final

from msgspec import Struct

from showclear.importers.script import UNFILMED, Element, Kind, Scene, Script

REVISION_MARK: Final = re.compile(r"\s+\*+(?=\s|$)")
CONTINUED: Final = re.compile(r"\s*\(CONT(?:['’]?D|INUED)\)", re.IGNORECASE)
TYPED: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
PARTS: Final = {Kind.CHARACTER: "cue", Kind.PARENTHETICAL: "manner", Kind.DIALOGUE: "speech", Kind.LYRIC: "speech"}
ALIKE: Final = 0.6
VERY_ALIKE: Final = 0.85


class Change(StrEnum):
    KEPT = "kept"  # the same to the word
    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"  # gone, or OMITTED under its number


class Lines(Struct, frozen=True):
    """Lines of the old draft, and those that stand in their place in the new one."""

    removed: tuple[str, ...]
    added: tuple[str, ...]


class SceneChange(Struct, frozen=True, kw_only=True):
    """What became of one scene. `was` is the number it had, when that is another one now.

    `moved` says that it stands elsewhere among the others. A removed scene has `new` only where the new draft
    holds its number with OMITTED.
    """

    change: Change
    old: Scene | None = None
    new: Scene | None = None
    was: str | None = None
    moved: bool = False
    lines: tuple[Lines, ...] = ()


def compared(old: Script, new: Script) -> tuple[SceneChange, ...]:
    """Every scene of both drafts once: in the new order, each removed one behind the scene it used to follow."""
    before, after = [Words(s) for s in old.scenes], [Words(s) for s in new.scenes]
    matched = Matching(before, after).all()
    stays = in_order([place for _, place in sorted((n, o) for o, n in matched.items())])
    found = {n: o for o, n in matched.items()}
    gone: dict[int, list[SceneChange]] = {}
    for at, words in enumerate(before):
        if at not in matched:
            behind = max((o for o in matched if o < at), default=None)
            place = -1 if behind is None else matched[behind]
            gone.setdefault(place, []).append(SceneChange(change=Change.REMOVED, old=words.scene))
    changes = list(gone.get(-1, ()))
    for at, words in enumerate(after):
        if at in found:
            changes.append(change_of(before[found[at]], words, moved=found[at] not in stays))
        else:
            changes.append(SceneChange(change=Change.NEW, new=words.scene))
        changes.extend(gone.get(at, ()))
    return tuple(changes)


def words_digest(scene: Scene) -> str:
    """SHA-256 of the scene's filmed words. Spaces, line ends, revision marks and typed quotes don't count.

    Who says a line counts, and whether it is said or done: a shout of BANG is no shot.
    """
    return hashlib.sha256("\n".join(filmed_words(scene)).encode("utf-8", "replace")).hexdigest()


class Words:
    """A scene with what is compared of it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.digest = words_digest(scene)

    @cached_property
    def words(self) -> list[str]:
        return " ".join(filmed_words(self.scene)).lower().split()

    @cached_property
    def counted(self) -> Counter[str]:
        return Counter(self.words)


class Matching:
    """Finds for each old scene the new one that it became. Surest first; what is taken is taken."""

    def __init__(self, old: Sequence[Words], new: Sequence[Words]) -> None:
        self.old, self.new = old, new
        self.found: dict[int, int] = {}
        self.taken: set[int] = set()

    def all(self) -> dict[int, int]:
        self.same_words()
        if self.numbers_are_locked(without_proof=True):
            self.alike(ALIKE, same_number=True)
        self.alike(VERY_ALIKE)
        if self.numbers_are_locked(without_proof=False):
            self.alike(0, same_number=True)
        self.alike(ALIKE)
        return self.found

    def take(self, old: int, new: int) -> None:
        if old not in self.found and new not in self.taken:
            self.found[old] = new
            self.taken.add(new)

    def same_words(self) -> None:
        """Same words under the same number; then runs of the same scenes; then the same words anywhere."""
        numbered = {(w.digest, w.scene.number): n for n, w in enumerate(self.new)}
        for at, words in enumerate(self.old):
            if (
                words.scene.number is not None
                and (place := numbered.get((words.digest, words.scene.number))) is not None
            ):
                self.take(at, place)
        left, right = self.left()
        runs = SequenceMatcher(
            None, [self.name(self.old, o) for o in left], [self.name(self.new, n) for n in right], False
        )
        for o, n, size in runs.get_matching_blocks():
            for step in range(size):
                self.take(left[o + step], right[n + step])
        left, right = self.left()
        places: dict[str, list[int]] = {}
        for n in reversed(right):
            places.setdefault(self.name(self.new, n), []).append(n)
        for o in left:
            if here := places.get(self.name(self.old, o)):
                self.take(o, here.pop())

    @staticmethod
    def name(side: Sequence[Words], at: int) -> str:
        """The words; an OMITTED scene has none, and only its number tells it from another."""
        words = side[at]
        return f"omitted {words.scene.number}" if words.scene.is_omitted else words.digest

    def numbers_are_locked(self, *, without_proof: bool) -> bool:
        """Whether most scenes known so far kept their numbers; if not, the draft was numbered anew.

        `without_proof` is the answer while no scene is known that has a number in both drafts.
        """
        pairs = [(self.old[o].scene.number, self.new[n].scene.number) for o, n in self.found.items()]
        both = [was == now for was, now in pairs if was is not None and now is not None]
        return sum(both) * 2 > len(both) if both else without_proof

    def alike(self, least: float, *, same_number: bool = False) -> None:
        """Takes the pairs at least so much alike, the likest first; of two as like, the one in its old place."""
        left, right = self.left()
        scored = []
        for o in left:
            for n in right:
                was, now = self.old[o].scene, self.new[n].scene
                if same_number and (was.number is None or was.number != now.number):
                    continue
                if not same_number and (was.is_omitted or now.is_omitted):
                    continue
                if (score := likeness(self.old[o], self.new[n], least)) >= least:
                    scored.append((-score, abs(o / len(self.old) - n / len(self.new)), o, n))
        for _, _, o, n in sorted(scored):
            self.take(o, n)

    def left(self) -> tuple[list[int], list[int]]:
        old = [o for o in range(len(self.old)) if o not in self.found]
        return old, [n for n in range(len(self.new)) if n not in self.taken]


def likeness(old: Words, new: Words, least: float) -> float:
    """How much of the words is the same in the same order, 0 to 1. A pair that can't reach `least` is not read."""
    total = len(old.words) + len(new.words)
    shared = (old.counted & new.counted).total()
    bound = 2 * shared / total if total else 1.0
    return bound if bound < least else SequenceMatcher(None, old.words, new.words, autojunk=False).ratio()


def in_order(places: Sequence[int]) -> set[int]:
    """The most of these that already stand in rising order: the scenes that stayed while others moved."""
    ends: list[int] = []
    tails: list[int] = []
    back: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        back.append(tails[length - 1] if length else -1)
        ends[length : length + 1], tails[length : length + 1] = [place], [at]
    kept: set[int] = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        kept.add(places[at])
        at = back[at]
    return kept


def change_of(old: Words, new: Words, *, moved: bool) -> SceneChange:
    change = Change.KEPT if old.digest == new.digest else Change.CHANGED
    if new.scene.is_omitted and not old.scene.is_omitted:
        change = Change.REMOVED
    return SceneChange(
        change=change,
        old=old.scene,
        new=new.scene,
        was=old.scene.number if old.scene.number != new.scene.number else None,
        moved=moved,
        lines=() if change is Change.KEPT else tuple(difference(old.scene, new.scene)),
    )


def difference(old: Scene, new: Scene) -> Iterator[Lines]:
    """What to show of a changed scene: the paragraphs that left, with those that came in their place."""
    before, after = list(shown_lines(old)), list(shown_lines(new))
    steps = SequenceMatcher(None, [plain(t) for t in before], [plain(t) for t in after], autojunk=False).get_opcodes()
    for step, first, last, start, end in steps:
        if step != "equal":
            yield Lines(tuple(before[first:last]), tuple(after[start:end]))


def shown_lines(scene: Scene) -> Iterator[str]:
    return (" ".join(e.text.split()) for e in scene.elements if e.kind not in UNFILMED)


def filmed_words(scene: Scene) -> Iterator[str]:
    """One line for the heading, each cue, and each run of speech or action, however a file cuts it up."""
    filmed = [e for e in scene.elements if e.kind not in UNFILMED]
    yield from (plain(e.text).upper() for e in filmed if e.kind is Kind.HEADING)
    for part, elements in groupby((e for e in filmed if e.kind is not Kind.HEADING), key=part_of):
        yield f"{part}: {joined(elements)}"


def part_of(element: Element) -> str:
    return PARTS.get(element.kind, "action")


def joined(elements: Iterable[Element]) -> str:
    return " ".join(plain(CONTINUED.sub("", e.text) if e.kind is Kind.CHARACTER else e.text) for e in elements)


def plain(text: str) -> str:
    return " ".join(REVISION_MARK.sub(" ", text.translate(TYPED)).replace("--", "-").split())
