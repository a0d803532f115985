"""A refusal names who can cure it; this asks them."""

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from litestar import post
from litestar.params import FromPath
from msgspec import Meta, Struct

from showclear.domain.people import Person
from showclear.domain.sentence import filled
from showclear.domain.state import State
from showclear.domain.terms import RuleId
from showclear.web.asks import Ask, Asks, asked_event
from showclear.web.decode import NotTakenError, body_of
from showclear.web.live import Channels
from showclear.web.signed import Asking, changing, limited, production_of


class AskIn(Struct, frozen=True, forbid_unknown_fields=True):
    rule: RuleId
    weapon: Annotated[str, Meta(max_length=48)] = ""  # one that is not on the record is left out


_decode = msgspec.json.Decoder(AskIn).decode


@post("/api/productions/{slug:str}/asks", status_code=200, summary="Ask whoever can cure a refusal")
async def ask(request: Asking, slug: FromPath[str]) -> dict[str, Any]:
    """Takes {"rule", "weapon"}; asks everybody at work whose role cures that rule, and answers who was asked.

    Where phones are off on a set-up of their unit its scribe hears it too, who says it aloud.
    """
    production, session = production_of(request, slug), changing(request, slug)
    limited(request, f"session {slug} {session.person} asking")
    try:
        told = _decode(await body_of(request))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotTakenError(400, "nothing to ask", "body", 'Send {"rule": ..., "weapon": ...}.') from error
    rule = production.desk.book.rules.get(told.rule)
    if rule is None:
        raise NotTakenError(404, filled("no rule {name}", name=told.rule), "body", "Ask about a rule that refused.")
    state = production.desk.state
    at_work = [p for p in state.people.values() if p.in_unit and p.id != session.person]
    asked = [p for p in at_work if p.roles(p.in_unit, None) & set(rule.cured_by)]
    to, through = tuple(p.id for p in asked), scribes(state, asked, session.person)
    asks: Asks = request.app.state.asks
    weapon = told.weapon if told.weapon in state.weapons else ""
    made = Ask(at=production.now(), by=session.person, to=to, through=through, rule=told.rule, weapon=weapon)
    asks.put(slug, made)
    channels: Channels = request.app.state.channels
    channels.poke(slug, made.heard_by, asked_event(made))
    return {"asked": [production.names.get(p, p) for p in made.heard_by]}


def scribes(state: State, asked: Sequence[Person], asker: str) -> tuple[str, ...]:
    """Who says it aloud to those of them whose phones are off; whoever is asked anyway, or asks, is not told twice."""
    units = {p.in_unit for p in asked}
    named = dict.fromkeys(s.scribe for s in state.setups.values() if s.open and s.scribe and s.unit in units)
    return tuple(p for p in named if p != asker and p not in {a.id for a in asked})


ROUTES = (ask,)
