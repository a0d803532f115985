"""A breakdown as CSV: one row for each weapon of each scene, under the words a 1st AD files by.

A spreadsheet obeys a cell that begins like a formula, and a script is written by strangers: such a cell is made words.
"""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any, Final

COLUMNS: Final = (
    "Scene", "I/E", "Set", "D/N", "Pages", "Scene heading", "Weapon type", "Weapon", "Action", "By", "At",
    "Propose", "Only with a reason on record", "Scene needs", "Confidence %", "Script line", "Evidence",
)  # fmt: skip
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK: Final = "\ufeff"  # without it the most used spreadsheet takes UTF-8 for Western European


def csv_of(told: Mapping[str, Any]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for scene in told["scenes"]:
        writer.writerows([cell(value) for value in row(scene, weapon)] for weapon in scene["weapons"])
    return (MARK + out.getvalue()).encode()


def row(scene: Mapping[str, Any], weapon: Mapping[str, Any]) -> tuple[str, ...]:
    parts, rung, evidence = scene["heading_parts"], weapon["rung"], weapon["evidence"]
    return (
        scene["number"] or f"({scene['index']})",
        parts["side"],
        parts["place"],
        parts["time"],
        scene["pages"].rstrip("*"),
        scene["heading"],
        weapon["kind"],
        weapon["name"],
        weapon["done"],
        ", ".join(weapon["by"]),
        ", ".join(weapon["at"]),
        joined(one["step"]["use"] for one in rung),
        joined(step["use"] for one in rung for step in one["otherwise"]),
        joined(need["what"] for need in scene["needs"]),
        str(round(weapon["confidence"] * 100)),
        ", ".join(str(one["line"]) for one in evidence),
        " / ".join(one["text"] for one in evidence),
    )


def joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))


def cell(value: str) -> str:
    """The words of a cell on one line, with nothing a spreadsheet would run."""
    words = "".join(c if c.isprintable() else " " for c in value)
    return f"'{words}" if value.startswith(FORMULA) or words.lstrip().startswith(FORMULA) else words
