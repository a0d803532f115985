"""Start-up on a record of 100,000 entries, and the fold inside it, each beside a floor of the same run.

    python benchmarks/fold.py [FOLDER]

Start-up is what a hub does before it answers anybody: one pass that audits every stored byte, decodes every entry and
folds it. `audit alone` is the same pass with nobody listening. The floor reads the same rows and hashes the same bytes,
once, and checks nothing. The fold's floor copies one dict of the production's weapons for each entry: the least a state
of values can do for an act that touches a weapon.
"""

import itertools
import sys
import tempfile
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.appends import on_a_disk
from benchmarks.blocks import Spent, alternated, filesystem, goal, machine, medians, timed
from benchmarks.production import TAKE, ready

from showclear.desk.clock import ScriptedClock, new_act_id
from showclear.desk.config import DataFolder
from showclear.desk.handle import Asked, draft_of
from showclear.desk.wiring import open_existing
from showclear.domain.acts.shapes import Via
from showclear.domain.fold.fold import fold
from showclear.domain.state import Entry, State
from showclear.domain.terms import How
from showclear.domain.wire import decode_act, entry_of
from showclear.record.disclosure import leaf_header, open_pairs
from showclear.record.keys import load_key
from showclear.record.log import Log
from tests.taps.desk_day import DeskDay

ENTRIES, BATCH, RUNS = 100_000, 1_000, 3
SLUG = "dry-creek"


def build(folder: Path) -> DataFolder:
    """A real prep and one real take through the desk; then that take's own bytes again and again, under new ids."""
    day = DeskDay(folder)
    ready(day)
    via = Via(how=How.SESSION)
    acts = [(actor, decode_act(msgspec.json.encode(act))) for actor, act in TAKE]
    asked = [Asked(id=new_act_id(), actor=actor, via=via, act=act) for actor, act in acts]
    take = itertools.cycle([draft_of(a.id, a.entry, {}, "act") for a in day.desk.hand_in(asked)])
    rec = day.at
    while day.log.size < ENTRIES:
        rec += BATCH
        count = min(BATCH, ENTRIES - day.log.size)
        day.log.append([d._replace(act_id=new_act_id(), rec=rec) for d in itertools.islice(take, count)])
    day.close()
    return DataFolder(folder)


def audited(data: DataFolder) -> Log:
    return Log.open(data.record(SLUG), load_key(data.key(SLUG)), data.mark(SLUG))


def decoded(log: Log) -> list[Entry]:
    return [entry_of(s.index, leaf_header(s.leaf).rec, open_pairs(s.leaf, s.disclosures)) for s in log.entries()]


def only_hashed(log: Log) -> None:
    for stored in log.entries():
        sha256(stored.leaf)
        for disclosure in stored.disclosures:
            sha256(disclosure.encode())


def only_copied(state: State) -> None:
    weapons: dict[str, Any] = dict(state.weapons)
    for _ in range(ENTRIES):
        weapons = {**weapons}


def started(data: DataFolder) -> None:
    """What `serve` does: everything at once, the packs compiled too."""
    desk, _log = open_existing(data, SLUG, ScriptedClock())
    assert desk.state.head == ENTRIES - 1
    desk.close()


def start_up(data: DataFolder) -> dict[str, Spent]:
    """The whole, its audit and its floor, in turns: every round opens the record anew."""
    found: dict[str, list[Spent]] = {n: [] for n in ("start-up", "audit alone", "hashing alone")}
    for _ in range(RUNS):
        found["start-up"].append(timed(partial(started, data)))
        kept: list[Log] = []
        found["audit alone"].append(timed(lambda: kept.append(audited(data))))  # noqa: B023 - called here and now
        with kept.pop() as log:
            found["hashing alone"].append(timed(partial(only_hashed, log)))
    return {name: medians(spent) for name, spent in found.items()}


def fold_alone(data: DataFolder) -> dict[str, Spent]:
    """The fold of entries already decoded, and nothing else in memory that the collector would walk."""
    log = audited(data)
    entries = decoded(log)
    log.close()
    state = fold(entries)
    return alternated({"fold": partial(fold, entries), "a dict copy each": partial(only_copied, state)}, RUNS)


def report(name: str, spent: Spent, floor: Spent) -> None:
    each = spent.wall / ENTRIES * 1e6
    print(f"  {name:<17}{spent.wall:7.2f} s  CPU {spent.cpu:6.2f} s  {each:6.2f} us an entry  {against(spent, floor)}")


def against(spent: Spent, floor: Spent) -> str:
    return f"{spent.wall / floor.wall:5.1f} x its floor"


def main(arguments: list[str]) -> None:
    above = Path(arguments[0]) if arguments else on_a_disk()
    with tempfile.TemporaryDirectory(dir=above) as made_here:
        print(f"fold and start-up, {ENTRIES:,} entries, on {filesystem(Path(made_here))}; {machine()}")
        data = build(Path(made_here))
        whole = start_up(data)
        for name, spent in whole.items():
            report(name, spent, whole["hashing alone"])
        alone = fold_alone(data)
        for name, spent in alone.items():
            report(name, spent, alone["a dict copy each"])
        took, started_in = alone["fold"].wall, whole["start-up"].wall
        goal(f"fold of {ENTRIES:,} decoded entries under 0.5 s: {took:.2f}", took < 0.5)
        goal(f"start-up on {ENTRIES:,} entries under 4 s: {started_in:.2f}", started_in < 4)


if __name__ == "__main__":
    main(sys.argv[1:])
