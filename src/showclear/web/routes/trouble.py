"""When something happened: what to do first, what to say, and which clocks run."""

import asyncio
import secrets
from urllib.parse import parse_qs

import msgspec
from litestar import MediaType, Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from showclear.boards.incidents import open_incidents
from showclear.desk.clock import new_act_id
from showclear.domain.state import State
from showclear.domain.terms import Cause, Custody, Role, Service, StopScope
from showclear.web.decode import NotTakenError, envelope_of
from showclear.web.render import page
from showclear.web.signed import Asking, production_of, session_of


@get("/productions/{slug:str}/trouble", media_type=MediaType.HTML, include_in_schema=False)
async def trouble(request: Asking, slug: FromPath[str], injured: FromQuery[bool] = False) -> Response[str]:
    return drawn(request, slug, injured=injured)


@get("/productions/{slug:str}/trouble/after", media_type=MediaType.HTML, include_in_schema=False)
async def after(request: Asking, slug: FromPath[str]) -> Response[str]:
    return drawn(request, slug, after=True)


def sealed(state: State) -> list[str]:
    """What is held as evidence: weapons and containers by their ids."""
    weapons = [w.id for w in state.weapons.values() if w.service is Service.EVIDENCE]
    return weapons + [c.id for c in state.containers.values() if c.sealed >= 0]


def drawn(request: Asking, slug: str, *, injured: bool = False, after: bool = False) -> Response[str]:
    session = session_of(request, slug)
    production = production_of(request, slug)
    state, names = production.desk.state, production.names
    me = state.people.get(session.person)
    unit = me.in_unit if me and me.in_unit else next(iter(state.units), "un-main")
    medics = [names.get(p, p) for p in state.holders_of.get(Role.MEDIC, ()) if state.people[p].in_unit]
    weapons = list(state.weapons.values())
    out = [w for w in weapons if w.custody is not Custody.LOCKED] or weapons
    return page(
        request, slug, "trouble.html", injured=injured, after=after, unit=unit, medics=medics, hospital="",
        out=out, sealed=sealed(state),
        strays=any(i.cause is Cause.STRAY_ROUND for i in state.incidents.values()),
        everything=any(s.scope is StopScope.PRODUCTION for s in state.stops.values()),
        incidents=open_incidents(state, production.now()),
    )  # fmt: skip


@get("/productions/{slug:str}/stop", media_type=MediaType.HTML, include_in_schema=False)
async def stop_page(request: Asking, slug: FromPath[str]) -> Response[str]:
    session = session_of(request, slug)
    return page(request, slug, "stop.html", me=production_of(request, slug).desk.state.people.get(session.person))


@post("/productions/{slug:str}/stop", status_code=303, include_in_schema=False)
async def stop_said(request: Asking, slug: FromPath[str]) -> Redirect:
    """A STOP or an injury from a phone that no script has reached: a form, and the board behind it."""
    session, production = session_of(request, slug), production_of(request, slug)
    form = parse_qs((await request.body())[:4096].decode("utf-8", "replace"))
    told = {name: form.get(name, [""])[0] for name in ("csrf", "scope", "subject")}
    if not secrets.compare_digest(told["csrf"].encode(), session.csrf.encode()):
        raise NotTakenError(403, "the page is too old", "field csrf", "Reload the page.")
    fields = {"act": "StopCalled", "scope": told["scope"], "subject": told["subject"]}
    if told["scope"] == "INJURY":
        fields = {"act": "PersonInjured", "unit": told["subject"]}
    body = msgspec.json.encode({"acts": [{"id": new_act_id(), "act": fields}]})
    shared = production.is_shared(session)
    asked = envelope_of(body, session, shared=shared, pins=production.sessions)
    await asyncio.to_thread(production.hand_in, asked)
    then = "/trouble/after" if told["scope"] == "INJURY" else ""
    return Redirect(f"/productions/{slug}{then}", status_code=303)


ROUTES = (trouble, after, stop_page, stop_said)
