"""How soon a board can be read on a bad line: 150 ms there and back, 1.6 Mbit/s, a processor four times slower.

    python benchmarks/paint.py [LOADS]

Every load is a phone's first: nothing is kept from the one before. The floor is a page of the hub with one sentence.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.blocks import goal, machine
from playwright.sync_api import Browser

from tests import cast
from tests.browser.crew import PHONE, Set, at_work, chromium

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def first_paint(browser: Browser, address: str, cookies: list[dict[str, str]]) -> float:
    """Milliseconds from asking to the first paint, on a phone that was never here."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="load")
    painted = float(page.evaluate(PAINT))
    context.close()
    return painted


def board(the_set: Set, loads: int) -> tuple[list[float], list[float]]:
    cast.prep_and_morning(the_set.day)
    cast.colt_shown(the_set.day)
    uma = the_set.joins("p-uma")
    cookies = [{"name": c["name"], "value": c["value"], "url": the_set.address} for c in uma.page.context.cookies()]
    uma.page.context.close()
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(loads):
        found[0].append(first_paint(the_set.browser, the_set.root, cookies))
        found[1].append(first_paint(the_set.browser, f"{the_set.root}/nowhere-such", cookies))
    return found


def main(loads: int) -> None:
    with chromium() as browser, tempfile.TemporaryDirectory() as data, at_work(Path(data) / "data", browser) as the_set:
        boards, floors = board(the_set, loads)
    print(f"first paint on a bad line, {loads} loads; {machine()}")
    for name, values in (("weapons board", boards), ("one sentence", floors)):
        print(f"  {name:<16}{median(values):7.0f} ms, slowest {max(values):.0f} ms")
    goal(f"under 1 s: {median(boards):.0f} ms", median(boards) < 1_000)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
