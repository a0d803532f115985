"""The pages of a plan: the ladder before the form, each reason asked for, the risks drafted, each version laid open."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests import cast
from tests.pictures import jpeg
from tests.web.walked import Walked, walked_at

FOUND = "ab" * 32
STEP_TWO = "/plans/new?scene=4&class=BLANK_ONLY&who=p-ida"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Walked]:
    with walked_at(tmp_path) as made:
        cast.prep_and_morning(made.day)
        yield made


def judged(hub: Walked) -> None:
    fields = {"judgement": "CONFIRMED", "kind": "FIREARM", "actions": ["DRAW", "COCK"]}
    hub.day.must("p-dee", "JudgeFinding", scene="4", finding=FOUND, **fields)


def asked_in(page: str, prefix: str) -> list[str]:
    return re.findall(rf'name="0:({re.escape(prefix)}[a-z_.]+)"', page)


def act_in(raw: str) -> dict[str, Any]:
    """The act that the last form of a page sends, without what its fields add."""
    found = [json.loads(unescape(a)) for a in re.findall(r"data-acts='([^']*)'", raw)]
    act: dict[str, Any] = next(acts[0] for acts in reversed(found) if acts and acts[0]["act"] == "DraftPlan")
    return act


def test_the_ladder_shows_each_rung_safest_first_and_names_the_one_proposed(hub: Walked) -> None:
    judged(hub)
    page = hub.page("p-ana", "/plans/new?scene=4")
    rungs = re.findall(r'name="class" value="([A-Z_]+)"', page)
    assert rungs[:2] == ["RUBBER", "REPLICA_INERT"]
    assert rungs[-1] == "FUNCTIONAL"
    assert "Inert replica (proposed)" in page
    assert page.count("(proposed)") == 1
    assert "It can chamber a live round." in page


def test_a_rung_that_was_chosen_asks_the_reason_of_each_safer_one_and_of_no_other(hub: Walked) -> None:
    page = hub.page("p-ana", STEP_TWO)
    assert sorted(asked_in(page, "rung.")) == sorted(cast.safer_than("BLANK_ONLY"))
    assert asked_in(hub.page("p-ana", STEP_TWO.replace("BLANK_ONLY", "RUBBER")), "rung.") == []


def test_nothing_is_ticked_for_a_new_plan(hub: Walked) -> None:
    judged(hub)
    assert " checked" not in hub.page("p-ana", STEP_TWO)


def test_only_what_the_scene_does_not_call_for_asks_why(hub: Walked) -> None:
    judged(hub)
    beyond = asked_in(hub.page("p-ana", STEP_TWO), "beyond.")
    assert "beyond.fire" in beyond
    assert not {"beyond.draw", "beyond.cock", "beyond.carry"} & set(beyond)


def test_no_weapon_of_a_graver_class_is_offered(hub: Walked) -> None:
    page = hub.page("p-ana", STEP_TWO)
    offered = re.findall(r'name="0.weapons\[\]" value="([a-z-]+)"', page)
    assert offered == ["w-rifle", "w-colt-rubber"]


def test_what_was_typed_before_stands_in_the_form_of_a_new_version(hub: Walked) -> None:
    texts = dict.fromkeys(cast.safer_than("BLANK_ONLY"), "")
    texts |= {name: f"the reason of {name}" for name in texts}
    act = {
        "act": "DraftPlan", "plan": "pl-new", "scenes": ["5"], "weapons": ["w-rifle"], "weapon_class": "BLANK_ONLY",
        "characters": [{"person": "p-ida", "others": ["p-cole"]}], "actions": ["FIRE"], "muzzle": ["OFF_AXIS"],
        "rounds": 3, "load": "HALF", "distance": 7500, "zone": ["camera"], "shield": True,
    }  # fmt: skip
    assert hub.hand_in("p-ana", act, texts)["verdict"] == "allowed"
    page = hub.page("p-ana", "/plans/new?plan=pl-new&scene=5&who=p-ida&class=BLANK_ONLY")
    assert "the reason of rung.plugged" in page
    ticked = set(re.findall(r'value="([^"]+)"(?: data-as="\w+")?(?: required)? checked', page))
    assert ticked == {"w-rifle", "p-cole", "FIRE", "OFF_AXIS", "HALF", "camera", "true"}
    assert 'value="7.5"' in page


def test_the_risk_assessment_is_drafted_from_the_plan_and_keeps_all_else_of_it(hub: Walked) -> None:
    raw = hub.phone("p-ana").get(f"{hub.root}/plans/pl-rifle/risks").text
    hazards = re.findall(r'name="0.risks.\d+.hazard" value="([A-Z_]+)"', raw)
    assert {"MUZZLE_BLAST", "NOISE", "EJECTED_CASE"} <= set(hazards)
    act = act_in(raw)
    assert (act["plan"], act["rounds"], act["load"]) == ("pl-rifle", 2, "QUARTER")
    assert sorted(asked_in(raw, "rung.")) == sorted(cast.safer_than("BLANK_ONLY"))


def test_a_hazard_that_nobody_drafted_can_be_added_and_what_is_none_adds_nothing(hub: Walked) -> None:
    page = hub.page("p-ana", "/plans/pl-colt/risks?add=STRUCK&add=LIGHTNING")
    hazards = re.findall(r'name="0.risks.\d+.hazard" value="([A-Z_]+)"', page)
    assert "STRUCK" in hazards
    assert "LIGHTNING" not in hazards


def test_a_plan_page_says_what_each_version_changed(hub: Walked) -> None:
    fields = {
        "scenes": ["4"], "weapons": ["w-colt"], "weapon_class": "FUNCTIONAL", "characters": [{"person": "p-tess"}],
        "actions": ["CARRY", "DRAW", "COCK"], "muzzle": ["OFF_AXIS", "AT_LENS", "DOWN"], "distance": 9000,
    }  # fmt: skip
    hub.day.must("p-ana", "DraftPlan", plan="pl-colt", texts=cast.safer_than("FUNCTIONAL"), **fields)
    page = " ".join(hub.page("p-dee", "/day/plans/pl-colt").split())
    assert "Actions: no longer point." in page
    assert "now 9 m" in page
    assert "Waits for the armorer." in page


def test_a_plan_page_names_the_entry_of_the_draft_that_changed_its_scene(hub: Walked) -> None:
    scenes = [{"scene": str(n), "eighths": 8, "words": ("cd" if n == 4 else "ef") * 32} for n in range(1, 6)]
    hub.day.must("p-uma", "FileScript", digest="12" * 32, scenes=scenes)
    page = hub.page("p-dee", "/day/plans/pl-colt")
    assert "Scene 4 changed." in page
    assert f"/record/{hub.day.head}" in page


@pytest.mark.parametrize(
    "query", ["?class=BLADE", "?class=nonsense&scene=4", "?scene=none&who=p-nobody", "?plan=pl-none"]
)
def test_an_address_that_makes_no_plan_begins_at_the_first_step(hub: Walked, query: str) -> None:
    assert 'name="class"' in hub.page("p-ana", f"/plans/new{query}")


@pytest.mark.parametrize("path", ["/plans/new?scene=4", STEP_TWO, "/plans/pl-rifle/risks", "/day/plans/pl-rifle"])
def test_a_plan_page_is_there_in_spanish(hub: Walked, path: str) -> None:
    page = hub.page("p-ana", path, language="es")
    assert 'lang="es"' in page
    assert not re.search(r"Why nothing|Who holds|Risk without|Waits for|Nobody has judged", page)


def test_a_plan_takes_its_weapons_by_picture_where_there_are_photos_and_by_name_where_there_are_none(
    hub: Walked,
) -> None:
    told = 'name="0.weapons[]" value="w-rifle"><span>'
    assert f"{told}Rifle (blank only)</span>" in hub.page("p-ana", STEP_TWO)
    photo = hub.production.photos.keep(jpeg())
    hub.day.must("p-ana", "AddPhoto", weapon="w-rifle", photo=photo, side="LEFT")
    page = hub.page("p-ana", STEP_TWO)
    assert re.search(rf"{re.escape(told)}\s*<img[^>]*/photos/{photo}/small", page)
    assert "<b>Rifle</b> blank only, locked" in page
