"""Asking whoever can cure a refusal. Kept in memory for half an hour, never on the record: a nudge, not an act."""

from collections import deque
from typing import Final

from msgspec import Struct

LASTS: Final = 30 * 60 * 1_000_000  # µs
MOST: Final = 200


class Ask(Struct, frozen=True, kw_only=True):
    """`through` are the scribes of those of `to` whose phones are off: they say it aloud."""

    at: int
    by: str
    to: tuple[str, ...]
    rule: str
    weapon: str
    through: tuple[str, ...] = ()

    @property
    def heard_by(self) -> tuple[str, ...]:
        return (*self.to, *self.through)


class Asks:
    """Of one hub, by production."""

    def __init__(self) -> None:
        self._asks: dict[str, deque[Ask]] = {}

    def put(self, slug: str, ask: Ask) -> None:
        """The same person asking the same again replaces what they asked before."""
        kept = [a for a in self._asks.get(slug, ()) if (a.by, a.rule, a.weapon) != (ask.by, ask.rule, ask.weapon)]
        self._asks[slug] = deque([*kept, ask], maxlen=MOST)

    def of(self, slug: str, person: str, now: int) -> list[Ask]:
        """What this person was asked, or is to say aloud, and not long ago, newest first."""
        return [a for a in reversed(self._asks.get(slug, ())) if person in a.heard_by and now - a.at <= LASTS]


def asked_event(ask: Ask) -> bytes:
    """What the open pages of whoever is asked hear: the instant of the ask, by which a phone knows it from the last."""
    return f"event: asked\ndata: {ask.at}\n\n".encode()
