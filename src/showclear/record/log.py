"""The record of one production: an append-only Merkle log over bytes, in one file, signed at every commit.

Laws of this file. The commit is the moment: nothing is signed for anyone, shown or answered before it. One pen: one
Log per record, used by one thread at a time for appending. Never a second history: a record that is behind its
high-water mark, moved under us, or in doubt after a failed write is not signed again until it was opened anew, which
verifies every stored byte. A crash in the middle of `append` leaves the record as it was before or after, whole.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from showclear.record.audit import Audit, Audited, Progress, Reader
from showclear.record.disclosure import SALT_BYTES, check_draft, commit, digests, disclose, encode_hashes
from showclear.record.errors import (
    ActIdTaken,
    BlobRefused,
    CommitUncertain,
    DraftRefused,
    KeyWrong,
    NoSuchEntry,
    RecordBehind,
    RecordBroken,
    RecordForked,
    RecordMoved,
    RecordReadOnly,
)
from showclear.record.keys import Mark
from showclear.record.merkle import EMPTY_ROOT, hash_leaf
from showclear.record.note import Checkpoint, Signer, parse_vkey
from showclear.record.proofs import receipt
from showclear.record.sqlite import FORMAT, SqliteStore
from showclear.record.store import Draft, Head, Row, Store, Stored


class Log:
    """Made by `create`, `open` or `read`, never directly."""

    def __init__(self, path: Path, store: Store, audited: Audited, signer: Signer | None, mark: Mark | None) -> None:
        self.path = path
        self.origin = audited.checkpoint.origin
        self.vkey = audited.verifier.vkey
        self.redacted = audited.redacted
        self.mark = mark
        self._store = store
        self._tree = audited.tree
        self._head = audited.head
        self._last_rec = audited.last_rec
        self._act_ids = audited.act_ids  # so that a new id, which is nearly every one, asks the store nothing
        self._signer = signer
        self._broken = False

    @classmethod
    def create(cls, path: Path, origin: str, key: Ed25519PrivateKey, mark: Path | None = None) -> Self:
        """Make an empty record and sign its head of size 0. Refuses when anything is at `path` already."""
        signer = Signer(origin, key)
        head = Head(0, signer.sign(Checkpoint(origin, 0, EMPTY_ROOT).text))
        meta = {"format": str(FORMAT), "origin": origin, "vkey": signer.verifier.vkey, "blobs": "0"}
        SqliteStore.create(path, meta, head)
        if mark is not None:
            made = Mark(mark)
            made.raise_to(head.note)
            if made.trouble is not None:
                raise made.trouble
        return cls.open(path, key, mark)

    @classmethod
    def open(
        cls,
        path: Path,
        key: Ed25519PrivateKey,
        mark: Path | None = None,
        progress: Progress | None = None,
        reader: Reader | None = None,
    ) -> Self:
        """Open for appending, after every stored byte was verified and found not older than the mark.

        `reader` is told every entry while it is verified; when this raises, what it was told is void.
        """
        store = SqliteStore.open(path)
        try:
            audited = Audit(store, progress=progress, reader=reader).run()
            signer = Signer(audited.checkpoint.origin, key)
            if signer.verifier != audited.verifier:
                raise KeyWrong(path, signer.verifier.vkey, audited.verifier.vkey)
            held = None if mark is None else _not_behind(path, audited, Mark(mark))
        except BaseException:
            store.close()
            raise
        return cls(path, store, audited, signer, held)

    @classmethod
    def read(cls, path: Path, vkey: str | None = None, progress: Progress | None = None) -> Self:
        """Open for reading, without the key, after the same audit. Without `vkey` the record vouches for itself."""
        pinned = None if vkey is None else parse_vkey(vkey)
        store = SqliteStore.read(path)
        try:
            audited = Audit(store, pinned, progress).run()
        except BaseException:
            store.close()
            raise
        return cls(path, store, audited, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_broken(self) -> bool:
        """Whether a write ended in doubt: nothing more is appended before the record was opened, and verified, anew."""
        return self._broken

    @property
    def size(self) -> int:
        return self._head.size

    @property
    def checkpoint(self) -> str:
        return self._head.note

    def root(self, size: int | None = None) -> bytes:
        return self._tree.root(self.size if size is None else self._within(size))

    def append(self, drafts: Sequence[Draft], blobs: Mapping[str, bytes] | None = None) -> int:
        """Append a batch and its blobs in one transaction with one signed head; answers the index of the first."""
        if self._signer is None:
            raise RecordReadOnly(self.path)
        if self._broken:
            raise RecordBroken(self.path)
        for name, content in (blobs or {}).items():
            if sha256(content).hexdigest() != name:
                raise BlobRefused(name)
        first = self.size
        rows = self._rows(drafts)
        # From here until the store has answered we do not know what was kept, so every way out but two leaves the
        # Log broken: a head that moved is somebody else's writing, and a taken id is a clean refusal.
        self._broken = True
        try:
            self._tree.extend(row.leaf_hash for row in rows)
            head = self._sign(self._signer, first + len(rows))
            self._store.append(self._head, head, rows, blobs or {})
        except ActIdTaken:
            self._tree.truncate(first)
            self._broken = False
            raise
        except (RecordMoved, CommitUncertain):
            self._tree.truncate(first)
            raise
        self._head = head
        self._last_rec = drafts[-1].rec
        self._act_ids.update(row.act_id for row in rows)
        self._broken = False
        if self.mark is not None:
            self.mark.raise_to(head.note)
        return first

    def entries(self, start: int = 0, stop: int | None = None) -> Iterator[Stored]:
        last = self.size if stop is None else min(stop, self.size)
        return map(_stored, self._store.rows(max(start, 0), last))

    def find(self, act_id: str) -> Stored | None:
        row = self._store.find(act_id) if act_id.encode() in self._act_ids else None
        return _stored(row) if row is not None and row.idx < self.size else None

    def blob(self, digest_hex: str) -> bytes | None:
        return self._store.blob(digest_hex)

    def blobs(self) -> list[str]:
        return self._store.blobs()

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        size = self.size if size is None else self._within(size)
        if not 0 <= index < size:
            raise NoSuchEntry(index, size)
        return self._tree.inclusion(index, size)

    def consistency(self, old: int, new: int | None = None) -> list[bytes]:
        new = self.size if new is None else self._within(new)
        if not 0 < old <= new:
            raise NoSuchEntry(old, new)
        return self._tree.consistency(old, new)

    def receipt(self, index: int) -> str:
        """The `.tlog-proof` of an entry under the newest head."""
        head = self._head
        return receipt(index, self.inclusion(index, head.size), head.note)

    def close(self) -> None:
        if self.mark is not None:
            self.mark.flush()
        self._store.close()

    def _within(self, size: int) -> int:
        if not 0 <= size <= self.size:
            raise NoSuchEntry(size, self.size)
        return size

    def _sign(self, signer: Signer, size: int) -> Head:
        return Head(size, signer.sign(Checkpoint(self.origin, size, self._tree.root(size)).text))

    def _rows(self, drafts: Sequence[Draft]) -> list[Row]:
        if not drafts:
            raise DraftRefused("none", "a batch has at least one entry")
        rec = self._last_rec
        seen = set()
        for draft in drafts:
            check_draft(draft.act_id, draft.kind, draft.schema, draft.actor, draft.pairs)
            if draft.rec < rec:
                raise DraftRefused(draft.act_id, "its instant is before the one of the entry before it")
            rec = draft.rec
            if draft.act_id in seen:
                raise ActIdTaken(draft.act_id)
            seen.add(draft.act_id)
        total = sum(len(draft.pairs) for draft in drafts)
        random = os.urandom(SALT_BYTES * total)
        salts = encode_hashes([random[i : i + SALT_BYTES] for i in range(0, len(random), SALT_BYTES)])
        rows = []
        used = 0
        for index, draft in enumerate(drafts, self.size):
            rows.append(make_row(index, self.origin, draft, salts[used : used + len(draft.pairs)]))
            used += len(draft.pairs)
        return rows


def make_row(index: int, origin: str, draft: Draft, salts: Sequence[bytes]) -> Row:
    """One entry as it will be stored: pure, so that golden bytes can hold it. A salt is 43 characters of base64url."""
    opened = [disclose(path, value, salts[i]) for i, (path, value) in enumerate(draft.pairs)]
    leaf = commit(
        origin=origin,
        act_id=draft.act_id,
        kind=draft.kind,
        schema=draft.schema,
        rec=draft.rec,
        found=digests(opened),
    )
    body = sha256(draft.pairs[2][1]).digest()
    return Row(index, leaf, hash_leaf(leaf), draft.act_id.encode(), draft.actor.encode(), body, b"\n".join(opened))


def _stored(row: Row) -> Stored:
    opened = row.opened.decode() if row.opened else ""
    return Stored(row.idx, row.leaf, tuple(opened.split("\n")), row.act_id.decode(), row.actor.decode(), row.body_hash)


def _not_behind(path: Path, audited: Audited, mark: Mark) -> Mark:
    """A record behind its mark was put back from somewhere; one beside it is another history under the same key."""
    high = mark.read(audited.verifier)
    if high.size > audited.tree.size:
        raise RecordBehind(path, audited.tree.size, mark.path, high.size)
    if audited.tree.root(high.size) != high.root:
        raise RecordForked(path, mark.path, high.size)
    return mark
