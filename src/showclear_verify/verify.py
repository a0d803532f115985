"""Verifies a Showclear evidence pack, offline, with nothing but Python 3.8 or newer:

    python -I -S verify.py PACK.zip --policy POLICY.txt

One file, standard library only, and no line shared with the program that wrote the pack. What it proves: the entries
in the pack are exactly the ones under a checkpoint signed by the key in your policy, in that order, none missing;
and every opened field is the one its entry committed to. What it cannot prove: that what was recorded is true, or
that everything that happened was recorded. The record is tamper-evident, never more.

Take the policy from paper, from the union or from the insurer, never from the pack. Without one the answer is
UNPINNED: the pack agrees with itself, and anybody could have made it.

Exit status: 0 verified under the given policy, 1 failed, 2 unusable or misuse, 3 sound but unpinned or the policy
asks for cosignatures, which this version does not check.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

VERIFIED, FAILED, UNUSABLE, UNPINNED = 0, 1, 2, 3
WORDS = {VERIFIED: "VERIFIED", FAILED: "FAILED", UNUSABLE: "UNUSABLE", UNPINNED: "UNPINNED"}
MOST_FINDINGS = 200
MOST_FILES = 4_000_000
MOST_FILE_BYTES = 256 * 1024 * 1024
MOST_SIGNATURES = 64
STRUCTURE = ("actor", "via", "act", "verdict", "decision")
LEAF_MEMBERS = {"_sd", "_sd_alg", "id", "kind", "log", "rec", "schema", "v"}
FIXED_FILES = ("README.txt", "checkpoint.txt", "manifest.json", "policy.txt", "verify.py")
FORMAT = "showclear-pack/1"

ENTRY_NAME = re.compile(r"entries/([0-9]{8,12})\.(leaf|sd|tlog-proof)\Z")
BLOB_NAME = re.compile(r"blobs/[0-9a-f]{64}\Z")
DIGEST = re.compile(r"[A-Za-z0-9_-]{43}\Z")
TEXT_PATH = re.compile(r"text\.[a-z0-9][a-z0-9_.-]{0,99}\Z")
HEX_ID = re.compile(r"[0-9a-f]{32}\Z")
DECIMAL = re.compile(r"(0|[1-9][0-9]{0,18})\Z")
NAME = re.compile(r"[^\s+\x00-\x1f]+\Z")


class Wrong(Exception):  # noqa: N818 - it is not an error of ours, it is what we look for
    """Something in the pack is not as it must be; the sentence goes into the report."""


class Unusable(Exception):  # noqa: N818
    """There is nothing to verify: not a pack, not a policy, not a file."""


class Finding(NamedTuple):
    where: str
    what: str


class Key(NamedTuple):
    name: str
    key_id: bytes
    public: bytes

    @property
    def vkey(self) -> str:
        return "{}+{}+{}".format(self.name, self.key_id.hex(), base64.b64encode(b"\x01" + self.public).decode())

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.vkey.encode()).hexdigest()


class Policy(NamedTuple):
    logs: tuple[Key, ...]
    quorum: str


class Checkpoint(NamedTuple):
    origin: str
    size: int
    root: bytes


class Report(NamedTuple):
    status: int
    origin: str
    size: int
    root: str
    vkey: str
    fingerprint: str
    opened: int
    closed: int
    blobs: int
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]


# Ed25519, RFC 8032 section 5.1. Twisted Edwards points in extended coordinates (X, Y, Z, T).

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
IDENTITY = (0, 1, 1, 0)


def point_add(a: Sequence[int], b: Sequence[int]) -> tuple[int, int, int, int]:
    left = (a[1] - a[0]) * (b[1] - b[0]) % P
    right = (a[1] + a[0]) * (b[1] + b[0]) % P
    cross = 2 * a[3] * b[3] * D % P
    depth = 2 * a[2] * b[2] % P
    e, f, g, h = right - left, depth - cross, depth + cross, right + left
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_multiply(scalar: int, point: Sequence[int]) -> Sequence[int]:
    result: Sequence[int] = IDENTITY
    while scalar:
        if scalar & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        scalar >>= 1
    return result


def point_equal(a: Sequence[int], b: Sequence[int]) -> bool:
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_decompress(data: bytes) -> Sequence[int] | None:
    """The point, or nothing when these bytes are not the canonical encoding of one."""
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= 2**255 - 1
    if len(data) != 32 or y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_M1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or IDENTITY


def usable_key(public: bytes) -> bool:
    """A canonical point that is not of low order: for those, signatures can be made without any private key."""
    point = point_decompress(public)
    return point is not None and not point_equal(point_multiply(8, point), IDENTITY)


def signature_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    if len(signature) != 64:
        return False
    key, commitment = point_decompress(public), point_decompress(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or scalar >= L:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return point_equal(point_multiply(scalar, BASE), point_add(commitment, point_multiply(challenge, key)))


# The tree, RFC 9162 section 2.1.


def hash_leaf(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + leaf).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Roots:
    """Adds leaves one by one and keeps only the roots of the complete subtrees on the right edge."""

    def __init__(self) -> None:
        self.size = 0
        self.edge: list[bytes] = []

    def add(self, leaf_hash: bytes) -> None:
        carry, count = leaf_hash, self.size
        while count & 1:
            carry = hash_node(self.edge.pop(), carry)
            count >>= 1
        self.edge.append(carry)
        self.size += 1

    def root(self) -> bytes:
        if not self.edge:
            return hashlib.sha256(b"").digest()
        found = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            found = hash_node(left, found)
        return found


def root_from_inclusion(index: int, size: int, leaf_hash: bytes, path: Sequence[bytes]) -> bytes | None:
    """RFC 9162 section 2.1.3.2; `size` must come from a signed checkpoint, because a proof does not bind it."""
    if not 0 <= index < size:
        return None
    fn, sn, found = index, size - 1, leaf_hash
    for node in path:
        if sn == 0 or len(node) != 32:
            return None
        if fn & 1 or fn == sn:
            found = hash_node(node, found)
            while not fn & 1 and fn:
                fn >>= 1
                sn >>= 1
        else:
            found = hash_node(found, node)
        fn >>= 1
        sn >>= 1
    return found if sn == 0 else None


def consistency_holds(old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """RFC 9162 section 2.1.4.2. From size 0 nothing follows, so it is refused."""
    if not 0 < old <= new or any(len(node) != 32 for node in path):
        return False
    if old == new:
        return old_root == new_root and not path
    nodes = list(path)
    if old & (old - 1) == 0:
        nodes.insert(0, old_root)
    if not nodes:
        return False
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn >>= 1
        sn >>= 1
    first = second = nodes[0]
    for node in nodes[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            first, second = hash_node(node, first), hash_node(node, second)
            while not fn & 1 and fn:
                fn >>= 1
                sn >>= 1
        else:
            second = hash_node(second, node)
        fn >>= 1
        sn >>= 1
    return sn == 0 and first == old_root and second == new_root


# Notes, checkpoints, policies (C2SP signed-note, tlog-checkpoint, tlog-policy, tlog-proof).


def unbase64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if not data or base64.b64encode(data).decode() != text:
        raise Wrong(f"{text[:60]!r} is not canonical base64")
    return data


def parse_vkey(text: str) -> Key:
    parts = text.split("+", 2)
    if len(parts) != 3 or not NAME.match(parts[0]) or not re.match(r"[0-9a-f]{8}\Z", parts[1]):
        raise Wrong(f"{text[:120]!r} is not a verifier key")
    data = unbase64(parts[2])
    if len(data) != 33 or data[0] != 1:
        raise Wrong(f"only Ed25519 verifier keys are believed, not {text[:120]!r}")
    if not usable_key(data[1:]):
        raise Wrong(f"the public key in {text[:120]!r} is of low order or not canonical")
    key_id = hashlib.sha256(parts[0].encode() + b"\n" + data).digest()[:4]
    if key_id.hex() != parts[1]:
        raise Wrong(f"the key id in {text[:120]!r} should be {key_id.hex()}")
    return Key(parts[0], key_id, data[1:])


def parse_policy(text: str) -> Policy:
    logs: list[Key] = []
    quorum: list[str] = []
    for line in text.splitlines():
        fields = line.split()
        if not fields or fields[0].startswith("#"):
            continue
        if fields[0] == "log" and len(fields) in (2, 3):
            logs.append(parse_vkey(fields[1]))
        elif fields[0] == "quorum" and len(fields) == 2:
            quorum.append(fields[1])
        elif fields[0] not in ("witness", "group"):
            raise Wrong(f"the policy line {line[:120]!r} means nothing")
    if not logs or len(quorum) != 1:
        raise Wrong("a policy names at least one log and exactly one quorum")
    return Policy(tuple(logs), quorum[0])


def open_note(note: str, keys: Sequence[Key]) -> tuple[str, Key]:
    """The text and the key that signed it. Unknown keys are skipped; a known key with a bad signature is fatal."""
    if any(c < " " and c != "\n" for c in note):
        raise Wrong("the note holds control characters")
    text, blank, tail = note.rpartition("\n\n")
    lines = tail.split("\n")
    if not blank or lines[-1] or not 1 < len(lines) <= MOST_SIGNATURES + 1:
        raise Wrong("this is not a signed note")
    text += "\n"
    believed = None
    for line in lines[:-1]:
        fields = line.split(" ")
        if len(fields) != 3 or fields[0] != "\u2014" or not NAME.match(fields[1]):
            raise Wrong(f"{line[:80]!r} is not a signature line")
        signed = unbase64(fields[2])
        for key in keys:
            if key.name == fields[1] and key.key_id == signed[:4]:
                if not signature_holds(key.public, text.encode(), signed[4:]):
                    raise Wrong(f"the signature of {key.name} is wrong")
                believed = key
    if believed is None:
        raise Wrong("no key of the policy has signed it")
    return text, believed


def parse_checkpoint(text: str) -> Checkpoint:
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] or "" in lines[:-1] or not DECIMAL.match(lines[1]):
        raise Wrong("a checkpoint is an origin, a size and a root")
    root = unbase64(lines[2])
    if len(root) != 32:
        raise Wrong("the root hash is not 32 bytes")
    return Checkpoint(lines[0], int(lines[1]), root)


def parse_proof(text: str) -> tuple[int, list[bytes], str]:
    """The index, the path and the checkpoint note of a `.tlog-proof`."""
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1":
        raise Wrong("this is not a tlog-proof")
    if len(lines) > 1 and lines[1].startswith("extra "):
        del lines[1]
    if len(lines) < 2 or lines[1][:6] != "index " or not DECIMAL.match(lines[1][6:]):
        raise Wrong("the proof has no index")
    return int(lines[1][6:]), [unbase64(line) for line in lines[2:]], note


# JSON, strictly.


def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Wrong("a JSON object names a member twice")
    return found


def refuse_constant(name: str) -> NoReturn:
    raise Wrong(f"{name} is not JSON")


def strict_json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=members, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Wrong(f"this is not JSON: {error}") from error


def holds_reserved(value: Any) -> bool:
    """Digests inside a value (nested disclosures) are not part of the format, so they could only mislead."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if "_sd" in item or "..." in item:
                return True
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return False


def unbase64url(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise Wrong(f"the disclosure {text[:40]!r} is not base64url") from error


# The zip, rebuilt.


def canonical_zip(names: Sequence[str], read: Callable[[str], bytes]) -> Iterator[bytes]:
    """The one zip these files make: sorted names, no compression, the first day of 1980, nothing extra."""
    central: list[bytes] = []
    offset = 0
    for name in names:
        data, raw = read(name), name.encode()
        common = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(raw), 0)
        wide = struct.pack("<HHQ", 1, 8, offset) if offset >= 0xFFFFFFFF else b""
        central.append(
            b"PK\x01\x02"
            + struct.pack("<H", 0x0314)
            + common[:-2]
            + struct.pack("<HHHHII", len(wide), 0, 0, 0, 0o100644 << 16, min(offset, 0xFFFFFFFF))
            + raw
            + wide
        )
        yield b"PK\x03\x04" + common + raw
        yield data
        offset += 30 + len(raw) + len(data)
    yield from central
    size, count = sum(map(len, central)), len(central)
    if count >= 0xFFFF or offset >= 0xFFFFFFFF or size >= 0xFFFFFFFF:
        yield b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 0x032D, 45, 0, 0, count, count, size, offset)
        yield b"PK\x06\x07" + struct.pack("<IQI", 0, offset + size, 1)
    narrow = min(count, 0xFFFF)
    yield b"PK\x05\x06" + struct.pack(
        "<HHHHIIH", 0, 0, narrow, narrow, min(size, 0xFFFFFFFF), min(offset, 0xFFFFFFFF), 0
    )


class Pack:
    """The files of the zip, with the zip's own possibilities for mischief taken away."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.zip = zipfile.ZipFile(path)
        except OSError as error:
            raise Unusable(f"cannot read {path}: {error}") from error
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise Unusable(f"{path} is not a zip: {error}") from error
        self.infos: dict[str, zipfile.ZipInfo] = {}
        self.wrong: list[Finding] = []
        members = self.zip.infolist()
        if len(members) > MOST_FILES:
            raise Unusable(f"{path} holds too many files")
        if sum(info.file_size for info in members) > path.stat().st_size:
            raise Unusable(f"{path} claims more bytes than it has: its files overlap, or are compressed")
        for info in members:
            self.guard(info)

    def guard(self, info: zipfile.ZipInfo) -> None:
        name = info.filename
        if name in self.infos:
            self.wrong.append(Finding(name, "the zip holds this file twice"))
        elif name not in FIXED_FILES and not ENTRY_NAME.match(name) and not BLOB_NAME.match(name):
            self.wrong.append(Finding(repr(name)[:100], "this file does not belong in a pack"))
        elif info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
            self.wrong.append(Finding(name, "the file is compressed or encrypted; a pack stores its files as they are"))
        elif info.file_size > MOST_FILE_BYTES:
            self.wrong.append(Finding(name, "the file is too large to be believed"))
        else:
            self.infos[name] = info

    def read(self, name: str) -> bytes:
        if name not in self.infos:
            raise Wrong("it is missing from the pack")
        try:
            return self.zip.read(self.infos[name])
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, struct.error) as error:
            raise Wrong(f"its bytes are damaged: {error}") from error

    def text(self, name: str) -> str:
        try:
            return self.read(name).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Wrong("it is not UTF-8") from error

    def difference(self) -> int | None:
        """Where the file first differs from the canonical zip of its files, or nothing."""
        at = 0
        with self.path.open("rb") as file:
            for piece in canonical_zip(sorted(self.infos), self.read):
                if file.read(len(piece)) != piece:
                    return at
                at += len(piece)
            return at if file.read(1) else None


# The verification, in the order of its clauses.


class Verification:
    def __init__(self, pack: Pack, policy: Policy | None, progress: Callable[[int, int], None] | None) -> None:
        self.pack = pack
        self.policy = policy
        self.progress = progress
        self.findings: list[Finding] = list(pack.wrong)
        self.notes: list[str] = []
        self.checkpoint = Checkpoint("", 0, b"")
        self.key: Key | None = None
        self.note = ""
        self.opened = 0
        self.closed = 0
        self.last_rec = 0
        self.ids: dict[str, int] = {}

    def run(self) -> Report:
        inside = self.clause("policy.txt", self.policy_inside)
        believed = self.policy or inside
        self.clause("checkpoint.txt", lambda: self.check_checkpoint(believed))
        if self.key is not None:
            self.check_entries()
            self.check_blobs()
            self.clause("manifest.json", self.check_manifest)
        for name in FIXED_FILES:
            if name not in self.pack.infos:
                self.found(name, "it is missing from the pack")
        self.clause("the zip", self.check_zip)
        return self.report()

    def found(self, where: str, what: str) -> None:
        if len(self.findings) < MOST_FINDINGS and Finding(where, what) not in self.findings:
            self.findings.append(Finding(where, what))

    def clause(self, where: str, check: Callable[[], Any]) -> Any:
        """Run one check; what it finds wrong is named, and the next clause still runs."""
        try:
            return check()
        except Wrong as wrong:
            self.found(where, str(wrong))
            return None

    def policy_inside(self) -> Policy:
        inside = parse_policy(self.pack.text("policy.txt"))
        if self.policy is not None and inside.logs != self.policy.logs:
            raise Wrong("the copy in the pack names another key than the policy you gave")
        return inside

    def check_checkpoint(self, policy: Policy | None) -> None:
        if policy is None:
            raise Wrong("there is no policy to believe it under")
        note = self.pack.text("checkpoint.txt")
        text, key = open_note(note, policy.logs)
        checkpoint = parse_checkpoint(text)
        if checkpoint.origin != key.name:
            raise Wrong(f"it speaks for {checkpoint.origin!r} but is signed by {key.name!r}")
        if policy.quorum != "none":
            self.notes.append(f"the policy asks for cosignatures ({policy.quorum}), which were not checked")
        self.note, self.checkpoint, self.key = note, checkpoint, key

    def check_entries(self) -> None:
        size = self.checkpoint.size
        stray = [name for name in self.pack.infos if stray_entry(name, size)]
        for name in sorted(stray):
            self.found(name, f"the signed checkpoint has only {size} entries")
        tree, complete = Roots(), True
        for index in range(size):
            leaf_hash = self.check_entry(index)
            if leaf_hash is None:
                complete = False
            else:
                tree.add(leaf_hash)
            if len(self.findings) >= MOST_FINDINGS:
                self.notes.append(f"stopped after {MOST_FINDINGS} findings")
                return
            if self.progress:
                self.progress(index + 1, size)
        if not complete or tree.root() != self.checkpoint.root:
            self.found("checkpoint.txt", "the leaves in the pack do not hash to the signed root")

    def check_entry(self, index: int) -> bytes | None:
        where = f"entry {index}"
        stem = f"entries/{index:08d}"
        leaf = self.clause(where + ", leaf", lambda: self.pack.read(stem + ".leaf"))
        if leaf is None:
            return None
        leaf_hash = hash_leaf(leaf)
        self.clause(where + ", proof", lambda: self.check_proof(index, leaf_hash, self.pack.text(stem + ".tlog-proof")))
        digests = self.clause(where + ", leaf", lambda: self.check_leaf(index, leaf))
        if digests is not None:
            self.clause(where + ", disclosures", lambda: self.check_disclosures(digests, self.pack.read(stem + ".sd")))
        return leaf_hash

    def check_proof(self, index: int, leaf_hash: bytes, text: str) -> None:
        claimed, path, note = parse_proof(text)
        if claimed != index:
            raise Wrong(f"it is the proof of entry {claimed}")
        if note != self.note:
            raise Wrong("its checkpoint is not the one of the pack")
        if root_from_inclusion(index, self.checkpoint.size, leaf_hash, path) != self.checkpoint.root:
            raise Wrong("it does not lead from this leaf to the signed root")

    def check_leaf(self, index: int, data: bytes) -> list[str]:
        leaf = strict_json(data)
        if not isinstance(leaf, dict) or set(leaf) != LEAF_MEMBERS:
            raise Wrong("its members are not those of a leaf")
        digests = leaf["_sd"]
        if leaf["v"] != 1 or leaf["_sd_alg"] != "sha-256" or leaf["kind"] not in ("act", "hub"):
            raise Wrong("its version, digest or kind is unknown")
        if leaf["log"] != self.checkpoint.origin:
            raise Wrong("it is a leaf of another log, {!r}".format(leaf["log"]))
        if not isinstance(leaf["id"], str) or not HEX_ID.match(leaf["id"]):
            raise Wrong("its id is not 32 hexadecimal digits")
        if type(leaf["rec"]) is not int or type(leaf["schema"]) is not int:
            raise Wrong("its instant or schema is not a whole number")
        if not isinstance(digests, list) or not all(isinstance(d, str) and DIGEST.match(d) for d in digests):
            raise Wrong("its digests are malformed")
        if digests != sorted(set(digests)):
            raise Wrong("its digests are not sorted, each once")
        if leaf["id"] in self.ids:
            self.found(f"entry {index}, leaf", f"its id is also that of entry {self.ids[leaf['id']]}")
        self.ids[leaf["id"]] = index
        if leaf["rec"] < self.last_rec:
            self.found(f"entry {index}, leaf", "its instant is before that of the entry before it")
        self.last_rec = leaf["rec"]
        return digests

    def check_disclosures(self, digests: list[str], data: bytes) -> None:
        try:
            lines = data.decode("ascii").split("\n")
        except UnicodeDecodeError as error:
            raise Wrong("they are not ASCII") from error
        if lines.pop():
            raise Wrong("the last line has no end")
        left = set(digests)
        paths: set[str] = set()
        for line in lines:
            digest = base64.urlsafe_b64encode(hashlib.sha256(line.encode()).digest()).decode().rstrip("=")
            if digest not in left:
                again = " is given twice" if digest in digests else " is not one of this entry"
                raise Wrong(f"the disclosure {line[:24]}...{again}")
            left.discard(digest)
            paths.add(self.path_of(line, paths))
        self.opened += len(paths)
        self.closed += len(left)

    def path_of(self, line: str, paths: set[str]) -> str:
        parts = strict_json(unbase64url(line))
        if not isinstance(parts, list) or len(parts) != 3 or not all(isinstance(part, str) for part in parts[:2]):
            raise Wrong(f"the disclosure {line[:24]}... is not [salt, path, value]")
        salt, path, value = parts
        if not DIGEST.match(salt):
            raise Wrong(f"the salt of {path!r} is not 32 bytes")
        if path not in STRUCTURE and not TEXT_PATH.match(path):
            raise Wrong(f"{path!r} is not a path")
        if path in paths:
            raise Wrong(f"{path!r} is disclosed twice")
        if holds_reserved(value):
            raise Wrong(f"the value of {path!r} holds a reserved member")
        return str(path)

    def blob_names(self) -> list[str]:
        return sorted(name for name in self.pack.infos if name.startswith("blobs/"))

    def check_blobs(self) -> None:
        for name in self.blob_names():
            content = self.clause(name, lambda name=name: self.pack.read(name))  # type: ignore[misc]
            if content is not None and hashlib.sha256(content).hexdigest() != name[6:]:
                self.found(name, "its bytes do not have this digest")

    def check_manifest(self) -> None:
        """The manifest is not signed: everything in it is derived again, so that it can only repeat what holds."""
        manifest = strict_json(self.pack.read("manifest.json"))
        if not isinstance(manifest, dict):
            raise Wrong("it is not an object")
        expected: dict[str, Any] = {
            "format": FORMAT,
            "log": self.checkpoint.origin,
            "size": self.checkpoint.size,
            "root": base64.b64encode(self.checkpoint.root).decode(),
            "first": 0,
            "entries": self.checkpoint.size,
            "disclosed": self.opened,
            "blobs": [name[6:] for name in self.blob_names()],
        }
        for name in sorted(expected):
            if manifest.get(name) != expected[name] or type(manifest.get(name)) is not type(expected[name]):
                self.found("manifest.json", f"{name!r} says {manifest.get(name)}, the pack says {expected[name]}")
        kept_back = (manifest.get("withheld"), manifest.get("redacted"))
        if not all(type(count) is int and count >= 0 for count in kept_back) or sum(kept_back) != self.closed:  # type: ignore[arg-type]
            self.found("manifest.json", f"withheld and redacted should add up to {self.closed}, not {kept_back}")
        if set(manifest) != set(expected) | {"withheld", "redacted"}:
            self.found("manifest.json", "its members are not those of a manifest")

    def check_zip(self) -> None:
        at = self.pack.difference()
        if at is not None:
            raise Wrong(f"it is not the canonical zip of its files: it differs from byte {at} on")

    def report(self) -> Report:
        if self.findings:
            status = FAILED
        elif self.policy is None or self.policy.quorum != "none":
            status = UNPINNED
        else:
            status = VERIFIED
        return Report(
            status,
            self.checkpoint.origin,
            self.checkpoint.size,
            base64.b64encode(self.checkpoint.root).decode(),
            self.key.vkey if self.key else "",
            self.key.fingerprint if self.key else "",
            self.opened,
            self.closed,
            len(self.blob_names()),
            tuple(self.notes),
            tuple(self.findings),
        )


def stray_entry(name: str, size: int) -> bool:
    match = ENTRY_NAME.match(name)
    return match is not None and (
        int(match.group(1)) >= size or name[8 : -len(match.group(2)) - 1] != f"{int(match.group(1)):08d}"
    )


def verify_pack(
    path: Path, policy_text: str | None = None, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Verify the pack at `path` under the policy text you hold. Raises Unusable when there is nothing to verify."""
    try:
        policy = None if policy_text is None else parse_policy(policy_text)
    except Wrong as wrong:
        raise Unusable(f"the policy cannot be used: {wrong}") from wrong
    pack = Pack(Path(path))
    with pack.zip:
        return Verification(pack, policy, progress).run()


def lines_of(report: Report, path: str) -> list[str]:
    out = [f"{WORDS[report.status]}: {path}"]
    if report.vkey:
        out += [
            f"  log          {report.origin}",
            f"  entries      {report.size} (0 to {report.size - 1}, none missing)"
            if report.status != FAILED and report.size
            else f"  entries      {report.size} signed for",
            f"  root         {report.root}",
            f"  fields       {report.opened} opened, {report.closed} withheld or redacted",
            f"  attachments  {report.blobs}",
            f"  key          {report.vkey}",
            f"  fingerprint  {report.fingerprint}",
        ]
    out += [f"  note: {note}" for note in report.notes]
    out += ["  wrong: {}: {}".format(*finding) for finding in report.findings]
    if report.status == UNPINNED:
        out.append("  The pack agrees with itself. Anybody could have made it: compare the key with one from elsewhere")
        out.append("  (paper, union, insurer), or run again with --policy.")
    return out


def json_of(report: Report) -> str:
    fields: dict[str, Any] = report._asdict()
    fields["status"] = WORDS[report.status].lower()
    fields["exit"] = report.status
    fields["findings"] = [finding._asdict() for finding in report.findings]
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="verify.py", description="Verify a Showclear evidence pack, offline.")
    parser.add_argument("pack")
    parser.add_argument("--policy", help="the policy you hold; never the one inside the pack")
    parser.add_argument("--json", action="store_true")
    try:
        given = parser.parse_args(list(argv))
    except SystemExit as stop:
        return UNUSABLE if stop.code else VERIFIED
    try:
        policy = None if given.policy is None else Path(given.policy).read_text(encoding="utf-8")
        report = verify_pack(Path(given.pack), policy)
    except (Unusable, OSError, UnicodeDecodeError) as error:
        if given.json:
            print(json.dumps({"status": "unusable", "exit": UNUSABLE, "why": str(error)}))
        print(f"UNUSABLE: {error}", file=sys.stderr)
        return UNUSABLE
    print(json_of(report) if given.json else "\n".join(lines_of(report, given.pack)))
    return report.status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
