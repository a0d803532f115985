"""When something happened: what to do first, what to say, and which clocks run."""

from litestar import MediaType, Response, get
from litestar.params import FromPath, FromQuery

from showclear.boards.incidents import open_incidents
from showclear.domain.terms import Custody, Role, StopScope
from showclear.web.render import page
from showclear.web.signed import Asking, production_of, session_of


@get("/productions/{slug:str}/trouble", media_type=MediaType.HTML, include_in_schema=False)
async def trouble(request: Asking, slug: FromPath[str], injured: FromQuery[bool] = False) -> Response[str]:
    return drawn(request, slug, injured=injured)


@get("/productions/{slug:str}/trouble/after", media_type=MediaType.HTML, include_in_schema=False)
async def after(request: Asking, slug: FromPath[str]) -> Response[str]:
    return drawn(request, slug, after=True)


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
        out=out,
        everything=any(s.scope is StopScope.PRODUCTION for s in state.stops.values()),
        incidents=open_incidents(state, production.now()),
    )  # fmt: skip


ROUTES = (trouble, after)
