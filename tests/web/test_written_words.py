"""What somebody wrote is read by whoever has to sign or answer it, and by those who answer for the set."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import cast
from tests.web.walked import Walked, walked_at

WORRY = "The cylinder sticks since it was dropped"


@pytest.fixture
def walked(tmp_path: Path) -> Iterator[Walked]:
    with walked_at(tmp_path / "data") as made:
        cast.prep_and_morning(made.day)
        yield made


def test_a_concern_is_read_before_it_is_answered_and_by_nobody_it_is_not_for(walked: Walked) -> None:
    entry = walked.hand_in("p-cam", {"act": "ConcernRaised", "weapon": "w-colt"}, {"concern": WORRY})
    assert WORRY in walked.page("p-saf", "/me")
    told = {p: WORRY in walked.page(p, f"/record/{entry['index']}") for p in ("p-cam", "p-saf", "p-ana", "p-tess")}
    assert told == {"p-cam": True, "p-saf": True, "p-ana": True, "p-tess": False}


def test_whoever_signs_a_restart_reads_why_and_which_stop_it_ends(walked: Walked) -> None:
    walked.hand_in("p-cam", {"act": "StopCalled", "scope": "WEAPON", "subject": "w-colt"})
    (stop,) = walked.production.desk.state.stops
    entry = walked.hand_in("p-ana", {"act": "Restart", "stop": stop}, {"reason": "The cylinder was changed"})
    page = walked.page("p-dee", "/me")
    assert "The cylinder was changed" in page
    assert "colt" in page[page.index("Second signature") :][:900]
    assert "waits for a second signature" in walked.page("p-dee", f"/record/{entry['index']}")
