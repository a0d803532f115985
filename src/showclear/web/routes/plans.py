"""Plans: drafted along the ladder, read in every version, and their risks assessed."""

import asyncio
from collections.abc import Iterable
from typing import Any, Final

import msgspec
from litestar import MediaType, Response, get
from litestar.params import FromPath
from msgspec import Struct

from showclear.boards.plan_draft import (
    HOLDS,
    STANDS_IN,
    as_it_stands,
    calls_of,
    difference,
    free_name,
    risks_to_assess,
    rungs,
    safer_than,
    weapons_for,
    who_may,
)
from showclear.boards.ribbon import local
from showclear.domain.acts.setting_up import DraftPlan
from showclear.domain.decision import Verdict
from showclear.domain.planning_terms import SEVERITIES, Control, Hazard
from showclear.domain.state import Entry
from showclear.domain.terms import DEPARTMENTS, LADDER, WITHOUT_SETUP, Action, Load, Muzzle, Use, WeaponClass
from showclear.domain.wire import entry_of, texts_of
from showclear.gate.case import day_of
from showclear.record.disclosure import leaf_header, open_pairs
from showclear.web.production import Production
from showclear.web.render import page
from showclear.web.routes.days import no_such, people
from showclear.web.signed import Asking, limited, production_of, session_of

ON_SET: Final = tuple(u for u in Use if u not in WITHOUT_SETUP and u is not Use.TAKE)
NEAR: Final = (
    "cast", "camera", "weapons", "stunts", "medics", "assistant directors", "props", "sound", "special effects",
)  # fmt: skip


class Draft(Struct, frozen=True, kw_only=True):
    """One version of a plan as it was handed in. `texts` are the reasons that were typed, by name."""

    version: int
    instant: int
    actor: str
    act: DraftPlan
    texts: dict[str, str]


def opened(production: Production, indices: Iterable[int]) -> list[tuple[Entry, dict[str, str]]]:
    """Entries of the record with the texts that are still there."""
    rows = production.desk.read(lambda log: [row for n in indices for row in log.entries(n, n + 1)])
    found = []
    for stored in rows:
        pairs = open_pairs(stored.leaf, stored.disclosures)
        found.append((entry_of(stored.index, leaf_header(stored.leaf).rec, pairs), texts_of(pairs)))
    return found


def drafts_at(production: Production, versions: Iterable[int]) -> dict[int, Draft]:
    """The drafts in these entries. An entry that drafted no plan, or was refused, is none."""
    found = {}
    for entry, texts in opened(production, [v for v in versions if 0 <= v <= production.desk.state.head]):
        if isinstance(entry.act, DraftPlan) and entry.verdict is not Verdict.REFUSED:
            found[entry.index] = Draft(
                version=entry.index, instant=entry.instant, actor=entry.actor, act=entry.act, texts=texts
            )
    return found


def versions_of(production: Production, plan: str) -> list[Draft]:
    """Every version of a plan, newest first."""
    lines = production.history.lines()
    asked = [line.index for line in lines if line.act == "DraftPlan" and plan in line.about]
    return [d for d in reversed(drafts_at(production, asked).values()) if d.act.plan == plan]


def usual_actions(production: Production) -> tuple[str, ...]:
    """What a plan may do without a reason, whatever its scenes call for: a value of the packs."""
    state, rule = production.desk.state, "core.plan-called-for"
    rows = production.desk.book.rows("DraftPlan", None, day_of(production.now()))
    value: Any = state.values.get(rule, next((v for id_, _rule, v, _check in rows if id_ == rule), ()))
    return tuple(value) if isinstance(value, list | tuple) else ()


@get("/productions/{slug:str}/day/plans/{plan:str}", media_type=MediaType.HTML, include_in_schema=False)
async def one_plan(request: Asking, slug: FromPath[str], plan: FromPath[str]) -> Response[str]:
    """All of it, with the reasons typed, the scene as judged, and what each version changed."""
    limited(request, f"session {slug} {session_of(request, slug).person} reading")
    production = production_of(request, slug)
    known = production.desk.state.plans.get(plan)
    if known is None:
        raise no_such("plan", plan)
    versions = await asyncio.to_thread(versions_of, production, plan)
    newest = next((v for v in versions if v.version == known.version), None)
    newer = dict(zip((v.version for v in versions), [None, *versions], strict=False))
    return page(
        request, slug, "plan.html", plan=known, not_called=[a for a in Action if a not in known.actions],
        versions=versions, newest=newest, reasons=in_order(newest.texts) if newest else [],
        changes={v.version: difference(v.act, later.act) for v in versions if (later := newer[v.version])},
        calls=calls_of(production.desk.state, known.scenes, usual_actions(production)),
        assessed=risks_to_assess(known, known.risks),
        when={v.version: local(v.instant, production.desk.state.zone) for v in versions},
    )  # fmt: skip


def in_order(texts: dict[str, str]) -> list[tuple[str, str]]:
    """The reasons as the form asks for them: up the ladder first."""
    rungs_asked = [f"rung.{c.lower()}" for c in LADDER]
    return sorted(texts.items(), key=lambda one: rungs_asked.index(one[0]) if one[0] in rungs_asked else len(LADDER))


@get("/productions/{slug:str}/plans/new", media_type=MediaType.HTML, include_in_schema=False)
async def new_plan(request: Asking, slug: FromPath[str]) -> Response[str]:
    """Two steps. What the scene calls for, the ladder, who; then, once a rung is chosen, everything else.

    `?plan=` begins with what that plan says now.
    """
    limited(request, f"session {slug} {session_of(request, slug).person} reading")
    production, query = production_of(request, slug), request.query_params
    state = production.desk.state
    was = await asyncio.to_thread(_draft_before, production, query.get("plan", ""))
    scenes = [s for s in query.getall("scene", []) if s in state.scenes] or (list(was.act.scenes) if was else [])
    who = [p for p in query.getall("who", []) if p in state.people]
    chosen = query.get("class", "")
    calls = calls_of(state, scenes, usual_actions(production))
    who = who or ([c.person for c in was.act.characters] if was and not chosen else [])
    shared: dict[str, Any] = {"scenes": scenes, "calls": calls, "was": was, "who": who, "rungs": rungs(calls)}
    if chosen not in LADDER or not scenes or not who:
        return page(
            request, slug, "plan_new.html", **shared, chosen=None, all_scenes=list(state.scenes),
            asked=chosen or (was.act.weapon_class if was else ""), lacks=chosen in LADDER,
            performers=[(p, n) for p, n in people(production) if p in who_may(state, HOLDS)],
        )  # fmt: skip
    rung = WeaponClass(chosen)
    return page(
        request, slug, "plan_new.html", **shared, chosen=rung, safer=safer_than(rung),
        name=was.act.plan if was else free_name(state, scenes), weapons=weapons_for(state, rung),
        doubles=[(p, n) for p, n in people(production) if p in who_may(state, STANDS_IN)],
        usual=[a for a in Action if a not in calls.wanted and a not in calls.beyond],
        muzzles=tuple(Muzzle), loads=tuple(Load), uses=ON_SET, near=NEAR,
        further=[d for d in DEPARTMENTS if d not in NEAR],
    )  # fmt: skip


def _draft_before(production: Production, plan: str) -> Draft | None:
    """What a plan says now, in the scenes as they are numbered now. None for no such plan."""
    known = production.desk.state.plans.get(plan)
    found = drafts_at(production, [known.version]).get(known.version) if known else None
    return msgspec.structs.replace(found, act=as_it_stands(found.act, known)) if found and known else None


@get("/productions/{slug:str}/plans/{plan:str}/risks", media_type=MediaType.HTML, include_in_schema=False)
async def risks(request: Asking, slug: FromPath[str], plan: FromPath[str]) -> Response[str]:
    """The specific risk assessment, drafted from the plan as it is; signing it makes a version of the plan."""
    limited(request, f"session {slug} {session_of(request, slug).person} reading")
    production = production_of(request, slug)
    was = await asyncio.to_thread(_draft_before, production, plan)
    if was is None:
        raise no_such("plan", plan)
    added = [Hazard(h) for h in request.query_params.getall("add", []) if h in list(Hazard)]
    drafted = risks_to_assess(was.act, was.act.risks, added)
    told = {**msgspec.to_builtins(msgspec.structs.replace(was.act, risks=(), texts=()))}
    return page(
        request, slug, "plan_risks.html", was=was, told=told, drafted=drafted, controls=tuple(Control),
        severities=SEVERITIES, more=[h for h in Hazard if h not in {r.hazard for r in drafted}],
        kept={k: v for k, v in was.texts.items() if not k.startswith("control.")},
        exposable=[*dict.fromkeys(e for r in drafted for e in r.exposed), *DEPARTMENTS], added=added,
    )  # fmt: skip


ROUTES = (one_plan, new_plan, risks)
