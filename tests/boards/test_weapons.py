"""The board's words, one by one, as a crew would come to see them."""

import pytest

from showclear.boards.weapons import Board, weapons_board
from showclear.domain.state import State
from tests import cast
from tests.cast import Day


def words(day: Day) -> dict[str, str]:
    return {t.weapon: t.word for t in board(day.state).tiles}


def board(state: State) -> Board:
    return weapons_board(state, {})


@pytest.fixture
def day() -> Day:
    found = cast.prepared()
    cast.colt_shown(found)
    return found


def test_nothing_out_is_nothing_shown() -> None:
    shown = board(cast.prepared().state)
    assert (shown.tiles, shown.guns_out, shown.locked) == ((), "none", 3)


def test_shown_with_dummies_is_cold_dummy_and_names_who_saw(day: Day) -> None:
    tile = board(day.state).tiles[0]
    assert (tile.word, tile.who, tile.looked, tile.saw) == ("COLD DUMMY", "p-ana", "p-ana", ("p-dee", "p-cam"))


def test_in_the_hand_it_was_shown_for_it_stays_cold(day: Day) -> None:
    cast.hand_colt(day)
    cast.take_colt(day)
    assert words(day) == {"w-colt": "COLD DUMMY"}


def test_after_the_cut_it_is_not_clear(day: Day) -> None:
    cast.shoot_colt(day)
    assert words(day) == {"w-colt": "NOT CLEAR"}


def test_a_witness_who_disagrees_is_a_stop(day: Day) -> None:
    day.must("p-tess", "Seen", weapon="w-colt", by="p-tess", saw={"kind": "DUMMY", "count": 5})
    assert words(day) == {"w-colt": "STOP"}


@pytest.mark.parametrize(
    ("act", "fields", "word"),
    [
        ("WeaponPlaced", {}, "UNATTENDED"),
        ("WeaponPlaced", {"watched_by": "p-ben"}, "PLACED"),
        ("TaggedOut", {}, "OUT OF SERVICE"),
        ("HandedToAuthority", {}, "AWAY"),
        ("WeaponMissing", {}, "STOP"),
        ("UnintendedDischarge", {}, "STOP"),
        ("WeaponUnloaded", {"unfired": 6}, "NOT CLEAR"),
        ("WeaponReturned", {}, "NOT CLEAR"),
    ],
)
def test_what_happened_changes_the_word(day: Day, act: str, fields: dict[str, str], word: str) -> None:
    day.must("p-ana", act, weapon="w-colt", **fields)
    assert words(day) == {"w-colt": word}


def test_blanks_are_hot_and_say_how_many() -> None:
    day = cast.prepared()
    cast.rifle_shown(day)
    assert words(day) == {"w-rifle": "COLD EMPTY"}
    cast.make_hot(day)
    assert words(day) == {"w-rifle": "HOT 2"}


def test_a_line_is_one_tile_until_one_of_it_is_stopped() -> None:
    day = cast.prepared()
    day.must("p-ana", "ClearLine", unit="un-main", weapons=["w-colt-rubber"])
    day.must("p-ana", "IssueLine", line="ln-a", unit="un-main", items=[{"weapon": "w-colt-rubber", "voucher": "V1"}])
    assert words(day) == {"line a": "RUBBER 1"}
    day.must("p-cam", "StopCalled", scope="WEAPON", subject="w-colt-rubber")
    assert words(day) == {"w-colt-rubber": "STOP"}


def test_no_word_of_it_ever_says_safe(day: Day) -> None:
    assert "safe" not in str(board(day.state)).lower()
