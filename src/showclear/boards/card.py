"""One weapon as one person may see and handle it now: which presses make sense, and what they must not be told yet.

Pure. It never decides: it leaves out what the custody table rules out and who has no part in it; the gate answers.
"""

from typing import Final

from msgspec import Struct

from showclear.boards.mine import must_look
from showclear.boards.weapons import touches
from showclear.domain.acts.catalogue import BY_TAG
from showclear.domain.days import Plan, Setup
from showclear.domain.rounds import Container
from showclear.domain.state import State
from showclear.domain.terms import (
    EVERYONE,
    FIRING,
    GOOD,
    INERT,
    SEPARATE_FEED,
    WEAPONS_PEOPLE,
    Clearance,
    Custody,
    Kind,
    Role,
    RoundClass,
    Service,
    Use,
)
from showclear.domain.weapons import Weapon, kind_of


class Tick(Struct, frozen=True, kw_only=True):
    """One chamber to be looked at: its number, of which barrel when there are several, and its place in the look."""

    at: int
    n: int
    barrel: int


class Card(Struct, frozen=True, kw_only=True):
    weapon: Weapon
    flows: tuple[str, ...]
    ticks: tuple[Tick, ...]
    separate_feed: bool
    turns: bool
    hidden: bool  # the reader must look before being told what was seen
    kind: Kind  # what the book says is inside
    setups: tuple[Setup, ...]
    plans: tuple[Plan, ...]
    holders: tuple[str, ...]
    lookers: tuple[str, ...]  # who still has to look, and may say so to a scribe
    writes: bool  # phones are off in its set-up, and the reader writes for everybody
    dummies: tuple[Container, ...]
    blanks: tuple[Container, ...]
    zone: str  # the set-up whose zone may open once this weapon is back and clear


def card(state: State, weapon: Weapon, person: str, roles: frozenset[Role]) -> Card:
    plans = tuple(p for p in state.plans.values() if weapon.id in p.weapons)
    scenes = {s for p in plans for s in p.scenes}
    setups = tuple(s for s in state.setups.values() if s.open and s.scene in scenes)
    open_plans = [p for p in plans if not setups or {s.scene for s in setups} & set(p.scenes)]
    holders = tuple(dict.fromkeys(h for p in open_plans for c in p.characters for h in (c.person, *c.others)))
    hidden = must_look(state, weapon, person, roles)
    writes = any(s.scribe == person for s in setups)
    own, scribe = flows(state, weapon, person, roles), ("scribe",) if lookers(state, weapon) else ()
    return Card(
        weapon=weapon,
        flows=(*scribe, *own) if writes else (*own, *scribe),
        ticks=ticks_of(weapon),
        separate_feed=weapon.anatomy.feed in SEPARATE_FEED,
        turns=weapon.anatomy.chambers > 1,
        hidden=hidden,
        kind=kind_of(weapon),
        setups=setups,
        plans=plans,
        holders=holders,
        lookers=lookers(state, weapon),
        writes=writes,
        dummies=holding(state, weapon, RoundClass.DUMMY),
        blanks=holding(state, weapon, RoundClass.BLANK),
        zone=zone_to_open(state, weapon) if may(roles, "OpenZone") else "",
    )


def zone_to_open(state: State, weapon: Weapon) -> str:
    """The set-up in whose zone this weapon is the last that has blanks in it; empty for none."""
    setup = state.setups.get(weapon.clearing.setup or "") if weapon.clearing else None
    if setup is None or setup.zone is None:
        return ""
    hot = [w.id for w in state.weapons.values() if w.holds(RoundClass.BLANK) and shown_in(w, setup)]
    return setup.id if hot == [weapon.id] else ""


def shown_in(weapon: Weapon, setup: Setup) -> bool:
    return weapon.clearing is not None and weapon.clearing.setup == setup.id


def lookers(state: State, weapon: Weapon) -> tuple[str, ...]:
    """Everybody at work who still has to look at this weapon before its next hand-over."""
    at_work = [p for p in state.people.values() if p.in_unit]
    return tuple(p.id for p in at_work if must_look(state, weapon, p.id, p.roles(p.in_unit, None)))


def ticks_of(weapon: Weapon) -> tuple[Tick, ...]:
    anatomy = weapon.anatomy
    several = anatomy.barrels > 1
    return tuple(
        Tick(at=(b - 1) * anatomy.chambers + n - 1, n=n, barrel=b if several else 0)
        for b in range(1, anatomy.barrels + 1)
        for n in range(1, anatomy.chambers + 1)
    )


def holding(state: State, weapon: Weapon, rounds: RoundClass) -> tuple[Container, ...]:
    """Containers of such rounds of this weapon's calibre, out of their safe first."""
    found = [
        c
        for c in state.containers.values()
        if c.round_class is rounds and c.custody is not Custody.MISSING and fits(state, c, weapon)
    ]
    return tuple(sorted(found, key=lambda c: (c.custody is Custody.LOCKED, not c.is_inspected, c.id)))


def fits(state: State, container: Container, weapon: Weapon) -> bool:
    lot = state.lots.get(container.lot)
    return lot is None or not weapon.calibre or lot.calibre == weapon.calibre


BACK_AND_ON: Final = ("again", "back-hot")
"""Presses that take a weapon back and ask for the next look at once. Under a STOP the asking half would be refused."""


# The order is the order of the page: what is pressed most often on a set comes first.
def flows(state: State, weapon: Weapon, person: str, roles: frozenset[Role]) -> tuple[str, ...]:
    """The presses that make sense here and now, by name."""
    offered = weapon.offer is not None and weapon.offer.holder == person
    takes_part = {"look": must_look(state, weapon, person, roles) and not offered, "take": offered}
    anybody = {
        "decline": person_holds(state, weapon, person),
        "show-me": weapon.custody is not Custody.LOCKED and not any(m.person == person for m in weapon.must_see),
        "tell": weapon.custody is not Custody.LOCKED,
        "paper": bool(roles & WEAPONS_PEOPLE),
    }
    found = takes_part | ad_flows(weapon, roles, looks_first=must_look(state, weapon, person, roles))
    found |= weapons_person_flows(weapon) if roles & WEAPONS_PEOPLE else holder_flows(weapon, person)
    found |= armorer_flows(weapon) if Role.ARMORER in roles else {}
    if any(touches(s.scope, s.subject, weapon) for s in state.stops.values()):
        found |= dict.fromkeys(BACK_AND_ON, False)  # plain `back` and `unload` stay: making safe is never refused
    return tuple(name for name, sensible in (found | anybody).items() if sensible)


def weapons_person_flows(weapon: Weapon) -> dict[str, bool]:
    fires, inert = weapon.weapon_class in FIRING, weapon.weapon_class in INERT
    with_holder = weapon.custody is Custody.WITH_HOLDER
    kept = weapon.custody is Custody.WITH_WEAPONS_PERSON and weapon.service is not Service.EVIDENCE
    looked_at = kept and not inert
    shown = kept and stands(weapon)
    spent = weapon.clearing is not None and weapon.clearing.spent
    return {
        "hand": shown and not inert and weapon.offer is None,
        "make-hot": shown and fires and weapon.clearance is Clearance.COLD_EMPTY,
        "again": with_holder and not inert and spent and weapon.clearance is not Clearance.HOT,
        "back-hot": with_holder and weapon.holds(RoundClass.BLANK) > 0,
        "back": with_holder,
        "clear-again": looked_at and spent,
        "show": looked_at,
        "load": looked_at and not weapon.load,
        "unload": kept and bool(weapon.load),
        "unlock": weapon.custody is Custody.LOCKED,
        "take-up": weapon.custody in {Custody.PLACED, Custody.UNATTENDED, Custody.MISSING},
        "lock": kept and not weapon.load,
        "inspect": looked_at,
        "bore": kept and fires,
        "clean": kept and fires and not weapon.load,
        "test-fire": kept and fires and not weapon.load,
        "place": with_holder or kept,
        "stoppage": fires and weapon.custody is not Custody.LOCKED,
        "authority": weapon.service is Service.EVIDENCE and weapon.custody is not Custody.WITH_AUTHORITY,
    }


def holder_flows(weapon: Weapon, person: str) -> dict[str, bool]:
    """For whoever is no weapons person: only what takes danger away, and only of what they hold."""
    holds = weapon.custody is Custody.WITH_HOLDER and weapon.holder == person
    out = weapon.weapon_class in FIRING and weapon.custody is not Custody.LOCKED
    return {"back": holds, "place": holds, "stoppage": out}


def ad_flows(weapon: Weapon, roles: frozenset[Role], *, looks_first: bool) -> dict[str, bool]:
    """The call relays what was stated: not before whoever relays it has looked."""
    return {"announce": Role.FIRST_AD in roles and stands(weapon) and not looks_first}


def armorer_flows(weapon: Weapon) -> dict[str, bool]:
    withheld = weapon.withheld >= 0
    return {"service": weapon.service is not Service.IN, "withhold": not withheld, "lift": withheld}


def stands(weapon: Weapon) -> bool:
    """A good look stands, unspent."""
    return weapon.clearing is not None and not weapon.clearing.spent and weapon.clearance in GOOD


def person_holds(state: State, weapon: Weapon, person: str) -> bool:
    """True for whoever a plan of this weapon names, and for who has it or is about to."""
    named = any(weapon.id in p.weapons and p.may_hold(person) for p in state.plans.values())
    return named or person in {weapon.holder, weapon.offer.holder if weapon.offer else ""}


def may(roles: frozenset[Role], act: str) -> bool:
    """True when an act of this name is for somebody with these roles; the gate still decides."""
    who: frozenset[Role] = BY_TAG[act].WHO  # type: ignore[attr-defined]
    return who == EVERYONE or bool(who & roles)


def uses_of(card: Card) -> tuple[Use, ...]:
    """The uses that the plans name, a take first."""
    named = dict.fromkeys(u for p in card.plans for u in p.uses)
    return tuple(dict.fromkeys((Use.TAKE, *named, Use.REHEARSAL)))
