"""One browser a file, one fresh production a story."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.crew import Set, at_work, chromium


@pytest.fixture(scope="module")  # while it is open, nothing else in this process may run an event loop
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def the_set(tmp_path: Path, browser: Browser) -> Iterator[Set]:
    with at_work(tmp_path / "data", browser) as found:
        yield found
