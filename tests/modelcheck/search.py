"""Every sequence of so many sayings, breadth first from one seed, through the real gate and the real fold.

Two states are the same when their projections are and the same things were said on the way: the specification reads
what was said, so two ways that the fold cannot tell apart must both be gone unless they only differ in order.
"""

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from showclear.domain.acts.reports import WeaponUnloaded
from showclear.domain.acts.shapes import Report
from showclear.domain.decision import REFUSING, Decision, Verdict
from showclear.domain.fold.fold import step
from showclear.domain.state import Entry, State
from showclear.gate.book import Book
from showclear.gate.case import PLAIN
from showclear.gate.decide import decide
from showclear.rules.schema import ReasonKind
from tests.modelcheck import clauses_of_the_day, clauses_of_the_look, clauses_of_the_scene, invariants
from tests.modelcheck.alphabet import SECOND, Saying
from tests.modelcheck.past import Past, Said
from tests.modelcheck.projection import Reader
from tests.modelcheck.sayings import bearing_on
from tests.modelcheck.spec import CLAUSES, HAND_OVER, complaints, for_act
from tests.modelcheck.world import Seed

READ = (clauses_of_the_day, clauses_of_the_look, clauses_of_the_scene)  # read for their clauses
assert CLAUSES
Mistrusted = Mapping[int, frozenset[str]]
NOTHING: Mistrusted = MappingProxyType({})
BAD_STATE = "no allowed request leads into a bad state"
CURED = "a report never cures want of trust"
UNSAID = "the board shows a bad state"


class Found(NamedTuple):
    """Something that must not be: by which law, what exactly, and the shortest way there."""

    law: str
    what: str
    seed: str
    way: tuple[str, ...]

    def __str__(self) -> str:
        way = "".join(f"    {n}. {words}\n" for n, words in enumerate(self.way, 1))
        return f"{self.law}: {self.what}\n    from: {self.seed}\n{way}"


class Node(NamedTuple):
    """`mistrusted`: the sayings that were refused for want of trust before the last reports, and by which rules."""

    state: State
    at: int
    past: Past
    way: tuple[int, ...]
    bad: frozenset[invariants.Bad]
    mistrusted: Mistrusted


@dataclass
class Searched:
    states: int = 0
    decided: int = 0
    allowed: int = 0
    refused: int = 0
    hand_overs: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)  # clauses that a refused request would have broken
    silent: Counter[str] = field(default_factory=Counter)  # rules that refuse alone where no clause complains
    found: dict[tuple[str, str], Found] = field(default_factory=dict)

    def add(self, other: "Searched") -> None:
        self.states += other.states
        self.decided += other.decided
        self.allowed += other.allowed
        self.refused += other.refused
        for mine, theirs in (
            (self.hand_overs, other.hand_overs),
            (self.held, other.held),
            (self.broken, other.broken),
            (self.silent, other.silent),
        ):
            mine.update(theirs)
        for key, found in other.found.items():
            if key not in self.found or len(found.way) < len(self.found[key].way):
                self.found[key] = found


@contextmanager
def no_collecting() -> Iterator[None]:
    """No state refers back to itself, and looking for such things among a million states takes long."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def past_of(entries: tuple[Entry, ...]) -> Past:
    return Past(said(e) for e in entries if e.verdict is not Verdict.REFUSED)


def said(entry: Entry) -> Said:
    return Said(entry.index, entry.instant, entry.actor, entry.act, entry.verdict is Verdict.ALLOWED)


class Search:
    """One seed, one book, one depth. `only` narrows the sayings; `both_ways` asks the specification of what the gate
    refused too, which shows whether a clause ever bites and which rules no clause knows.
    """

    def __init__(
        self, seed: Seed, book: Book, depth: int, *, only: tuple[Saying, ...] = (), both_ways: bool = False
    ) -> None:
        self.seed, self.book, self.depth, self.both_ways = seed, book, depth, both_ways
        self.sayings = only or bearing_on(seed.weapon, seed.themes)
        self.reader = Reader()
        self.searched = Searched()
        self.trust = {id_ for id_, rule in book.rules.items() if rule.kind is ReasonKind.TRUST}

    def run(self) -> Searched:
        here = Node(
            self.seed.state, self.seed.at, past_of(self.seed.entries), (), invariants.bad(self.seed.state), NOTHING
        )  # fmt: skip
        nodes, known = [here], {self.key(here)}
        with no_collecting():
            self.go_on(nodes, known)
        return self.searched

    def go_on(self, nodes: list[Node], known: set[object]) -> None:
        for depth in range(self.depth):
            last = depth == self.depth - 1
            further: list[Node] = []
            for node in nodes:
                self.searched.states += 1
                for child in self.expand(node, last=last):
                    key = self.key(child)
                    if key not in known:
                        known.add(key)
                        further.append(child)
            nodes = further

    def key(self, node: Node) -> object:
        return self.reader.projection(node.state, node.at), frozenset(node.way)

    def expand(self, node: Node, *, last: bool) -> list[Node]:
        """Says everything once at this node. At the last level nobody goes on from what came of it."""
        children: list[tuple[Node, bool]] = []
        mistrusted: dict[int, frozenset[str]] = {}
        for n, saying in enumerate(self.sayings):
            at = node.at + saying.wait + SECOND
            if saying.wait:
                for weapon, word in invariants.old_looks_unsaid(node.state, at):
                    self.find(UNSAID, f"{weapon} was looked at too long ago: the board says {word}", node, n)
                children.append((Node(node.state, at, node.past, (*node.way, n), node.bad, NOTHING), False))
                continue
            act = saying.build(node.state)
            if act is None:
                continue
            decision = decide(node.state, act, saying.actor, self.book, at)
            self.searched.decided += 1
            entry = Entry(
                index=node.state.head + 1, instant=at, actor=saying.actor, via=PLAIN, act=act, verdict=decision.verdict
            )  # fmt: skip
            after = step(node.state, entry)
            if decision.verdict is Verdict.REFUSED:
                self.refused(node, n, entry, after, decision)
                lacking = {r.rule for r in decision.reasons if r.outcome in REFUSING and r.rule in self.trust}
                if lacking:
                    mistrusted[n] = frozenset(lacking)
                continue
            child = self.went_ahead(node, n, entry, after)
            if not last:
                children.append((child, isinstance(act, Report) and not isinstance(act, WeaponUnloaded)))
        # What reports follow is remembered as long as nothing else comes between: none of them may cure it. Unloading
        # is left out: the weapon and the box are then asked about with other rounds in them.
        before = {**node.mistrusted, **mistrusted}
        return [c._replace(mistrusted=before) if told else c for c, told in children]

    def refused(self, node: Node, n: int, entry: Entry, after: State, decision: Decision) -> None:
        self.searched.refused += 1
        moved = invariants.changed(node.state, after)
        if moved:
            self.find("a refused act changes nothing but the head", f"{moved} changed", node, n)
        if not self.both_ways or not for_act(type(entry.act)):
            return
        broken = complaints(node.past, said(entry))
        self.searched.broken.update(clause.name for clause, _ in broken)
        if not broken:
            rules = sorted(r.rule for r in decision.reasons if r.outcome in REFUSING)
            self.searched.silent[f"{type(entry.act).__name__}: {', '.join(rules)}"] += 1

    def went_ahead(self, node: Node, n: int, entry: Entry, after: State) -> Node:
        bad, line = invariants.bad(after), said(entry)
        child = Node(after, entry.instant, node.past.then(line), (*node.way, n), bad, NOTHING)
        new = bad - node.bad
        if not line.allowed:
            self.told(child, new, n, node)
            return child
        self.searched.allowed += 1
        if isinstance(entry.act, HAND_OVER):
            self.searched.hand_overs[type(entry.act).__name__] += 1
        for rule in node.mistrusted.get(n, ()):
            self.find(CURED, f"{type(entry.act).__name__} was refused for {rule}", node, n)
        for wrong, weapon in new:
            what = f"{type(entry.act).__name__}: {weapon} {wrong}"
            self.find(BAD_STATE, what, node, n)
        self.searched.held.update(c.name for c in for_act(type(entry.act)))
        for clause, complaint in complaints(node.past, line):
            self.searched.held[clause.name] -= 1
            self.find(clause.sentence, f"{type(entry.act).__name__} allowed: {complaint}", node, n)
        return child

    def told(self, child: Node, new: frozenset[invariants.Bad], n: int, node: Node) -> None:
        """A bad state reached by a report: the board says so, and the way out is open and leads out."""
        for wrong in new:
            word = invariants.said_of_it(child.state, child.at, wrong)
            if word is not None:
                self.find(UNSAID, f"{wrong[1]} {wrong[0]}: the board says {word}", node, n)
            weapon = child.state.weapons[wrong[1]]
            home = invariants.way_out(child.state, child.at, self.book, weapon)
            if wrong in invariants.bad(home):
                self.find("every way out stays open", f"{wrong[1]} still {wrong[0]}", node, n)

    def find(self, law: str, what: str, node: Node, n: int) -> None:
        way = tuple(self.sayings[i].words for i in (*node.way, n))
        self.searched.found.setdefault((law, what), Found(law, what, self.seed.name, way))
