"""The six standard days of benchmarks/taps.py once more, pressed in a real Chromium on the pages a crew uses.

    python benchmarks/taps_browser.py [WORD OF A DAY'S NAME]

The floor beside it is what the acts of such a day need when every page would join whatever one person says at once.
A press is one form that was sent and recorded whole; `choices` are the ticks, numbers and words in it that were not
there before; `loads` the pages that had to be asked for. `waited` is measured: seconds that people waited from touch
to answer, all of them together. Where a phase costs more presses than the floor, the pages that cost them are named.
"""

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.blocks import machine
from benchmarks.phone_days import PHONE_DAYS
from benchmarks.phones import Crew
from playwright.sync_api import Browser

from tests.browser.crew import at_work_on, chromium
from tests.browser.hands import nobody_complains
from tests.taps.days import DAYS
from tests.taps.floor import Floor

MANY = 10  # pages; more are named by what they have in common


def floor_of(name: str, folder: Path) -> Floor:
    """The same day, through the desk alone."""
    floor = DAYS[name](folder)
    floor.close()
    return floor


def pressed_on_phones(name: str, folder: Path, browser: Browser) -> Crew:
    prepares, plays = PHONE_DAYS[name]
    with at_work_on(prepares(folder), browser) as the_set:
        crew = Crew(the_set)
        plays(crew)
        nobody_complains(crew.everybody)
    return crew


def dearer(floor: Floor, crew: Crew) -> list[str]:
    """Each phase that costs more presses than the floor, and the pages they were made on."""
    needed = {phase: sum(found.values()) for phase, found in floor.phases().items()}
    found = []
    for phase, least in needed.items():
        pages = {p.page for p in crew.pressed if p.phase == phase}
        there = Counter(
            f"{p.person} on {p.page if len(pages) < MANY else str(Path(p.page).parent)}"
            for p in crew.pressed
            if p.phase == phase
        )
        if there.total() > least:
            told = ", ".join(f"{n} x {page}" if n > 1 else page for page, n in there.items())
            found.append(f"    {there.total() - least:>3} more: {phase} ({there.total()} for {least}: {told})")
    return found


def main(word: str) -> None:
    print(f"taps in the browser; {machine()}; load {os.getloadavg()[0]:.1f}")
    print(f"  {'day':<42}{'floor':>7}{'presses':>9}{'choices':>9}{'opened':>8}{'loads':>7}{'people':>8}{'waited s':>9}")
    with chromium() as browser, tempfile.TemporaryDirectory() as root:
        for n, name in enumerate(PHONE_DAYS):
            if word not in name:
                continue
            floor = floor_of(name, Path(root) / f"{n}-floor")
            crew = pressed_on_phones(name, Path(root) / f"{n}-phones", browser)
            counts = f"{len(floor.presses):>7}{len(crew.pressed):>9}{sum(p.choices for p in crew.pressed):>9}"
            waited = sum(p.answer for p in crew.pressed) / 1000
            print(f"  {name:<42}{counts}{crew.opened:>8}{crew.loads:>7}{crew.people:>8}{waited:>9.2f}", flush=True)
            print("\n".join(dearer(floor, crew)) or "        no phase costs more than the floor", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
