"""Where the search starts from: a golden day cut at many points, and the day of each story at the moment it is refused.

The stories are walked as they stand in tests/stories; the seed of a story is the day just before its first refusal,
so a story added there is searched from here. Days on which the same was said are one seed.
"""

import copy
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from showclear.domain.decision import Decision, Verdict
from showclear.domain.state import Entry, State
from showclear.domain.terms import Custody
from tests import cast
from tests import seeds as walks
from tests.cast import Day
from tests.modelcheck.alphabet import COLT, RIFLE
from tests.modelcheck.projection import Reader
from tests.stories import test_stories_no_one_may_pass as stories

Themes = dict[str, tuple[str, ...]]


class Seed(NamedTuple):
    """`weapon` is the one the day is about, `themes` what is said beside the hand-over (sayings.py)."""

    name: str
    weapon: str
    state: State
    entries: tuple[Entry, ...]
    at: int
    themes: tuple[str, ...]


# Of a golden day: what matters most from this point on, and most of all just before a hand-over.
OF_THE_DAY: Themes = {
    "the set-up is open": ("line", "rounds"),
    "the colt is unlocked": ("astray", "rounds"),
    "the colt is loaded": ("astray", "double"),
    "the colt is shown": ("line", "astray"),
    "the colt is seen": ("double", "trouble"),
    "the colt is offered": ("line", "astray", "trouble"),
    "the colt is in Tess's hand": ("astray", "double"),
    "the colt is back": ("line", "rounds"),
    "the colt is home": ("rounds", "hours"),
    "the rifle is shown": ("line", "hours"),
    "the rifle is hot": ("line", "rounds"),
    "the rifle is offered and called": ("line", "rounds", "trouble"),
    "the rifle is in Ida's hand": ("rounds", "trouble"),
    "the rifle is back, not yet unloaded": ("rounds", "astray"),
}
OF_THE_STORIES: Themes = {
    "the armorer absent": ("hours", "double"),
    "the armorer also on props duty while a weapon is out": ("hours",),
    "a second duty is not given while a weapon is out": ("hours",),
    "a container with no full inspection": ("rounds",),
    "a replaced camera operator in line not briefed": ("line",),
    "a replacement after the showing has neither seen it nor been told": ("line",),
    "a new camera position and the weapon not shown to its operator": ("line",),
    "a dummy loaded functional gun at an attended lens with no shield": ("line",),
    "shown clear then lunch then handed over": ("astray",),
    "a functional weapon beside its rubber double": ("double",),
    "blanks after dummies with no bore check": ("rounds",),
    "a hand over after a witness saw five where the armorer says six": ("trouble",),
    "an unintended discharge five days ago with no investigation closed": ("trouble",),
    "an unanswered concern about the weapon": ("trouble",),
    "wrap with a dummy unaccounted for": ("rounds",),
}
OF_ANY_OTHER_STORY: tuple[str, ...] = ()
OTHERWISE: Themes = {  # days of tests/seeds.py on which one thing is lacking from the beginning
    "before the day": ("hours",),
    "colt shown, but no risk assessment": (),
    "rifle shown, but not test fired": ("hours",),
    "rifle shown, but no zone": ("line",),
    "prepared, but Ana has no permit": ("line",),
    "colt shown, five minutes before 12 hours": ("hours",),
}


class Refused(Exception):  # noqa: N818 - not an error: the story has reached the point the seed is taken at
    """The story has come to its first refusal."""


class Told(Day):
    """A day that ends at its first refusal, before the refused act is written down."""

    def __init__(self, before: Day) -> None:
        vars(self).update(vars(copy.copy(before)), entries=list(before.entries))

    def ask(self, actor: str, act: str, **fields: Any) -> Decision:
        before = self.at, self.entries[:], self.state
        decision = super().ask(actor, act, **fields)
        if decision.verdict is Verdict.REFUSED:
            self.at, self.entries, self.state = before
            raise Refused
        return decision


THEMES_OF: Themes = {**OF_THE_DAY, **OF_THE_STORIES, **OTHERWISE}


def taken(name: str, day: Day) -> Seed:
    locked = day.state.weapons[RIFLE].custody is Custody.LOCKED
    themes = THEMES_OF.get(name, OF_ANY_OTHER_STORY)
    return Seed(name, COLT if locked else RIFLE, day.state, tuple(day.entries), day.at, themes)


def golden_day() -> Iterator[Seed]:
    """The revolver in the morning, the rifle after it: nothing goes wrong."""
    day = cast.prepared()
    cast.open_setup(day)
    yield taken("the set-up is open", day)
    cast.unlock_colt(day)
    yield taken("the colt is unlocked", day)
    cast.load_colt(day)
    yield taken("the colt is loaded", day)
    cast.show_colt(day)
    yield taken("the colt is shown", day)
    cast.see(day, "p-dee", "p-cam")
    yield taken("the colt is seen", day)
    cast.hand_colt(day)
    cast.see(day, "p-tess")
    yield taken("the colt is offered", day)
    day.must("p-tess", "TakeWeapon", weapon=COLT)
    yield taken("the colt is in Tess's hand", day)
    day.must("p-dee", "ActionCut", setup="su-4a")
    day.must("p-ana", "WeaponReturned", weapon=COLT)
    yield taken("the colt is back", day)
    cast.colt_home(day)
    yield taken("the colt is home", day)
    cast.rifle_shown(day)
    yield taken("the rifle is shown", day)
    cast.make_hot(day)
    yield taken("the rifle is hot", day)
    cast.hand_rifle(day)
    cast.see(day, "p-ida", weapon=RIFLE, saw=cast.TWO_QUARTER)
    statement = day.state.weapons[RIFLE].clearing
    assert statement is not None
    day.must("p-dee", "AnnounceOnSet", weapon=RIFLE, call="FIRING", statement=statement.statement)
    yield taken("the rifle is offered and called", day)
    day.must("p-ida", "TakeWeapon", weapon=RIFLE)
    yield taken("the rifle is in Ida's hand", day)
    day.must("p-dee", "ActionCut", setup="su-5a")
    day.must("p-ana", "WeaponReturned", weapon=RIFLE)
    yield taken("the rifle is back, not yet unloaded", day)


def until_refused(story: Callable[[Day], None]) -> Day:
    day = Told(cast.prepared())
    try:
        story(day)
    except Refused:
        return day
    raise AssertionError(f"{story.__name__} is never refused")


def of_the_stories() -> Iterator[Seed]:
    for name, story in vars(stories).items():
        if name.startswith("test_") and inspect.signature(story).parameters and "allowed" not in name:
            yield taken(name.removeprefix("test_").replace("_", " "), until_refused(story))


def otherwise() -> Iterator[Seed]:
    for name in OTHERWISE:
        yield taken(name, walks.seed(name))


@cache
def seeds() -> tuple[Seed, ...]:
    """Every seed once. Where the same was said on two days they are one, under both names and with both's themes."""
    known: dict[object, Seed] = {}
    reader = Reader()
    for seed in (*golden_day(), *of_the_stories(), *otherwise()):
        said = tuple((e.actor, e.act) for e in seed.entries if e.verdict is not Verdict.REFUSED)
        day = reader.projection(seed.state, seed.at), said
        same = known.get(day)
        if same is not None:
            themes = tuple(dict.fromkeys((*same.themes, *seed.themes)))
            seed = same._replace(name=f"{same.name}; {seed.name}", themes=themes)
        known[day] = seed
    return tuple(known.values())


def seed_of(name: str) -> Seed:
    """The seed that goes by this name, alone or among others."""
    return next(seed for seed in seeds() if name in seed.name.split("; "))
