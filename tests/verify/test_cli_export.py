"""`showclear export`: the pack of one production in a data folder."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from showclear.cli.export import command
from showclear_verify.verify import VERIFIED, verify_pack
from tests.record.props import KEY, OTHER_KEY, POLICY, new_record, policy_text


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    _production(tmp_path / "data", "dry-creek")
    return tmp_path / "data"


def _production(data: Path, slug: str) -> None:
    home = data / "productions" / slug
    home.mkdir(parents=True)
    new_record(home, entries=7, mark=False).close()
    (home / "policy.txt").write_text(POLICY, encoding="utf-8")


def test_the_only_production_needs_no_name_and_its_pack_verifies(tmp_path: Path, data: Path) -> None:
    result = _run(tmp_path / "pack.zip", "--data", data)
    assert result.exit_code == 0, result.output
    assert "7 entries" in result.output
    assert verify_pack(tmp_path / "pack.zip", POLICY).status == VERIFIED


def test_exporting_reads_and_leaves_the_record_as_it_was(tmp_path: Path, data: Path) -> None:
    record = data / "productions" / "dry-creek" / "record.sqlite"
    before = record.read_bytes()
    assert _run(tmp_path / "pack.zip", "--data", data).exit_code == 0
    assert record.read_bytes() == before
    assert sorted(path.name for path in record.parent.glob("record.sqlite-*")) == []


def test_one_of_two_productions_has_to_be_named(tmp_path: Path, data: Path) -> None:
    _production(data, "salt-flat")
    asked = _run(tmp_path / "pack.zip", "--data", data)
    assert asked.exit_code == 2
    assert "dry-creek, salt-flat" in asked.output
    assert _run(tmp_path / "pack.zip", "--data", data, "--production", "salt-flat").exit_code == 0


def test_a_production_that_is_not_there_is_misuse(tmp_path: Path, data: Path) -> None:
    assert _run(tmp_path / "pack.zip", "--data", data, "--production", "elsewhere").exit_code == 2
    assert _run(tmp_path / "pack.zip", "--data", tmp_path / "nowhere").exit_code == 2
    assert not (tmp_path / "pack.zip").exists()


def test_a_pack_is_not_written_over(tmp_path: Path, data: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(b"mine")
    assert _run(tmp_path / "pack.zip", "--data", data).exit_code == 2
    assert (tmp_path / "pack.zip").read_bytes() == b"mine"


def test_a_damaged_record_is_not_exported(tmp_path: Path, data: Path) -> None:
    record = data / "productions" / "dry-creek" / "record.sqlite"
    content = record.read_bytes()
    record.write_bytes(content.replace(b"p-ana", b"p-ben", 1))
    result = _run(tmp_path / "pack.zip", "--data", data)
    assert result.exit_code == 1
    assert "entry" in result.output
    assert not (tmp_path / "pack.zip").exists()


def test_a_policy_that_names_another_key_stops_the_export(tmp_path: Path, data: Path) -> None:
    policy = data / "productions" / "dry-creek" / "policy.txt"
    policy.write_text(policy_text("showclear.example/dry-creek", OTHER_KEY.public_key()), encoding="utf-8")
    assert KEY is not OTHER_KEY
    result = _run(tmp_path / "pack.zip", "--data", data)
    assert result.exit_code == 1
    assert "signed head cannot be believed" in result.output
