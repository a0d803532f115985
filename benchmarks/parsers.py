"""A script of 120 pages broken down, whole command, and the reading alone beside another parser in the same run.

    python benchmarks/parsers.py

The script is made of the labelled scenes beside this file. `showclear breakdown --json` is timed as a user starts it:
a fresh process that loads, reads, finds the weapon work and prints. screenplay-tools only parses Fountain; it is the
floor of the reading. Goal: the whole command in under a second.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from screenplay_tools.fountain.parser import Parser

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.blocks import goal, machine
from benchmarks.weapons import HERE, long_script

from showclear.importers import fountain
from showclear.importers.weapons import weapon_work
from showclear.importers.write_fountain import write_fountain

RUNS = 7
PAGES = 120


def spent(work: Callable[[], object]) -> float:
    """Median seconds of a few runs."""
    found = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return median(found)


def command(file: Path) -> None:
    subprocess.run(
        [Path(sys.executable).with_name("showclear"), "breakdown", file, "--json"],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def by_screenplay_tools(text: str) -> None:
    parser = Parser()
    parser.add_text(text)
    parser.finalize()


def main() -> None:
    script = long_script(sorted(HERE.glob("*.fountain")), PAGES)
    text = write_fountain(script)
    print(machine())
    print(f"{PAGES} pages, {len(script.scenes)} scenes, {len(text):,} characters")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.fountain"
        file.write_text(text, encoding="utf-8")
        whole = spent(lambda: command(file))
    ours, theirs = spent(lambda: fountain.read_text(text)), spent(lambda: by_screenplay_tools(text))
    reading = spent(lambda: weapon_work(script))
    print(f"breakdown --json, whole command   {whole * 1000:7.0f} ms")
    print(f"reading the Fountain              {ours * 1000:7.0f} ms")
    print(f"screenplay-tools, the same text   {theirs * 1000:7.0f} ms   ({ours / theirs:.2f} of it is ours)")
    print(f"finding the weapon work           {reading * 1000:7.0f} ms")
    goal("a script of 120 pages in under a second", whole < 1.0)


if __name__ == "__main__":
    main()
