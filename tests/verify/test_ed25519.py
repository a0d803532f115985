"""The verifier's own Ed25519 against RFC 8032, against the library the writer uses, and against known mischief."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from showclear_verify.verify import BASE, L, P, point_decompress, point_multiply, signature_holds, usable_key

# RFC 8032 section 7.1, tests 1 to 3: public key, message, the two halves of the signature.
PUBLISHED = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155",
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
# The canonical encodings of points of low order.
LOW_ORDER = [
    (0).to_bytes(32, "little"),
    (1).to_bytes(32, "little"),
    (P - 1).to_bytes(32, "little"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
]


@pytest.mark.parametrize(("public", "message", "commitment", "scalar"), PUBLISHED)
def test_the_published_signatures_hold(public: str, message: str, commitment: str, scalar: str) -> None:
    assert signature_holds(bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(commitment + scalar))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 511))
@settings(max_examples=15, deadline=None)
def test_what_the_library_signs_holds_and_no_flipped_bit_of_it_does(seed: bytes, message: bytes, bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    flipped = (int.from_bytes(signature, "big") ^ 1 << bit).to_bytes(64, "big")
    assert signature_holds(public, message, signature)
    assert not signature_holds(public, message, flipped)
    assert not signature_holds(public, message + b"x", signature)


def test_a_signature_with_the_order_added_to_its_scalar_does_not_hold() -> None:
    public, message, commitment, scalar = (bytes.fromhex(part) for part in PUBLISHED[1])
    again = int.from_bytes(scalar, "little") + L
    assert not signature_holds(public, message, commitment + again.to_bytes(32, "little"))


@pytest.mark.parametrize("length", [0, 63, 65])
def test_a_signature_of_another_length_does_not_hold(length: int) -> None:
    public, message, commitment, scalar = (bytes.fromhex(part) for part in PUBLISHED[1])
    assert not signature_holds(public, message, (commitment + scalar + b"\0")[:length])


@pytest.mark.parametrize("public", LOW_ORDER)
def test_a_key_of_low_order_is_not_usable(public: bytes) -> None:
    assert not usable_key(public)


@pytest.mark.parametrize("y", [P, P + 1, 2**255 - 1, 2])
def test_a_key_that_is_not_canonical_or_not_on_the_curve_is_no_point(y: int) -> None:
    assert point_decompress(y.to_bytes(32, "little")) is None


def test_the_base_point_has_the_published_order() -> None:
    x, y, z, _ = point_multiply(L, BASE)
    assert (x % P, (y - z) % P) == (0, 0)
    assert usable_key((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
