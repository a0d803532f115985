"""What a new draft says to the record: the name of every scene, who each one was, and what would follow from it.

A scene is called by its number. One without a number is called n and its place (n12) when it is first seen, and keeps
that name over every later draft in which it is found again, wherever it stands by then.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from showclear.desk.scripts import Draft, ScenePage, scenes_of
from showclear.domain.acts.setting_up import FileScript
from showclear.domain.acts.shapes import SceneLine, Via
from showclear.domain.decision import Verdict
from showclear.domain.fold.script import LONGEST, MARK, before, script_filed
from showclear.domain.sentence import filled
from showclear.domain.state import Entry, State
from showclear.domain.terms import How
from showclear.importers.drafts import Change, Lines, compared
from showclear.importers.script import Scene, ScriptError
from showclear.importers.weapon_work import SceneReading

NUMBER_THEM: Final = "Number the scenes in the writing program, each once, and export again."


class Became(Struct, frozen=True, kw_only=True):
    """One scene of the new draft, or one that is in it no more: `scene` is None then.

    `name` is what the record will call it, `was` what it calls it now; None for a new one. `back` says that it was
    held until now.
    """

    name: str
    was: str | None
    change: Change
    scene: SceneReading | None = None
    words: str = ""
    lines: tuple[Lines, ...] = ()
    back: bool = False

    @property
    def is_renumbered(self) -> bool:
        return self.was is not None and self.was != self.name


class Preview(Struct, frozen=True, kw_only=True):
    """What filing the draft would do. `act` is what is handed in; `lapsed` are the plans that lose their approvals.

    `held` are the scenes left out, by their numbers.
    """

    act: FileScript
    scenes: tuple[Became, ...]
    lapsed: tuple[str, ...]
    held: tuple[str, ...]


def scene_lines(draft: Draft) -> tuple[SceneLine, ...]:
    """The lines of a first draft, before which there was none."""
    return act_of(draft, followed(draft, State(), None)).scenes


def preview(new: Draft, state: State, old: Draft | None) -> Preview:
    """Lays the new draft beside the one on the record. `old` is that one, where this hub has it. Raises ScriptError."""
    found = followed(new, state, old)
    act = act_of(new, found)
    entry = Entry(
        index=state.head + 1, instant=state.instant, actor="", via=Via(how=How.HUB), act=act, verdict=Verdict.ALLOWED
    )
    after = script_filed(state, entry, act)
    lapsed = tuple(k for k, p in state.plans.items() if p.approved and not after.plans[k].approved)
    held = tuple(s.number for s in after.scenes.values() if s.removed == entry.index)
    return Preview(act=act, scenes=as_recorded(found, act, state), lapsed=lapsed, held=held)


def act_of(draft: Draft, found: Iterable[Became]) -> FileScript:
    scenes = tuple(
        SceneLine(
            scene=one.name,
            eighths=one.scene.scene.eighths,
            words=one.words,
            was=one.was if one.is_renumbered else None,
        )
        for one in found
        if one.scene is not None
    )
    return FileScript(digest=draft.digest, scenes=scenes)


def followed(new: Draft, state: State, old: Draft | None) -> tuple[Became, ...]:
    """Every scene of both drafts, in the order of the new one."""
    check_numbers(new)
    known = scenes_of(old, state) if old is not None else {}
    found = beside(new, old, known) if old is not None and known else by_words(new, state)
    return named(found, state)


def check_numbers(draft: Draft) -> None:
    """Raises ScriptError for numbers that can't be names of scenes."""
    numbers = [r.scene.number for r, _ in draft.scenes() if r.scene.number is not None]
    for number, times in Counter(numbers).items():
        where = filled("scene {number}", number=number[:40])
        if times > 1:
            raise ScriptError("this number stands on two scenes", where, NUMBER_THEM)
        if len(number) > LONGEST or MARK in number or not number:
            raise ScriptError("this is no number for a scene", where, NUMBER_THEM)


def beside(new: Draft, old: Draft, known: dict[str, ScenePage]) -> list[Became]:
    """Each scene with the one it was in the old draft, by its words. Names are not given yet: `name` has the number."""
    name_of = {page.reading.scene.index: name for name, page in known.items()}
    here = {r.scene.index: (r, w) for r, w in new.scenes()}
    found = []
    for one in compared(old.script, new.script):
        was = name_of.get(one.old.index) if one.old is not None else None
        if one.new is not None and one.new.index in here:
            reading, words = here[one.new.index]
            change = Change.NEW if was is None else one.change
            lines = one.lines if was is not None else ()
            found.append(
                Became(name=one.new.number or "", was=was, change=change, scene=reading, words=words, lines=lines)
            )
        elif was is not None:
            found.append(Became(name=was, was=was, change=Change.REMOVED))
    return found


def by_words(new: Draft, state: State) -> list[Became]:
    """Without the text of the draft before: a scene is who it was by words that stand once, else by its number."""
    present = {s.scene: s.words for s in state.scenes.values() if not s.is_held}
    times = Counter(present.values()) + Counter(w for _, w in new.scenes())
    by_digest = {words: name for name, words in present.items() if words is not None and times[words] == 2}
    found = []
    for reading, words in new.scenes():
        number = reading.scene.number or ""
        was = by_digest.get(words) or (number if number in present and present[number] not in by_digest else None)
        change = Change.NEW if was is None else Change.KEPT if present[was] == words else Change.CHANGED
        found.append(Became(name=number, was=was, change=change, scene=reading, words=words))
    taken = {one.was for one in found}
    gone = [n for n in present if n not in taken]
    return found + [Became(name=n, was=n, change=Change.REMOVED) for n in gone]


def named(found: list[Became], state: State) -> tuple[Became, ...]:
    """Gives a name to each scene without a number: the one it had, else n and its place, else the next that is free."""
    taken = {one.name for one in found if one.scene is not None and one.name}
    kept: dict[int, str] = {}
    for at, one in enumerate(found):
        if not one.name and one.was is not None and one.was not in taken:
            kept[at] = one.was
            taken.add(one.was)
    taken |= set(state.scenes) | {s for p in state.plans.values() for s in p.scenes}
    for at, one in enumerate(found):
        if not one.name and at not in kept and one.scene is not None:
            kept[at] = free(one.scene.scene, taken)
            taken.add(kept[at])
    return tuple(replace(one, name=kept.get(at, one.name)) for at, one in enumerate(found))


def free(scene: Scene, taken: set[str]) -> str:
    at = scene.index
    while f"n{at}" in taken:
        at += 1
    return f"n{at}"


def as_recorded(found: Iterable[Became], act: FileScript, state: State) -> tuple[Became, ...]:
    """The scenes as the record will take them: a number that it knows is that scene, whatever the words say."""
    sources = {line.scene: was for line, was in zip(act.scenes, before(state.scenes, act.scenes), strict=True)}
    taken = set(sources.values())
    told = []
    for one in found:
        if one.scene is None:
            if one.was not in taken:
                told.append(one)
            continue
        was = sources[one.name]
        held = was is not None and state.scenes[was].is_held
        change = one.change
        if was is not None and state.scenes[was].words != one.words:
            change = Change.CHANGED
        elif was is not None:
            change = Change.KEPT
        told.append(replace(one, was=was, change=change, back=held))
    return tuple(told)
