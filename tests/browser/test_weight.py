"""The first look at the board: how much comes over, and that nothing moves once it is there."""

from playwright.sync_api import CDPSession, Page

from tests import cast
from tests.browser.crew import Set

SHIFT = """new Promise(done => new PerformanceObserver(list =>
    done(list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: 'layout-shift', buffered: true})
  || setTimeout(() => done(0), 500))"""


class Wire:
    """Bytes that came over for one page, compressed as they came, and which of them before the first paint."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.came: list[int] = []
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", lambda told: self.came.append(int(told["encodedDataLength"])))


def test_the_board_is_light_and_nothing_on_it_moves_once_it_is_there(the_set: Set) -> None:
    day = the_set.day
    cast.prep_and_morning(day)
    cast.colt_shown(day)
    uma = the_set.joins("p-uma", service_workers="block")
    forty_kilobytes_to_the_first_paint_and_a_hundred_in_all(the_set, uma.page.context.new_page())
    nothing_moves(the_set, uma.page.context.new_page())


def forty_kilobytes_to_the_first_paint_and_a_hundred_in_all(the_set: Set, page: Page) -> None:
    wire = Wire(page)
    wire.session.send("Network.clearBrowserCache")  # somebody who sees it for the first time
    page.goto(the_set.root, wait_until="load")
    page.wait_for_timeout(500)
    blocking = page.evaluate(
        "performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking')"
        ".reduce((sum, r) => sum + r.transferSize, performance.getEntriesByType('navigation')[0].transferSize)"
    )
    assert 0 < blocking < 40_000
    assert 0 < sum(wire.came) < 100_000


def nothing_moves(the_set: Set, page: Page) -> None:
    page.goto(the_set.root, wait_until="load")
    page.wait_for_function("() => document.getElementById('line').textContent.startsWith('Live')")
    assert page.evaluate(SHIFT) < 0.01
