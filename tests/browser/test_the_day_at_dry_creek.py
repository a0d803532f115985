"""The whole day of the demonstration, walked through the pages: what stands on the record is what was written for it.

Five screens stay open: Ana's phone, Dee's tablet, the performer's and the camera operator's phones, and Uma's desk.
Whoever else has a word to say takes their own phone out of the pocket for it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from showclear.desk.replay import Judged, replay
from showclear.record.log import Log
from tests.browser import presses as p
from tests.browser.crew import at_work_on
from tests.browser.demo_day import DAY, DemoDay, DryCreek, differences, on_the_record, written_for_the_day
from tests.browser.hands import Hands, nobody_complains

POSSE = [f"w-posse-{n:02d}" for n in range(1, 13)]
DRAW_AND_POINT = ("Draw", "Point")
# Where the pages differ from the file: what no page offers, and what one press of a page says beside it.
NOT_AS_WRITTEN = [
    "-CheckIn",  # Ana was checked in when she opened the armory,
    "-CheckIn",  # Dee when she opened the day;
    "-CheckIn",  # Eli and Saf have no word to say all day, and leave their phones in their pockets
    "-CheckIn",
    "-OpenSetup by p-dee",  # in a scene 44: the page offers the scenes that have a plan
    "+ShowClear by p-ana",  # the page loads and shows in one press, so that what is refused is refused twice
    "-Quarantined by p-ana",  # the bad look has sealed the box; the page offers it for what is not sealed
    "+ShowClear by p-ana",
    "+AttendMeeting by p-dee",  # the page holds the meeting, and says who was there in a press of its own
    "-ShowClear by p-ana",  # one chamber not looked at: the form does not go without an answer for each
    "-HandWeapon by p-dee",  # the 1st AD has no press to hand a weapon
    "-HandWeapon by p-ana",  # called to fire: the page offers what the plan calls for
    "-HandWeapon by p-ana",  # in a set-up it was not shown in: no press before it is shown there
    "-HandWeapon by p-ana",  # while a witness disagrees: no press either
    "-IssueLine by p-ana",  # a rifle without a name or voucher: one without is not on the line
    "+HandWeapon by p-ana",  # the page loads blanks and offers the weapon in one press: refused twice, as above
    "+HandWeapon by p-ana",
]


@pytest.fixture
def dry_creek(tmp_path: Path, browser: Browser) -> Iterator[DryCreek]:
    day = DemoDay(tmp_path / "data")
    with at_work_on(day, browser) as the_set:
        yield DryCreek(the_set, day)


def test_five_people_work_the_whole_day_of_dry_creek_through_their_pages(dry_creek: DryCreek) -> None:
    on = dry_creek
    first = on.day.desk.state.head + 1
    armory_and_day_open(on)
    a_box_is_not_what_its_label_says(on)
    shown_and_seen(on)
    three_takes(on)
    another_operator(on)
    the_camera_moves(on)
    posse_goes_out(on)
    rifle_is_prepared(on)
    a_dud(on)
    fired_and_clear(on)
    a_stop_and_home(on)
    assert differences(written_for_the_day(), on_the_record(on.day, first)) == NOT_AS_WRITTEN
    with Log.read(on.day.desk.read(lambda log: log.path)) as record:  # raises if anything of it does not agree
        assert {judged for _, judged in replay(record)} == {Judged.SAME}
    nobody_complains(on.everybody)


def armory_and_day_open(on: DryCreek) -> None:
    """Six in the morning: the armory with its count, the day, everybody checked in, the first set-up."""
    on.ana.at("/armory")
    armory = on.ana.opened("#open").locator("form").first
    assert armory.get_by_label("Unit").input_value() == "main"  # one word for armory and day, unless there are more
    armory.get_by_label("Unit").fill("Main")
    armory.get_by_label("Date").fill(DAY)
    on.ana.number(armory, "Weapons counted in the safe", 16)
    for container, count in (("dummies", 6), ("box 7", 6), ("blanks", 50)):
        on.ana.number(armory, f"Rounds counted in {container}", count)
    on.ana.recorded(armory, "Open, with this count")
    on.dee.at("/day")
    day = on.dee.opened("#open-day")
    day.get_by_label("Unit").fill("un-main")
    day.get_by_label("Date").fill(DAY)
    on.dee.recorded(day, "Open the day")
    with on.briefly("p-ben") as ben:
        checks_in(ben)
    checks_in(on.maya)
    for person in ("p-cole", "p-ida"):
        with on.briefly(person) as hands:
            checks_in(hands)
    checks_in(on.cam)
    for person in ("p-foc", "p-med"):
        with on.briefly(person) as hands:
            checks_in(hands)
    p.set_up(on.dee, "su-4a", "4", "Attended", 4, ["Cam Yates", "Finn Aubry"])


def checks_in(hands: Hands) -> None:
    """On the page that their link led to."""
    hands.recorded(hands.page.locator("main"), "I am here: check in")


def a_box_is_not_what_its_label_says(on: DryCreek) -> None:
    """The double must be away before the real one comes out; one of six in box 7 is no dummy."""
    ana = on.ana
    assert "replica" in ana.refused(p.to_unlock(ana, "w-colt", "Rehearsal"), "Ask to take it out")
    p.unlock(ana, "w-colt-rubber", "Rehearsal")
    ana.at("/armory")
    line = ana.opened("#rubber").locator("form").first
    line.get_by_label("Unit").select_option("un-main")
    ana.tick_weapons(line, ["w-colt-rubber"])
    ana.recorded(line, "Looked at, one by one")
    ana.refused(p.to_unlock(ana, "w-colt"), "Ask to take it out")
    p.locked(ana, "w-colt-rubber")
    p.unlock(ana)
    p.inspect(ana)
    ana.refused(p.to_load(ana, container="box 7"), "Loaded and shown: dummies")
    p.inspect_rounds(ana, "c-box-7", blanks=1)
    expect(ana.page.locator("#stops")).to_contain_text("STOP")
    offered = ana.opened("#safe").get_by_role("button", name="Quarantined").all_inner_texts()
    assert offered == ["Quarantined: dummies", "Quarantined: blanks"]
    ana.refused(p.to_load(ana), "Loaded and shown: dummies")
    p.inspect_rounds(ana, "c-dummies")
    with on.briefly("p-ben") as ben:
        p.restart(ana, ben, "Box 7 is set aside and sealed; every other round was looked at.")
    p.safe(ana, "Take out dummies")


def shown_and_seen(on: DryCreek) -> None:
    """Nothing is shown before the meeting; nothing is handed before those who must have seen it."""
    ana, dee = on.ana, on.dee
    ana.refused(p.to_load(ana), "Loaded and shown: dummies")
    meeting(dee)
    one_chamber_not_looked_at(on)
    p.show(ana, "w-colt", "Maya Lind", "4a", "Dummy")
    dee.weapon("w-colt")
    assert dee.page.locator("#flow-hand").count() == 0
    hand = p.to_hand(ana, *DRAW_AND_POINT)
    assert hand.get_by_label("Fire", exact=True).count() == 0
    said = ana.refused(hand, "Ask to hand it over")
    assert "Cam Yates" in said
    assert "1st AD" in said
    dee.at("/me")
    ana.page.locator(".not-yet li", has_text="1st AD has not seen").get_by_role("button").click()
    expect(ana.page.locator(".not-yet")).to_contain_text("Asked: Dee Larsen")
    expect(dee.page.locator("#main")).to_contain_text("Ana Reyes asks you", timeout=15_000)  # goes out with a beat
    p.seen(dee)
    p.seen(on.cam)
    with on.briefly("p-foc") as finn:
        p.seen(finn)
    dee.weapon("w-colt")
    dee.recorded(dee.flow("announce"), "Announced: COLD")


def one_chamber_not_looked_at(on: DryCreek) -> None:
    """The form does not go without an answer for each."""
    part = p.to_show(on.ana, "w-colt", "Maya Lind", "4a", "Dummy")
    last = part.locator("fieldset.chamber", has_text="Chamber 6")
    last.locator("input").evaluate_all("all => all.forEach(one => one.checked = false)")
    head = on.day.desk.state.head
    part.get_by_role("button", name="Shown clear").click()
    assert part.locator("input:invalid").count() > 0
    assert on.day.desk.state.head == head


def meeting(dee: Hands) -> None:
    dee.at("/day/un-main/meeting")
    roll = dee.page.locator("#hold form")
    actions = ("Carry", "Holster", "Draw", "Point", "Cock", "Fire")
    dee.tick(roll, "2", "4", "5", "Functional", "Blank only", *actions)
    roll.get_by_label("Heaviest load").select_option("QUARTER")
    roll.get_by_label("Where").fill("Main Street, by the well")
    dee.recorded(roll, "Held")
    counted = dee.opened("#roll-at-once").locator("form")
    dee.tick(counted, "Cam Yates")
    assert counted.get_by_role("button").inner_text().endswith("are here but: Cam Yates")
    counted.get_by_label("Cam Yates", exact=True).uncheck()
    dee.recorded(counted, "I have counted: all")


def three_takes(on: DryCreek) -> None:
    """A take, and twice another: one press of the armorer and one of the performer."""
    p.handed(on.ana, *DRAW_AND_POINT)
    p.taken(on.maya)
    expect(on.uma.page.locator(".tile")).to_contain_text("held by Maya Lind")
    tile = on.uma.page.locator(".tile").inner_text()
    assert "COLD DUMMY" in tile
    for _ in range(2):
        p.cut(on.dee, "su-4a")
        p.again(on.ana, *DRAW_AND_POINT)
        p.taken(on.maya)
    p.cut(on.dee, "su-4a")
    p.back(on.ana)


def another_operator(on: DryCreek) -> None:
    """Cam leaves at ten; Noa comes in for her, is briefed, and has to have her course and to have looked."""
    uma, ana = on.uma, on.ana
    uma.at("/people")
    add = uma.opened("#add")
    add.get_by_label("Name", exact=True).fill("Noa Stein")
    add.get_by_label("Short name").fill("Noa")
    add.get_by_label("Department").select_option("camera")
    uma.recorded(add, "Add")
    uma.at("/people")
    grant = uma.opened("#grant")
    grant.get_by_label("Who").select_option("p-noa")
    grant.get_by_label("Role").select_option("camera")
    uma.recorded(grant, "Give")
    on.cam.page.context.close()
    on.cam = on.joins("p-noa")
    checks_in(on.cam)
    on.dee.at("/day")
    gone = on.dee.opened("#replaced")
    gone.get_by_label("Who left").select_option("p-cam")
    gone.get_by_label("Who is there now").select_option("p-noa")
    on.dee.recorded(gone, "Say so")
    ana.refused(p.to_look_again(ana), "Looked at again")
    ana.at("/day")
    brief = ana.opened("#brief")
    brief.get_by_label("Unit").select_option("un-main")
    ana.tick(brief, "Noa Stein")
    ana.recorded(brief, "Briefed")
    ana.recorded(p.to_look_again(ana), "Looked at again")
    assert "course" in ana.refused(p.to_hand(ana, *DRAW_AND_POINT), "Ask to hand it over")
    uma.at("/people")
    paper = uma.opened("#who-p-noa").locator("form", has_text="A certificate you have seen")
    paper.get_by_label("A certificate you have seen").select_option("SAFETY_COURSE")
    paper.get_by_label("From", exact=True).fill("2026-01-01")
    paper.get_by_label("Until").fill("2026-12-31")
    uma.recorded(paper, "Seen")
    uma.at("")
    p.seen(on.cam)
    p.handed(ana, *DRAW_AND_POINT)
    p.taken(on.maya)
    p.cut(on.dee, "su-4a")
    p.back(ana)


def the_camera_moves(on: DryCreek) -> None:
    """A new set-up, a new look; Owen saw five where six were shown, and everything about the revolver stops."""
    ana, dee, noa = on.ana, on.dee, on.cam
    p.set_up(dee, "su-4b", "4", "Attended", 3.5, ["Noa Stein", "Owen Hale"])
    with on.briefly("p-cole") as owen:
        for saw in (5, 6):
            ana.weapon("w-colt")
            assert ana.page.locator("#flow-hand").count() == 0
            p.show(ana, "w-colt", "Maya Lind", "4b", "Dummy")
            p.seen(dee)
            p.seen(noa)
            p.seen(owen, count=saw)
            if saw == 5:
                expect(noa.page.locator("#stops")).to_contain_text("witness disagrees")
                p.restart(ana, dee, "Unloaded together and counted: six. One was hidden by a thumb.")
    p.handed(ana, *DRAW_AND_POINT)
    p.taken(on.maya)
    p.cut(dee, "su-4b")
    p.back(ana)
    p.unloaded(ana, whole=6, to="c-dummies")
    p.locked(ana)
    p.safe(ana, "Locked: dummies")
    on.maya.page.context.close()
    dee.at("/day")
    dee.recorded(dee.opened("#pause-un-main"), "Lunch")


def posse_goes_out(on: DryCreek) -> None:
    """Twelve rubber rifles are one line; then the set-up of scene 5."""
    ana = on.ana
    on.day.turns(f"{DAY}T13:00:00-06:00")
    ana.at("/armory")
    looked = ana.opened("#rubber").locator("form").nth(0)
    looked.get_by_label("Unit").select_option("un-main")
    ana.tick_weapons(looked, POSSE)
    ana.recorded(looked, "Looked at, one by one")
    ana.at("/armory")
    line = ana.opened("#rubber").locator("form").nth(1)
    line.get_by_label("Line").fill("ln-posse")
    line.get_by_label("Unit").select_option("un-main")
    for n in range(1, len(POSSE) + 1):
        line.get_by_label(f"posse {n:02d}", exact=True).fill(f"V{n:02d}")
    ana.recorded(line, "Give them out")
    p.set_up(on.dee, "su-5a", "5", "Remote", 5)


def rifle_is_prepared(on: DryCreek) -> None:
    """No blank before the rifle was tested with it, the zone declared, and the weapon shown anew."""
    ana, dee = on.ana, on.dee
    on.maya = ruth = on.pockets["p-ida"]  # the performer of scene 5
    p.unlock(ana, "w-rifle")
    p.inspect(ana, "w-rifle")
    p.bore_checked(ana, "w-rifle")
    p.safe(ana, "Take out blanks")
    rifle_shown(ana, dee, ruth)
    early = ana.refused(p.to_make_hot(ana, "w-rifle", 2, "Quarter"), "Ask to load and offer it")
    assert "zone" in early
    ana.weapon("w-rifle")
    test = ana.flow("test-fire")
    test.get_by_label("Lot").select_option("l-blanks")
    ana.tick(test, "Quarter")
    ana.number(test, "Rounds fired", 2)
    ana.number(test, "Distance that came out as safe, in metres", 6.5)
    ana.recorded(test, "Test fired")
    dee.at("/day/setups/su-5a")
    zone = dee.opened("#zone")
    dee.tick(zone, "Ruth Calder", "Ana Reyes", "Mo Senn", "Eyes and ears protected")
    dee.number(zone, "The nearest of them to the muzzle, in metres", 8)
    dee.recorded(zone, "That is everybody")
    rifle_shown(ana, dee, ruth)
    ana.refused(p.to_make_hot(ana, "w-rifle", 3, "Quarter"), "Ask to load and offer it")


def rifle_shown(ana: Hands, *witnesses: Hands) -> None:
    p.show(ana, "w-rifle", "Ruth Calder", "5a", "Empty")
    for witness in witnesses:
        p.seen(witness, "w-rifle", "Empty", 0)


def announced(dee: Hands, call: str) -> None:
    dee.weapon("w-rifle")
    dee.recorded(dee.flow("announce"), f"Announced: {call}")


def a_dud(on: DryCreek) -> None:
    """Loaded, read back, announced, taken; one of two did not fire."""
    ana, ruth = on.ana, on.maya
    p.made_hot(ana, "w-rifle", 2, "Quarter")
    ruth.refused(p.to_take(ruth, "w-rifle", "Blanks", 2, "Quarter"), "I saw this, I take it")
    announced(on.dee, "HOT")
    p.taken(ruth, "w-rifle", "Blanks", 2, "Quarter")
    ruth.weapon("w-rifle")
    ruth.recorded(ruth.flow("stoppage"), "Dud")
    p.back(ana, "w-rifle")
    p.unloaded(ana, "w-rifle", fired=1, dud=1)
    ana.refused(p.to_check_bore(ana, "w-rifle"), "Bore checked")
    on.day.waits(1)
    p.bore_checked(ana, "w-rifle")
    p.inspect(ana, "w-rifle")


def fired_and_clear(on: DryCreek) -> None:
    """The same again, and this time both fire; the zone opens once it is back and clear."""
    ana, dee, ruth = on.ana, on.dee, on.maya
    rifle_shown(ana, dee, ruth)
    p.made_hot(ana, "w-rifle", 2, "Quarter")
    announced(dee, "FIRING")
    p.taken(ruth, "w-rifle", "Blanks", 2, "Quarter")
    p.cut(dee, "su-5a")
    dee.refused(dee.page.locator("main"), "open the zone")
    p.back_and_clear(ana, "w-rifle", fired=2)
    dee.at("/day/setups/su-5a")
    dee.recorded(dee.page.locator("main"), "open the zone")


def a_stop_and_home(on: DryCreek) -> None:
    """The medic asks to be shown, then calls STOP; restart, everything locked and counted, the wrap."""
    ana, dee = on.ana, on.dee
    with on.briefly("p-med") as mo:
        mo.weapon("w-rifle")
        mo.recorded(mo.flow("show-me"), "Show me")
        mo.weapon("w-rifle")
        p.call_stop(mo, "This weapon: rifle")
        expect(mo.page.locator("#stops")).to_contain_text("STOP")
    p.restart(ana, dee, "A cable across the mark; it was moved.")
    p.locked(ana, "w-rifle")
    p.safe(ana, "Locked: blanks")
    dee.at("/day")
    dee.refused(dee.opened("#pause-un-main"), "Wrap the day")
    p.line_home(ana, "posse", len(POSSE))
    for container in ("c-dummies", "c-box-7"):
        ana.at("/armory/count")
        count = ana.page.locator("main")
        count.get_by_label("Container").select_option(container)
        ana.number(count, "Counted", 6)
        ana.leads_on(count, "That is the count", "/armory")
    dee.at("/day")
    dee.recorded(dee.opened("#pause-un-main"), "Wrap the day")
    expect(on.uma.page.locator("main")).to_contain_text("ALL LOCKED")
    ana.at("/armory")
    ana.recorded(ana.opened("#open"), "Close the armory of main")
