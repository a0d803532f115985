"""Leaves and disclosures: golden bytes, what opens and what does not, and drafts no verifier would believe."""

import base64
import hashlib
import json

import pytest

from showclear.record.disclosure import check_draft, disclose, leaf_header, open_pairs, read_disclosures
from showclear.record.errors import DisclosureRefused, DraftRefused
from showclear.record.log import make_row
from showclear.record.store import Draft, Row
from tests.record.props import ORIGIN, draft

SALTS = [base64.urlsafe_b64encode(bytes([number] * 32)).rstrip(b"=") for number in range(8)]


def golden() -> Row:
    return make_row(4, ORIGIN, draft(4), SALTS)


def disclosures(row: Row) -> list[str]:
    assert row.opened is not None
    return row.opened.decode().split("\n")


def test_the_bytes_of_a_leaf_never_change() -> None:
    row = golden()
    assert row.leaf == GOLDEN_LEAF
    assert row.leaf_hash.hex() == GOLDEN_HASH
    assert disclosures(row)[2] == GOLDEN_ACT


def test_a_disclosure_is_what_rfc_9901_says_it_is() -> None:
    # The salt, claim and disclosure of the example in section 4.2.1 there, but for the spaces we do not write.
    made = disclose("family_name", '"Möbius"'.encode(), b"_26bc4LT-ac6q2KI6cBW5es")
    assert json.loads(base64.urlsafe_b64decode(made + b"==")) == ["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"]


def test_it_opens_to_the_very_bytes_that_were_given() -> None:
    row = golden()
    assert list(open_pairs(row.leaf, disclosures(row)).items()) == list(draft(4).pairs)


def test_a_withheld_disclosure_leaves_the_others_readable() -> None:
    row = golden()
    opened = open_pairs(row.leaf, disclosures(row)[:2])
    assert list(opened) == ["actor", "via"]


def test_a_leaf_says_nothing_of_its_content() -> None:
    header = leaf_header(golden().leaf)
    assert (header.log, header.id, header.kind, header.schema, header.rec) == (
        ORIGIN,
        f"{4:032x}",
        "act",
        1,
        1_790_000_000_000_004,
    )
    assert header.sd == tuple(sorted(header.sd))
    assert b"ShowClear" not in golden().leaf


def test_it_refuses_a_disclosure_of_another_entry() -> None:
    other = make_row(5, ORIGIN, draft(5), SALTS)
    with pytest.raises(DisclosureRefused, match="not one of this leaf"):
        open_pairs(golden().leaf, disclosures(other)[:1] + disclosures(other)[2:])


def test_it_refuses_a_disclosure_given_twice() -> None:
    row = golden()
    with pytest.raises(DisclosureRefused, match="twice"):
        open_pairs(row.leaf, [*disclosures(row), disclosures(row)[0]])


def leaf_over(lines: list[str]) -> bytes:
    digests = sorted(
        base64.urlsafe_b64encode(hashlib.sha256(line.encode()).digest()).decode().rstrip("=") for line in lines
    )
    leaf = json.loads(golden().leaf)
    return json.dumps({**leaf, "_sd": digests}).encode()


def test_it_refuses_two_disclosures_of_one_path_even_when_the_leaf_commits_to_both() -> None:
    lines = [disclose("via", b"1", SALTS[0]).decode(), disclose("via", b"2", SALTS[1]).decode()]
    with pytest.raises(DisclosureRefused, match="claim the path 'via'"):
        open_pairs(leaf_over(lines), lines)


@pytest.mark.parametrize("line", ["", "é", "AAAA", "WyJhIiwiYiJd", "WzEsMiwzXQ", "W10"])
def test_it_refuses_a_disclosure_that_is_no_triple_even_when_the_leaf_commits_to_it(line: str) -> None:
    with pytest.raises(DisclosureRefused):
        open_pairs(leaf_over([line]), [line])


def test_it_refuses_a_disclosure_that_is_not_base64() -> None:
    with pytest.raises(DisclosureRefused, match="cannot be read"):
        read_disclosures([b"A"])


@pytest.mark.parametrize("leaf", [b"", b"[]", b'{"v":1}', b"\xff"])
def test_it_refuses_a_leaf_with_other_members(leaf: bytes) -> None:
    with pytest.raises(DisclosureRefused):
        open_pairs(leaf, [])


def changed(**fields: object) -> Draft:
    return draft(1)._replace(**fields)


PAIRS = list(draft(1).pairs)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (changed(act_id="A" * 32), "32 hexadecimal"),
        (changed(act_id="a" * 31), "32 hexadecimal"),
        (changed(kind="rumour"), "unknown"),
        (changed(schema=0), "unknown"),
        (changed(pairs=PAIRS[1:]), "begins with"),
        (changed(pairs=[PAIRS[1], PAIRS[0], *PAIRS[2:]]), "begins with"),
        (changed(pairs=[*PAIRS, PAIRS[5]]), "sorted"),
        (changed(pairs=[*PAIRS, ("text.a", b"1")]), "sorted"),
        (changed(pairs=[*PAIRS[:5], *[(f"text.{n:03d}", b"1") for n in range(65)]]), "too many"),
        (changed(pairs=[*PAIRS, ("text.ünder", b"1")]), "path of a text"),
        (changed(pairs=[*PAIRS, ("unit", b"1")]), "path of a text"),
        (changed(pairs=[*PAIRS[:5], ("text.note", b"1,2")]), "not JSON"),
        (changed(pairs=[*PAIRS[:5], ("text.note", b'"\xff"')]), "not JSON"),
        (changed(pairs=[*PAIRS[:5], ("text.note", b"")]), "not JSON"),
        (changed(pairs=[*PAIRS[:5], ("text.note", b'{"_sd":[]}')]), "reserved"),
        (changed(pairs=[*PAIRS[:5], ("text.note", b"1" * 8_000_001)]), "too long"),
        (changed(actor="p-ben"), "actor disclosed"),
    ],
)
def test_it_refuses_to_write_what_no_verifier_would_believe(wrong: Draft, why: str) -> None:
    with pytest.raises(DraftRefused, match=why):
        check_draft(wrong.act_id, wrong.kind, wrong.schema, wrong.actor, wrong.pairs)


GOLDEN_LEAF = (
    b'{"_sd":["BcPI5iwjspbPsl2xYE1lzSuZ9G-UJDeU5YQJ6Ljpw8Q","JeHVWXOdIjmLOFd3whzv7qmUAs_jvJTkm4dUqL7nL48",'
    b'"QHZfWPLzmhHOgEYoSUd-6_XRtdfCp_lnkfwv50cLtyQ","YGkT6rhmNJXrT-AmSSJlqaS2jAYoqBi0VkRcrRDPuME","f_Y2r2X'
    b'psqprsl2j5EAQmX63XWHF9HQyrbeb-LCMlGM","p8ZNX6_4EvbKN11Wz5fgV6sptf1MfK9lJdfp3Wbz928"],"_sd_alg":"sha-'
    b'256","id":"00000000000000000000000000000004","kind":"act","log":"showclear.example/dry-creek","rec":'
    b'1790000000000004,"schema":1,"v":1}'
)
GOLDEN_HASH = "94a1f432160021ada1960aaa09febbe4f646b72bf116658294c6800ea0b27233"
GOLDEN_ACT = (
    "WyJBZ0lDQWdJQ0FnSUNBZ0lDQWdJQ0FnSUNBZ0lDQWdJQ0FnSUNBZ0lDQWdJIiwiYWN0Iix7ImFjdCI6IlNob3dDbGVhciIsIndl"
    "YXBvbiI6InctNCJ9XQ"
)
