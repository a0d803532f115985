"""RFC 6962 section 2.1 as it is printed there: recursive, slow, sharing nothing with what it judges."""

from collections.abc import Sequence
from hashlib import sha256


def _split(size: int) -> int:
    k = 1
    while k * 2 < size:
        k *= 2
    return k


def tree_hash(leaves: Sequence[bytes]) -> bytes:
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = _split(len(leaves))
    return sha256(b"\x01" + tree_hash(leaves[:k]) + tree_hash(leaves[k:])).digest()


def audit_path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = _split(len(leaves))
    if index < k:
        return [*audit_path(index, leaves[:k]), tree_hash(leaves[k:])]
    return [*audit_path(index - k, leaves[k:]), tree_hash(leaves[:k])]


def consistency_proof(old: int, leaves: Sequence[bytes], complete: bool = True) -> list[bytes]:
    size = len(leaves)
    if old == size:
        return [] if complete else [tree_hash(leaves)]
    k = _split(size)
    if old <= k:
        return [*consistency_proof(old, leaves[:k], complete), tree_hash(leaves[k:])]
    return [*consistency_proof(old - k, leaves[k:], complete=False), tree_hash(leaves[:k])]
