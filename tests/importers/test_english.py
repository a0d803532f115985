"""A script in a language that is not read says so."""

import pytest

from showclear.importers import fountain
from showclear.importers.english import is_english

SAID = {
    "English": "She walks to the door of the barn and looks at him with her hand on the rail. He is in the yard. ",
    "Spanish": "Ella camina hasta la puerta del granero y lo mira con la mano en la baranda. El saca la pistola. ",
    "French": "Elle marche vers la porte de la grange et le regarde, la main sur la rampe. Il sort un pistolet. ",
    "German": "Sie geht zur Tür der Scheune und sieht ihn an, die Hand auf dem Geländer. Er zieht die Pistole. ",
    "Italian": "Lei cammina verso la porta del fienile e lo guarda con la mano sul legno. Lui estrae la pistola. ",
}


@pytest.mark.parametrize(("language", "said"), SAID.items())
def test_only_english_reads_as_english(language: str, said: str) -> None:
    script = fountain.read_text(f"INT. BARN - DAY\n\n{said * 6}\n")
    assert is_english(script) == (language == "English")


def test_too_few_words_are_not_judged() -> None:
    assert is_english(fountain.read_text(f"INT. BARN - DAY\n\n{SAID['Spanish']}\n"))
