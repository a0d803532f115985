"""What one decision looks at: the act, who asks, and everything it names, found once.

A check reads a Case and nothing else. What is not known is None or empty; a check that needs it says so.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from showclear.domain.acts import armory as a
from showclear.domain.acts import on_set as s
from showclear.domain.acts.catalogue import Act
from showclear.domain.acts.shapes import Via
from showclear.domain.days import Plan, Setup, Unit
from showclear.domain.people import Person
from showclear.domain.rounds import Container
from showclear.domain.state import State
from showclear.domain.terms import (
    UNKNOWN_PERSON,
    Action,
    How,
    Role,
    RoundClass,
    Tier,
    Use,
)
from showclear.domain.weapons import Offer, Weapon
from showclear.rules.schema import Rule

PLAIN = Via(how=How.SESSION)
NO_RULES: Mapping[str, Rule] = MappingProxyType({})
INERT: Final = Tier.T0  # a member looked up through its class costs ten times as much, once a decision
HOT: Final = Tier.T3
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def day_of(instant: int) -> date:
    """The UTC date of an instant in µs."""
    return (EPOCH + timedelta(microseconds=instant)).date()


T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - a decorator, like the one it stands for
    """Found at the first ask and kept. `functools.cached_property` takes a lock each time, in Python 3.11; a Case is
    one thread's, and half a dozen locks were a twentieth of a decision."""

    def __init__(self, find: "Callable[[Case], T]") -> None:
        self._find = find
        self._name = find.__name__

    def __get__(self, case: "Case", _owner: type) -> T:
        found = case.__dict__[self._name] = self._find(case)
        return found


class Case:
    """`index` is the entry this act will be; `asked` what a hand-over is for: the act itself, or the offer taken up.

    `hander` is who hands it over: whoever asks, or whoever made the offer. `roles` are the
    actor's on this unit and day.
    """

    def __init__(
        self, state: State, act: Act, actor: str, instant: int, via: Via = PLAIN, rules: Mapping[str, Rule] = NO_RULES
    ) -> None:
        self.state = state
        self.rules = rules
        self.act = act
        self.actor = actor
        self.instant = instant
        self.via = via
        self.index = state.head + 1
        self._roles: dict[str, frozenset[Role]] = {}  # asked many times in one decision, as is the next
        self._with_role: dict[Role, tuple[str, ...]] = {}
        self.person: Person | None = state.people.get(actor)
        weapon_id = getattr(act, "weapon", None)
        self.weapon: Weapon | None = state.weapons.get(weapon_id) if weapon_id else None
        self.offer: Offer | None = self.weapon.offer if self.weapon and isinstance(act, s.TakeWeapon) else None
        self.asked: Act | Offer = self.offer or act
        self.hander: str = self.offer.by if self.offer else actor
        self.texts: tuple[str, ...] = self.asked.texts
        self.setup: Setup | None = self._setup()
        self.scene: str = self.setup.scene if self.setup else ""
        self.unit: Unit | None = self._unit()
        self.day: date = self.unit.date if self.unit else day_of(instant)
        self.holder: str = getattr(self.asked, "holder", "") or ""
        self.use: Use | None = getattr(self.asked, "use", None) or getattr(self.asked, "purpose", None)
        self.calls: tuple[Action, ...] = getattr(self.asked, "calls", ())
        self.containers: tuple[str, ...] = getattr(self.asked, "containers", ())
        self.tier: Tier | None = self._tier()
        self.inert: bool = self.tier is INERT
        self.hot: bool = self.tier is HOT
        self.roles: frozenset[Role] = self.roles_of(actor)

    @property
    def first(self) -> int:
        """The entry at which this envelope begins: what its own acts change makes no screen old."""
        return self.index if self.via.first is None else self.via.first

    @property
    def seen(self) -> int | None:
        """The entry the screen showed last; -1 for one that is not on the record, which was put back from a copy since.

        None where nobody says: a played file has no screen, and the web takes nothing that rests on one without it.
        """
        seen = self.via.seen
        return -1 if seen is not None and seen >= self.first else seen

    def _setup(self) -> Setup | None:
        named = getattr(self.asked, "setup", None)
        if named is None and isinstance(self.act, s.ClearAgain) and self.weapon and self.weapon.clearing:
            named = self.weapon.clearing.setup
        return self.state.setups.get(named) if named else None

    def _unit(self) -> Unit | None:
        named = getattr(self.act, "unit", None)
        if named is None and self.setup is not None:
            named = self.setup.unit
        if named is None and self.person is not None and self.person.in_unit:
            named = self.person.in_unit
        if named is None and len(self.state.units) == 1:
            named = next(iter(self.state.units))
        return self.state.units.get(named) if named else None

    def _tier(self) -> Tier | None:
        if self.weapon is None:
            return None
        if isinstance(self.act, s.MakeHot | a.TestFire):
            return self.weapon.tier(RoundClass.BLANK)
        if isinstance(self.act, s.LoadDummies):
            return self.weapon.tier(RoundClass.DUMMY)
        return self.weapon.tier()

    def roles_of(self, person: str) -> frozenset[Role]:
        found = self._roles.get(person)
        if found is None:
            known = self.state.people.get(person)
            found = known.roles(self.unit.id if self.unit else None, self.day) if known else frozenset()
            self._roles[person] = found
        return found

    @once
    def plan(self) -> Plan | None:
        """The plan of this weapon for this scene: the approved one, else any draft, else None."""
        if self.weapon is None:
            return None
        draft = None
        for plan in self.state.plans.values():
            if not plan.scenes:  # every scene it was for is cut
                continue
            if self.weapon.id in plan.weapons and (not self.scene or self.scene in plan.scenes):
                if plan.is_approved:
                    return plan
                draft = draft or plan
        return draft

    @once
    def in_line(self) -> tuple[str, ...]:
        """Everybody in line of the muzzle, shielded or not."""
        return tuple([p.person for p in self.setup.in_line]) if self.setup else ()

    @once
    def responsible(self) -> tuple[str, ...]:
        """Those whose tiredness matters: who hands, and the 1st AD at work."""
        ads = [p for p in self.with_role(Role.FIRST_AD) if p != self.hander and self.at_work(p)]
        return (self.hander, *ads)

    @once
    def minutes_at_work(self) -> dict[str, int]:
        """Of those responsible: minutes on the clock today, 0 for whoever is not checked in."""
        return {p: self._on_the_clock(p) for p in self.responsible}

    def _on_the_clock(self, person: str) -> int:
        known = self.state.people.get(person)
        return self.minutes_since(known.in_at) if known and known.in_unit else 0

    @once
    def boxes(self) -> tuple[Container, ...]:
        """The containers on the record that this is about: the act's own, those that go along, those loaded from."""
        inside = [r.container for r in self.weapon.load] if self.weapon else []
        named = dict.fromkeys((getattr(self.act, "container", None), *self.containers, *inside))
        known = self.state.containers
        return tuple([known[id_] for id_ in named if id_ in known])

    def with_role(self, role: Role) -> tuple[str, ...]:
        """Everybody in this role on this unit and day."""
        found = self._with_role.get(role)
        if found is None:
            found = tuple([p for p in self.state.holders_of.get(role, ()) if role in self.roles_of(p)])
            self._with_role[role] = found
        return found

    def is_at_work(self, role: Role) -> bool:
        """Whether anybody in this role is."""
        return any(self.at_work(p) for p in self.with_role(role))

    def at_work(self, person: str) -> bool:
        """Checked in on this unit; whoever asks something is evidently there."""
        known = self.state.people.get(person)
        if known is None or person == UNKNOWN_PERSON:
            return False
        return person == self.actor or (bool(known.in_unit) and (self.unit is None or known.in_unit == self.unit.id))

    def minutes_since(self, instant: int) -> int:
        """Minutes begun; a clock that went back makes it negative, which every age check reads as expired."""
        whole, rest = divmod(self.instant - instant, 60_000_000)
        return whole + 1 if rest and whole >= 0 else whole
