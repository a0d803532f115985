"""How every benchmark here measures: alternated blocks, medians, CPU time beside the wall's, a goal met or missed.

Machines are shared and swing. So contenders take turns, block by block, on the same machine in the same minute; what is
quoted is the ratio of their medians, and CPU time shows when somebody else had the core.
"""

import gc
import platform
import sqlite3
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from msgspec import Struct


class Spent(Struct, frozen=True):
    """Seconds."""

    wall: float
    cpu: float


def timed(work: Callable[[], object]) -> Spent:
    """One run, with the collector's debts of whatever ran before paid first."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - wall, time.process_time() - cpu)


def medians(found: list[Spent]) -> Spent:
    return Spent(median(s.wall for s in found), median(s.cpu for s in found))


def alternated(
    contenders: Mapping[str, Callable[[], object]], blocks: int, prepare: Callable[[], object] = lambda: None
) -> dict[str, Spent]:
    """Each contender's median block. They take turns, and every other round goes in the opposite order.

    `prepare` runs before every block and is not measured.
    """
    found: dict[str, list[Spent]] = {name: [] for name in contenders}
    for block in range(blocks):
        order = list(contenders) if block % 2 == 0 else list(contenders)[::-1]
        for name in order:
            prepare()
            found[name].append(timed(contenders[name]))
    return {name: medians(spent) for name, spent in found.items()}


def goal(says: str, met: bool) -> None:
    print(f"  goal {'met   ' if met else 'MISSED'} {says}")


def machine() -> str:
    """What the figures were seen on: never a host's name or a path."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        named = [line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = f"{len(named)} x {named[0]}" if named else model
    return f"{model}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"


def filesystem(folder: Path) -> str:
    """The kind of file system a folder lies on, by the longest mount point above it; "unknown" where nobody says."""
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return "unknown"
    best = ("", "unknown")
    here = folder.resolve()
    for line in mounts.read_text().splitlines():
        _device, at, kind = line.split()[:3]
        if here.is_relative_to(at) and len(at) > len(best[0]):
            best = (at, kind)
    return best[1]
