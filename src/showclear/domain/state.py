"""Everything the gate reads, folded from the record. Values never change in place: a new entry makes a new State.

The dicts are treated as frozen: `put` and `drop` copy. Nobody outside domain/fold/ makes a State.
"""

from typing import TypeVar

from msgspec import Struct

from showclear.domain.acts.catalogue import Act
from showclear.domain.acts.setting_up import RuleValue
from showclear.domain.acts.shapes import PackFile, Via
from showclear.domain.days import Concern, Document, Incident, Judged, Line, Notice, Plan, Scene, Setup, Stop, Unit
from showclear.domain.decision import Decision, Verdict
from showclear.domain.people import Person
from showclear.domain.rounds import Container, Lot
from showclear.domain.terms import Role
from showclear.domain.weapons import Weapon

K = TypeVar("K")
V = TypeVar("V")


class Entry(Struct, frozen=True, kw_only=True):
    """One line of the record, opened: `instant` in µs UTC from the desk's clock."""

    index: int
    instant: int
    actor: str
    via: Via
    act: Act
    verdict: Verdict
    decision: Decision | None = None


class Adopted(Struct, frozen=True, kw_only=True):
    pack: str
    files: tuple[PackFile, ...]
    index: int


class Pending(Struct, frozen=True, kw_only=True):
    """The first half of an act of two people, waiting for its countersign."""

    index: int
    actor: str
    act: Act


class Overridden(Struct, frozen=True, kw_only=True):
    rule: str
    subject: str
    index: int


class State(Struct, frozen=True, kw_only=True):
    head: int = -1
    instant: int = 0
    slug: str = ""
    zone: str = ""
    clock: str = ""
    engine: str = ""
    first_person: str = ""
    stepped: int = -1  # entry that said the clock stepped, until somebody confirms the time
    packs: tuple[Adopted, ...] = ()
    values: dict[str, RuleValue] = {}
    people: dict[str, Person] = {}
    holders_of: dict[Role, tuple[str, ...]] = {}  # role -> people it was ever granted to, so that nobody searches
    devices: dict[str, str] = {}
    enrolled: dict[str, int] = {}  # when each device was
    drafts: tuple[str, ...] = ()  # the script's drafts by digest, as they were filed; the newest last
    filed: int = -1  # the entry of the newest draft
    scenes: dict[str, Scene] = {}
    plans: dict[str, Plan] = {}
    findings: dict[str, dict[str, Judged]] = {}  # scene -> finding -> what was judged of it
    notices: dict[str, Notice] = {}
    documents: dict[str, Document] = {}
    units: dict[str, Unit] = {}
    setups: dict[str, Setup] = {}
    weapons: dict[str, Weapon] = {}
    doubles: dict[str, tuple[str, ...]] = {}  # weapon -> its look-alikes, both ways
    lots: dict[str, Lot] = {}
    containers: dict[str, Container] = {}
    lines: dict[str, Line] = {}
    stops: dict[str, Stop] = {}
    incidents: dict[int, Incident] = {}
    concerns: dict[int, Concern] = {}
    pending: dict[int, Pending] = {}
    overrides: tuple[Overridden, ...] = ()


EMPTY = State()


def put(table: dict[K, V], key: K, value: V) -> dict[K, V]:
    made = table.copy()
    made[key] = value
    return made


def drop(table: dict[K, V], key: K) -> dict[K, V]:
    return {k: v for k, v in table.items() if k != key}
