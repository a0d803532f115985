"""The demonstration's own script reads as it was written."""

from pathlib import Path

from showclear.importers.read import read_file

DRY_CREEK = Path(__file__).parents[2] / "demo" / "dry-creek.fountain"


def test_dry_creek_has_five_numbered_scenes_on_five_to_seven_pages() -> None:
    script = read_file(DRY_CREEK)
    assert script.title == "Dry Creek"
    assert [scene.number for scene in script.scenes] == ["1", "2", "3", "4", "5"]
    assert 40 <= sum(scene.eighths for scene in script.scenes) <= 56


def test_every_element_of_dry_creek_stands_on_its_line() -> None:
    lines = DRY_CREEK.read_text(encoding="utf-8").split("\n")
    for scene in read_file(DRY_CREEK).scenes:
        for element in scene.elements:
            assert element.text.split("\n")[0] in lines[element.line - 1]
