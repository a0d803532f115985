"""The HTTP face of the desk. No rule lives here: it decodes, hands in, and says what the desk answered."""

import logging
from collections.abc import Mapping
from typing import Any, Final

from litestar import Litestar, MediaType, Request, Response
from litestar.config.compression import CompressionConfig
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp

from showclear.desk.handle import IdTakenError, NotAnActError
from showclear.desk.sessions import LinkRefusedError
from showclear.record.errors import RecordError
from showclear.web.asks import Asks
from showclear.web.assets import ADDRESS, FOLDER
from showclear.web.decode import NotTakenError
from showclear.web.guard import Limit, with_headers
from showclear.web.language import language_of, said
from showclear.web.live import Channels
from showclear.web.production import Production as Production
from showclear.web.render import BoardDrawer, page
from showclear.web.routes import (
    acts,
    armory,
    asking,
    cards,
    crew,
    days,
    installed,
    joining,
    meetings,
    notices,
    pages,
    people,
    photos,
    plans,
    reading,
    record,
    rulebook,
    script,
    trouble,
)
from showclear.web.schema import acts_schemas

ROUTES: Final = (
    *acts.ROUTES,
    *asking.ROUTES,
    *joining.ROUTES,
    *reading.ROUTES,
    *pages.ROUTES,
    *crew.ROUTES,
    *cards.ROUTES,
    *photos.ROUTES,
    *days.ROUTES,
    *meetings.ROUTES,
    *plans.ROUTES,
    *notices.ROUTES,
    *armory.ROUTES,
    *people.ROUTES,
    *record.ROUTES,
    *rulebook.ROUTES,
    *script.ROUTES,
    *trouble.ROUTES,
    *installed.ROUTES,
)
log = logging.getLogger("showclear.web")


def no(
    request: Request[Any, Any, Any], status: int, what: str, where: str = "", cure: str = ""
) -> Response[dict[str, str]]:
    """As JSON, in the language of whoever asked: a page shows it as it is. `where` is for programs."""
    language = language_of(request.cookies.get("language", ""), request.headers.get("accept-language", ""))
    told = {"what": said(language, what), "where": where, "cure": said(language, cure)}
    return Response(told, status_code=status, media_type=MediaType.JSON)


def not_taken(request: Request[Any, Any, Any], error: NotTakenError) -> Response[Any]:
    """As a page to whoever asked for a page."""
    _, kind, slug, *_ = [*request.url.path.split("/"), "", ""]
    if kind == "productions" and slug in request.app.state.productions:
        return page(request, slug, "no.html", status=error.status, error=error)
    return no(request, error.status, error.what, error.where, error.cure)


def no_act(request: Request[Any, Any, Any], error: NotAnActError) -> Response[dict[str, str]]:
    return no(request, 409 if isinstance(error, IdTakenError) else 400, error.what, "act", error.cure)


def no_link(request: Request[Any, Any, Any], error: LinkRefusedError) -> Response[dict[str, str]]:
    return no(request, 403, str(error), "token", "Ask for a new link.")


def http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    if error.status_code >= 500:
        return fault(request, error)
    if request.url.path.startswith("/productions/"):
        cure = "Go on from the weapons board."
        return not_taken(request, NotTakenError(error.status_code, "no such page", "path", cure))
    return no(request, error.status_code, error.detail, "", "See /schema/openapi.json.")


def no_record(request: Request[Any, Any, Any], error: RecordError) -> Response[dict[str, str]]:
    """The record could not be written or read. Whether the last act was kept may not be known: its id finds out."""
    log.error("record at %s %s: %s", request.method, request.url.path, error)
    cure = "Work on paper. Once the hub is back, send the same acts again under the same ids."
    return no(request, 503, "the record can't be written now", "hub", cure)


def fault(request: Request[Any, Any, Any], error: Exception) -> Response[dict[str, str]]:
    """A fault of ours. The body never enters the log."""
    log.error("fault at %s %s", request.method, request.url.path, exc_info=error)
    cure = "Work on paper and call who keeps the hub. Once it is back, send the same acts again under the same ids."
    return no(request, 500, "something is broken here", "hub", cure)


def make_app(productions: Mapping[str, Production], limit: Limit | None = None) -> ASGIApp:
    """The ASGI app for these productions, by slug."""
    app = Litestar(
        route_handlers=[*ROUTES, create_static_files_router(path=ADDRESS, directories=[FOLDER])],
        openapi_config=OpenAPIConfig(
            title="Showclear",
            version="1",
            path="/schema",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
        exception_handlers={
            NotTakenError: not_taken,
            NotAnActError: no_act,
            LinkRefusedError: no_link,
            RecordError: no_record,
            HTTPException: http_error,
            Exception: fault,
        },
        # Pages hold a token, but no cookie of ours comes with a request from elsewhere, so nobody can measure them.
        compression_config=CompressionConfig(
            backend="gzip", gzip_compress_level=6, exclude=["/stream$", ".zip$", "/photos/"]
        ),
        logging_config=None,
        debug=False,
    )
    app.openapi_schema.components.schemas.update(acts_schemas())  # its own config would drop them
    app.state.productions = dict(productions)
    app.state.limit = limit or Limit()
    app.state.drawer = BoardDrawer()
    app.state.channels = Channels()
    app.state.asks = Asks()
    return with_headers(app)
