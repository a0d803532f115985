"""Between entries and exact bytes. The record keeps the bytes; nobody encodes an entry twice.

Schema 1. Acts only gain optional fields; an act or a field that is newer than this file refuses to be read.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from showclear.domain.acts.catalogue import Act, AnyAct
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Decision, Verdict
from showclear.domain.state import Entry

SCHEMA: Final = 1
STRUCTURE: Final = ("actor", "via", "act", "verdict", "decision")

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode_act = msgspec.json.Decoder(AnyAct).decode
_decode_via = msgspec.json.Decoder(Via).decode
_decode_decision = msgspec.json.Decoder(Decision | None).decode
_decode_actor = msgspec.json.Decoder(str).decode
_decode_verdict = msgspec.json.Decoder(Verdict).decode


def encode_act(act: Act) -> bytes:
    """The act as one tagged JSON object; its digest is the body that idempotence compares."""
    return _encode(act)


def decode_act(content: bytes) -> Act:
    """Raises msgspec.DecodeError or msgspec.ValidationError for what is no act."""
    act: Act = _decode_act(content)
    return act


def encode_decision(decision: Decision | None) -> bytes:
    return _encode(decision)


def pairs_of(entry: Entry, texts: Mapping[str, str]) -> list[tuple[str, bytes]]:
    """The five pairs of structure, then one per text by name, as (path, JSON bytes)."""
    pairs = [
        ("actor", _encode(entry.actor)),
        ("via", _encode(entry.via)),
        ("act", _encode(entry.act)),
        ("verdict", _encode(entry.verdict)),
        ("decision", _encode(entry.decision)),
    ]
    return pairs + [(f"text.{name}", _encode(texts[name])) for name in sorted(texts)]


def entry_of(index: int, instant: int, opened: Mapping[str, bytes]) -> Entry:
    """The entry in these pairs; texts are not looked at. Raises KeyError when structure was withheld."""
    return Entry(
        index=index,
        instant=instant,
        actor=_decode_actor(opened["actor"]),
        via=_decode_via(opened["via"]),
        act=_decode_act(opened["act"]),
        verdict=_decode_verdict(opened["verdict"]),
        decision=_decode_decision(opened["decision"]),
    )


def texts_of(opened: Mapping[str, bytes]) -> dict[str, str]:
    """The texts that are still there, by name."""
    return {
        p.removeprefix("text."): msgspec.json.decode(v, type=str) for p, v in opened.items() if p.startswith("text.")
    }
