"""`showclear tags`: labels for what is in the armory, with the address a phone opens."""

from pathlib import Path

from click.testing import CliRunner

from showclear.cli.tags import command
from showclear.desk.config import DataFolder
from showclear.paper.tags import tags_of
from tests import cast, seeds
from tests.taps.desk_day import DeskDay


def armory(folder: Path) -> DataFolder:
    day = DeskDay(folder)
    cast.people_and_papers(day)
    cast.armory(day)
    day.close()
    return DataFolder(folder)


def test_every_weapon_and_container_has_a_label_at_the_address_of_its_page() -> None:
    state = seeds.seed("armory open").state
    tags = tags_of(state, "https://10.0.0.5:8080")
    assert {t.address.rsplit("/", 1)[1] for t in tags} == {*state.weapons, *state.containers}
    assert tags[0].address == "https://10.0.0.5:8080/productions/dry-creek/weapons/w-colt"


def test_the_sheet_is_a_pdf_and_says_how_many(tmp_path: Path) -> None:
    folder, out = armory(tmp_path / "data"), tmp_path / "labels.pdf"
    told = CliRunner().invoke(command, [str(out), "--data", str(folder.root), "--address", "https://10.0.0.5:8080/"])
    assert (told.exit_code, told.output) == (0, f"5 labels on 1 page: {out}\n")
    assert out.read_bytes().startswith(b"%PDF-")


def test_an_address_without_a_scheme_and_a_file_that_is_there_are_misuse(tmp_path: Path) -> None:
    folder, out = armory(tmp_path / "data"), tmp_path / "labels.pdf"
    runner = CliRunner()
    assert runner.invoke(command, [str(out), "--data", str(folder.root), "--address", "10.0.0.5"]).exit_code == 2
    out.write_bytes(b"")
    assert runner.invoke(command, [str(out), "--data", str(folder.root), "--address", "https://a"]).exit_code == 2


def test_an_armory_with_nothing_in_it_has_no_labels(tmp_path: Path) -> None:
    DeskDay(tmp_path / "data").close()
    asked = [str(tmp_path / "labels.pdf"), "--data", str(tmp_path / "data"), "--address", "https://a"]
    assert CliRunner().invoke(command, asked).exit_code == 2
