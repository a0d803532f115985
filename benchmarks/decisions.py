"""Decisions a second on one core with every bundled pack, on a grown production; and the fold beside it.

    python benchmarks/decisions.py

Prints medians and p99 over blocks, CPU time beside the wall's, and the time of one plain dict look-up on this machine
as a floor, because absolute rates swing with it.
"""

import gc
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.blocks import alternated
from benchmarks.cedar import hand_over
from benchmarks.production import ready, takes

from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Verdict
from showclear.domain.fold.fold import fold
from showclear.domain.terms import How
from showclear.domain.wire import decode_act
from showclear.gate.decide import decide
from tests import cast

VIA = Via(how=How.SESSION)
ENTRIES = 20_000


def grown() -> cast.Day:
    """A prepared day with a shown revolver, 300 people, 40 weapons and 20,000 entries of takes behind it."""
    day = cast.Day()
    ready(day)
    takes(day, ENTRIES)
    return day


def acts() -> list[tuple[str, str, Any]]:
    """A mix as a set has it: most acts are small, one in four is a hand-over."""
    told: list[tuple[str, dict[str, Any]]] = [
        ("p-ana", {"act": "HandWeapon", "weapon": "w-colt", "holder": "p-tess", "setup": "su-4a", "use": "TAKE", "calls": ["DRAW"]}),  # noqa: E501
        ("p-dee", {"act": "HandWeapon", "weapon": "w-colt", "holder": "p-tess", "setup": "su-4a", "use": "TAKE"}),
        ("p-ana", {"act": "ClearAgain", "weapon": "w-colt", "look": cast.look()}),
        ("p-cam", {"act": "Seen", "weapon": "w-colt", "by": "p-cam", "saw": cast.DUMMIES}),
        ("p-tess", {"act": "Seen", "weapon": "w-colt", "by": "p-tess", "saw": cast.DUMMIES}),
        ("p-dee", {"act": "ActionCut", "setup": "su-4a"}),
        ("p-ana", {"act": "WeaponReturned", "weapon": "w-colt"}),
        ("p-dee", {"act": "CheckIn", "unit": "un-main", "person": "p-cam"}),
    ]  # fmt: skip
    return [(actor, str(act["act"]), decode_act(msgspec.json.encode(act))) for actor, act in told]


def beside(day: cast.Day, hand: tuple[str, str, Any]) -> None:
    """The allowed hand-over by our gate, every rule and reason, and by Cedar, eleven rules and a yes: in turns."""
    ask = hand_over(day.state, "w-colt", "p-ana")
    assert ask()
    actor, _, act = hand
    again = range(500)
    found = alternated(
        {
            "gate": lambda: [decide(day.state, act, actor, day.book, day.at, VIA) for _ in again],
            "cedarpy": lambda: [ask() for _ in again],
        },
        10,
    )
    for name, spent in found.items():
        wall, cpu = spent.wall / len(again) * 1e6, spent.cpu / len(again) * 1e6
        print(f"a hand-over by {name:<8} {wall:7.1f} us   CPU {cpu:.1f} us")


def main() -> None:
    day = grown()
    mix = acts()
    gc.collect()
    gc.freeze()  # as the hub does before it answers anybody
    floor = {n: n for n in range(100)}
    blocks, floors, each = [], [], []
    for _ in range(20):
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(40):
            for actor, _name, act in mix:
                began = time.perf_counter()
                decide(day.state, act, actor, day.book, day.at, VIA)
                each.append(time.perf_counter() - began)
        blocks.append((40 * len(mix) / (time.perf_counter() - wall), time.process_time() - cpu))
        began = time.perf_counter()
        for n in range(10_000):
            floor[n % 100]
        floors.append((time.perf_counter() - began) / 10_000)
    each.sort()
    rate = median(b[0] for b in blocks)
    size = f"{len(day.state.people)} people, {len(day.state.weapons)} weapons, {day.head + 1} entries"
    print(f"{size}, {len(day.book.rules)} rules")
    print(f"decisions      {rate:10,.0f} /s   CPU {median(b[1] for b in blocks) * 1e3:.1f} ms a block")
    print(f"one decision   p50 {each[len(each) // 2] * 1e6:6.1f} us   p99 {each[len(each) * 99 // 100] * 1e6:6.1f} us")
    print(f"               = {1 / rate / median(floors):,.0f} dict look-ups of this machine")
    beside(day, mix[0])
    for actor, name, act in mix:
        verdict = decide(day.state, act, actor, day.book, day.at, VIA).verdict
        print(f"  {name:<16}{'not yet' if verdict is Verdict.REFUSED else verdict}")
    began, cpu = time.perf_counter(), time.process_time()
    state = fold(day.entries)
    wall = time.perf_counter() - began
    assert state == day.state
    per, spent = wall / len(day.entries), time.process_time() - cpu
    print(f"fold           {per * 1e6:.2f} us an entry, {per * 1e5:.2f} s for 100,000   CPU {spent:.2f} s")


if __name__ == "__main__":
    main()
