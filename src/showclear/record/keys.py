"""The signing key, the policy that outsiders pin, and the high-water mark: three small files outside the database.

A key is made once and never by opening a record; it stays out of backups. The mark is the newest signed checkpoint:
it is written after the commit, so it may lag and never leads, and a record behind it must have been put back from
somewhere. Losing the mark is refused, not healed, because healing it is what a forger would do.
"""

import os
import time
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from showclear.record import durable
from showclear.record.errors import (
    KeyExists,
    KeyExposed,
    KeyMissing,
    KeyUnreadable,
    MarkMissing,
    MarkUnreadable,
    NoteRefused,
)
from showclear.record.note import Checkpoint, Verifier, open_note, parse_checkpoint, parse_vkey, verifier_of

MARK_SECONDS: Final = 1.0
# Permission bits mean nothing on Windows, where the folder's own access list has to do.
OTHERS: Final = 0o077 if os.name == "posix" else 0


def create_key(path: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise KeyExists(path) from error
    with os.fdopen(descriptor, "wb") as out:
        out.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        out.flush()
        os.fsync(out.fileno())
    return key


def load_key(path: Path) -> Ed25519PrivateKey:
    if not path.is_file():
        raise KeyMissing(path)
    mode = path.stat().st_mode & 0o777
    if mode & OTHERS:
        raise KeyExposed(path, mode)
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyUnreadable(path, "it is not a private key in PEM") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadable(path, "it is not an Ed25519 key")
    return key


def policy_text(origin: str, public_key: Ed25519PublicKey) -> str:
    """A tlog-policy: which key may speak for this log. Outsiders pin this text, so it is printed and handed out."""
    vkey = verifier_of(origin, public_key).vkey
    return (
        "# Who may sign the record of this production. Keep this where the production cannot change it:\n"
        "# a pack or a record is believed under the policy you hold, never under one that comes with it.\n"
        f"log {vkey}\n"
        "quorum none\n"
    )


def policy_vkey(policy: str, where: str) -> Verifier:
    """The one log key a policy names."""
    logs = [fields for line in policy.splitlines() if (fields := line.split())[:1] == ["log"]]
    if len(logs) != 1 or len(logs[0]) < 2:
        raise NoteRefused(f"The policy names {len(logs)} logs instead of one", where)
    return parse_vkey(logs[0][1])


class Mark:
    """The high-water mark of one record, written at most once a second and when the record is closed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble: OSError | None = None
        self._written_at = -MARK_SECONDS
        self._pending: str | None = None

    def read(self, verifier: Verifier) -> Checkpoint:
        try:
            return parse_checkpoint(open_note(self.path.read_text(encoding="utf-8"), [verifier]))
        except FileNotFoundError as error:
            raise MarkMissing(self.path) from error
        except (NoteRefused, UnicodeDecodeError) as error:
            raise MarkUnreadable(self.path, str(error)) from error

    def raise_to(self, note: str) -> None:
        self._pending = note
        if time.monotonic() - self._written_at >= MARK_SECONDS:
            self.flush()

    def flush(self) -> None:
        """A disk that refuses the mark does not undo a commit: the trouble is kept for the desk to show and retried."""
        if self._pending is None:
            return
        self._written_at = time.monotonic()
        try:
            durable.write(self.path, self._pending.encode())
        except OSError as error:
            self.trouble = error
            return
        self.trouble = None
        self._pending = None
