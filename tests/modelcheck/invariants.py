"""What must never be true of a state that was asked for, and what the board and the way out owe to one that was told.

These read the state that the fold made, because they are about it; the specification beside them does not.
"""

from collections.abc import Iterator

from showclear.boards.weapons import word_of
from showclear.domain.decision import Verdict
from showclear.domain.fold.fold import step
from showclear.domain.state import Entry, State
from showclear.domain.terms import GOOD, OUT, Clearance, Custody, RoundClass, Service, Tier
from showclear.domain.weapons import Weapon
from showclear.gate.book import Book
from showclear.gate.case import PLAIN
from showclear.gate.decide import decide
from tests.modelcheck.alphabet import MINUTE, made

COLD = {Clearance.COLD_EMPTY, Clearance.COLD_DUMMY}
HARMLESS = {RoundClass.DUMMY}
LASTS = 30  # minutes

Bad = tuple[str, str]  # what is wrong, and with which weapon


def bad(state: State) -> frozenset[Bad]:
    """Everything that no allowed request may bring about."""
    return frozenset((wrong, weapon.id) for weapon in state.weapons.values() for wrong in wrong_with(state, weapon))


def wrong_with(state: State, weapon: Weapon) -> Iterator[str]:
    if weapon.clearance in COLD and {x.round_class for x in weapon.load} - HARMLESS:
        yield "declared cold while holding a blank, a live or an unknown round"
    if weapon.holder and weapon.keeper:
        yield "in two people's hands"
    if weapon.custody is Custody.WITH_HOLDER and weapon.tier() is not Tier.T0:
        if weapon.clearance not in GOOD or weapon.clearing is None:
            yield "in a holder's hands without a good clearance"
        if weapon.service is not Service.IN:
            yield "in a holder's hands out of service"
    other = state.weapons.get(weapon.double_of or "")
    if other is not None and {weapon.custody, other.custody} <= OUT and weapon.tier() is not other.tier():
        shared = {weapon.holder, weapon.keeper} & {other.holder, other.keeper} - {""}
        if shared:
            yield "out beside its look-alike, in the same hands"


def said_of_it(state: State, at: int, wrong: Bad) -> str | None:
    """None when the board stops or says NOT CLEAR for the weapon this is wrong with; else what it says."""
    weapon = state.weapons[wrong[1]]
    word, style = word_of(state, weapon, at, LASTS)
    if style == "stop":
        return None
    other = state.weapons.get(weapon.double_of or "")
    if other is not None and word_of(state, other, at, LASTS)[1] == "stop":
        return None
    return word if other is None else f"{word}, and of its look-alike {word_of(state, other, at, LASTS)[0]}"


def old_looks_unsaid(state: State, at: int) -> Iterator[tuple[str, str]]:
    """Weapons whose look has grown old in a weapons person's hands, and the word of a board that does not say so."""
    for weapon in state.weapons.values():
        look = weapon.clearing
        if look is None or weapon.custody is not Custody.WITH_WEAPONS_PERSON or at - look.at <= (LASTS + 1) * MINUTE:
            continue
        word, style = word_of(state, weapon, at, LASTS)
        if style not in {"stop", "wait"}:
            yield weapon.id, word


def way_out(state: State, at: int, book: Book, weapon: Weapon) -> State:
    """Ana unloads everything, has it back, locks it and counts; every line must be recorded."""
    acts = [
        made("StopCalled", scope="PRODUCTION"),
        made("WeaponReturned", weapon=weapon.id),
        made("WeaponUnloaded", weapon=weapon.id, unfired=weapon.rounds),
        made("Quarantined", container="c-dummies"),
        made("WeaponLocked", weapon=weapon.id),
        *(made("CountTaken", container=c.id, count=c.held) for c in state.containers.values()),
        made("TaggedOut", weapon=weapon.id),
    ]
    for act in acts:
        decision = decide(state, act, "p-ana", book, at)
        assert decision.verdict is Verdict.RECORDED, (type(act).__name__, decision)
        entry = Entry(
            index=state.head + 1, instant=at, actor="p-ana", via=PLAIN, act=act, verdict=decision.verdict
        )  # fmt: skip
        state = step(state, entry)
    return state


UNMOVED = tuple(f for f in State.__struct_fields__ if f not in {"head", "instant"})


def changed(before: State, after: State) -> list[str]:
    """What a refused act changed although it may change nothing but the head."""
    return [f for f in UNMOVED if getattr(before, f) is not getattr(after, f)]
