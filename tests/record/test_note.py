"""Signed notes and checkpoints, against the reference implementation's example and every mangling of it."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from showclear.record.errors import NoteRefused
from showclear.record.merkle import EMPTY_ROOT
from showclear.record.note import Checkpoint, Signer, open_note, parse_checkpoint, parse_vkey, verifier_of
from showclear_verify import verify
from tests.record.props import KEY, ORIGIN, OTHER_KEY

# The example of golang.org/x/mod/sumdb/note (BSD licence).
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NOTE = (
    TEXT
    + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
PETER = parse_vkey(VKEY)


def refused_by_both(note: str) -> None:
    with pytest.raises(NoteRefused):
        open_note(note, [PETER])
    with pytest.raises(verify.Wrong):
        verify.open_note(note, [verify.parse_vkey(VKEY)])


def test_it_signs_the_reference_note_byte_for_byte() -> None:
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(SEED)[1:])
    assert Signer("PeterNeumann", key).sign(TEXT) == NOTE
    assert Signer("PeterNeumann", key).verifier.vkey == VKEY


def test_it_opens_the_reference_note_and_so_does_the_verifier() -> None:
    assert open_note(NOTE, [PETER]) == TEXT
    assert verify.open_note(NOTE, [verify.parse_vkey(VKEY)])[0] == TEXT


def test_it_skips_the_signature_of_a_key_it_was_not_told_of() -> None:
    stranger = Signer("witness.example/w", KEY)
    line = stranger.sign(TEXT).rpartition("\n\n")[2]
    assert open_note(NOTE + line, [PETER]) == TEXT
    assert open_note(NOTE + line, [PETER, stranger.verifier]) == TEXT
    refused_by_both(TEXT + "\n" + line)


def test_it_refuses_the_whole_note_when_one_known_key_signed_wrongly() -> None:
    stranger = Signer("witness.example/w", KEY)
    line = stranger.sign("another text\n").rpartition("\n\n")[2]
    with pytest.raises(NoteRefused, match="signature of witness"):
        open_note(NOTE + line, [PETER, stranger.verifier])


@pytest.mark.parametrize(
    "note",
    [
        "",
        TEXT,
        NOTE[:-1],
        NOTE.replace("cryptography", "cryptographY"),
        NOTE.replace("— ", "- "),
        NOTE.replace(" x08", "  x08"),
        NOTE.replace("x08go/", "x08go."),
        NOTE.replace("AM=", "AN="),
        NOTE.replace("\n\n", "\n\r\n"),
        NOTE + "\x01",
        NOTE + "\n",
        TEXT + "\n— PeterNeumann x08g\n",
        TEXT + "\n" + "— a AAAAAAA=\n" * 65,
    ],
)
def test_it_refuses_a_mangled_note(note: str) -> None:
    refused_by_both(note)


def test_it_refuses_a_note_too_long_to_be_one() -> None:
    with pytest.raises(NoteRefused, match="too long"):
        open_note("a" * 1_000_001 + NOTE, [PETER])


def test_it_refuses_every_part_of_a_verifier_key_and_every_bumped_character() -> None:
    mangled = [VKEY[i:j] for i in range(len(VKEY)) for j in range(i + 1, len(VKEY) + 1) if (i, j) != (0, len(VKEY))]
    mangled += [VKEY[:i] + chr(ord(VKEY[i]) + 1) + VKEY[i + 1 :] for i in range(len(VKEY))]
    for vkey in mangled[::7] + mangled[-len(VKEY) :]:
        with pytest.raises(NoteRefused):
            parse_vkey(vkey)
        with pytest.raises(verify.Wrong):
            verify.parse_vkey(vkey)


def vkey_of(public: bytes, kind: bytes = b"\x01") -> str:
    key_id = hashlib.sha256(b"a\n" + kind + public).digest()[:4].hex()
    return f"a+{key_id}+{base64.b64encode(kind + public).decode()}"


P = 2**255 - 19
LOW_ORDER = [0, 1, P - 1, P, P + 1, 2**255 + 1]
ORDER_8 = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"


@pytest.mark.parametrize(
    "public",
    [*[number.to_bytes(32, "little") for number in LOW_ORDER], bytes.fromhex(ORDER_8), bytes([1] * 33)],
)
def test_it_refuses_a_public_key_anybody_could_sign_for(public: bytes) -> None:
    with pytest.raises(NoteRefused):
        parse_vkey(vkey_of(public))
    with pytest.raises(verify.Wrong):
        verify.parse_vkey(vkey_of(public))


def test_it_refuses_a_key_of_another_type() -> None:
    with pytest.raises(NoteRefused, match="Only Ed25519"):
        parse_vkey(vkey_of(PETER.public, b"\x04"))


def test_it_refuses_a_name_with_a_space_or_a_plus() -> None:
    for name in ("dry creek", "dry+creek", "", "dry\ncreek"):
        with pytest.raises(NoteRefused):
            verifier_of(name, KEY.public_key())


def test_a_checkpoint_reads_back_as_it_was_written() -> None:
    made = Checkpoint(ORIGIN, 7, hashlib.sha256(b"").digest())
    assert parse_checkpoint(made.text) == made
    assert verify.parse_checkpoint(made.text) == tuple(made)


def test_extension_lines_of_others_are_skipped() -> None:
    made = Checkpoint(ORIGIN, 7, EMPTY_ROOT)
    assert parse_checkpoint(made.text + "an extension\n") == made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "origin\n",
        f"{ORIGIN}\n7\n",
        f"{ORIGIN}\n07\nAAAA\n",
        f"{ORIGIN}\n-1\nAAAA\n",
        f"{ORIGIN}\n7\nAAAA\n",
        f"{ORIGIN}\n7\n!\n",
        f"\n7\n{base64.b64encode(EMPTY_ROOT).decode()}\n",
        f"{ORIGIN}\n7\n{base64.b64encode(EMPTY_ROOT).decode()}",
    ],
)
def test_it_refuses_what_is_no_checkpoint(text: str) -> None:
    with pytest.raises(NoteRefused):
        parse_checkpoint(text)
    with pytest.raises(verify.Wrong):
        verify.parse_checkpoint(text)


def test_two_keys_under_one_name_are_told_apart_by_their_id() -> None:
    ours, theirs = Signer(ORIGIN, KEY), Signer(ORIGIN, OTHER_KEY)
    assert ours.verifier.key_id != theirs.verifier.key_id
    with pytest.raises(NoteRefused, match="No known key"):
        open_note(theirs.sign("a text\n"), [ours.verifier])
