"""The people and props of every story, one sentence each, and a day they can be walked through in memory.

Ana is the armorer, her papers in date. Ben is the property master and may stand in for her. Dee is the 1st AD; Eli her
second. Tess plays the sheriff and is planned to draw the revolver; Cole stands opposite; Ida fires the rifle. Cam works
the A camera; Noa replaces him one morning. Med is the medic, Saf the safety adviser, Uma the UPM who set it all up.
The colt is a functional revolver seen with six dummies; its double is rubber; the rifle fires blanks only.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec

from showclear.desk.config import bundled_packs
from showclear.domain.acts.setting_up import ProductionOpened
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Decision, Outcome, Verdict
from showclear.domain.fold.fold import step
from showclear.domain.state import EMPTY, Entry, State
from showclear.domain.terms import HUB, LADDER, How, Role
from showclear.domain.wire import decode_act
from showclear.gate.book import Book
from showclear.gate.decide import decide

MORNING = int(datetime(2026, 6, 3, 7, 0, tzinfo=UTC).timestamp()) * 1_000_000
MINUTE = 60_000_000
PEOPLE = {
    "p-ana": ("weapons", Role.ARMORER),
    "p-ben": ("props", Role.PROPERTY_MASTER),
    "p-dee": ("assistant directors", Role.FIRST_AD),
    "p-eli": ("assistant directors", Role.SECOND_AD),
    "p-tess": ("cast", Role.PERFORMER),
    "p-cole": ("cast", Role.PERFORMER),
    "p-ida": ("cast", Role.PERFORMER),
    "p-cam": ("camera", Role.CAMERA),
    "p-noa": ("camera", Role.CAMERA),
    "p-med": ("medics", Role.MEDIC),
    "p-saf": ("health and safety", Role.SAFETY_ADVISER),
}
REVOLVER = {"feed": "REVOLVER", "chambers": 6}
DUMMIES = {"kind": "DUMMY", "count": 6}
TWO_QUARTER = {"kind": "HOT", "count": 2, "load": "QUARTER"}


@cache
def book() -> Book:
    return Book(bundled_packs())


def look(found: str = "DUMMY", chambers: int = 6) -> dict[str, Any]:
    return {"chambers": [found] * chambers, "bore": "CLEAR", "turned_through": True, "feed": "EMPTY"}


def safer_than(weapon_class: str) -> list[str]:
    """The names of the texts that give a reason for every safer rung."""
    classes = [c.value for c in LADDER]
    return [f"rung.{c.lower()}" for c in classes[: classes.index(weapon_class)]]


class Day:
    """A production in memory, walked act by act. Keeps every entry, so that it can be folded again."""

    def __init__(self, rules: Book | None = None) -> None:
        self.book = rules or book()
        self.at = MORNING
        self.entries: list[Entry] = []
        self.state: State = EMPTY
        opened = ProductionOpened(slug="dry-creek", zone="America/Los_Angeles", person="p-uma", role=Role.UPM)
        self._keep(HUB, opened, Via(how=How.HUB), Decision(verdict=Verdict.RECORDED, engine="", book=""))

    def _keep(self, actor: str, act: Any, via: Via, decision: Decision) -> None:
        entry = Entry(
            index=self.state.head + 1,
            instant=self.at,
            actor=actor,
            via=via,
            act=act,
            verdict=decision.verdict,
            decision=decision,
        )
        self.entries.append(entry)
        self.state = step(self.state, entry)

    def ask(
        self,
        actor: str,
        act: str,
        *,
        texts: Iterable[str] = (),
        after: float = 0.1,
        via: Via | None = None,
        **fields: Any,
    ) -> Decision:
        """One act `after` minutes later; answers what the gate said."""
        self.at += int(after * MINUTE)
        told = decode_act(msgspec.json.encode({"act": act, **fields, "texts": sorted(texts)}))
        via = via or Via(how=How.SESSION)
        decision = decide(self.state, told, actor, self.book, self.at, via)
        self._keep(actor, told, via, decision)
        return decision

    def must(self, actor: str, act: str, **fields: Any) -> Decision:
        """The same, for an act the story takes for granted."""
        decision = self.ask(actor, act, **fields)
        assert decision.verdict is not Verdict.REFUSED, (act, refusals(decision))
        return decision

    @property
    def head(self) -> int:
        return self.state.head


def refusals(decision: Decision) -> list[str]:
    """The rules that refused, in the order an AD would cure them."""
    refusing = {Outcome.MISSING, Outcome.FAILED, Outcome.RAISED}
    return [r.rule for r in decision.reasons if r.outcome in refusing]


def prepared(rules: Book | None = None) -> Day:
    """The morning after prep: people, papers, script, weapons, inspected rounds, plans, an open day, a meeting held."""
    day = Day(rules)
    prep_and_morning(day)
    return day


def prep_and_morning(day: Day) -> None:
    """The same on any day, a desk's too."""
    people_and_papers(day)
    armory(day)
    plans(day)
    morning(day)


def people_and_papers(day: Day) -> None:
    for person, (department, role) in PEOPLE.items():
        day.must("p-uma", "AddPerson", person=person, department=department, texts=["name"])
        day.must("p-uma", "GrantRole", person=person, role=role, duties=["WEAPONS"] if person == "p-ana" else [])
    span = {"from": "2026-01-01", "until": "2026-12-31"}
    for person in ("p-ana", "p-ben"):
        for kind in ("FIREARMS_PERMIT", "FEDERAL_DOCUMENT", "HANDLER_TRAINING"):
            day.must("p-uma", "RecordCertificate", person=person, kind=kind, **span)
    for person in PEOPLE:
        day.must("p-uma", "RecordCertificate", person=person, kind="SAFETY_COURSE", **span)
    for kind in ("RISK_ASSESSMENT", "PUBLIC_NOTICE", "INSURANCE", "SUPPLIER_LICENCE"):
        document = f"doc-{kind.lower().replace('_', '-')}"
        day.must("p-uma", "FileDocument", document=document, kind=kind, **span)
    scenes = [{"scene": str(n), "eighths": 8} for n in range(1, 6)]
    day.must("p-uma", "FileScript", digest=hashlib.sha256(b"script").hexdigest(), scenes=scenes)


def armory(day: Day) -> None:
    weapons = (
        ("w-colt", "FUNCTIONAL", REVOLVER, ".45", None),
        ("w-colt-rubber", "RUBBER", REVOLVER, "", "w-colt"),
        ("w-rifle", "BLANK_ONLY", {"feed": "TUBE", "chambers": 1, "tube": 6}, ".44", None),
    )
    for weapon, kind, anatomy, calibre, double in weapons:
        serial = {"serial": f"S-{weapon}", "serial_again": f"S-{weapon}"}
        more = {"double_of": double} if double else {}
        fields = {"class": kind, "anatomy": anatomy, "calibre": calibre, **serial, **more}
        day.must("p-ana", "RegisterWeapon", weapon=weapon, **fields)
    day.must("p-ana", "ReceiveLot", lot="l-dummies", calibre=".45", count=12, **{"class": "DUMMY"})
    day.must("p-ana", "ReceiveLot", lot="l-blanks", calibre=".44", count=50, load="QUARTER", **{"class": "BLANK"})
    day.must("p-ana", "FillContainer", container="c-dummies", kind="BOX", lot="l-dummies", count=6)
    day.must("p-ana", "FillContainer", container="c-blanks", kind="BOX", lot="l-blanks", count=50)
    counts = [{"container": "c-dummies", "count": 6}, {"container": "c-blanks", "count": 50}]
    day.must("p-ana", "OpenArmory", unit="un-main", date="2026-06-03", weapons=3, counts=counts)


def inspect_dummies(day: Day) -> None:
    rounds = [{"class": "DUMMY", "hole": True, "rattle": True}] * 6
    day.must("p-ana", "InspectContainer", container="c-dummies", rounds=rounds)


def plans(day: Day) -> None:
    inspect_dummies(day)
    day.must("p-ana", "InspectContainer", container="c-blanks", rounds=[{"class": "BLANK", "count": 50}])
    colt = {
        "scenes": ["4"], "weapons": ["w-colt"], "weapon_class": "FUNCTIONAL", "characters": [{"person": "p-tess"}],
        "actions": ["CARRY", "DRAW", "POINT", "COCK"], "muzzle": ["OFF_AXIS", "AT_LENS", "DOWN"],
    }  # fmt: skip
    rifle = {
        "scenes": ["5"], "weapons": ["w-rifle"], "weapon_class": "BLANK_ONLY", "characters": [{"person": "p-ida"}],
        "actions": ["CARRY", "POINT", "FIRE"], "muzzle": ["OFF_AXIS"], "rounds": 2, "load": "QUARTER",
        "distance": 7000,
    }  # fmt: skip
    for plan, fields in (("pl-colt", colt), ("pl-rifle", rifle)):
        day.must("p-ana", "DraftPlan", plan=plan, texts=safer_than(str(fields["weapon_class"])), **fields)
        version = day.head
        for approver in ("p-ana", "p-dee"):
            day.must(approver, "ApprovePlan", plan=plan, version=version)


def morning(day: Day, *, without: Iterable[str] = ()) -> None:
    absent = {*without, "p-noa"}
    day.must("p-dee", "OpenDay", unit="un-main", date="2026-06-03")
    for person in PEOPLE:
        if person not in absent:
            day.must("p-dee", "CheckIn", unit="un-main", person=person)
    attended = [p for p in PEOPLE if p not in absent]
    day.must(
        "p-dee", "HoldMeeting", unit="un-main", scenes=["4", "5"], classes=["FUNCTIONAL", "BLANK_ONLY", "RUBBER"],
        actions=["CARRY", "DRAW", "POINT", "COCK", "FIRE"], load="QUARTER", attended=attended, texts=["place"],
    )  # fmt: skip


def open_setup(
    day: Day, setup: str = "su-4a", *, scene: str = "4", in_line: Iterable[str] = ("p-cam",), **fields: Any
) -> None:
    line = [{"person": p, "position": "in line"} for p in in_line]
    given = {"muzzle": ["OFF_AXIS"], "camera": "ATTENDED", "distance": 8000, "in_line": line, **fields}
    day.must("p-dee", "OpenSetup", setup=setup, unit="un-main", scene=scene, **given)


def unlock_colt(day: Day) -> None:
    day.must("p-ana", "UnlockWeapon", weapon="w-colt", purpose="TAKE")
    day.must("p-ana", "InspectWeapon", weapon="w-colt", look=look("EMPTY"))
    day.must("p-ana", "UnlockContainer", container="c-dummies")


def load_colt(day: Day) -> Decision:
    return day.ask("p-ana", "LoadDummies", weapon="w-colt", container="c-dummies", count=6)


def show_colt(day: Day, setup: str = "su-4a", **fields: Any) -> Decision:
    given = {"weapon": "w-colt", "holder": "p-tess", "setup": setup, "kind": "DUMMY", "look": look(), **fields}
    return day.ask("p-ana", "ShowClear", **given)


def see(day: Day, *people: str, weapon: str = "w-colt", saw: dict[str, Any] | None = None) -> None:
    for person in people:
        day.must(person, "Seen", weapon=weapon, by=person, saw=saw or DUMMIES)


def hand_colt(day: Day, setup: str = "su-4a", *, by: str = "p-ana", **fields: Any) -> Decision:
    given = {"weapon": "w-colt", "holder": "p-tess", "setup": setup, "use": "TAKE", "calls": ["DRAW"], **fields}
    return day.ask(by, "HandWeapon", **given)


def colt_shown(day: Day, setup: str = "su-4a") -> None:
    """Unlocked, inspected, loaded, shown, seen by the 1st AD and by the camera operator in line."""
    open_setup(day, setup)
    unlock_colt(day)
    assert load_colt(day).verdict is Verdict.ALLOWED
    assert show_colt(day, setup).verdict is Verdict.ALLOWED
    see(day, "p-dee", "p-cam")


def take_colt(day: Day) -> Decision:
    see(day, "p-tess")
    return day.ask("p-tess", "TakeWeapon", weapon="w-colt")


def shoot_colt(day: Day) -> None:
    """A whole take: handed, seen, taken, cut, back."""
    assert hand_colt(day).verdict is Verdict.ALLOWED, refusals(hand_colt(day))
    assert take_colt(day).verdict is Verdict.ALLOWED
    day.must("p-dee", "ActionCut", setup="su-4a")
    day.must("p-ana", "WeaponReturned", weapon="w-colt")


def colt_home(day: Day) -> None:
    day.must("p-ana", "WeaponUnloaded", weapon="w-colt", unfired=6, to="c-dummies")
    day.must("p-ana", "WeaponLocked", weapon="w-colt")
    day.must("p-ana", "ContainerLocked", container="c-dummies")
    day.must("p-ana", "CountTaken", container="c-dummies", count=6)


def rifle_shown(day: Day) -> None:
    """The rifle, tested, shown empty in its set-up and seen; nothing loaded yet."""
    open_setup(day, "su-5a", scene="5", in_line=(), camera="REMOTE", protection=True)
    people = ["p-ida", "p-ana", "p-med"]
    day.must("p-dee", "DeclareZone", setup="su-5a", people=people, distance=8000, protection=True)
    empty = {"chambers": ["EMPTY"], "feed": "EMPTY", "bore": "CLEAR"}
    day.must("p-ana", "UnlockWeapon", weapon="w-rifle", purpose="TAKE")
    day.must("p-ana", "InspectWeapon", weapon="w-rifle", look=empty)
    day.must("p-ana", "CheckBore", weapon="w-rifle", bore="CLEAR")
    day.must("p-ana", "UnlockContainer", container="c-blanks")
    day.must("p-ana", "TestFire", weapon="w-rifle", lot="l-blanks", load="QUARTER", rounds=2, distance=6500)
    day.must("p-ana", "ShowClear", weapon="w-rifle", holder="p-ida", setup="su-5a", kind="EMPTY", look=empty)
    see(day, "p-dee", "p-ida", weapon="w-rifle", saw={"kind": "EMPTY"})


def make_hot(day: Day) -> Decision:
    fields = {"holder": "p-ida", "setup": "su-5a", "use": "TAKE", "calls": ["FIRE"]}
    return day.ask("p-ana", "MakeHot", weapon="w-rifle", containers=["c-blanks"], count=2, load="QUARTER", **fields)


def hand_rifle(day: Day) -> Decision:
    fields = {"holder": "p-ida", "setup": "su-5a", "use": "TAKE", "calls": ["FIRE"]}
    return day.ask("p-ana", "HandWeapon", weapon="w-rifle", **fields)


def rifle_in_hand(day: Day) -> None:
    """From shown empty to the performer's hand: two quarter loads in it, called, seen, taken."""
    rifle_shown(day)
    make_hot(day)
    day.must("p-dee", "AnnounceOnSet", weapon="w-rifle", call="HOT", statement=day.head)
    hand_rifle(day)
    see(day, "p-ida", weapon="w-rifle", saw=TWO_QUARTER)
    day.must("p-ida", "TakeWeapon", weapon="w-rifle")
