"""Leaves and their RFC 9901 disclosures: how an entry is committed to, and how it is opened again.

A leaf holds no content, only salted digests; a disclosure is a salt, a path and a value. The JSON of a value arrives
as bytes and leaves as the same bytes: it is spliced in and cut out, never encoded again. The first five disclosures
are the structure, always in the same order; then come the texts, sorted. Next: `docs/record-format.md`.
"""

import re
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Final

import msgspec

from showclear.record.errors import DisclosureRefused, DraftRefused

STRUCTURE: Final = ("actor", "via", "act", "verdict", "decision")
VERSION: Final = 1
SALT_BYTES: Final = 32
MOST_TEXTS: Final = 64
MOST_VALUE_BYTES: Final = 8_000_000
KINDS: Final = ("act", "hub")

_PATH: Final = re.compile(r"text\.[a-z0-9][a-z0-9_.-]{0,99}")
_ACT_ID: Final = re.compile("[0-9a-f]{32}")
_TO_URL: Final = bytes.maketrans(b"+/", b"-_")
_FROM_URL: Final = bytes.maketrans(b"-_", b"+/")
_VALUE: Final = msgspec.json.Decoder(msgspec.Raw)
_TRIPLE: Final = msgspec.json.Decoder(tuple[str, str, msgspec.Raw])
_ANYTHING: Final = msgspec.json.Decoder(object)


class Leaf(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"sd": "_sd", "sd_alg": "_sd_alg"}):
    """The members of a leaf, in the order they are written: sorted by name."""

    sd: tuple[str, ...]
    sd_alg: str
    id: str
    kind: str
    log: str
    rec: int
    schema: int
    v: int


class BareLeaf(Leaf, frozen=True, forbid_unknown_fields=True, rename={"sd": "_sd", "sd_alg": "_sd_alg"}):
    """A leaf whose digests are left as the bytes they are, for an audit that compares them as bytes."""

    sd: msgspec.Raw  # type: ignore[assignment]


_LEAF: Final = msgspec.json.Decoder(Leaf)
_BARE_LEAF: Final = msgspec.json.Decoder(BareLeaf)


def encode(data: bytes) -> bytes:
    """base64url without padding."""
    return b2a_base64(data, newline=False).translate(_TO_URL).rstrip(b"=")


def encode_hashes(hashes: Sequence[bytes]) -> list[bytes]:
    """base64url of several 32-byte strings in one go: a zero byte between them puts each on a boundary of its own."""
    line = b2a_base64(b"\0".join(hashes), newline=False).translate(_TO_URL)
    return [line[start : start + 43] for start in range(0, len(line), 44)]


def digests(disclosures: Sequence[bytes]) -> list[bytes]:
    return encode_hashes([sha256(disclosure).digest() for disclosure in disclosures])


def committed_list(found: Sequence[bytes]) -> bytes:
    """The bytes of `_sd`: sorted, so that their order says nothing about the paths."""
    return b'["%b"]' % b'","'.join(sorted(found))


def disclose(path: str, value: bytes, salt: bytes) -> bytes:
    """`salt` is 43 characters of base64url, the encoding of 32 random bytes."""
    return encode(b'["%b",%b,%b]' % (salt, _quoted(path), value))


def commit(*, origin: str, act_id: str, kind: str, schema: int, rec: int, found: Sequence[bytes]) -> bytes:
    """The exact bytes of a leaf: what is hashed, stored and exported."""
    return b'{"_sd":%b,"_sd_alg":"sha-256","id":"%b","kind":"%b","log":%b,"rec":%d,"schema":%d,"v":%d}' % (
        committed_list(found),
        act_id.encode(),
        kind.encode(),
        _quoted(origin),
        rec,
        schema,
        VERSION,
    )


def check_draft(act_id: str, kind: str, schema: int, actor: str, pairs: Sequence[tuple[str, bytes]]) -> None:
    """Refuse what a verifier would refuse later: the writer finds its own fault before it is on the record."""
    if not _ACT_ID.fullmatch(act_id):
        raise DraftRefused(act_id, "an act id is 32 hexadecimal digits")
    if kind not in KINDS or schema < 1:
        raise DraftRefused(act_id, f"kind {kind!r} with schema {schema} is unknown")
    wrong = _wrong_paths(tuple([path for path, _ in pairs]))
    if wrong:
        raise DraftRefused(act_id, wrong)
    for path, value in pairs:
        if len(value) > MOST_VALUE_BYTES or b'"_sd":' in value:
            raise DraftRefused(act_id, f"the value of {path} is too long or holds a reserved member")
        try:
            _VALUE.decode(value)
            value.decode()
        except ValueError as error:  # msgspec.DecodeError and UnicodeDecodeError are both
            raise DraftRefused(act_id, f"the value of {path} is not JSON: {error}") from error
    if _ANYTHING.decode(pairs[0][1]) != actor:
        raise DraftRefused(act_id, f"the actor disclosed is not {actor!r}")


@lru_cache(maxsize=4096)
def _wrong_paths(paths: tuple[str, ...]) -> str | None:
    texts = paths[len(STRUCTURE) :]
    if paths[: len(STRUCTURE)] != STRUCTURE:
        return f"it begins with {list(paths[:5])} instead of {list(STRUCTURE)}"
    if list(texts) != sorted(set(texts)) or len(texts) > MOST_TEXTS:
        return "texts are sorted, each once, and not too many"
    bad = [path for path in texts if not _PATH.fullmatch(path)]
    return f"{bad[0]!r} is not the path of a text" if bad else None


def leaf_header(leaf: bytes) -> Leaf:
    """A leaf's members. Raises DisclosureRefused unless they are exactly the ones we write."""
    try:
        return _LEAF.decode(leaf)
    except ValueError as error:
        raise DisclosureRefused(f"The leaf cannot be read: {error}", "leaf") from error


def bare_leaf(leaf: bytes) -> BareLeaf:
    try:
        return _BARE_LEAF.decode(leaf)
    except ValueError as error:
        raise DisclosureRefused(f"The leaf cannot be read: {error}", "leaf") from error


def read_disclosures(disclosures: Sequence[bytes]) -> dict[str, bytes]:
    """Path -> JSON value bytes; says nothing about which leaf they belong to."""
    opened: dict[str, bytes] = {}
    for disclosure in disclosures:
        try:
            _, path, value = _TRIPLE.decode(a2b_base64(disclosure.translate(_FROM_URL) + b"=="))
        except ValueError as error:
            shown = disclosure[:60].decode("ascii", "replace")
            raise DisclosureRefused(f"The disclosure cannot be read: {error}", shown) from error
        if path in opened:
            raise DisclosureRefused(f"Two disclosures claim the path {path!r}", path)
        opened[path] = bytes(value)
    return opened


def open_pairs(leaf: bytes, disclosures: Sequence[str]) -> dict[str, bytes]:
    """Path -> JSON value bytes, for the disclosures given; each must be one of this leaf's own, once.

    Leaving some out is legal (that is withholding); bringing a foreign or repeated one is not (RFC 9901 section 7.1).
    """
    committed = set(leaf_header(leaf).sd)
    given = [disclosure.encode("ascii", "replace") for disclosure in disclosures]
    for disclosure, found in zip(disclosures, digests(given), strict=True):
        if found.decode() not in committed:
            raise DisclosureRefused("The disclosure is not one of this leaf, or is given twice", disclosure[:60])
        committed.discard(found.decode())
    return read_disclosures(given)


@lru_cache(maxsize=4096)
def _quoted(text: str) -> bytes:
    return msgspec.json.encode(text)
