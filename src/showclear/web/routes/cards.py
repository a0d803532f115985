"""A weapon's card: what it is now, and the presses that make sense for whoever looks."""

from litestar import MediaType, Response, get
from litestar.params import FromPath

from showclear.boards.card import card, uses_of
from showclear.boards.weapons import look_lasts, tile
from showclear.domain.sentence import filled
from showclear.domain.terms import ASSISTANT_DIRECTORS, WEAPONS_PEOPLE, Action, RoundClass, Side, Use
from showclear.web.decode import NotTakenError
from showclear.web.render import page, reader_of
from showclear.web.routes.days import missing
from showclear.web.signed import Asking, production_of, session_of


@get("/productions/{slug:str}/weapons/{weapon:str}", media_type=MediaType.HTML, include_in_schema=False)
async def weapon_card(request: Asking, slug: FromPath[str], weapon: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    production, reader = production_of(request, slug), reader_of(request, slug)
    state = production.desk.state
    known = state.weapons.get(weapon)
    if known is None:
        raise NotTakenError(404, filled("no weapon {name}", name=weapon), "path", "Look at the list in the armory.")
    shown = card(state, known, reader.person, reader.roles)
    setup = state.setups.get(known.clearing.setup or "") if known.clearing else next(iter(shown.setups), None)
    shows_missing = setup is not None and bool(reader.roles & (WEAPONS_PEOPLE | ASSISTANT_DIRECTORS))
    planned = tuple(dict.fromkeys(a for p in shown.plans for a in p.actions))
    return page(
        request, slug, "card.html", weapon=known, card=shown,
        tile=tile(state, known, production.names, production.now(), look_lasts(state, production.desk.book)),
        uses=uses_of(shown), all_uses=tuple(Use), sides=tuple(Side),
        missing=missing(production, setup, reader.language, weapon) if setup and shows_missing else [],
        calls=planned or tuple(Action)[:5],
        lots=[i for i, lot in state.lots.items() if lot.round_class is RoundClass.BLANK],
        watchers=[(p, production.names.get(p, p)) for p, who in state.people.items() if who.in_unit],
    )  # fmt: skip


ROUTES = (weapon_card,)
