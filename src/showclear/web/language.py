"""The languages of the screen: one message catalogue each, read once. English is what the templates themselves say."""

from functools import cache
from pathlib import Path
from typing import Final

from babel import negotiate_locale
from babel.messages.pofile import read_po

from showclear.domain.sentence import Sentence

LANGUAGES: Final = ("en", "es")
LOCALE: Final = Path(__file__).parent / "locale"


@cache
def catalogue(language: str) -> dict[str, str]:
    """English sentence -> sentence; empty for English."""
    path = LOCALE / f"{language}.po"
    if language == "en" or not path.is_file():
        return {}
    with path.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string and not isinstance(m.id, tuple)}


def say(language: str, sentence: str) -> str:
    """The sentence in this language; in English where the catalogue has none."""
    return catalogue(language).get(sentence, sentence)


def said(language: str, sentence: str) -> str:
    """The same for a sentence that may have blanks, filled in by whoever raised it."""
    if not isinstance(sentence, Sentence):
        return say(language, sentence)
    blanks = {name: said(language, b) if isinstance(b, Sentence) else b for name, b in sentence.blanks.items()}
    in_words = say(language, sentence.english)
    return in_words.format(**blanks) if blanks else in_words


def language_of(chosen: str, accepted: str) -> str:
    """The language chosen on this phone, else the first it accepts that we have, else English."""
    if chosen in LANGUAGES:
        return chosen
    wanted = [one.split(";")[0].strip().replace("-", "_") for one in accepted.split(",")[:10]]
    return negotiate_locale([w for w in wanted if w], LANGUAGES) or "en"
