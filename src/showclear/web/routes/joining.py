"""Spending an enrolment link, and signing out."""

import asyncio
from typing import Annotated, Any

import msgspec
from litestar import Response, post
from litestar.datastructures import Cookie
from litestar.params import FromPath
from msgspec import Meta, Struct

from showclear.web.decode import NotTakenError, body_of
from showclear.web.signed import Asking, address_of, changing, cookie_of, limited, production_of


class EnrolIn(Struct, frozen=True, forbid_unknown_fields=True):
    token: str


class PinIn(Struct, frozen=True, forbid_unknown_fields=True):
    pin: Annotated[str, Meta(pattern="^[0-9]{4,8}$")]


_decode_pin = msgspec.json.Decoder(PinIn).decode
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


@post("/api/productions/{slug:str}/pin", status_code=200, summary="Choose a PIN for shared tablets")
async def pin(request: Asking, slug: FromPath[str]) -> dict[str, Any]:
    """Takes {"pin"}, four to eight digits. Only from a phone of one's own."""
    production, session = production_of(request, slug), changing(request, slug)
    limited(request, address_of(request))
    if production.is_shared(session):
        raise NotTakenError(403, "not on a shared device", "session", "Choose your PIN on your own phone.")
    try:
        chosen = _decode_pin(await body_of(request)).pin
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotTakenError(400, "no PIN", "body", "Four to eight digits.") from error
    await asyncio.to_thread(production.sessions.set_pin, session.person, chosen)
    return {"kept": session.person}


ROUTES = (enrol, end, pin)
