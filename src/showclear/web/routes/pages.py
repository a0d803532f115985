"""The weapons board: a page that works without a script, and the stream that keeps it live."""

import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Final

import msgspec
from litestar import MediaType, Response, get
from litestar.datastructures import Cookie
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Stream

from showclear.domain.state import State
from showclear.web.decode import NotTakenError
from showclear.web.language import LANGUAGES
from showclear.web.production import Production
from showclear.web.render import LOOKS, BoardDrawer, page, reader_of, stop_said
from showclear.web.signed import Asking, production_of

BEAT: Final = 5.0  # seconds; board.js calls the line dropped after 12 without a sign of life


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
async def stream(request: Asking, slug: FromPath[str], only: FromQuery[str] = "") -> Stream:
    """`board` events carry the drawn board, with the index as their id; a `beat` says that the line still holds.

    `?only=stops` sends no board: a `head` event says that something was recorded, and carries the STOPs that stand.
    """
    production = production_of(request, slug)
    reader = reader_of(request, slug)
    named = reader.session is not None or production.open_board
    drawer: BoardDrawer = request.app.state.drawer

    def drawn(state: State) -> str:
        if only == "stops":
            stops = [stop_said(reader.language, s, production.names if named else {}) for s in state.stops.values()]
            return msgspec.json.encode({"head": state.head, "stops": stops}).decode()
        return drawer.part(slug, production, state, reader.language, named=named)

    kind = "head" if only == "stops" else "board"
    return Stream(events(production, kind, drawn), media_type="text/event-stream")


async def events(production: Production, kind: str, drawn: Callable[[State], str]) -> AsyncIterator[str]:
    head, last = -2, ""
    async with contextlib.aclosing(production.feed.heads(BEAT)) as heads:
        async for state in heads:
            part = drawn(state)
            if part == last and state.head == head:
                yield "event: beat\ndata: .\n\n"
                continue
            id_ = f"id: {state.head}\n" if state.head != head else ""
            head, last = state.head, part
            yield f"{id_}event: {kind}\n" + "".join(f"data: {line}\n" for line in part.splitlines()) + "\n"


ROUTES = (front, board, join, language, look, stream)
