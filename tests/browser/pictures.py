"""Pictures of the eight main pages, phone and desktop, into docs/pages: `python -m tests.browser.pictures`."""

import tempfile
from pathlib import Path

from tests import cast
from tests.browser.crew import DESKTOP, PHONE, at_work, chromium

FOLDER = Path(__file__).parents[2] / "docs" / "pages"
SHOWN = (
    ("me", "p-tess", "/me"),
    ("board", "p-uma", ""),
    ("weapon", "p-ana", "/weapons/w-colt"),
    ("day", "p-dee", "/day"),
    ("meeting", "p-dee", "/day/un-main/meeting"),
    ("armory", "p-ana", "/armory"),
    ("record", "p-uma", "/record"),
    ("trouble", "p-cam", "/trouble?injured=1"),
)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with chromium() as browser, tempfile.TemporaryDirectory() as data, at_work(Path(data) / "data", browser) as the_set:
        day = the_set.day
        cast.prep_and_morning(day)
        cast.colt_shown(day)
        day.must("p-ben", "UnlockWeapon", weapon="w-colt-rubber", purpose="REHEARSAL")
        cast.hand_colt(day)
        for size, viewport in (("phone", PHONE), ("desktop", DESKTOP)):
            for name, person, path in SHOWN:
                somebody = the_set.joins(person, viewport=viewport, color_scheme="dark" if name == "board" else "light")
                page = somebody.go(path)
                page.wait_for_function("() => document.getElementById('line').textContent.startsWith('Live')")
                page.screenshot(path=FOLDER / f"{name}-{size}.png")
                page.context.close()


if __name__ == "__main__":
    main()
