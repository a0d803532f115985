"""Draws pages: whose page, in which language and look, and the weapons board once per head and minute."""

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Response
from msgspec import Struct

from showclear.boards.card import may
from showclear.boards.incidents import emergency_number
from showclear.boards.weapons import MINUTE, Board, look_lasts, weapons_board
from showclear.desk.sessions import Session
from showclear.domain.days import Setup, Stop
from showclear.domain.state import State
from showclear.domain.terms import Cause, Role, StopScope
from showclear.gate.readiness import readiness
from showclear.web.assets import ADDRESS, MODULES
from showclear.web.language import language_of, said, say
from showclear.web.live import View
from showclear.web.picture import silhouette
from showclear.web.production import Production
from showclear.web.signed import Asking, production_of, session_if_any
from showclear.web.wording import TITLES, Names, act_word, counted, plainly, role_word, word

TEMPLATES: Final = Path(__file__).parent / "templates"
LOOKS: Final = ("auto", "light", "dark", "contrast")


@cache
def pages(language: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    translate = partial(say, language)
    made.install_gettext_callables(translate, lambda one, many, n: translate(one if n == 1 else many), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(stop_said=partial(stop_said, language), TITLES=TITLES, static=ADDRESS, modules=MODULES)
    made.filters.update(word=lambda value: translate(word(value)), plainly=plainly, pair=pair, hour=hour)
    made.filters["act_word"] = lambda tag: translate(act_word(tag))
    made.filters["role_word"] = lambda role: translate(role_word(role))
    made.filters["day"] = lambda date: format_date(date, "EEE d MMM", locale=language)
    made.filters["merged"] = lambda one, other: {**one, **other}
    made.filters["wordpair"] = lambda value: (value.value, raised(translate(word(value))))
    made.filters["called"] = lambda about, names: called(language, about, names)
    made.filters["raised"] = raised
    made.filters["said"] = partial(said, language)
    made.filters["silhouette"] = silhouette
    made.filters["counted"] = lambda text: counted(text, translate)
    made.filters["moment"] = lambda at: format_datetime(at, "d MMM HH:mm", locale=language)
    return made


def stop_said(language: str, stop: Stop, names: Mapping[str, str]) -> str:
    """One STOP in a line, such as: weapon colt: witness disagrees. Told by Tess. Without names, nobody is named."""
    scope = say(language, "Everything") if stop.scope is StopScope.PRODUCTION else say(language, word(stop.scope))
    about = f"{scope} {Names(names, language).get(stop.subject, stop.subject)}".strip()
    cause = "" if stop.cause is Cause.CALLED else f": {say(language, word(stop.cause))}"
    teller = say(language, "Told by {who}.").format(who=names[stop.by]) if stop.by in names else ""
    return f"{about[:1].upper()}{about[1:]}{cause}. {teller}".strip()


def called(language: str, about: str, names: Mapping[str, str]) -> str:
    """What an entry is about, as people call it: a person by name, `scene:4` as Scene 4."""
    if about.startswith("scene:"):
        return say(language, "Scene %(scene)s") % {"scene": about.removeprefix("scene:")}
    return str(Names(names, language).get(about, plainly(about)))


def raised(text: str) -> str:
    """With a capital to begin with, the rest as it is: 1st AD stays 1st AD."""
    return text[:1].upper() + text[1:]


def pair(identifier: str, names: Mapping[str, str] | None = None) -> tuple[str, str]:
    """An id and what a list shows for it."""
    return identifier, (names or {}).get(identifier) or plainly(identifier)


class Reader(Struct, frozen=True, kw_only=True):
    """Whoever looks: `session` is None for somebody who is not signed in; `roles` are theirs today, on any unit."""

    session: Session | None
    language: str
    look: str
    roles: frozenset[Role]
    shared: bool  # at a tablet that is nobody's own

    @property
    def person(self) -> str:
        return self.session.person if self.session else ""


def reader_of(request: Asking, slug: str) -> Reader:
    production = production_of(request, slug)
    session = session_if_any(request, slug)
    known = production.desk.state.people.get(session.person) if session else None
    unit = production.desk.state.units.get(known.in_unit) if known else None
    roles = known.roles(unit.id if unit else None, unit.date if unit else None) if known else frozenset()
    look = request.cookies.get("look", "")
    return Reader(
        session=session,
        language=language_of(request.cookies.get("language", ""), request.headers.get("accept-language", "")),
        look=look if look in LOOKS else "auto",
        roles=roles,
        shared=session is not None and production.is_shared(session),
    )


def page(request: Asking, slug: str, template: str, status: int = 200, **values: Any) -> Response[str]:
    """One whole page for whoever asks."""
    production = production_of(request, slug)
    reader = reader_of(request, slug)
    state = production.desk.state
    names = production.names if reader.session or production.open_board else {}
    drawn = pages(reader.language).get_template(template).render(
        slug=slug, reader=reader, state=state, names=names, at=hour(production.now(), state.zone),
        now=production.now(), path=request.url.path, here=f"/productions/{slug}",
        may=partial(may, reader.roles), emergency=emergency_number(state.zone), photo_of=production.photos.shown,
        **values,
    )  # fmt: skip
    return Response(drawn, status_code=status, media_type=MediaType.HTML)


class BoardDrawer:
    """The newest drawing of each production and audience. Names are part of the key by their count: only ever added."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._drawn: dict[tuple[str, str, bool], tuple[tuple[int, int, int], str]] = {}

    def view(self, slug: str, production: Production, language: str, *, named: bool) -> View:
        """The board as a channel watches it: what is news is a tile, a STOP or a count, never the index alone."""

        def shows(state: State) -> object:
            board = self.board(production, state, named=named)
            return tuple(state.stops.values()), board.tiles, board.guns_out, board.locked

        return View("board", shows, lambda state: self.part(slug, production, state, language, named=named))

    def board(self, production: Production, state: State, *, named: bool) -> Board:
        names: Mapping[str, str] = production.names if named else Nobody()
        return weapons_board(state, names, production.now(), look_lasts(state, production.desk.book))

    def part(self, slug: str, production: Production, state: State, language: str, *, named: bool) -> str:
        """The part of the page that changes, as it stands now; without names for whoever is not signed in."""
        instant = production.now()
        audience = (slug, language, named)
        key = (state.head, instant // MINUTE, len(production.names))
        with self._lock:
            held = self._drawn.get(audience)
        if held is not None and held[0] == key:
            return held[1]
        names = production.names if named else {}
        template = pages(language).get_template("board_part.html")
        drawn = template.render(
            board=self.board(production, state, named=named),
            here=f"/productions/{slug}" if named else "",
            stops=[stop_said(language, s, names) for s in state.stops.values()],
            names=names,
            ready=[
                (s, missing_in(production, state, s.id, instant), is_stopped(state, s))
                for s in state.setups.values()
                if s.open
            ],
        )
        with self._lock:
            self._drawn[audience] = (key, drawn)
        return drawn


def is_stopped(state: State, setup: Setup) -> bool:
    """Whether a STOP that stands is about everything, this unit or this scene."""
    about = {(StopScope.UNIT, setup.unit), (StopScope.SCENE, setup.scene)}
    return any(s.scope is StopScope.PRODUCTION or (s.scope, s.subject) in about for s in state.stops.values())


def missing_in(production: Production, state: State, setup: str, instant: int) -> int:
    """How many rules the next hand-over in this set-up still waits for."""
    return len({one.reason.rule for one in readiness(state, setup, production.desk.book, instant)})


class Nobody(dict[str, str]):
    """Names for somebody who may not know them: every person is nobody, every other id itself."""

    def get(self, key: str, default: Any = None) -> Any:
        return "" if key.startswith("p-") else default


def hour(instant: int, zone: str) -> str:
    """hh:mm where the production is; in UTC, saying so, when this machine does not know that zone."""
    at = datetime.fromtimestamp(instant / 1_000_000, UTC)
    try:
        return at.astimezone(ZoneInfo(zone)).strftime("%H:%M")
    except (KeyError, ValueError, OSError):  # not found, or no name of a zone at all
        return at.strftime("%H:%M UTC")
