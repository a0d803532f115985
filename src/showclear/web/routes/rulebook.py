"""The rules that hold here, and the packs that came with the product and nobody has adopted yet."""

from litestar import MediaType, Response, get
from litestar.params import FromPath
from msgspec import to_builtins

from showclear.boards.rulebook import packs_here
from showclear.web.language import say
from showclear.web.render import page, reader_of
from showclear.web.signed import Asking, production_of, session_of


@get("/productions/{slug:str}/rules", media_type=MediaType.HTML, include_in_schema=False)
async def rulebook(request: Asking, slug: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    production, reader = production_of(request, slug), reader_of(request, slug)
    desk = production.desk
    packs = packs_here(desk.state, desk.bundled(), production.now())
    return page(
        request, slug, "rules.html", packs=packs,
        acts={pack.name: {"act": "AdoptPack", **to_builtins(pack.act)} for pack in packs},
        titles={rule.id: say(reader.language, rule.title) for pack in packs for rule in pack.rules},
    )  # fmt: skip


ROUTES = (rulebook,)
