"""Who has still to look is told nothing before; who counts does not see the book; a STOP is never called ready."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from showclear.desk.folding import entries_of
from tests import cast
from tests.web.walked import Walked, walked_at


@pytest.fixture
def walked(tmp_path: Path) -> Iterator[Walked]:
    """The colt, six dummies inside, was shown to nobody but its holder's armorer."""
    with walked_at(tmp_path / "data") as made:
        cast.prep_and_morning(made.day)
        cast.open_setup(made.day)
        cast.unlock_colt(made.day)
        cast.load_colt(made.day)
        cast.show_colt(made.day)
        yield made


def entry_of(walked: Walked, act: str) -> int:
    """The newest entry of this act."""
    with_acts = walked.production.desk.read(lambda log: list(entries_of(log.entries())))
    return next(e.index for e in reversed(with_acts) if type(e.act).__name__ == act)


@pytest.mark.parametrize("act", ["LoadDummies", "ShowClear"])
def test_an_entry_about_a_weapon_tells_nothing_to_who_has_still_to_look_at_it(walked: Walked, act: str) -> None:
    path = f"/record/{entry_of(walked, act)}"
    assert "told after that" in walked.page("p-cam", path)
    assert "told after that" not in walked.page("p-ana", path)
    cast.see(walked.day, "p-cam")
    assert "told after that" not in walked.page("p-cam", path)


def test_the_interface_for_programs_tells_them_no_more_than_the_page(walked: Walked) -> None:
    index = entry_of(walked, "ShowClear")
    hub = walked.root.removesuffix("/productions/dry-creek")
    address = f"{hub}/api/productions/dry-creek/entries?start={index}&stop={index + 1}"
    told = {p: walked.phone(p).get(address).json()["entries"][0] for p in ("p-cam", "p-ana")}
    assert told["p-cam"]["act"] == {"act": "ShowClear", "weapon": "w-colt"}
    assert told["p-ana"]["act"]["kind"] == "DUMMY"
    cast.see(walked.day, "p-cam")
    assert walked.phone("p-cam").get(address).json()["entries"][0] == told["p-ana"]


@pytest.mark.parametrize("path", ["/weapons/w-colt/day", "/weapons/w-colt/ribbon.svg"])
def test_the_day_of_a_weapon_waits_for_their_look(walked: Walked, path: str) -> None:
    asked = {p: walked.phone(p).get(f"{walked.root}{path}").status_code for p in ("p-cam", "p-ana")}
    assert asked == {"p-cam": 403, "p-ana": 200}
    cast.see(walked.day, "p-cam")
    assert walked.phone("p-cam").get(f"{walked.root}{path}").status_code == 200


def test_the_1st_ad_is_offered_no_call_before_their_own_look(walked: Walked) -> None:
    assert 'id="flow-announce"' not in walked.page("p-dee", "/weapons/w-colt")
    cast.see(walked.day, "p-dee")
    assert 'id="flow-announce"' in walked.page("p-dee", "/weapons/w-colt")


def test_the_page_of_a_blind_count_shows_no_number_and_the_armory_shows_them_to_who_keeps_the_rounds(
    walked: Walked,
) -> None:
    assert "In the book" not in walked.page("p-ana", "/armory/count")
    assert "In the book" in walked.page("p-ana", "/armory")
    assert "In the book" not in walked.page("p-cam", "/armory")


def test_under_a_stop_no_set_up_is_called_ready_and_a_tile_says_what_is_inside(walked: Walked) -> None:
    walked.day.must("p-med", "StopCalled", scope="PRODUCTION")
    for path in ("", "/day"):
        page = walked.page("p-cam", path)
        assert "Stopped: nothing is handed over" in page
        assert "Nothing known is missing" not in page
    board = walked.page("p-cam", "")
    assert "rounds inside" in board
    assert "6 dummies" not in board


def test_after_a_report_that_stops_nothing_the_page_does_not_say_that_everything_has_stopped(walked: Walked) -> None:
    assert "Everything has stopped" not in walked.page("p-ana", "/trouble/after")
    walked.day.must("p-med", "StopCalled", scope="PRODUCTION")
    assert "Everything has stopped" in walked.page("p-ana", "/trouble/after")
