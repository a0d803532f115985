"""Whoever makes links could join as somebody else: who a phone was let in as is told, and signs it out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import cast
from tests.web.walked import Walked, walked_at

TELLS = "A phone was let in as you"


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Walked]:
    with walked_at(tmp_path / "data") as made:
        cast.prep_and_morning(made.day)
        made.day.must("p-uma", "EnrolDevice", device="d-pats", person="p-ana")
        made.day.must("p-uma", "EnrolDevice", device="d-anas", person="p-ana")
        made.phone("p-ana", "d-anas")
        yield made


def mine(walked: Walked, person: str, device: str = "") -> str:
    return walked.phone(person, device).get(f"{walked.root}/me").text


def test_the_other_phone_is_told_on_ones_own_and_never_itself(morning: Walked) -> None:
    page = mine(morning, "p-ana", "d-anas")
    assert (page.count(TELLS), "d-pats" in page, "d-anas" in page) == (1, True, False)


def test_nobody_else_is_told_of_it(morning: Walked) -> None:
    assert TELLS not in mine(morning, "p-tess")


def test_it_is_told_for_a_day(morning: Walked) -> None:
    morning.day.clock.at += 24 * 60 * cast.MINUTE
    assert TELLS not in mine(morning, "p-ana", "d-anas")


def test_its_owner_signs_it_out(morning: Walked) -> None:
    morning.hand_in("p-ana", {"act": "DeviceRevoked", "device": "d-pats"})
    assert "d-pats" not in morning.production.desk.state.devices
