"""Writes the evidence pack of a record: everything an outsider needs to verify it offline, in one canonical zip.

Two packs of the same record, policy and verifier are the same bytes. Nothing in a pack vouches for itself: the
policy inside is a copy, the manifest repeats what the verifier derives, and the verifier inside comes from the very
party it checks, so outsiders should have theirs from elsewhere. Next: `docs/record-format.md`.
"""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from showclear.evidence.zipped import CanonicalZip
from showclear.record.durable import place
from showclear.record.log import Log

FORMAT: Final = "showclear-pack/1"
ENCODER: Final = msgspec.json.Encoder(order="deterministic")

Progress = Callable[[int, int], None]


def write_pack(log: Log, out: Path, policy: str, verify_py: bytes, progress: Progress | None = None) -> None:
    """Write the whole record. A crash leaves no half pack: the file appears when it is complete."""
    size = log.size
    disclosed = sum(len(entry.disclosures) for entry in log.entries(0, size))
    blobs = log.blobs()
    draft = out.with_name(out.name + ".new")
    with draft.open("wb") as file, CanonicalZip(file) as pack:
        pack.add("README.txt", _readme(log, disclosed, len(blobs)).encode())
        for digest in blobs:
            pack.add(f"blobs/{digest}", log.blob(digest) or b"")
        pack.add("checkpoint.txt", log.checkpoint.encode())
        for name, content in _entries(log, size, progress):
            pack.add(name, content)
        pack.add("manifest.json", _manifest(log, disclosed, blobs))
        pack.add("policy.txt", policy.encode())
        pack.add("verify.py", verify_py)
    place(draft, out)


def _entries(log: Log, size: int, progress: Progress | None) -> Iterator[tuple[str, bytes]]:
    for entry in log.entries(0, size):
        stem = f"entries/{entry.index:08d}"
        yield f"{stem}.leaf", entry.leaf
        yield f"{stem}.sd", "".join(f"{disclosure}\n" for disclosure in entry.disclosures).encode()
        yield f"{stem}.tlog-proof", log.receipt(entry.index).encode()
        if progress is not None:
            progress(entry.index + 1, size)


def _manifest(log: Log, disclosed: int, blobs: list[str]) -> bytes:
    return ENCODER.encode(
        {
            "format": FORMAT,
            "log": log.origin,
            "size": log.size,
            "root": base64.b64encode(log.root()).decode(),
            "first": 0,
            "entries": log.size,
            "disclosed": disclosed,
            "withheld": 0,
            "redacted": log.redacted,
            "blobs": blobs,
        }
    )


def _readme(log: Log, disclosed: int, blobs: int) -> str:
    return f"""Evidence pack of the record {log.origin}

What is in it
  Range            all entries, from 0 to the signed size of {log.size}
  Entries          {log.size}, none left out
  Fields           {disclosed} disclosed, 0 withheld, {log.redacted} redacted
  Attachments      {blobs}

How to verify it
  python3 -I -S verify.py PACK.zip --policy YOUR-POLICY.txt
  Use a policy you hold from elsewhere (paper, union, insurer), and a verify.py from elsewhere too: those in this
  pack come from the party they check. Without a policy the answer is UNPINNED.

What it proves
  The entries are exactly those under the signed checkpoint, in that order, none missing, none changed since it was
  signed; every disclosed field is the one its entry committed to when it was recorded. The record is tamper-evident.

What it does not prove
  That what was recorded is true. That everything that happened was recorded. That whoever holds the key did not make
  another record beside this one: compare its checkpoint with others you hold. That the clock was right.
  A field that is withheld or redacted was there, and its digest still is; what it said cannot be told from here.
"""
