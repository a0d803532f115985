"""A breakdown in Universal Schedule Standard 1.0.0, the JSON that scheduling programs read.

Weapons are a category of the production's own, 500, and Ammunition 501 stands ready and empty: a breakdown proposes
none. A charge goes under Special Effects and a fight under Stunts, where those who answer for them look. Ids are made
from what they name, so that the same script read again does not double anybody's board.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

VERSION: Final = "1.0.0"
CATEGORIES: Final = {
    "Set": 0,
    "INT/EXT": 1,
    "Day/Night": 2,
    "Cast Members": 100,
    "Stunts": 102,
    "Special Effects": 105,
    "Sound": 112,
    "Notes": 121,
    "Weapons": 500,
    "Ammunition": 501,
}
EFFECTS: Final = frozenset({"hit_effect", "detonate"})
NO_WEAPON_ON_SET: Final = EFFECTS | {"fire_offscreen"}
CONTACT: Final = frozenset({"strike", "disarm"})


class Book:
    """The elements of one file, each named once and filed under one category."""

    def __init__(self, script: str, written: str) -> None:
        self.script, self.written = script, written
        self.elements: dict[str, dict[str, Any]] = {}

    def id(self, *names: str) -> str:
        """24 hex digits, as such programs have them."""
        return hashlib.sha256("\x1f".join((self.script, *names)).encode()).hexdigest()[:24]

    def element(self, category: str, name: str) -> str:
        """The id of this element, made when it is first named."""
        key = self.id("element", category, name.casefold())
        self.elements.setdefault(
            key,
            {
                "id": key,
                "category": self.id("category", category),
                "created": self.written,
                "daysOff": [],
                "dropDayCount": 10,
                "elementId": None,
                "events": [],
                "isDood": category in {"Cast Members", "Weapons"},
                "isDrop": False,
                "isHold": False,
                "isIdLock": False,
                "linkedElements": [],
                "name": name,
            },
        )
        return key


def uss_of(told: Mapping[str, Any], written: str) -> bytes:
    """The file; `written` is when the screenplay was last saved, because the standard wants an instant everywhere."""
    book = Book(told["script"], written)
    breakdowns = [breakdown(scene, book) for scene in told["scenes"]]
    head: dict[str, Any] = dict.fromkeys(
        (
            "author",
            "company",
            "episode",
            "episodeName",
            "schedColor",
            "schedDate",
            "scriptColor",
            "scriptDate",
            "season",
        )
    )
    body = {
        "id": book.id("breakdown"),
        **head,
        "created": written,
        "description": "Weapons proposed from the words of the script. It clears nothing.",
        "name": told["title"] or told["script"],
        "project": told["title"] or None,
        "source": "Showclear",
        "ussVersion": VERSION,
        "breakdowns": breakdowns,
        "categories": [category(name, ucid, book) for name, ucid in CATEGORIES.items()],
        "elements": list(book.elements.values()),
        "stripboards": [],
        "calendars": [],
    }
    return (json.dumps({"universalScheduleStandard": body}, ensure_ascii=False, indent=1) + "\n").encode()


def category(name: str, ucid: int, book: Book) -> dict[str, Any]:
    return {"id": book.id("category", name), "created": book.written, "name": name, "ucid": ucid}


def breakdown(scene: Mapping[str, Any], book: Book) -> dict[str, Any]:
    return {
        "id": book.id("scene", str(scene["index"]), scene["number"] or "", scene["heading"]),
        "bannerText": None,
        "comments": comments(scene) or None,
        "created": book.written,
        "description": scene["heading"],
        "elements": list(dict.fromkeys(book.element(where, name) for where, name in named(scene))),
        "pages": scene["eighths"] / 8,
        "scene": scene["number"] or str(scene["index"]),
        "scriptPage": None,
        "duration": 0,
        "type": "scene",
    }


def named(scene: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """What the scene needs, each under the category whose people answer for it."""
    parts = scene["heading_parts"]
    for where, name in (("INT/EXT", parts["side"]), ("Set", parts["place"]), ("Day/Night", parts["time"])):
        if name:
            yield where, name
    for person in scene["cast"]:
        yield "Cast Members", person
    for weapon in scene["weapons"]:
        done = set(weapon["actions"])
        if weapon["kind"] != "explosive" and done - NO_WEAPON_ON_SET:
            yield "Weapons", titled(weapon["name"])
        if weapon["kind"] == "explosive" or done & EFFECTS:
            yield "Special Effects", f"{titled(weapon['name'])}: {weapon['done']}"
        if "fire_offscreen" in done:
            yield "Sound", f"{titled(weapon['name'])}: in post"
        if done & CONTACT:
            yield "Stunts", f"{titled(weapon['name'])}: {weapon['done']}"
    for need in scene["needs"]:
        yield "Notes", titled(need["what"])


def titled(name: str) -> str:
    return name[:1].upper() + name[1:]


def comments(scene: Mapping[str, Any]) -> str:
    """What the weapon does and what to use for it, in words: no program drops a comment."""
    said = []
    for weapon in scene["weapons"]:
        by = f" ({', '.join(weapon['by'])})" if weapon["by"] else ""
        use = "; ".join(one["step"]["use"] for one in weapon["rung"])
        said.append(f"{titled(weapon['name'])}: {weapon['done']}{by}. Proposed: {use}.")
    return "\n".join(said)
