"""Bodies that somebody might send to the counter where acts are handed in: good ones, broken in every way we know.

A body is made from the acts' own types (the same that draw /schema/openapi.json), with ids that stand on the record,
so that what is still an act after its breaking reaches the gate and the record, and not only the decoder.
"""

import copy
import json
import random
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from showclear.web.schema import SENT
from tests.domain.examples import example

JSON: Final = "application/json"
# What no field was made for, and a few values that some field was: numbers at every edge, letters that are none.
NASTY: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1, 2**31, 2**53 - 1, 2**53, 2**63, -(2**63) - 1, 10**30, 10**400, 0.5, -0.0, 1e308,
    float("nan"), float("inf"), float("-inf"), "", " ", "\x00", "\ud800", "\udfff\ud800", "\u2028", "\U0001f3ac", "é",
    "e\u0301", "x" * 9000, "p-uma", "w-colt", "w-" + "a" * 41, "s1", "0" * 64, "2026-06-03", "2026-02-30", "9999-12-31",
    "0001-01-01", "2026-06-03T00:00:00Z", "__class__", "'; DROP TABLE entry; --", "HUB", "core.custody",
    [], {}, [[]], [None], [{}], ["p-tess"] * 600, {"": ""}, {"act": "StopCalled"},
)  # fmt: skip
TYPES: Final = (
    "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/msgpack",
    "application/json; charset=utf-16", "APPLICATION/JSON", "application/json;", "application/jsonl", "*/*", "\xff",
)  # fmt: skip


class Body(NamedTuple):
    how: str
    content: bytes
    type: str = JSON


def any_body(dice: random.Random) -> Body:
    """One envelope, broken in one way; now and then in two."""
    how, breaking = dice.choice(WAYS)
    envelope = any_envelope(dice)
    if dice.random() < 0.2:
        with_a_wrong_value(dice, dice.choice(envelope["acts"])["act"])
    made = breaking(dice, envelope)
    if isinstance(made, Body):
        return made._replace(how=how)
    return Body(how, made if isinstance(made, bytes) else dumped(envelope))


def any_envelope(dice: random.Random) -> dict[str, Any]:
    return {"acts": [any_act(dice) for _ in range(dice.choice([1, 1, 1, 1, 2, 3]))]}


def any_act(dice: random.Random) -> dict[str, Any]:
    act = example(dice.choice(SENT), full=dice.random() < 0.5)
    named = act.pop("texts", [])
    one: dict[str, Any] = {"id": f"{dice.getrandbits(128):032x}", "act": act}
    if dice.random() < 0.5:
        one["texts"] = {name: dice.choice(["said", "\u2028", "é"]) for name in (*named, "reason", "answer", "cause")}
    if dice.random() < 0.3:
        one["via"] = {"how": "SPOKEN", "heard": ["p-dee", "p-cam"]}
    if dice.random() < 0.9:
        one["seen"] = dice.randint(0, 90)
    if dice.random() < 0.3:
        one["occurred"] = dice.randint(0, 2**53 - 1)
    return one


def dumped(envelope: Any) -> bytes:
    return json.dumps(envelope, ensure_ascii=True).encode()


def nasty(dice: random.Random) -> Any:
    """A value of its own each time: a later break of the same body may reach into it."""
    return copy.deepcopy(dice.choice(NASTY))


def inner(dice: random.Random, value: Any) -> tuple[Any, Any]:
    """Some object or list inside the value, at any depth, and one of its keys or places."""
    found = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        parts = list(one.items()) if isinstance(one, dict) else list(enumerate(one)) if isinstance(one, list) else []
        found += [(one, key) for key, _ in parts]
        waiting += [part for _, part in parts]
    return dice.choice(found) if found else (value, None)


def untouched(_dice: random.Random, _envelope: Any) -> None:
    """A good body now and then: the rest would prove little if nothing were ever taken."""


def with_a_wrong_value(dice: random.Random, envelope: Any) -> None:
    holder, key = inner(dice, envelope)
    holder[key] = nasty(dice)


def with_a_key_missing(dice: random.Random, envelope: Any) -> None:
    holder, key = inner(dice, envelope)
    del holder[key]


def with_a_key_too_many(dice: random.Random, envelope: Any) -> None:
    holder, _ = inner(dice, envelope)
    holder = holder if isinstance(holder, dict) else dice.choice(envelope["acts"])
    holder[dice.choice(["index", "verdict", "actor", "act", "id", "", "\ud800", "$ref", "texts"])] = nasty(dice)


def with_another_tag(dice: random.Random, envelope: Any) -> None:
    tags = [c.__name__ for c in SENT] + ["ProductionOpened", "ClockStepped", "Act", "handweapon", ""]
    dice.choice(envelope["acts"])["act"]["act"] = dice.choice(tags)


def with_a_key_twice(dice: random.Random, envelope: Any) -> bytes:
    holder, key = inner(dice, envelope)
    if not isinstance(holder, dict):
        return dumped(envelope)
    whole, once = dumped(envelope), dumped(key) + b": "
    at = whole.index(once)
    return whole[:at] + once + dumped(nasty(dice)) + b", " + whole[at:]


def nested(dice: random.Random, envelope: Any) -> bytes:
    holder, key = inner(dice, envelope)
    holder[key] = "@"
    depth = dice.choice([5, 100, 900, 5_000, 30_000])
    opening, closing = dice.choice([(b"[", b"]"), (b'{"a":', b"}")])
    closed = closing * depth if dice.random() < 0.5 else b""
    return dumped(envelope).replace(b'"@"', opening * depth + b"1" + closed)


def with_a_number_written_oddly(dice: random.Random, envelope: Any) -> bytes:
    holder, key = inner(dice, envelope)
    holder[key] = "@"
    odd = [b"1e5", b"1E+400", b"-0", b"3.0", b"007", b"0x10", b"+1", b".5", b"1.", b"1_000", b"9" * 5000, b"NaN"]
    return dumped(envelope).replace(b'"@"', dice.choice(odd))


def cut_short(dice: random.Random, envelope: Any) -> bytes:
    whole = dumped(envelope)
    return whole[: dice.randrange(len(whole))]


def with_other_bytes(dice: random.Random, envelope: Any) -> bytes:
    whole = bytearray(dumped(envelope))
    for _ in range(dice.randint(1, 3)):
        whole[dice.randrange(len(whole))] = dice.randrange(256)
    return bytes(whole)


def not_utf_8(dice: random.Random, envelope: Any) -> bytes:
    holder, key = inner(dice, envelope)
    holder[key] = "@"
    bad = [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe2\x82", b"\x80"]
    return dumped(envelope).replace(b"@", dice.choice(bad))


def in_another_encoding(dice: random.Random, envelope: Any) -> bytes:
    encoding = dice.choice(["utf-8-sig", "utf-16", "utf-32", "utf-7"])
    return dumped(envelope).decode().encode(encoding)


def not_an_envelope(dice: random.Random, envelope: Any) -> bytes:
    acts = envelope["acts"]
    other = [b"", b" ", b"null", b"[]", b"{}", b"\x00", dumped(acts), dumped(acts[0]), dumped({"acts": acts[0]})]
    return dice.choice([*other, dumped({"acts": []}), dumped({"acts": acts * 101}), dumped(envelope) * 2])


def too_large(dice: random.Random, envelope: Any) -> bytes:
    return dumped(envelope) + b" " * dice.choice([65_000, 66_000, 200_000])


def under_another_type(dice: random.Random, envelope: Any) -> Body:
    return Body("", dumped(envelope), dice.choice(TYPES))


def said_twice(dice: random.Random, envelope: Any) -> None:
    envelope["acts"].append(dice.choice(envelope["acts"]))


def with_an_id_of_before(dice: random.Random, envelope: Any) -> None:
    """Few ids, so that they come again with other acts and from other people."""
    dice.choice(envelope["acts"])["id"] = f"{dice.randrange(20):032x}"


def with_texts_nobody_asked_for(dice: random.Random, envelope: Any) -> None:
    one = dice.choice(envelope["acts"])
    one["texts"] = dice.choice(
        [{"\x00": "x"}, {"reason": None}, {"reason": "x" * 8001}, {"Reason": "x"}, {f"t{n}": "x" for n in range(300)}]
    )
    one["act"]["texts"] = dice.choice([["reason"], ["reason", "reason"], ["b", "a"], [""], [7]])


WAYS: Final[tuple[tuple[str, Callable[[random.Random, Any], Any]], ...]] = tuple(
    (way.__name__, way)
    for way in (
        untouched, with_a_wrong_value, with_a_wrong_value, with_a_wrong_value, with_a_key_missing,
        with_a_key_too_many, with_another_tag, with_a_key_twice, nested, with_a_number_written_oddly, cut_short,
        with_other_bytes, not_utf_8, in_another_encoding, not_an_envelope, too_large, under_another_type, said_twice,
        with_an_id_of_before, with_texts_nobody_asked_for,
    )
)  # fmt: skip
