"""What is missing for the next hand-over in a set-up, by horizon, in the order an AD would cure it.

Asks the same rules as the gate, of the hand-over that would come next; never a second opinion.
"""

from msgspec import Struct

from showclear.domain.acts.on_set import HandWeapon
from showclear.domain.days import Plan, Setup
from showclear.domain.decision import REFUSING, Reason
from showclear.domain.state import State
from showclear.domain.terms import GOOD, Custody, Role, Use
from showclear.gate.book import Book
from showclear.gate.case import PLAIN
from showclear.gate.decide import judge
from showclear.rules.schema import Horizon

ORDER = {h: i for i, h in enumerate(Horizon)}


class Missing(Struct, frozen=True, kw_only=True):
    weapon: str
    holder: str
    horizon: str
    step: int
    reason: Reason


def next_hand_over(state: State, setup: Setup, plan: Plan, weapon: str) -> HandWeapon:
    """The hand-over that would come next: the one that is offered, else the plan's first character."""
    known = state.weapons[weapon]
    if known.offer is not None and known.offer.setup == setup.id:
        offer = known.offer
        return HandWeapon(
            weapon=weapon,
            holder=offer.holder,
            setup=setup.id,
            use=offer.use,
            calls=offer.calls,
            containers=offer.containers,
        )
    holder = known.clearing.holder if known.clearing else (plan.characters[0].person if plan.characters else "")
    return HandWeapon(weapon=weapon, holder=holder, setup=setup.id, use=Use.TAKE, calls=())


def readiness(state: State, setup_id: str, book: Book, instant: int) -> tuple[Missing, ...]:
    """Everything missing for this set-up. An unknown set-up is missing everything and says so by being empty-handed."""
    setup = state.setups.get(setup_id)
    if setup is None:
        return ()
    found: list[Missing] = []
    for plan in (p for p in state.plans.values() if setup.scene in p.scenes):
        for weapon in plan.weapons:
            known = state.weapons.get(weapon)
            if known is None or (known.custody is Custody.WITH_HOLDER and known.clearance in GOOD):
                continue  # in hand as it was handed; once it is cut, it has to come back and be shown again
            act = next_hand_over(state, setup, plan, weapon)
            actor = known.keeper or next(iter(state.holders_of.get(Role.ARMORER, ())), "")
            reasons, _ = judge(state, act, actor, book, instant, PLAIN)
            for reason in reasons:
                rule = book.rules.get(reason.rule)
                if reason.outcome in REFUSING and rule is not None:
                    found.append(
                        Missing(weapon=weapon, holder=act.holder, horizon=rule.horizon, step=rule.step, reason=reason)
                    )
    return tuple(sorted(found, key=lambda m: (ORDER[Horizon(m.horizon)], m.step, m.weapon)))
