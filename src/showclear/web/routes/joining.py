"""Spending an enrolment link, and signing out."""

from typing import Any

import msgspec
from litestar import Response, post
from litestar.datastructures import Cookie
from litestar.params import FromPath
from msgspec import Struct

from showclear.web.decode import NotTakenError, body_of
from showclear.web.signed import Asking, address_of, changing, cookie_of, limited, production_of


class EnrolIn(Struct, frozen=True, forbid_unknown_fields=True):
    token: str


_decode = msgspec.json.Decoder(EnrolIn).decode


def token_in(body: bytes) -> str:
    try:
        return _decode(body).token
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotTakenError(400, "no token", "body", 'Send {"token": ...}.') from error


@post("/api/productions/{slug:str}/enrol", status_code=200, summary="Spend an enrolment link")
async def enrol(request: Asking, slug: FromPath[str]) -> Response[dict[str, str]]:
    """Takes {"token"}; answers who is signed in and the CSRF token, and sets the session cookie."""
    production = production_of(request, slug)
    limited(request, address_of(request))
    cookie, session = production.sessions.enrol(token_in(await body_of(request)))
    secure = request.url.scheme == "https"
    kept = Cookie(key=cookie_of(slug), value=cookie, path="/", httponly=True, samesite="strict", secure=secure)
    return Response({"person": session.person, "csrf": session.csrf}, cookies=[kept])


@post("/api/productions/{slug:str}/session/end", status_code=200, summary="Sign out")
async def end(request: Asking, slug: FromPath[str]) -> dict[str, Any]:
    session = changing(request, slug)
    production_of(request, slug).sessions.end(request.cookies[cookie_of(slug)])
    return {"ended": session.person}


ROUTES = (enrol, end)
