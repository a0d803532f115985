"""Drafts and records for the tests of the record: a small invented production, its key and what happens in it."""

import hashlib
import json
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from showclear.evidence.pack import write_pack
from showclear.record.keys import policy_text
from showclear.record.log import Log
from showclear.record.store import Draft
from showclear_verify import verify

ORIGIN = "showclear.example/dry-creek"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
POLICY = policy_text(ORIGIN, KEY.public_key())
VERIFY_PY = Path(verify.__file__)
PHOTO = b"a photo of the revolver, open, six of six"
PHOTO_NAME = hashlib.sha256(PHOTO).hexdigest()


def act_id(number: int) -> str:
    return f"{number:032x}"


def draft(number: int, actor: str = "p-ana", texts: tuple[str, ...] = ("note",), kind: str = "act") -> Draft:
    return Draft(
        act_id=act_id(number),
        actor=actor,
        kind=kind,
        schema=1,
        rec=1_790_000_000_000_000 + number,
        pairs=[
            ("actor", json.dumps(actor).encode()),
            ("via", b'{"how":"session"}'),
            ("act", b'{"act":"ShowClear","weapon":"w-%d"}' % number),
            ("verdict", b'"allowed"'),
            ("decision", b'{"held":12,"reasons":[]}'),
            *[(f"text.{name}", json.dumps(f"the {name} of {number}").encode()) for name in sorted(texts)],
        ],
    )


def new_record(folder: Path, entries: int = 0, mark: bool = True) -> Log:
    log = Log.create(folder / "record.sqlite", ORIGIN, KEY, folder / "dry-creek.mark" if mark else None)
    if entries:
        log.append([draft(number) for number in range(entries)], {PHOTO_NAME: PHOTO})
    return log


def reopen(folder: Path) -> Log:
    return Log.open(folder / "record.sqlite", KEY, folder / "dry-creek.mark")


def pack(log: Log, out: Path, policy: str = POLICY) -> Path:
    write_pack(log, out, policy, VERIFY_PY.read_bytes())
    return out


def check_outside(log: Log, folder: Path) -> verify.Report:
    """Export the whole record and have the verifier, which shares no code with it, judge it under our policy."""
    report = verify.verify_pack(pack(log, folder / "check.zip"), POLICY)
    assert report.findings == ()
    assert report.status == verify.VERIFIED
    assert report.size == log.size
    return report
