"""What the scene calls for: its draft, what readers found in it, an approved plan, and why a gun that fires."""

from collections import Counter
from typing import Any

from showclear.domain.acts import day as d
from showclear.domain.acts import setting_up as u
from showclear.domain.findings import called_for, judged_of
from showclear.domain.fold.script import MARK
from showclear.domain.planning_terms import MAYBE_A_FIREARM, Judgement
from showclear.domain.terms import LADDER, WITHOUT_SETUP, Role, Tier, Use
from showclear.gate.case import Case
from showclear.gate.finding import Found, failed, missing


def _for_a_scene(case: Case) -> bool:
    return case.setup is not None and case.weapon is not None


def approved(case: Case, _value: Any) -> Found:
    """This weapon has a plan for this scene, approved by the armorer and by the 1st AD."""
    if not _for_a_scene(case) or case.weapon is None:
        return None
    if case.plan is None:
        return missing(case.scene, case.weapon.id)
    plan = case.plan
    if plan.is_approved:
        return None
    if not plan.changed:
        return missing(plan.id, case.weapon.id, plan.version)
    saw = (plan.id, *(c.scene for c in plan.changed))
    return missing(saw, case.weapon.id, plan.version, *(c.index for c in plan.changed))


def scene_unchanged(case: Case, _value: Any) -> Found:
    """Since this weapon's plan was last approved by both, no draft changed a scene of it."""
    plan = case.plan
    if plan is None or plan.is_approved or not plan.changed:
        return None
    return failed(tuple(c.scene for c in plan.changed), plan.id, *(c.index for c in plan.changed))


def action(case: Case, _value: Any) -> Found:
    """What the take calls for is what the plan allows."""
    if not _for_a_scene(case) or case.plan is None:
        return None
    beyond = tuple(c for c in case.calls if c not in case.plan.actions)
    return failed(beyond, case.plan.id, case.plan.version) if beyond else None


def holder(case: Case, _value: Any) -> Found:
    """Whoever holds it is in the plan: cast, double or stand-in."""
    if not _for_a_scene(case) or case.plan is None or not case.holder:
        return None
    return None if case.plan.may_hold(case.holder) else missing(case.plan.id, case.holder, case.plan.version)


def muzzle(case: Case, _value: Any) -> Found:
    """It points where the plan lets it point."""
    if case.setup is None or case.plan is None:
        return None
    beyond = tuple(m for m in case.setup.muzzle if m not in case.plan.muzzle)
    return failed(beyond, case.plan.id, case.plan.version, case.setup.index) if beyond else None


def distance(case: Case, _value: Any) -> Found:
    """Nobody nearer than the plan says."""
    if case.setup is None or case.plan is None or not case.plan.distance:
        return None
    if case.setup.distance is None:
        return missing(None, case.setup.id, case.plan.version)
    near = case.setup.distance < case.plan.distance
    return failed(case.setup.distance, case.setup.id, case.plan.version) if near else None


def kept_as_planned(case: Case, _value: Any) -> Found:
    """A shield and protection that the plan counts on are there."""
    setup, plan = case.setup, case.plan
    if setup is None or plan is None:
        return None
    lacks = ("shield",) if plan.shield and not setup.shield else ()
    lacks = (*lacks, "protection") if plan.protection and not setup.protection else lacks
    return missing(lacks, setup.id, plan.version, setup.index) if lacks else None


def zone_as_planned(case: Case, _value: Any) -> Found:
    """Nobody is inside whose role and department the plan does not name, where it names any."""
    setup, plan = case.setup, case.plan
    if setup is None or plan is None or not plan.zone or setup.zone is None:
        return None
    people = case.state.people
    named = set(plan.zone)
    strangers = tuple(
        p for p in sorted(setup.zone) if not named & {*case.roles_of(p), people[p].department if p in people else ""}
    )
    return failed(strangers, setup.id, plan.version, setup.zone_index) if strangers else None


def replica_serves(case: Case, value: Any) -> Found:
    """A replica serves every use but a few; a firing-class weapon for another needs its reason written down."""
    if case.weapon is None or case.tier in (Tier.T0, Tier.T1) or case.use is None or case.use in tuple(value):
        return None
    plan = case.plan
    told = "reason" in case.texts
    planned = plan is not None and case.use in plan.uses and f"use.{case.use.lower()}" in plan.texts
    return None if told or planned else missing(case.use, case.weapon.id)


def no_blanks_unplanned(case: Case, _value: Any) -> Found:
    """Blanks in a rehearsal only when the plan names it."""
    if case.use is not Use.REHEARSAL or not case.hot:
        return None
    planned = case.plan is not None and Use.REHEARSAL in case.plan.uses
    return None if planned else failed(case.use, case.weapon.id if case.weapon else "")


def setup_named(case: Case, _value: Any) -> Found:
    """Every use but fitting, training, test fire and cleaning happens in a set-up."""
    if case.weapon is None or case.setup is not None or case.use in WITHOUT_SETUP:
        return None
    return missing(case.use, case.weapon.id)


def ladder(case: Case, _value: Any) -> Found:
    """Every safer rung that was not taken has its reason."""
    act = case.act
    if not isinstance(act, u.DraftPlan) or act.weapon_class not in LADDER:
        return None
    safer = LADDER[: LADDER.index(act.weapon_class)]
    silent = tuple(c.value for c in safer if f"rung.{c.lower()}" not in act.texts)
    return missing(silent, act.plan) if silent else None


def of_one_class(case: Case, _value: Any) -> Found:
    """Every weapon of a plan is of the class it says, or safer."""
    act = case.act
    if not isinstance(act, u.DraftPlan):
        return None
    if act.weapon_class not in LADDER:
        return failed(act.weapon_class, act.plan)
    for id_ in act.weapons:
        weapon = case.state.weapons.get(id_)
        if weapon is not None and LADDER.index(weapon.weapon_class) > LADDER.index(act.weapon_class):
            return failed(weapon.weapon_class, id_, weapon.index)
    return None


def newest_version(case: Case, _value: Any) -> Found:
    """What is approved is the version that was read: the newest."""
    act = case.act
    plan = case.state.plans.get(act.plan) if isinstance(act, u.ApprovePlan) else None
    if plan is None or not isinstance(act, u.ApprovePlan) or plan.version == act.version:
        return None
    return failed(act.version, plan.id, plan.version)


def read_as_it_is(case: Case, _value: Any) -> Found:
    """The page from which a plan is approved was opened after the newest change of its scenes."""
    act, seen = case.act, case.seen
    plan = case.state.plans.get(act.plan) if isinstance(act, u.ApprovePlan) else None
    if plan is None or seen is None:
        return None
    late = [c for c in plan.changed if seen < c.index < case.first]
    return failed(tuple(c.scene for c in late), plan.id, *(c.index for c in late)) if late else None


def known_scenes(case: Case, _value: Any) -> Found:
    """A plan is for scenes of the script on file."""
    act = case.act
    if not isinstance(act, u.DraftPlan) or not case.state.scenes:
        return None
    unknown = tuple(n for n in act.scenes if n not in case.state.scenes)
    return missing(unknown, act.plan) if unknown else None


def armorer_and_ad_differ(case: Case, _value: Any) -> Found:
    """Armorer and 1st AD are two people: nobody approves a plan for both."""
    roles = case.person.roles(None, None) if case.person else frozenset()  # an approval counts on every unit and day
    both = roles >= {Role.ARMORER, Role.FIRST_AD}
    return failed(("armorer", "first_ad"), case.actor) if both else None


def draft_is_sound(case: Case, _value: Any) -> Found:
    """In a draft that tells its words or what was renumbered, no two scenes have one number, and none was two."""
    act = case.act
    if not isinstance(act, u.FileScript) or all(line.words is None and line.was is None for line in act.scenes):
        return None
    known = case.state.scenes
    numbers, told = [line.scene for line in act.scenes], [line.was for line in act.scenes if line.was is not None]
    twice = [n for n, times in (*Counter(numbers).items(), *Counter(told).items()) if times > 1]
    unknown = [n for n in told if n not in known]
    marked = [n for n in numbers if MARK in n and n not in known]
    wrong = tuple(dict.fromkeys((*twice, *unknown, *marked)))
    return failed(wrong, case.actor) if wrong else None


def draft_was_read(case: Case, _value: Any) -> Found:
    """The page from which a draft is filed was opened after the newest draft: it was compared with that one."""
    act, seen, filed = case.act, case.seen, case.state.filed
    if not isinstance(act, u.FileScript) or seen is None or filed < 0:
        return None
    return failed(None, case.actor, filed) if seen < filed < case.first else None


def not_held(case: Case, _value: Any) -> Found:
    """The scene is in the newest draft."""
    act = case.act
    named = act.scene if isinstance(act, d.OpenSetup) else case.scene
    scene = case.state.scenes.get(named)
    return failed(None, named, scene.removed) if scene is not None and scene.is_held else None


def is_held(case: Case, _value: Any) -> Found:
    """Only a scene that the newest draft lacks is said to be cut."""
    act = case.act
    if not isinstance(act, u.ConfirmSceneCut):
        return None
    scene = case.state.scenes.get(act.scene)
    return None if scene is not None and scene.is_held else missing(None, act.scene)


def finding_is_whole(case: Case, _value: Any) -> Found:
    """A finding that a person adds or corrects names its kind and what is done: a plan is measured by it."""
    act = case.act
    if not isinstance(act, u.JudgeFinding) or act.judgement not in (Judgement.ADDED, Judgement.CORRECTED):
        return None
    lacks = (*(("kind",) if act.kind is None else ()), *(() if act.actions else ("actions",)))
    return missing(lacks, act.scene) if lacks else None


def rejection_told(case: Case, _value: Any) -> Found:
    """Whoever says that there is no firearm says why: it is the one judgement that can hide one."""
    act = case.act
    if not isinstance(act, u.JudgeFinding) or "reason" in act.texts:
        return None
    earlier = case.state.findings.get(act.scene, {}).get(act.finding)
    stood = earlier is not None and earlier.judgement is not Judgement.REJECTED
    was_firearm = stood and earlier is not None and earlier.kind in MAYBE_A_FIREARM
    rejected = act.judgement is Judgement.REJECTED and (act.kind in MAYBE_A_FIREARM or was_firearm)
    talked_away = was_firearm and act.kind not in MAYBE_A_FIREARM
    because = (earlier.index,) if earlier else ()
    return missing("reason", act.scene, *because) if rejected or talked_away else None


def called_for_by_the_scene(case: Case, value: Any) -> Found:
    """A plan does what the judged reading of its scenes calls for; each action beyond that has its reason."""
    act = case.act
    if not isinstance(act, u.DraftPlan):
        return None
    judged = judged_of(case.state, act.scenes)
    if not judged:
        return None
    called = frozenset[str]().union(*(called_for(case.state, scene) for scene in act.scenes), value)
    beyond = tuple(a for a in act.actions if a not in called and f"beyond.{a.lower()}" not in act.texts)
    return failed(beyond, act.plan, *(one.index for one in judged)) if beyond else None
