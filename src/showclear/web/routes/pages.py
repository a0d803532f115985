"""The weapons board: a page that works without a script, and the stream that keeps it live."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Request, get
from litestar.params import FromPath
from litestar.response import Redirect, Stream

from showclear.boards.weapons import weapons_board
from showclear.domain.state import State
from showclear.web.app import Production
from showclear.web.decode import NotTakenError
from showclear.web.routes.acts import production_of

PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent.parent / "templates"), autoescape=True, undefined=StrictUndefined
)


def board_html(production: Production, state: State) -> str:
    """The part of the page that changes."""
    board = weapons_board(state, production.names)
    return PAGES.get_template("board_part.html").render(board=board)


@get("/", media_type=MediaType.HTML, include_in_schema=False)
async def front(request: Request[Any, Any, Any]) -> Redirect:
    slugs = sorted(request.app.state.productions)
    if not slugs:
        raise NotTakenError(404, "no production here", "hub", "Make one with `showclear new`.")
    return Redirect(f"/productions/{slugs[0]}")


@get("/productions/{slug:str}", media_type=MediaType.HTML, include_in_schema=False)
async def board(request: Request[Any, Any, Any], slug: FromPath[str]) -> str:
    production = production_of(request, slug)
    part = board_html(production, production.desk.state)
    return PAGES.get_template("board.html").render(slug=slug, part=part)


@get("/join/{slug:str}", media_type=MediaType.HTML, include_in_schema=False)
async def join(request: Request[Any, Any, Any], slug: FromPath[str]) -> str:
    """Where an enrolment link leads: the token is behind the #, so it never reaches a log."""
    production_of(request, slug)
    return PAGES.get_template("join.html").render(slug=slug)


@get("/api/productions/{slug:str}/stream", summary="The weapons board, live (server-sent events)")
async def stream(request: Request[Any, Any, Any], slug: FromPath[str]) -> Stream:
    production = production_of(request, slug)

    async def events() -> AsyncIterator[str]:
        async for state in production.feed.heads():
            lines = board_html(production, state).splitlines()
            yield f"id: {state.head}\nevent: board\n" + "".join(f"data: {line}\n" for line in lines) + "\n"

    return Stream(events(), media_type="text/event-stream")


ROUTES = (front, board, join, stream)
