"""What was written on paper, and a weapon that an authority takes: both are said on its card by weapons people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from showclear.domain.terms import Custody
from tests import cast
from tests.web.walked import Walked, walked_at

PAPER, AUTHORITY = 'id="flow-paper"', 'id="flow-authority"'


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Walked]:
    with walked_at(tmp_path / "data") as made:
        cast.prep_and_morning(made.day)
        cast.unlock_colt(made.day)
        yield made


def test_weapons_people_write_in_what_a_paper_sheet_says(morning: Walked) -> None:
    assert PAPER in morning.page("p-ana", "/weapons/w-colt")
    told = {"act": "PaperEntered", "weapon": "w-colt", "sheet": "12", "line": 3, "custody": "LOCKED"}
    assert morning.hand_in("p-ana", told)["verdict"] == "recorded"
    assert morning.production.desk.state.weapons["w-colt"].custody is Custody.LOCKED


def test_nobody_else_is_offered_the_paper_sheet(morning: Walked) -> None:
    assert PAPER not in morning.page("p-tess", "/weapons/w-colt")


def test_evidence_is_handed_to_an_authority_and_the_card_says_so(morning: Walked) -> None:
    assert AUTHORITY not in morning.page("p-ana", "/weapons/w-colt")
    morning.hand_in("p-ana", {"act": "UnintendedDischarge", "weapon": "w-colt"})
    assert AUTHORITY in morning.page("p-ana", "/weapons/w-colt")
    morning.hand_in("p-ana", {"act": "HandedToAuthority", "weapon": "w-colt"}, {"authority": "Sheriff, case 11"})
    card = morning.page("p-ana", "/weapons/w-colt")
    assert (AUTHORITY in card, "with authority" in card) == (False, True)
