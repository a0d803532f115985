"""What is said on a day: what always is, and by theme what goes wrong or goes on beside it.

Every act has its right argument and, where one is likely, a wrong one. Nobody says everything on every day: a search
takes the sayings about its weapon, always those of the hand-over, and a theme or two.
"""

from collections.abc import Iterable

from tests.cast import TWO_QUARTER, look
from tests.modelcheck.alphabet import (
    COLT,
    MINUTE,
    RIFLE,
    RUBBER,
    SECOND,
    Saying,
    announce,
    answer,
    as_stated,
    close,
    countersign,
    identify,
    lift,
    passes,
    refer,
    relieve_ana,
    restart,
    say,
)

EMPTY, FULL = look("EMPTY"), look()
RIFLE_EMPTY = {"chambers": ["EMPTY"], "feed": "EMPTY", "bore": "CLEAR"}
FIVE = {**look(), "chambers": ["DUMMY"] * 5 + ["NOT_LOOKED"]}
A_BLANK = {**look("EMPTY"), "chambers": ["EMPTY"] * 5 + ["BLANK"]}
SHOW = {"weapon": COLT, "holder": "p-tess", "setup": "su-4a", "kind": "DUMMY", "look": FULL}
HAND = {"weapon": COLT, "holder": "p-tess", "setup": "su-4a", "use": "TAKE", "calls": ["DRAW"]}
HOT = {"weapon": RIFLE, "holder": "p-ida", "setup": "su-5a", "use": "TAKE", "calls": ["FIRE"]}
LOADING = {**HOT, "containers": ["c-blanks"], "count": 2, "load": "QUARTER"}
SETUP = {
    "unit": "un-main", "scene": "4", "muzzle": ["OFF_AXIS"], "camera": "ATTENDED", "distance": 8000,
    "in_line": [{"person": "p-cam", "position": "in line"}],
}  # fmt: skip
MEETING = {
    "unit": "un-main", "scenes": ["4", "5"], "classes": ["FUNCTIONAL", "BLANK_ONLY", "RUBBER"], "load": "QUARTER",
    "actions": ["CARRY", "DRAW", "POINT", "COCK", "FIRE"], "attended": ["p-ana", "p-dee", "p-tess", "p-cam", "p-ida"],
}  # fmt: skip
ROUND = {"class": "DUMMY", "hole": True, "rattle": True}


ALWAYS = (
    say("Ana unlocks the colt for a take", "ana", "UnlockWeapon", weapon=COLT, purpose="TAKE"),
    say("Ana inspects the colt, empty", "ana", "InspectWeapon", weapon=COLT, look=EMPTY),
    say("Ana inspects five chambers of the colt", "ana", "InspectWeapon", weapon=COLT, look=FIVE),
    say("Ana loads six dummies", "ana", "LoadDummies", weapon=COLT, container="c-dummies", count=6),
    say("Ana shows the colt to Tess", "ana", "ShowClear", **SHOW),
    say("Ana shows the colt empty", "ana", "ShowClear", **{**SHOW, "kind": "EMPTY", "look": EMPTY}),
    say("Ana shows five of the six dummies", "ana", "ShowClear", **{**SHOW, "look": FIVE}),
    say("Ana shows the colt to Cole", "ana", "ShowClear", **{**SHOW, "holder": "p-cole"}),
    say("Ana clears the colt again", "ana", "ClearAgain", weapon=COLT, look=FULL),
    say("Ana clears five dummies again", "ana", "ClearAgain", weapon=COLT, look=FIVE),
    refer("Dee sees the colt", "dee", as_stated(COLT, "dee"), COLT),
    refer("Cam sees the colt", "cam", as_stated(COLT, "cam"), COLT),
    refer("Tess sees the colt", "tess", as_stated(COLT, "tess"), COLT),
    refer("Cole sees the colt", "cole", as_stated(COLT, "cole"), COLT),
    say("Ana hands the colt to Tess", "ana", "HandWeapon", **HAND),
    say("Ana hands the colt to Tess to fire", "ana", "HandWeapon", **{**HAND, "calls": ["FIRE"]}),
    say("Ana hands the colt to Cole", "ana", "HandWeapon", **{**HAND, "holder": "p-cole"}),
    say("Ben hands the colt to Tess", "ben", "HandWeapon", **HAND),
    say("Dee hands the colt to Tess", "dee", "HandWeapon", **HAND),
    say("Tess takes the colt", "tess", "TakeWeapon", weapon=COLT),
    say("Cole takes the colt", "cole", "TakeWeapon", weapon=COLT),
    say("Ana takes the colt up again", "ana", "TakeUp", weapon=COLT),
    refer("Dee calls the colt cold", "dee", announce(COLT, "COLD"), COLT),
    say("Ana has the colt back", "ana", "WeaponReturned", weapon=COLT),
    say("Ana unloads six dummies", "ana", "WeaponUnloaded", weapon=COLT, unfired=6, to="c-dummies"),
    say("Ana unloads five dummies", "ana", "WeaponUnloaded", weapon=COLT, unfired=5, to="c-dummies"),
    say("Ana locks the colt", "ana", "WeaponLocked", weapon=COLT),
    say("Ana puts the colt down, Ben watching", "ana", "WeaponPlaced", weapon=COLT, watched_by="p-ben"),
    say("Ana puts the colt down, nobody watching", "ana", "WeaponPlaced", weapon=COLT),
    say("the cut of 4a", "dee", "ActionCut", COLT, setup="su-4a"),
    say("Ana unlocks the rifle for a take", "ana", "UnlockWeapon", weapon=RIFLE, purpose="TAKE"),
    say("Ana inspects the rifle, empty", "ana", "InspectWeapon", weapon=RIFLE, look=RIFLE_EMPTY),
    say("Ana shows the rifle empty", "ana", "ShowClear", weapon=RIFLE, holder="p-ida", setup="su-5a", look=RIFLE_EMPTY),
    say("Ana shows the rifle without its tube", "ana", "ShowClear", weapon=RIFLE, holder="p-ida", setup="su-5a",
        look={**RIFLE_EMPTY, "feed": "NOT_LOOKED"}),
    say("Ana clears the rifle again", "ana", "ClearAgain", weapon=RIFLE, look=RIFLE_EMPTY),
    refer("Dee sees the rifle", "dee", as_stated(RIFLE, "dee"), RIFLE),
    refer("Ida sees the rifle", "ida", as_stated(RIFLE, "ida"), RIFLE),
    refer("Cole sees the rifle", "cole", as_stated(RIFLE, "cole"), RIFLE),
    say("Ana loads two quarter loads", "ana", "MakeHot", **LOADING),
    say("Ana loads three", "ana", "MakeHot", **{**LOADING, "count": 3}),
    say("Ana hands the rifle to Ida", "ana", "HandWeapon", **HOT),
    say("Ana hands the rifle to Ida to draw", "ana", "HandWeapon", **{**HOT, "calls": ["FIRE", "DRAW"]}),
    say("Ana hands the rifle to Ida and calls for nothing", "ana", "HandWeapon", **{**HOT, "calls": ["POINT"]}),
    say("Ida takes the rifle", "ida", "TakeWeapon", weapon=RIFLE),
    refer("Dee calls firing", "dee", announce(RIFLE, "FIRING"), RIFLE),
    refer("Dee calls the rifle cold", "dee", announce(RIFLE, "COLD"), RIFLE),
    say("Ana has the rifle back", "ana", "WeaponReturned", weapon=RIFLE),
    say("Ana unloads two fired", "ana", "WeaponUnloaded", weapon=RIFLE, fired=2),
    say("Ana locks the rifle", "ana", "WeaponLocked", weapon=RIFLE),
    say("Ana puts the rifle down, Ben watching", "ana", "WeaponPlaced", weapon=RIFLE, watched_by="p-ben"),
    say("the cut of 5a", "dee", "ActionCut", RIFLE, setup="su-5a"),
    say("lunch", "dee", "LunchBegan", unit="un-main"),
    passes("half an hour passes", 31 * MINUTE),
)  # fmt: skip

ROUNDS = (
    say("Ana finds a blank in the colt", "ana", "InspectWeapon", weapon=COLT, look=A_BLANK),
    say("Ana loads two blanks as dummies", "ana", "LoadDummies", weapon=COLT, container="c-blanks", count=2),
    say("Ana refills the box of dummies", "ana", "FillContainer", COLT,
        container="c-dummies", kind="BOX", lot="l-dummies", count=6),
    say("Ana inspects six dummies", "ana", "InspectContainer", COLT, container="c-dummies", rounds=[ROUND] * 6),
    say("Ana inspects five dummies", "ana", "InspectContainer", COLT, container="c-dummies", rounds=[ROUND] * 5),
    say("Ana unlocks the box of dummies", "ana", "UnlockContainer", COLT, container="c-dummies"),
    say("Ana writes a dummy off", "ana", "WriteOffRounds", COLT, container="c-dummies", count=1, texts=["reason"]),
    say("the box of dummies is locked", "ana", "ContainerLocked", COLT, container="c-dummies"),
    say("six dummies are counted", "ana", "CountTaken", COLT, container="c-dummies", count=6),
    say("five dummies are counted", "ana", "CountTaken", COLT, container="c-dummies", count=5),
    say("the lot of dummies is set aside", "ana", "Quarantined", COLT, lot="l-dummies"),
    say("somebody stops the lot of dummies", "cole", "StopCalled", COLT, scope="LOT", subject="l-dummies"),
    say("Ana test fires the rifle", "ana", "TestFire", weapon=RIFLE, lot="l-blanks", load="QUARTER", rounds=2,
        distance=6500),
    say("Ana loads two and calls them half loads", "ana", "MakeHot", **{**LOADING, "load": "HALF"}),
    say("Ana loads dummies into the rifle", "ana", "LoadDummies", weapon=RIFLE, container="c-dummies", count=1),
    say("Ana unlocks the box of blanks", "ana", "UnlockContainer", RIFLE, container="c-blanks"),
    say("Ana unloads two blanks into the box of dummies", "ana", "WeaponUnloaded", weapon=RIFLE, unfired=2,
        to="c-dummies"),
    say("Ana unloads one fired", "ana", "WeaponUnloaded", weapon=RIFLE, fired=1),
    say("the lot of blanks is set aside", "ana", "Quarantined", RIFLE, lot="l-blanks"),
    say("an unknown round is found in the rifle", "ana", "UnknownRoundFound", unit="un-main", weapon=RIFLE),
    refer("Ana identifies dummies", "ana", identify("DUMMY")),
    say("a stray round is found", "cole", "StrayRoundFound", unit="un-main", container="c-dummies"),
)  # fmt: skip

LINE = (
    say("Ana shows the colt for the second camera", "ana", "ShowClear", **{**SHOW, "setup": "su-4b"}),
    refer("Noa sees the colt", "noa", as_stated(COLT, "noa"), COLT),
    say("Ana hands the colt for the second camera", "ana", "HandWeapon", **{**HAND, "setup": "su-4b"}),
    refer("Dee calls the colt hot", "dee", announce(COLT, "HOT"), COLT),
    refer("Dee calls the colt cold on an old statement", "dee", announce(COLT, "COLD", stale=True), COLT),
    say("Dee opens the second set-up", "dee", "OpenSetup", COLT, setup="su-4b", **SETUP),
    say("Ana test fires the rifle, safe only at ten metres", "ana", "TestFire", weapon=RIFLE, lot="l-blanks",
        load="QUARTER", rounds=2, distance=10_000),
    say("Dee declares the zone", "dee", "DeclareZone", RIFLE, setup="su-5a", people=["p-ida", "p-ana", "p-med"],
        distance=8000, protection=True),
    say("Dee lets them stand at three metres", "dee", "DeclareZone", RIFLE, setup="su-5a",
        people=["p-ida", "p-ana", "p-med"], distance=3000, protection=True),
    say("Noa walks into the zone", "dee", "DeclareZone", RIFLE, setup="su-5a",
        people=["p-ida", "p-ana", "p-med", "p-noa"], distance=8000, protection=True),
    say("Dee opens the zone", "dee", "OpenZone", RIFLE, setup="su-5a"),
    say("Dee opens another set-up of scene 5", "dee", "OpenSetup", RIFLE, setup="su-5b", **{**SETUP, "scene": "5"}),
    say("Ana briefs Noa", "ana", "Brief", unit="un-main", people=["p-noa"]),
    say("Dee briefs Noa", "dee", "Brief", unit="un-main", people=["p-noa"]),
    say("Dee holds the meeting", "dee", "HoldMeeting", texts=["place"], **MEETING),
    say("the company moves", "dee", "MoveBegan", unit="un-main"),
    say("Noa stands in for Cam", "dee", "CrewReplaced", out="p-cam", **{"in": "p-noa"}),
)  # fmt: skip

DOUBLE = (
    say("Ben unlocks the colt for a take", "ben", "UnlockWeapon", weapon=COLT, purpose="TAKE"),
    say("Ana unlocks the rubber double", "ana", "UnlockWeapon", COLT, weapon=RUBBER, purpose="TAKE"),
    say("Ben unlocks the rubber double", "ben", "UnlockWeapon", COLT, weapon=RUBBER, purpose="TAKE"),
    say("Ana has the rubber double back", "ana", "WeaponReturned", COLT, weapon=RUBBER),
    say("Ana locks the rubber double", "ana", "WeaponLocked", COLT, weapon=RUBBER),
    say("Ben relieves Ana, nothing named", "ben", "Relieve", person="p-ana"),
)  # fmt: skip

TROUBLE = (
    say("Ana returns the colt to service", "ana", "ReturnToService", weapon=COLT, texts=["reason"]),
    say("the colt is tagged out", "ana", "TaggedOut", weapon=COLT),
    say("Ana withholds the colt", "ana", "Withheld", weapon=COLT),
    say("Cam has a concern about the colt", "cam", "ConcernRaised", weapon=COLT),
    say("the colt jams", "tess", "Stoppage", weapon=COLT, kind="JAM"),
    say("the colt hangs fire", "tess", "Stoppage", weapon=COLT, kind="HANG_FIRE"),
    say("the colt goes off", "dee", "UnintendedDischarge", weapon=COLT),
    say("somebody stops the colt", "cole", "StopCalled", COLT, scope="WEAPON", subject=COLT),
    say("Ana finds the bore of the rifle blocked", "ana", "CheckBore", weapon=RIFLE, bore="OBSTRUCTED"),
    say("Ana withholds the rifle", "ana", "Withheld", weapon=RIFLE),
    say("a blank is a dud", "ida", "Stoppage", weapon=RIFLE, kind="DUD"),
    say("the rifle gives a weak report", "ida", "Stoppage", weapon=RIFLE, kind="WEAK_REPORT"),
    refer("Dee restarts", "dee", restart("reason")),
    refer("Ana restarts, no reason given", "ana", restart()),
    refer("Ana answers the concern", "ana", answer),
    say("Ana lifts a no that nobody said", "ana", "LiftWithheld", of=1),
    say("somebody has a concern about Ana", "cole", "ConcernRaised", person="p-ana"),
    refer("Saf answers the concern", "saf", answer),
    refer("Ana closes the investigation", "ana", close),
    refer("Ana lifts her no", "ana", lift),
    say("somebody stops the production", "cole", "StopCalled", scope="PRODUCTION"),
    say("a live round is found", "cole", "LiveRoundFound", unit="un-main"),
    say("somebody is hurt", "dee", "PersonInjured", unit="un-main", person="p-cole"),
    passes("twenty seconds pass", 20 * SECOND),
)  # fmt: skip

ASTRAY = (
    refer("Ana witnesses her own showing", "ana", as_stated(COLT, "ana"), COLT),
    say("Tess sees five dummies", "tess", "Seen", weapon=COLT, by="p-tess", saw={"kind": "DUMMY", "count": 5}),
    say("Tess says the colt is back", "tess", "WeaponReturned", weapon=COLT),
    say("Cole asks to be shown the colt", "cole", "ShowMeAsked", weapon=COLT),
    say("Tess declines the colt", "tess", "Declined", weapon=COLT),
    say("the colt went to Cole outside the gate", "cole", "HandedOverOutsideTheGate", weapon=COLT, to="p-cole"),
    say("the paper says Tess has the colt, two blanks inside", "ana", "PaperEntered", weapon=COLT, sheet="A", line=1,
        custody="WITH_HOLDER", holder="p-tess", loaded="BLANK", count=2),
    say("the paper says Ana has the colt, an unknown round inside", "ana", "PaperEntered", weapon=COLT, sheet="A",
        line=2, custody="WITH_WEAPONS_PERSON", loaded="UNKNOWN", count=1),
    say("Ana hands the colt to herself", "ana", "HandWeapon", **{**HAND, "holder": "p-ana"}),
    say("Ida sees one quarter load", "ida", "Seen", weapon=RIFLE, by="p-ida", saw={**TWO_QUARTER, "count": 1}),
    say("the rifle is left unattended", "ana", "WeaponUnattended", weapon=RIFLE),
    say("somebody stops for Cam", "cole", "StopCalled", scope="PERSON", subject="p-cam"),
)  # fmt: skip

HOURS = (
    say("Ana unlocks the colt to rehearse, no reason given", "ana", "UnlockWeapon", weapon=COLT, purpose="REHEARSAL"),
    say("Ana hands the colt to rehearse, no reason given", "ana", "HandWeapon", **{**HAND, "use": "REHEARSAL"}),
    say("Med goes home", "med", "CheckedOut", RIFLE, person="p-med"),
    say("Dee checks Ana in", "dee", "CheckIn", unit="un-main", person="p-ana"),
    say("Uma gives Ana props to look after", "uma", "GrantRole", person="p-ana", role="armorer", duties=["PROPS"]),
    say("Ana goes home", "ana", "CheckedOut", person="p-ana"),
    say("Dee goes home", "dee", "CheckedOut", person="p-dee"),
    say("the armory is closed", "ana", "ArmoryClosed", unit="un-main"),
    passes("thirteen hours pass", 13 * 60 * MINUTE),
)  # fmt: skip


# Said on many kinds of day.
SIGNING = (
    refer("Ana restarts", "ana", restart("reason")),
    refer("Saf countersigns", "saf", countersign),
    refer("Ana countersigns", "ana", countersign),
)  # fmt: skip

BORES = (
    say("Ana cleans the colt", "ana", "CleanWeapon", weapon=COLT),
    say("Ana looks through the bore of the colt", "ana", "CheckBore", weapon=COLT, bore="CLEAR"),
    say("Ana cleans the rifle", "ana", "CleanWeapon", weapon=RIFLE),
    say("Ana looks through the bore of the rifle", "ana", "CheckBore", weapon=RIFLE, bore="CLEAR"),
)  # fmt: skip

WRAP = (say("Dee wraps the day", "dee", "WrapDay", unit="un-main"),)

RELIEF = (refer("Ben relieves Ana, everything counted", "ben", relieve_ana),)

THEMES: dict[str, tuple[Saying, ...]] = {
    "rounds": (*ROUNDS, *BORES, *SIGNING, *WRAP),
    "line": LINE,
    "double": (*DOUBLE, *RELIEF),
    "trouble": (*TROUBLE, *BORES, *SIGNING),
    "astray": (*ASTRAY, *SIGNING),
    "hours": (*HOURS, *RELIEF, *WRAP),
}
SAYINGS = {s.words: s for s in (*ALWAYS, *(each for theme in THEMES.values() for each in theme))}


def bearing_on(weapon: str, themes: Iterable[str] = THEMES) -> tuple[Saying, ...]:
    """What is always said of this weapon or of none, and what these themes add."""
    said = (*ALWAYS, *(each for theme in themes for each in THEMES[theme]))
    return tuple(dict.fromkeys(each for each in said if not each.about or weapon in each.about))
