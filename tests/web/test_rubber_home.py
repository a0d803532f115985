"""Rubber home again: a whole line collected and locked in with one press that says how many it speaks of."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from showclear.domain.decision import Verdict
from tests import cast
from tests.taps.days import RUBBER
from tests.taps.desk_day import Told
from tests.web.walked import Walked, walked_at

BACK, HOME, MINE = "Line street: all 40 are back", "Line street: all 40 locked in", "With me: all 40 locked in"


@pytest.fixture
def street(tmp_path: Path) -> Iterator[Walked]:
    """Forty rubber rifles are out on a line."""
    with walked_at(tmp_path / "data") as made:
        cast.prep_and_morning(made.day)
        for rubber in RUBBER:
            fields = {"class": "RUBBER", "anatomy": {"feed": "SINGLE"}, "serial": rubber, "serial_again": rubber}
            made.day.must("p-ana", "RegisterWeapon", weapon=rubber, **fields)
        made.day.must("p-ana", "ClearLine", unit="un-main", weapons=RUBBER)
        issued(made, "ln-street", RUBBER)
        yield made


def issued(walked: Walked, line: str, weapons: list[str]) -> None:
    items = [{"weapon": rubber, "voucher": f"V{n}"} for n, rubber in enumerate(weapons)]
    walked.day.must("p-ana", "IssueLine", line=line, unit="un-main", items=items)


def rubber_part(walked: Walked, person: str = "p-ana") -> str:
    return walked.page(person, "/armory").partition('id="rubber"')[2].partition('id="shipment"')[0]


def form_of(page: str, button: str) -> str:
    """The form that ends in this button."""
    return next(form for form in re.findall(r"<form.*?</form>", page, re.DOTALL) if f">{button}<" in form)


def acts_of(form: str) -> list[Told]:
    found = re.search(r"data-acts='(.*?)'>", form)
    assert found
    acts: list[Told] = json.loads(found[1])
    return acts


def pressed(walked: Walked, button: str) -> None:
    answers = walked.day.hand_in("p-ana", acts_of(form_of(rubber_part(walked), button)))
    assert {a.decision.verdict for a in answers if a.decision} == {Verdict.RECORDED}
    walked.day.state = walked.production.desk.state


def places(walked: Walked) -> set[str]:
    return {walked.production.desk.state.weapons[rubber].custody.value for rubber in RUBBER}


def test_forty_of_a_line_are_collected_and_locked_in_with_one_press(street: Walked) -> None:
    pressed(street, HOME)
    assert places(street) == {"LOCKED"}


def test_whoever_presses_says_first_how_many_they_counted_and_nothing_is_said_for_them(street: Walked) -> None:
    form = form_of(rubber_part(street), HOME)
    counted = re.findall(r"<input[^>]*>", form)
    assert len(counted) == 1
    assert 'min="40" max="40" required' in counted[0]
    assert "value=" not in counted[0]


def test_what_came_back_alone_is_in_no_press_for_its_line(street: Walked) -> None:
    street.day.must("p-ana", "WeaponReturned", weapon=RUBBER[0])
    acts = acts_of(form_of(rubber_part(street), "Line street: all 39 locked in"))
    assert acts[0]["weapons"] == RUBBER[1:]
    assert [one["weapon"] for one in acts[1:]] == RUBBER[1:]


def test_a_line_that_is_back_is_not_offered_again_while_its_weapons_are_out_on_another(street: Walked) -> None:
    pressed(street, BACK)
    issued(street, "ln-night", RUBBER)
    page = rubber_part(street)
    assert "Line street" not in page
    assert "Line night: all 40 are back" in page


def test_rubber_collected_before_it_is_at_the_safe_is_locked_in_with_one_press_of_who_has_it(street: Walked) -> None:
    pressed(street, BACK)
    assert places(street) == {"WITH_WEAPONS_PERSON"}
    assert "With me" not in rubber_part(street, "p-ben")
    pressed(street, MINE)
    assert places(street) == {"LOCKED"}


def test_a_line_of_more_than_one_press_can_hold_is_only_collected(street: Walked) -> None:
    """A hundred acts are the most of one press: a hundred and one would be refused."""
    more = [f"w-more-{n:02d}" for n in range(60)]
    for rubber in more:
        fields = {"class": "RUBBER", "anatomy": {"feed": "SINGLE"}, "serial": rubber, "serial_again": rubber}
        street.day.must("p-ana", "RegisterWeapon", weapon=rubber, **fields)
    street.day.must("p-ana", "ClearLine", unit="un-main", weapons=more)
    pressed(street, BACK)
    issued(street, "ln-crowd", [*RUBBER, *more])
    page = rubber_part(street)
    assert "Line crowd: all 100 are back" in page
    assert "Line crowd: all 100 locked in" not in page


def test_the_press_reads_in_spanish_too(street: Walked) -> None:
    assert "Línea street: las 40 bajo llave" in street.page("p-ana", "/armory", "es")
