"""Published vectors: the 98 inclusion and 98 consistency cases of transparency-dev/merkle, and the RFC's own hashes."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from showclear.record.merkle import EMPTY_ROOT, Tree, hash_leaf, hash_node
from showclear_verify.verify import consistency_holds, root_from_inclusion

HERE = Path(__file__).parent / "vectors"
LEAVES = [bytes.fromhex(h) for h in ("", "00", "10", "2021", "3031", "40414243", "50" + "51525354555657",
          "606162636465666768696a6b6c6d6e6f")]  # fmt: skip


def _cases(name: str) -> list[Any]:
    found: list[Any] = json.loads((HERE / name).read_text())
    return found


def _hashes(encoded: list[str] | None) -> list[bytes]:
    return [b64decode(one) for one in encoded or []]


def _hash(encoded: str | None) -> bytes:
    return b64decode(encoded or "")


def test_the_empty_tree_a_leaf_and_a_node_hash_as_published() -> None:
    assert EMPTY_ROOT.hex().startswith("e3b0c442")
    assert hash_leaf(b"").hex().startswith("6e340b9c")
    assert hash_leaf(b"L123456").hex().startswith("395aa064")
    assert hash_node(b"N123", b"N456").hex().startswith("aa217fe8")


@pytest.mark.parametrize("case", _cases("inclusion.json"), ids=lambda case: case["name"])
def test_the_verifier_judges_an_inclusion_as_published(case: Any) -> None:
    leaf_hash, root = _hash(case["leafHash"]), _hash(case["root"])
    found = root_from_inclusion(case["leafIdx"], case["treeSize"], leaf_hash, _hashes(case["proof"]))
    holds = len(leaf_hash) == len(root) == 32 and found == root
    assert holds is not case["wantErr"]


@pytest.mark.parametrize("case", _cases("consistency.json"), ids=lambda case: case["name"])
def test_the_verifier_judges_a_consistency_as_published(case: Any) -> None:
    roots, proof = [_hash(case["root1"]), _hash(case["root2"])], _hashes(case["proof"])
    are_hashes = all(len(root) == 32 for root in roots)
    holds = are_hashes and consistency_holds(case["size1"], case["size2"], *roots, proof)
    assert holds is (not case["wantErr"] and are_hashes and case["size1"] > 0)


def test_our_tree_writes_the_published_proofs() -> None:
    tree = Tree(map(hash_leaf, LEAVES))
    roots = {size: tree.root(size) for size in range(1, 9)}
    written = 0
    for case in _cases("inclusion.json"):
        size = case["treeSize"]
        if not case["wantErr"] and size <= 8 and _hash(case["root"]) == roots[size]:
            assert tree.inclusion(case["leafIdx"], size) == _hashes(case["proof"])
            written += 1
    for case in _cases("consistency.json"):
        old, new = case["size1"], case["size2"]
        if not case["wantErr"] and 0 < old <= new <= 8 and _hash(case["root2"]) == roots[new]:
            assert tree.consistency(old, new) == _hashes(case["proof"])
            written += 1
    assert written >= 8
