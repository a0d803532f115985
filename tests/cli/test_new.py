"""A production is made whole or not at all, and its first person is called by name."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from showclear.cli.main import main
from showclear.desk.config import DataFolder
from showclear.desk.wiring import names_in
from showclear.record.log import Log

ZONE = ("--zone", "America/Denver", "--role", "upm")


def make(folder: Path, slug: str, *more: str) -> tuple[int, str]:
    told = CliRunner().invoke(main, ["new", slug, *ZONE, *more, "--data", str(folder)])
    return told.exit_code, told.output


def names(folder: Path, slug: str) -> dict[str, str]:
    with Log.read(DataFolder(folder).record(slug)) as log:
        return names_in(log)


@pytest.mark.parametrize(
    ("told", "known"),
    [("Uma Keller", {"p-uma-keller": "Uma Keller"}), ("Núria Ríos", {"p-nuria-rios": "Núria Ríos"}), ("p-uma", {})],
)
def test_the_first_person_is_told_by_name_or_by_id(tmp_path: Path, told: str, known: dict[str, str]) -> None:
    assert make(tmp_path, "dry-creek", "--person", told)[0] == 0
    assert names(tmp_path, "dry-creek") == known


@pytest.mark.parametrize(("slug", "person"), [("Dry Creek", "p-uma"), ("dry-creek", "***")])
def test_what_makes_no_production_leaves_nothing_behind(tmp_path: Path, slug: str, person: str) -> None:
    code, told = make(tmp_path, slug, "--person", person)
    assert code == 2
    assert "SLUG is small letters" in told
    assert list(tmp_path.rglob("*")) == []
    assert make(tmp_path, "dry-creek", "--person", "p-uma")[0] == 0


def test_a_name_in_other_letters_opens_a_production_too(tmp_path: Path) -> None:
    assert make(tmp_path, "dry-creek", "--person", "李娜")[0] == 0
    assert list(names(tmp_path, "dry-creek").values()) == ["李娜"]
