"""Every sequence of so many sayings from every seed: nothing that the specification forbids is ever allowed.

SHOWCLEAR_MODEL_DEPTH says how many sayings (3 when unset); with `-s` what was searched is printed.
"""

import os
from collections.abc import Callable, Iterator

import pytest

from tests.cast import book
from tests.modelcheck.search import Search, Searched
from tests.modelcheck.spec import CLAUSES
from tests.modelcheck.world import Seed, seeds

DEPTH = int(os.environ.get("SHOWCLEAR_MODEL_DEPTH", "3"))
COUNTS = "{:>9,} states {:>11,} decided {:>10,} allowed, of these {:>7,} offers and {:>7,} takings"


def counts(searched: Searched) -> str:
    handed = searched.hand_overs
    numbers = (searched.states, searched.decided, searched.allowed, handed["HandWeapon"], handed["TakeWeapon"])
    return COUNTS.format(*numbers)


@pytest.fixture(scope="module")
def total() -> Iterator[Searched]:
    """What the searches of this process come to, printed when the last is over."""
    searched = Searched()
    yield searched
    print(f"\n{counts(searched)} in all, to a depth of {DEPTH}")
    print("clauses, and how often an allowed act held each:")
    for name, times in sorted(searched.held.items()):
        print(f"{times:>10,} {name.replace('_', ' ')}")


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.name)
def test_nothing_forbidden_is_allowed_from(
    seed: Seed, total: Searched, record_property: Callable[[str, object], None]
) -> None:
    searched = Search(seed, book(), DEPTH).run()
    total.add(searched)
    handed = searched.hand_overs
    numbers = (searched.states, searched.decided, searched.allowed, handed["HandWeapon"], handed["TakeWeapon"])
    record_property("searched", numbers)  # told at the end of a run in several processes too: tests/conftest.py
    print(f"\n{counts(searched)} from: {seed.name}")
    assert [str(found) for found in searched.found.values()] == []


def test_every_clause_is_held_by_an_allowed_act_and_would_be_broken_by_a_refused_one() -> None:
    """A clause that nothing in the small world could break would watch over nothing."""
    searched = Searched()
    for depth in (1, 2):
        for seed in sorted(seeds(), key=lambda seed: len(seed.themes)):  # the quickest first
            if idle(searched):
                searched.add(Search(seed, book(), depth, both_ways=True).run())
    assert idle(searched) == []


def idle(searched: Searched) -> list[str]:
    return [c.name for c in CLAUSES if searched.held[c.name] <= 0 or searched.broken[c.name] <= 0]
