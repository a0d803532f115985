"""What the fold makes of reports that touch more than one thing: rounds, boxes, lots, engines, investigations."""

from showclear.domain.decision import Verdict
from showclear.domain.fold.fold import fold, step
from showclear.domain.terms import Cause, Custody, Service, StopScope
from tests import cast
from tests.cast import MORNING, Day, prepared
from tests.domain.elsewhere import let_through, told
from tests.seeds import seed


def test_a_stray_round_identified_as_live_seals_its_box_and_stops_the_production() -> None:
    day = prepared()
    day.must("p-cam", "StrayRoundFound", unit="un-main", container="c-dummies")
    found = day.head
    decision = day.ask("p-ana", "IdentifyRounds", of=found, found="LIVE", methods=["RATTLE"])
    assert decision.verdict is Verdict.RECORDED
    assert day.state.containers["c-dummies"].sealed == day.head
    assert [(s.scope, s.cause) for s in day.state.stops.values()] == [(StopScope.PRODUCTION, Cause.LIVE_ROUND)]


def test_a_stray_round_in_no_box_identified_as_live_stops_the_production() -> None:
    day = prepared()
    day.must("p-cam", "StrayRoundFound", unit="un-main")
    day.must("p-ana", "IdentifyRounds", of=day.head, found="LIVE", methods=["RATTLE"])
    assert [s.cause for s in day.state.stops.values()] == [Cause.LIVE_ROUND]
    assert [c.id for c in day.state.containers.values() if c.sealed >= 0] == []


def test_the_boxes_of_whoever_held_it_come_back_with_the_weapon() -> None:
    day = seed("colt shown")
    fields = {"holder": "p-tess", "setup": "su-4a", "use": "TAKE", "calls": ["DRAW"], "containers": ["c-dummies"]}
    day.must("p-ana", "HandWeapon", weapon="w-colt", **fields)
    cast.see(day, "p-tess")
    day.must("p-tess", "TakeWeapon", weapon="w-colt")
    box = day.state.containers["c-dummies"]
    assert (box.custody, box.holder) == (Custody.WITH_HOLDER, "p-tess")
    day.must("p-ben", "WeaponReturned", weapon="w-colt")
    box = day.state.containers["c-dummies"]
    assert (box.custody, box.holder, box.keeper) == (Custody.WITH_WEAPONS_PERSON, "", "p-ben")


def test_a_hang_fire_stops_the_lot_of_every_round_inside_each_once() -> None:
    day = seed("colt unlocked")
    day.must("p-ana", "LoadDummies", weapon="w-colt", container="c-dummies", count=3)
    box_of_another_lot(day)
    day.must("p-ana", "LoadDummies", weapon="w-colt", container="c-two", count=3)
    day.must("p-ana", "Stoppage", weapon="w-colt", kind="HANG_FIRE")
    stops = day.state.stops.values()
    assert sorted((s.scope, s.subject) for s in stops) == [(StopScope.LOT, "l-dummies"), (StopScope.LOT, "l-two")]
    assert [s.id for s in stops] == [f"s{day.head}", f"s{day.head}b"]


def box_of_another_lot(day: Day) -> None:
    day.must("p-ana", "ReceiveLot", lot="l-two", calibre=".45", count=3, **{"class": "DUMMY"})
    day.must("p-ana", "FillContainer", container="c-two", kind="BOX", lot="l-two", count=3)
    rounds = [{"class": "DUMMY", "hole": True, "rattle": True}] * 3
    day.must("p-ana", "InspectContainer", container="c-two", rounds=rounds)
    day.must("p-ana", "UnlockContainer", container="c-two")


def test_a_hang_fire_of_a_weapon_nobody_registered_is_recorded_and_stops_nothing() -> None:
    day = prepared()
    assert day.ask("p-cam", "Stoppage", weapon="w-nothing", kind="HANG_FIRE").verdict is Verdict.RECORDED
    assert not day.state.stops


def test_an_investigation_of_a_round_that_was_in_no_weapon_closes_and_moves_none() -> None:
    day = prepared()
    day.must("p-cam", "LiveRoundFound", unit="un-main")
    found = day.head
    assert list(day.state.incidents) == [found]
    day.must("p-ana", "CloseInvestigation", of=found, texts=["cause", "corrective_action"])
    day.must("p-saf", "Countersign", of=day.head)
    assert not day.state.incidents
    assert {w.service for w in day.state.weapons.values()} == {Service.IN}


def test_what_the_hub_notes_changes_the_engine_and_nothing_else() -> None:
    day = prepared()
    for name, fields in (
        ("EngineChanged", {"engine": "showclear-2"}),
        ("ClockRanOut", {"of": 3, "deadline": "report"}),
        ("DayRootsWritten", {"unit": "un-main", "root": "ab" * 32}),
    ):
        after = step(day.state, let_through(day, told(name, **fields)))
        changed = {f for f in after.__struct_fields__ if getattr(after, f) != getattr(day.state, f)}
        assert changed == {"head"} | ({"engine"} if name == "EngineChanged" else set())


def test_folding_a_day_from_its_entries_is_the_state_it_has() -> None:
    day = seed("rifle offered, warned and seen")
    assert fold(day.entries) == day.state
    assert day.state.instant > MORNING


def test_a_weapon_that_is_not_on_the_record_goes_off_and_everything_stops() -> None:
    day = prepared()
    day.must("p-cam", "UnintendedDischarge")
    assert [(s.scope, s.cause) for s in day.state.stops.values()] == [
        (StopScope.PRODUCTION, Cause.UNINTENDED_DISCHARGE)
    ]
    assert [i.cause for i in day.state.incidents.values()] == [Cause.UNINTENDED_DISCHARGE]
