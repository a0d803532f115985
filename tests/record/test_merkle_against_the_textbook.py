"""The tree kept in levels against the recursive definitions of the RFC, and the verifier against both."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showclear.record.merkle import Tree, hash_leaf
from showclear_verify.verify import Roots, consistency_holds, root_from_inclusion
from tests.record.textbook import audit_path, consistency_proof, tree_hash

LEAVES = [b"leaf %d" % i for i in range(140)]


def _tree(size: int) -> Tree:
    return Tree(map(hash_leaf, LEAVES[:size]))


@given(st.integers(1, 140), st.data())
@settings(max_examples=60, deadline=None)
def test_proofs_of_any_size_and_index_are_the_textbooks(size: int, data: st.DataObject) -> None:
    tree = _tree(140)
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    assert tree.root(size) == tree_hash(LEAVES[:size])
    assert tree.inclusion(index, size) == audit_path(index, LEAVES[:size])
    assert tree.consistency(old, size) == consistency_proof(old, LEAVES[:size])


def test_every_proof_of_every_small_tree_convinces_the_verifier() -> None:
    tree = _tree(34)
    for size in range(1, 35):
        root = tree.root(size)
        for index in range(size):
            assert root_from_inclusion(index, size, hash_leaf(LEAVES[index]), tree.inclusion(index, size)) == root
        for old in range(1, size + 1):
            assert consistency_holds(old, size, tree.root(old), root, tree.consistency(old, size))


@given(st.lists(st.integers(0, 9), max_size=14))
@settings(max_examples=40, deadline=None)
def test_growing_in_batches_gives_the_tree_of_growing_at_once(batches: list[int]) -> None:
    tree, roots, done = Tree(), Roots(), 0
    for batch in batches:
        tree.extend(map(hash_leaf, LEAVES[done : done + batch]))
        for leaf in LEAVES[done : done + batch]:
            roots.add(hash_leaf(leaf))
        done += batch
        assert tree.root() == roots.root() == tree_hash(LEAVES[:done])


def test_forgetting_leaves_gives_the_tree_it_was_before() -> None:
    for size in range(20):
        tree = _tree(20)
        tree.truncate(size)
        tree.extend([hash_leaf(b"another")])
        assert tree.root() == tree_hash([*LEAVES[:size], b"another"])


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 6), (0, 0)])
def test_no_proof_is_made_for_what_is_not_there(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        _tree(5).inclusion(index, size)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3), (1, 6)])
def test_no_consistency_is_made_from_nothing_backwards_or_beyond(old: int, new: int) -> None:
    with pytest.raises(IndexError):
        _tree(5).consistency(old, new)
