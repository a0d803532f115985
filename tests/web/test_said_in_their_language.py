"""What can't be taken is said in the language of whoever asked, on a page and in an answer that a page shows."""

from collections.abc import Iterator

import httpx
import pytest

from showclear.domain.sentence import filled
from showclear.web.language import said
from tests.web.hub import Hub, act, hub_at


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with hub_at(tmp_path_factory.mktemp("hub")) as made:
        yield made


def page(hub: Hub, path: str, language: str) -> str:
    client = hub.joined[0] if hub.joined else hub.join()
    answer = client.get(f"{hub.root}/productions/show{path}", headers={"accept-language": language})
    assert answer.status_code in {400, 404}, path
    return answer.text


@pytest.mark.parametrize(
    ("path", "spanish", "english"),
    [
        ("/weapons/w-none", "No hay ningún arma w-none.", "No weapon w-none."),
        ("/day/setups/su-none", "No hay emplazamiento su-none.", "No set-up su-none."),
        ("/record/90000", "La más nueva es la 0.", "The newest is 0."),
        ("/nowhere", "Sigue desde el tablero de armas.", "Go on from the weapons board."),
        ("/weapons/{what}", "No hay ningún arma {what}.", "No weapon {what}."),
        ("/armory/{0.__class__}", "No hay ningún contenedor {0.__class__}.", "No container {0.__class__}."),
    ],
)
def test_a_page_that_is_not_there_says_so(hub: Hub, path: str, spanish: str, english: str) -> None:
    assert spanish in page(hub, path, "es-MX")
    assert english in page(hub, path, "en")


def test_an_answer_that_a_page_shows_as_it_is_says_it_too(hub: Hub) -> None:
    spoken = {"accept-language": "es-MX"}
    spent = httpx.post(f"{hub.address}/enrol", json={"token": "x" * 43}, headers=spoken).json()
    assert spent["what"] == "Este enlace ya se usó, o es demasiado viejo. Pide uno nuevo al equipo de AD."
    told = hub.join().post("/pin", json={"pin": "1"}, headers=spoken).json()
    assert told == {"what": "falta el PIN", "where": "body", "cure": "De cuatro a ocho cifras."}
    assert hub.join().post("/pin", json={"pin": "1"}).json()["what"] == "no PIN"


def test_the_answer_to_an_act_names_it(hub: Hub) -> None:
    asked = {"acts": [act("UnlockWeapon", weapon="w-none", purpose="TAKE")]}
    told = hub.join().post("/acts", json=asked, headers={"accept-language": "es"}).json()
    assert told["entries"][0]["name"] == "sacar arma"


def test_a_draft_that_cannot_be_read_says_what_where_and_how_to_mend_it(hub: Hub) -> None:
    office = hub.join()
    form = {"csrf": office.headers["x-csrf-token"], "pasted": ""}
    answer = office.post(
        f"{hub.root}/productions/show/script/draft", data=form, headers={"accept-language": "es"},
        files={"file": ("dry.fdx", b"<FinalDraft><Content></FinalDraft>")},
    )  # fmt: skip
    assert answer.status_code == 400
    assert "<strong>dry.fdx, línea 1</strong>: no es XML completo: " in answer.text
    assert "Guarda otra vez el guion como Final Draft (.fdx) o como Fountain." in answer.text


def test_only_our_own_words_are_translated() -> None:
    """A weapon somebody named `unit` stays `unit`; a blank that is a sentence of ours is said in their language."""
    assert said("es", filled("no {what} {name}", what=filled("unit"), name="unit")) == "no hay unidad unit"
    assert str(filled("no {what} {name}", what=filled("unit"), name="unit")) == "no unit unit"
    assert said("es", filled("what {nobody} wrote")) == "what {nobody} wrote"
