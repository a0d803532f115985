"""What nobody wrote a rule for, or what can't be judged, is refused, and says so in words."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from showclear.desk.config import bundled_packs, pack_files
from showclear.domain.decision import Outcome, Verdict
from showclear.domain.terms import RoundClass
from showclear.gate.book import Book
from showclear.gate.case import Case
from showclear.gate.checks.own_act import is_stricter
from showclear.gate.readiness import readiness
from showclear.gate.words import CLAIMED, RAISED, spoken
from showclear.rules.schema import Stricter
from tests import cast
from tests.cast import Day, book
from tests.mutation.broken import broken, cannot_be_judged
from tests.seeds import seed

HAND: dict[str, Any] = {"weapon": "w-colt", "holder": "p-tess", "setup": "su-4a", "use": "TAKE", "calls": ["DRAW"]}


def test_without_the_core_pack_every_request_is_refused_and_no_report_is() -> None:
    house = Book(pack_files(bundled_packs(), "house"))
    day = seed("colt shown")
    day.book = house
    decision = day.ask("p-ana", "HandWeapon", **HAND)
    assert [(r.rule, r.outcome, r.subject) for r in decision.reasons] == [
        ("core.claimed", Outcome.MISSING, "HandWeapon")
    ]
    assert day.ask("p-ana", "WeaponReturned", weapon="w-colt").verdict is Verdict.RECORDED
    told = spoken(decision.reasons[0], house)
    assert (told.text, told.horizon, told.authority) == (CLAIMED.en, "now", "house")


def test_a_rule_that_cannot_be_judged_refuses_under_its_name_and_says_so() -> None:
    day = seed("colt shown")
    with broken("stop.no_stop", cannot_be_judged) as otherwise:
        day.book = otherwise
        decision = day.ask("p-ana", "HandWeapon", **HAND)
    assert [(r.rule, r.outcome) for r in decision.reasons] == [("core.stop", Outcome.RAISED)]
    assert decision.verdict is Verdict.REFUSED
    assert spoken(decision.reasons[0], otherwise).text == RAISED.en
    assert spoken(decision.reasons[0], otherwise, language="es").text == RAISED.es


@pytest.mark.parametrize(
    ("direction", "old", "stricter", "looser"),
    [
        (Stricter.HIGHER, 5, 6, 4),
        (Stricter.LOWER, 5, 4, 6),
        (Stricter.SUBSET, ("a", "b"), ("a",), ("a", "b", "c")),
        (Stricter.SUPERSET, ("a", "b"), ("a", "b", "c"), ("a",)),
        (Stricter.TRUE, False, True, False),
        (Stricter.FALSE, True, False, True),
    ],
)
def test_a_value_gets_stricter_in_one_direction_only(
    direction: Stricter, old: object, stricter: object, looser: object
) -> None:
    assert is_stricter(stricter, old, direction)
    assert not is_stricter(looser, old, direction)


@pytest.mark.parametrize("direction", [Stricter.HIGHER, Stricter.LOWER, Stricter.SUBSET, Stricter.SUPERSET])
def test_a_value_that_stays_as_it_is_may_be_said_again(direction: Stricter) -> None:
    old = 5 if direction in {Stricter.HIGHER, Stricter.LOWER} else ("a", "b")
    assert is_stricter(old, old, direction)


def test_a_flag_never_stands_in_for_a_number() -> None:
    assert not is_stricter(True, 0, Stricter.HIGHER)
    assert not is_stricter(0, True, Stricter.LOWER)


@pytest.mark.parametrize(
    ("authority", "evidence", "verdict"),
    [
        ("house", "verified", Verdict.ALLOWED),
        ("practice", "verified", Verdict.ALLOWED),
        ("practice", "unverified", Verdict.ALLOWED),
        ("guide", "unverified", Verdict.ALLOWED),
        ("guide", "verified", Verdict.REFUSED),
        ("agreement", "secondary", Verdict.REFUSED),
        ("law", "unverified", Verdict.REFUSED),
        ("law", "verified", Verdict.REFUSED),
    ],
)
def test_a_value_is_replaced_only_where_no_source_that_was_read_stands_behind_it(
    authority: str, evidence: str, verdict: Verdict
) -> None:
    packs = bundled_packs()
    cited = f'authority = "{authority}"\nevidence = "{evidence}"\ncite = {{ title = "Somewhere" }}'
    told = packs["house/set.toml"].decode().replace('authority = "house"\nevidence = "unverified"', cited)
    day = seed("prepared")
    day.book = Book({**packs, "house/set.toml": told.encode()})
    asked = day.ask("p-uma", "ReplaceHouseValue", rule="house.look-age", value=45, texts=["reason"])
    assert asked.verdict is verdict
    assert cast.refusals(asked) == ([] if verdict is Verdict.ALLOWED else ["core.house-value"])


@pytest.mark.parametrize("found", [RoundClass.LIVE, RoundClass.UNKNOWN])
def test_a_box_of_rounds_that_are_live_or_unknown_never_goes_along(found: RoundClass) -> None:
    """No lot of them is ever received, so only a record made elsewhere has such a box."""
    day = seed("colt shown")
    box = replace(day.state.containers["c-dummies"], round_class=found)
    day.state = replace(day.state, containers={**day.state.containers, box.id: box})
    decision = day.ask("p-ana", "HandWeapon", **HAND, containers=["c-dummies"])
    assert cast.refusals(decision) == ["core.no-unknown", "core.no-mix"]


def test_nobody_unknown_is_ever_at_work() -> None:
    day = seed("prepared")
    judged = Case(day.state, day.entries[-1].act, "p-unknown", day.at)
    assert judged.at_work("p-ana")
    assert not judged.at_work("p-nobody")
    assert not judged.at_work("p-unknown")


def test_a_book_asked_of_more_than_a_year_of_days_still_answers_for_the_first() -> None:
    asked = Book(bundled_packs())
    first = asked.rows("HandWeapon", None, date(2026, 6, 3))
    for later in range(1, 400):
        asked.rows("HandWeapon", None, date(2026, 6, 3) + timedelta(days=later))
    assert asked.rows("HandWeapon", None, date(2026, 6, 3)) == first


def test_a_rule_is_set_aside_for_the_weapon_it_was_set_aside_for_and_for_no_other() -> None:
    day = seed("colt shown, five minutes before 12 hours")
    day.must("p-uma", "Override", rule="house.long-day", subject="w-rifle", texts=["reason"])
    day.must("p-saf", "Countersign", of=day.head)
    decision = day.ask("p-ana", "HandWeapon", **HAND, after=7)
    assert cast.refusals(decision) == ["house.long-day"]


def test_readiness_speaks_of_what_is_offered() -> None:
    day = seed("colt offered")
    assert readiness(day.state, "su-4a", book(), day.at) == ()
    day.must("p-cam", "Declined", weapon="w-colt")
    before = day.state.weapons["w-colt"].offer
    assert before is not None
    day.must("p-dee", "LunchBegan", unit="un-main")
    missing = readiness(day.state, "su-4a", book(), day.at)
    assert {m.holder for m in missing} == {"p-tess"}
    assert "core.shown" in {m.reason.rule for m in missing}


def test_readiness_passes_over_what_somebody_holds_and_what_nobody_registered() -> None:
    day = seed("colt taken")
    assert readiness(day.state, "su-4a", book(), day.at) == ()


def test_readiness_leaves_out_what_only_advises() -> None:
    day = seed("colt shown, five minutes before 10 hours")
    assert readiness(day.state, "su-4a", book(), day.at + 7 * cast.MINUTE) == ()
    decision = day.ask("p-ana", "HandWeapon", **HAND, after=7)
    assert [(r.rule, r.outcome) for r in decision.reasons] == [("house.two-hours-ahead", Outcome.ADVISED)]


def test_an_empty_day_is_missing_its_plan_and_nobody_falls_over() -> None:
    assert readiness(Day().state, "su-4a", book(), cast.MORNING) == ()
