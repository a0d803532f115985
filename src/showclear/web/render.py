"""Draws the weapons board: once per head and minute of a production, whoever looks."""

import threading
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from showclear.boards.weapons import MINUTE, look_lasts, weapons_board
from showclear.domain.state import State
from showclear.web.production import Production

PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined
)


class BoardDrawer:
    """The newest drawing of each production. Names are part of the key by their count: they are only ever added."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._drawn: dict[str, tuple[tuple[int, int, int], str]] = {}

    def part(self, slug: str, production: Production, state: State) -> str:
        """The part of the page that changes, as it stands now."""
        instant = production.now()
        key = (state.head, instant // MINUTE, len(production.names))
        with self._lock:
            held = self._drawn.get(slug)
        if held is not None and held[0] == key:
            return held[1]
        board = weapons_board(state, production.names, instant, look_lasts(state, production.desk.book))
        drawn = PAGES.get_template("board_part.html").render(board=board)
        with self._lock:
            self._drawn[slug] = (key, drawn)
        return drawn

    def page(self, slug: str, production: Production) -> str:
        state = production.desk.state
        part = self.part(slug, production, state)
        at = hour(production.now(), state.zone)
        return PAGES.get_template("board.html").render(slug=slug, part=part, at=at)


def hour(instant: int, zone: str) -> str:
    """hh:mm where the production is; in UTC, saying so, when this machine does not know that zone."""
    at = datetime.fromtimestamp(instant / 1_000_000, UTC)
    try:
        return at.astimezone(ZoneInfo(zone)).strftime("%H:%M")
    except (KeyError, ValueError, OSError):  # not found, or no name of a zone at all
        return at.strftime("%H:%M UTC")
