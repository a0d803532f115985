"""What whoever holds the key could commit to, and no honest writer would: the verifier still refuses to open it."""

import base64
import json
from hashlib import sha256
from pathlib import Path

import pytest

from showclear.record.merkle import Tree, hash_leaf
from showclear.record.note import Checkpoint, Signer
from showclear.record.proofs import receipt
from showclear_verify import verify
from tests.record.props import KEY, ORIGIN, POLICY
from tests.verify.forge import files_of, said, true_pack, with_manifest, write

SALT = "A" * 43


def encoded(triple: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(triple).encode()).decode().rstrip("=")


def judged(folder: Path, lines: list[str]) -> verify.Report:
    """A pack of one entry that commits to these lines, signed with the true key."""
    files = files_of(true_pack(folder, 1))
    digests = sorted(base64.urlsafe_b64encode(sha256(line.encode()).digest()).decode().rstrip("=") for line in lines)
    leaf = json.dumps({**json.loads(files["entries/00000000.leaf"]), "_sd": digests}).encode()
    tree = Tree([hash_leaf(leaf)])
    note = Signer(ORIGIN, KEY).sign(Checkpoint(ORIGIN, 1, tree.root()).text)
    files["checkpoint.txt"] = note.encode()
    files["entries/00000000.leaf"] = leaf
    files["entries/00000000.sd"] = "".join(line + "\n" for line in lines).encode()
    files["entries/00000000.tlog-proof"] = receipt(0, [], note).encode()
    with_manifest(files, disclosed=len(lines), root=base64.b64encode(tree.root()).decode())
    return verify.verify_pack(write(folder / "forged.zip", files), POLICY)


def test_an_honest_disclosure_opens(tmp_path: Path) -> None:
    assert judged(tmp_path, [encoded([SALT, "actor", "p-ana"])]).status == verify.VERIFIED


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ([encoded([SALT, "actor"])], "is not [salt, path, value]"),
        ([encoded({"actor": 1})], "is not [salt, path, value]"),
        ([encoded([SALT, 1, 1])], "is not [salt, path, value]"),
        ([encoded(["pepper", "actor", 1])], "the salt of 'actor' is not 32 bytes"),
        ([encoded([SALT, "weapon", 1])], "'weapon' is not a path"),
        ([encoded([SALT, "actor", 1]), encoded([SALT, "actor", 2])], "'actor' is disclosed twice"),
        ([encoded([SALT, "act", {"a": [{"_sd": []}]}])], "the value of 'act' holds a reserved member"),
        ([encoded([SALT, "act", [{"...": "x"}]])], "the value of 'act' holds a reserved member"),
        (["A"], "is not base64url"),
        (["!!!!"], "this is not JSON"),
    ],
)
def test_a_dishonest_disclosure_is_named(tmp_path: Path, lines: list[str], what: str) -> None:
    found = said(judged(tmp_path, lines))
    assert found[0].startswith("entry 0, disclosures: ")
    assert what in found[0]
