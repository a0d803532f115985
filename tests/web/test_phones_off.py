"""A set-up where phones are off: everybody is told whom to tell, and that one person writes what the others say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import cast
from tests.web.walked import Walked, walked_at

SCRIBE = "Ben Okafor"
VIA = {"how": "SPOKEN", "heard": ["p-dee", "p-med"]}


@pytest.fixture
def set_up(tmp_path: Path) -> Iterator[Walked]:
    """The colt is loaded and shown on set-up 4a, where Ben writes for everybody."""
    with walked_at(tmp_path / "data") as made:
        cast.prep_and_morning(made.day)
        cast.open_setup(made.day, scribe="p-ben")
        cast.unlock_colt(made.day)
        cast.load_colt(made.day)
        cast.show_colt(made.day)
        yield made


@pytest.mark.parametrize("path", ["/me", "/weapons/w-colt", "/day/setups/su-4a"])
def test_who_works_there_is_told_whom_to_tell(set_up: Walked, path: str) -> None:
    assert f"Phones are off on set-up 4a: tell the scribe, {SCRIBE}." in set_up.page("p-cam", path)


@pytest.mark.parametrize("path", ["", "/day"])
def test_the_board_and_the_day_say_so_too(set_up: Walked, path: str) -> None:
    assert f"Phones are off: tell the scribe, {SCRIBE}." in set_up.page("p-cam", path)


def test_a_stranger_at_the_board_learns_no_name(set_up: Walked) -> None:
    client = set_up.phone("p-cam")
    client.cookies.clear()
    page = client.get(set_up.root).text
    assert "Phones are off: tell the scribe." in page
    assert SCRIBE not in page


def test_the_scribe_is_led_to_who_has_still_to_look(set_up: Walked) -> None:
    page = set_up.page("p-ben", "/day/setups/su-4a")
    assert "You write down what the others say." in page
    assert "Still to look: Dee Larsen, Maya Lind, Cam Yates" in page
    assert ">Write</a>" not in page
    card = set_up.page("p-ben", "/weapons/w-colt")
    heard = card[card.index("Who heard it") :]
    assert heard.index('value="p-cam"') < heard.index('value="p-med"')
    flows = [part.split('"')[0] for part in card.split('id="flow-')[1:]]
    assert flows[0] == "scribe"


def test_what_somebody_there_is_asked_the_scribe_says_aloud(set_up: Walked) -> None:
    asker = set_up.phone("p-cam")
    answer = asker.post(f"{set_up.api}/asks", json={"rule": "core.first-ad-seen", "weapon": "w-colt"})
    assert answer.json() == {"asked": ["Dee Larsen", SCRIBE]}
    assert "Cam Yates asks Dee Larsen, say it aloud:" in set_up.page("p-ben", "/me")
    assert "Cam Yates asks you:" in set_up.page("p-dee", "/me")


def test_a_scribe_who_is_asked_or_asks_is_not_told_twice(set_up: Walked) -> None:
    for person, rule, heard in (
        ("p-ben", "core.first-ad-seen", ["Dee Larsen"]),
        ("p-cam", "core.shown", ["Ana Reyes", SCRIBE]),
    ):
        answer = set_up.phone(person).post(f"{set_up.api}/asks", json={"rule": rule})
        assert answer.json() == {"asked": heard}


def head(set_up: Walked) -> int:
    return set_up.production.desk.state.head


def test_what_the_scribe_writes_counts_as_the_look_of_whoever_said_it(set_up: Walked) -> None:
    act = {"act": "Seen", "weapon": "w-colt", "by": "p-cam", "saw": cast.DUMMIES}
    one = {"id": "ab" * 16, "act": act, "texts": {"answer": "Six dummies."}, "via": VIA, "seen": head(set_up)}
    answer = set_up.phone("p-ben").post(f"{set_up.api}/acts", json={"acts": [one]}).json()["entries"][0]
    assert answer["verdict"] == "allowed"
    assert "Still to look: Dee Larsen, Maya Lind" in set_up.page("p-ben", "/day/setups/su-4a")


def test_what_was_written_in_somebodys_name_is_marked_and_told_to_them(set_up: Walked) -> None:
    act = {"act": "Seen", "weapon": "w-colt", "by": "p-cam", "saw": cast.DUMMIES}
    one = {"id": "ef" * 16, "act": act, "texts": {"answer": "Six dummies."}, "via": VIA, "seen": head(set_up)}
    set_up.phone("p-ben").post(f"{set_up.api}/acts", json={"acts": [one]})
    assert "Cam Yates: written down by Ben Okafor" in set_up.page("p-ana", "/weapons/w-colt")
    mine = set_up.page("p-cam", "/me")
    assert "It was written down that you looked at colt:" in mine
    assert "I did not: STOP on colt" in mine
    assert "It was written down" not in set_up.page("p-dee", "/me")


def test_nobody_takes_a_weapon_by_the_scribes_word(set_up: Walked) -> None:
    cast.see(set_up.day, "p-dee", "p-tess", "p-cam")
    cast.hand_colt(set_up.day)
    one = {"id": "cd" * 16, "act": {"act": "TakeWeapon", "weapon": "w-colt"}, "via": VIA, "seen": head(set_up)}
    answer = set_up.phone("p-ben").post(f"{set_up.api}/acts", json={"acts": [one]}).json()["entries"][0]
    assert (answer["verdict"], "core.own-act" in {r["rule"] for r in answer["reasons"]}) == ("refused", True)


def test_who_comes_in_for_the_scribe_writes(set_up: Walked) -> None:
    set_up.day.must("p-dee", "CrewReplaced", out="p-ben", position="scribe", **{"in": "p-eli"})
    setup = set_up.production.desk.state.setups["su-4a"]
    assert setup.scribe == "p-eli"


def test_a_scribe_is_somebody_on_the_record(set_up: Walked) -> None:
    act = {
        "act": "OpenSetup",
        "setup": "su-4b",
        "unit": "un-main",
        "scene": "4",
        "muzzle": ["DOWN"],
        "scribe": "p-none",
    }
    answer = set_up.hand_in("p-dee", act)
    assert (answer["verdict"], [r["rule"] for r in answer["reasons"]]) == ("refused", ["core.known-subject"])


def test_where_phones_are_on_nobody_is_told_of_a_scribe(tmp_path: Path) -> None:
    with walked_at(tmp_path / "data") as made:
        cast.prep_and_morning(made.day)
        cast.open_setup(made.day)
        for path in ("", "/me", "/day", "/day/setups/su-4a", "/weapons/w-colt"):
            assert "Phones are off" not in made.page("p-cam", path)
