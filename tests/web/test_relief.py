"""Taking over from somebody: the armory names what they keep, and the relief is counted."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import cast
from tests.web.walked import Walked, walked_at


@pytest.fixture
def walked(tmp_path: Path) -> Iterator[Walked]:
    with walked_at(tmp_path / "data") as made:
        cast.prep_and_morning(made.day)
        cast.unlock_colt(made.day)
        yield made


def form_on(page: str) -> str:
    found = re.search(r'<details class="flow" id="relieve">.*?</details>', page, re.DOTALL)
    assert found, "nothing to take over"
    return found[0]


def test_the_page_asks_for_every_weapon_and_every_container_the_other_keeps(walked: Walked) -> None:
    state = walked.production.desk.state
    weapons = [w.id for w in state.weapons.values() if w.keeper == "p-ana"]
    boxes = [c.id for c in state.containers.values() if c.keeper == "p-ana"]
    form = form_on(walked.page("p-ben", "/armory"))
    assert "From Ana Reyes" in form
    assert re.findall(r'value="(w-[a-z-]+)"', form) == weapons
    assert re.findall(r'data-of="(c-[a-z-]+)"', form) == boxes


def test_nobody_takes_over_from_themselves(walked: Walked) -> None:
    assert 'id="relieve"' not in walked.page("p-ana", "/armory")


def test_a_relief_that_counts_all_of_it_moves_it(walked: Walked) -> None:
    boxes = [c for c in walked.production.desk.state.containers.values() if c.keeper == "p-ana"]
    counts = [{"container": c.id, "count": c.held} for c in boxes]
    entry = walked.hand_in("p-ben", {"act": "Relieve", "person": "p-ana", "weapons": ["w-colt"], "counts": counts})
    assert entry["verdict"] == "allowed", entry["reasons"]
    assert walked.production.desk.state.weapons["w-colt"].keeper == "p-ben"
