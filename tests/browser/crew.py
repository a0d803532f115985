"""A hub with a real record, and people at it in a real browser, each with a phone (a browser context) of their own."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, Response, sync_playwright

from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.web.app import make_app
from showclear.web.production import Production
from showclear.web.run import running
from tests.taps.desk_day import DeskDay

NAMES = {
    "p-uma": "Uma Keller", "p-ana": "Ana Reyes", "p-ben": "Ben Okafor", "p-dee": "Dee Larsen", "p-eli": "Eli Brandt",
    "p-tess": "Maya Lind", "p-cole": "Owen Hale", "p-ida": "Ruth Calder", "p-cam": "Cam Yates", "p-noa": "Noa Stein",
    "p-med": "Mo Senn", "p-saf": "Saf Ortega", "p-foc": "Finn Aubry",
}  # fmt: skip
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 820, "height": 1180}
DESKTOP = {"width": 1280, "height": 900}


class Somebody:
    """One person at one phone.

    `errors` holds whatever the console complained of, `asked` every address asked for, `policies` what pages may load.
    """

    def __init__(self, page: Page, root: str) -> None:
        self.page, self.root = page, root
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.policies: set[str] = set()
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        page.on("request", lambda r: self.asked.append(r.url))
        page.on("response", self._came)

    def _came(self, response: Response) -> None:
        if response.request.resource_type == "document":
            self.policies.add(response.headers.get("content-security-policy", ""))

    def go(self, path: str) -> Page:
        """Opens this page; its scripts have run when it is there."""
        self.page.goto(f"{self.root}{path}", wait_until="domcontentloaded")
        return self.page


class Set:
    """The hub of a day walked so far, and the browser that people open it in."""

    def __init__(self, day: DeskDay, production: Production, address: str, browser: Browser) -> None:
        self.day, self.production, self.address, self.browser = day, production, address, browser
        self.root = f"{address}/productions/dry-creek"

    def joins(self, person: str = "", device: str = "", **context: Any) -> Somebody:
        """This person on a phone of their own, signed in with a link as they would be; empty for a stranger."""
        made = self.browser.new_context(**{"viewport": PHONE, "locale": "en-US", **context})
        somebody = Somebody(made.new_page(), self.root)
        if person:
            token = self.production.sessions.invite(person, device)
            somebody.page.goto(f"{self.address}/join/dry-creek#{token}")
            somebody.page.click("#join")
            somebody.page.wait_for_url("**/me")
        return somebody


@contextlib.contextmanager
def chromium(*switches: str) -> Iterator[Browser]:
    """The machine's own Chromium where there is one, else the one that playwright brought."""
    found = os.environ.get("SHOWCLEAR_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = launched(playwright, found, switches)
        try:
            yield browser
        finally:
            browser.close()


def launched(playwright: Playwright, found: str | None, switches: Sequence[str]) -> Browser:
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox", *switches])


@contextlib.contextmanager
def at_work(folder: Path, browser: Browser) -> Iterator[Set]:
    """A fresh production of Dry Creek on a hub of its own; walk its `day` with tests/cast.py."""
    with at_work_on(DeskDay(folder), browser) as found:
        yield found


@contextlib.contextmanager
def at_work_on(day: DeskDay, browser: Browser) -> Iterator[Set]:
    """The hub of this day, and people who open it in this browser."""
    production = Production(day.desk, Sessions(None, day.clock), Feed(day.desk), dict(NAMES))
    try:
        with running(make_app({"dry-creek": production}), "127.0.0.1", 0) as address:
            yield Set(day, production, address, browser)
            for context in browser.contexts:
                context.close()
    finally:
        production.sessions.close()
        day.close()
