"""The script: its scenes with the weapons found in them, one scene to judge, and a new draft to hand in.

The words of a script are confidential. Whoever does not plan or answer for a scene is not shown them, and a tablet that
is nobody's own shows them to nobody: there whoever reads is chosen, not proved.
"""

import asyncio
import secrets
from pathlib import Path
from typing import Any, Final

from litestar import MediaType, Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import HTTPException
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER
from msgspec import Struct, to_builtins

from showclear.boards.breakdown import SceneSheet, pieces
from showclear.boards.card import may
from showclear.boards.rungs import proposals
from showclear.desk.new_draft import Became, Preview, preview
from showclear.desk.scripts import Draft, ScenePage, judging, scenes_of, written_at
from showclear.desk.sheets import scene_sheet
from showclear.domain.days import Plan
from showclear.domain.findings import READING
from showclear.domain.planning_terms import FindingKind
from showclear.domain.sentence import filled
from showclear.domain.state import State
from showclear.domain.terms import ASSISTANT_DIRECTORS, OFFICE, Action, Role
from showclear.importers.drafts import Change
from showclear.importers.eighths import spoken_eighths
from showclear.importers.english import is_english
from showclear.importers.read import EXPORT, LARGEST
from showclear.importers.script import ScriptError
from showclear.importers.weapon_work import WeaponWork
from showclear.web.decode import NotTakenError
from showclear.web.language import say
from showclear.web.production import Production
from showclear.web.render import Reader, page, reader_of
from showclear.web.signed import Asking, limited, production_of, session_of
from showclear.web.wording import word

READERS: Final = (
    OFFICE
    | ASSISTANT_DIRECTORS
    | {
        Role.ARMORER,
        Role.PROPERTY_MASTER,
        Role.ASSISTANT_PROPERTY_MASTER,
        Role.SAFETY_ADVISER,
        Role.SCRIPT_SUPERVISOR,
        Role.DIRECTOR,
        Role.STUNT_COORDINATOR,
        Role.SFX,
    }
)
FORM: Final = 64 * 1024  # what a form adds to the file that it carries
PASTED: Final = "pasted.fountain"


class Weapon(Struct, frozen=True, kw_only=True):
    """One finding as a person reads it; `actions` are the words of plans."""

    name: str
    kind: FindingKind
    actions: tuple[Action, ...]
    by: tuple[str, ...]
    at: tuple[str, ...]
    uses: tuple[str, ...]
    evidence: tuple[str, ...]


class Row(Struct, frozen=True, kw_only=True):
    """One scene of the list."""

    name: str
    number: str
    heading: str
    pages: str
    weapons: tuple[Weapon, ...] = ()
    asked: int = 0  # weapons that may have been carried in
    talk: int = 0
    open: int = 0
    judged: int = 0
    plans: tuple[Plan, ...] = ()


def reading(request: Asking, slug: str, *, act: str = "") -> tuple[Production, Reader]:
    """The production and who reads. Raises NotTakenError for whoever may not see the script, or not hand in `act`."""
    session = session_of(request, slug)
    reader = reader_of(request, slug)
    if reader.shared:
        raise NotTakenError(403, "the script is not shown here", "session", "Open it on your own phone.")
    if not reader.roles & READERS or (act and not may(reader.roles, act)):
        cure = "Your own scenes are on your page. Ask the AD department for the pages you need."
        raise NotTakenError(403, "the script is not yours to open", "session", cure)
    limited(request, f"session {slug} {session.person} script")
    return production_of(request, slug), reader


def weapon_of(work: WeaponWork) -> Weapon:
    said = tuple(action.value for action in work.actions)
    return Weapon(
        name=work.detail or work.kind.value,
        kind=FindingKind(work.kind.value.upper()),
        actions=tuple(READING[one][0] for one in said),
        by=work.by,
        at=work.at,
        uses=tuple(dict.fromkeys(p.step.use for p in proposals(work.kind.value, said))),
        evidence=tuple(e.text for e in work.evidence),
    )


def plans_of(state: State, scene: str) -> tuple[Plan, ...]:
    return tuple(p for p in state.plans.values() if scene in p.scenes)


def row_of(name: str, one: ScenePage, state: State) -> Row:
    scene, told = one.reading.scene, judging(one, state)
    stand = sum(f.judged is not None for f in told.found) + len(told.added)
    return Row(
        name=name,
        number=one.scene.number,
        heading=scene.heading,
        pages=spoken_eighths(scene.eighths),
        weapons=tuple(weapon_of(w) for w in one.reading.weapons),
        asked=len(one.reading.carried),
        talk=len(one.reading.talk),
        open=told.open,
        judged=stand,
        plans=plans_of(state, name),
    )


def without_text(state: State) -> list[Row]:
    """The scenes as the record alone knows them."""
    present = [s for s in state.scenes.values() if not s.is_held]
    return [
        Row(name=s.scene, number=s.number, heading="", pages=spoken_eighths(s.eighths), plans=plans_of(state, s.scene))
        for s in present
    ]


def list_of(production: Production, state: State) -> tuple[Draft | None, list[Row]]:
    draft = production.scripts.newest(state)
    known = scenes_of(draft, state) if draft is not None else {}
    if draft is None or not known:
        return None, without_text(state)
    return draft, [row_of(name, one, state) for name, one in known.items()]


@get("/productions/{slug:str}/script", media_type=MediaType.HTML, include_in_schema=False)
async def script(request: Asking, slug: FromPath[str]) -> Response[str]:
    production, _ = reading(request, slug)
    state = production.desk.state
    draft, rows = await asyncio.to_thread(list_of, production, state)
    held = [(s, plans_of(state, s.scene)) for s in state.scenes.values() if s.is_held]
    english = draft is None or is_english(draft.script)
    return page(request, slug, "script.html", draft=draft, rows=rows, held=held, english=english)


# -- one scene


class Mark(Struct, frozen=True, kw_only=True):
    """A piece of a scene's text: `labels` say what the marks that end with it found."""

    text: str
    marked: bool
    talk: bool
    labels: tuple[str, ...]


def text_of(sheet: SceneSheet, language: str) -> list[dict[str, Any]]:
    """The scene's text with the evidence marked, its labels in the reader's language."""
    labels = {one.label: label_of(one.kind, one.actions, language) for one in sheet.weapons}
    return [
        {
            "kind": passage.kind.replace(" ", "-"),
            "pieces": [
                Mark(text=p.text, marked=p.marked, talk=p.talk, labels=tuple(labels[end] for end in p.ends))
                for p in pieces(passage, sheet)
            ],
        }
        for passage in sheet.passages
    ]


def label_of(kind: str, actions: tuple[str, ...], language: str) -> str:
    done = ", ".join(say(language, word(READING[one][0])) for one in actions)
    return f"{say(language, kind)}: {done}" if done else say(language, kind)


class Place(Struct, frozen=True, kw_only=True):
    """A scene among the others: the one before it, and the next in which somebody has to look at something."""

    one: ScenePage
    before: str
    after: str


def scene_named(production: Production, state: State, name: str) -> Place:
    """Raises NotTakenError for a scene that is not in the newest draft."""
    draft = production.scripts.newest(state)
    known = scenes_of(draft, state) if draft is not None else {}
    if name not in known:
        if name in state.scenes and not known:
            what = filled("the text of scene {name} is not on this hub", name=name)
            raise NotTakenError(404, what, "path", "Hand the draft in again.")
        raise NotTakenError(404, filled("no scene {name}", name=name), "path", "Look at the list of the script.")
    names = list(known)
    at = names.index(name)
    others = [*names[at + 1 :], *names[:at]]
    after = next((n for n in others if judging(known[n], state).open), "")
    return Place(one=known[name], before=known[names[at - 1]].scene.number if at else "", after=after)


@get("/productions/{slug:str}/script/scenes/{scene:path}", media_type=MediaType.HTML, include_in_schema=False)
async def one_scene(request: Asking, slug: FromPath[str], scene: FromPath[Path]) -> Response[str]:
    """A number may hold a slash, as in 12/13, so the rest of the address is the number."""
    production, reader = reading(request, slug)
    state = production.desk.state
    place = await asyncio.to_thread(scene_named, production, state, str(scene).removeprefix("/"))
    one = place.one
    told = judging(one, state)
    said = [f.judged.index for f in told.found if f.judged] + [j.index for j in (*told.added, *told.earlier)]
    sheet = scene_sheet(one.reading.scene, one.reading)
    return page(
        request, slug, "script_scene.html", scene=one.scene, sheet=sheet, before=place.before, after=place.after,
        pages=spoken_eighths(sheet.eighths), computed=one.reading.scene.computed,
        passages=text_of(sheet, reader.language), told=told, plans=plans_of(state, one.scene.scene),
        weapons={f.digest: weapon_of(f.work) for f in told.found}, kinds=tuple(FindingKind), actions=tuple(Action),
        texts=await asyncio.to_thread(written_at, production.desk, said), fresh=secrets.token_hex(32),
    )  # fmt: skip


# -- a new draft


def no_draft(request: Asking, slug: str, error: ScriptError, status: int = 400, pasted: str = "") -> Response[str]:
    """The form again, with what was wrong and what was typed."""
    return page(request, slug, "script_draft.html", status=status, error=error, pasted=pasted, preview=None)


@get("/productions/{slug:str}/script/draft", media_type=MediaType.HTML, include_in_schema=False)
async def new_draft(request: Asking, slug: FromPath[str]) -> Response[str]:
    reading(request, slug, act="FileScript")
    return page(request, slug, "script_draft.html", error=None, pasted="", preview=None)


@post(
    "/productions/{slug:str}/script/draft", media_type=MediaType.HTML, include_in_schema=False,
    request_max_body_size=LARGEST + FORM, status_code=HTTP_303_SEE_OTHER,
)  # fmt: skip
async def hand_in_draft(request: Asking, slug: FromPath[str]) -> Response[Any]:
    """Reads and keeps a draft, then shows what it changes. Nothing is on the record yet."""
    production, reader = reading(request, slug, act="FileScript")
    try:
        form = await request.form()
    except HTTPException as error:
        large = error.status_code == 413
        what = ScriptError("too large for a screenplay" if large else "no form", "what was sent", EXPORT)
        return no_draft(request, slug, what, error.status_code)
    known = reader.session.csrf if reader.session else ""
    if not known or not secrets.compare_digest(str(form.get("csrf", "")).encode(), known.encode()):
        raise NotTakenError(403, "the page is too old", "field csrf", "Reload the page.")
    sent, pasted = form.get("file"), str(form.get("pasted", ""))
    name = PASTED
    content = pasted.strip().encode()
    if isinstance(sent, UploadFile) and sent.filename:
        name, content = sent.filename, await sent.read()
    try:
        if not content:
            raise ScriptError("there is nothing in it", name, "Choose the file of the screenplay, or paste its text.")
        draft = await asyncio.to_thread(kept, production, name, content)
    except ScriptError as error:
        return no_draft(request, slug, error, pasted=pasted)
    return Redirect(f"/productions/{slug}/script/draft/{draft.digest}", status_code=HTTP_303_SEE_OTHER)


def kept(production: Production, name: str, content: bytes) -> Draft:
    """The draft, when it can be filed. Raises ScriptError."""
    state, scripts = production.desk.state, production.scripts
    draft = scripts.keep(name, content, state.drafts)
    preview(draft, state, scripts.newest(state))
    return draft


@get("/productions/{slug:str}/script/draft/{digest:str}", media_type=MediaType.HTML, include_in_schema=False)
async def draft_page(request: Asking, slug: FromPath[str], digest: FromPath[str]) -> Response[str]:
    """What changes against the draft before, and the button that files it."""
    production, _ = reading(request, slug, act="FileScript")
    state, scripts = production.desk.state, production.scripts
    draft = await asyncio.to_thread(scripts.draft, digest)
    if draft is None:
        raise NotTakenError(404, "this draft is not on this hub", "path", "Hand the file in again.")
    old = await asyncio.to_thread(scripts.newest, state)
    try:
        found = await asyncio.to_thread(preview, draft, state, old)
    except ScriptError as error:
        return no_draft(request, slug, error)
    return page(
        request, slug, "script_draft.html", error=None, pasted="", preview=found, draft=draft,
        filed=digest in state.drafts[-1:], groups=groups_of(found, state), act=to_builtins(found.act),
        compared=old is not None, plan_of=lambda scene: plans_of(state, scene), english=is_english(draft.script),
    )  # fmt: skip


def groups_of(found: Preview, state: State) -> dict[str, list[Became]]:
    """The scenes by what becomes of them, what touches a plan first; a scene that is the same is in no group."""
    planned = {s for p in state.plans.values() for s in p.scenes}
    groups: dict[str, list[Became]] = {"planned": [], "changed": [], "new": [], "renumbered": [], "removed": []}
    for one in found.scenes:
        touched = one.change in (Change.CHANGED, Change.REMOVED) or one.back
        if touched and one.was in planned:
            groups["planned"].append(one)
        elif one.change in (Change.CHANGED, Change.NEW, Change.REMOVED):
            groups[one.change.value].append(one)
        elif one.is_renumbered:
            groups["renumbered"].append(one)
    return groups


ROUTES = (script, one_scene, new_draft, hand_in_draft, draft_page)
