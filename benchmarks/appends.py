"""Durable appends beside raw SQLite: one act at a time, and a hundred in one commit.

    python benchmarks/appends.py [FOLDER]

Three contenders take turns on the same disk. `raw` inserts ready-made rows into the same tables under the same pragmas
and moves the same head: no hashing, no signing, no deciding. `log` is the record alone: it salts, hashes and signs.
`desk` decides each act first, folds it and answers. FOLDER must be on a disk; the system's temporary folder is taken
when it is one, else the working directory.
"""

import itertools
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.blocks import Spent, alternated, filesystem, goal, machine
from benchmarks.production import TAKE, ready

from showclear.desk.clock import new_act_id
from showclear.desk.handle import Asked, draft_of
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Verdict
from showclear.domain.terms import How
from showclear.domain.wire import decode_act
from showclear.record.disclosure import SALT_BYTES, encode
from showclear.record.keys import create_key
from showclear.record.log import Log, make_row
from showclear.record.sqlite import PRAGMAS, SqliteStore, statement
from showclear.record.store import Draft, Head, Row
from tests.taps.desk_day import DeskDay

ORIGIN = "showclear.invalid/dry-creek"
BLOCKS, SINGLES, GROUPS, GROUP = 24, 50, 3, 100
SHAPES = ((SINGLES, 1), (GROUPS, GROUP))  # commits a block, acts a commit
VIA = Via(how=How.SESSION)


class TakesAtTheDesk:
    """The whole way: decided, folded, recorded, answered."""

    def __init__(self, folder: Path) -> None:
        self.day = DeskDay(folder)
        ready(self.day)
        acts = [(actor, decode_act(msgspec.json.encode(act))) for actor, act in TAKE]
        self._asked = (Asked(id=new_act_id(), actor=a, via=VIA, act=act) for a, act in itertools.cycle(acts))

    def hand_in(self, envelopes: int, size: int) -> None:
        for _ in range(envelopes):
            self.day.clock.at += 1000
            answers = self.day.desk.hand_in(list(itertools.islice(self._asked, size)))
            assert all(a.verdict is not Verdict.REFUSED for a in answers)

    def drafts(self) -> list[Draft]:
        """One take as the desk hands it to the record."""
        asked = list(itertools.islice(self._asked, len(TAKE)))
        return [draft_of(a.id, a.entry, {}, "act") for a in self.day.desk.hand_in(asked)]


class LogAlone:
    def __init__(self, folder: Path, take: Sequence[Draft]) -> None:
        key = create_key(folder / "key")
        self.log = Log.create(folder / "log.sqlite", ORIGIN, key, folder / "mark")
        self._drafts = (d._replace(act_id=new_act_id()) for d in itertools.cycle(take))
        self._rec = take[-1].rec

    def append(self, batches: int, size: int) -> None:
        for _ in range(batches):
            self._rec += 1000
            self.log.append([d._replace(rec=self._rec) for d in itertools.islice(self._drafts, size)])


class RawSqlite:
    """The floor: rows made beforehand, inserted and committed."""

    def __init__(self, folder: Path, take: Sequence[Draft], note: str) -> None:
        path = folder / "raw.sqlite"
        SqliteStore.create(path, {}, Head(0, note))
        self.db = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            self.db.execute(f"PRAGMA {pragma}")
        self._note = note
        self._head = Head(0, note)
        self._rows = made(take, itertools.count())
        self.ready: list[Row] = []

    def prepare(self, count: int) -> None:
        self.ready = list(itertools.islice(self._rows, count))

    def append(self, batches: int, size: int) -> None:
        for n in range(batches):
            rows = self.ready[n * size : (n + 1) * size]
            head = Head(self._head.size + size, self._note)
            self.db.execute("BEGIN IMMEDIATE")
            self.db.execute(statement("advance"), (*head, *self._head))
            entries = [(r.idx, r.leaf, r.leaf_hash, r.act_id.decode(), r.actor.decode(), r.body_hash) for r in rows]
            self.db.executemany(statement("insert_entry"), entries)
            self.db.executemany(statement("insert_opened"), [(r.idx, r.opened.decode()) for r in rows if r.opened])
            self.db.execute("COMMIT")
            self._head = head


def made(take: Sequence[Draft], indexes: Iterator[int]) -> Iterator[Row]:
    """Rows as the log makes them, byte for byte as long."""
    salt = encode(bytes(SALT_BYTES))
    for index, draft in zip(indexes, itertools.cycle(take), strict=False):
        yield make_row(index, ORIGIN, draft._replace(act_id=new_act_id()), [salt] * len(draft.pairs))


def measure(folder: Path) -> list[dict[str, Spent]]:
    """Median blocks: of single appends, then of groups."""
    desk = TakesAtTheDesk(folder / "desk")
    take = desk.drafts()
    log = LogAlone(folder, take)
    raw = RawSqlite(folder, take, log.log.checkpoint)
    found = []
    for batches, size in SHAPES:
        contenders = {
            "raw": partial(raw.append, batches, size),
            "log": partial(log.append, batches, size),
            "desk": partial(desk.hand_in, batches, size),
        }
        found.append(alternated(contenders, BLOCKS, prepare=partial(raw.prepare, batches * size)))
    raw.db.close()
    log.log.close()
    desk.day.close()
    return found


def flushes(folder: Path, commits: int) -> Counter[str]:
    """What a child asked the disk to flush, by file, while it made a production and handed in this many single acts."""
    told = folder / f"flushes-{commits}"
    command = [sys.executable, __file__, "--commits", str(commits), str(folder / f"counted-{commits}")]
    traced = ["strace", "-f", "-y", "-o", str(told), "-e", "trace=fdatasync,fsync", *command]
    subprocess.run(traced, check=True, timeout=120)
    asked = re.findall(r"(f\w*sync)\(\d+<([^>]+)>", told.read_text())
    return Counter(f"{call} {Path(file).name}" for call, file in asked)


def report_flushes(folder: Path) -> None:
    """SQLite flushes its write-ahead log once a commit, and twice more whenever it moves that log into the file.

    The mark is not counted: it costs two fsync a second, however many commits there are.
    """
    if shutil.which("strace") is None:
        print("  flushes not counted: strace is not installed here")
        return
    commits = 60
    more = flushes(folder, commits)
    more.subtract(flushes(folder, 0))
    moved = more["fdatasync record.sqlite"]
    data = more["fdatasync record.sqlite-wal"] - 2 * moved
    print(f"  {commits} commits by the desk: {data} fdatasync, {3 * moved} more to move the write-ahead log {moved} x")
    goal(f"one fdatasync a commit: {data / commits:.2f}", data == commits)


def report(name: str, found: dict[str, Spent], acts: int) -> None:
    for who, spent in found.items():
        rate, cpu = acts / spent.wall, spent.cpu / acts * 1e6
        print(f"  {name:<16}{who:<6}{rate:>10,.0f} acts/s  CPU {cpu:7.1f} us an act  {ratio(found, who):.2f} x raw")


def ratio(found: dict[str, Spent], who: str) -> float:
    return found["raw"].wall / found[who].wall


def on_a_disk() -> Path:
    """The system's temporary folder when it lies on a disk, else the working directory."""
    temporary = Path(tempfile.gettempdir())
    return temporary if filesystem(temporary) not in {"tmpfs", "ramfs"} else Path.cwd()


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--commits"]:
        desk = TakesAtTheDesk(Path(arguments[2]))
        desk.hand_in(int(arguments[1]), 1)
        desk.day.close()
        return
    above = Path(arguments[0]) if arguments else on_a_disk()
    with tempfile.TemporaryDirectory(dir=above) as made_here:
        folder = Path(made_here)
        print(f"appends on {filesystem(folder)}; {machine()}")
        singles, groups = measure(folder)
        report("one by one", singles, SINGLES)
        report(f"groups of {GROUP}", groups, GROUPS * GROUP)
        for who in ("log", "desk"):
            goal(
                f"a single append at 0.35 x raw or better, {who}: {ratio(singles, who):.2f}",
                ratio(singles, who) >= 0.35,
            )
        rate = GROUPS * GROUP / groups["desk"].wall
        goal(f"10,000 acts/s decided and recorded in groups of {GROUP}: {rate:,.0f}", rate >= 10_000)
        report_flushes(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
