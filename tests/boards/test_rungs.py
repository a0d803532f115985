"""The rung a breakdown proposes, over every sort of weapon and everything that can be done with one."""

from itertools import combinations

import pytest

from showclear.boards.ladder import BLANK_FIRER
from showclear.boards.rungs import Proposal, proposals
from showclear.domain.terms import WeaponClass
from showclear.importers.weapon_work import Kind, Work

PAIRS = [(kind, pair) for kind in Kind for pair in combinations(Work, 2)]


def first(kind: str, *actions: str) -> list[str]:
    return [one.step.use for one in proposals(kind, actions)]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("work", Work)
def test_every_work_of_every_kind_has_one_proposal_and_none_a_functional_weapon(kind: Kind, work: Work) -> None:
    [one] = proposals(kind, [work])
    steps = (one.step, *one.otherwise)
    assert one.work == (work,)
    assert all(step.weapon_class is not WeaponClass.FUNCTIONAL for step in steps)
    assert all(step.gives and step.costs and step.limits and step.source for step in steps)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("work", Work)
def test_blanks_are_never_the_proposal_and_always_the_last_resort(kind: Kind, work: Work) -> None:
    [one] = proposals(kind, [work])
    assert one.step is not BLANK_FIRER
    assert BLANK_FIRER not in one.otherwise[:-1]
    assert (BLANK_FIRER in one.otherwise) == (work is Work.FIRE and kind in {Kind.FIREARM, Kind.UNSPECIFIED})


def test_what_comes_after_the_proposal_never_stands_safer_on_the_ladder() -> None:
    order = list(WeaponClass)
    for kind in Kind:
        for work in Work:
            for one in proposals(kind, [work]):
                places = [order.index(s.weapon_class) for s in (one.step, *one.otherwise) if s.weapon_class]
                assert places == sorted(places), (kind, work)


@pytest.mark.parametrize(("kind", "pair"), PAIRS)
def test_no_work_of_a_weapon_is_left_without_a_proposal(kind: Kind, pair: tuple[Work, Work]) -> None:
    covered = [work for one in proposals(kind, pair) for work in one.work]
    assert sorted(covered) == sorted(pair)


@pytest.mark.parametrize(
    ("kind", "actions", "uses"),
    [
        ("firearm", ("carry",), ["rubber"]),
        ("firearm", ("carry", "draw", "point"), ["inert replica"]),
        ("firearm", ("draw", "fire"), ["inert replica, flash in post"]),
        ("firearm", ("strike", "draw"), ["inert replica", "rubber"]),
        ("firearm", ("fire_offscreen",), ["no weapon on set; sound in post"]),
        ("firearm", ("hit_effect",), ["no weapon for the hit; makeup or post"]),
        ("unspecified", ("fire",), ["inert replica, flash in post"]),
        ("blade", ("strike",), ["rubber blade"]),
        ("blade", ("carry",), ["rubber blade"]),
        ("explosive", ("carry", "detonate"), ["inert copy, marked inert", "blast in post"]),
        ("other", ("fire",), ["inert copy, nothing loosed; what flies is made in post"]),
        ("firearm", (), []),
    ],
)
def test_the_safest_thing_that_serves_is_proposed(kind: str, actions: tuple[str, ...], uses: list[str]) -> None:
    assert first(kind, *actions) == uses


def test_a_blade_that_is_pointed_or_strikes_is_never_metal() -> None:
    for work in ("point", "strike", "disarm"):
        [one] = proposals("blade", [work])
        assert [step.use for step in (one.step, *one.otherwise)] == ["rubber blade"]


def test_a_word_the_ladder_does_not_know_is_a_fault_and_not_a_gun() -> None:
    with pytest.raises(ValueError, match="no place on the ladder for juggle"):
        proposals("firearm", ["juggle"])
    with pytest.raises(KeyError):
        proposals("phaser", ["fire"])


def test_the_order_in_which_the_script_says_it_changes_nothing() -> None:
    told: list[tuple[Proposal, ...]] = [proposals("firearm", a) for a in (["fire", "draw"], ["draw", "fire"])]
    assert told[0] == told[1]
