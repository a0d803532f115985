"""The production that every benchmark here runs on: 300 people, 40 weapons, and one revolver taken again and again."""

from typing import Any, Final

from tests import cast
from tests.cast import Day

PEOPLE, WEAPONS = 300, 40
HAND: Final[dict[str, Any]] = {"holder": "p-tess", "setup": "su-4a", "use": "TAKE", "calls": ["DRAW"]}
# A cold take from hand-over to the next short look: of six acts two are judged by every rule there is.
TAKE: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("p-ana", {"act": "HandWeapon", "weapon": "w-colt", **HAND}),
    ("p-tess", {"act": "Seen", "weapon": "w-colt", "by": "p-tess", "saw": cast.DUMMIES}),
    ("p-tess", {"act": "TakeWeapon", "weapon": "w-colt"}),
    ("p-dee", {"act": "ActionCut", "setup": "su-4a"}),
    ("p-ana", {"act": "WeaponReturned", "weapon": "w-colt"}),
    ("p-ana", {"act": "ClearAgain", "weapon": "w-colt", "look": cast.look()}),
)


def ready(day: Day) -> None:
    """Prep, a morning, a big crew and a full safe; the revolver is shown and the next act may be its hand-over."""
    cast.prep_and_morning(day)
    for n in range(PEOPLE - len(day.state.people)):
        day.must("p-uma", "AddPerson", person=f"p-extra-{n}", department="background")
    for n in range(WEAPONS - len(day.state.weapons)):
        fields: dict[str, Any] = {"class": "RUBBER", "anatomy": {"feed": "SINGLE"}}
        day.must("p-ana", "RegisterWeapon", weapon=f"w-extra-{n}", serial=f"X{n}", serial_again=f"X{n}", **fields)
    cast.colt_shown(day)


def takes(day: Day, entries: int) -> None:
    """Whole takes until the record has at least this many entries."""
    while day.head < entries:
        for actor, act in TAKE:
            fields = {k: v for k, v in act.items() if k != "act"}
            day.must(actor, act["act"], after=0.001, **fields)
