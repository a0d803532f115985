"""Derives everything a record claims from the bytes it stores, and names whatever does not agree.

It trusts nothing it can compute: leaf hashes, the root, digests, ids, the act-id index, blob names. It finds damage
and clumsy tampering; whoever holds both the file and the key can make a record that passes, and only a checkpoint
held elsewhere contradicts them. `showclear_verify` does the same for packs and shares no code with this.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Final, NamedTuple

import msgspec

from showclear.record.disclosure import (
    STRUCTURE,
    VERSION,
    bare_leaf,
    committed_list,
    digests,
    leaf_header,
    read_disclosures,
)
from showclear.record.errors import DisclosureRefused, NoteRefused, RecordDamaged
from showclear.record.merkle import Tree, hash_leaf
from showclear.record.note import Checkpoint, Verifier, open_note, parse_checkpoint, parse_vkey
from showclear.record.sqlite import CURE
from showclear.record.store import Head, Row, Store

META: Final = frozenset({"format", "origin", "vkey", "blobs"})
MOST_FINDINGS: Final = 100
EVERYTHING: Final = (-(2**63), 2**63 - 1)
STEP: Final = 1_000
_STRING: Final = msgspec.json.Decoder(str)

Progress = Callable[[int, int], None]
# Is told index, instant and values by path of each entry, in order, as long as nothing was found.
Reader = Callable[[int, int, Mapping[str, bytes]], None]


class Audited(NamedTuple):
    tree: Tree
    checkpoint: Checkpoint
    head: Head
    verifier: Verifier
    last_rec: int
    redacted: int
    act_ids: set[bytes]


class Audit:
    """One pass over a store. `findings` are in the order they were met: the most particular come first.

    A `reader` is told every entry on the way, so that nobody reads and hashes the record twice. What it was told is
    believed only when `run` has returned: the signed root is compared last.
    """

    def __init__(
        self,
        store: Store,
        pinned: Verifier | None = None,
        progress: Progress | None = None,
        reader: Reader | None = None,
    ) -> None:
        self._store = store
        self._pinned = pinned
        self._progress = progress
        self._reader = reader
        self._findings: list[RecordDamaged] = []
        self._last_rec = 0
        self._redacted = 0
        self._index_of: dict[bytes, int] = {}

    def run(self) -> Audited:
        """What the record holds. Raises the first finding, with the others attached, when anything disagrees."""
        with self._store.snapshot():  # a hub may be appending while we read
            return self._run()

    def _run(self) -> Audited:
        strange = self._store.strangeness()
        if strange:
            raise RecordDamaged(strange, "database", CURE)
        verifier, blob_count = self._meta()
        head = self._store.head()
        checkpoint = self._checkpoint(head, verifier)
        tree = self._entries(checkpoint)
        self._blobs(blob_count)
        if tree.size == checkpoint.size and tree.root() != checkpoint.root:
            self._found("The leaves do not hash to the signed root", "checkpoint")
        # Last and only then, because what we find ourselves names the entry.
        broken = None if self._findings else self._store.integrity()
        if broken:
            self._found(f"SQLite finds its file inconsistent: {broken}", "database")
        if self._findings:
            self._findings[0].others = tuple(self._findings[1:])
            raise self._findings[0]
        return Audited(tree, checkpoint, head, verifier, self._last_rec, self._redacted, set(self._index_of))

    def _found(self, what: str, where: str) -> None:
        if len(self._findings) < MOST_FINDINGS:
            self._findings.append(RecordDamaged(what, where, CURE))

    def _meta(self) -> tuple[Verifier, str]:
        meta = self._store.meta()
        if meta.keys() != META or meta["format"] != "1" or any(type(value) is not str for value in meta.values()):
            raise RecordDamaged(
                f"The rows are {sorted(map(str, meta))} instead of {sorted(META)}, format 1", "table meta", CURE
            )
        try:
            verifier = parse_vkey(meta["vkey"])
        except NoteRefused as error:
            raise RecordDamaged(error.what, "table meta, row vkey", CURE) from error
        if verifier.name != meta["origin"]:
            raise RecordDamaged(
                f"The origin {meta['origin']!r} is not the name in the key, {verifier.name!r}", "table meta", CURE
            )
        return self._pinned or verifier, meta["blobs"]

    def _checkpoint(self, head: Head, verifier: Verifier) -> Checkpoint:
        """Without a believable head there is no size to measure the rest against, so this one ends the audit."""
        try:
            checkpoint = parse_checkpoint(open_note(head.note, [verifier]))
        except NoteRefused as error:
            raise RecordDamaged(
                f"The signed head cannot be believed: {error.what}", "table checkpoint", CURE
            ) from error
        if checkpoint.origin != verifier.name:
            raise RecordDamaged(f"The signed head speaks for {checkpoint.origin!r}", "table checkpoint", CURE)
        if checkpoint.size != head.size:
            self._found(f"The size beside the signed head is {head.size}, not {checkpoint.size}", "table checkpoint")
        return checkpoint

    def _entries(self, checkpoint: Checkpoint) -> Tree:
        hashes: list[bytes] = []
        opened = 0
        for row in self._store.rows(*EVERYTHING):
            if row.idx != len(hashes):
                self._found("The rows are not numbered without a gap", f"entry {len(hashes)}: found {row.idx}")
            hashes.append(self._entry(row, checkpoint.origin))
            self._index_of[row.act_id] = row.idx
            opened += row.opened is not None
            if self._progress and len(hashes) % STEP == 0:
                self._progress(len(hashes), checkpoint.size)
        if len(hashes) != checkpoint.size:
            self._found(f"There are {len(hashes)} entries; the signed head has {checkpoint.size}", "table entry")
        if self._store.opened_count() != opened:
            self._found("There are disclosures that belong to no entry", "table opened")
        if dict(self._store.act_ids()) != self._index_of:
            self._found("The index over act ids does not agree with the rows", "table entry, column act_id")
        return Tree(hashes)

    def _entry(self, row: Row, origin: str) -> bytes:
        """The hash of the leaf's bytes, whatever else is wrong with the row."""
        leaf_hash = hash_leaf(row.leaf)
        if leaf_hash != row.leaf_hash:
            self._found(
                "The leaf does not have the hash stored beside it", f"entry {row.idx}, columns leaf and leaf_hash"
            )
        try:
            leaf = bare_leaf(row.leaf)
        except DisclosureRefused as error:
            self._found(error.what, f"entry {row.idx}, column leaf")
            return leaf_hash
        if leaf.log != origin or leaf.v != VERSION or leaf.sd_alg != "sha-256":
            self._found("The leaf is of another log or version", f"entry {row.idx}, column leaf")
        if leaf.id.encode() != row.act_id:
            self._found("The act id is not the one in the leaf", f"entry {row.idx}, column act_id")
        if leaf.rec < self._last_rec:
            self._found("The instant is before the one of the entry before it", f"entry {row.idx}, column leaf")
        self._last_rec = leaf.rec
        opened = self._opened(row, bytes(leaf.sd))
        if self._reader and not self._findings:
            self._reader(row.idx, leaf.rec, opened)
        return leaf_hash

    def _opened(self, row: Row, committed: bytes) -> dict[str, bytes]:
        """The values by path; without a finding they hold all of the structure."""
        parts = row.opened.split(b"\n") if row.opened else []
        found = digests(parts)
        if committed_list(found) != committed and not self._partly_opened(row, found):
            return {}
        try:
            opened = read_disclosures(parts)
            if tuple(opened)[: len(STRUCTURE)] != STRUCTURE:
                self._found(
                    "One of the five parts of structure is gone, or out of its order", f"entry {row.idx}, table opened"
                )
                return opened
            actor = _STRING.decode(opened["actor"]).encode()
        except (ValueError, DisclosureRefused) as error:  # the leaf commits to it, so its writer meant harm
            self._found(f"The disclosures cannot be read: {error}", f"entry {row.idx}, table opened")
            return {}
        if actor != row.actor:
            self._found("The actor is not the one disclosed", f"entry {row.idx}, column actor")
        if sha256(opened["act"]).digest() != row.body_hash:
            self._found("The body hash is not the one of the act", f"entry {row.idx}, column body_hash")
        return opened

    def _partly_opened(self, row: Row, found: list[bytes]) -> bool:
        """Whether the disclosures are some of the leaf's own, each once: then the missing ones were redacted."""
        try:
            held = {name.encode() for name in leaf_header(row.leaf).sd}
        except DisclosureRefused as error:
            self._found(error.what, f"entry {row.idx}, column leaf")
            return False
        if not held.issuperset(found) or len(set(found)) != len(found):
            self._found("A disclosure is not one of the leaf's, or is there twice", f"entry {row.idx}, table opened")
            return False
        self._redacted += len(held) - len(found)
        return True

    def _blobs(self, count: str) -> None:
        names = []
        for name, content in self._store.blob_rows():
            if type(name) is not bytes or type(content) is not bytes:
                self._found("A value is missing or of another type", "table blob")
                continue
            names.append(name.decode("utf-8", "replace"))
            if sha256(content).hexdigest().encode() != name:
                self._found("The bytes do not have the digest they are stored under", f"blob {names[-1]}")
        if sorted(names) != self._store.blobs():
            self._found("The index over blobs does not agree with the rows", "table blob")
        if str(len(names)) != count:
            self._found(f"There are {len(names)} blobs where {count} were counted", "table blob")
