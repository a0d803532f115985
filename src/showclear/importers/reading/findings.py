"""Makes findings of what a scene has told: one for each kind of weapon and each holder."""

from collections.abc import Iterator
from typing import Final

from showclear.importers.reading.account import Account, Told
from showclear.importers.reading.event import Event, Names
from showclear.importers.reading.word_sets import SETS
from showclear.importers.reading.words import Sentence
from showclear.importers.weapon_work import Evidence, Kind, WeaponWork, Work

ORDER: Final = {work: at for at, work in enumerate(Work)}
BUSY: Final = frozenset({Work.DRAW, Work.POINT, Work.FIRE, Work.COCK, Work.HANDLE})
OUT: Final = frozenset({Work.DRAW, Work.POINT, Work.FIRE})
WITH_A_BLADE: Final = frozenset({Work.DRAW, Work.POINT, Work.STRIKE, Work.HIT_EFFECT, Work.DISARM})
CALLED: Final = {
    Kind.FIREARM: "gun",
    Kind.BLADE: "blade",
    Kind.EXPLOSIVE: "explosive",
    Kind.OTHER: "weapon",
    Kind.UNSPECIFIED: "weapon",
}
SUREST: Final = 97
"""Nothing read from a script is certain."""


def findings(account: Account, *, at_table: bool) -> tuple[WeaponWork, ...]:
    """One finding for each kind and each holder; what nobody holds stands beside."""
    one_kind(account.told)
    account.told = settled(account.told, at_table=at_table)
    groups: dict[tuple[Kind, Names], list[Told]] = {}
    for told in account.told:
        groups.setdefault((told.event.kind, told.event.by), []).append(told)
    return tuple(finding(kind, by, those) for (kind, by), those in groups.items())


def finding(kind: Kind, by: Names, those: list[Told]) -> WeaponWork:
    """What one holder does with one kind of weapon; the longest name is the most exact."""
    if by and kind in (Kind.FIREARM, Kind.UNSPECIFIED):
        those = [*those, *carries(those)]
    strength = max(told.event.strength for told in those) + 2 * (len(those) - 1)
    works = {told.event.work for told in those}
    return WeaponWork(
        kind=kind,
        detail=max((told.event.detail for told in those), key=len) or CALLED[kind],
        actions=tuple(sorted(works, key=ORDER.__getitem__)),
        by=by,
        at=tuple(dict.fromkeys(name for told in those for name in told.event.at)),
        confidence=min(SUREST, strength),
        evidence=tuple(dict.fromkeys(told.evidence for told in those)),
    )


def carries(those: list[Told]) -> Iterator[Told]:
    """Who raises or racks a long gun that was not drawn carries it."""
    works = {told.event.work for told in those}
    long = any(word in told.event.detail for told in those for word in SETS.long_guns)
    if long and works & {Work.POINT, Work.COCK} and not works & {Work.DRAW, Work.CARRY, Work.HANDLE}:
        yield those[0].also(Work.CARRY)


def one_kind(those: list[Told]) -> None:
    """`the weapon` is the gun, or the blade, that the scene has shown; `armed` only ever means a gun."""
    kinds = {told.event.kind for told in those}
    kind = next((k for k in (Kind.FIREARM, Kind.BLADE, Kind.EXPLOSIVE, Kind.OTHER) if k in kinds), None)
    if kind is None:
        return
    for told in those:
        if told.event.kind is Kind.UNSPECIFIED and (told.event.verb != "armed" or kind is Kind.FIREARM):
            told.event.kind = kind


def settled(those: list[Told], *, at_table: bool) -> list[Told]:
    """Drops what only repeats: a lowered gun that was aimed, `the gun` that somebody has already used."""
    if at_table and not any(t.event.kind is Kind.BLADE and is_for_a_person(t.event) for t in those):
        those = [told for told in those if told.event.kind is not Kind.BLADE]  # those knives cut food
    used = {(t.event.kind, name) for t in those if t.event.work in BUSY for name in t.event.by}
    out = {(t.event.kind, name) for t in those if t.event.work in OUT for name in t.event.by}
    held = {told.event.kind for told in those if told.event.work is not Work.PRESENT}
    by_part = {t.number for t in those if t.event.by and not t.event.detail and t.event.work in BUSY}
    those = [t for t in those if not (t.event.work is Work.PRESENT and t.number in by_part and one_gun(t))]
    done = {(t.number, t.event.detail) for t in those if t.event.work is not Work.PRESENT and t.event.detail}
    those = [t for t in those if not (t.event.work is Work.PRESENT and (t.number, t.event.detail) in done)]
    return [told for told in those if not (repeats(told, used, held) or back_where_it_was(told, out))]


def is_for_a_person(event: Event) -> bool:
    """A blade that is drawn or aimed, or held as nobody holds one who cuts bread."""
    return event.work in WITH_A_BLADE or event.verb in ("clutch", "grip", "squeeze", "clench", "brandish")


def one_gun(told: Told) -> bool:
    """`a scoped rifle on its bipod, his cheek against the stock`: the stock is that of the rifle."""
    return told.event.kind is Kind.FIREARM and not told.event.detail.endswith("s")


def back_where_it_was(told: Told, out: set[tuple[Kind, str]]) -> bool:
    """Whether a gun goes back into the holster that it was drawn from."""
    event = told.event
    return event.verb == "wear" and bool(event.by) and all((event.kind, name) in out for name in event.by)


def repeats(told: Told, used: set[tuple[Kind, str]], held: set[Kind]) -> bool:
    """Whether the carrying is of a gun already used, or the weapon seen is the one somebody holds."""
    event = told.event
    if event.work is Work.CARRY and event.verb in SETS.weak and event.by:
        return all((event.kind, name) in used for name in event.by)
    return event.work is Work.PRESENT and (event.definite or event.verb == "bare") and event.kind in held


def carried(account: Account, inherited: dict[str, Kind], seen: dict[str, Sentence]) -> Iterator[WeaponWork]:
    """Who came in with a weapon in hand and is seen here may have it still: a question, no finding."""
    busy = {name for told in account.told for name in told.event.by}
    for name, kind in inherited.items():
        where = seen.get(name)
        if where is not None and name not in busy:
            yield WeaponWork(
                kind=kind,
                detail=CALLED[kind],
                actions=(Work.CARRY,),
                by=(name,),
                at=(),
                confidence=40,
                evidence=(Evidence(line=where.line, text=where.text),),
            )
