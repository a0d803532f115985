"""The script in the browser, over HTTP: who may open it, a draft handed in, its scenes listed, one of them judged."""

import json
import re
from collections.abc import Iterator
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import httpx
import pytest

from showclear.boards import ladder
from showclear.boards.ladder import Step
from showclear.domain.terms import Role
from showclear.importers.read import LARGEST
from showclear.web.language import say
from showclear.web.routes.script import FORM
from tests.web.hub import Hub, act, hub_at

DRY_CREEK = (Path(__file__).parents[2] / "demo" / "dry-creek.fountain").read_bytes()
WITHOUT_STORE = (
    DRY_CREEK[: DRY_CREEK.index(b"INT. ROURKE")] + DRY_CREEK[DRY_CREEK.index(b"EXT. DRY CREEK - THE WELL") :]
)
HOSTILE = b"INT. <script>alert(1)</script> - DAY #<b>9#\n\nAnn fires her <img src=x onerror=alert(1)> pistol.\n"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    crew = {"p-ana": Role.ARMORER, "p-dee": Role.FIRST_AD, "p-tess": Role.PERFORMER}
    with hub_at(tmp_path) as made:
        office = made.join()
        for person, role in crew.items():
            office.post("/acts", json={"acts": [act(person=person, department="crew")]})
            office.post("/acts", json={"acts": [act("GrantRole", person=person, role=role.value)]})
        yield made


def page(hub: Hub, client: httpx.Client, rest: str = "") -> httpx.Response:
    return client.get(f"{hub.root}/productions/show/script{rest}")


def hand_in(hub: Hub, content: bytes, name: str = "dry-creek.fountain", **more: str) -> httpx.Response:
    office = hub.join()
    form = {"csrf": office.headers["x-csrf-token"], **more}
    files = {"file": (name, content)}
    return office.post(f"{hub.root}/productions/show/script/draft", data=form, files=files, follow_redirects=True)


def acts_on(answer: httpx.Response) -> list[dict[str, Any]]:
    """The acts that the forms of a page would hand in, but for what is typed."""
    forms = re.findall(r"data-acts='(.*?)'", answer.text)
    return [one for form in forms for one in json.loads(unescape(form))]


def filed(hub: Hub, content: bytes) -> None:
    (told,) = [one for one in acts_on(hand_in(hub, content)) if one["act"] == "FileScript"]
    read = act(told.pop("act"), **told) | {"seen": hub.production.desk.state.head}
    answer = hub.join().post("/acts", json={"acts": [read]})
    assert answer.json()["entries"][0]["verdict"] == "allowed"


def test_a_draft_is_shown_before_it_is_filed_and_listed_after(hub: Hub) -> None:
    shown = hand_in(hub, DRY_CREEK)
    assert shown.url.path.startswith("/productions/show/script/draft/")
    assert not hub.production.desk.state.scenes
    filed(hub, DRY_CREEK)
    told = page(hub, hub.join("p-ana")).text
    assert told.index("MAIN STREET - DAWN") < told.index("THE WELL - NOON") < told.index("MAIN STREET - LATER")
    assert "Proposed: inert replica" in told


def test_a_draft_in_another_language_says_that_its_weapons_are_not_read(hub: Hub) -> None:
    spanish = "El hombre saca la pistola y apunta a la mujer, que se queda quieta en medio del granero. " * 8
    granero = f"INT. GRANERO - DIA\n\n{spanish}\n".encode()
    assert "does not read as English" in hand_in(hub, granero).text  # before it is filed, while it can still be left
    assert "does not read as English" not in hand_in(hub, DRY_CREEK).text
    filed(hub, granero)
    assert "does not read as English" in page(hub, hub.join("p-ana")).text
    filed(hub, DRY_CREEK)
    assert "does not read as English" not in page(hub, hub.join("p-ana")).text


def test_the_words_stay_off_the_record(hub: Hub) -> None:
    filed(hub, DRY_CREEK)
    entries = hub.join().get("/entries").text
    assert "CHAPEL" not in entries
    assert hub.production.desk.state.drafts[-1] in entries
    record = b"".join(p.read_bytes() for p in hub.data.record("show").parent.glob("record.sqlite*"))
    assert b"CHAPEL" not in record


def test_what_is_no_screenplay_says_what_where_and_how_to_mend_it_and_keeps_what_was_typed(hub: Hub) -> None:
    answer = hand_in(hub, b"\xd0\xcf\x11\xe0 and so on", "pages.doc", pasted="INT. BARN - DAY, half typed")
    assert answer.status_code == 400
    assert "pages.doc, its first bytes" in answer.text
    assert "Export the screenplay as Fountain" in answer.text
    assert "INT. BARN - DAY, half typed</textarea>" in answer.text


def test_a_pasted_draft_is_a_draft(hub: Hub) -> None:
    office = hub.join()
    form = {"csrf": office.headers["x-csrf-token"], "pasted": "INT. BARN - DAY\n\nAnn fires her pistol."}
    address = f"{hub.root}/productions/show/script/draft"
    answer = office.post(address, data=form, files={"file": ("", b"")}, follow_redirects=True)
    assert "INT. BARN - DAY" in answer.text
    assert [one["scenes"][0]["scene"] for one in acts_on(answer) if one["act"] == "FileScript"] == ["n1"]


def test_an_upload_from_another_page_is_not_taken(hub: Hub) -> None:
    assert hand_in(hub, DRY_CREEK, csrf="guessed").status_code == 403
    assert not (hub.data.record("show").parent / "scripts").exists()


def test_more_than_a_screenplay_can_be_is_refused_before_it_is_read_whole(hub: Hub) -> None:
    office = hub.join()
    cookies = "; ".join(f"{c.name}={c.value}" for c in office.cookies.jar)
    line = HTTPConnection(hub.root.removeprefix("http://"), timeout=10)
    line.putrequest("POST", "/productions/show/script/draft")
    for name, value in (("cookie", cookies), ("content-type", "multipart/form-data; boundary=b")):
        line.putheader(name, value)
    line.putheader("content-length", str(LARGEST + FORM + 1))  # and none of it ever comes
    line.endheaders()
    answer = line.getresponse()
    assert (answer.status, b"too large for a screenplay" in answer.read()) == (413, True)
    line.close()


def test_a_hostile_script_is_shown_as_words(hub: Hub) -> None:
    shown = hand_in(hub, HOSTILE)
    assert shown.status_code == 200
    assert "<script>alert" not in shown.text
    filed(hub, HOSTILE)
    for rest in ("", "/scenes/" + next(iter(hub.production.desk.state.scenes))):
        told = page(hub, hub.join("p-dee"), rest).text
        assert "<script>alert" not in told
        assert "<img src=x" not in told


def test_a_number_with_a_slash_has_its_page(hub: Hub) -> None:
    filed(hub, b'<?xml version="1.0"?><FinalDraft><Content><Paragraph Type="Scene Heading" Number="12/13"><Text>'
               b"INT. BARN</Text></Paragraph></Content></FinalDraft>")  # fmt: skip
    assert list(hub.production.desk.state.scenes) == ["12/13"]
    assert page(hub, hub.join("p-dee"), "/scenes/12/13").status_code == 200


def test_a_scene_shows_its_words_marked_and_hands_in_what_was_read(hub: Hub) -> None:
    filed(hub, DRY_CREEK)
    told = page(hub, hub.join("p-ana"), "/scenes/4")
    assert "<mark>She draws the revolver" in told.text
    confirm = next(one for one in acts_on(told) if one.get("judgement") == "CONFIRMED")
    assert confirm["kind"] == "FIREARM"
    assert {"DRAW", "COCK"} <= set(confirm["actions"])
    armorer = hub.join("p-ana")
    answer = armorer.post("/acts", json={"acts": [act(confirm.pop("act"), **confirm)]})
    assert answer.json()["entries"][0]["verdict"] == "allowed"
    assert "Confirmed: firearm" in page(hub, armorer, "/scenes/4").text
    assert not [one for one in acts_on(page(hub, armorer, "/scenes/4")) if one.get("judgement") == "CONFIRMED"]


def test_nothing_is_ticked_beforehand(hub: Hub) -> None:
    filed(hub, DRY_CREEK)
    assert not re.search(r"<input[^>]*\schecked|<option[^>]*\sselected", page(hub, hub.join("p-ana"), "/scenes/4").text)


def test_a_held_scene_stands_on_top_and_only_the_first_ad_says_that_it_is_cut(hub: Hub) -> None:
    filed(hub, DRY_CREEK)
    filed(hub, WITHOUT_STORE)
    for person, may_cut in (("p-dee", True), ("p-ana", False)):
        told = page(hub, hub.join(person))
        assert told.text.index("not in the newest draft") < told.text.index("CHAPEL")
        assert ({"act": "ConfirmSceneCut", "scene": "3"} in acts_on(told)) is may_cut


def test_without_the_file_the_scenes_of_the_record_are_listed(hub: Hub) -> None:
    lines = [{"scene": "4", "eighths": 12}]
    hub.join().post("/acts", json={"acts": [act("FileScript", digest="d" * 64, scenes=lines)]})
    told = page(hub, hub.join("p-ana")).text
    assert "The script itself is not on this hub" in told
    assert "Pages: 1 4/8" in told


def test_a_performer_reads_no_script_and_is_shown_no_way_to_it(hub: Hub) -> None:
    filed(hub, DRY_CREEK)
    tess = hub.join("p-tess")
    for rest in ("", "/scenes/4", "/draft", f"/draft/{hub.production.desk.state.drafts[-1]}"):
        answer = page(hub, tess, rest)
        assert answer.status_code == 403
        assert "CHAPEL" not in answer.text
        assert "revolver" not in answer.text
    assert "/productions/show/script" not in tess.get(f"{hub.root}/productions/show/more").text


def test_a_tablet_that_is_nobodys_own_shows_no_script(hub: Hub) -> None:
    filed(hub, DRY_CREEK)
    hub.join().post("/acts", json={"acts": [act("EnrolDevice", device="d-armory")]})
    tablet = hub.join("p-unknown", "d-armory")
    tablet.get(f"{hub.root}/productions/show/as/p-dee")
    assert tablet.get(f"{hub.root}/productions/show/me").status_code == 200
    assert page(hub, tablet).status_code == 403


def test_every_step_of_the_ladder_has_its_spanish() -> None:
    steps = [one for one in vars(ladder).values() if isinstance(one, Step)]
    assert [one.use for one in steps if say("es", one.use) == one.use] == []


def test_a_weapon_that_may_have_been_carried_in_is_asked_about_and_a_yes_adds_it(hub: Hub) -> None:
    first = b"INT. BARN - DAY #1#\n\nANN draws her pistol and points it at the door.\n\n"
    filed(hub, first + b"EXT. YARD - CONTINUOUS #2#\n\nAnn comes out and listens.\n")
    told = page(hub, hub.join("p-ana"), "/scenes/2")
    assert "in hand when scene 1 ended. Is it still there?" in told.text
    (yes,) = [one for one in acts_on(told) if one.get("judgement") == "ADDED" and one.get("actions")]
    assert (yes["kind"], yes["actions"]) == ("FIREARM", ["CARRY"])
    armorer = hub.join("p-ana")
    armorer.post("/acts", json={"acts": [act(yes.pop("act"), **yes)]})
    after = page(hub, armorer, "/scenes/2").text
    assert "Added: firearm, carry" in after
    assert "From an earlier draft" not in after


def test_saying_that_there_is_no_firearm_asks_for_its_reason_in_the_form(hub: Hub) -> None:
    filed(hub, DRY_CREEK)
    told = page(hub, hub.join("p-ana"), "/scenes/4").text
    assert re.search(r'name="0:reason"[^>]* required', told)


def test_a_scene_page_leads_to_the_next_that_has_something_to_look_at(hub: Hub) -> None:
    filed(hub, DRY_CREEK)
    told = page(hub, hub.join("p-ana"), "/scenes/2").text
    assert 'script/scenes/4">Next to look at: 4</a>' in told
