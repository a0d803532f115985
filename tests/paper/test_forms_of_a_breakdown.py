"""A breakdown as page, paper, rows and schedule: whole, and deaf to what a script tells them to do."""

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO
from typing import Any

import pypdfium2
import pytest

from showclear.boards.breakdown import Finding, Line, SceneSheet
from showclear.paper.breakdown import pdf_of
from showclear.paper.page import html_of
from showclear.paper.rows import COLUMNS, cell, csv_of
from showclear.paper.uss import uss_of
from tests.paper.sheets import passage, saloon, street, told, vault

WRITTEN = "2026-11-21T09:00:00.000Z"


class Page(HTMLParser):
    """What a browser would make of it: its tags and its words."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in {"src", "srcset"} for name, _ in attrs)
        assert all((value or "").startswith("#") for name, value in attrs if name == "href")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(*scenes: SceneSheet) -> Page:
    return Page(html_of(told(*scenes)))


def rows(*scenes: SceneSheet) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(csv_of(told(*scenes)).decode("utf-8-sig"), newline="")))


def schedule(*scenes: SceneSheet) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(uss_of(told(*scenes), WRITTEN))["universalScheduleStandard"]
    return body


def names(body: dict[str, Any], nth: int) -> set[tuple[int, str]]:
    ucid = {c["id"]: c["ucid"] for c in body["categories"]}
    chosen = body["breakdowns"][nth]["elements"]
    return {(ucid[e["category"]], e["name"]) for e in body["elements"] if e["id"] in chosen}


def pdf_words(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as paper:
        words = "\n".join(one.get_textpage().get_text_range() for one in paper)
    return " ".join(words.replace("\u200b", "").split())


def test_the_page_lists_scene_weapon_who_and_use_before_the_script() -> None:
    words = " ".join(" ".join(page().words).split())
    listed, script = words.split("Underlined")
    for said in ("12A", "1 5/8*", "Colt revolver", "CLAY", "inert replica, flash in post", "not sure", "rubber blade"):
        assert said in listed
    assert "O bury me not" in script
    assert "INT. SALOON" not in listed.split("Scenes with weapons")[-1]


def test_the_page_marks_the_words_in_place() -> None:
    text = html_of(told(street())).decode()
    marks = re.findall(r'<mark>([^<]*)</mark><wbr><span class="label">([^<]*)</span>', text)
    assert marks == [
        ("Clay draws the Colt and fires.", "firearm: draw, fire, hit effect"),
        ("The deputy spins", "firearm: draw, fire, hit effect"),
        ("knife", "blade: strike"),
    ]
    assert '<span class="talk">You bring a gun to church?</span>' in text


def test_the_page_obeys_nothing_in_the_script() -> None:
    made = page()
    assert "script" not in made.tags
    assert made.tags.count("style") == 1
    text = "".join(made.words)
    assert "<script>alert(1)</script>" in text
    assert "{{7*7}}" in text
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_the_page_reaches_no_other_host() -> None:
    text = html_of(told()).decode()
    assert "default-src 'none'" in text
    assert not any(word in text for word in ("http://", "https://", "url(", "@import", "<link", "<img"))


def test_a_page_without_a_finding_says_that_it_found_none() -> None:
    text = " ".join("".join(page(saloon()).words).split())
    assert "No finding in any scene." in text
    assert "What to use The safest" not in text


def test_the_paper_has_the_list_and_the_script_and_runs_no_code_of_it() -> None:
    words = pdf_words(pdf_of(told()))
    for said in ("12A", "Colt revolver", "inert replica, flash in post", "O bury me not", '#panic("x") $x$ @y', "*b*"):
        assert said in words
    assert "firearm: draw, fire, hit effect" in words


def test_the_paper_of_a_script_without_findings_is_made_too() -> None:
    assert "No finding in any scene." in pdf_words(pdf_of(told(saloon())))


def test_the_rows_are_one_for_each_weapon() -> None:
    made = rows()
    assert list(made[0]) == list(COLUMNS)
    assert [(row["Scene"], row["I/E"], row["Set"], row["D/N"], row["Pages"]) for row in made[:2]] == [
        ("12A", "EXT", "DRY CREEK - THE WELL", "DUSK", "1 5/8"),
        ("12A", "EXT", "DRY CREEK - THE WELL", "DUSK", "1 5/8"),
    ]
    assert [(row["Weapon"], row["Action"], row["By"], row["At"]) for row in made[:2]] == [
        ("Colt revolver", "draw, fire, hit effect", "CLAY", "THE DEPUTY"),
        ("knife", "strike", "THE DEPUTY", "CLAY"),
    ]
    assert (made[0]["Confidence %"], made[0]["Script line"], made[2]["Scene"]) == ("92", "4, 4", "(2)")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "\u200b="])
def test_no_cell_begins_like_a_formula(begin: str) -> None:
    made = cell(f'{begin}HYPERLINK("x")')
    assert made.startswith("'")
    assert made.isprintable()
    gun = Finding(
        kind="other", detail=begin + "cmd", actions=("carry",), by=(begin + "A",), at=(), confidence=1,
        evidence=(Line(line=1, text=begin + "x"),),
    )  # fmt: skip
    scene = SceneSheet(
        index=1, number=begin + "1", heading=begin + "X", eighths=1, pages="1/8", weapons=(gun,), talk=(),
        passages=(passage(1, "heading", "X"),),
    )  # fmt: skip
    [row] = rows(scene)
    hostile = ("Scene", "Scene heading", "Weapon", "By", "Evidence")
    assert all(row[column].startswith("'") for column in hostile)


def test_a_schedule_files_each_thing_under_those_who_answer_for_it() -> None:
    body = schedule()
    assert {(c["name"], c["ucid"]) for c in body["categories"]} >= {("Weapons", 500), ("Ammunition", 501)}
    assert {
        (1, "EXT"), (0, "DRY CREEK - THE WELL"), (2, "DUSK"), (100, "CLAY"), (500, "Colt revolver"), (500, "Knife"),
        (102, "Knife: strike"), (105, "Colt revolver: draw, fire, hit effect"), (121, "Armorer"),
    } <= names(body, 0)  # fmt: skip
    assert not any(ucid in {500, 501} for ucid, _ in names(body, 1))
    assert names(body, 2) == {(1, "INT"), (0, "SALOON"), (2, "NIGHT")}


def test_a_schedule_has_every_key_of_the_standard_and_no_other() -> None:
    body = schedule()
    assert set(body) == {
        "id", "author", "company", "created", "description", "episode", "episodeName", "name", "project", "schedColor",
        "schedDate", "scriptColor", "scriptDate", "season", "source", "ussVersion", "breakdowns", "categories",
        "elements", "stripboards", "calendars",
    }  # fmt: skip
    assert set(body["breakdowns"][0]) == {
        "id", "bannerText", "comments", "created", "description", "elements", "pages", "scene", "scriptPage",
        "duration", "type",
    }  # fmt: skip
    assert set(body["categories"][0]) == {"id", "created", "name", "ucid"}
    assert set(body["elements"][0]) == {
        "id", "category", "created", "daysOff", "dropDayCount", "elementId", "events", "isDood", "isDrop", "isHold",
        "isIdLock", "linkedElements", "name",
    }  # fmt: skip
    assert [scene["pages"] for scene in body["breakdowns"]] == [1.625, 0.5, 0.375]
    assert [scene["scene"] for scene in body["breakdowns"]] == ["12A", "2", "14"]


def test_every_id_of_a_schedule_is_its_own_and_stays_when_it_is_read_again() -> None:
    body = schedule()
    ids = [one["id"] for part in ("breakdowns", "categories", "elements") for one in body[part]]
    assert len(ids) == len(set(ids))
    assert all(len(one) == 24 and int(one, 16) >= 0 for one in ids)
    assert uss_of(told(), WRITTEN) == uss_of(told(), WRITTEN)
    known = {one["id"] for one in body["elements"]}
    assert all(set(scene["elements"]) <= known for scene in body["breakdowns"])


def test_the_same_prop_in_two_scenes_is_one_element() -> None:
    body = schedule(street(), street())
    assert [e["name"] for e in body["elements"]].count("Colt revolver") == 1


def test_a_schedule_of_hostile_words_is_still_one_object() -> None:
    assert "<script>" in schedule(vault())["breakdowns"][0]["description"]
