"""`showclear badges`: who, and the address that picks them on a shared tablet. No secret is printed."""

from pathlib import Path

from click.testing import CliRunner

from showclear.cli.badges import command
from showclear.desk.config import DataFolder
from showclear.paper.badges import badges_of
from tests import cast, seeds
from tests.taps.desk_day import DeskDay

ADDRESS = "https://10.0.0.5:8080"


def people(folder: Path) -> DataFolder:
    day = DeskDay(folder)
    cast.people_and_papers(day)
    day.must("p-uma", "AddPerson", person="p-extra", department="background", account=False)
    day.close()
    return DataFolder(folder)


def asked(folder: DataFolder, out: Path, *more: str) -> list[str]:
    return [str(out), "--data", str(folder.root), "--address", ADDRESS, *more]


def test_a_badge_names_the_person_and_opens_the_page_that_picks_them() -> None:
    state = seeds.seed("armory open").state
    badges = badges_of(state, {"p-tess": "Maya Lind"}, ADDRESS)
    assert {b.address.rsplit("/", 1)[1] for b in badges} == set(state.people)
    maya = next(b for b in badges if b.name == "Maya Lind")
    assert (maya.department, maya.address) == ("cast", f"{ADDRESS}/productions/dry-creek/badge/p-tess")


def test_who_has_no_account_has_no_badge_unless_asked_for_by_name(tmp_path: Path) -> None:
    folder, runner = people(tmp_path / "data"), CliRunner()
    everybody = runner.invoke(command, asked(folder, tmp_path / "all.pdf"))
    assert (everybody.exit_code, everybody.output) == (0, f"12 badges on 2 pages: {tmp_path / 'all.pdf'}\n")
    one = runner.invoke(command, asked(folder, tmp_path / "one.pdf", "--person", "p-extra"))
    assert one.output == f"1 badge on 1 page: {tmp_path / 'one.pdf'}\n"
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-")


def test_an_unknown_person_an_address_without_a_scheme_and_a_file_that_is_there_are_misuse(tmp_path: Path) -> None:
    folder, runner, out = people(tmp_path / "data"), CliRunner(), tmp_path / "badges.pdf"
    assert runner.invoke(command, asked(folder, out, "--person", "p-nobody")).exit_code == 2
    assert runner.invoke(command, [str(out), "--data", str(folder.root), "--address", "10.0.0.5"]).exit_code == 2
    assert not out.exists()
    out.write_bytes(b"")
    assert runner.invoke(command, asked(folder, out)).exit_code == 2
