"""Which rule packs hold here and which could: what each says, and from where."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from showclear.domain.acts.setting_up import AdoptPack
from showclear.domain.acts.shapes import PackFile
from showclear.domain.state import State
from showclear.gate.case import day_of
from showclear.rules.load import read_topic
from showclear.rules.schema import Authority, DatedValue, Rule, Topic


class RuleHere(Struct, frozen=True):
    """One rule as it is read before it bites; `value` is None where it is a yes or no."""

    id: str
    title: str
    value: object
    unit: str
    dated: DatedValue | None
    set_here: bool


class PackHere(Struct, frozen=True):
    """`adopted` is the entry that adopted it, -1 when nobody has; `other_bytes` when it was another version of it."""

    name: str
    adopted: int
    other_bytes: bool
    act: AdoptPack
    rules: tuple[RuleHere, ...]
    counts: tuple[tuple[Authority, int], ...]
    not_covered: tuple[str, ...]


def packs_here(state: State, bundled: Mapping[str, bytes], instant: int) -> list[PackHere]:
    """Every pack that came with the product, in the order it names them."""
    names = dict.fromkeys(name.partition("/")[0] for name in bundled)
    return [_pack(state, name, _files(bundled, name), instant) for name in names]


def only_core(state: State) -> bool:
    """Whether no pack was adopted beyond the one that holds everywhere."""
    return all(pack.pack == "core" for pack in state.packs)


def _files(bundled: Mapping[str, bytes], pack: str) -> tuple[tuple[str, bytes], ...]:
    return tuple(sorted((name, content) for name, content in bundled.items() if name.startswith(f"{pack}/")))


def _pack(state: State, name: str, files: tuple[tuple[str, bytes], ...], instant: int) -> PackHere:
    act = AdoptPack(pack=name, files=tuple(PackFile(name=n, digest=hashlib.sha256(c).hexdigest()) for n, c in files))
    had = next((pack for pack in state.packs if pack.pack == name), None)
    topics = _topics(files)
    rules = tuple(_rule(state, rule, instant) for topic in topics for rule in topic.rule)
    counts = Counter(rule.dated.authority for rule in rules if rule.dated)
    return PackHere(
        name=name,
        adopted=had.index if had else -1,
        other_bytes=had is not None and had.files != act.files,
        act=act,
        rules=rules,
        counts=tuple((authority, counts[authority]) for authority in Authority if counts[authority]),
        not_covered=tuple(line for topic in topics for line in topic.not_covered),
    )


@cache
def _topics(files: tuple[tuple[str, bytes], ...]) -> tuple[Topic, ...]:
    return tuple(read_topic(name, content) for name, content in files)


def _rule(state: State, rule: Rule, instant: int) -> RuleHere:
    dated = rule.at(day_of(instant))
    value = state.values.get(rule.id, dated.value if dated else None)
    return RuleHere(
        id=rule.id,
        title=rule.title,
        value=None if isinstance(value, bool) else value,
        unit=rule.unit,
        dated=dated,
        set_here=rule.id in state.values,
    )
