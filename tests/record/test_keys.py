"""The signing key and the policy: made once, kept private, never replaced by surprise."""

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from showclear.record.errors import KeyExists, KeyExposed, KeyMissing, KeyUnreadable, NoteRefused
from showclear.record.keys import create_key, load_key, policy_text, policy_vkey
from showclear_verify import verify
from tests.record.props import KEY, ORIGIN, OTHER_KEY


def test_a_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "dry-creek.ed25519"
    made = create_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_key(path).public_key() == made.public_key()
    with pytest.raises(KeyExists, match="made once"):
        create_key(path)
    assert load_key(path).public_key() == made.public_key()


def test_loading_never_makes_a_key(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing, match="cannot continue a record"):
        load_key(tmp_path / "key")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_it_refuses_a_key_others_can_read(tmp_path: Path, mode: int) -> None:
    create_key(tmp_path / "key")
    (tmp_path / "key").chmod(mode)
    with pytest.raises(KeyExposed, match="chmod 600"):
        load_key(tmp_path / "key")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    ],
)
def test_it_refuses_a_file_that_holds_no_signing_key(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(KeyUnreadable):
        load_key(tmp_path / "key")


def test_a_policy_names_the_key_and_both_readers_agree(tmp_path: Path) -> None:
    policy = policy_text(ORIGIN, KEY.public_key())
    ours, theirs = policy_vkey(policy, "policy.txt"), verify.parse_policy(policy)
    assert ours.vkey == theirs.logs[0].vkey
    assert theirs.quorum == "none"
    assert base64.b64encode(b"\x01" + KEY.public_key().public_bytes_raw()).decode() in policy


@pytest.mark.parametrize(
    "policy",
    ["", "log\n", "quorum none\n", policy_text(ORIGIN, KEY.public_key()) + policy_text(ORIGIN, OTHER_KEY.public_key())],
)
def test_it_refuses_a_policy_that_names_no_log_or_several(policy: str) -> None:
    with pytest.raises(NoteRefused, match="instead of one"):
        policy_vkey(policy, "policy.txt")
