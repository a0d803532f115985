"""The pages of the weapons notice: drawn, issued, opened once, confirmed, out of date; the paper never another one."""

import hashlib
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from showclear.domain.acts.notices import NoticeOpened
from tests import cast
from tests.web.walked import Walked, walked_at

DAY = "2026-06-03"
TYPED = {
    "unit": "un-main", "day": DAY, "meeting": "7:30 at the barn door", "armorer": "Ana Reyes", "medic": "Mo Senn",
    "emergency": "911", "hotlines": "Studio 555 0100", "minors": "no", "language": "en",
}  # fmt: skip


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Walked]:
    with walked_at(tmp_path) as made:
        cast.prep_and_morning(made.day)
        yield made


def drawn(hub: Walked, by: str = "p-dee", **fields: Any) -> httpx.Response:
    phone = hub.phone(by)
    given = {"plan": ["pl-colt", "pl-rifle"], "person": ["p-tess"], "department": [], **TYPED, **fields}
    return phone.post(f"{hub.root}/notices/paper", data={**given, "csrf": phone.headers["x-csrf-token"]})


def issue(hub: Walked, **fields: Any) -> dict[str, Any]:
    """Draws the paper and presses what its page offers; the act that was recorded."""
    answer = drawn(hub, **fields)
    assert answer.status_code == 200, answer.text
    forms = [json.loads(unescape(a)) for a in re.findall(r"data-acts='([^']*)'", answer.text)]
    act: dict[str, Any] = next(acts[0] for acts in forms if acts[0]["act"] == "IssueNotice")
    hidden = re.findall(r'<input type="hidden" name="0:([a-z_.]+)" value="([^"]*)">', answer.text)
    entry = hub.hand_in("p-dee", act, {name: unescape(words) for name, words in hidden})
    assert entry["verdict"] == "allowed", entry
    return act


def openings(hub: Walked) -> list[str]:
    rows = [line for line in hub.production.history.lines() if line.act == NoticeOpened.__name__]
    return [line.actor for line in rows]


def draft_colt_again(hub: Walked) -> None:
    fields = {
        "scenes": ["4"], "weapons": ["w-colt"], "weapon_class": "FUNCTIONAL", "characters": [{"person": "p-tess"}],
        "actions": ["CARRY", "DRAW", "COCK"], "muzzle": ["OFF_AXIS"],
    }  # fmt: skip
    hub.day.must("p-ana", "DraftPlan", plan="pl-colt", texts=cast.safer_than("FUNCTIONAL"), **fields)


def test_the_paper_that_is_issued_is_the_one_whose_digest_stands_on_the_record(hub: Walked) -> None:
    act = issue(hub)
    paper = hub.phone("p-tess").get(f"{hub.root}/notices/{act['notice']}.pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert hashlib.sha256(paper.content).hexdigest() == hub.day.state.notices[act["notice"]].digest


def test_my_page_names_the_meeting_that_the_notice_tells_of_also_when_it_was_read(hub: Walked) -> None:
    act = issue(hub)
    unread = hub.phone("p-tess").get(f"{hub.root}/me").text
    hub.hand_in("p-tess", {"act": "ConfirmNotice", "notice": act["notice"]})
    read = hub.phone("p-tess").get(f"{hub.root}/me").text
    assert ["7:30 at the barn door" in text for text in (unread, read)] == [True, True]
    assert "7:30 at the barn door" not in hub.phone("p-cam").get(f"{hub.root}/me").text


def test_the_paper_is_for_nobody_but_the_hub_to_read(hub: Walked) -> None:
    act = issue(hub)
    path = hub.folder / "papers" / f"{act['digest']}.pdf"
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_paper_that_was_changed_or_lost_never_goes_out(hub: Walked) -> None:
    act = issue(hub)
    path, address = hub.folder / "papers" / f"{act['digest']}.pdf", f"{hub.root}/notices/{act['notice']}.pdf"
    path.write_bytes(path.read_bytes() + b" ")
    changed = hub.phone("p-tess").get(address)
    path.unlink()
    lost = hub.phone("p-tess").get(address)
    assert (changed.status_code, lost.status_code) == (409, 404)
    assert "not the one issued" in changed.text
    assert not changed.content.startswith(b"%PDF")


def test_a_department_that_is_ticked_goes_in_whole_and_nobody_twice(hub: Walked) -> None:
    act = issue(hub, department=["cast"])
    assert sorted(act["addressed"]) == ["p-cole", "p-ida", "p-tess"]


def test_nobody_and_nothing_is_ticked_beforehand(hub: Walked) -> None:
    page = hub.page("p-dee", f"/notices/new?unit=un-main&day={DAY}")
    assert re.findall(r'value="([^"]+)"[^>]* checked', page) == ["en"]


@pytest.mark.parametrize(
    ("lacking", "said"),
    [({"plan": []}, "no approved plan"), ({"person": []}, "nobody is ticked"), ({"meeting": " "}, "Safety meeting")],
)
def test_what_makes_no_notice_is_told_and_draws_nothing(hub: Walked, lacking: dict[str, Any], said: str) -> None:
    answer = drawn(hub, **lacking)
    assert answer.status_code == 400
    assert said in answer.text.replace("No approved", "no approved").replace("Nobody is", "nobody is")
    assert not (hub.folder / "papers").exists()


def test_whoever_may_not_issue_draws_nothing_and_an_old_page_neither(hub: Walked) -> None:
    assert drawn(hub, "p-tess").status_code == 403
    forged = hub.phone("p-dee").post(f"{hub.root}/notices/paper", data={**TYPED, "csrf": "guessed"})
    assert forged.status_code == 403


def test_a_plan_that_is_not_approved_cannot_be_put_on_a_notice(hub: Walked) -> None:
    draft_colt_again(hub)
    assert issue(hub)["plans"] == [{"plan": "pl-rifle", "version": hub.day.state.plans["pl-rifle"].version}]


def test_opening_it_is_on_the_record_once_and_only_of_those_it_went_to(hub: Walked) -> None:
    notice = issue(hub)["notice"]
    for person in ("p-tess", "p-tess", "p-cole", "p-dee"):
        hub.page(person, f"/notices/{notice}")
    assert openings(hub) == ["p-tess"]


def test_a_page_fetched_ahead_was_opened_by_nobody(hub: Walked) -> None:
    notice = issue(hub)["notice"]
    ahead = {"sec-purpose": "prefetch;prerender"}
    assert hub.phone("p-tess").get(f"{hub.root}/notices/{notice}", headers=ahead).status_code == 200
    assert openings(hub) == []


def test_a_tablet_of_nobodys_own_says_of_nobody_that_they_opened_it(hub: Walked) -> None:
    notice = issue(hub)["notice"]
    hub.day.must("p-uma", "EnrolDevice", device="d-tablet")
    tablet = hub.phone("p-uma", "d-tablet")
    tablet.get(f"{hub.root}/as/p-tess")
    assert tablet.get(f"{hub.root}/notices/{notice}").status_code == 200
    assert openings(hub) == []


def test_it_stands_first_on_my_page_until_i_confirm_it(hub: Walked) -> None:
    notice = issue(hub)["notice"]
    to_read = "Read the weapons notice"
    assert to_read in hub.page("p-tess", "/me")
    assert to_read not in hub.page("p-cole", "/me")
    assert "I read it" in hub.page("p-tess", f"/notices/{notice}")
    assert hub.hand_in("p-tess", {"act": "ConfirmNotice", "notice": notice})["verdict"] == "allowed"
    assert to_read not in hub.page("p-tess", "/me")
    assert "I read it" not in hub.page("p-tess", f"/notices/{notice}")


def test_an_ad_sees_who_has_not_read_it_and_a_performer_does_not(hub: Walked) -> None:
    notice = issue(hub, person=["p-tess", "p-cam"])["notice"]
    hub.page("p-tess", f"/notices/{notice}")
    seen = " ".join(hub.page("p-dee", f"/notices/{notice}").split())
    assert "<dt>Not opened</dt><dd>Cam Yates</dd>" in seen
    assert "<dt>Opened, no word</dt><dd>Maya Lind</dd>" in seen
    assert "Cam Yates" not in hub.page("p-tess", f"/notices/{notice}")


def test_it_says_itself_that_it_does_not_say_what_is_planned_now(hub: Walked) -> None:
    notice = issue(hub)["notice"]
    assert "does not say what is planned" not in hub.page("p-dee", f"/notices/{notice}")
    draft_colt_again(hub)
    page = " ".join(hub.page("p-dee", f"/notices/{notice}").split())
    assert "does not say what is planned" in page
    assert "Muzzle: no longer at lens, down." in page
    assert f"/notices/new?replaces={notice}" in page
    assert f"replaces={notice}" not in hub.page("p-tess", f"/notices/{notice}")


def test_an_issue_in_its_stead_begins_with_what_it_said_and_is_confirmed_anew(hub: Walked) -> None:
    first = issue(hub)["notice"]
    hub.hand_in("p-tess", {"act": "ConfirmNotice", "notice": first})
    form = hub.page("p-dee", f"/notices/new?replaces={first}")
    assert "7:30 at the barn door" in form
    assert {"pl-colt", "pl-rifle", "p-tess"} <= set(re.findall(r'value="([^"]+)" checked', form))
    second = issue(hub, replaces=first)["notice"]
    assert second != first
    assert f"/notices/{second}" in hub.page("p-tess", "/me")
    old = hub.page("p-tess", f"/notices/{first}")
    assert f"/notices/{second}" in old
    assert "I read it" not in old


def test_it_is_read_in_the_readers_language_whatever_the_paper_is_in(hub: Walked) -> None:
    notice = issue(hub, language="es")["notice"]
    assert "Weapons work on this day" in hub.page("p-tess", f"/notices/{notice}")
    assert "Este día se trabaja con armas" in hub.page("p-tess", f"/notices/{notice}", language="es")


def test_what_is_typed_is_shown_as_words(hub: Walked) -> None:
    notice = issue(hub, note="<script>alert(1)</script>")["notice"]
    raw = hub.phone("p-tess").get(f"{hub.root}/notices/{notice}").text
    assert "<script>alert" not in raw
    assert "&lt;script&gt;alert(1)" in raw


@pytest.mark.parametrize("name", ["nt-none", "nt-none.pdf", "paper/..%2f..%2frecord.sqlite", "paper/" + "AB" * 32])
def test_what_is_no_notice_is_not_found(hub: Walked, name: str) -> None:
    assert hub.phone("p-tess").get(f"{hub.root}/notices/{name}").status_code == 404
