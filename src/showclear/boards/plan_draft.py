"""A plan on its way: what its scene calls for, the rungs below the one chosen, and what a version changed. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from showclear.boards import ladder
from showclear.boards.ladder import Step
from showclear.boards.rungs import Proposal, proposals
from showclear.domain.acts.setting_up import DraftPlan
from showclear.domain.acts.shapes import PlanCharacter, Risk
from showclear.domain.days import Plan
from showclear.domain.findings import READING, called_for, judged_of
from showclear.domain.planning_terms import Hazard, Judgement, Severity
from showclear.domain.risks import Planned, drafted_risks
from showclear.domain.state import State
from showclear.domain.terms import LADDER, Action, Role, WeaponClass
from showclear.domain.weapons import Weapon

# What the ladder says of each rung. Two rungs have no words of their own: nothing ever proposes them.
STEPS: Final[Mapping[WeaponClass, tuple[Step, ...]]] = {
    WeaponClass.RUBBER: (ladder.RUBBER,),
    WeaponClass.REPLICA_INERT: (ladder.REPLICA, ladder.FLASH_IN_POST),
    WeaponClass.AIRSOFT_GBB: (ladder.AIRSOFT,),
    WeaponClass.NONGUN: (ladder.NON_GUN,),
    WeaponClass.DEACTIVATED: (),
    WeaponClass.PLUGGED: (ladder.PLUGGED,),
    WeaponClass.BLANK_ONLY: (ladder.BLANK_FIRER,),
    WeaponClass.FUNCTIONAL: (),
}
WORD_OF: Final = {action: said for said, actions in READING.items() for action in actions}
HOLDS: Final = frozenset({Role.PERFORMER, Role.STUNT_PERFORMER, Role.BACKGROUND})
STANDS_IN: Final = frozenset({Role.STUNT_PERFORMER, Role.STAND_IN, Role.PERFORMER, Role.BACKGROUND})


class Rung(Struct, frozen=True, kw_only=True):
    weapon_class: WeaponClass
    steps: tuple[Step, ...]
    proposed: bool


class Calls(Struct, frozen=True, kw_only=True):
    """What judged findings of the scenes ask for. `judged` is False while nobody judged any of them."""

    judged: bool
    wanted: tuple[Action, ...]
    beyond: tuple[Action, ...]
    proposed: tuple[Proposal, ...]


class Change(Struct, frozen=True, kw_only=True):
    """One field of a plan that a version said otherwise: what it said no more, and what it says instead."""

    field: str
    gone: tuple[str, ...]
    came: tuple[str, ...]


def calls_of(state: State, scenes: Iterable[str], usual: Iterable[str]) -> Calls:
    """`usual` are the actions that need no reason whatever the script says."""
    scenes = tuple(scenes)
    wanted = frozenset[str]().union(*(called_for(state, scene) for scene in scenes))
    judged = judged_of(state, scenes)
    free = {*wanted, *usual} if judged else set(Action)
    found: dict[tuple[str, str], Proposal] = {}
    for one in judged:
        if one.judgement is not Judgement.REJECTED and one.actions:
            kind = (one.kind or "unspecified").lower()
            for proposal in proposals(kind, {WORD_OF[action] for action in one.actions}):
                found.setdefault((proposal.why, proposal.step.use), proposal)
    return Calls(
        judged=bool(judged),
        wanted=tuple(a for a in Action if a in wanted),
        beyond=tuple(a for a in Action if a not in free),
        proposed=tuple(found.values()),
    )


def rungs(calls: Calls) -> tuple[Rung, ...]:
    """The ladder, safest first; proposed are the rungs of the steps that the scene was found to ask for."""
    asked = {p.step.weapon_class for p in calls.proposed}
    return tuple(Rung(weapon_class=c, steps=STEPS[c], proposed=c in asked) for c in LADDER)


def safer_than(chosen: WeaponClass) -> tuple[WeaponClass, ...]:
    """The rungs that a plan of this class gives its reasons for not taking."""
    return LADDER[: LADDER.index(chosen)]


def weapons_for(state: State, chosen: WeaponClass) -> tuple[Weapon, ...]:
    """Of the class chosen first, then of safer ones: a plan may hold the real one and its double."""
    fitting = [w for w in state.weapons.values() if LADDER.index(w.weapon_class) <= LADDER.index(chosen)]
    return tuple(sorted(fitting, key=lambda w: (-LADDER.index(w.weapon_class), w.id)))


def who_may(state: State, roles: frozenset[Role]) -> tuple[str, ...]:
    """Everybody to whom one of these roles was granted."""
    return tuple(dict.fromkeys(p for role in Role if role in roles for p in state.holders_of.get(role, ())))


def free_name(state: State, scenes: Iterable[str]) -> str:
    """A name for a plan that no plan has: by its first scene, numbered when that is taken."""
    first = next(iter(scenes), "")
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in first.lower()).strip("-") or "plan"
    name, n = f"pl-{plain}", 1
    while name in state.plans:
        n += 1
        name = f"pl-{plain}-{n}"
    return name


def risks_to_assess(plan: Planned, said: Iterable[Risk], added: Iterable[Hazard] = ()) -> tuple[Risk, ...]:
    """What was assessed before, then what the plan as it is now would be drafted with, then what somebody adds."""
    told = {risk.hazard: risk for risk in said}
    drafted = {risk.hazard: risk for risk in drafted_risks(plan)}
    high = Severity.HIGH
    bare = {h: Risk(hazard=h, exposed=(), without=high, controls=(), with_controls=high) for h in added}
    found = {**bare, **drafted, **told}
    return tuple(found[hazard] for hazard in Hazard if hazard in found)


def as_it_stands(act: DraftPlan, plan: Plan) -> DraftPlan:
    """The draft with the scenes as they are numbered now: a new script may have renumbered or cut them."""
    return replace(act, scenes=plan.scenes)


def difference(before: DraftPlan, after: DraftPlan) -> tuple[Change, ...]:
    """What the later version says otherwise, in the order of the fields. Of risks: the hazards assessed otherwise."""
    found = []
    for field in msgspec.structs.fields(DraftPlan):
        if field.name not in {"texts", "plan"}:
            was, now = getattr(before, field.name), getattr(after, field.name)
            if field.name == "risks":
                was, now = (tuple(r for r in one if r not in other) for one, other in ((was, now), (now, was)))
            was, now = _told(was), _told(now)
            gone, came = (tuple(v for v in one if v not in other) for one, other in ((was, now), (now, was)))
            if field.name == "risks":
                came = now
            if gone or came:
                found.append(Change(field=field.encode_name, gone=gone, came=came))
    return tuple(found)


def _told(value: Any) -> tuple[str, ...]:
    """A field as the words it is made of, so that two versions of it can be laid side by side."""
    if isinstance(value, tuple):
        return tuple(word for one in value for word in _told(one))
    if isinstance(value, Risk):
        return (value.hazard,)
    if isinstance(value, PlanCharacter):
        return (value.person, *value.others)
    return (str(value),)
