"""The risks of a plan, drafted from what it says. A draft is read, mended and signed by people; it approves nothing.

Severities are the house's: no source gives them. What can fire is drafted as able to kill until a control says why not.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from showclear.domain.acts.shapes import Risk
from showclear.domain.planning_terms import Control, Hazard, Severity
from showclear.domain.terms import DISCHARGING, FIRING, INERT, Action, Load, Muzzle, Role, WeaponClass

TOUCHING: Final = frozenset({Action.STRIKE, Action.STRUGGLE, Action.DISARM, Action.THROW})
LEAVING_THE_HAND: Final = frozenset(
    {Action.DROP, Action.THROW, Action.STRUGGLE, Action.DISARM, Action.PASS, Action.HOLSTER}
)
AT_SOMEBODY: Final = frozenset({Muzzle.AT_PERSON, Muzzle.AT_SELF})
LOW, MEDIUM, HIGH = Severity.LOW, Severity.MEDIUM, Severity.HIGH


class Planned(Protocol):
    """What a plan has, and the act that drafts it."""

    @property
    def weapon_class(self) -> WeaponClass: ...
    @property
    def actions(self) -> tuple[Action, ...]: ...
    @property
    def load(self) -> Load: ...
    @property
    def muzzle(self) -> tuple[Muzzle, ...]: ...


def fires(plan: Planned) -> bool:
    """True when something may leave the barrel on purpose."""
    return plan.weapon_class in FIRING and (plan.load is not Load.NONE or bool(DISCHARGING.intersection(plan.actions)))


def drafted_risks(plan: Planned) -> tuple[Risk, ...]:
    """One risk a hazard, in the order of the list; same plan, same draft."""
    drafted = {risk.hazard: risk for part in (_of_the_barrel, _of_firing, _of_the_hand, _of_any) for risk in part(plan)}
    return tuple(drafted[hazard] for hazard in Hazard if hazard in drafted)


def _risk(hazard: Hazard, exposed: tuple[str, ...], without: Severity, left: Severity, *controls: Control) -> Risk:
    return Risk(hazard=hazard, exposed=exposed, without=without, controls=controls, with_controls=left)


def _line(plan: Planned) -> tuple[str, ...]:
    """Who may be in line of the muzzle, beside whoever holds it."""
    camera = (Role.CAMERA.value,) if Muzzle.AT_LENS in plan.muzzle else ()
    return (Role.PERFORMER.value, *camera)


def _left(plan: Planned) -> Severity:
    """Of what leaves a barrel, with every control kept: no control makes pointing it at somebody mild."""
    if AT_SOMEBODY.intersection(plan.muzzle):
        return HIGH
    return MEDIUM if Muzzle.AT_LENS in plan.muzzle or plan.load in {Load.HALF, Load.FULL} else LOW


def _of_the_barrel(plan: Planned) -> Iterator[Risk]:
    """Loaded or not, whatever can fire may hold what it should not."""
    if plan.weapon_class in FIRING:
        controls = (Control.OFF_AXIS, Control.SHOWN_CLEAR, Control.ROUNDS_INSPECTED, Control.BORE_CHECKED)
        shield = (Control.SHIELD,) if _left(plan) is not LOW else ()
        left = _left(plan) if fires(plan) else LOW
        yield _risk(Hazard.PROJECTILE, _line(plan), HIGH, left, *shield, *controls)
        yield _risk(Hazard.FATIGUE, ("weapons", "assistant directors"), MEDIUM, LOW, Control.HOURS_KEPT)
    elif plan.weapon_class is WeaponClass.AIRSOFT_GBB:
        yield _risk(Hazard.PROJECTILE, _line(plan), MEDIUM, LOW, Control.SHOWN_CLEAR, Control.PROTECTION_WORN)


def _of_firing(plan: Planned) -> Iterator[Risk]:
    if Action.DETONATE in plan.actions:
        controls = (Control.DISTANCE, Control.ZONE_KEPT, Control.FIRE_WATCH)
        yield _risk(Hazard.FIRE_OR_HEAT, ("cast", "special effects"), HIGH, MEDIUM, *controls)
    if not fires(plan):
        return
    shield = (Control.SHIELD,) if Muzzle.AT_LENS in plan.muzzle else ()
    blast = (Control.LIGHTEST_LOAD, *shield, Control.DISTANCE, Control.OFF_AXIS, Control.TEST_FIRED)
    yield _risk(Hazard.MUZZLE_BLAST, _line(plan), HIGH, _left(plan), *blast, Control.MEDIC_THERE)
    case = (Control.ZONE_KEPT, Control.PROTECTION_WORN)
    yield _risk(Hazard.EJECTED_CASE, (Role.PERFORMER.value, Role.CAMERA.value), MEDIUM, LOW, *case)
    noise = (Control.LIGHTEST_LOAD, Control.WARNING_CALLED, Control.PROTECTION_WORN)
    without = MEDIUM if plan.load is Load.QUARTER else HIGH
    yield _risk(Hazard.NOISE, ("cast", "camera", "sound"), without, LOW, *noise)
    if Action.DETONATE not in plan.actions:
        yield _risk(Hazard.FIRE_OR_HEAT, (Role.PERFORMER.value, "costumes"), MEDIUM, LOW, Control.FIRE_WATCH)


def _of_the_hand(plan: Planned) -> Iterator[Risk]:
    if TOUCHING.intersection(plan.actions):
        inert = plan.weapon_class in INERT
        controls = (Control.SOFT_COPY, Control.REHEARSED, Control.DISTANCE)
        yield _risk(Hazard.STRUCK, ("cast", "stunts"), MEDIUM if inert else HIGH, LOW if inert else MEDIUM, *controls)
    if LEAVING_THE_HAND.intersection(plan.actions):
        hands = (Role.PERFORMER.value, Role.STUNT_PERFORMER.value)
        yield _risk(Hazard.FALL_OR_DROP, hands, MEDIUM, LOW, Control.SAFER_RUNG, Control.REHEARSED)


def _of_any(plan: Planned) -> Iterator[Risk]:
    """Whatever looks like a weapon may be taken for one, by the crew and by a passer-by."""
    firing = plan.weapon_class in FIRING
    controls = (Control.KEPT_APART, Control.SHOWN_CLEAR)
    yield _risk(Hazard.MISTAKEN_FOR_REAL, ("cast", "props", "weapons"), HIGH if firing else MEDIUM, LOW, *controls)
    public = (Control.PUBLIC_TOLD, Control.ZONE_KEPT)
    yield _risk(Hazard.PUBLIC_ALARM, ("locations",), MEDIUM, LOW, *public)
