"""Values of closed lists as a crew says them. English; catalogues translate the sentence that comes out."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from showclear.domain.terms import Role, WeaponClass
from showclear.web.language import say

ROLES: Final = {
    Role.FIRST_AD: "1st AD",
    Role.SECOND_AD: "2nd AD",
    Role.UPM: "UPM",
    Role.SFX: "special effects",
    Role.WEAPONS_HANDLER: "weapons handler",
}
ID: Final = re.compile(r"(p|w|c|l|su|pl|un|ln|d|doc|nt)-[a-z0-9-]+$")
ROLE_NAMES: Final = frozenset(r.value for r in Role)
TITLES: Final = {
    "look": "Look, and say what you saw",
    "take": "Take it",
    "announce": "Announce it on set",
    "hand": "Hand it over",
    "make-hot": "Load blanks and offer it",
    "again": "Another take",
    "back-hot": "Back and clear",
    "back": "Back",
    "clear-again": "Look again, the short way",
    "show": "Show clear",
    "load": "Load dummies and show clear",
    "unload": "Unload",
    "unlock": "Out of its safe",
    "take-up": "Take it up",
    "lock": "Lock it up",
    "inspect": "Inspect in full",
    "bore": "Check the bore",
    "clean": "Clean it",
    "test-fire": "Test fire",
    "place": "Put it down",
    "stoppage": "It did not fire as it should",
    "service": "Back in service",
    "withhold": "Withhold it",
    "lift": "Stop withholding it",
    "decline": "I do not take it",
    "show-me": "Ask to be shown",
    "scribe": "Write down what somebody said they saw",
    "tell": "Something is wrong with it",
    "authority": "Hand it to an authority",
    "paper": "Write in a line of the paper sheet",
}


CLASSES: Final = {
    WeaponClass.REPLICA_INERT: "inert replica",
    WeaponClass.AIRSOFT_GBB: "gas airsoft",
    WeaponClass.NONGUN: "non-gun",
}
"""Classes whose name on a set is not their name in the record."""


def word(value: object) -> str:
    """A value of a closed list as a person reads it: COLD_EMPTY as cold empty, first_ad as 1st AD."""
    if isinstance(value, Role):
        return ROLES.get(value, value.replace("_", " "))
    if isinstance(value, WeaponClass):
        return CLASSES.get(value, value.replace("_", " ").lower())
    return str(value).replace("_", " ").lower()


def role_word(role: str) -> str:
    """A role by its name in a pack."""
    return word(Role(role)) if role in ROLE_NAMES else role


def plainly(identifier: str) -> str:
    """An id without its letter: w-hero-colt as hero colt."""
    return identifier.partition("-")[2].replace("-", " ") if "-" in identifier[:5] else identifier


def act_word(tag: str) -> str:
    """The name of an act as words: ShowClear as show clear."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", tag).lower()


def counted(text: str, translate: Callable[[str], str]) -> str:
    """A number and its word in any order, word by word: HOT 6, 12 people, 2: 1 cast, 1 armorer."""
    return re.sub(r"[^\W\d_]+(?: [^\W\d_]+)*", lambda found: translate(found[0]), text)


class Names(dict[str, str]):
    """Names as sentences want them: a person by name, any other id without its letter, a listed word in a language."""

    def __init__(self, names: Mapping[str, str], language: str = "en") -> None:
        super().__init__(names)
        self._language = language

    def get(self, key: str, default: Any = None) -> Any:
        known = super().get(key)
        if known is not None:
            return known
        if ID.match(key):
            return plainly(key)
        plain = role_word(key) if key in ROLE_NAMES else word(key)
        said = say(self._language, plain)
        return default if said == key or (said == plain and key not in ROLE_NAMES) else said
