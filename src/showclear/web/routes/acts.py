"""Handing in acts, enrolling, ending a session."""

import asyncio
import secrets
from typing import Any

import msgspec
from litestar import Request, Response, post
from litestar.datastructures import Cookie
from litestar.params import FromPath

from showclear.desk.handle import Answer, Desk
from showclear.desk.sessions import Session
from showclear.domain.acts.shapes import Report
from showclear.domain.decision import REFUSING
from showclear.gate.words import spoken
from showclear.web.app import Production
from showclear.web.decode import NotTakenError, body_of, envelope_of

COOKIE = "showclear"


def production_of(request: Request[Any, Any, Any], slug: str) -> Production:
    found: Production | None = request.app.state.productions.get(slug)
    if found is None:
        raise NotTakenError(404, f"no production {slug}", "path", "Look at the address you were given.")
    return found


def session_of(request: Request[Any, Any, Any], production: Production) -> Session:
    session = production.sessions.of(request.cookies.get(COOKIE, ""))
    if session is None:
        raise NotTakenError(401, "nobody is signed in", "cookie", "Open your enrolment link.")
    return session


def told(answer: Answer, desk: Desk) -> dict[str, Any]:
    """One answer as JSON: the decision in words beside the decision in values."""
    reasons = answer.decision.reasons if answer.decision else ()
    words = [(r.outcome in REFUSING, msgspec.to_builtins(spoken(r, desk.book))) for r in reasons]
    return {
        "index": answer.index,
        "id": answer.id,
        "instant": answer.instant,
        "actor": answer.actor,
        "act": answer.act,
        "verdict": answer.verdict.value,
        "decision": msgspec.to_builtins(answer.decision),
        "reasons": [w for refusing, w in words if refusing],
        "advisories": [w for refusing, w in words if not refusing],
    }


@post("/api/productions/{slug:str}/acts", status_code=200, summary="Hand in an envelope of acts")
async def hand_in(request: Request[Any, Any, Any], slug: FromPath[str]) -> dict[str, Any]:
    """Decides and records each act; refused is an answer, not an error."""
    production = production_of(request, slug)
    session = session_of(request, production)
    if not secrets.compare_digest(request.headers.get("x-csrf-token", ""), session.csrf):
        raise NotTakenError(403, "the page is too old", "header x-csrf-token", "Reload the page.")
    asked = envelope_of(await body_of(request), session)
    if not all(isinstance(a.act, Report) for a in asked) and not request.app.state.limit.takes(session.person):
        raise NotTakenError(429, "too many at once", "session", "Wait a second. Ways out are never limited.")
    answers = await asyncio.to_thread(production.desk.hand_in, asked)
    return {"entries": [told(a, production.desk) for a in answers]}


@post("/api/productions/{slug:str}/enrol", status_code=200, summary="Spend an enrolment link")
async def enrol(request: Request[Any, Any, Any], slug: FromPath[str]) -> Response[dict[str, str]]:
    """Takes {"token"}; answers who is signed in and the CSRF token, and sets the session cookie."""
    production = production_of(request, slug)
    if not request.app.state.limit.takes(f"enrol {request.client.host if request.client else ''}"):
        raise NotTakenError(429, "too many at once", "address", "Wait a second.")
    try:
        sent = msgspec.json.decode(await body_of(request), type=dict[str, str])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotTakenError(400, "no token", "body", 'Send {"token": ...}.') from error
    cookie, session = production.sessions.enrol(sent.get("token", ""))
    secure = request.url.scheme == "https"
    kept = Cookie(key=COOKIE, value=cookie, path="/", httponly=True, samesite="strict", secure=secure)
    return Response({"person": session.person, "csrf": session.csrf}, cookies=[kept])


@post("/api/productions/{slug:str}/session/end", status_code=200, summary="Sign out")
async def end(request: Request[Any, Any, Any], slug: FromPath[str]) -> dict[str, str]:
    production = production_of(request, slug)
    session = session_of(request, production)
    if not secrets.compare_digest(request.headers.get("x-csrf-token", ""), session.csrf):
        raise NotTakenError(403, "the page is too old", "header x-csrf-token", "Reload the page.")
    production.sessions.end(request.cookies[COOKIE])
    return {"ended": session.person}


ROUTES = (hand_in, enrol, end)
