"""A weapons day in the browser: five people, a phone each."""

from tests import cast
from tests.browser.crew import Set
from tests.browser.hands import Hands, nobody_complains


def morning(the_set: Set) -> None:
    """Prep and the meeting are done; the armory is open and the set-up of scene 4 too."""
    day = the_set.day
    cast.prep_and_morning(day)
    cast.open_setup(day, "su-4a")


def shown_to_nobody(the_set: Set) -> None:
    """The same morning, and the colt shown; nobody has looked yet."""
    morning(the_set)
    cast.unlock_colt(the_set.day)
    cast.load_colt(the_set.day)
    cast.show_colt(the_set.day)


def shown(ana: Hands) -> None:
    """Out of its safe, inspected, six dummies loaded and shown."""
    ana.weapon("w-colt")
    out = ana.flow("unlock")
    ana.tick(out, "Take")
    ana.recorded(out, "Ask to take it out")
    ana.weapon("w-colt")
    inspect = ana.flow("inspect")
    ana.look(inspect, "Empty")
    ana.recorded(inspect, "Inspected in full")
    ana.who.go("/armory")
    safe = ana.page.locator("#safe")
    safe.locator("summary").click()
    ana.recorded(safe.locator("form").nth(0), "Take out dummies")
    ana.weapon("w-colt")
    load = ana.flow("load")
    ana.tick(load, "dummies")
    ana.number(load, "How many dummies", 6)
    ana.tick(load, "Maya Lind", "4a")
    ana.look(load, "Dummy", feed="Empty")
    ana.recorded(load, "Loaded and shown: dummies")


def seen(witness: Hands, weapon: str = "w-colt") -> None:
    witness.weapon(weapon)
    look = witness.flow("look")
    witness.saw(look, "Dummies", 6)
    witness.recorded(look, "I saw this")


def handed(ana: Hands) -> None:
    ana.weapon("w-colt")
    hand = ana.flow("hand")
    ana.tick(hand, "Take", "Draw")
    ana.recorded(hand, "Ask to hand it over")


def taken(maya: Hands) -> None:
    maya.weapon("w-colt")
    take = maya.flow("take")
    maya.saw(take, "Dummies", 6)
    maya.recorded(take, "I saw this, I take it")


def test_five_people_work_a_cold_take_from_safe_to_hand_and_back(the_set: Set) -> None:
    morning(the_set)
    ana, dee, cam, maya, uma = people = [
        Hands(the_set.joins(p)) for p in ("p-ana", "p-dee", "p-cam", "p-tess", "p-uma")
    ]
    shown(ana)
    ana.weapon("w-colt")
    early = ana.flow("hand")
    ana.tick(early, "Take", "Draw")
    said = ana.refused(early, "Ask to hand it over")
    assert "Cam Yates" in said
    assert "1st AD" in said
    seen(dee)
    seen(cam)
    handed(ana)
    taken(maya)
    uma.who.go("")
    tile = uma.page.locator(".tile").inner_text()
    assert "COLD DUMMY" in tile
    assert "held by Maya Lind" in tile
    dee.who.go("/day/setups/su-4a")
    dee.recorded(dee.page.locator("main form").first, "Cut")
    ana.weapon("w-colt")
    ana.recorded(ana.flow("back"), "It is back with me")
    unload = ana.flow("unload")
    ana.number(unload, "Fired", 0)
    ana.number(unload, "Came out whole", 6)
    ana.number(unload, "Did not fire", 0)
    unload.get_by_label("Whole rounds went to").select_option("c-dummies")
    ana.recorded(unload, "Unloaded")
    ana.recorded(ana.flow("lock"), "Locked in its safe")
    uma.page.wait_for_function("() => document.body.innerText.includes('ALL LOCKED')")
    nobody_complains(h.who for h in people)


def test_a_witness_who_saw_five_where_six_were_shown_stops_the_weapon_on_every_phone(the_set: Set) -> None:
    morning(the_set)
    ana, dee, cam = people = [Hands(the_set.joins(p)) for p in ("p-ana", "p-dee", "p-cam")]
    shown(ana)
    dee.who.go("/me")
    cam.weapon("w-colt")
    told = cam.page.inner_text("main .tile")
    assert "LOOK FIRST" in told
    assert "6" not in told
    look = cam.flow("look")
    cam.saw(look, "Dummies", 5)
    cam.press(look, "I saw this")
    dee.page.wait_for_selector("#stops .banner")
    assert "witness disagrees" in dee.page.inner_text("#stops")
    ana.weapon("w-colt")
    assert "STOP" in ana.page.inner_text("main .tile .word")
    nobody_complains(h.who for h in people)


def test_a_stop_in_two_gestures_turns_every_phone_while_a_weapon_is_out(the_set: Set) -> None:
    shown_to_nobody(the_set)
    cast.see(the_set.day, "p-dee", "p-cam")
    cast.hand_colt(the_set.day)
    cast.take_colt(the_set.day)
    ana, foc, uma = people = [the_set.joins(p) for p in ("p-ana", "p-med", "p-uma")]
    ana.go("/weapons/w-colt")
    uma.go("?wall=1")
    foc.go("/me")
    foc.page.click("#call-stop")
    foc.page.get_by_role("button", name="Everything").click()
    for somebody in people:
        somebody.page.wait_for_selector(".banner:visible")
        assert "STOP" in somebody.page.inner_text("body")
    back = Hands(ana)
    back.recorded(back.flow("back"), "It is back with me")
    nobody_complains(people)


def test_a_refusal_has_a_button_that_asks_whoever_can_cure_it(the_set: Set) -> None:
    morning(the_set)
    ana, dee = people = [Hands(the_set.joins(p)) for p in ("p-ana", "p-dee")]
    shown(ana)
    dee.who.go("/me")
    hand = ana.flow("hand")
    ana.tick(hand, "Take", "Draw")
    ana.refused(hand, "Ask to hand it over")
    ana.page.locator(".not-yet li", has_text="1st AD has not seen").get_by_role("button").click()
    ana.page.wait_for_function("() => document.querySelector('.not-yet').textContent.includes('Asked: Dee Larsen')")
    dee.page.wait_for_function("() => document.getElementById('main').textContent.includes('Ana Reyes asks you')")
    nobody_complains(h.who for h in people)
