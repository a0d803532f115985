"""The weapons notice: drawn on paper, issued, opened and confirmed on phones.

The paper is kept as it was drawn, beside the record, under its digest: another typesetter or another font would draw
other bytes from the same words, and what people confirmed is the paper they read. Each time it goes out it is hashed
again; one that is not what was issued never goes out.
"""

import asyncio
import hashlib
import re
import secrets
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

from litestar import MediaType, Response, get, post
from litestar.params import FromPath, FromQuery
from msgspec import to_builtins
from msgspec.structs import replace

from showclear.boards.notice import (
    concerned,
    free_name,
    is_over,
    outdated,
    plans_to_tell,
    to_read,
    who_read,
)
from showclear.boards.plan_draft import as_it_stands
from showclear.desk.clock import new_act_id
from showclear.desk.handle import Asked
from showclear.domain.acts.notices import IssueNotice, NoticeOpened
from showclear.domain.acts.setting_up import DraftPlan
from showclear.domain.acts.shapes import PlanVersion, Via
from showclear.domain.days import Notice
from showclear.domain.notices import stale
from showclear.domain.sentence import filled
from showclear.domain.terms import ASSISTANT_DIRECTORS, How, Role
from showclear.paper.notice import pdf_of
from showclear.record.durable import write
from showclear.web.decode import MOST_BYTES, NotTakenError
from showclear.web.language import LANGUAGES
from showclear.web.notice_told import MOST, TYPED, Facts, hints, labels, told
from showclear.web.production import Production
from showclear.web.render import page, reader_of
from showclear.web.routes.days import no_such, people
from showclear.web.routes.plans import drafts_at, opened
from showclear.web.routes.record import day_from
from showclear.web.signed import Asking, limited, production_of, session_of

DIGEST: Final = re.compile(r"[0-9a-f]{64}")
PDF: Final = "application/pdf"
WATCHERS: Final = ASSISTANT_DIRECTORS | {Role.ARMORER, Role.UPM}  # who sees who has not confirmed
ROLE_OF: Final = {"armorer": Role.ARMORER, "property_master": Role.PROPERTY_MASTER, "medic": Role.MEDIC}
Form = dict[str, list[str]]


@get("/productions/{slug:str}/notices", media_type=MediaType.HTML, include_in_schema=False)
async def all_notices(request: Asking, slug: FromPath[str]) -> Response[str]:
    """Those issued, newest first, and a day to issue one for."""
    session = session_of(request, slug)
    state = production_of(request, slug).desk.state
    found = sorted(state.notices.values(), key=lambda n: -n.index)
    return page(
        request, slug, "notice_new.html", step="list", notices=found,
        mine={n.id for n in to_read(state, session.person)},
        old={n.id for n in found if n.replaced < 0 and not is_over(state, n) and stale(state, n)},
    )  # fmt: skip


@get("/productions/{slug:str}/notices/new", media_type=MediaType.HTML, include_in_schema=False)
async def new_notice(
    request: Asking,
    slug: FromPath[str],
    unit: FromQuery[str] = "",
    day: FromQuery[str] = "",
    replaces: FromQuery[str] = "",
) -> Response[str]:
    """What to tell whom. `?replaces=` begins with what that notice said."""
    session_of(request, slug)
    production = production_of(request, slug)
    state = production.desk.state
    earlier = state.notices.get(replaces)
    if earlier is not None:
        unit, on = earlier.unit, earlier.date
    else:
        on = wanted_day(day)
        if unit not in state.units:
            raise no_such("unit", unit)
    plans = plans_to_tell(state, unit, on)
    texts, language = await asyncio.to_thread(typed_before, production, earlier), reader_of(request, slug).language
    return page(
        request, slug, "notice_new.html", step="what", unit=unit, date=on, plans=plans, replaces=earlier,
        crowd=concerned(state, plans, unit, on), texts={**known_people(production), **texts}, typed=TYPED,
        labels=labels(language), hints=hints(language), languages=LANGUAGES,
        planned={p.plan for p in earlier.plans} | set(stale(state, earlier)) if earlier else set(),
        addressed=set(earlier.addressed) if earlier else set(),
    )  # fmt: skip


def wanted_day(text: str) -> date:
    found = day_from(text)
    if found is None:
        raise NotTakenError(400, "no day named", "query day", "Choose the day of the notice.")
    return found


def typed_before(production: Production, notice: Notice | None) -> dict[str, str]:
    return opened(production, [notice.index])[0][1] if notice is not None else {}


def known_people(production: Production) -> dict[str, str]:
    """Who has the roles that the paper names, as the record has them; whoever issues it may write otherwise."""
    has = production.desk.state.holders_of
    return {name: ", ".join(production.names.get(p, p) for p in has.get(role, ())) for name, role in ROLE_OF.items()}


@post("/productions/{slug:str}/notices/paper", status_code=200, media_type=MediaType.HTML, include_in_schema=False)
async def draw(request: Asking, slug: FromPath[str]) -> Response[str]:
    """Draws the paper from what was ticked and typed, keeps it, and asks for the press that issues it."""
    session = session_of(request, slug)
    limited(request, f"session {slug} {session.person} papers")
    form = await form_of(request)
    if not secrets.compare_digest(one_of(form, "csrf").encode(), session.csrf.encode()):
        raise NotTakenError(403, "the page is too old", "field csrf", "Reload the page.")
    if not reader_of(request, slug).roles & IssueNotice.WHO:
        raise NotTakenError(403, "not yours to issue", "session", "Ask the AD department or the armorer.")
    production = production_of(request, slug)
    act, texts, facts = await asyncio.to_thread(asked_for, production, form)
    language = texts["language"]
    address = f"{request.base_url}productions/{slug}/notices/{act.notice}"
    words = {**told(facts, production.desk.state, language), "address": address}
    digest = await asyncio.to_thread(drawn_and_kept, production, words)
    act = replace(act, digest=digest)
    return page(
        request, slug, "notice_new.html", step="issue", told=to_builtins(act), texts=texts, digest=digest, words=words,
        addressed=[production.names.get(p, p) for p in act.addressed],
    )  # fmt: skip


async def form_of(request: Asking) -> Form:
    body = await request.body()
    if len(body) > MOST_BYTES:
        raise NotTakenError(413, "more than 64 kB", "body", "Write less.")
    return parse_qs(body.decode("utf-8", "replace"))


def one_of(form: Form, name: str) -> str:
    return form.get(name, [""])[0].strip()[:MOST]


def asked_for(production: Production, form: Form) -> tuple[IssueNotice, dict[str, str], Facts]:
    """The act that a form asks for, still without its digest. Raises NotTakenError for what makes no notice."""
    state = production.desk.state
    unit, on = one_of(form, "unit"), wanted_day(one_of(form, "day"))
    if unit not in state.units:
        raise no_such("unit", unit)
    plans = [p for p in plans_to_tell(state, unit, on) if p.id in form.get("plan", [])]
    if not plans:
        raise NotTakenError(400, "no approved plan is ticked", "field plan", "Go back and tick what is planned.")
    departments = set(form.get("department", []))
    addressed = tuple(
        p.id for p in state.people.values() if p.id in form.get("person", []) or p.department in departments
    )
    if not addressed:
        raise NotTakenError(400, "nobody is ticked", "field person", "Go back and tick who must read it.")
    language = one_of(form, "language")
    texts = {name: one_of(form, name) for name in TYPED if one_of(form, name)}
    if lacking := [name for name, needed in TYPED.items() if needed and name not in texts]:
        what = filled("nothing is written for: {field}", field=filled(labels("en")[lacking[0]]))
        raise NotTakenError(400, what, f"field {lacking[0]}", "Go back and write it.")
    texts["language"] = language if language in LANGUAGES else "en"
    replaces = one_of(form, "replaces")
    notice = free_name(state, unit, on)
    act = IssueNotice(
        notice=notice, unit=unit, date=on, digest="", addressed=addressed,
        plans=tuple(PlanVersion(plan=p.id, version=p.version) for p in plans),
        replaces=replaces if replaces in state.notices else None,
    )  # fmt: skip
    return act, texts, facts_of(production, act, texts)


def facts_of(production: Production, notice: IssueNotice | Notice, texts: dict[str, str]) -> Facts:
    """What an act or a notice on the record tells: each plan as it was drafted, in the scenes as numbered now."""
    state = production.desk.state
    drafts = drafts_at(production, (p.version for p in notice.plans))
    told_plans = [
        (v, as_it_stands(d.act, state.plans[d.act.plan]) if state.plans[d.act.plan].version == v else d.act)
        for v, d in drafts.items()
    ]
    return Facts(
        notice=notice.notice if isinstance(notice, IssueNotice) else notice.id,
        show=state.slug.replace("-", " ").title(),
        unit=notice.unit,
        date=notice.date,
        plans=tuple(told_plans),
        texts=texts,
        names=production.names,
    )


def papers(production: Production) -> Path:
    """Where papers are kept: beside the record, for nobody but the hub to read."""
    return production.desk.read(lambda log: log.path).parent / "papers"


def drawn_and_kept(production: Production, words: dict[str, Any]) -> str:
    """Draws the paper, puts it in its place, and answers its digest."""
    content = pdf_of(words)
    digest = hashlib.sha256(content).hexdigest()
    folder = papers(production)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not (folder / f"{digest}.pdf").exists():
        write(folder / f"{digest}.pdf", content, 0o600)
    return digest


def kept(production: Production, digest: str) -> bytes:
    """The paper with this digest, hashed again. Raises NotTakenError when it is not here, or is another one."""
    path = papers(production) / f"{digest}.pdf"
    try:
        content = path.read_bytes()
    except OSError as error:
        cure = "The page says the same. Whoever has the paper can check it by its digest."
        raise NotTakenError(404, "this hub does not keep that paper", "path", cure) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise NotTakenError(409, "the paper kept here is not the one issued", "path", "Trust the page; issue it again.")
    return content


def as_pdf(content: bytes, name: str) -> Response[bytes]:
    told_as = {"content-disposition": f'inline; filename="{name}.pdf"', "cache-control": "private, no-store"}
    return Response(content, media_type=PDF, headers=told_as)


@get("/productions/{slug:str}/notices/paper/{digest:str}", include_in_schema=False)
async def drawn_paper(request: Asking, slug: FromPath[str], digest: FromPath[str]) -> Response[bytes]:
    """A paper before it is issued, for whoever is about to."""
    session_of(request, slug)
    if not DIGEST.fullmatch(digest):
        raise NotTakenError(404, "no such paper", "path", "Draw it again.")
    return as_pdf(await asyncio.to_thread(kept, production_of(request, slug), digest), "notice")


@get("/productions/{slug:str}/notices/{notice:str}", include_in_schema=False)
async def one_notice(request: Asking, slug: FromPath[str], notice: FromPath[str]) -> Response[Any]:
    """The page for phones; with `.pdf` behind the name, the paper that was issued."""
    session_of(request, slug)
    production = production_of(request, slug)
    known = production.desk.state.notices.get(notice.removesuffix(".pdf"))
    if known is None:
        raise no_such("notice", notice)
    if notice.endswith(".pdf"):
        return as_pdf(await asyncio.to_thread(kept, production, known.digest), known.id)
    known = await asyncio.to_thread(opened_by, production, request, slug, known)
    state, reader = production.desk.state, reader_of(request, slug)
    texts = await asyncio.to_thread(typed_before, production, known)
    facts = await asyncio.to_thread(facts_of, production, known, texts)
    old = () if known.replaced >= 0 or is_over(state, known) else await asyncio.to_thread(news, production, known)
    return page(
        request, slug, "notice.html", notice=known, words=told(facts, state, reader.language), old=old,
        read=who_read(state, known), over=is_over(state, known), watches=bool(reader.roles & WATCHERS),
        next_one=next((n for n in state.notices.values() if n.index == known.replaced), None),
        everybody=people(production),
    )  # fmt: skip


def opened_by(production: Production, request: Asking, slug: str, notice: Notice) -> Notice:
    """Puts on the record, once, that the notice was on this person's own screen. Never from a tablet of nobody's own,
    which can't say who looks, and never because a browser fetched it ahead.
    """
    session, reader = session_of(request, slug), reader_of(request, slug)
    ahead = "prefetch" in request.headers.get("sec-purpose", "")
    if session.person not in notice.addressed or session.person in notice.opened or reader.shared or ahead:
        return notice
    via = Via(how=How.SESSION, device=session.device or None)
    production.hand_in([Asked(id=new_act_id(), actor=session.person, via=via, act=NoticeOpened(notice=notice.id))])
    return production.desk.state.notices[notice.id]


def news(production: Production, notice: Notice) -> tuple[Any, ...]:
    """Where the notice speaks no more of what is planned."""
    state = production.desk.state
    versions = [p.version for p in notice.plans]
    versions += [state.plans[p].version for p in stale(state, notice) if p in state.plans]
    drafts: dict[int, DraftPlan] = {v: d.act for v, d in drafts_at(production, dict.fromkeys(versions)).items()}
    return outdated(state, notice, drafts)


ROUTES = (all_notices, new_notice, draw, drawn_paper, one_notice)
