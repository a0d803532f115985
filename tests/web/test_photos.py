"""Photos of weapons over HTTP: one added in a press, shown to this production alone, and weapons picked by them."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from showclear.desk.photos import LARGEST
from showclear.domain.terms import UNKNOWN_PERSON, Role
from showclear.web.routes.photos import FORM
from tests.pictures import EXIF, jpeg, png, segment, webp
from tests.web.hub import Hub, act, hub_at

ANATOMY = {"feed": "REVOLVER", "chambers": 6}
PIN = "48151"
LONG = jpeg(segment(0xE2, b"ICC_PROFILE\0" + bytes(3000)))  # so long that other answers would be compressed


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with hub_at(tmp_path / "one") as made:
        stocked(made)
        yield made


def stocked(hub: Hub) -> None:
    """A hero gun and its rubber double, both in their safe."""
    office = hub.join()
    for person, role in {"p-ana": Role.ARMORER, "p-tess": Role.PERFORMER}.items():
        office.post("/acts", json={"acts": [act(person=person, department="crew")]})
        office.post("/acts", json={"acts": [act("GrantRole", person=person, role=role.value)]})
    ana = hub.join("p-ana")
    for weapon, kind in {"w-colt": "FUNCTIONAL", "w-colt-rubber": "RUBBER"}.items():
        fields = {"weapon": weapon, "class": kind, "anatomy": ANATOMY, "serial": weapon, "serial_again": weapon}
        answer = ana.post("/acts", json={"acts": [act("RegisterWeapon", **fields)]})
        assert answer.json()["entries"][0]["verdict"] == "allowed"


def send(
    hub: Hub, client: httpx.Client, content: bytes, *, side: str = "LEFT", weapon: str = "w-colt", small: bytes = b"",
    **more: str,
) -> httpx.Response:  # fmt: skip
    form = {"csrf": client.headers["x-csrf-token"], "side": side, **more}
    address = f"{hub.root}/productions/show/weapons/{weapon}/photos"
    files = {"photo": ("photo.jpg", content)} | ({"small": ("photo.jpg", small)} if small else {})
    return client.post(address, data=form, files=files)


def get(hub: Hub, client: httpx.Client, rest: str, language: str = "en") -> httpx.Response:
    return client.get(f"{hub.root}/productions/show{rest}", headers={"accept-language": language})


def photos_told(hub: Hub, weapon: str = "w-colt") -> list[str]:
    return [photo.digest for photo in hub.production.desk.state.weapons[weapon].photos]


@pytest.mark.parametrize(
    ("content", "media_type"), [(LONG, "image/jpeg"), (png(), "image/png"), (webp(), "image/webp")]
)
def test_a_photo_is_told_and_shown_again_as_what_its_bytes_are(hub: Hub, content: bytes, media_type: str) -> None:
    ana = hub.join("p-ana")
    answer = send(hub, ana, content)
    assert (answer.status_code, answer.headers["location"]) == (303, "/productions/show/weapons/w-colt")
    (digest,) = photos_told(hub)
    shown = get(hub, hub.join("p-tess"), f"/photos/{digest}")
    assert (shown.status_code, shown.content) == (200, content)
    told = {name: shown.headers[name] for name in ("content-type", "content-disposition", "x-content-type-options")}
    assert told == {"content-type": media_type, "content-disposition": "inline", "x-content-type-options": "nosniff"}
    assert shown.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert "content-encoding" not in shown.headers


def test_the_record_says_who_added_it_and_holds_no_byte_of_it(hub: Hub) -> None:
    send(hub, hub.join("p-ana"), jpeg(), side="SERIAL")
    state = hub.production.desk.state
    (entry,) = hub.join().get("/entries", params={"start": state.head}).json()["entries"]
    assert entry["actor"] == "p-ana"
    assert entry["act"] == {"act": "AddPhoto", "weapon": "w-colt", "photo": photos_told(hub)[0], "side": "SERIAL"}


def test_the_same_photo_sent_twice_is_told_once(hub: Hub) -> None:
    ana = hub.join("p-ana")
    send(hub, ana, jpeg())
    head = hub.production.desk.state.head
    assert send(hub, ana, jpeg()).status_code == 303
    assert hub.production.desk.state.head == head


REFUSED = {
    "where it was taken": (jpeg(segment(0xE1, EXIF)), 400, "It carries more than the picture"),
    "no picture": (b"<svg onload='alert(1)'/>", 400, "No photo came"),
    "cut off": (jpeg()[:-1], 400, "The picture is broken"),
    "a huge picture": (jpeg(width=60_000), 400, "It has too many pixels"),
    "a byte too large": (bytes(LARGEST + 1), 400, "It is larger than 4 MB"),
    "far too large": (bytes(LARGEST + FORM + 1), 413, "It is larger than 4 MB"),
}


@pytest.mark.parametrize(("content", "status", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_taken_is_said_above_the_same_form_and_nothing_is_told(
    hub: Hub, content: bytes, status: int, said: str
) -> None:
    head = hub.production.desk.state.head
    answer = send(hub, hub.join("p-ana"), content)
    assert answer.status_code == status
    assert said in answer.text
    assert 'name="photo"' in answer.text
    assert hub.production.desk.state.head == head
    assert not list(hub.data.root.rglob("photos/*"))


@pytest.mark.parametrize("form", [{"side": "LEFT"}, {"side": "BELOW"}, {}], ids=str)
def test_a_form_without_a_photo_or_a_side_is_no_fault_of_ours(hub: Hub, form: dict[str, str]) -> None:
    ana = hub.join("p-ana")
    address = f"{hub.root}/productions/show/weapons/w-colt/photos"
    answer = ana.post(address, data={"csrf": ana.headers["x-csrf-token"], "photo": "words", **form})
    assert answer.status_code == 400
    assert ana.post(address, content=b"\xff", headers={"content-type": "multipart/form-data"}).status_code in {400, 403}


def test_a_form_of_another_page_adds_nothing(hub: Hub) -> None:
    head = hub.production.desk.state.head
    assert send(hub, hub.join("p-ana"), jpeg(), csrf="of-another-page").status_code == 403
    assert hub.production.desk.state.head == head


def test_whoever_is_no_weapons_person_is_offered_no_form_and_may_send_none(hub: Hub) -> None:
    tess = hub.join("p-tess")
    assert send(hub, tess, jpeg()).status_code == 403
    for path in ("/weapons/w-colt", "/weapons/w-colt/photos"):
        assert 'name="photo"' not in get(hub, tess, path).text
        assert 'name="photo"' in get(hub, hub.join("p-ana"), path).text


def test_at_a_tablet_that_is_nobodys_the_armorer_adds_one_with_their_pin(hub: Hub) -> None:
    hub.join().post("/acts", json={"acts": [act("EnrolDevice", device="d-tablet")]})
    hub.join("p-ana").post("/pin", json={"pin": PIN})
    tablet = hub.join(UNKNOWN_PERSON, "d-tablet")
    tablet.cookies.set("reads-as", "p-ana")
    assert 'name="pin"' in get(hub, tablet, "/weapons/w-colt").text
    assert send(hub, tablet, jpeg()).status_code == 403
    assert send(hub, tablet, jpeg(), pin="00000").status_code == 403
    assert send(hub, tablet, jpeg(), pin=PIN).status_code == 303
    entry = tablet.get("/entries", params={"start": hub.production.desk.state.head}).json()["entries"][0]
    assert (entry["actor"], entry["via"]["how"], entry["via"]["device"]) == ("p-ana", "PIN", "d-tablet")


def test_a_photo_is_shown_to_nobody_without_a_session_of_its_production(hub: Hub, tmp_path: Path) -> None:
    send(hub, hub.join("p-ana"), jpeg())
    (digest,) = photos_told(hub)
    with httpx.Client() as stranger:
        assert get(hub, stranger, f"/photos/{digest}").status_code == 401
        assert get(hub, stranger, f"/photos/{digest}/small").status_code == 401
    with hub_at(tmp_path / "two") as other:
        elsewhere = other.join()
        assert get(other, elsewhere, f"/photos/{digest}").status_code == 404
        with httpx.Client(cookies=dict(elsewhere.cookies)) as visitor:
            assert get(hub, visitor, f"/photos/{digest}").status_code == 401


@pytest.mark.parametrize(
    "name", ["ab" * 32, "..%2Frecord.sqlite", "../record.sqlite", "%2e%2e", "AB" * 32, "x" * 5000, "ab" * 32 + "%0A"]
)
def test_no_other_name_opens_any_file_or_is_kept_by_a_browser(hub: Hub, name: str) -> None:
    answer = get(hub, hub.join(), f"/photos/{name}")
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"
    assert b"SQLite" not in answer.content


def test_the_card_shows_the_photo_lazily_in_a_place_of_its_own_or_a_drawing(hub: Hub) -> None:
    tess = hub.join("p-tess")
    assert "<svg" in get(hub, tess, "/weapons/w-colt").text
    send(hub, hub.join("p-ana"), jpeg())
    (digest,) = photos_told(hub)
    (picture,) = re.findall(r"<img[^>]*>", get(hub, tess, "/weapons/w-colt").text)
    assert f"/photos/{digest}" in picture
    assert all(said in picture for said in ('width="', 'height="', 'loading="lazy"', 'alt="'))


def test_what_is_out_is_offered_by_picture_name_class_and_where(hub: Hub) -> None:
    ana = hub.join("p-ana")
    send(hub, ana, jpeg(), weapon="w-colt-rubber")
    (digest,) = photos_told(hub, "w-colt-rubber")
    assert "Nothing is out" in get(hub, ana, "/out").text
    ana.post("/acts", json={"acts": [act("WeaponUnattended", weapon="w-colt-rubber")]})
    out = get(hub, hub.join("p-tess"), "/out").text
    assert f"/photos/{digest}" in out
    assert "Colt rubber</b> rubber, unattended" in out
    assert 'weapons/w-colt"' not in out
    trouble = get(hub, hub.join("p-tess"), "/trouble").text
    assert re.search(rf'value="w-colt-rubber"[^>]*><span><img[^>]*/photos/{digest}', trouble)


def test_every_list_and_card_shows_the_small_one_and_its_own_page_the_photo_itself(hub: Hub) -> None:
    ana, small = hub.join("p-ana"), webp(width=320, height=240)
    send(hub, ana, jpeg(width=1280, height=960), small=small)
    ana.post("/acts", json={"acts": [act("WeaponUnattended", weapon="w-colt")]})
    (digest,) = photos_told(hub)
    for path in ("/out", "/armory", "/weapons/w-colt", "/trouble"):
        shown = set(re.findall(rf'src="[^"]*(/photos/{digest}[^"]*)"', get(hub, ana, path).text))
        assert shown == {f"/photos/{digest}/small"}, path
    assert f'/photos/{digest}"' in get(hub, ana, "/weapons/w-colt/photos").text
    told = get(hub, ana, f"/photos/{digest}/small")
    assert (told.content, told.headers["content-type"]) == (small, "image/webp")
    assert told.headers["cache-control"] == "private, max-age=31536000, immutable"


def test_a_small_one_that_is_not_fit_never_keeps_the_photo_from_being_told(hub: Hub) -> None:
    ana = hub.join("p-ana")
    assert send(hub, ana, jpeg(), small=b"no picture").status_code == 303
    (digest,) = photos_told(hub)
    assert get(hub, ana, f"/photos/{digest}/small").content == jpeg()


def test_a_weapon_is_picked_by_picture_where_there_are_photos_and_by_name_where_there_are_none(hub: Hub) -> None:
    """On a concern and in the search of the record; beside the picture stands which of the two it is."""
    ana = hub.join("p-ana")
    assert re.search(r'<select name="0.weapon">.*?value="w-colt"', get(hub, ana, "/me").text, re.DOTALL)
    assert "by-picture" not in get(hub, ana, "/record").text
    send(hub, ana, jpeg())
    (digest,) = photos_told(hub)
    for path, picked in {
        "/me": 'name="0.weapon" value="w-colt"><span>',
        "/record": 'href="/productions/show/record?weapon=w-colt">',
    }.items():
        shown = get(hub, ana, path).text
        assert re.search(rf"{re.escape(picked)}\s*<img[^>]*/photos/{digest}/small[^>]*>", shown), path
        assert "<b>Colt rubber</b> rubber, locked" in shown
    assert '<select name="0.weapon"' not in get(hub, ana, "/me").text
    assert 'name="0.weapon" value=""><span>About none of them' in get(hub, ana, "/me").text


def test_the_pages_of_photos_speak_spanish(hub: Hub) -> None:
    ana = hub.join("p-ana")
    assert "Añadir una foto" in get(hub, ana, "/weapons/w-colt/photos", "es").text
    assert "Fuera ahora" in get(hub, ana, "/out", "es").text
