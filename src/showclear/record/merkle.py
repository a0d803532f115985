"""The RFC 6962 tree over leaf hashes, kept in memory so that a proof costs microseconds.

Bytes in, hashes out. Nothing here signs, stores or knows what a leaf says; and no function takes a tree size from
anywhere but its caller, who must have it from a signed checkpoint. Next: `proofs.py` for the text of a proof.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

EMPTY_ROOT: Final = sha256(b"").digest()


def hash_leaf(leaf: bytes) -> bytes:
    return sha256(b"\x00" + leaf).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """The largest power of two below `size` (RFC 6962 section 2.1); `size` is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)


class Tree:
    """Levels of complete subtrees: `levels[k][i]` covers the leaves from i * 2**k up to (i + 1) * 2**k.

    A complete subtree never changes again, so growing only appends, and every older size stays answerable.
    """

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        self.extend(leaf_hashes)

    @property
    def size(self) -> int:
        return len(self._levels[0])

    def extend(self, leaf_hashes: Iterable[bytes]) -> None:
        self._levels[0].extend(leaf_hashes)
        height = 0
        while len(self._levels[height]) >= 2:
            below = self._levels[height]
            height += 1
            if height == len(self._levels):
                self._levels.append([])
            level = self._levels[height]
            complete = len(level)
            level.extend(
                [sha256(b"\x01" + below[i] + below[i + 1]).digest() for i in range(2 * len(level), len(below) - 1, 2)]
            )
            if len(level) == complete:  # nothing new here, so nothing above
                return

    def truncate(self, size: int) -> None:
        """Forget the leaves from `size` on: for a batch that was hashed and then not kept."""
        for height, level in enumerate(self._levels):
            del level[size >> height :]

    def root(self, size: int | None = None) -> bytes:
        size = self._known(self.size if size is None else size)
        return self._range(0, size) if size else EMPTY_ROOT

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """PATH(index, D[size]) of RFC 6962 section 2.1.1, from the leaf's sibling up to the root's child."""
        size = self._known(self.size if size is None else size)
        if not 0 <= index < size:
            raise IndexError(f"no leaf {index} in a tree of {size}")
        start, end = 0, size
        path = []
        while end - start > 1:
            middle = start + split(end - start)
            if index < middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        path.reverse()
        return path

    def consistency(self, old: int, new: int | None = None) -> list[bytes]:
        """PROOF(old, D[new]) of RFC 6962 section 2.1.2. There is nothing to prove from size 0, so it is refused."""
        new = self._known(self.size if new is None else new)
        if not 0 < old <= new:
            raise IndexError(f"no consistency from size {old} to size {new}")
        start, end = 0, new
        path = []
        while old != end:
            middle = start + split(end - start)
            if old <= middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        if start:
            path.append(self._range(start, end))
        path.reverse()
        return path

    def _known(self, size: int) -> int:
        if not 0 <= size <= self.size:
            raise IndexError(f"no tree of size {size} inside one of {self.size}")
        return size

    def _range(self, start: int, end: int) -> bytes:
        """The hash of the leaves [start, end): complete subtrees from left to right, folded from the right."""
        parts = []
        while start < end:
            height = (end - start).bit_length() - 1
            parts.append(self._levels[height][start >> height])
            start += 1 << height
        found = parts.pop()
        while parts:
            found = hash_node(parts.pop(), found)
        return found
