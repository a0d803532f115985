"""`showclear verify`: packs go to the verifier, records to the audit, and both answer 0, 1, 2 or 3."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from showclear.cli.verify import command
from tests.record.props import ORIGIN, OTHER_KEY, POLICY, new_record, pack, policy_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record, its pack, the policy that pins both, and a policy that pins another key."""
    with new_record(tmp_path, entries=5) as log:
        pack(log, tmp_path / "pack.zip")
    (tmp_path / "policy.txt").write_text(POLICY, encoding="utf-8")
    (tmp_path / "other.txt").write_text(policy_text(ORIGIN, OTHER_KEY.public_key()), encoding="utf-8")
    return tmp_path


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


@pytest.mark.parametrize("what", ["pack.zip", "record.sqlite"])
@pytest.mark.parametrize(
    ("policy", "status", "word"), [("policy.txt", 0, "VERIFIED"), (None, 3, "UNPINNED"), ("other.txt", 1, "FAILED")]
)
def test_a_pack_and_a_record_get_the_same_answer(
    folder: Path, what: str, policy: str | None, status: int, word: str
) -> None:
    pinned = ["--policy", folder / policy] if policy else []
    result = _run(folder / what, *pinned)
    assert result.exit_code == status, result.output
    assert result.output.startswith(word)
    in_json = _run(folder / what, *pinned, "--json")
    assert in_json.exit_code == status
    assert json.loads(in_json.stdout)["status"] == word.lower()


@pytest.mark.parametrize("what", ["pack.zip", "record.sqlite"])
def test_a_policy_that_asks_for_witnesses_is_not_met(folder: Path, what: str) -> None:
    (folder / "union.txt").write_text(POLICY.replace("quorum none", "quorum union"), encoding="utf-8")
    result = _run(folder / what, "--policy", folder / "union.txt")
    assert result.exit_code == 3
    assert "cosignatures (union), which were not checked" in result.output


def test_a_damaged_record_fails_and_names_the_entry(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "record.sqlite")) as db, db:
        db.execute("UPDATE entry SET actor = 'p-ben' WHERE idx = 3")
    result = _run(folder / "record.sqlite", "--policy", folder / "policy.txt")
    assert result.exit_code == 1
    assert "entry 3, column actor" in result.output
    findings = json.loads(_run(folder / "record.sqlite", "--json").stdout)["findings"]
    assert [finding["where"] for finding in findings] == ["entry 3, column actor"]


def test_verifying_leaves_the_record_as_it_was(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert _run(folder / "record.sqlite").exit_code == 3
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("what", ["nothing.zip", "policy.txt", "empty"])
def test_what_is_neither_is_unusable(folder: Path, what: str) -> None:
    (folder / "empty").write_bytes(b"")
    result = _run(folder / what)
    assert result.exit_code == 2, result.output


@pytest.mark.parametrize("policy", ["nothing.txt", "empty", "pack.zip"])
@pytest.mark.parametrize("what", ["pack.zip", "record.sqlite"])
def test_a_policy_that_is_none_is_unusable(folder: Path, what: str, policy: str) -> None:
    (folder / "empty").write_bytes(b"")
    assert _run(folder / what, "--policy", folder / policy).exit_code == 2


def test_a_folder_is_unusable(folder: Path) -> None:
    assert _run(folder).exit_code == 2
