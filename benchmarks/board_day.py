"""The production behind the live boards: 300 people, a dozen revolvers out at once, each taken again and again."""

from typing import Any, Final

from tests import cast
from tests.cast import REVOLVER, Day

SETUP: Final = "su-4a"
PARKED: Final = "w-colt"  # out of its safe and in nobody's scene: a STOP on it is on every board and holds nobody up
HEROES: Final = {f"w-hero-{n:02d}": f"p-hero-{n:02d}" for n in range(1, 13)}
CREW: Final = 300
SAW: Final[dict[str, Any]] = {"kind": "EMPTY"}
LOOK: Final = cast.look("EMPTY")


def full_board(day: Day) -> None:
    """Prep, a morning and a big crew; every revolver is out, shown to whoever is to hold it, and may be handed over."""
    cast.people_and_papers(day)
    performers(day)
    cast.armory(day)
    cast.plans(day)
    for weapon, holder in HEROES.items():
        planned(day, weapon, holder)
    cast.morning(day)
    for holder in HEROES.values():
        day.must("p-dee", "CheckIn", unit="un-main", person=holder)
    day.must("p-dee", "Brief", unit="un-main", people=list(HEROES.values()))
    cast.open_setup(day, SETUP)
    day.must("p-ana", "UnlockWeapon", weapon=PARKED, purpose="TAKE")
    for weapon, holder in HEROES.items():
        shown(day, weapon, holder)


def performers(day: Day) -> None:
    span = {"from": "2026-01-01", "until": "2026-12-31"}
    for holder in HEROES.values():
        day.must("p-uma", "AddPerson", person=holder, department="cast")
        day.must("p-uma", "GrantRole", person=holder, role="performer")
        day.must("p-uma", "RecordCertificate", person=holder, kind="SAFETY_COURSE", **span)
    for n in range(CREW - len(day.state.people)):
        day.must("p-uma", "AddPerson", person=f"p-extra-{n}", department="background")


def planned(day: Day, weapon: str, holder: str) -> None:
    fields: dict[str, Any] = {"class": "FUNCTIONAL", "anatomy": REVOLVER, "serial": weapon, "serial_again": weapon}
    day.must("p-ana", "RegisterWeapon", weapon=weapon, **fields)
    plan = {"plan": f"pl-{weapon[2:]}", "scenes": ["4"], "weapons": [weapon], "weapon_class": "FUNCTIONAL"}
    what = {"characters": [{"person": holder}], "actions": ["CARRY", "DRAW"], "muzzle": ["OFF_AXIS"]}
    day.must("p-ana", "DraftPlan", texts=cast.safer_than("FUNCTIONAL"), **plan, **what)
    version = day.head
    for approver in ("p-ana", "p-dee"):
        day.must(approver, "ApprovePlan", plan=plan["plan"], version=version)


def shown(day: Day, weapon: str, holder: str) -> None:
    day.must("p-ana", "UnlockWeapon", weapon=weapon, purpose="TAKE")
    day.must("p-ana", "InspectWeapon", weapon=weapon, look=LOOK)
    day.must("p-ana", "ShowClear", weapon=weapon, holder=holder, setup=SETUP, kind="EMPTY", look=LOOK)
    cast.see(day, "p-dee", "p-cam", weapon=weapon, saw=SAW)


def take(weapon: str, holder: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """From one hand-over to the next: who says what of this weapon, one act after another. Nothing may be refused."""
    offer = {"holder": holder, "setup": SETUP, "use": "TAKE", "calls": ["DRAW"]}
    return (
        ("p-ana", {"act": "HandWeapon", "weapon": weapon, **offer}),
        (holder, {"act": "Seen", "weapon": weapon, "by": holder, "saw": SAW}),
        (holder, {"act": "TakeWeapon", "weapon": weapon}),
        ("p-ana", {"act": "WeaponReturned", "weapon": weapon}),
        ("p-ana", {"act": "ClearAgain", "weapon": weapon, "look": LOOK}),
    )
