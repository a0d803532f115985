"""What waits on the armorer's bench: the weapons to inspect, to look through, to clean. Pure."""

from msgspec import Struct

from showclear.domain.state import State
from showclear.domain.terms import Bore, Custody, Service, Tier
from showclear.domain.weapons import Weapon

NOT_HERE = frozenset({Custody.WITH_SUPPLIER, Custody.IN_TRANSIT, Custody.WITH_AUTHORITY, Custody.MISSING})


class Waiting(Struct, frozen=True, kw_only=True):
    """One weapon and the flows of its card that are due, the most urgent first."""

    weapon: str
    flows: tuple[str, ...]


def bench(state: State) -> tuple[Waiting, ...]:
    """Whatever is neither evidence nor elsewhere and has work due, in the order of the book."""
    here = [w for w in state.weapons.values() if w.service is not Service.EVIDENCE and w.custody not in NOT_HERE]
    found = [Waiting(weapon=w.id, flows=due(w)) for w in here]
    return tuple(one for one in found if one.flows)


def due(weapon: Weapon) -> tuple[str, ...]:
    """A weapon in its safe is inspected when it comes out; what was fired is cleaned wherever it lies."""
    out = weapon.custody is not Custody.LOCKED and weapon.tier() is not Tier.T0
    wanted = {
        "service": weapon.service is Service.OUT,
        "bore": weapon.bore is Bore.SUSPECT,
        "inspect": out and weapon.inspected < 0,
        "clean": weapon.fired >= 0 and not weapon.load,
    }
    return tuple(flow for flow, is_due in wanted.items() if is_due)
