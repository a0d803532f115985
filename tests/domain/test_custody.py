"""The tables, every pair of them: legal moves and illegal ones, and reports for every state there is."""

import pytest

from showclear.domain.custody import AFTER_A_REPORT, ASKED, REPORTED, SERVICE, Move, Told, diagram, illegal_moves
from showclear.domain.decision import Verdict
from showclear.domain.fold.fold import unfolded
from showclear.domain.terms import Clearance, Custody, Service
from tests import cast
from tests.cast import prepared, refusals


def test_every_pair_of_move_and_state_is_either_legal_or_listed_as_illegal() -> None:
    legal = {(move, state) for move, row in ASKED.items() for state in row}
    assert legal | set(illegal_moves()) == {(m, s) for m in Move for s in Custody}
    assert legal & set(illegal_moves()) == set()


@pytest.mark.parametrize("told", Told)
def test_a_report_has_a_row_for_every_state(told: Told) -> None:
    assert set(REPORTED[told]) == set(Custody)


def test_a_report_leaves_no_clearance_standing() -> None:
    assert dict.fromkeys(Clearance, Clearance.NOT_CLEAR) == AFTER_A_REPORT


def test_no_report_leads_out_of_evidence() -> None:
    assert SERVICE["Stoppage"][Service.EVIDENCE] is Service.EVIDENCE
    assert SERVICE["TaggedOut"][Service.EVIDENCE] is Service.EVIDENCE
    assert SERVICE["CloseInvestigation"] == {Service.EVIDENCE: Service.OUT}


def test_every_act_of_the_catalogue_has_a_fold() -> None:
    assert unfolded() == []


def test_the_drawing_names_every_legal_move_once() -> None:
    assert diagram().count("-->") == sum(len(row) for row in ASKED.values())


def test_a_weapon_in_its_safe_is_not_inspected_there() -> None:
    day = prepared()
    decision = day.ask("p-ana", "InspectWeapon", weapon="w-colt", look=cast.look("EMPTY"))
    assert refusals(decision) == ["core.custody"]


def test_a_weapon_that_is_out_is_not_unlocked_again() -> None:
    day = prepared()
    cast.unlock_colt(day)
    assert refusals(day.ask("p-ana", "UnlockWeapon", weapon="w-colt", purpose="TAKE")) == ["core.custody"]


def test_a_return_told_by_the_performer_is_recorded_and_the_weapon_is_still_out() -> None:
    day = prepared()
    cast.colt_shown(day)
    cast.hand_colt(day)
    cast.take_colt(day)
    assert day.ask("p-tess", "WeaponReturned", weapon="w-colt").verdict is Verdict.RECORDED
    colt = day.state.weapons["w-colt"]
    assert (colt.custody, colt.holder, colt.clearance) == (Custody.WITH_HOLDER, "p-tess", Clearance.NOT_CLEAR)


def test_rounds_that_nobody_accounts_for_are_still_inside() -> None:
    day = prepared()
    cast.colt_shown(day)
    day.must("p-ana", "WeaponUnloaded", weapon="w-colt", unfired=4, to="c-dummies")
    assert day.state.weapons["w-colt"].rounds == 2
    assert "core.look-fits" in refusals(cast.show_colt(day, kind="EMPTY", look=cast.look("EMPTY")))
