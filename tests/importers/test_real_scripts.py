"""Published screenplays, which are not ours to ship: SHOWCLEAR_SCRIPTS names the folder that holds them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from showclear.importers.read import read_file
from showclear.importers.script import Script

FOLDER = os.environ.get("SHOWCLEAR_SCRIPTS", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="SHOWCLEAR_SCRIPTS names no folder of screenplays")
SHOWCLEAR = Path(sys.executable).with_name("showclear")


def headings(script: Script) -> list[str]:
    return [re.sub(r"\W+", " ", scene.heading).upper().strip() for scene in script.scenes]


@pytest.fixture(scope="module")
def scored() -> str:
    command = [sys.executable, f"{FOLDER}/score.py", "--run", f"{SHOWCLEAR} breakdown {{}} --json", FOLDER]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_every_labelled_scene_is_found(scored: str) -> None:
    assert re.match(r"[1-9]\d* scenes scored, 0 not found in the breakdown\n", scored)


def test_the_reading_meets_its_goals_on_them(scored: str) -> None:
    f1 = {name: float(value) for name, value in re.findall(r"^ *([a-z ]+?)  .*F1 ([0-9.]+)", scored, re.MULTILINE)}
    goals = {"firearm scene": 0.95, "firearm action": 0.80, "firearm by whom": 0.75}
    assert {name: f1[name] for name, goal in goals.items() if f1[name] < goal} == {}


def test_a_screenplay_has_the_same_scenes_in_both_its_forms() -> None:
    final_draft = read_file(Path(FOLDER) / "last-birthday-card.fdx")
    fountain = read_file(Path(FOLDER) / "last-birthday-card.fountain")
    assert headings(final_draft) == headings(fountain)


def test_words_behind_the_first_run_are_read() -> None:
    script = read_file(Path(FOLDER) / "last-birthday-card.fdx")
    texts = [e.text for scene in script.scenes for e in scene.elements]
    assert any("side-mounted gatling guns erupt with a torrent of machine gun fire!" in text for text in texts)
