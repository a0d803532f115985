"""My page: who I am today, what I do with which weapon, and what waits for a word of mine."""

import asyncio
from typing import Final, NamedTuple

from litestar import MediaType, Response, get
from litestar.datastructures import Cookie
from litestar.params import FromPath
from litestar.response import Redirect

from showclear.boards.card import may
from showclear.boards.mine import my_meeting, parts, waiting
from showclear.boards.notice import newest_for, to_read
from showclear.boards.rulebook import only_core
from showclear.desk.sessions import Session
from showclear.domain.days import Stop
from showclear.domain.sentence import filled
from showclear.domain.state import State
from showclear.gate.words import in_language
from showclear.web.decode import NotTakenError
from showclear.web.production import Production
from showclear.web.render import page, reader_of
from showclear.web.routes.days import people
from showclear.web.routes.notices import typed_before
from showclear.web.routes.plans import opened
from showclear.web.routes.script import READERS
from showclear.web.signed import Asking, production_of, session_of

A_DAY: Final = 24 * 3_600_000_000  # µs


@get("/productions/{slug:str}/me", media_type=MediaType.HTML, include_in_schema=False)
async def mine(request: Asking, slug: FromPath[str]) -> Response[str]:
    session = session_of(request, slug)
    production, reader = production_of(request, slug), reader_of(request, slug)
    state = production.desk.state
    me = state.people.get(session.person)
    working = next((u for u in state.units.values() if u.day_open), None)
    unit = state.units.get(me.in_unit, working) if me else working
    notice = newest_for(state, session.person)
    texts = await asyncio.to_thread(typed_before, production, notice)
    waits = waiting(state, session.person, reader.roles, production.desk.book)
    to_read_first = [w.index for w in waits if w.kind in {"SAID", "COUNTERSIGN", "ANSWER"}]
    written = await asyncio.to_thread(written_in, production, to_read_first)
    return page(
        request, slug, "me.html", me=me, unit=unit, session=session,
        call=next((c.at for c in unit.calls if c.person == session.person), None) if unit else None,
        asks=asked(request, slug, session.person), notices=to_read(state, session.person),
        pin=reader.shared or production.sessions.has_pin(session.person),
        notice=notice, meeting_told=texts.get("meeting", ""), meeting=my_meeting(state, unit, session.person),
        parts=parts(state, session.person), waits=waits, written=written,
        others=other_phones(state, session, production.now()),
        adopts=only_core(state) and may(reader.roles, "AdoptPack"),
    )  # fmt: skip


def other_phones(state: State, session: Session, now: int) -> list[tuple[str, int]]:
    """Phones let in as this person since yesterday, but for the one in their hand; each with when."""
    mine = [d for d, owner in state.devices.items() if owner == session.person and d != session.device]
    return [(d, state.enrolled[d]) for d in mine if state.enrolled.get(d, 0) > now - A_DAY]


class Written(NamedTuple):
    """What somebody wrote that waits for this person's word: who, about which STOP, in which words."""

    actor: str
    stop: Stop | None
    words: tuple[str, ...]


def written_in(production: Production, indexes: list[int]) -> dict[int, Written]:
    """The words of these entries, for whoever has to sign or to answer them."""
    stops = production.desk.state.stops
    return {
        entry.index: Written(entry.actor, stops.get(getattr(entry.act, "stop", "") or ""), tuple(texts.values()))
        for entry, texts in opened(production, indexes)
    }


class Asked(NamedTuple):
    """`aloud` names whom a scribe says it to; empty when it is for whoever reads."""

    by: str
    aloud: str
    weapon: str
    cure: str


def asked(request: Asking, slug: str, person: str) -> list[Asked]:
    """What others asked of this person, or of those this person speaks for, in words."""
    production, language = production_of(request, slug), reader_of(request, slug).language
    rules, names = production.desk.book.rules, production.names
    return [
        Asked(
            by=names.get(a.by, a.by),
            aloud=", ".join(names.get(p, p) for p in a.to) if person in a.through else "",
            weapon=a.weapon,
            cure=in_language(rules[a.rule].cure, language),
        )
        for a in request.app.state.asks.of(slug, person, production.now())
        if a.rule in rules
    ]


@get("/productions/{slug:str}/more", media_type=MediaType.HTML, include_in_schema=False)
async def more(request: Asking, slug: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    reader = reader_of(request, slug)
    reads_script = bool(reader.roles & READERS) and not reader.shared
    return page(request, slug, "more.html", reads_script=reads_script)


@get("/productions/{slug:str}/phone", media_type=MediaType.HTML, include_in_schema=False)
async def phone(request: Asking, slug: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    return page(request, slug, "phone.html", everybody=people(production_of(request, slug)))


@get("/productions/{slug:str}/as/{person:str}", include_in_schema=False)
async def read_as(request: Asking, slug: FromPath[str], person: FromPath[str]) -> Redirect:
    """On a shared tablet: whose pages it shows from here on. Whoever acts still confirms with their PIN."""
    session_of(request, slug)
    if person not in production_of(request, slug).desk.state.people:
        cure = "Choose yourself from the list of this tablet."
        raise NotTakenError(404, filled("nobody is called {name}", name=person), "path", cure)
    chosen = Cookie(key="reads-as", value=person, path="/", httponly=True, samesite="strict")
    return Redirect(f"/productions/{slug}/me", cookies=[chosen])


ROUTES = (mine, more, phone, read_as)
