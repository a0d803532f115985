"""Reading: entries, readiness, the signed head, proofs. Entries and readiness need a session; the others do not."""

import asyncio
import base64
from collections.abc import Mapping
from typing import Any

import msgspec
from litestar import MediaType, get
from litestar.params import FromPath, FromQuery

from showclear.boards.mine import to_be_seen
from showclear.desk.folding import entries_of
from showclear.domain.sentence import filled
from showclear.gate.readiness import readiness
from showclear.gate.words import spoken
from showclear.web.decode import NotTakenError
from showclear.web.production import Production
from showclear.web.render import reader_of
from showclear.web.signed import Asking, limited, production_of, session_of

MOST = 500


def entries_between(production: Production, start: int, stop: int, unseen: Mapping[str, int]) -> list[dict[str, Any]]:
    """Of a weapon in `unseen`, from that entry on, only that something was said: who reads it looks first."""
    rows = production.desk.read(lambda log: list(log.entries(start, stop)))
    found = []
    for entry in entries_of(rows):
        told = msgspec.to_builtins(entry)
        weapon = getattr(entry.act, "weapon", "")
        if weapon in unseen and entry.index >= unseen[weapon]:
            told |= {"act": {"act": told["act"]["act"], "weapon": weapon}, "decision": None, "hidden": True}
        found.append(told)
    return found


@get("/api/productions/{slug:str}/entries", summary="Entries of the record, texts left out")
async def entries(
    request: Asking, slug: FromPath[str], start: FromQuery[int] = 0, stop: FromQuery[int | None] = None
) -> dict[str, Any]:
    """At most 500 from `start`. Entries of a weapon that the reader has still to look at are `hidden`."""
    production, reader = production_of(request, slug), reader_of(request, slug)
    limited(request, f"session {slug} {session_of(request, slug).person} reading")
    unseen = to_be_seen(production.desk.state, reader.person, reader.roles)
    size = production.desk.state.head + 1
    start = max(0, min(start, size))
    stop = max(start, min(size if stop is None else stop, start + MOST, size))
    return {"size": size, "entries": await asyncio.to_thread(entries_between, production, start, stop, unseen)}


@get("/api/productions/{slug:str}/readiness/{setup:str}", summary="What is missing for the next hand-over")
async def ready(request: Asking, slug: FromPath[str], setup: FromPath[str]) -> dict[str, Any]:
    production = production_of(request, slug)
    limited(request, f"session {slug} {session_of(request, slug).person} reading")
    state, book = production.desk.state, production.desk.book
    known = state.setups.get(setup)
    if known is None:
        raise NotTakenError(404, filled("no set-up {name}", name=setup), "path", "Open the set-up first.")
    found = readiness(state, setup, book, production.now())
    said = [{"weapon": m.weapon, "holder": m.holder, **msgspec.to_builtins(spoken(m.reason, book))} for m in found]
    plans = [p.id for p in state.plans.values() if known.scene in p.scenes]
    return {"set_up": setup, "as_of": state.head, "plans": plans, "missing": said}


@get("/api/productions/{slug:str}/checkpoint", media_type=MediaType.TEXT, summary="The signed head")
async def checkpoint(request: Asking, slug: FromPath[str]) -> str:
    return await asyncio.to_thread(production_of(request, slug).desk.read, lambda log: log.checkpoint)


@get("/api/productions/{slug:str}/proofs", media_type=MediaType.TEXT, summary="A receipt, or a consistency proof")
async def proofs(
    request: Asking,
    slug: FromPath[str],
    index: FromQuery[int | None] = None,
    old: FromQuery[int | None] = None,
    new: FromQuery[int | None] = None,
) -> str:
    desk = production_of(request, slug).desk
    size = desk.state.head + 1
    if index is not None and 0 <= index < size:
        return await asyncio.to_thread(desk.read, lambda log: log.receipt(index))
    if old is not None and new is not None and 0 < old <= new <= size:
        proof = await asyncio.to_thread(desk.read, lambda log: log.consistency(old, new))
        return "".join(base64.b64encode(h).decode() + "\n" for h in proof)
    raise NotTakenError(404, "no such proof", "query", "Name index, or old and new, within the size of the record.")


ROUTES = (entries, ready, checkpoint, proofs)
