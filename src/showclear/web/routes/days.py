"""The day: units, set-ups and what is missing for the next hand-over."""

from collections.abc import Sequence
from typing import Any, Final

from litestar import MediaType, Response, get
from litestar.params import FromPath
from msgspec import to_builtins

from showclear.boards.card import lookers
from showclear.domain.days import Setup, Unit
from showclear.domain.sentence import filled
from showclear.domain.state import State
from showclear.gate.readiness import readiness
from showclear.gate.words import spoken
from showclear.web.decode import NotTakenError
from showclear.web.language import say
from showclear.web.production import Production
from showclear.web.render import is_stopped, page, reader_of
from showclear.web.signed import Asking, production_of, session_of
from showclear.web.wording import Names, role_word

Choices = list[tuple[str, str]]
AT_THE_LENS: Final = ("camera", "grips", "sound", "assistant directors", "cast")
INSIDE: Final = ("cast", "stunts", "weapons", "medics", "special effects", "camera")


def no_such(what: str, name: str) -> NotTakenError:
    said = filled("no {what} {name}", what=filled(what), name=name)
    return NotTakenError(404, said, "path", "Look at the day's page.")


def unit_of(state: State, name: str) -> Unit:
    found = state.units.get(name)
    if found is None:
        raise no_such("unit", name)
    return found


def people(production: Production, *, on: str | None = None) -> Choices:
    """Everybody by name, or only who is checked in on a unit."""
    known = production.desk.state.people
    chosen = [p for p, who in known.items() if on is None or who.in_unit == on]
    return sorted(((p, production.names.get(p, p)) for p in chosen), key=lambda pair: pair[1])


def by_department(state: State, crowd: Choices, first: Sequence[str]) -> list[tuple[str, Choices]]:
    """The same people by department: the departments named `first` in their order, then the others by the alphabet."""
    found: dict[str, Choices] = {}
    for person, name in crowd:
        found.setdefault(state.people[person].department, []).append((person, name))
    return sorted(found.items(), key=lambda one: (first.index(one[0]) if one[0] in first else len(first), one[0]))


def missing(production: Production, setup: Setup, language: str, weapon: str = "") -> list[dict[str, Any]]:
    """What is missing in this set-up, in words, each sentence once."""
    book, names = production.desk.book, Names(production.names, language)
    found: dict[str, dict[str, Any]] = {}
    for one in readiness(production.desk.state, setup.id, book, production.now()):
        if weapon in {"", one.weapon}:
            said = spoken(one.reason, book, names, language)
            who = [say(language, role_word(r)) for r in said.cured_by]
            told = {**to_builtins(said), "subject": one.reason.subject}
            found.setdefault(said.rule + said.text, told | {"who": who, "weapon": one.weapon})
    return list(found.values())


@get("/productions/{slug:str}/day", media_type=MediaType.HTML, include_in_schema=False)
async def day(request: Asking, slug: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    production = production_of(request, slug)
    state, language = production.desk.state, reader_of(request, slug).language
    setups = list(state.setups.values())
    briefed = {p for u in state.units.values() for p in u.briefed}
    attended = {p for u in state.units.values() if u.meeting for p in u.meeting.attended}
    return page(
        request, slug, "day.html", units=list(state.units.values()), setups=setups, everybody=people(production),
        unbriefed=[(p, n) for p, n in people(production) if p not in briefed | attended], plans=state.plans.values(),
        missing_in={s.id: len(missing(production, s, language)) for s in setups if s.open},
        stopped={s.id for s in setups if is_stopped(state, s)},
    )  # fmt: skip


@get("/productions/{slug:str}/day/setups/{setup:str}", media_type=MediaType.HTML, include_in_schema=False)
async def one_setup(request: Asking, slug: FromPath[str], setup: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    production, language = production_of(request, slug), reader_of(request, slug).language
    state = production.desk.state
    known = state.setups.get(setup)
    if known is None:
        raise no_such("set-up", setup)
    weapons = dict.fromkeys(w for p in state.plans.values() if known.scene in p.scenes for w in p.weapons)
    here_now = people(production, on=known.unit)
    return page(
        request, slug, "setup.html", setup=known, weapons=list(weapons), missing=missing(production, known, language),
        here_now=here_now, inside=by_department(state, here_now, INSIDE),
        still_to_look={w: lookers(state, state.weapons[w]) for w in weapons if w in state.weapons},
    )  # fmt: skip


@get("/productions/{slug:str}/day/{unit:str}/setup", media_type=MediaType.HTML, include_in_schema=False)
async def new_setup(request: Asking, slug: FromPath[str], unit: FromPath[str]) -> Response[str]:
    session_of(request, slug)
    production = production_of(request, slug)
    state, here_now = production.desk.state, people(production, on=unit)
    return page(
        request, slug, "setup_new.html", unit=unit_of(state, unit), scenes=[(s, s) for s in scenes_with_weapons(state)],
        here_now=here_now, at_the_lens=by_department(state, here_now, AT_THE_LENS),
        inside=by_department(state, here_now, INSIDE), everybody=people(production),
    )  # fmt: skip


def scenes_with_weapons(state: State) -> list[str]:
    """The scenes that have a plan, in the order of the script."""
    planned = {s for p in state.plans.values() for s in p.scenes}
    return [s for s in state.scenes if s in planned] + sorted(planned - set(state.scenes))


ROUTES = (day, one_setup, new_setup)
