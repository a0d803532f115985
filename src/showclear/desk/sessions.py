"""Who is on the other end: enrolment links used once, and sessions that can be revoked. Never part of the record.

Tokens are random, kept as digests, and never logged. A lost sessions file costs everybody a new link and nothing else.
"""

import hashlib
import secrets
import sqlite3
import threading
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from showclear.desk.clock import Clock
from showclear.domain.terms import DeviceId, PersonId

LINK_LASTS: Final = 24 * 3600 * 1_000_000  # µs
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS link (hash BLOB PRIMARY KEY, person TEXT NOT NULL, device TEXT NOT NULL,
                                 expires INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS session (hash BLOB PRIMARY KEY, person TEXT NOT NULL, device TEXT NOT NULL,
                                    csrf TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS pin (person TEXT PRIMARY KEY, salt BLOB NOT NULL, hash BLOB NOT NULL,
                                wrong INTEGER NOT NULL DEFAULT 0, rests_until INTEGER NOT NULL DEFAULT 0) STRICT;
"""
PIN_TRIES: Final = 5
MINUTE: Final = 60 * 1_000_000  # µs
PIN_RESTS: Final = 5 * MINUTE


class Session(Struct, frozen=True, kw_only=True):
    person: str
    device: str
    csrf: str


class LinkRefusedError(Exception):
    """The link was used, has expired, or never was."""

    def __init__(self) -> None:
        super().__init__("This link was used already, or is too old. Ask the AD department for a new one.")


def digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def stretched(pin: str, salt: bytes) -> bytes:
    """A PIN is short, so that whoever takes the file must work for each guess."""
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1)


class Sessions:
    """One small SQLite file beside the record."""

    def __init__(self, path: Path | None, clock: Clock) -> None:
        if path is not None:
            path.touch(mode=0o600)
            path.chmod(0o600)
        self._db = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        self._db.executescript(SCHEMA)
        self.clock = clock
        self.ended = 0  # how often sessions were ended since the start: who watches a line asks again when it moves
        self._lock = threading.Lock()

    def invite(self, person: str, device: str = "") -> str:
        """A link token for one person, good once and for a day. Shown as a link or a QR, kept nowhere.

        Raises msgspec.ValidationError for what is no id: it would end up in the record, which could not be read again.
        """
        msgspec.convert(person, PersonId)
        if device:
            msgspec.convert(device, DeviceId)
        token = secrets.token_urlsafe(32)
        expires = self.clock.now() + LINK_LASTS
        with self._lock:
            self._db.execute(
                "INSERT INTO link (hash, person, device, expires) VALUES (?, ?, ?, ?)",
                (digest(token), person, device, expires),
            )
        return token

    def enrol(self, token: str) -> tuple[str, Session]:
        """Spends a link and starts a session: its cookie value, and what is known of it. Raises LinkRefusedError."""
        with self._lock:
            row = self._db.execute(
                "UPDATE link SET used = 1 WHERE hash = ? AND used = 0 AND expires >= ? RETURNING person, device",
                (digest(token), self.clock.now()),
            ).fetchone()
            if row is None:
                raise LinkRefusedError
            cookie = secrets.token_urlsafe(32)
            session = Session(person=row[0], device=row[1], csrf=secrets.token_urlsafe(24))
            self._db.execute(
                "INSERT INTO session (hash, person, device, csrf) VALUES (?, ?, ?, ?)",
                (digest(cookie), session.person, session.device, session.csrf),
            )
        return cookie, session

    def of(self, cookie: str) -> Session | None:
        """The session behind a cookie; None when there is none or it was revoked."""
        with self._lock:
            row = self._db.execute(
                "SELECT person, device, csrf FROM session WHERE hash = ? AND revoked = 0", (digest(cookie),)
            ).fetchone()
        return Session(person=row[0], device=row[1], csrf=row[2]) if row else None

    def devices(self) -> dict[str, str]:
        """Every device that is signed in, with the person whose session is on it; a link's own may be on no record."""
        with self._lock:
            rows = self._db.execute("SELECT device, person FROM session WHERE revoked = 0 AND device <> ''").fetchall()
        return dict(rows)

    def end(self, cookie: str) -> None:
        with self._lock:
            self._db.execute("UPDATE session SET revoked = 1 WHERE hash = ?", (digest(cookie),))
        self.ended += 1

    def revoke_device(self, device: str) -> None:
        """A lost phone: every session on it ends now."""
        with self._lock:
            self._db.execute("UPDATE session SET revoked = 1 WHERE device = ?", (device,))
        self.ended += 1

    def set_pin(self, person: str, pin: str) -> None:
        """The PIN with which this person speaks on a shared tablet; the one before is forgotten."""
        salt = secrets.token_bytes(16)
        with self._lock:
            self._db.execute(
                "INSERT OR REPLACE INTO pin (person, salt, hash) VALUES (?, ?, ?)", (person, salt, stretched(pin, salt))
            )

    def has_pin(self, person: str) -> bool:
        with self._lock:
            return self._db.execute("SELECT 1 FROM pin WHERE person = ?", (person,)).fetchone() is not None

    def rests(self, person: str) -> int:
        """Minutes until this person's PIN may be tried again; 0 when it may."""
        with self._lock:
            row = self._db.execute("SELECT rests_until FROM pin WHERE person = ?", (person,)).fetchone()
        return max(0, -(-(row[0] - self.clock.now()) // MINUTE)) if row else 0

    def pin_is(self, person: str, pin: str) -> bool:
        """True when this is their PIN. After five wrong ones it rests for five minutes, whatever is tried."""
        now = self.clock.now()
        with self._lock:
            row = self._db.execute(
                "SELECT salt, hash, wrong, rests_until FROM pin WHERE person = ?", (person,)
            ).fetchone()
            if row is None or row[3] > now:
                return False
            right = secrets.compare_digest(stretched(pin, row[0]), row[1])
            wrong = 0 if right else row[2] + 1
            rests = now + PIN_RESTS if wrong >= PIN_TRIES else 0
            self._db.execute(
                "UPDATE pin SET wrong = ?, rests_until = ? WHERE person = ?",
                (0 if rests else wrong, rests, person),
            )
        return right

    def close(self) -> None:
        with self._lock:
            self._db.close()
