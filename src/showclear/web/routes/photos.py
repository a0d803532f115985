"""Photos of weapons: one shown, and one added in a press. The bytes are kept first, then the act names them."""

import asyncio
import contextlib
import secrets
from typing import Any, Final

from litestar import MediaType, Response, get, post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import HTTPException
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from showclear.boards.card import may
from showclear.desk.handle import Answer, Asked
from showclear.desk.photos import LARGEST, SMALL_LARGEST, Kept, PhotoError, Wrong
from showclear.desk.sessions import Session
from showclear.domain.acts.armory import AddPhoto
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Verdict
from showclear.domain.sentence import filled
from showclear.domain.terms import Custody, How, Side
from showclear.domain.weapons import Weapon
from showclear.web.decode import NotTakenError
from showclear.web.production import Production
from showclear.web.render import page, reader_of
from showclear.web.routes.acts import told
from showclear.web.signed import Asking, limited, production_of, session_of

FORM: Final = 16 * 1024 + SMALL_LARGEST  # what a form adds to the photo that it carries
SIDES: Final = frozenset(side.value for side in Side)


@get("/productions/{slug:str}/photos/{digest:str}", include_in_schema=False)
async def photo(request: Asking, slug: FromPath[str], digest: FromPath[str]) -> Response[bytes]:
    session_of(request, slug)
    return picture(await asyncio.to_thread(production_of(request, slug).photos.read, digest))


@get("/productions/{slug:str}/photos/{digest:str}/small", include_in_schema=False)
async def small_photo(request: Asking, slug: FromPath[str], digest: FromPath[str]) -> Response[bytes]:
    """The same for a list; the photo itself where no small one was sent with it."""
    session_of(request, slug)
    return picture(await asyncio.to_thread(production_of(request, slug).photos.read_small, digest))


def picture(kept: Kept | None) -> Response[bytes]:
    """The type is what the bytes say, never what somebody called them. Raises NotTakenError."""
    if kept is None:
        raise NotTakenError(404, "no such photo", "path", "Look at the weapon's card.")
    headers = {"content-disposition": "inline"}
    return Response(kept.content, media_type=kept.media_type, headers=headers)


@get("/productions/{slug:str}/weapons/{weapon:str}/photos", media_type=MediaType.HTML, include_in_schema=False)
async def photos_of(request: Asking, slug: FromPath[str], weapon: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    return drawn(request, slug, weapon_named(request, slug, weapon))


@get("/productions/{slug:str}/out", media_type=MediaType.HTML, include_in_schema=False)
async def out_now(request: Asking, slug: FromPath[str]) -> Response[str]:
    """What is not locked away, to be picked by its picture: a gun in a shot wears no tag. Lines of rubber come last."""
    session_of(request, slug)
    weapons = production_of(request, slug).desk.state.weapons.values()
    out = sorted((w for w in weapons if w.custody is not Custody.LOCKED), key=lambda w: (w.line, w.id))
    return page(request, slug, "out.html", out=out)


@post(
    "/productions/{slug:str}/weapons/{weapon:str}/photos", media_type=MediaType.HTML, include_in_schema=False,
    request_max_body_size=LARGEST + FORM, status_code=HTTP_303_SEE_OTHER,
)  # fmt: skip
async def add_photo(request: Asking, slug: FromPath[str], weapon: FromPath[str]) -> Response[Any]:
    session, production = session_of(request, slug), production_of(request, slug)
    if not may(reader_of(request, slug).roles, AddPhoto.__name__):
        raise NotTakenError(403, "photos are added by the armorer and props", "session", "Ask one of them to take it.")
    limited(request, f"session {slug} {session.person} photo")
    known = weapon_named(request, slug, weapon)
    try:
        form = await request.form()
    except HTTPException as error:
        large = error.status_code == 413
        return drawn(request, slug, known, error.status_code, wrong=Wrong.TOO_LARGE if large else Wrong.NO_PHOTO)
    via = await asyncio.to_thread(via_of, form, session, production)
    side, sent = str(form.get("side", "")), form.get("photo")
    if side not in SIDES or not isinstance(sent, UploadFile):
        return drawn(request, slug, known, 400, wrong=Wrong.NO_PHOTO)
    try:
        digest = await asyncio.to_thread(production.photos.keep, await sent.read())
    except PhotoError as error:
        return drawn(request, slug, known, 400, wrong=error.wrong, detail=error.detail)
    small = form.get("small")
    if isinstance(small, UploadFile):
        with contextlib.suppress(PhotoError):  # lists show the photo itself, as they do when none came
            await asyncio.to_thread(production.photos.keep_small, digest, await small.read())
    home = Redirect(f"/productions/{slug}/weapons/{weapon}", status_code=HTTP_303_SEE_OTHER)
    if any((p.side, p.digest) == (side, digest) for p in known.photos):
        return home  # sent twice: it is told already
    act = AddPhoto(weapon=weapon, photo=digest, side=Side(side))
    asked = Asked(id=secrets.token_hex(16), actor=session.person, via=via, act=act, texts={})
    (answer,) = await asyncio.to_thread(production.hand_in, [asked])
    if answer.verdict is Verdict.REFUSED:
        return drawn(request, slug, known, 409, answer=answer)
    return home


def weapon_named(request: Asking, slug: str, weapon: str) -> Weapon:
    """Raises NotTakenError."""
    known = production_of(request, slug).desk.state.weapons.get(weapon)
    if known is None:
        raise NotTakenError(404, filled("no weapon {name}", name=weapon), "path", "Look at the list in the armory.")
    return known


def via_of(form: FormMultiDict, session: Session, production: Production) -> Via:
    """How whoever sent the form spoke: on their own phone, or with their PIN at a tablet. Raises NotTakenError."""
    if not secrets.compare_digest(str(form.get("csrf", "")).encode(), session.csrf.encode()):
        raise NotTakenError(403, "the page is too old", "field csrf", "Reload the page.")
    if not production.is_shared(session):
        return Via(how=How.SESSION, device=session.device or None)
    if not production.sessions.pin_is(session.person, str(form.get("pin", ""))):
        raise NotTakenError(403, "not the PIN", "pin", "Try again; after five it rests for five minutes.")
    return Via(how=How.PIN, device=session.device)


def drawn(
    request: Asking, slug: str, weapon: Weapon, status: int = 200,
    *, wrong: Wrong | None = None, detail: str = "", answer: Answer | None = None,
) -> Response[str]:  # fmt: skip
    """Its photos and the form for one more; after a press with what was wrong with it, or why the gate refused it."""
    language = reader_of(request, slug).language
    reasons = told(answer, production_of(request, slug), language)["reasons"] if answer else []
    return page(
        request, slug, "photo.html", status=status, weapon=weapon, wrong=wrong, detail=detail, reasons=reasons,
        sides=tuple(Side), has_photo=production_of(request, slug).photos.has,
    )  # fmt: skip


ROUTES = (photo, small_photo, photos_of, out_now, add_photo)
