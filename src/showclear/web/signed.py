"""Who asks: the production an address names, the session behind a cookie, the token of its page, and its patience."""

import secrets
from typing import Any

from litestar import Request
from msgspec.structs import replace

from showclear.desk.sessions import Session
from showclear.domain.sentence import filled
from showclear.domain.terms import UNKNOWN_PERSON
from showclear.web.decode import NotTakenError
from showclear.web.production import Production

Asking = Request[Any, Any, Any]


def cookie_of(slug: str) -> str:
    """One cookie a production, so that two of them on one hub do not sign each other's crew out."""
    return f"showclear-{slug}"


def production_of(request: Asking, slug: str) -> Production:
    found: Production | None = request.app.state.productions.get(slug)
    if found is None:
        what = filled("no production {name}", name=slug)
        raise NotTakenError(404, what, "path", "Look at the address you were given.")
    return found


def session_if_any(request: Asking, slug: str) -> Session | None:
    """Whose pages these are; on a shared device whoever was chosen there. It says who reads, never who acts."""
    production = production_of(request, slug)
    session = production.sessions.of(request.cookies.get(cookie_of(slug), ""))
    if session is not None and production.is_shared(session):
        chosen = request.cookies.get("reads-as", "")
        known = chosen in production.desk.state.people
        return replace(session, person=chosen if known else UNKNOWN_PERSON)
    return session


def session_of(request: Asking, slug: str) -> Session:
    session = session_if_any(request, slug)
    if session is None:
        raise NotTakenError(401, "nobody is signed in", "cookie", "Open your enrolment link.")
    return session


def changing(request: Asking, slug: str) -> Session:
    """The session of somebody about to change something: its page must know the session's token too."""
    session = session_of(request, slug)
    if not secrets.compare_digest(request.headers.get("x-csrf-token", "").encode(), session.csrf.encode()):
        raise NotTakenError(403, "the page is too old", "header x-csrf-token", "Reload the page.")
    return session


def limited(request: Asking, who: str) -> None:
    """Raises NotTakenError when `who` asks too often. Never called for an envelope that holds reports alone."""
    if not request.app.state.limit.takes(who):
        cure = "Wait a second. STOPs and other reports on their own are never limited."
        raise NotTakenError(429, "too many at once", who.split()[0], cure)


def address_of(request: Asking) -> str:
    return f"address {request.client.host if request.client else ''}"
