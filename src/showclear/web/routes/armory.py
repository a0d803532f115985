"""The armory: weapons, rounds by container, and every round of one container looked at."""

from litestar import MediaType, Response, get
from litestar.params import FromPath

from showclear.boards.bench import bench
from showclear.domain.custody import ASKED, Move
from showclear.domain.sentence import filled
from showclear.domain.state import State
from showclear.domain.terms import INERT, LADDER, ContainerKind, DocumentKind, Feed
from showclear.web.decode import NotTakenError
from showclear.web.render import page
from showclear.web.signed import Asking, production_of, session_of


@get("/productions/{slug:str}/armory", media_type=MediaType.HTML, include_in_schema=False)
async def armory(request: Asking, slug: FromPath[str]) -> Response[str]:
    session = session_of(request, slug)
    state = production_of(request, slug).desk.state
    inert = [w for w in state.weapons.values() if w.weapon_class in INERT]
    return page(
        request, slug, "armory.html", ladder=LADDER, feeds=tuple(Feed), container_kinds=tuple(ContainerKind),
        document_kinds=tuple(DocumentKind), bench=bench(state), reliefs=reliefs(state, session.person), inert=inert,
        inert_here=[w.id for w in inert if w.custody in ASKED[Move.ISSUE]],
    )  # fmt: skip


def reliefs(state: State, reader: str) -> list[str]:
    """Whoever else keeps something that can be taken over from them."""
    kept = {w.keeper for w in state.weapons.values()} | {c.keeper for c in state.containers.values()}
    return sorted(kept - {"", reader})


@get("/productions/{slug:str}/armory/count", media_type=MediaType.HTML, include_in_schema=False)
async def count(request: Asking, slug: FromPath[str]) -> Response[str]:
    """A page of its own, so that nobody sees the book beside what they count."""
    session_of(request, slug)
    return page(request, slug, "count.html")


@get("/productions/{slug:str}/armory/{container:str}", media_type=MediaType.HTML, include_in_schema=False)
async def container(request: Asking, slug: FromPath[str], container: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    known = production_of(request, slug).desk.state.containers.get(container)
    if known is None:
        what = filled("no container {name}", name=container)
        raise NotTakenError(404, what, "path", "Look at the list in the armory.")
    return page(request, slug, "container.html", container=known)


ROUTES = (armory, count, container)
