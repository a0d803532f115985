"""The crew list: who has which role, their phones and certificates, and links that let them in."""

import secrets
from urllib.parse import parse_qs

from litestar import MediaType, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath
from litestar.response import Redirect
from msgspec import Struct

from showclear.boards.card import may
from showclear.boards.roster import Newcomer, roster_of
from showclear.desk.clock import new_act_id
from showclear.desk.handle import MOST_AT_ONCE, Asked
from showclear.desk.sessions import Session
from showclear.domain.acts.setting_up import EnrolDevice
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Verdict
from showclear.domain.sentence import filled
from showclear.domain.terms import DEPARTMENTS, UNKNOWN_PERSON, CertificateKind, How, Role
from showclear.web.decode import NotTakenError, refuse_above
from showclear.web.language import say
from showclear.web.qr import qr
from showclear.web.render import page, reader_of
from showclear.web.routes.days import people
from showclear.web.signed import Asking, limited, production_of, session_of


class Group(Struct, frozen=True):
    """As many newcomers as one press adds, each with their act. The record knows them by a number, never by a name."""

    people: tuple[Newcomer, ...]
    acts: list[dict[str, str]]

    @classmethod
    def of(cls, people: tuple[Newcomer, ...]) -> "Group":
        ids = [f"p-{secrets.token_hex(4)}" for _ in people]
        acts = [
            {"act": "AddPerson", "person": id_, "department": one.department}
            for id_, one in zip(ids, people, strict=True)
        ]
        return cls(people, acts)


class Link(Struct, frozen=True):
    """An enrolment link as it is shown, once: `svg` is its QR code. Kept nowhere."""

    person: str
    address: str
    svg: str


@get("/productions/{slug:str}/people", media_type=MediaType.HTML, include_in_schema=False)
async def crew_list(request: Asking, slug: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    return drawn(request, slug)


def drawn(request: Asking, slug: str, link: Link | None = None) -> Response[str]:
    language, production = reader_of(request, slug).language, production_of(request, slug)
    return page(
        request, slug, "people.html", everybody=people(production), link=link,
        phones={**production.sessions.devices(), **production.desk.state.devices},
        departments=[(d, say(language, d)) for d in DEPARTMENTS], roles=tuple(Role),
        certificates=tuple(CertificateKind),
    )  # fmt: skip


def may_invite(request: Asking, slug: str, csrf: str) -> Session:
    """The session of somebody who lets others in. Raises NotTakenError for anybody else."""
    session = session_of(request, slug)
    if not secrets.compare_digest(csrf.encode(), session.csrf.encode()):
        raise NotTakenError(403, "the page is too old", "field csrf", "Reload the page.")
    limited(request, f"session {slug} {session.person} links")
    reader = reader_of(request, slug)
    if reader.shared or not may(reader.roles, "EnrolDevice"):
        raise NotTakenError(403, "not yours to give", "session", "Ask the AD department.")
    return session


async def csrf_in(request: Asking) -> str:
    return parse_qs((await request.body())[:4096].decode("utf-8", "replace")).get("csrf", [""])[0]


def link_for(request: Asking, slug: str, person: str, device: str) -> Link:
    address = f"{request.base_url}join/{slug}#{production_of(request, slug).sessions.invite(person, device)}"
    return Link(person, address, qr(address))


@post("/productions/{slug:str}/people/{person:str}/link", media_type=MediaType.HTML, include_in_schema=False)
async def make_link(request: Asking, slug: FromPath[str], person: FromPath[str]) -> Response[str]:
    """A link for one person's phone. The phone goes on the record first: nobody gets in unseen as somebody else."""
    session, production = may_invite(request, slug, await csrf_in(request)), production_of(request, slug)
    if person not in production.desk.state.people:
        raise NotTakenError(404, filled("nobody is called {name}", name=person), "path", "Add them first.")
    device = f"d-{secrets.token_hex(4)}"
    via = Via(how=How.SESSION, device=session.device or None)
    enrolled = Asked(id=new_act_id(), actor=session.person, via=via, act=EnrolDevice(device=device, person=person))
    if production.hand_in([enrolled])[0].verdict is Verdict.REFUSED:
        raise NotTakenError(403, "the gate said not yet", "EnrolDevice", "Look at the newest entry of the record.")
    return drawn(request, slug, link_for(request, slug, person, device))


@post("/productions/{slug:str}/people/tablet/{device:str}", media_type=MediaType.HTML, include_in_schema=False)
async def tablet_link(request: Asking, slug: FromPath[str], device: FromPath[str]) -> Response[str]:
    """A link for a tablet that is on the record as nobody's own."""
    may_invite(request, slug, await csrf_in(request))
    if production_of(request, slug).desk.state.devices.get(device) != "":
        raise NotTakenError(404, filled("no shared tablet {name}", name=device), "path", "Enrol it first.")
    return drawn(request, slug, link_for(request, slug, UNKNOWN_PERSON, device))


@post("/productions/{slug:str}/people/roster", media_type=MediaType.HTML, include_in_schema=False)
async def read_roster(request: Asking, slug: FromPath[str]) -> Response[str]:
    """What was pasted, before anybody is added: each group of people is one press, decided as any other."""
    body = await body_of(request)
    form = parse_qs(body.decode("utf-8", "replace"))
    session, reader = session_of(request, slug), reader_of(request, slug)
    if not secrets.compare_digest(form.get("csrf", [""])[0].encode(), session.csrf.encode()):
        raise NotTakenError(403, "the page is too old", "field csrf", "Reload the page.")
    if not may(reader.roles, "AddPerson"):
        raise NotTakenError(403, "not yours to add", "session", "Ask the AD department.")
    departments = [(d, say(reader.language, d)) for d in DEPARTMENTS]
    called = {word.casefold(): d for d, shown in departments for word in (d, shown)}
    roster = roster_of(form.get("crew", [""])[0], called, production_of(request, slug).names.values())
    groups = [Group.of(roster.new[at : at + MOST_AT_ONCE]) for at in range(0, len(roster.new), MOST_AT_ONCE)]
    return page(request, slug, "people_roster.html", roster=roster, groups=groups, departments=departments)


async def body_of(request: Asking) -> bytes:
    """A form's body, at most as long as that of acts."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        refuse_above(len(body))
    return bytes(body)


@get("/productions/{slug:str}/badge/{person:str}", media_type=MediaType.HTML, include_in_schema=False)
async def badge(request: Asking, slug: FromPath[str], person: FromPath[str]) -> Response[str] | Redirect:
    """Where a badge leads: on a shared tablet it picks whose pages are shown, and nothing anywhere else.

    A badge can be photographed, so it is worth no more than a name called out: whoever acts still gives their PIN, a
    phone that is signed in stays its owner's, and a phone that is not is told the same of every badge.
    """
    session_of(request, slug)
    if not reader_of(request, slug).shared:
        return page(request, slug, "badge.html")
    if person not in production_of(request, slug).desk.state.people:
        raise NotTakenError(404, "nobody has this badge", "path", "Choose yourself from the list of this tablet.")
    chosen = Cookie(key="reads-as", value=person, path="/", httponly=True, samesite="strict")
    return Redirect(f"/productions/{slug}/me", cookies=[chosen])


ROUTES = (crew_list, make_link, tablet_link, read_roster, badge)
