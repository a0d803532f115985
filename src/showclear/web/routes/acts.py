"""Handing in acts, and what was answered in words."""

import asyncio
from typing import Any

import msgspec
from litestar import post
from litestar.params import FromPath

from showclear.desk.handle import Answer, Asked
from showclear.desk.sessions import Session
from showclear.domain.acts.shapes import Report
from showclear.domain.decision import REFUSING
from showclear.domain.terms import Role
from showclear.gate.words import Spoken, spoken
from showclear.web.decode import body_of, envelope_of
from showclear.web.language import say
from showclear.web.production import Production
from showclear.web.render import reader_of
from showclear.web.schema import HandInOperation
from showclear.web.signed import Asking, changing, limited, production_of
from showclear.web.wording import Names, act_word, role_word


def told(answer: Answer, production: Production, language: str, mine: frozenset[Role] = frozenset()) -> dict[str, Any]:
    """One answer as JSON: the decision in words, in this language, beside the decision in values."""
    book, names = production.desk.book, Names(production.names, language)
    reasons = answer.decision.reasons if answer.decision else ()
    words = [(r.outcome in REFUSING, in_words(spoken(r, book, names, language), language, mine)) for r in reasons]
    return {
        "index": answer.index,
        "id": answer.id,
        "instant": answer.instant,
        "actor": answer.actor,
        "act": answer.act,
        "name": say(language, act_word(answer.act)),
        "verdict": answer.verdict.value,
        "decision": msgspec.to_builtins(answer.decision),
        "reasons": [w for refusing, w in words if refusing],
        "advisories": [w for refusing, w in words if not refusing],
    }


def in_words(reason: Spoken, language: str, mine: frozenset[Role]) -> dict[str, Any]:
    """One reason, with `who` else can cure it as a crew calls them: nobody asks themself."""
    return {
        **msgspec.to_builtins(reason),
        "who": [say(language, role_word(r)) for r in reason.cured_by if r not in mine],
    }


async def asked_in(request: Asking, production: Production, session: Session) -> list[Asked]:
    """The acts of this body, in the name of whoever speaks."""
    body, shared = await body_of(request), production.is_shared(session)
    return await asyncio.to_thread(envelope_of, body, session, shared=shared, pins=production.sessions)


@post(
    "/api/productions/{slug:str}/acts",
    status_code=200,
    summary="Hand in an envelope of acts",
    operation_class=HandInOperation,
)
async def hand_in(request: Asking, slug: FromPath[str]) -> dict[str, Any]:
    """Decides and records each act; refused is an answer, not an error."""
    production = production_of(request, slug)
    session = changing(request, slug)
    asked = await asked_in(request, production, session)
    if not all(isinstance(a.act, Report) for a in asked):
        limited(request, f"session {slug} {session.person} {session.device}")
    answers = await asyncio.to_thread(production.hand_in, asked)
    reader = reader_of(request, slug)
    return {"entries": [told(a, production, reader.language, reader.roles) for a in answers]}


@post(
    "/api/productions/{slug:str}/answered",
    status_code=200,
    summary="What was answered to acts that are on the record",
    operation_class=HandInOperation,
)
async def answered(request: Asking, slug: FromPath[str]) -> dict[str, Any]:
    """Records nothing: for a phone whose answer was lost on the way. Acts that are not on the record are left out."""
    production = production_of(request, slug)
    session = changing(request, slug)
    limited(request, f"session {slug} {session.person} reading")
    asked = await asked_in(request, production, session)
    answers = await asyncio.to_thread(production.desk.answered, asked)
    language = reader_of(request, slug).language
    return {"entries": [told(a, production, language) for a in answers]}


ROUTES = (hand_in, answered)
