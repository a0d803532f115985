"""C2SP signed-note and tlog-checkpoint, byte for byte: the signed head of a record.

Only Ed25519 (signature type 0x01) is signed and believed here; lines of keys we were not told of are skipped, as the
specification wants, so witnesses may add theirs later. A known key with a bad signature rejects the whole note.
No extension lines are ever written. Specification: c2sp.org/signed-note v1.0.0, c2sp.org/tlog-checkpoint v1.0.0.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from showclear.record.errors import NoteRefused

ED25519: Final = b"\x01"
MOST_SIGNATURES: Final = 64
MOST_CHARACTERS: Final = 1_000_000
DASH: Final = "— "
_NAME: Final = re.compile(r"[^\s+\x00-\x1f]+")
_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,18}")
_PRIME: Final = 2**255 - 19
_ORDER_8: Final = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
# The y coordinates of the eight points of low order. OpenSSL accepts them as keys, and then accepts signatures that
# say nothing about the text; so they are refused where a key is configured.
_LOW_ORDER: Final = frozenset(
    {
        0,
        1,
        _PRIME - 1,
        _ORDER_8,
        _PRIME - _ORDER_8,
    }
)


class Verifier(NamedTuple):
    name: str
    key_id: bytes
    public: bytes

    @property
    def vkey(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{_b64(ED25519 + self.public)}"

    def verify(self, text: str, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


class Signer:
    """A name and its private key; the only thing here that can sign."""

    def __init__(self, name: str, key: Ed25519PrivateKey) -> None:
        self.verifier = verifier_of(name, key.public_key())
        self._key = key

    def sign(self, text: str) -> str:
        signature = self._key.sign(text.encode())
        return f"{text}\n{DASH}{self.verifier.name} {_b64(self.verifier.key_id + signature)}\n"


class Checkpoint(NamedTuple):
    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{_b64(self.root)}\n"


def verifier_of(name: str, public: Ed25519PublicKey) -> Verifier:
    raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    if not _NAME.fullmatch(name):
        raise NoteRefused("A key name has no spaces, plus signs or control characters", repr(name))
    return Verifier(name, sha256(name.encode() + b"\n" + ED25519 + raw).digest()[:4], raw)


def parse_vkey(vkey: str) -> Verifier:
    """Read `name+<8 hex key id>+base64(type || key)`; everything about it must agree."""
    parts = vkey.split("+", 2)
    if len(parts) != 3 or not re.fullmatch("[0-9a-f]{8}", parts[1]):
        raise NoteRefused("This is not a verifier key (name+id+key)", repr(vkey))
    key = _unb64(parts[2], repr(vkey))
    if len(key) != 33 or key[:1] != ED25519:
        raise NoteRefused("Only Ed25519 verifier keys are believed", repr(vkey))
    y = int.from_bytes(key[1:], "little") & (2**255 - 1)
    if y >= _PRIME or y in _LOW_ORDER:
        raise NoteRefused("The public key is of low order or not canonical: anybody could sign for it", repr(vkey))
    found = verifier_of(parts[0], Ed25519PublicKey.from_public_bytes(key[1:]))
    if found.key_id.hex() != parts[1]:
        raise NoteRefused(f"The key id says {parts[1]} but the key makes {found.key_id.hex()}", repr(vkey))
    return found


def open_note(note: str, verifiers: Sequence[Verifier]) -> str:
    """The text of a note, once at least one known key has signed it and none of the known ones wrongly."""
    text, lines = _split(note)
    known = {(verifier.name, verifier.key_id): verifier for verifier in verifiers}
    believed = False
    for line in lines:
        name, signed = _signature(line)
        verifier = known.get((name, signed[:4]))
        if verifier is None:
            continue
        if not verifier.verify(text, signed[4:]):
            raise NoteRefused(f"The signature of {name} is wrong", "signed note")
        believed = True
    if not believed:
        raise NoteRefused("No known key has signed this note", "signed note")
    return text


def parse_checkpoint(text: str) -> Checkpoint:
    """Read the text of a note as a checkpoint; extension lines are skipped, never interpreted."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] or "" in lines[:-1]:
        raise NoteRefused("A checkpoint is an origin, a size and a root, each on a line", "checkpoint")
    if not _SIZE.fullmatch(lines[1]):
        raise NoteRefused(f"The size {lines[1]!r} is not a plain decimal number", "checkpoint")
    root = _unb64(lines[2], "checkpoint root")
    if len(root) != 32:
        raise NoteRefused("The root hash is not 32 bytes", "checkpoint")
    return Checkpoint(lines[0], int(lines[1]), root)


def _split(note: str) -> tuple[str, list[str]]:
    if len(note) > MOST_CHARACTERS or any(c < " " and c != "\n" for c in note):
        raise NoteRefused("The note is too long or holds control characters", "signed note")
    text, blank, signatures = note.rpartition("\n\n")  # the text may hold blank lines: the last one separates
    if not blank or not signatures.endswith("\n"):
        raise NoteRefused("The note has no blank line before its signatures", "signed note")
    lines = signatures[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise NoteRefused(f"The note has more than {MOST_SIGNATURES} signatures", "signed note")
    return text + "\n", lines


def _signature(line: str) -> tuple[str, bytes]:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] + " " != DASH or not _NAME.fullmatch(parts[1]):
        raise NoteRefused("A line after the text is not a signature", repr(line[:80]))
    signed = _unb64(parts[2], "signature line")
    if len(signed) < 5:
        raise NoteRefused("A signature line is too short", repr(line[:80]))
    return parts[1], signed


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unb64(text: str, where: str) -> bytes:
    """Strict: the text must be exactly what encoding the bytes again gives."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if not data or _b64(data) != text:
        raise NoteRefused("This is not canonical base64", where)
    return data
