"""What a scene calls for: the weapon reading of its script, as people judged it.

The reading says in thirteen words what is done with a weapon. READING is the one place where they become actions of a
plan: a word of the reading stands for every action it can't tell apart.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from showclear.domain.days import Judged
from showclear.domain.planning_terms import MAYBE_A_FIREARM, Judgement
from showclear.domain.state import State
from showclear.domain.terms import Action

# The first action of a row is the word itself; the others are what it may turn out to be.
READING: Final[Mapping[str, tuple[Action, ...]]] = MappingProxyType(
    {
        "present": (Action.PRESENT,),
        "carry": (Action.CARRY,),
        "handle": (
            Action.HANDLE,
            Action.HOLSTER,
            Action.RELOAD_ON_CAMERA,
            Action.DROP,
            Action.THROW,
            Action.PASS,
            Action.PLACE,
        ),
        "draw": (Action.DRAW,),
        "point": (Action.POINT, Action.AT_SELF),
        "cock": (Action.COCK,),
        "dryfire": (Action.DRY_FIRE,),
        "fire": (Action.FIRE, Action.FULL_AUTO),
        "fire_offscreen": (Action.FIRE_OFFSCREEN,),
        "hit_effect": (Action.HIT_EFFECT,),
        "strike": (Action.STRIKE, Action.STRUGGLE),
        "disarm": (Action.DISARM,),
        "detonate": (Action.DETONATE,),
    }
)
_STANDS_FOR: Final = MappingProxyType({actions[0]: actions for actions in READING.values()})


def judged_of(state: State, scenes: Iterable[str]) -> tuple[Judged, ...]:
    """Everything judged of these scenes, rejected findings too."""
    return tuple(one for scene in scenes for one in state.findings.get(scene, {}).values())


def called_for(state: State, scene: str) -> frozenset[Action]:
    """The actions that the standing findings of a firearm, or of a weapon not named, call for in this scene."""
    standing = (
        one
        for one in judged_of(state, (scene,))
        if one.judgement is not Judgement.REJECTED and one.kind in MAYBE_A_FIREARM
    )
    return frozenset(stood for one in standing for said in one.actions for stood in _STANDS_FOR.get(said, (said,)))
