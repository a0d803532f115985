"""What each of them presses on their own phone, by the name it has on a set. Every press must reach the record."""

from collections.abc import Iterable, Sequence

from playwright.sync_api import Locator

from tests import cast
from tests.browser.crew import Set
from tests.browser.hands import Hands


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


# ---- the armorer ----


def to_unlock(ana: Hands, weapon: str, use: str = "Take") -> Locator:
    ana.weapon(weapon)
    out = ana.flow("unlock")
    ana.tick(out, use)
    return out


def unlock(ana: Hands, weapon: str = "w-colt", use: str = "Take") -> None:
    ana.recorded(to_unlock(ana, weapon, use), "Ask to take it out")


def inspect(ana: Hands, weapon: str = "w-colt") -> None:
    ana.weapon(weapon)
    part = ana.flow("inspect")
    ana.look(part, "Empty")
    ana.recorded(part, "Inspected in full")


def inspect_rounds(ana: Hands, container: str, blanks: int = 0) -> None:
    """Six rounds in the hand, one by one; the last `blanks` of them are blanks."""
    ana.at(f"/armory/{container}")
    form = ana.page.locator("main form")
    for n in range(6):
        each = form.locator("fieldset.chamber").nth(n)
        if n < 6 - blanks:
            ana.tick(each, "Hole", "Rattles")
        else:
            each.get_by_label("Class").select_option("BLANK")
    ana.leads_on(form, "Every round looked at", "/armory")


def to_look_again(ana: Hands) -> Locator:
    ana.weapon("w-colt")
    part = ana.flow("clear-again")
    ana.look(part, "Dummy", feed="Empty")
    return part


def to_check_bore(ana: Hands, weapon: str) -> Locator:
    ana.weapon(weapon)
    part = ana.flow("bore")
    ana.tick(part, "Clear")
    return part


def bore_checked(ana: Hands, weapon: str) -> None:
    ana.recorded(to_check_bore(ana, weapon), "Bore checked")


def safe(ana: Hands, button: str) -> None:
    """One press in the list of containers: `Take out dummies`, `Locked: dummies`."""
    ana.at("/armory")
    ana.recorded(ana.opened("#safe"), button)


def to_load(ana: Hands, setup: str = "4a", container: str = "dummies", holder: str = "Maya Lind") -> Locator:
    """Six dummies in, every chamber looked at."""
    ana.weapon("w-colt")
    load = ana.flow("load")
    ana.tick(load, container)
    ana.number(load, "How many dummies", 6)
    ana.tick(load, holder, setup)
    ana.look(load, "Dummy", feed="Empty")
    return load


def shown(ana: Hands) -> None:
    """Out of its safe, inspected, six dummies loaded and shown."""
    unlock(ana)
    inspect(ana)
    safe(ana, "Take out dummies")
    ana.recorded(to_load(ana), "Loaded and shown: dummies")


def to_show(ana: Hands, weapon: str, holder: str, setup: str, found: str) -> Locator:
    ana.weapon(weapon)
    part = ana.flow("show")
    ana.tick(part, holder, setup)
    ana.look(part, found)
    return part


def show(ana: Hands, weapon: str, holder: str, setup: str, found: str) -> None:
    ana.recorded(to_show(ana, weapon, holder, setup, found), "Shown clear")


def to_hand(ana: Hands, *calls: str, weapon: str = "w-colt") -> Locator:
    ana.weapon(weapon)
    hand = ana.flow("hand")
    ana.tick(hand, "Take", *(calls or ("Draw",)))
    return hand


def handed(ana: Hands, *calls: str) -> None:
    ana.recorded(to_hand(ana, *calls), "Ask to hand it over")


def again(ana: Hands, *calls: str) -> None:
    """Another cold take in one press: back, every chamber, offered."""
    ana.weapon("w-colt")
    part = ana.flow("again")
    ana.look(part, "Dummy", feed="Empty")
    ana.tick(part, "Take", *calls)
    ana.recorded(part, "Back, looked at, offered again")


def back(ana: Hands, weapon: str = "w-colt") -> None:
    ana.weapon(weapon)
    ana.recorded(ana.flow("back"), "It is back with me")


def unloaded(ana: Hands, weapon: str = "w-colt", *, fired: int = 0, whole: int = 0, dud: int = 0, to: str = "") -> None:
    ana.weapon(weapon)
    part = ana.flow("unload")
    came_out(ana, part, fired, whole, dud, to)
    ana.recorded(part, "Unloaded")


def came_out(ana: Hands, part: Locator, fired: int, whole: int, dud: int, to: str = "") -> None:
    for label, count in (("Fired", fired), ("Came out whole", whole), ("Did not fire", dud)):
        ana.number(part, label, count)
    if to:
        part.get_by_label("Whole rounds went to").select_option(to)


def locked(ana: Hands, weapon: str = "w-colt") -> None:
    ana.weapon(weapon)
    ana.recorded(ana.flow("lock"), "Locked in its safe")


def line_home(ana: Hands, line: str, count: int) -> None:
    """A whole line of rubber, counted into its safe."""
    ana.at("/armory")
    button = f"Line {line}: all {count} locked in"
    rubber = ana.opened("#rubber")
    form = rubber.locator("form").filter(has=ana.page.get_by_role("button", name=button))
    ana.number(form, "Counted into the safe, one by one", count)
    ana.recorded(form, button)


def to_make_hot(ana: Hands, weapon: str, count: int, load: str) -> Locator:
    ana.weapon(weapon)
    hot = ana.flow("make-hot")
    ana.tick(hot, "blanks")
    ana.number(hot, "How many blanks", count)
    ana.tick(hot, load, "Take", "Fire")
    return hot


def made_hot(ana: Hands, weapon: str, count: int, load: str) -> None:
    ana.recorded(to_make_hot(ana, weapon, count, load), "Ask to load and offer it")


def back_and_clear(ana: Hands, weapon: str, fired: int) -> None:
    ana.weapon(weapon)
    home = ana.flow("back-hot")
    came_out(ana, home, fired, 0, 0)
    ana.look(home, "Empty")
    ana.recorded(home, "Back, unloaded, looked at")


# ---- whoever looks, takes and calls ----


def seen(witness: Hands, weapon: str = "w-colt", kind: str = "Dummies", count: int = 6) -> None:
    witness.weapon(weapon)
    look = witness.flow("look")
    witness.saw(look, kind, count)
    witness.recorded(look, "I saw this")


def to_take(holder: Hands, weapon: str = "w-colt", kind: str = "Dummies", count: int = 6, load: str = "") -> Locator:
    holder.weapon(weapon)
    take = holder.flow("take")
    holder.saw(take, kind, count, load)
    return take


def taken(holder: Hands, weapon: str = "w-colt", kind: str = "Dummies", count: int = 6, load: str = "") -> None:
    holder.recorded(to_take(holder, weapon, kind, count, load), "I saw this, I take it")


def cut(dee: Hands, setup: str) -> None:
    dee.at(f"/day/setups/{setup}")
    dee.recorded(dee.page.locator("main"), "Cut")


def set_up(
    dee: Hands, name: str, scene: str, camera: str, metres: float, in_line: Sequence[str] = (), zone: Sequence[str] = ()
) -> None:
    """Opens a set-up; where a zone is named, in the same press."""
    form = to_set_up(dee, name, scene, camera, metres)
    for person in in_line:
        team(dee, form.locator("#in-line"), person).get_by_label(person).select_option(label="in line, is shown it")
    if zone:
        inside = dee.opened("#zone")
        for person in zone:
            dee.tick(team(dee, inside, person), person)
        dee.tick(form, "Eyes and ears protected")
    dee.leads_on(form, "Open it", "/day")


def to_set_up(dee: Hands, name: str, scene: str, camera: str, metres: float = 0) -> Locator:
    dee.at("/day/un-main/setup")
    form = dee.page.locator("main form")
    form.get_by_label("Its name").fill(name)
    dee.tick(form, scene, "Off axis", camera)
    if metres:
        form.get_by_label("Nearest person to the muzzle, in metres").fill(str(metres))
    return form


def team(dee: Hands, part: Locator, person: str) -> Locator:
    """The department of this person, opened where it is closed."""
    found = part.locator("details").filter(has=dee.page.get_by_label(person))
    if found.get_attribute("open") is None:
        found.locator("summary").click()
        dee.touches += 1
    return found


def restart(asks: Hands, countersigns: Hands, reason: str, stop: int = 0) -> None:
    """Two people and a reason in writing."""
    asks.at("/day")
    part = asks.page.locator("details[id^=restart-]").nth(stop)
    part.locator("summary").click()
    part.get_by_label("What was done, in writing").fill(reason)
    asks.recorded(part, "Ask to restart")
    countersigns.at("/me")
    countersigns.recorded(countersigns.page.locator("main"), "I countersign")


def call_stop(who: Hands, what: str) -> None:
    """Two gestures, from any page."""
    who.page.click("#call-stop")
    who.page.locator("#stop-dialog").get_by_role("button", name=what).click()
    who.touches += 2


def scribe(writes: Hands, who: str, said: str, kind: str, count: int, heard: Iterable[str]) -> Locator:
    """What somebody said aloud at the colt, ready to be pressed."""
    writes.weapon("w-colt")
    part = writes.flow("scribe")
    part.get_by_label("Who looked and said it aloud").select_option(who)
    writes.saw(part, kind, count)
    part.get_by_label("Their words").fill(said)
    writes.tick(part, *heard)
    return part
