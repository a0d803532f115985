"""The weapons board: a page that works without a script, and the stream that keeps it live."""

import contextlib
from collections.abc import AsyncIterator
from typing import Final

from litestar import MediaType, get
from litestar.params import FromPath
from litestar.response import Redirect, Stream

from showclear.web.decode import NotTakenError
from showclear.web.production import Production
from showclear.web.render import PAGES, BoardDrawer
from showclear.web.signed import Asking, production_of

BEAT: Final = 5.0  # seconds; board.js calls the line dropped after 12 without a sign of life


@get("/", media_type=MediaType.HTML, include_in_schema=False)
async def front(request: Asking) -> Redirect:
    slugs = sorted(request.app.state.productions)
    if not slugs:
        raise NotTakenError(404, "no production here", "hub", "Make one with `showclear new`.")
    return Redirect(f"/productions/{slugs[0]}")


@get("/productions/{slug:str}", media_type=MediaType.HTML, include_in_schema=False)
async def board(request: Asking, slug: FromPath[str]) -> str:
    drawer: BoardDrawer = request.app.state.drawer
    return drawer.page(slug, production_of(request, slug))


@get("/join/{slug:str}", media_type=MediaType.HTML, include_in_schema=False)
async def join(request: Asking, slug: FromPath[str]) -> str:
    """Where an enrolment link leads: the token is behind the #, so it never reaches a log."""
    production_of(request, slug)
    return PAGES.get_template("join.html").render(slug=slug)


@get("/api/productions/{slug:str}/stream", summary="The weapons board, live (server-sent events)")
async def stream(request: Asking, slug: FromPath[str]) -> Stream:
    """`board` events carry the drawn board, with the index as their id; a `beat` says that the line still holds."""
    production = production_of(request, slug)
    return Stream(events(request.app.state.drawer, slug, production), media_type="text/event-stream")


async def events(drawer: BoardDrawer, slug: str, production: Production) -> AsyncIterator[str]:
    head, last = -2, ""
    async with contextlib.aclosing(production.feed.heads(BEAT)) as heads:
        async for state in heads:
            part = drawer.part(slug, production, state)
            if part == last and state.head == head:
                yield "event: beat\ndata: .\n\n"
                continue
            id_ = f"id: {state.head}\n" if state.head != head else ""
            head, last = state.head, part
            yield f"{id_}event: board\n" + "".join(f"data: {line}\n" for line in part.splitlines()) + "\n"


ROUTES = (front, board, join, stream)
