"""The six standard days of tests/taps/days.py, pressed on the pages a crew uses. The phases have the same names."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.phones import Crew
from playwright.sync_api import Locator

from tests.browser import presses as p
from tests.taps import days
from tests.taps.floor import Floor

ANA, BEN, DEE, ELI, MAYA, RUTH, CAM, NOA = "p-ana", "p-ben", "p-dee", "p-eli", "p-tess", "p-ida", "p-cam", "p-noa"


def opening_count(crew: Crew) -> None:
    ana = crew[ANA]
    with crew.phase("opening count"):
        ana.at("/armory")
        form = ana.opened("#open").locator("form").first
        form.get_by_label("Unit").fill("un-main")
        form.get_by_label("Date").fill("2026-06-03")
        ana.number(form, "Weapons counted in the safe", 12)
        for box in days.BOXES:
            ana.number(form, f"Rounds counted in {box[2:].replace('-', ' ')}", 6)
        ana.recorded(form, "Open, with this count")


# ---- the revolver ----


def revolver(crew: Crew) -> None:
    colt_out(crew)
    open_setup(crew, "su-4a", in_line="Cam Yates")
    first_cold(crew, "4a", CAM, load=True)
    for n in range(2, 13):
        cold_retake(crew, "su-4a", n)
    colt_home(crew)


def colt_out(crew: Crew) -> None:
    ana = crew[ANA]
    with crew.phase("out of the safe"):
        out_with(crew, "w-colt", "dummies")
        p.inspect(ana)


def out_with(crew: Crew, weapon: str, rounds: str) -> None:
    ana = crew[ANA]
    ana.weapon(weapon)
    ana.recorded(ana.flow("unlock"), f"For a take, with {rounds}")


def form_of(part: Locator, button: str) -> Locator:
    """The form of this part that ends in this button."""
    return part.locator("form").filter(has=part.page.get_by_role("button", name=button))


def open_setup(crew: Crew, setup: str, *, in_line: str) -> None:
    with crew.phase(f"open {setup}"):
        p.set_up(crew[ELI], setup, "4", "Attended", 8, [in_line])


def first_cold(crew: Crew, setup: str, witness: str, *, load: bool) -> None:
    ana = crew[ANA]
    with crew.phase(f"first clearance in su-{setup}"):
        if load:
            ana.recorded(p.to_load(ana, setup), "Loaded and shown: dummies")
        else:
            back_and_shown(crew, setup)
        for person in (DEE, witness):
            p.seen(crew[person])
        p.handed(ana)
        p.taken(crew[MAYA])
    crew.passes(days.BETWEEN_TAKES)


def back_and_shown(crew: Crew, setup: str) -> None:
    ana = crew[ANA]
    ana.weapon("w-colt")
    form = form_of(ana.flow("back"), "Back and shown clear")
    ana.tick(form, "Maya Lind", setup)
    ana.look(form, "Dummy", feed="Empty")
    ana.recorded(form, "Back and shown clear")


def cold_retake(crew: Crew, setup: str, take: int) -> None:
    with crew.phase(f"cold re-take {take} in {setup}"):
        p.again(crew[ANA], "Draw")
        p.taken(crew[MAYA])
    crew.passes(days.BETWEEN_TAKES)


def colt_home(crew: Crew) -> None:
    ana = crew[ANA]
    with crew.phase("back in the safe"):
        ana.weapon("w-colt")
        form = form_of(ana.flow("back"), "All locked in")
        p.came_out(ana, form, 0, 6, 0, "c-dummies")
        ana.number(form, "Rounds counted in dummies", 6)
        ana.recorded(form, "All locked in")


def back_and_unloaded(crew: Crew, weapon: str, **rounds: int) -> None:
    ana = crew[ANA]
    ana.weapon(weapon)
    form = form_of(ana.flow("back"), "Back and unloaded")
    p.came_out(ana, form, rounds.get("fired", 0), rounds.get("whole", 0), rounds.get("dud", 0))
    ana.recorded(form, "Back and unloaded")


# ---- blanks ----


def blanks(crew: Crew) -> None:
    rifle_out(crew, "w-rifle", first=True)
    open_blanks_setup(crew)
    first_hot(crew, "w-rifle")
    for n in range(2, 7):
        with crew.phase(f"hot re-take {n}"):
            p.back_and_clear(crew[ANA], "w-rifle", fired=2)
            p.made_hot(crew[ANA], "w-rifle", 2, "Quarter")
            take_rifle(crew, "w-rifle")
        crew.passes(days.BETWEEN_TAKES)
    with crew.phase("back in the safe"):
        rifle_home(crew, "w-rifle")


def rifle_out(crew: Crew, rifle: str, *, first: bool) -> None:
    ana = crew[ANA]
    with crew.phase(f"{rifle} out of the safe and tested"):
        if first:
            out_with(crew, rifle, "blanks")
        else:
            p.unlock(ana, rifle)
        p.inspect(ana, rifle)
        test_fired(crew, rifle)


def test_fired(crew: Crew, rifle: str) -> None:
    ana = crew[ANA]
    ana.weapon(rifle)
    part = ana.flow("test-fire")
    part.get_by_label("Lot").select_option("l-blanks")
    ana.tick(part, "Clear", "Quarter")
    ana.number(part, "Rounds fired", 2)
    ana.number(part, "Distance that came out as safe, in metres", 6.5)
    ana.recorded(part, "Test fired")


def open_blanks_setup(crew: Crew) -> None:
    with crew.phase("open su-5a"):
        p.set_up(crew[ELI], "su-5a", "5", "Remote", 8, zone=["Ruth Calder", "Ana Reyes", "Mo Senn"])


def first_hot(crew: Crew, rifle: str) -> None:
    ana, dee = crew[ANA], crew[DEE]
    with crew.phase(f"first clearance of {rifle}"):
        p.show(ana, rifle, "Ruth Calder", "5a", "Empty")
        p.seen(dee, rifle, "Empty", 0)
        p.made_hot(ana, rifle, 2, "Quarter")
        dee.weapon(rifle)
        dee.recorded(dee.flow("announce"), "Announced: HOT")
        take_rifle(crew, rifle)
    crew.passes(days.BETWEEN_TAKES)


def take_rifle(crew: Crew, rifle: str) -> None:
    p.taken(crew[RUTH], rifle, "Blanks", 2, "Quarter")


def rifle_home(crew: Crew, *rifles: str) -> None:
    """The first of them comes back from whoever held it; the others are with the armorer already."""
    ana = crew[ANA]
    ana.weapon(rifles[0])
    form = form_of(ana.flow("back"), "All locked in")
    p.came_out(ana, form, 2, 0, 0)
    ana.tick(form, "Everything is back and clear: open the zone")
    ana.recorded(form, "All locked in")
    for rifle in rifles[1:]:
        p.locked(ana, rifle)


# ---- forty rubber rifles ----


def forty_rubber(crew: Crew) -> None:
    ana = crew[ANA]
    with crew.phase("out"):
        line = form_of(to_rubber(crew), "Looked at, one by one")
        line.get_by_label("Unit").select_option("un-main")
        ana.tick_weapons(line, days.RUBBER)
        ana.recorded(line, "Looked at, one by one")
        issued(crew, "ln-morning")
    crew.passes(180)
    with crew.phase("lunch"):
        ana.recorded(to_rubber(crew), "Line morning: all 40 are back")
        day_button(crew, "Lunch")
    crew.passes(60)
    with crew.phase("out again"):
        issued(crew, "ln-afternoon")
    crew.passes(180)
    with crew.phase("wrap"):
        p.line_home(ana, "afternoon", 40)
        day_button(crew, "Wrap the day")


def to_rubber(crew: Crew) -> Locator:
    crew[ANA].at("/armory")
    return crew[ANA].opened("#rubber")


def issued(crew: Crew, line: str) -> None:
    ana = crew[ANA]
    form = form_of(to_rubber(crew), "Give them out")
    form.get_by_label("Line").fill(line)
    form.get_by_label("Unit").select_option("un-main")
    for n, rubber in enumerate(days.RUBBER):
        form.locator(f'input[data-of="{rubber}"]').fill(f"V{n}")
        ana.touches += 1
    ana.recorded(form, "Give them out")


def day_button(crew: Crew, button: str) -> None:
    dee = crew[DEE]
    dee.at("/day")
    dee.recorded(dee.opened("#pause-un-main"), button)


# ---- three set-ups ----


def three_setups(crew: Crew) -> None:
    colt_out(crew)
    for setup, witness, name in (("4a", CAM, "Cam Yates"), ("4b", CAM, "Cam Yates"), ("4c", NOA, "Noa Stein")):
        if witness == NOA:
            open_with_somebody_else(crew)
            with crew.phase("the new operator is briefed"):
                briefed(crew)
        else:
            open_setup(crew, f"su-{setup}", in_line=name)
        first_cold(crew, setup, witness, load=setup == "4a")
        cold_retake(crew, f"su-{setup}", 2)
    colt_home(crew)


def open_with_somebody_else(crew: Crew) -> None:
    """Whoever came in has to be checked in, or no page knows that she could stand in line."""
    eli, noa = crew[ELI], crew[NOA]
    with crew.phase("open su-4c"):
        noa.at("/me")
        noa.recorded(noa.page.locator("main"), "I am here: check in")
        form = p.to_set_up(eli, "su-4c", "4", "Attended", 8)
        line = p.team(eli, form.locator("#in-line"), "Noa Stein")
        line.get_by_label("Noa Stein").select_option(label="in line, is shown it")
        replaced = eli.opened("#replaced")
        replaced.get_by_label("Who left").select_option("p-cam")
        replaced.get_by_label("Who is there now").select_option("p-noa")
        replaced.get_by_label("Position").fill("camera")
        eli.leads_on(form, "Open it", "/day")


def briefed(crew: Crew) -> None:
    ana = crew[ANA]
    ana.at("/day")
    part = ana.opened("#brief")
    part.get_by_label("Unit").select_option("un-main")
    ana.tick(part, "Noa Stein")
    ana.recorded(part, "Briefed")


# ---- a dud, the back-up, a STOP ----


def dud_and_stop(crew: Crew) -> None:
    ana = crew[ANA]
    rifle_out(crew, "w-rifle", first=True)
    rifle_out(crew, "w-rifle-2", first=False)
    open_blanks_setup(crew)
    first_hot(crew, "w-rifle")
    with crew.phase("dud"):
        ana.weapon("w-rifle")
        ana.recorded(ana.flow("stoppage"), "Dud")
        back_and_unloaded(crew, "w-rifle", fired=1, dud=1)
    first_hot(crew, "w-rifle-2")
    with crew.phase("dud looked into"):
        p.bore_checked(ana, "w-rifle")
    with crew.phase("STOP"):
        cam = crew[CAM]
        cam.at("/me")
        p.call_stop(cam, "My unit")
        cam.page.wait_for_selector("#stops .banner")
        back_and_unloaded(crew, "w-rifle-2", whole=2)
    with crew.phase("restart"):
        p.restart(crew[DEE], ana, "The light stand was moved; everybody is where they were.")
    with crew.phase("hot re-take after the restart"):
        ana.weapon("w-rifle-2")
        part = ana.flow("clear-again")
        ana.look(part, "Empty")
        ana.recorded(part, "Looked at again")
        p.made_hot(ana, "w-rifle-2", 2, "Quarter")
        take_rifle(crew, "w-rifle-2")
    crew.passes(days.BETWEEN_TAKES)
    with crew.phase("back in the safe"):
        rifle_home(crew, "w-rifle-2", "w-rifle")


# ---- what is walked in memory before ----


def with_rubber(folder: Path) -> Floor:
    floor = days.prepared(folder)
    days.rubber_registered(floor)
    return floor


def with_back_up(folder: Path) -> Floor:
    floor = days.prepared(folder)
    days.back_up_planned(floor)
    return floor


PHONE_DAYS: Final[dict[str, tuple[Callable[[Path], Floor], Callable[[Crew], None]]]] = dict(
    zip(
        days.DAYS,
        (
            (days.uncounted, opening_count),
            (days.prepared, revolver),
            (days.prepared, blanks),
            (with_rubber, forty_rubber),
            (days.prepared, three_setups),
            (with_back_up, dud_and_stop),
        ),
        strict=True,
    )
)
