"""The safety meeting: holding it, the roll by department, the poster that people scan, and saying that one is there."""

import asyncio
from typing import Final

from litestar import MediaType, Response, get
from litestar.params import FromPath, FromQuery

from showclear.boards.meeting import Department, changes, departments, words_for
from showclear.desk.quotes import quotes
from showclear.domain.days import Said, Unit
from showclear.domain.terms import LADDER, Action
from showclear.web.qr import qr
from showclear.web.render import page
from showclear.web.routes.days import scenes_with_weapons, unit_of
from showclear.web.signed import Asking, production_of, session_of

AT_ONCE: Final = 20  # as many as one person can count by looking round
THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@get("/productions/{slug:str}/day/{unit:str}/meeting", media_type=MediaType.HTML, include_in_schema=False)
async def meeting(request: Asking, slug: FromPath[str], unit: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    production = production_of(request, slug)
    state = production.desk.state
    known = unit_of(state, unit)
    roll = departments(state, known)
    unsaid = [(p, production.names.get(p, p)) for d in roll for p in d.unsaid]
    changed = changes(state, known)
    again = dict.fromkeys(p for change in changed for p in change.again)
    words = await asyncio.to_thread(quotes, production.desk, said_in(roll), "said")
    planned = {a for p in state.plans.values() for a in p.actions}
    return page(
        request, slug, "meeting.html", unit=known, roll=roll, unsaid=unsaid, changed=changed,
        heads=[(d, rolls_of(d)) for d in roll], words=words,
        there=sum(len(d.there) for d in roll), again=[(p, production.names.get(p, p)) for p in again],
        at_once=0 < len(unsaid) <= AT_ONCE,
        scenes=[(s, s) for s in scenes_with_weapons(state)],
        classes=[c for c in LADDER if any(p.weapon_class is c for p in state.plans.values())],
        actions=[a for a in Action if a in planned],
    )  # fmt: skip


def rolls_of(department: Department) -> list[tuple[Said, list[str]]]:
    """Who stands behind whose being there: each entry once, with everybody it was said of."""
    found: dict[Said, list[str]] = {}
    for person, word in department.there:
        found.setdefault(word, []).append(person)
    return list(found.items())


def said_in(roll: tuple[Department, ...]) -> set[int]:
    """The entries in which somebody spoke for others."""
    return {word.index for d in roll for person, word in d.there if word.by not in {"", person}}


@get("/productions/{slug:str}/day/{unit:str}/meeting/poster", media_type=MediaType.HTML, include_in_schema=False)
async def poster(request: Asking, slug: FromPath[str], unit: FromPath[str]) -> Response[str]:
    """One code for everybody, to be held up or printed. It opens a page; it signs nobody in and says nothing."""
    session_of(request, slug)
    known = unit_of(production_of(request, slug).desk.state, unit)
    address = f"{request.base_url}productions/{slug}/day/{known.id}/here?day={known.date}"
    own = request.base_url.hostname in THIS_MACHINE
    return page(request, slug, "meeting_poster.html", unit=known, address=address, svg=qr(address), own=own)


@get("/productions/{slug:str}/day/{unit:str}/here", media_type=MediaType.HTML, include_in_schema=False)
async def here(request: Asking, slug: FromPath[str], unit: FromPath[str], day: FromQuery[str] = "") -> Response[str]:
    """Where the poster leads: one press of whoever holds this phone, for themself alone."""
    person = session_of(request, slug).person
    state = production_of(request, slug).desk.state
    known: Unit = unit_of(state, unit)
    return page(
        request, slug, "meeting_here.html", unit=known, known=person in state.people,
        word=words_for(known).get(person), of_today=day in {"", str(known.date)} and known.day_open,
    )  # fmt: skip


ROUTES = (meeting, poster, here)
