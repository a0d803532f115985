"""The weapons board: a page that works without a script, and the stream that keeps it live."""

from collections.abc import Callable
from functools import partial

import msgspec
from litestar import MediaType, Response, get
from litestar.datastructures import Cookie
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Stream

from showclear.desk.sessions import Sessions
from showclear.domain.state import State
from showclear.web.asks import Asks, asked_event
from showclear.web.decode import NotTakenError
from showclear.web.language import LANGUAGES
from showclear.web.live import Channels, View, always
from showclear.web.production import Production
from showclear.web.render import LOOKS, BoardDrawer, page, reader_of, stop_said
from showclear.web.signed import Asking, cookie_of, production_of


@get("/", media_type=MediaType.HTML, include_in_schema=False)
async def front(request: Asking) -> Redirect:
    slugs = sorted(request.app.state.productions)
    if not slugs:
        raise NotTakenError(404, "no production here", "hub", "Make one with `showclear new`.")
    return Redirect(f"/productions/{slugs[0]}")


@get("/productions/{slug:str}", media_type=MediaType.HTML, include_in_schema=False)
async def board(request: Asking, slug: FromPath[str], wall: FromQuery[bool] = False) -> Response[str]:
    """The weapons board; `?wall=1` is the same for a monitor, with nothing to press."""
    production = production_of(request, slug)
    reader = reader_of(request, slug)
    drawer: BoardDrawer = request.app.state.drawer
    named = reader.session is not None or production.open_board
    part = drawer.part(slug, production, production.desk.state, reader.language, named=named)
    return page(request, slug, "wall.html" if wall else "board.html", part=part)


@get("/join/{slug:str}", media_type=MediaType.HTML, include_in_schema=False)
async def join(request: Asking, slug: FromPath[str]) -> Response[str]:
    """Where an enrolment link leads: the token is behind the #, so it never reaches a log."""
    return page(request, slug, "join.html")


@get("/language/{code:str}", include_in_schema=False)
async def language(code: FromPath[str], to: FromQuery[str] = "/") -> Redirect:
    """Remembers a language on this phone."""
    return remembered("language", code if code in LANGUAGES else "en", to)


@get("/look/{name:str}", include_in_schema=False)
async def look(name: FromPath[str], to: FromQuery[str] = "/") -> Redirect:
    """Remembers light, dark or high contrast on this phone."""
    return remembered("look", name if name in LOOKS else "auto", to)


def remembered(key: str, value: str, to: str) -> Redirect:
    """Back to a page of ours, and to no other host."""
    back = to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"
    kept = Cookie(key=key, value=value, path="/", httponly=True, samesite="lax", max_age=365 * 24 * 3600)
    return Redirect(back, cookies=[kept])


@get("/api/productions/{slug:str}/stream", summary="The weapons board, live (server-sent events)")
async def stream(
    request: Asking, slug: FromPath[str], only: FromQuery[str] = "", person: FromQuery[str] = ""
) -> Stream:
    """`board` events carry the drawn board, with the index as their id; a `beat` says that the line still holds.

    `?only=stops` sends no board: a `head` event says that something was recorded, and carries the STOPs that stand. An
    `asked` event, with the instant of the newest ask, goes to whoever is asked for something and to nobody else.
    A page of `person` whose session has ended gets no line, and the line it has ends: it greys itself.
    """
    production = production_of(request, slug)
    reader = reader_of(request, slug)
    if person and reader.person != person:
        raise NotTakenError(401, "nobody is signed in", "cookie", "Open your enrolment link.")
    if not production.desk.is_writing:
        cure = "Work on paper. The hub opens its record anew by itself as soon as it can."
        raise NotTakenError(503, "the record can't be written just now", "record", cure)
    named = reader.session is not None or production.open_board
    drawer: BoardDrawer = request.app.state.drawer
    channels: Channels = request.app.state.channels
    stops = only == "stops"
    if stops:
        view = head_view(production, reader.language, named=named)
    else:
        view = drawer.view(slug, production, reader.language, named=named)
    channel = channels.of(slug, (stops, reader.language, named), production, view)
    told = partial(asked_before, request.app.state.asks, slug, reader.person, production)
    still = signed_in(production.sessions, request.cookies.get(cookie_of(slug), "")) if reader.session else always

    def holds() -> bool:
        """A page whose record is not written any more greys itself."""
        return production.desk.is_writing and still()

    return Stream(channel.listen(reader.person, told, holds), media_type="text/event-stream")


def signed_in(sessions: Sessions, cookie: str) -> Callable[[], bool]:
    """Whether the session behind this cookie still holds. Looked up again only once some session was ended."""
    checked = sessions.ended

    def still() -> bool:
        nonlocal checked
        if sessions.ended == checked:
            return True
        checked = sessions.ended
        return sessions.of(cookie) is not None

    return still


def head_view(production: Production, language: str, *, named: bool) -> View:
    """That something was recorded, and the STOPs that stand."""

    def stops(state: State) -> list[str]:
        return [stop_said(language, s, production.names if named else {}) for s in state.stops.values()]

    def draws(state: State) -> str:
        return msgspec.json.encode({"head": state.head, "stops": stops(state)}).decode()

    return View("head", stops, draws)


def asked_before(asks: Asks, slug: str, person: str, production: Production) -> bytes:
    """For a phone that slept while somebody asked; empty when nobody did."""
    standing = asks.of(slug, person, production.now())
    return asked_event(standing[0]) if standing else b""


ROUTES = (front, board, join, language, look, stream)
