"""Sentences from rule ids and values: the one place where a reason becomes words.

The record holds no prose; a pack's `says` and `cure` are filled in here. Ids become names where the reader may know
them.
"""

from collections.abc import Mapping

from msgspec import Struct

from showclear.domain.decision import Outcome, Reason, Shown
from showclear.gate.book import Book
from showclear.rules.schema import Sentence

RAISED = Sentence(
    en="This rule could not be judged, so the answer is no.", es="No se pudo juzgar esta regla; la respuesta es no."
)
CLAIMED = Sentence(en="No rule knows this act, so the answer is no.", es="Ninguna regla conoce este acto: no.")
CALL = Sentence(
    en="Write down what you did and call whoever keeps this hub.", es="Anótalo y llama a quien lleva el hub."
)


class Spoken(Struct, frozen=True, kw_only=True):
    """One reason in words. `cite` is empty for a house value, which `authority` then says.

    `set_aside_by` are the roles of whom two may go on in writing; empty where nobody may.
    """

    rule: str
    outcome: str
    text: str
    value: Shown
    cite: str
    authority: str
    cure: str
    cured_by: tuple[str, ...]
    set_aside_by: tuple[str, ...]
    horizon: str


def plain(value: Shown, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(plain(v, names) for v in value) or "nothing"
    text = names.get(str(value), str(value))
    return text.lower().replace("_", " ") if text.isupper() else text


def timed(value: Shown) -> Shown:
    """Minutes as people say them; past two hours nobody counts in minutes."""
    if not isinstance(value, int):
        return value
    hours, minutes = divmod(value, 60)
    if hours < 2:
        return f"{value} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def fill(template: str, reason: Reason, names: Mapping[str, str], unit: str = "") -> str:
    """The template with {value}, {saw} and {subject}; nothing else is ever substituted."""
    value, saw = (timed(reason.value), timed(reason.saw)) if unit == "minutes" else (reason.value, reason.saw)
    for key, shown in (("value", value), ("saw", saw), ("subject", reason.subject)):
        template = template.replace("{" + key + "}", plain(shown, names))
    return template


def spoken(reason: Reason, book: Book, names: Mapping[str, str] | None = None, language: str = "en") -> Spoken:
    """One reason as a person reads it."""
    names = names or {}
    rule = book.rules.get(reason.rule)
    says, cure = (rule.says, rule.cure) if rule else (CLAIMED, CALL)
    if reason.outcome is Outcome.RAISED:
        says, cure = RAISED, CALL
    newest = rule.value[-1] if rule else None
    cite = f"{newest.cite.title} {newest.cite.section}".strip() if newest and newest.cite else ""
    return Spoken(
        rule=reason.rule,
        outcome=reason.outcome.value,
        text=fill(in_language(says, language), reason, names, rule.unit if rule else ""),
        value=reason.value,
        cite=cite,
        authority=newest.authority.value if newest else "house",
        cure=fill(in_language(cure, language), reason, names, rule.unit if rule else ""),
        cured_by=tuple(r.value for r in rule.cured_by) if rule else (),
        set_aside_by=tuple(r.value for r in rule.override) if rule else (),
        horizon=rule.horizon.value if rule else "now",
    )


def in_language(sentence: Sentence, language: str) -> str:
    return (sentence.es if language == "es" else "") or sentence.en
