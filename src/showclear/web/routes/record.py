"""The record as people read it: searched, entry by entry with its reasons, a weapon's day, and exported whole."""

import asyncio
import tempfile
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, Final

import msgspec
from litestar import MediaType, Response, get
from litestar.params import FromPath, FromQuery

from showclear.boards.mine import to_be_seen
from showclear.boards.ribbon import NARROW, WIDE, drawn, local, spans
from showclear.desk.folding import entries_of
from showclear.desk.history import Line
from showclear.domain.decision import REFUSING
from showclear.domain.sentence import filled
from showclear.domain.terms import ASSISTANT_DIRECTORS, OFFICE, WEAPONS_PEOPLE, Role
from showclear.domain.wire import texts_of
from showclear.evidence.pack import write_pack
from showclear.gate.words import spoken
from showclear.record.disclosure import open_pairs
from showclear.web.decode import NotTakenError
from showclear.web.production import Production
from showclear.web.render import Reader, page, reader_of
from showclear.web.routes.days import people
from showclear.web.signed import Asking, limited, production_of, session_of
from showclear.web.wording import Names, plainly, word

A_PAGE: Final = 100
WORDS_ARE_FOR: Final = OFFICE | WEAPONS_PEOPLE | ASSISTANT_DIRECTORS | {Role.SAFETY_ADVISER, Role.INVESTIGATOR}
EXPORTERS: Final = OFFICE | {Role.SAFETY_ADVISER, Role.INVESTIGATOR}


def day_from(text: str) -> date | None:
    """A day as a browser sends it; None for none. Raises NotTakenError for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise NotTakenError(400, "no date", "query day", "Send a day as 2026-06-03.") from error


def fits(line: Line, wanted: set[str], person: str, day: date | None, zone: str) -> bool:
    return (
        wanted <= set(line.about)
        and (not person or person == line.actor or person in line.about)
        and (day is None or local(line.instant, zone).date() == day)
    )


@get("/productions/{slug:str}/record", media_type=MediaType.HTML, include_in_schema=False)
async def record(
    request: Asking,
    slug: FromPath[str],
    weapon: FromQuery[str] = "",
    person: FromQuery[str] = "",
    scene: FromQuery[str] = "",
    day: FromQuery[str] = "",
    before: FromQuery[int | None] = None,
) -> Response[str]:
    """Newest first, a hundred at a time."""
    limited(request, f"session {slug} {session_of(request, slug).person} reading")
    production = production_of(request, slug)
    zone, on = production.desk.state.zone, day_from(day)
    wanted = {w for w in (weapon, f"scene:{scene}" if scene else "") if w}
    lines = await asyncio.to_thread(production.history.lines)
    found = [
        line
        for line in reversed(lines)
        if (before is None or line.index < before) and fits(line, wanted, person, on, zone)
    ]
    shown = [{**msgspec.structs.asdict(line), "at": local(line.instant, zone)} for line in found[:A_PAGE]]
    asked = {"weapon": weapon, "person": person, "scene": scene, "day": day}
    return page(
        request, slug, "record.html", entries=shown, everybody=people(production),
        older=found[A_PAGE - 1].index if len(found) > A_PAGE else None,
        asked=[production.names.get(v, plainly(v)) for v in asked.values() if v],
        query="".join(f"{k}={v}&" for k, v in asked.items() if v),
        exports=bool(reader_of(request, slug).roles & EXPORTERS),
    )  # fmt: skip


@get("/productions/{slug:str}/record/{index:int}", media_type=MediaType.HTML, include_in_schema=False)
async def one_entry(request: Asking, slug: FromPath[str], index: FromPath[int]) -> Response[str]:
    limited(request, f"session {slug} {session_of(request, slug).person} reading")
    production, language = production_of(request, slug), reader_of(request, slug).language
    state = production.desk.state
    if not 0 <= index <= state.head:
        raise NotTakenError(404, filled("no entry {n}", n=index), "path", filled("The newest is {n}.", n=state.head))
    rows = await asyncio.to_thread(production.desk.read, lambda log: list(log.entries(index, index + 1)))
    entry = next(entries_of(rows))
    texts = texts_of(open_pairs(rows[0].leaf, rows[0].disclosures))
    reasons = entry.decision.reasons if entry.decision else ()
    book, names = production.desk.book, Names(production.names, language)
    told = [spoken(r, book, names, language) for r in reasons if r.outcome in REFUSING]
    advised = [spoken(r, book, names, language) for r in reasons]
    reader = reader_of(request, slug)
    unseen = to_be_seen(state, reader.person, reader.roles)
    hidden = index >= unseen.get(getattr(entry.act, "weapon", ""), state.head + 1)
    return page(
        request, slug, "entry.html", entry=entry, act=type(entry.act).__name__, hidden=hidden,
        fields=[] if hidden else fields_of(entry.act, names),
        when=local(entry.instant, state.zone), reasons=told or advised,
        pending=index in state.pending,
        texts=texts if may_read(entry.actor, reader) and not hidden else {},
    )  # fmt: skip


def may_read(actor: str, reader: Reader) -> bool:
    """What somebody wrote is for themself and for those who answer for the set; the record holds it for all."""
    return reader.person == actor or bool(reader.roles & WORDS_ARE_FOR)


def fields_of(act: Any, names: Names) -> list[tuple[str, str]]:
    """What an act says, field by field; long values cut short."""
    found = msgspec.to_builtins(act)
    return [(k, in_short(v, names)) for k, v in found.items() if k != "act" and v not in (None, "", [], {})]


def in_short(value: Any, names: Names) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(in_short(v, names) for v in value[:20])
    if isinstance(value, dict):
        return " ".join(f"{names.get(k, word(k))} {in_short(v, names)}" for k, v in value.items())
    return str(names.get(str(value), word(value)))


@get("/productions/{slug:str}/weapons/{weapon:str}/day", media_type=MediaType.HTML, include_in_schema=False)
async def weapon_day(
    request: Asking, slug: FromPath[str], weapon: FromPath[str], day: FromQuery[str] = ""
) -> Response[str]:
    session_of(request, slug)
    production = production_of(request, slug)
    known = production.desk.state.weapons.get(weapon)
    if known is None:
        raise NotTakenError(404, filled("no weapon {name}", name=weapon), "path", "Look at the list in the armory.")
    look_first(request, slug, weapon)
    on, found = await asyncio.to_thread(day_of, production, weapon, day)
    return page(request, slug, "ribbon.html", weapon=known, day=on, iso=on.isoformat(), spans=found)


@get("/productions/{slug:str}/weapons/{weapon:str}/ribbon.svg", include_in_schema=False)
async def ribbon(
    request: Asking,
    slug: FromPath[str],
    weapon: FromPath[str],
    day: FromQuery[str] = "",
    look: FromQuery[str] = "",
    narrow: FromQuery[bool] = False,
) -> Response[str]:
    session_of(request, slug)
    production = production_of(request, slug)
    look_first(request, slug, weapon)
    _, found = await asyncio.to_thread(day_of, production, weapon, day)
    if not found:
        raise NotTakenError(404, "nothing happened to it that day", "query day", "Name another day.")
    return Response(drawn(found, production.names, look, NARROW if narrow else WIDE), media_type="image/svg+xml")


def look_first(request: Asking, slug: str, weapon: str) -> None:
    """Raises NotTakenError for somebody who has still to say what they saw: nobody tells them before."""
    reader = reader_of(request, slug)
    if weapon in to_be_seen(production_of(request, slug).desk.state, reader.person, reader.roles):
        raise NotTakenError(403, "look first", "session", "Say what you saw; then this page tells what others saw.")


def day_of(production: Production, weapon: str, day: str) -> tuple[date, list[Any]]:
    places, zone = production.history.places(weapon), production.desk.state.zone
    on = day_from(day) or (local(places[-1].instant, zone) if places else local(production.now(), zone)).date()
    return on, spans(places, on, zone, production.now())


@get("/productions/{slug:str}/record.zip", include_in_schema=False)
async def export(request: Asking, slug: FromPath[str]) -> Response[bytes]:
    """The whole record with its verifier, for those whose office it is. Names and texts are in it."""
    session_of(request, slug)
    if not reader_of(request, slug).roles & EXPORTERS:
        raise NotTakenError(
            403, "not yours to export", "session", "Ask the UPM, the safety adviser or an investigator."
        )
    if not production_of(request, slug).policy:
        raise NotTakenError(404, "no policy beside this record", "hub", "Export it with `showclear export`.")
    content = await asyncio.to_thread(exported, production_of(request, slug))
    name = f'attachment; filename="{slug}.zip"'
    return Response(content, media_type="application/zip", headers={"content-disposition": name})


def exported(production: Production) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "evidence.zip"
        verifier = resources.files("showclear_verify").joinpath("verify.py").read_bytes()
        production.desk.read(lambda log: write_pack(log, out, production.policy, verifier))
        return out.read_bytes()


ROUTES = (record, one_entry, weapon_day, ribbon, export)
