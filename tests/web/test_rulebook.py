"""Which rule packs hold here is read on a page, and whoever may adopts one there."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.web.hub import Hub, act, hub_at


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with hub_at(tmp_path) as made:
        office = made.join()
        office.post("/acts", json={"acts": [act(person="p-tess", department="cast")]})
        yield made


def page(hub: Hub, person: str, path: str) -> str:
    return unescape(hub.join(person).get(f"{hub.root}/productions/show/{path}").text)


def adoptions(text: str) -> dict[str, Any]:
    """The packs that the page offers to adopt, each with its act."""
    told = [json.loads(acts)[0] for acts in re.findall(r"data-acts='(.*?)'", text)]
    return {one["pack"]: one for one in told if one["act"] == "AdoptPack"}


def test_a_new_production_offers_every_pack_but_the_core(hub: Hub) -> None:
    assert set(adoptions(page(hub, "p-uma", "rules"))) == {"us-ca", "industry", "house"}


def test_who_may_not_adopt_reads_the_rules_and_is_offered_none(hub: Hub) -> None:
    text = page(hub, "p-tess", "rules")
    assert (adoptions(text), "Not adopted: none of this is asked here." in text) == ({}, True)


def test_what_is_adopted_on_the_page_holds_from_then_on(hub: Hub) -> None:
    office = hub.join()
    for told in adoptions(page(hub, "p-uma", "rules")).values():
        fields = {name: value for name, value in told.items() if name != "act"}
        entry = office.post("/acts", json={"acts": [act("AdoptPack", **fields)]}).json()["entries"][0]
        assert entry["verdict"] == "allowed"
    assert adoptions(page(hub, "p-uma", "rules")) == {}
    assert "us-ca.risk-assessment" in hub.production.desk.book.rules


def test_my_page_asks_for_the_packs_until_one_is_adopted(hub: Hub) -> None:
    asks = "Adopt the rule packs of this production"
    assert asks in page(hub, "p-uma", "me")
    assert asks not in page(hub, "p-tess", "me")
    told = adoptions(page(hub, "p-uma", "rules"))["house"]
    hub.join().post("/acts", json={"acts": [act("AdoptPack", pack="house", files=told["files"])]})
    assert asks not in page(hub, "p-uma", "me")


def test_a_rule_is_read_with_its_value_and_its_source(hub: Hub) -> None:
    text = page(hub, "p-uma", "rules")
    rule = text[text.index('id="core.stale-screen"') :][:400]
    assert "The screen was not old" in rule
    assert "Of our own" in rule
    rest = text[text.index('id="industry.turnaround"') :][:400] if 'id="industry.turnaround"' in text else text
    assert "minutes" in rest
