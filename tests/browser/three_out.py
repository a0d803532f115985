"""One set-up and three weapons in three hands: dummies with Maya, two blanks with Ruth, an empty carbine with Owen."""

from typing import Any

from tests import cast
from tests.cast import Day

EMPTY = {"chambers": ["EMPTY"], "feed": "EMPTY", "bore": "CLEAR"}
HANDS = {"w-colt": "p-tess", "w-rifle": "p-ida", "w-carbine": "p-cole"}
SETUP = "su-5a"


def three_out(day: Day) -> None:
    prepared_for_three(day)
    cast.unlock_colt(day)
    cast.load_colt(day)
    for weapon in ("w-rifle", "w-carbine"):
        day.must("p-ana", "UnlockWeapon", weapon=weapon, purpose="TAKE")
        day.must("p-ana", "InspectWeapon", weapon=weapon, look=EMPTY)
    day.must("p-ana", "CheckBore", weapon="w-rifle", bore="CLEAR")
    day.must("p-ana", "UnlockContainer", container="c-blanks")
    day.must("p-ana", "TestFire", weapon="w-rifle", lot="l-blanks", load="QUARTER", rounds=2, distance=6500)
    all_shown(day)
    handed(day, "w-colt", "DRAW", saw=cast.DUMMIES)
    handed(day, "w-carbine", "POINT", saw={"kind": "EMPTY"})
    cast.make_hot(day)
    day.must("p-dee", "AnnounceOnSet", weapon="w-rifle", call="HOT", statement=day.head)
    handed(day, "w-rifle", "FIRE", saw=cast.TWO_QUARTER)
    assert {w.id: w.holder for w in day.state.weapons.values() if w.holder} == HANDS


def prepared_for_three(day: Day) -> None:
    """Prep for one scene with all three, its set-up open and its zone declared."""
    cast.people_and_papers(day)
    cast.armory(day)
    serial = {"serial": "S-carbine", "serial_again": "S-carbine"}
    anatomy = {"feed": "TUBE", "chambers": 1, "tube": 6}
    day.must("p-ana", "RegisterWeapon", weapon="w-carbine", anatomy=anatomy, **serial, **{"class": "BLANK_ONLY"})
    cast.plans(day)
    planned(day, "pl-duel", "w-colt", "FUNCTIONAL", ["CARRY", "DRAW"])
    planned(day, "pl-guard", "w-carbine", "BLANK_ONLY", ["CARRY", "POINT"])
    cast.morning(day)
    cast.open_setup(day, SETUP, scene="5", in_line=(), camera="REMOTE", protection=True)
    inside = [*HANDS.values(), "p-ana", "p-med"]
    day.must("p-dee", "DeclareZone", setup=SETUP, people=inside, distance=8000, protection=True)


def planned(day: Day, plan: str, weapon: str, weapon_class: str, actions: list[str]) -> None:
    fields = {"plan": plan, "scenes": ["5"], "weapons": [weapon], "weapon_class": weapon_class, "muzzle": ["OFF_AXIS"]}
    who = [{"person": HANDS[weapon]}]
    day.must("p-ana", "DraftPlan", **fields, characters=who, actions=actions, texts=cast.safer_than(weapon_class))
    version = day.head
    for approver in ("p-ana", "p-dee"):
        day.must(approver, "ApprovePlan", plan=plan, version=version)


def all_shown(day: Day) -> None:
    """Each to its holder and the 1st AD; nobody is in line of a muzzle."""
    for weapon, holder in HANDS.items():
        dummies = weapon == "w-colt"
        kind, look = ("DUMMY", cast.look()) if dummies else ("EMPTY", EMPTY)
        saw = cast.DUMMIES if dummies else {"kind": "EMPTY"}
        day.must("p-ana", "ShowClear", weapon=weapon, holder=holder, setup=SETUP, kind=kind, look=look)
        cast.see(day, "p-dee", holder, weapon=weapon, saw=saw)


def handed(day: Day, weapon: str, call: str, saw: dict[str, Any]) -> None:
    holder = HANDS[weapon]
    day.must("p-ana", "HandWeapon", weapon=weapon, holder=holder, setup=SETUP, use="TAKE", calls=[call])
    cast.see(day, holder, weapon=weapon, saw=saw)
    day.must(holder, "TakeWeapon", weapon=weapon)
