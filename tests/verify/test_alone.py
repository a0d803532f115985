"""verify.py as an outsider runs it: a copy of one file, isolated Python, no packages, another folder."""

import ast
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.record.props import ORIGIN, OTHER_KEY, POLICY, VERIFY_PY, new_record, pack, policy_text


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """What lands on an outsider's desk: a pack, their own policy, and the verifier taken out of the pack."""
    (tmp_path / "hub").mkdir()
    desk = tmp_path / "desk"
    desk.mkdir()
    with new_record(tmp_path / "hub", entries=5) as log:
        pack(log, desk / "pack.zip")
    (desk / "policy.txt").write_text(POLICY, encoding="utf-8")
    with zipfile.ZipFile(desk / "pack.zip") as zipped:
        (desk / "verify.py").write_bytes(zipped.read("verify.py"))
    return desk


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", "verify.py", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={})


def test_under_the_policy_it_verifies_and_answers_0(folder: Path) -> None:
    done = _run(folder, "pack.zip", "--policy", "policy.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("VERIFIED: pack.zip\n")
    assert ORIGIN in done.stdout


def test_without_a_policy_it_says_unpinned_and_answers_3(folder: Path) -> None:
    done = _run(folder, "pack.zip")
    assert done.returncode == 3
    assert done.stdout.startswith("UNPINNED: pack.zip\n")
    assert "fingerprint" in done.stdout


def test_under_a_policy_that_asks_for_witnesses_it_answers_3(folder: Path) -> None:
    asked = POLICY.replace("quorum none", f"witness union {_vkey()}\nquorum union")
    (folder / "policy.txt").write_text(asked, encoding="utf-8")
    done = _run(folder, "pack.zip", "--policy", "policy.txt")
    assert done.returncode == 3
    assert "cosignatures" in done.stdout


def test_under_the_policy_of_another_key_it_fails_and_answers_1(folder: Path) -> None:
    (folder / "policy.txt").write_text(policy_text(ORIGIN, OTHER_KEY.public_key()), encoding="utf-8")
    done = _run(folder, "pack.zip", "--policy", "policy.txt")
    assert done.returncode == 1
    assert "no key of the policy has signed it" in done.stdout


def test_one_flipped_bit_fails_and_names_the_entry(folder: Path) -> None:
    content = (folder / "pack.zip").read_bytes()
    with zipfile.ZipFile(folder / "pack.zip") as zipped:
        at = content.index(zipped.read("entries/00000003.leaf")) + 20
    (folder / "pack.zip").write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    done = _run(folder, "pack.zip", "--policy", "policy.txt")
    assert done.returncode == 1
    assert "entry 3, leaf" in done.stdout


def test_every_kind_of_misuse_answers_2_and_says_why(folder: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "short.zip").write_bytes((folder / "pack.zip").read_bytes()[:-30])
    for words in (
        [],
        ["no.zip"],
        ["policy.txt"],
        ["short.zip"],
        ["pack.zip", "--policy", "no.txt"],
        ["pack.zip", "--policy", "empty.txt"],
        ["pack.zip", "--policy", "pack.zip"],
        ["pack.zip", "--trust-me"],
    ):
        done = _run(folder, *words)
        assert done.returncode == 2, (words, done)
        assert done.stderr.strip()
        assert "Traceback" not in done.stderr


def test_a_zip_bomb_is_unusable_and_never_unpacked(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("README.txt", bytes(50_000_000))
    done = _run(folder, "bomb.zip", "--policy", "policy.txt")
    assert done.returncode == 2
    assert "claims more bytes than it has" in done.stderr


def test_the_answer_in_json_is_one_object(folder: Path) -> None:
    answer = json.loads(_run(folder, "pack.zip", "--policy", "policy.txt", "--json").stdout)
    assert (answer["status"], answer["exit"], answer["size"], answer["findings"]) == ("verified", 0, 5, [])
    assert json.loads(_run(folder, "no.zip", "--json").stdout)["exit"] == 2


def test_it_is_written_for_python_3_8_and_imports_the_standard_library_alone() -> None:
    source = VERIFY_PY.read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names
    newer = {"removeprefix", "removesuffix", "bit_count", "pairwise", "batched"}
    assert not newer & {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def _vkey() -> str:
    return policy_text("union", OTHER_KEY.public_key()).partition("log ")[2].split()[0]
