"""What was said, and the questions one can ask of it about people, days and set-ups.

This is the second reading of the record: it keeps no state and folds nothing, it looks things up in the list of what
was allowed or recorded. It knows the acts and the trade's words and nothing else of the engine; a test holds that.
"""

from collections.abc import Callable, Iterable
from typing import Any, Concatenate, ParamSpec, TypeVar

from msgspec import Struct

from showclear.domain.acts import armory as a
from showclear.domain.acts import day as d
from showclear.domain.acts import on_set as s
from showclear.domain.acts import reports as r
from showclear.domain.acts import setting_up as u
from showclear.domain.terms import WEAPONS_PEOPLE, Duty, InLineHow, Load, Role

P = ParamSpec("P")
T = TypeVar("T")
UNIT = "un-main"


class Said(Struct, frozen=True, order=True):
    """One line that counts: a request that was allowed, or news that was recorded."""

    index: int
    instant: int
    actor: str
    act: Any
    allowed: bool


class Past:
    """The lines that count, oldest first: a long shared beginning and the few lines of this search."""

    def __init__(self, lines: Iterable[Said]) -> None:
        self.beginning = tuple(lines)
        self.by_act: dict[type, list[Said]] = {}
        for line in self.beginning:
            self.by_act.setdefault(type(line.act), []).append(line)
        self.tail: tuple[Said, ...] = ()
        self.answers: dict[Any, Any] = {}

    def then(self, *lines: Said) -> "Past":
        """The same past and what came after it."""
        longer = object.__new__(Past)
        longer.beginning, longer.by_act = self.beginning, self.by_act
        longer.tail, longer.answers = (*self.tail, *lines), {}
        return longer

    def until(self, index: int) -> "Past":
        """What had been said before this line."""
        return Past(line for line in (*self.beginning, *self.tail) if line.index < index)

    def of(self, *acts: type) -> list[Said]:
        """Every line of these acts, oldest first."""
        found = [line for act in acts for line in self.by_act.get(act, ())]
        if len(acts) > 1:
            found.sort()
        return found + [line for line in self.tail if type(line.act) in acts]

    def last(self, *acts: type, **fields: Any) -> Said | None:
        """The newest allowed or recorded line of these acts with these fields."""
        for line in reversed(self.of(*acts)):
            if all(getattr(line.act, k, None) == v for k, v in fields.items()):
                return line
        return None

    def at(self, index: int) -> Said | None:
        return next((line for line in (*self.beginning, *self.tail) if line.index == index), None)


def remembered(ask: Callable[Concatenate[Past, P], T]) -> Callable[Concatenate[Past, P], T]:
    """Asks a past each question once."""

    def answer(past: Past, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (ask, args)
        if key not in past.answers:
            past.answers[key] = ask(past, *args, **kwargs)
        found: T = past.answers[key]
        return found

    return answer


def signed(past: Past, kind: type) -> list[tuple[Said, Said]]:
    """Acts of two people that took effect: the first line and the countersign."""
    halves = [(past.at(line.act.of), line) for line in past.of(s.Countersign)]
    return [(first, second) for first, second in halves if first is not None and isinstance(first.act, kind)]


# --- people ---------------------------------------------------------------------------------------------------------


@remembered
def roles(past: Past, person: str) -> frozenset[Role]:
    held: set[Role] = set()
    for line in past.of(u.ProductionOpened, u.GrantRole, r.RoleEnded):
        if line.act.person == person:
            if isinstance(line.act, r.RoleEnded):
                held.discard(line.act.role)
            else:
                held.add(line.act.role)
    return frozenset(held)


@remembered
def duties(past: Past, person: str) -> frozenset[Duty]:
    return frozenset(d for line in past.of(u.GrantRole) if line.act.person == person for d in line.act.duties)


def is_weapons_person(past: Past, person: str | None) -> bool:
    return person is not None and bool(roles(past, person) & WEAPONS_PEOPLE)


def people(past: Past) -> list[str]:
    """Everybody of the production."""
    return [x.act.person for x in past.of(u.ProductionOpened, u.AddPerson)]


@remembered
def came_in(past: Past, person: str) -> int | None:
    """The instant this person came to work and has not left since; None while they are away."""
    since: int | None = None
    for line in (*past.beginning, *past.tail):
        if isinstance(line.act, r.CheckedOut) and line.act.person == person:
            since = None
        elif isinstance(line.act, d.CheckIn) and line.act.person == person and since is None:
            since = line.instant
        elif line.actor == person and line.allowed and since is None and day_opened(past) < line.index:
            since = line.instant  # whoever asks for something is evidently there
    return since


# --- the day --------------------------------------------------------------------------------------------------------


@remembered
def day_opened(past: Past) -> int:
    """The index of the newest opening of the day; -1 when none, or when it was wrapped or left since."""
    opened, ended = past.last(d.OpenDay), past.last(d.WrapDay, r.LeftUnwrapped)
    return -1 if opened is None or (ended is not None and ended.index > opened.index) else opened.index


@remembered
def armory_is_open(past: Past) -> bool:
    opened, closed = past.last(a.OpenArmory), past.last(r.ArmoryClosed)
    return opened is not None and (closed is None or closed.index < opened.index)


@remembered
def meeting(past: Past) -> Said | None:
    """The meeting that counts now: of this day, and the company has not moved since."""
    held, moved = past.last(d.HoldMeeting), past.last(r.MoveBegan)
    if held is None or held.index < day_opened(past) or day_opened(past) < 0:
        return None
    return None if moved is not None and moved.index > held.index else held


@remembered
def told(past: Past, person: str) -> bool:
    """Was at the meeting, or briefed since."""
    held = meeting(past)
    if held is None:
        return False
    since = [line for line in past.of(d.AttendMeeting, d.Brief) if line.index > held.index]
    return person in {*held.act.attended, held.actor} or any(person in line.act.people for line in since)


# --- set-ups --------------------------------------------------------------------------------------------------------


def setup(past: Past, name: str | None) -> Said | None:
    return past.last(d.OpenSetup, setup=name) if name else None


@remembered
def closed_at(past: Past, name: str) -> int:
    """The index at which work in this set-up ended; a very high one while it goes on."""
    opened = setup(past, name)
    after = opened.index if opened else -1
    ends = [x.index for x in past.of(d.OpenSetup, r.MoveBegan, d.WrapDay, r.LeftUnwrapped) if x.index > after]
    return min(ends, default=2**62)


def setup_is_open(past: Past, name: str) -> bool:
    return setup(past, name) is not None and closed_at(past, name) == 2**62


@remembered
def swaps(past: Past, name: str) -> tuple[tuple[str, str, int], ...]:
    """Who took whose place in line of this set-up while it was worked: out, in, index."""
    opened = setup(past, name)
    if opened is None:
        return ()
    line = {p.person for p in opened.act.in_line}
    found = []
    for change in past.of(r.CrewReplaced):
        if opened.index < change.index < closed_at(past, name) and change.act.out in line:
            line = (line - {change.act.out}) | {change.act.into}
            found.append((change.act.out, change.act.into, change.index))
    return tuple(found)


@remembered
def in_line(past: Past, name: str | None) -> frozenset[str]:
    """Everybody in line of the muzzle now."""
    opened = setup(past, name)
    line = {p.person for p in opened.act.in_line} if opened else set()
    for out, into, _ in swaps(past, name) if name else ():
        line = (line - {out}) | {into}
    return frozenset(line)


@remembered
def must_see(past: Past, name: str | None) -> frozenset[str]:
    """Those in line who are neither behind a shield nor elsewhere; whoever comes in stands as the other stood."""
    opened = setup(past, name)
    line = {p.person for p in opened.act.in_line if p.how is InLineHow.SEES} if opened else set()
    for out, into, _ in swaps(past, name) if name else ():
        if out in line:
            line = (line - {out}) | {into}
    return frozenset(line)


@remembered
def zone(past: Past, name: str | None) -> frozenset[str] | None:
    declared = past.last(d.DeclareZone, setup=name) if name else None
    if declared is None:
        return None
    inside = set(declared.act.people)
    for out, into, index in swaps(past, name) if name else ():
        if index > declared.index:
            inside = (inside - {out}) | {into}
    return frozenset(inside)


@remembered
def spacing(past: Past, name: str) -> tuple[int | None, bool]:
    """How near the nearest stands (mm), and whether eyes and ears are kept: as last said."""
    said = past.last(d.DeclareZone, setup=name) or setup(past, name)
    return (said.act.distance, said.act.protection) if said else (None, False)


# --- plans ----------------------------------------------------------------------------------------------------------


@remembered
def plan(past: Past, weapon: str, scene: str) -> Any:
    """The approved plan of this weapon for this scene, both approvals given to the version that stands; else None."""
    for draft in past.of(u.DraftPlan):
        newest = past.last(u.DraftPlan, plan=draft.act.plan)
        if newest is not draft or weapon not in draft.act.weapons or scene not in draft.act.scenes:
            continue
        given = {
            role
            for line in past.of(u.ApprovePlan)
            if line.act.plan == draft.act.plan and line.act.version == draft.index and line.index > draft.index
            for role in roles(past, line.actor)
        }
        if {Role.ARMORER, Role.FIRST_AD} <= given:
            return draft.act
    return None


def heavier(one: Load, other: Load) -> bool:
    weights = list(Load)
    return weights.index(one) > weights.index(other)
