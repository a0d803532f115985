"""Rounds that went where they had not come from are looked at before anybody loads them, and paper tells the truth."""

from showclear.domain.decision import Verdict
from showclear.domain.terms import StopScope
from tests import cast, seeds
from tests.cast import refusals


def test_blanks_told_into_the_box_of_dummies_are_never_loaded_as_dummies() -> None:
    day = seeds.seed("rifle hot")
    day.must("p-ana", "WeaponUnloaded", weapon="w-rifle", to="c-dummies", unfired=2)
    day.must("p-ana", "UnlockWeapon", weapon="w-colt", purpose="TAKE")
    day.must("p-ana", "InspectWeapon", weapon="w-colt", look=cast.look("EMPTY"))
    day.must("p-ana", "UnlockContainer", container="c-dummies")
    decision = day.ask("p-ana", "LoadDummies", weapon="w-colt", container="c-dummies", count=6)
    assert (decision.verdict, "core.container-inspected" in refusals(decision)) == (Verdict.REFUSED, True)


def test_dummies_back_in_their_own_box_need_no_new_look() -> None:
    day = seeds.seed("colt loaded")
    inspected = day.state.containers["c-dummies"].inspected
    day.must("p-ana", "WeaponUnloaded", weapon="w-colt", to="c-dummies", unfired=6)
    box = day.state.containers["c-dummies"]
    assert (box.inspected, box.is_inspected, box.held, box.recount) == (inspected, True, 6, False)


def test_more_rounds_than_the_book_knew_void_the_look_at_the_box_they_went_into() -> None:
    day = seeds.seed("colt loaded")
    day.must("p-ana", "WeaponUnloaded", weapon="w-colt", to="c-dummies", unfired=7)
    box = day.state.containers["c-dummies"]
    assert (box.is_inspected, box.held, box.recount) == (False, 7, True)


def test_more_rounds_than_the_book_knew_and_no_box_named_stop_the_weapon() -> None:
    day = seeds.seed("colt unlocked")
    day.must("p-ana", "WeaponUnloaded", weapon="w-colt", unfired=1)
    assert [(s.scope, s.subject) for s in day.state.stops.values()] == [(StopScope.WEAPON, "w-colt")]


def test_an_unknown_round_told_on_paper_stops_the_production_as_one_found_now() -> None:
    day = seeds.seed("colt unlocked")
    told = {"sheet": "12", "line": 3, "weapon": "w-colt", "custody": "WITH_WEAPONS_PERSON"}
    day.must("p-ana", "PaperEntered", **told, loaded="UNKNOWN", count=1)
    assert [s.scope for s in day.state.stops.values()] == [StopScope.PRODUCTION]
    assert len(day.state.incidents) == 1


def test_a_hang_fire_stops_every_lot_that_was_inside_even_once_it_is_unloaded() -> None:
    day = seeds.seed("rifle hot")
    day.must("p-ana", "WeaponUnloaded", weapon="w-rifle", to="c-blanks", unfired=2)
    day.must("p-ana", "Stoppage", weapon="w-rifle", kind="WEAK_REPORT")
    assert [(s.scope, s.subject) for s in day.state.stops.values()] == [(StopScope.LOT, "l-blanks")]


def test_who_replaces_somebody_in_the_zone_alone_is_in_it_and_uncovered_until_briefed() -> None:
    day = seeds.seed("rifle shown")
    day.must("p-uma", "AddPerson", person="p-rel", department="medics")
    day.must("p-dee", "CrewReplaced", **{"out": "p-med", "in": "p-rel", "position": "medic"})
    zone = day.state.setups["su-5a"].zone
    assert zone is not None
    assert ("p-rel" in zone, "p-med" in zone) == (True, False)
    assert "p-rel" in day.state.units["un-main"].replaced


def test_a_count_of_dummies_that_was_off_is_never_mended_by_another_count_but_by_a_look_at_every_round() -> None:
    day = seeds.seed("colt home")
    day.must("p-ana", "CountTaken", container="c-dummies", count=5)
    for counts in ("p-cam", "p-ana"):
        day.must(counts, "CountTaken", container="c-dummies", count=6)
        found = day.state.containers["c-dummies"]
        assert (found.is_explained, found.is_inspected) == (False, False)
    looks = [{"class": "DUMMY", "hole": True, "rattle": True}] * 6
    day.must("p-ana", "InspectContainer", container="c-dummies", rounds=looks)
    found = day.state.containers["c-dummies"]
    assert (found.balances, found.is_explained, found.is_inspected) == (True, True, True)


def test_dummies_written_off_by_two_balance_and_the_look_at_the_others_stands() -> None:
    day = seeds.seed("colt home")
    day.must("p-ana", "CountTaken", container="c-dummies", count=5)
    day.must("p-ana", "WriteOffRounds", container="c-dummies", count=1, texts=["reason"])
    day.must("p-ben", "Countersign", of=day.head)
    found = day.state.containers["c-dummies"]
    assert (found.balances, found.is_explained, found.is_inspected) == (True, True, True)


def test_a_sheet_that_takes_rounds_of_a_stopped_lot_out_of_a_weapon_leaves_the_stop_on_the_weapon() -> None:
    day = seeds.seed("colt offered")
    day.must("p-ana", "Stoppage", weapon="w-colt", kind="HANG_FIRE")
    told = {"sheet": "A", "line": 1, "custody": "WITH_HOLDER", "holder": "p-tess", "loaded": "BLANK", "count": 2}
    day.must("p-ana", "PaperEntered", weapon="w-colt", **told)
    stops = [(s.scope, s.subject) for s in day.state.stops.values()]
    assert stops == [(StopScope.LOT, "l-dummies"), (StopScope.WEAPON, "w-colt")]


def test_a_write_off_explains_no_count_but_the_last() -> None:
    """Five were counted, then six; two people who write nothing off have looked at no round."""
    day = seeds.seed("colt home")
    day.must("p-ana", "CountTaken", container="c-dummies", count=5)
    day.must("p-ana", "CountTaken", container="c-dummies", count=6)
    day.must("p-ana", "WriteOffRounds", container="c-dummies", count=0, texts=["reason"])
    day.must("p-ben", "Countersign", of=day.head)
    assert not day.state.containers["c-dummies"].is_explained


def test_a_box_that_was_emptied_and_filled_anew_still_owes_the_explanation_of_its_count() -> None:
    day = seeds.seed("colt home")
    day.must("p-ana", "CountTaken", container="c-dummies", count=5)
    day.must("p-ana", "WriteOffRounds", container="c-dummies", count=6, texts=["reason"])
    day.must("p-ben", "Countersign", of=day.head)
    day.must("p-ana", "FillContainer", container="c-dummies", kind="BOX", lot="l-dummies", count=6)
    assert not day.state.containers["c-dummies"].is_explained
