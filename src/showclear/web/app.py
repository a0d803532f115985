"""The HTTP face of the desk. No rule lives here: it decodes, hands in, and says what the desk answered."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from litestar import Litestar, MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp
from msgspec import Struct

from showclear.desk.feed import Feed
from showclear.desk.handle import Desk, IdTakenError, NotAnActError
from showclear.desk.sessions import LinkRefusedError, Sessions
from showclear.web.decode import NotTakenError
from showclear.web.guard import Limit, with_headers

STATIC: Final = Path(__file__).parent / "static"
log = logging.getLogger("showclear.web")


class Production(Struct, frozen=True):
    """One production as the routes see it. `names` gives names for ids on pages."""

    desk: Desk
    sessions: Sessions
    feed: Feed
    names: dict[str, str]


def no(status: int, what: str, where: str = "", cure: str = "") -> Response[dict[str, str]]:
    return Response({"what": what, "where": where, "cure": cure}, status_code=status, media_type=MediaType.JSON)


def not_taken(_: Request[Any, Any, Any], error: NotTakenError) -> Response[dict[str, str]]:
    return no(error.status, error.what, error.where, error.cure)


def no_act(_: Request[Any, Any, Any], error: NotAnActError) -> Response[dict[str, str]]:
    return no(409 if isinstance(error, IdTakenError) else 400, error.what, "act", error.cure)


def no_link(_: Request[Any, Any, Any], error: LinkRefusedError) -> Response[dict[str, str]]:
    return no(403, str(error), "token", "Ask for a new link.")


def http_error(_: Request[Any, Any, Any], error: HTTPException) -> Response[dict[str, str]]:
    return no(error.status_code, error.detail, "", "See /schema/openapi.json.")


def fault(request: Request[Any, Any, Any], error: Exception) -> Response[dict[str, str]]:
    """A fault of ours. The body never enters the log."""
    log.exception("fault at %s %s", request.method, request.url.path, exc_info=error)
    return no(500, "something is broken here", "hub", "Nothing was decided. Work on paper and call who keeps the hub.")


def make_app(productions: Mapping[str, Production]) -> ASGIApp:
    """The ASGI app for these productions, by slug."""
    from showclear.web.routes import acts, pages, reading

    app = Litestar(
        route_handlers=[
            *acts.ROUTES,
            *reading.ROUTES,
            *pages.ROUTES,
            create_static_files_router(path="/static", directories=[STATIC]),
        ],
        openapi_config=OpenAPIConfig(
            title="Showclear", version="1", path="/schema", render_plugins=[JsonRenderPlugin(path="/openapi.json")]
        ),
        exception_handlers={
            NotTakenError: not_taken,
            NotAnActError: no_act,
            LinkRefusedError: no_link,
            HTTPException: http_error,
            Exception: fault,
        },
        logging_config=None,
        debug=False,
    )
    app.state.productions = dict(productions)
    app.state.limit = Limit()
    return with_headers(app)
