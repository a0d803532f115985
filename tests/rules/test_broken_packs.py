"""One broken pack file per mistake, and what its author is told: which file, which key, and how to mend it."""

from pathlib import Path

import pytest

from showclear.gate.book import Book, UnknownCheckError
from showclear.rules.load import BrokenPackError, read_folder, read_rules, read_topic

BROKEN = Path(__file__).parent / "broken"
# file -> the words its message must hold: the key or place, and the cure
UNREADABLE = {
    "not-toml": ["not TOML", "line 2", "Mend the line it names"],
    "not-text": ["not TOML", "utf-8", "Mend the line it names"],
    "unknown-key": ["advice", "$.rule[0]", "docs/packs.md"],
    "unknown-key-of-a-value": ["authoriti", "$.rule[0].value[0]", "docs/packs.md"],
    "missing-key": ["cure", "$.rule[0]", "docs/packs.md"],
    "no-value": ["$.rule[0].value", "length >= 1", "docs/packs.md"],
    "bad-date": ["date", "$.rule[0].value[0].from", "docs/packs.md"],
    "bad-id": ["$.rule[0].id", "docs/packs.md"],
    "bad-tier": ["T4", "$.rule[0].applies_to.tiers[0]", "docs/packs.md"],
    "no-check": ["check", "$.rule[0]", "docs/packs.md"],
    "no-cite": ["house.law-without-a-source", "2026-01-01", "cite", "Add cite, or authority = 'house'"],
    "other-pack": ["core.strayed", "not of this pack", "Begin the id with 'house.'"],
    "overlapping-values": ["house.two-at-once", "overlap at 2026-06-01", "End the earlier one the day before"],
    "values-out-of-order": ["house.backwards", "out of order at 2025-01-01", "Order them by `from`"],
    "checked-before-read": ["house.checked-too-soon", "checked before it was read", "checked_on or read_on"],
}
# These are read, and then found to be of no use with this engine or beside each other.
UNUSABLE = {
    "unknown-check": ["house.checks-nothing", "no check clearance.guessed", "Mend the pack"],
    "private-check": ["house.checks-inside", "no check clearance._clearing", "Mend the pack"],
    "unknown-module": ["house.checks-elsewhere", "no check weather.dry", "Mend the pack"],
    "unknown-act": ["house.claims-nothing", "no act JuggleWeapon", "Mend the pack"],
}


def content(name: str) -> bytes:
    return (BROKEN / f"{name}.toml").read_bytes()


@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_a_broken_file_is_named_with_its_key_and_its_cure(name: str) -> None:
    with pytest.raises(BrokenPackError) as raised:
        read_topic(f"house/{name}.toml", content(name))
    assert raised.value.file == f"house/{name}.toml"
    for words in (f"house/{name}.toml", *UNREADABLE[name]):
        assert words in str(raised.value)


@pytest.mark.parametrize("name", sorted(UNUSABLE))
def test_a_rule_that_this_engine_cannot_judge_is_named_with_its_cure(name: str) -> None:
    with pytest.raises(UnknownCheckError) as raised:
        Book({f"house/{name}.toml": content(name)})
    for words in UNUSABLE[name]:
        assert words in str(raised.value)


def test_an_id_that_stands_twice_in_one_file_is_named() -> None:
    with pytest.raises(BrokenPackError, match=r"house/duplicate-id.toml: house.twice .* once"):
        read_rules({"house/duplicate-id.toml": content("duplicate-id")})


def test_an_id_that_stands_in_two_files_is_named_with_the_second() -> None:
    files = {"house/one.toml": content("sound"), "house/two.toml": content("sound")}
    with pytest.raises(BrokenPackError, match=r"house/two.toml: house.sound stands in another file too"):
        read_rules(files)


def test_a_folder_without_a_topic_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "set.cases.toml").write_text("", encoding="utf-8")
    with pytest.raises(BrokenPackError, match="no topic file in it"):
        read_folder(tmp_path)


def test_the_sound_file_that_the_others_were_broken_from_is_read() -> None:
    assert [rule.id for rule in read_topic("house/sound.toml", content("sound")).rule] == ["house.sound"]


def test_every_broken_file_has_its_test() -> None:
    tested = {*UNREADABLE, *UNUSABLE, "duplicate-id", "sound"}
    assert {p.stem for p in BROKEN.glob("*.toml")} == tested
