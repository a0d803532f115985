"""`showclear play`: files of acts, good and broken."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from showclear.cli.play import command as play
from showclear.importers.read import read_file

STORY = Path(__file__).parents[2] / "demo" / "dry-creek.jsonl"


def run(path: Path, *more: str) -> tuple[int, list[dict[str, Any]], str]:
    done = CliRunner().invoke(play, [str(path), "--json", *more])
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return done.exit_code, lines, done.stderr


def test_dry_creek_goes_as_it_is_told() -> None:
    told = [json.loads(line) for line in STORY.read_text(encoding="utf-8").splitlines()][1:]
    code, lines, _ = run(STORY)
    assert code == 0
    at = 0
    for line in told:
        acts = line.get("acts", [line])
        answers, at = lines[at : at + len(acts)], at + len(acts)
        if "expect" in line:
            assert answers[-1]["verdict"] == line["expect"], line
        assert set(line.get("rules", ())) <= {r["rule"] for r in answers[-1]["reasons"]}, line
    assert at == len(lines)


def test_dry_creek_refuses_at_least_ten_different_things() -> None:
    _, lines, _ = run(STORY)
    assert len({line["reasons"][0]["rule"] for line in lines if line["verdict"] == "refused"}) >= 10


def test_every_reason_has_its_words_and_its_cure() -> None:
    _, lines, _ = run(STORY)
    for line in lines:
        for reason in line["reasons"]:
            assert set(reason) == {"rule", "text", "value", "cite", "cure"}
            assert reason["text"]
            assert reason["cure"]
            assert "{" not in reason["text"] + reason["cure"]


OPENED = '{"at": "2026-06-02T14:00:10-06:00", "actor": "hub", "act": {"act": "ProductionOpened", "slug": "a", "zone": "UTC", "person": "p-a", "role": "upm"}}'  # noqa: E501


def test_a_folder_that_cannot_be_written_is_named_and_no_fault_of_ours(tmp_path: Path) -> None:
    (file := tmp_path / "a-file").write_text("not a folder")
    status, lines, said = run(STORY, "--data", str(file / "data"))
    assert (status, lines) == (2, [])
    assert "Name a folder that can be written" in said


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "nothing in the file"),
        ("not json", "line 1: not JSON"),
        ('{"at": "2026-06-02T14:00:10-06:00", "actor": "p-a", "act": {"act": "CheckIn"}}', "ProductionOpened"),
        (OPENED + '\n{"at": "yesterday", "actor": "p-a", "act": {"act": "CheckIn"}}', "line 2: no instant"),
        (OPENED + '\n{"at": "2026-06-02T14:00:10", "actor": "p-a", "act": {"act": "CheckIn"}}', "line 2: no offset"),
        (OPENED + '\n{"at": "2026-06-02T15:00:10Z", "actor": "p-a", "act": {"act": "Shoot"}}', "line 2: Invalid value"),
        (OPENED + '\n{"at": "2026-06-02T15:00:10Z", "actor": "p-a", "file": "no.fountain", "act": {"act": "FileScript"}}', "line 2"),  # noqa: E501
        (OPENED + "\n" + "[" * 100_000, "line 2: not JSON"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_file_of_acts_says_which_line_and_how_to_mend_it(
    content: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "acts.jsonl"
    path.write_text(content, encoding="utf-8")
    code, _, error = run(path)
    assert code == 2
    assert says in error


@pytest.mark.skipif("SHOWCLEAR_SCRIPTS" not in os.environ, reason="SHOWCLEAR_SCRIPTS names no folder of screenplays")
def test_a_revolver_scene_of_a_real_screenplay_is_planned_and_played(tmp_path: Path) -> None:
    script = Path(os.environ["SHOWCLEAR_SCRIPTS"]) / "big-fish.fountain"
    scene = next(s for s in read_file(script).scenes if any("revolver" in e.text.lower() for e in s.elements))
    number = scene.number or f"n{scene.index}"
    (tmp_path / script.name).write_bytes(script.read_bytes())
    path = tmp_path / "revolver.jsonl"
    path.write_text(retold(script.name, number), encoding="utf-8")
    code, lines, error = run(path)
    assert (code, error) == (0, "")
    handed = [line["verdict"] for line in lines if line["act"] in {"HandWeapon", "TakeWeapon"}]
    assert handed.count("allowed") >= 6
    drafted = next(line for line in lines if line["act"] == "DraftPlan" and line["verdict"] == "allowed")
    assert drafted["reasons"] == []


def retold(script: str, number: str) -> str:
    """Dry Creek's revolver day up to lunch, from another screenplay and in another scene."""
    told = []
    for line in STORY.read_text(encoding="utf-8").splitlines():
        if '"LunchBegan"' in line:
            break
        if '"pl-rifle"' in line:
            continue
        line = line.replace("dry-creek.fountain", script).replace('"scene": "4"', f'"scene": "{number}"')
        told.append(line.replace('["2", "4"]', f'["{number}"]').replace('["2", "4", "5"]', f'["{number}"]'))
    return renumbered(told)


def renumbered(told: list[str]) -> str:
    """Entries named by index move up by the three lines of the rifle's plan."""
    out = []
    for line in told:
        entry = json.loads(line)
        for one in entry.get("acts", [entry]):
            act = one["act"]
            for key in ("statement", "of"):
                if act.get(key, 0) > 60:
                    act[key] -= 3
            if act.get("stop", "").startswith("s"):
                act["stop"] = f"s{int(act['stop'][1:]) - 3}"
        out.append(json.dumps(entry))
    return "\n".join(out)
