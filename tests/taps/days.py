"""Six standard days, played by everybody involved, on a floor that counts their presses.

What is counted is the work with weapons: unlocking, showing, seeing, handing, taking, returning, locking. The prep of
the week and the morning (people, papers, plans, the meeting) are played too and not counted. Every press is allowed:
one refusal ends the day.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests import cast
from tests.cast import DUMMIES, REVOLVER, TWO_QUARTER
from tests.taps.desk_day import Told
from tests.taps.floor import Floor

EMPTY_LOOK: Final = {"chambers": ["EMPTY"], "feed": "EMPTY", "bore": "CLEAR"}
DUMMY_LOOK: Final = cast.look()
EMPTY: Final = {"kind": "EMPTY"}
COLT: Final = {"holder": "p-tess", "use": "TAKE", "calls": ["DRAW"]}
RIFLE: Final = {"holder": "p-ida", "use": "TAKE", "calls": ["FIRE"]}
RUBBER: Final = [f"w-rubber-{n:02d}" for n in range(1, 41)]
BOXES: Final = [f"c-box-{n:02d}" for n in range(40)]
BETWEEN_TAKES: Final = 3  # minutes


def act(name: str, **fields: object) -> Told:
    return {"act": name, **fields}


def prepared(folder: Path) -> Floor:
    floor = Floor(folder)
    cast.prep_and_morning(floor)
    return floor


# 1. The opening count


def opening_count(folder: Path) -> Floor:
    """Twelve weapons and forty containers counted when the armory opens."""
    floor = uncounted(folder)
    counts = [{"container": box, "count": 6} for box in BOXES]
    with floor.phase("opening count"):
        floor.press("p-ana", act("OpenArmory", unit="un-main", date="2026-06-03", weapons=12, counts=counts))
    assert floor.state.units["un-main"].opening_gap < 0
    return floor


def uncounted(folder: Path) -> Floor:
    """Everything is registered and in the safe; nobody has counted it this morning."""
    floor = Floor(folder)
    cast.people_and_papers(floor)
    for n in range(12):
        fields = {"class": "FUNCTIONAL", "anatomy": REVOLVER, "serial": f"S{n}", "serial_again": f"S{n}"}
        floor.must("p-ana", "RegisterWeapon", weapon=f"w-{n:02d}", **fields)
    floor.must("p-ana", "ReceiveLot", lot="l-dummies", calibre=".45", count=240, **{"class": "DUMMY"})
    for box in BOXES:
        floor.must("p-ana", "FillContainer", container=box, kind="BOX", lot="l-dummies", count=6)
    return floor


# 2. A revolver with six dummies, twelve takes


def revolver(folder: Path) -> Floor:
    floor = prepared(folder)
    colt_out(floor)
    open_setup(floor, "su-4a", in_line="p-cam")
    first_cold(floor, "su-4a", in_line="p-cam", load=True)
    for n in range(2, 13):
        cold_retake(floor, "su-4a", n)
    colt_home(floor)
    return floor


def colt_out(floor: Floor) -> None:
    with floor.phase("out of the safe"):
        floor.press(
            "p-ana",
            act("UnlockWeapon", weapon="w-colt", purpose="TAKE"),
            act("InspectWeapon", weapon="w-colt", look=cast.look("EMPTY")),
            act("UnlockContainer", container="c-dummies"),
        )


def open_setup(floor: Floor, setup: str, *, in_line: str, before: tuple[Told, ...] = ()) -> None:
    line = [{"person": in_line, "position": "camera"}]
    shot = {"muzzle": ["OFF_AXIS"], "camera": "ATTENDED", "in_line": line}
    with floor.phase(f"open {setup}"):
        floor.press("p-eli", *before, act("OpenSetup", setup=setup, unit="un-main", scene="4", **shot))


def first_cold(floor: Floor, setup: str, *, in_line: str, load: bool) -> None:
    """Loaded or returned and shown in one press, in front of the 1st AD and whoever stands in line; then handed."""
    ready = act("LoadDummies", weapon="w-colt", container="c-dummies", count=6)
    if not load:
        ready = act("WeaponReturned", weapon="w-colt")
    shown = act("ShowClear", weapon="w-colt", holder="p-tess", setup=setup, kind="DUMMY", look=DUMMY_LOOK)
    with floor.phase(f"first clearance in {setup}"):
        floor.press("p-ana", ready, shown)
        with floor.together():
            for witness in ("p-dee", in_line):
                floor.press(witness, act("Seen", weapon="w-colt", by=witness, saw=DUMMIES))
        floor.press("p-ana", act("HandWeapon", weapon="w-colt", setup=setup, **COLT))
        take_colt(floor)
    floor.passes(BETWEEN_TAKES)


def take_colt(floor: Floor) -> None:
    seen = act("Seen", weapon="w-colt", by="p-tess", saw=DUMMIES)
    floor.press("p-tess", seen, act("TakeWeapon", weapon="w-colt"))


def cold_retake(floor: Floor, setup: str, take: int) -> None:
    with floor.phase(f"cold re-take {take} in {setup}"):
        floor.press(
            "p-ana",
            act("WeaponReturned", weapon="w-colt"),
            act("ClearAgain", weapon="w-colt", look=DUMMY_LOOK),
            act("HandWeapon", weapon="w-colt", setup=setup, **COLT),
        )
        take_colt(floor)
    floor.passes(BETWEEN_TAKES)


def colt_home(floor: Floor) -> None:
    with floor.phase("back in the safe"):
        floor.press(
            "p-ana",
            act("WeaponReturned", weapon="w-colt"),
            act("WeaponUnloaded", weapon="w-colt", unfired=6, to="c-dummies"),
            act("WeaponLocked", weapon="w-colt"),
            act("ContainerLocked", container="c-dummies"),
            act("CountTaken", container="c-dummies", count=6),
        )


# 3. A blanks day


def blanks(folder: Path) -> Floor:
    """One rifle, two quarter loads a take, six takes."""
    floor = prepared(folder)
    rifle_out(floor, "w-rifle", also=[act("UnlockContainer", container="c-blanks")])
    open_blanks_setup(floor)
    first_hot(floor, "w-rifle")
    for n in range(2, 7):
        hot_retake(floor, "w-rifle", n)
    with floor.phase("back in the safe"):
        floor.press("p-ana", *rifle_back("w-rifle", fired=2), *rifle_locked("w-rifle"), act("OpenZone", setup="su-5a"))
    return floor


def rifle_out(floor: Floor, rifle: str, also: list[Told]) -> None:
    """Two presses a gun: one at the safe, one where it is test fired."""
    fired = {"lot": "l-blanks", "load": "QUARTER", "rounds": 2, "distance": 6500}
    with floor.phase(f"{rifle} out of the safe and tested"):
        floor.press(
            "p-ana",
            act("UnlockWeapon", weapon=rifle, purpose="TAKE"),
            act("InspectWeapon", weapon=rifle, look=EMPTY_LOOK),
            act("CheckBore", weapon=rifle, bore="CLEAR"),
            *also,
        )
        floor.press("p-ana", act("TestFire", weapon=rifle, **fired))


def open_blanks_setup(floor: Floor) -> None:
    shot = {"muzzle": ["OFF_AXIS"], "camera": "REMOTE", "distance": 8000, "protection": True}
    zone = {"people": ["p-ida", "p-ana", "p-med"], "distance": 8000, "protection": True}
    with floor.phase("open su-5a"):
        floor.press(
            "p-eli",
            act("OpenSetup", setup="su-5a", unit="un-main", scene="5", **shot),
            act("DeclareZone", setup="su-5a", **zone),
        )


def first_hot(floor: Floor, rifle: str) -> None:
    """Shown empty, loaded, called HOT over the set, taken."""
    with floor.phase(f"first clearance of {rifle}"):
        floor.press(
            "p-ana", act("ShowClear", weapon=rifle, holder="p-ida", setup="su-5a", kind="EMPTY", look=EMPTY_LOOK)
        )
        floor.press("p-dee", act("Seen", weapon=rifle, by="p-dee", saw=EMPTY))
        loaded = floor.press("p-ana", *loaded_and_handed(rifle))[0]
        floor.press("p-dee", act("AnnounceOnSet", weapon=rifle, call="HOT", statement=loaded.index))
        take_rifle(floor, rifle)
    floor.passes(BETWEEN_TAKES)


def loaded_and_handed(rifle: str) -> tuple[Told, ...]:
    load = {"containers": ["c-blanks"], "count": 2, "load": "QUARTER"}
    return (
        act("MakeHot", weapon=rifle, setup="su-5a", **load, **RIFLE),
        act("HandWeapon", weapon=rifle, setup="su-5a", **RIFLE),
    )


def take_rifle(floor: Floor, rifle: str) -> None:
    seen = act("Seen", weapon=rifle, by="p-ida", saw=TWO_QUARTER)
    floor.press("p-ida", seen, act("TakeWeapon", weapon=rifle))


def hot_retake(floor: Floor, rifle: str, take: int) -> None:
    with floor.phase(f"hot re-take {take}"):
        floor.press("p-ana", *rifle_back(rifle, fired=2), act("ClearAgain", weapon=rifle, look=EMPTY_LOOK))
        floor.press("p-ana", *loaded_and_handed(rifle))
        take_rifle(floor, rifle)
    floor.passes(BETWEEN_TAKES)


def rifle_back(rifle: str, **rounds: int) -> tuple[Told, ...]:
    return act("WeaponReturned", weapon=rifle), act("WeaponUnloaded", weapon=rifle, **rounds)


def rifle_locked(rifle: str) -> tuple[Told, ...]:
    return act("WeaponLocked", weapon=rifle), act("ContainerLocked", container="c-blanks")


# 4. Forty rubber rifles out, lunch, out, wrap


def forty_rubber(folder: Path) -> Floor:
    floor = prepared(folder)
    rubber_registered(floor)
    items = [{"weapon": rubber, "voucher": f"V{n}"} for n, rubber in enumerate(RUBBER)]
    with floor.phase("out"):
        floor.press("p-ana", act("ClearLine", unit="un-main", weapons=RUBBER))
        floor.press("p-ana", act("IssueLine", line="ln-morning", unit="un-main", items=items))
    floor.passes(180)
    with floor.phase("lunch"), floor.together():
        floor.press("p-ana", act("LineCollected", line="ln-morning", weapons=RUBBER))
        floor.press("p-dee", act("LunchBegan", unit="un-main"))
    floor.passes(60)
    with floor.phase("out again"):
        floor.press("p-ana", act("IssueLine", line="ln-afternoon", unit="un-main", items=items))
    floor.passes(180)
    with floor.phase("wrap"):
        locked = [act("WeaponLocked", weapon=rubber) for rubber in RUBBER]
        floor.press("p-ana", act("LineCollected", line="ln-afternoon", weapons=RUBBER), *locked)
        floor.press("p-dee", act("WrapDay", unit="un-main"))
    return floor


def rubber_registered(floor: Floor) -> None:
    for n, rubber in enumerate(RUBBER):
        fields = {"anatomy": {"feed": "SINGLE"}, "serial": f"G{n}", "serial_again": f"G{n}", "class": "RUBBER"}
        floor.must("p-ana", "RegisterWeapon", weapon=rubber, **fields)


# 5. Three set-ups, the camera moved twice, its operator replaced


def three_setups(folder: Path) -> Floor:
    floor = prepared(folder)
    colt_out(floor)
    replaced = act("CrewReplaced", out="p-cam", position="camera", **{"in": "p-noa"})
    for setup, operator in (("su-4a", "p-cam"), ("su-4b", "p-cam"), ("su-4c", "p-noa")):
        before = (replaced,) if operator == "p-noa" else ()
        open_setup(floor, setup, in_line=operator, before=before)
        if before:
            with floor.phase("the new operator is briefed"):
                floor.press("p-ana", act("Brief", unit="un-main", people=["p-noa"]))
        first_cold(floor, setup, in_line=operator, load=setup == "su-4a")
        cold_retake(floor, setup, 2)
    colt_home(floor)
    return floor


# 6. A dud, the back-up, a STOP, a restart


def dud_and_stop(folder: Path) -> Floor:
    floor = prepared(folder)
    back_up_planned(floor)
    rifle_out(floor, "w-rifle", also=[act("UnlockContainer", container="c-blanks")])
    rifle_out(floor, "w-rifle-2", also=[])
    open_blanks_setup(floor)
    first_hot(floor, "w-rifle")
    with floor.phase("dud"):
        floor.press(
            "p-ana",
            act("WeaponReturned", weapon="w-rifle"),
            act("Stoppage", weapon="w-rifle", kind="DUD"),
            act("WeaponUnloaded", weapon="w-rifle", fired=1, failed=1),
        )
    first_hot(floor, "w-rifle-2")
    with floor.phase("dud looked into"):
        floor.press("p-ana", act("CheckBore", weapon="w-rifle", bore="CLEAR"))
    stop_and_restart(floor)
    with floor.phase("hot re-take after the restart"):
        again = act("ClearAgain", weapon="w-rifle-2", look=EMPTY_LOOK)
        floor.press("p-ana", again, *loaded_and_handed("w-rifle-2"))
        take_rifle(floor, "w-rifle-2")
    floor.passes(BETWEEN_TAKES)
    with floor.phase("back in the safe"):
        home = (*rifle_back("w-rifle-2", fired=2), *rifle_locked("w-rifle-2"), act("WeaponLocked", weapon="w-rifle"))
        floor.press("p-ana", *home, act("OpenZone", setup="su-5a"))
    return floor


def back_up_planned(floor: Floor) -> None:
    """A second rifle, named in a new version of the plan that both approve. Prep: not counted."""
    fields = {"class": "BLANK_ONLY", "anatomy": {"feed": "TUBE", "chambers": 1, "tube": 6}, "calibre": ".44"}
    floor.must("p-ana", "RegisterWeapon", weapon="w-rifle-2", serial="S2", serial_again="S2", **fields)
    plan = {
        "scenes": ["5"], "weapons": ["w-rifle", "w-rifle-2"], "weapon_class": "BLANK_ONLY",
        "characters": [{"person": "p-ida"}], "actions": ["CARRY", "POINT", "FIRE"], "muzzle": ["OFF_AXIS"],
        "rounds": 2, "load": "QUARTER", "distance": 7000,
    }  # fmt: skip
    floor.must("p-ana", "DraftPlan", plan="pl-rifle", texts=cast.safer_than("BLANK_ONLY"), **plan)
    version = floor.head
    for approver in ("p-ana", "p-dee"):
        floor.must(approver, "ApprovePlan", plan="pl-rifle", version=version)


def stop_and_restart(floor: Floor) -> None:
    """The camera operator calls it; the weapon is made safe under it; 1st AD and armorer restart."""
    with floor.phase("STOP"):
        called = floor.press("p-cam", act("StopCalled", scope="UNIT", subject="un-main"))[0]
        floor.press("p-ana", *rifle_back("w-rifle-2", unfired=2))
    with floor.phase("restart"):
        asked = floor.press("p-dee", act("Restart", stop=f"s{called.index}", texts=["reason"]))[0]
        floor.press("p-ana", act("Countersign", of=asked.index))
    assert not floor.state.stops


DAYS: Final[dict[str, Callable[[Path], Floor]]] = {
    "opening count, 12 weapons, 40 containers": opening_count,
    "a revolver with six dummies, 12 takes": revolver,
    "a blanks day, 6 takes": blanks,
    "40 rubber rifles out, lunch, out, wrap": forty_rubber,
    "three set-ups, operator replaced": three_setups,
    "a dud, the back-up, a STOP, a restart": dud_and_stop,
}
