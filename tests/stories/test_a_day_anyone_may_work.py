"""A full blanks day with everybody doing their part: nothing is refused. And the way out at the worst hour is open."""

from showclear.domain.decision import Verdict
from showclear.domain.terms import OUT
from tests import cast
from tests.cast import PEOPLE, Day, colt_shown, refusals, see

EMPTY = {"chambers": ["EMPTY"], "feed": "EMPTY", "bore": "CLEAR"}
SHOOTERS = [f"p-shot-{n}" for n in range(1, 5)]
RIFLES = [f"w-rifle-{n}" for n in range(1, 5)]
RUBBER = [f"w-rubber-{n:02d}" for n in range(1, 21)]


def blanks_day() -> Day:
    return prepared_for_blanks(Day())


def prepared_for_blanks(day: Day) -> Day:
    """Prep for four shooters and twenty background."""
    cast.people_and_papers(day)
    span = {"from": "2026-01-01", "until": "2026-12-31"}
    for shooter in SHOOTERS:
        day.must("p-uma", "AddPerson", person=shooter, department="cast")
        day.must("p-uma", "GrantRole", person=shooter, role="performer")
        day.must("p-uma", "RecordCertificate", person=shooter, kind="SAFETY_COURSE", **span)
    for n, rifle in enumerate(RIFLES):
        fields = {"class": "BLANK_ONLY", "anatomy": {"feed": "TUBE", "tube": 6}, "calibre": ".44"}
        day.must("p-ana", "RegisterWeapon", weapon=rifle, serial=f"R{n}", serial_again=f"R{n}", **fields)
    for n, rubber in enumerate(RUBBER):
        fields = {"class": "RUBBER", "anatomy": {"feed": "SINGLE"}}
        day.must("p-ana", "RegisterWeapon", weapon=rubber, serial=f"G{n}", serial_again=f"G{n}", **fields)
    day.must("p-ana", "ReceiveLot", lot="l-blanks", calibre=".44", count=200, load="HALF", **{"class": "BLANK"})
    day.must("p-ana", "FillContainer", container="c-blanks", kind="BOX", lot="l-blanks", count=100)
    day.must("p-ana", "OpenArmory", unit="un-main", date="2026-06-03", weapons=24)
    day.must("p-ana", "InspectContainer", container="c-blanks", rounds=[{"class": "BLANK", "count": 100}])
    plan = {
        "plan": "pl-shoot-out", "scenes": ["5"], "weapons": RIFLES, "weapon_class": "BLANK_ONLY",
        "characters": [{"person": p} for p in SHOOTERS], "actions": ["FIRE", "POINT"], "muzzle": ["OFF_AXIS"],
        "rounds": 2, "load": "HALF", "distance": 7000,
    }  # fmt: skip
    day.must("p-ana", "DraftPlan", texts=cast.safer_than("BLANK_ONLY"), **plan)
    version = day.head
    for approver in ("p-ana", "p-dee"):
        day.must(approver, "ApprovePlan", plan="pl-shoot-out", version=version)
    day.must("p-dee", "OpenDay", unit="un-main", date="2026-06-03")
    for person in [*PEOPLE, *SHOOTERS]:
        day.must("p-dee", "CheckIn", unit="un-main", person=person)
    meet(day)
    return day


def meet(day: Day) -> None:
    fields = {"scenes": ["5"], "classes": ["BLANK_ONLY", "RUBBER"], "actions": ["FIRE", "POINT"], "load": "HALF"}
    day.must("p-dee", "HoldMeeting", unit="un-main", attended=[*PEOPLE, *SHOOTERS], **fields)


def rifles_out(day: Day, setup: str) -> None:
    day.must("p-ana", "UnlockContainer", container="c-blanks")
    fields = {"muzzle": ["OFF_AXIS"], "camera": "REMOTE", "distance": 8000, "protection": True}
    day.must("p-dee", "OpenSetup", setup=setup, unit="un-main", scene="5", **fields)
    people = [*SHOOTERS, "p-ana", "p-med"]
    day.must("p-dee", "DeclareZone", setup=setup, people=people, distance=8000, protection=True)
    for rifle, shooter in zip(RIFLES, SHOOTERS, strict=True):
        day.must("p-ana", "UnlockWeapon", weapon=rifle, purpose="TAKE")
        day.must("p-ana", "InspectWeapon", weapon=rifle, look=EMPTY)
        day.must("p-ana", "CheckBore", weapon=rifle, bore="CLEAR")
        day.must("p-ana", "TestFire", weapon=rifle, lot="l-blanks", load="HALF", rounds=1, distance=7000)
        day.must("p-ana", "ShowClear", weapon=rifle, holder=shooter, setup=setup, kind="EMPTY", look=EMPTY)
        see(day, "p-dee", shooter, weapon=rifle, saw={"kind": "EMPTY"})


def take(day: Day, setup: str) -> None:
    for rifle, shooter in zip(RIFLES, SHOOTERS, strict=True):
        hot = {"holder": shooter, "setup": setup, "use": "TAKE", "calls": ["FIRE"]}
        day.must("p-ana", "MakeHot", weapon=rifle, containers=["c-blanks"], count=1, load="HALF", **hot)
        clearing = day.state.weapons[rifle].clearing
        if clearing is not None and day.state.weapons[rifle].warned < clearing.full:
            day.must("p-dee", "AnnounceOnSet", weapon=rifle, call="HOT", statement=day.head)
        day.must("p-ana", "HandWeapon", weapon=rifle, **hot)
        see(day, shooter, weapon=rifle, saw={"kind": "HOT", "count": 1, "load": "HALF"})
        day.must(shooter, "TakeWeapon", weapon=rifle)
    day.must("p-dee", "ActionCut", setup=setup)
    for rifle in RIFLES:
        day.must("p-ana", "WeaponReturned", weapon=rifle)
        day.must("p-ana", "WeaponUnloaded", weapon=rifle, fired=1)
        day.must("p-ana", "ClearAgain", weapon=rifle, look=EMPTY)


def lock_up(day: Day, line: str) -> None:
    for rifle in RIFLES:
        day.must("p-ana", "WeaponLocked", weapon=rifle)
    day.must("p-ana", "LineCollected", line=line, weapons=RUBBER)
    for rubber in RUBBER:
        day.must("p-ana", "WeaponLocked", weapon=rubber)
    day.must("p-ana", "ContainerLocked", container="c-blanks")


def test_a_full_blanks_day_runs_without_a_refusal() -> None:
    day = blanks_day()
    items = [{"weapon": w, "voucher": f"V{n}"} for n, w in enumerate(RUBBER)]
    day.must("p-ana", "ClearLine", unit="un-main", weapons=RUBBER)
    day.must("p-ana", "IssueLine", line="ln-one", unit="un-main", items=items)
    rifles_out(day, "su-5a")
    for _ in range(6):
        take(day, "su-5a")
    lock_up(day, "ln-one")
    day.must("p-dee", "LunchBegan", unit="un-main")
    day.must("p-dee", "MoveBegan", unit="un-main")
    meet(day)
    day.must("p-ana", "IssueLine", line="ln-two", unit="un-main", items=items)
    rifles_out(day, "su-5b")
    for _ in range(6):
        take(day, "su-5b")
    day.must("p-dee", "OpenZone", setup="su-5b")
    lock_up(day, "ln-two")
    second_unit(day)
    day.must("p-dee", "WrapDay", unit="un-main")
    assert not any(w.custody in OUT for w in day.state.weapons.values())


def second_unit(day: Day) -> None:
    """Another unit opens its own day beside the first, with its own meeting."""
    day.must("p-dee", "OpenDay", unit="un-second", date="2026-06-03")
    fields = {"scenes": ["5"], "classes": ["RUBBER"], "actions": ["POINT"], "attended": [*PEOPLE]}
    day.must("p-dee", "HoldMeeting", unit="un-second", **fields)


def test_the_way_out_is_open_at_hour_fifteen_under_a_stop_with_an_expired_permit() -> None:
    day = cast.prepared()
    colt_shown(day)
    assert refusals(cast.hand_colt(day)) == []
    assert refusals(cast.take_colt(day)) == []
    day.must("p-dee", "LeftUnwrapped", unit="un-main")
    # A new year: every certificate ended with the old one.
    day.must("p-dee", "OpenDay", unit="un-main", date="2027-01-02", after=213 * 24 * 60)
    day.must("p-cam", "StopCalled", scope="PRODUCTION")
    for act, fields in (
        ("WeaponReturned", {}),
        ("WeaponUnloaded", {"unfired": 6, "to": "c-dummies"}),
        ("WeaponLocked", {}),
    ):
        decision = day.ask("p-ana", act, weapon="w-colt", after=5 * 60, **fields)
        assert decision.verdict is Verdict.RECORDED
    again = refusals(day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="TAKE"))
    assert {"core.stop", "us-ca.permit"} <= set(again)
    colt = day.state.weapons["w-colt"]
    assert (colt.custody, colt.load) == ("LOCKED", ())
