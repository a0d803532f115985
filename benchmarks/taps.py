"""Presses, seconds and people for six standard days, each played through the real desk with nothing refused.

    python benchmarks/taps.py

A press is one envelope one person sends. `choices` are the counts, ticks and pairs inside the envelopes, were nothing
filled in. Seconds are modelled (tests/taps/floor.py), never measured. The budget itself is held by tests/taps.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.taps.days import DAYS
from tests.taps.floor import CHOICE_SECONDS, COLUMNS, PRESS_SECONDS


def main() -> None:
    print("taps")
    heads = "".join(f"{c:>9}" for c in COLUMNS)
    print(f"  {'day':<42}{heads}{'presses':>9}{'choices':>9}{'seconds':>9}{'people':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for n, (name, play) in enumerate(DAYS.items()):
            floor = play(Path(folder) / str(n))
            by = Counter(p.column for p in floor.presses)
            columns = "".join(f"{by[c]:>9}" for c in COLUMNS)
            chosen = sum(p.choices for p in floor.presses)
            totals = f"{len(floor.presses):>9}{chosen:>9}{floor.seconds:>9}{floor.people:>8}"
            print(f"  {name:<42}{columns}{totals}")
            floor.close()
    print(f"  modelled: {PRESS_SECONDS} s a press, {CHOICE_SECONDS} s a choice beyond its first; nothing was refused")


if __name__ == "__main__":
    main()
