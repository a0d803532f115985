"""Folds of the script: a new draft over the one before, and what its changes do to plans.

1. A scene is who it was: by `was` where a line says so, else by its number. Everything that names it follows, at once,
   so that two scenes may swap numbers.
2. A scene whose words are not shown to be the same has changed, and its plans are not approved any more.
3. A scene that is not in the new draft is held, never dropped, until a draft has it again or the 1st AD says it is cut.
4. A draft that tells neither words nor `was`, over scenes without words, only says which scenes there are. Old records
   hold such drafts, and nothing else ever followed from one.
"""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from showclear.domain.acts.setting_up import ConfirmSceneCut, FileScript, JudgeFinding
from showclear.domain.acts.shapes import SceneLine
from showclear.domain.days import Judged, Plan, Scene, SceneEntry
from showclear.domain.fold.step import Fold
from showclear.domain.state import Entry, State, drop, put
from showclear.domain.terms import StopScope

MARK: Final = "~"  # in no scene number: before the entry in the name of a scene whose number another one took
LONGEST: Final = 16


def script_filed(state: State, entry: Entry, act: FileScript) -> State:
    sources = before(state.scenes, act.scenes)
    scenes: dict[str, Scene] = {}
    names: dict[str, str] = {}
    for line, source in zip(act.scenes, sources, strict=True):
        if line.scene in scenes:  # a number told twice; the gate refuses it where words are told
            continue
        old = state.scenes.get(source or "")
        scenes[line.scene] = drafted(state, entry, line, old)
        if old is not None:
            names[old.scene] = line.scene
    plain = all(line.words is None and line.was is None for line in act.scenes)
    for scene in state.scenes.values():
        if scene.scene in names or (plain and scene.words is None and not scene.is_held):
            continue
        name = scene.scene if scene.scene not in scenes else spare(scene.number, entry.index, scenes)
        removed = scene.removed if scene.is_held else entry.index
        scenes[name] = replace(scene, scene=name, removed=removed)
        names[scene.scene] = name
    state = renamed(state, {old: new for old, new in names.items() if old != new})
    drafts = (*(d for d in state.drafts if d != act.digest), act.digest)
    return approvals_lapsed(replace(state, scenes=scenes, drafts=drafts, filed=entry.index), entry)


def before(known: Mapping[str, Scene], lines: tuple[SceneLine, ...]) -> list[str | None]:
    """For each line the scene it was in the draft before; None for a new one. Nobody was two scenes."""
    taken: set[str] = set()
    found: list[str | None] = [None] * len(lines)
    told = [(at, line.was) for at, line in enumerate(lines) if line.was is not None]
    kept = [(at, line.scene) for at, line in enumerate(lines) if line.was is None]
    for at, name in (*told, *kept):
        if name in known and name not in taken:
            taken.add(name)
            found[at] = name
    return found


def drafted(state: State, entry: Entry, line: SceneLine, old: Scene | None) -> Scene:
    """The scene as this draft has it. What can't be compared has changed: nobody can show that it is the same."""
    changed = old.changed if old is not None else -1
    other_words = old is not None and old.words != line.words
    if other_words or is_planned_unseen(state, line):
        changed = entry.index
    return Scene(scene=line.scene, number=line.scene, eighths=line.eighths, words=line.words, changed=changed)


def is_planned_unseen(state: State, line: SceneLine) -> bool:
    """A plan names this number, and the script had no such scene: it was approved for something else, or unread."""
    told = line.words is not None or line.was is not None
    return told and line.scene not in state.scenes and any(line.scene in p.scenes for p in state.plans.values())


def spare(number: str, index: int, taken: Mapping[str, object]) -> str:
    """Another name for a scene whose number is no longer its own: the number and the entry, no longer than a number."""
    tail = f"{MARK}{index}"
    name = number[: LONGEST - len(tail)] + tail
    while name in taken:  # two long numbers that begin alike
        tail = f"{MARK}{tail}"
        name = number[: LONGEST - len(tail)] + tail
    return name


def renamed(state: State, names: Mapping[str, str]) -> State:
    """Everything that names a scene follows it. All at once, so that a swap is a swap."""
    if not names:
        return state

    def now(scene: str) -> str:
        return names.get(scene, scene)

    def each(scenes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(now(s) for s in scenes)

    def marks(found: tuple[SceneEntry, ...]) -> tuple[SceneEntry, ...]:
        return tuple(replace(one, scene=now(one.scene)) for one in found)

    units = {
        k: u if u.meeting is None else replace(u, meeting=replace(u.meeting, scenes=each(u.meeting.scenes)))
        for k, u in state.units.items()
    }
    stops = {k: replace(s, subject=now(s.subject)) if s.scope is StopScope.SCENE else s for k, s in state.stops.items()}
    return replace(
        state,
        plans={k: replace(p, scenes=each(p.scenes), changed=marks(p.changed)) for k, p in state.plans.items()},
        documents={k: replace(d, scenes=each(d.scenes)) for k, d in state.documents.items()},
        findings={now(k): f for k, f in state.findings.items()},
        setups={k: replace(s, scene=now(s.scene)) for k, s in state.setups.items()},
        concerns={k: replace(c, scene=now(c.scene)) for k, c in state.concerns.items()},
        units=units,
        stops=stops,
        overrides=tuple(replace(o, subject=now(o.subject)) for o in state.overrides),
    )


def approvals_lapsed(state: State, entry: Entry) -> State:
    """A plan is approved for the scene as it was read: what changed at this entry waits for both again."""
    changed = {s.scene for s in state.scenes.values() if s.changed == entry.index}
    if not changed:
        return state
    plans = {k: p if changed.isdisjoint(p.scenes) else lapsed(p, changed, entry.index) for k, p in state.plans.items()}
    return replace(state, plans=plans)


def lapsed(plan: Plan, changed: set[str], index: int) -> Plan:
    earlier = tuple(c for c in plan.changed if c.scene not in changed)
    now = tuple(SceneEntry(scene=s, index=index) for s in plan.scenes if s in changed)
    return replace(plan, approved=(), changed=(*earlier, *now))


def scene_cut(state: State, entry: Entry, act: ConfirmSceneCut) -> State:
    """Gone. Whatever was about it takes a name no scene ever has again, so that its number may be used anew.

    A STOP and a concern keep the number: they are lifted and answered by people, not by a draft.
    """
    gone = {act.scene: spare(act.scene, entry.index, state.scenes)}
    plans = {
        k: replace(
            p,
            scenes=tuple(s for s in p.scenes if s != act.scene),
            changed=tuple(c for c in p.changed if c.scene != act.scene),
            cut=(*p.cut, SceneEntry(scene=act.scene, index=entry.index)),
        )
        if act.scene in p.scenes
        else p
        for k, p in state.plans.items()
    }
    setups = {k: replace(s, open=False) if s.scene == act.scene else s for k, s in state.setups.items()}
    stops, concerns = state.stops, state.concerns
    left = drop(state.scenes, act.scene)
    state = renamed(replace(state, plans=plans, setups=setups, scenes=left), gone)
    return replace(state, stops=stops, concerns=concerns)


def finding_judged(state: State, entry: Entry, act: JudgeFinding) -> State:
    judged = Judged(
        finding=act.finding,
        judgement=act.judgement,
        kind=act.kind,
        actions=act.actions,
        by=entry.actor,
        index=entry.index,
    )
    of_scene = put(state.findings.get(act.scene, {}), act.finding, judged)
    return replace(state, findings=put(state.findings, act.scene, of_scene))


TABLE: dict[type, Fold] = {
    FileScript: script_filed,
    ConfirmSceneCut: scene_cut,
    JudgeFinding: finding_judged,
}
