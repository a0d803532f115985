"""Past twelve hours two of three people go on in writing, from the page that says what is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import cast
from tests.web.walked import Walked, walked_at

SETUP = "/day/setups/su-4a"
GO_ON = "Go on in writing, by two: "


@pytest.fixture
def long_day(tmp_path: Path) -> Iterator[Walked]:
    with walked_at(tmp_path / "data") as made:
        cast.prep_and_morning(made.day)
        cast.colt_shown(made.day)
        made.day.clock.at = made.day.at = made.day.at + 12 * 60 * cast.MINUTE
        yield made


def test_who_may_set_it_aside_has_the_form_and_nobody_else(long_day: Walked) -> None:
    told = {p: GO_ON in long_day.page(p, SETUP) for p in ("p-dee", "p-uma", "p-saf", "p-ana", "p-tess")}
    assert told == {"p-dee": True, "p-uma": True, "p-saf": True, "p-ana": False, "p-tess": False}


def test_the_second_signature_is_asked_of_those_who_may_give_it(long_day: Walked) -> None:
    act = {"act": "Override", "rule": "house.long-day", "subject": "p-ana"}
    assert '"rule": "house.long-day", "subject": "p-ana"' in long_day.page("p-dee", SETUP)
    entry = long_day.hand_in("p-dee", act, {"reason": "One more take, everybody rested at noon"})
    told = {p: "One more take" in long_day.page(p, "/me") for p in ("p-uma", "p-saf", "p-ana", "p-tess", "p-dee")}
    assert told == {"p-uma": True, "p-saf": True, "p-ana": False, "p-tess": False, "p-dee": False}
    signed = long_day.hand_in("p-saf", {"act": "Countersign", "of": entry["index"]})
    assert signed["verdict"] == "allowed"
    assert '"subject": "p-ana"' not in long_day.page("p-dee", SETUP)
