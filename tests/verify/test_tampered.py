"""One pack per kind of lie. It is not enough that a lie is rejected: the report names the entry and what is wrong."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from showclear.record.keys import policy_text
from showclear.record.note import Checkpoint, Signer
from showclear_verify import verify
from tests.record.props import KEY, ORIGIN, OTHER_KEY, PHOTO_NAME
from tests.verify.forge import Files, forged, said, with_manifest

LEAF, PROOF, OPENED = "entries/00000003.leaf", "entries/00000003.tlog-proof", "entries/00000003.sd"
NOT_THE_ROOT = "checkpoint.txt: the leaves in the pack do not hash to the signed root"


def swap(name: str, old: bytes, new: bytes) -> Callable[[Files], None]:
    def lie(files: Files) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return lie


def refused(folder: Path, lie: Callable[[Files], None]) -> list[str]:
    report = forged(folder, lie)
    assert report.status == verify.FAILED
    return said(report)


def test_the_pack_without_a_lie_is_verified(tmp_path: Path) -> None:
    report = forged(tmp_path, lambda _: None)
    assert (report.status, report.findings, report.size) == (verify.VERIFIED, (), 7)


def test_a_leaf_with_one_bit_flipped(tmp_path: Path) -> None:
    assert refused(tmp_path, swap(LEAF, b'"kind":"act"', b'"kind":"acu"')) == [
        "entry 3, proof: it does not lead from this leaf to the signed root",
        "entry 3, leaf: its version, digest or kind is unknown",
        NOT_THE_ROOT,
        "manifest.json: 'disclosed' says 42, the pack says 36",
    ]


def test_an_instant_moved_into_the_past(tmp_path: Path) -> None:
    assert refused(tmp_path, swap(LEAF, b'"rec":179', b'"rec":178')) == [
        "entry 3, proof: it does not lead from this leaf to the signed root",
        "entry 3, leaf: its instant is before that of the entry before it",
        NOT_THE_ROOT,
    ]


def test_two_entries_exchanged(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        other = "entries/00000004.leaf"
        files[LEAF], files[other] = files[other], files[LEAF]

    found = refused(tmp_path, lie)
    assert "entry 3, proof: it does not lead from this leaf to the signed root" in found
    assert "entry 4, proof: it does not lead from this leaf to the signed root" in found
    assert NOT_THE_ROOT in found


def test_an_entry_left_out(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        for name in (LEAF, PROOF, OPENED):
            del files[name]

    assert refused(tmp_path, lie)[:2] == ["entry 3, leaf: it is missing from the pack", NOT_THE_ROOT]


@pytest.mark.parametrize(("name", "part"), [(PROOF, "proof"), (OPENED, "disclosures")])
def test_a_part_of_an_entry_left_out(tmp_path: Path, name: str, part: str) -> None:
    assert f"entry 3, {part}: it is missing from the pack" in refused(tmp_path, lambda files: files.__delitem__(name))


def test_an_entry_more_than_was_signed(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        files["entries/00000007.leaf"] = files[LEAF]

    assert refused(tmp_path, lie) == ["entries/00000007.leaf: the signed checkpoint has only 7 entries"]


def test_an_entry_under_a_second_spelling_of_its_number(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        files["entries/000000003.leaf"] = files[LEAF]

    assert refused(tmp_path, lie)[0].startswith("entries/000000003.leaf: ")


def test_a_proof_of_another_entry(tmp_path: Path) -> None:
    assert "entry 3, proof: it is the proof of entry 2" in refused(tmp_path, swap(PROOF, b"index 3", b"index 2"))


def test_a_proof_with_another_hash(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        lines = files[PROOF].split(b"\n")
        lines[2] = base64.b64encode(bytes(32))
        files[PROOF] = b"\n".join(lines)

    assert refused(tmp_path, lie) == ["entry 3, proof: it does not lead from this leaf to the signed root"]


def test_a_proof_under_another_checkpoint(tmp_path: Path) -> None:
    found = refused(tmp_path, swap(PROOF, b"\n7\n", b"\n8\n"))
    assert found == ["entry 3, proof: its checkpoint is not the one of the pack"]


@pytest.mark.parametrize(
    ("new", "what"),
    [
        (b"c2sp.org/tlog-proof@v2", "this is not a tlog-proof"),
        (b"c2sp.org/tlog-proof@v1\nextra AAAA", None),
        (b"c2sp.org/tlog-proof@v1\nnonsense", "the proof has no index"),
    ],
)
def test_a_proof_with_another_head(tmp_path: Path, new: bytes, what: str | None) -> None:
    report = forged(tmp_path, swap(PROOF, b"c2sp.org/tlog-proof@v1", new))
    assert said(report) == ([f"entry 3, proof: {what}"] if what else [])


def test_a_disclosure_of_another_entry(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        files[OPENED] = files["entries/00000002.sd"]

    assert "is not one of this entry" in refused(tmp_path, lie)[0]


def test_a_disclosure_with_another_value(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        lines = files[OPENED].split(b"\n")
        opened = base64.urlsafe_b64decode(lines[3] + b"==").replace(b"allowed", b"refused")
        lines[3] = base64.urlsafe_b64encode(opened).rstrip(b"=")
        files[OPENED] = b"\n".join(lines)

    found = refused(tmp_path, lie)[0]
    assert found.startswith("entry 3, disclosures: ")
    assert found.endswith("is not one of this entry")


def test_a_disclosure_given_twice(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        files[OPENED] += files[OPENED].split(b"\n")[0] + b"\n"

    assert refused(tmp_path, lie)[0].endswith("is given twice")


def test_disclosures_that_do_not_end_their_last_line(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        files[OPENED] = files[OPENED][:-1]

    assert refused(tmp_path, lie)[0] == "entry 3, disclosures: the last line has no end"


def test_disclosures_that_are_not_ascii(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        files[OPENED] = "é\n".encode()

    assert refused(tmp_path, lie)[0] == "entry 3, disclosures: they are not ASCII"


def test_a_withheld_text_counted_as_disclosed(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        files[OPENED] = b"\n".join(files[OPENED].split(b"\n")[:5]) + b"\n"

    assert refused(tmp_path, lie) == [
        "manifest.json: 'disclosed' says 42, the pack says 41",
        "manifest.json: withheld and redacted should add up to 1, not (0, 0)",
    ]


def test_a_withheld_text_stated_as_such_is_no_lie(tmp_path: Path) -> None:
    def cut(files: Files) -> None:
        files[OPENED] = b"\n".join(files[OPENED].split(b"\n")[:5]) + b"\n"
        with_manifest(files, disclosed=41, withheld=1)

    report = forged(tmp_path, cut)
    assert (report.status, report.opened, report.closed) == (verify.VERIFIED, 41, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [("size", 8), ("root", "AAAA"), ("log", "other"), ("first", False), ("entries", 6), ("blobs", []), ("format", "x")],
)
def test_a_manifest_that_says_otherwise(tmp_path: Path, field: str, value: object) -> None:
    found = refused(tmp_path, lambda files: with_manifest(files, **{field: value}))
    assert len(found) == 1
    assert found[0].startswith(f"manifest.json: {field!r} says {value}")


@pytest.mark.parametrize("kept", [{"withheld": -1, "redacted": 1}, {"withheld": "0"}, {"redacted": None}])
def test_a_manifest_that_counts_nonsense(tmp_path: Path, kept: dict[str, object]) -> None:
    assert "should add up to 0" in refused(tmp_path, lambda files: with_manifest(files, **kept))[0]


def test_a_manifest_with_a_member_of_its_own(tmp_path: Path) -> None:
    found = refused(tmp_path, lambda files: with_manifest(files, court_proof=True))
    assert found == ["manifest.json: its members are not those of a manifest"]


@pytest.mark.parametrize(
    ("manifest", "what"),
    [
        (b"[]", "it is not an object"),
        (b'{"a":1,"a":2}', "a JSON object names a member twice"),
        (b'{"a":NaN}', "NaN is not JSON"),
        (b"{", "this is not JSON"),
        (b"[" * 100_000, "this is not JSON"),
        (b"\xff", "this is not JSON"),
    ],
)
def test_a_manifest_that_is_no_object(tmp_path: Path, manifest: bytes, what: str) -> None:
    found = refused(tmp_path, lambda files: files.update({"manifest.json": manifest}))
    assert found[0].startswith(f"manifest.json: {what}")


def test_an_attachment_with_other_bytes(tmp_path: Path) -> None:
    name = f"blobs/{PHOTO_NAME}"
    assert refused(tmp_path, swap(name, b"open", b"shut")) == [f"{name}: its bytes do not have this digest"]


def test_an_attachment_left_out(tmp_path: Path) -> None:
    found = refused(tmp_path, lambda files: files.__delitem__(f"blobs/{PHOTO_NAME}"))
    assert found == [f"manifest.json: 'blobs' says ['{PHOTO_NAME}'], the pack says []"]


@pytest.mark.parametrize("name", verify.FIXED_FILES)
def test_a_fixed_file_left_out(tmp_path: Path, name: str) -> None:
    assert f"{name}: it is missing from the pack" in refused(tmp_path, lambda files: files.__delitem__(name))


def test_a_file_that_does_not_belong(tmp_path: Path) -> None:
    found = refused(tmp_path, lambda files: files.update({"../../etc/passwd": b"root"}))
    assert found[0] == "'../../etc/passwd': this file does not belong in a pack"


def resigned(key_holder: Signer, size: int, root: bytes | None) -> Callable[[Files], None]:
    def lie(files: Files) -> None:
        old = verify.parse_checkpoint(files["checkpoint.txt"].decode().rpartition("\n\n")[0] + "\n")
        note = key_holder.sign(Checkpoint(ORIGIN, size, root or old.root).text).encode()
        for name in files:
            if name.endswith(".tlog-proof"):
                files[name] = files[name].replace(files["checkpoint.txt"], note)
        files["checkpoint.txt"] = note

    return lie


def test_a_checkpoint_signed_by_somebody_else(tmp_path: Path) -> None:
    assert refused(tmp_path, resigned(Signer(ORIGIN, OTHER_KEY), 7, None)) == [
        "checkpoint.txt: no key of the policy has signed it"
    ]


def test_everything_made_again_under_another_key(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        resigned(Signer(ORIGIN, OTHER_KEY), 7, None)(files)
        files["policy.txt"] = policy_text(ORIGIN, OTHER_KEY.public_key()).encode()

    assert refused(tmp_path, lie) == [
        "policy.txt: the copy in the pack names another key than the policy you gave",
        "checkpoint.txt: no key of the policy has signed it",
    ]


def test_a_checkpoint_with_its_size_changed(tmp_path: Path) -> None:
    assert refused(tmp_path, swap("checkpoint.txt", b"\n7\n", b"\n6\n")) == [
        f"checkpoint.txt: the signature of {ORIGIN} is wrong"
    ]


def test_a_tail_cut_off_by_whoever_holds_the_key_contradicts_its_own_root(tmp_path: Path) -> None:
    found = refused(tmp_path, resigned(Signer(ORIGIN, KEY), 6, None))
    assert NOT_THE_ROOT in found
    assert "entries/00000006.leaf: the signed checkpoint has only 6 entries" in found


def test_a_checkpoint_that_speaks_for_another_log(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        note = Signer(ORIGIN, KEY).sign(Checkpoint("other.example/log", 7, bytes(32)).text)
        files["checkpoint.txt"] = note.encode()

    assert refused(tmp_path, lie) == [f"checkpoint.txt: it speaks for 'other.example/log' but is signed by '{ORIGIN}'"]


def test_a_policy_in_the_pack_that_is_none(tmp_path: Path) -> None:
    found = refused(tmp_path, lambda files: files.update({"policy.txt": b"trust me\n"}))
    assert found == ["policy.txt: the policy line 'trust me' means nothing"]


def test_a_readme_that_is_not_text_is_no_matter_of_proof(tmp_path: Path) -> None:
    assert forged(tmp_path, lambda files: files.update({"README.txt": b"\xff"})).status == verify.VERIFIED


def test_a_checkpoint_that_is_not_text(tmp_path: Path) -> None:
    found = refused(tmp_path, lambda files: files.update({"checkpoint.txt": b"\xff"}))
    assert found == ["checkpoint.txt: it is not UTF-8"]


def leaf_with(**fields: object) -> Callable[[Files], None]:
    def lie(files: Files) -> None:
        files[LEAF] = json.dumps({**json.loads(files[LEAF]), **fields}, separators=(",", ":")).encode()

    return lie


@pytest.mark.parametrize(
    ("lie", "what"),
    [
        (leaf_with(extra=1), "its members are not those of a leaf"),
        (leaf_with(v=2), "its version, digest or kind is unknown"),
        (leaf_with(_sd_alg="md5"), "its version, digest or kind is unknown"),
        (leaf_with(log="other.example/log"), "it is a leaf of another log, 'other.example/log'"),
        (leaf_with(id=7), "its id is not 32 hexadecimal digits"),
        (leaf_with(id=f"{2:032x}"), "its id is also that of entry 2"),
        (leaf_with(rec=True), "its instant or schema is not a whole number"),
        (leaf_with(schema=1.5), "its instant or schema is not a whole number"),
        (leaf_with(_sd=["short"]), "its digests are malformed"),
        (leaf_with(_sd=["b" * 43, "a" * 43]), "its digests are not sorted, each once"),
        (leaf_with(_sd=["a" * 43, "a" * 43]), "its digests are not sorted, each once"),
    ],
)
def test_a_leaf_that_is_not_one_of_ours(tmp_path: Path, lie: Callable[[Files], None], what: str) -> None:
    assert f"entry 3, leaf: {what}" in refused(tmp_path, lie)


def test_a_hundred_lies_are_listed_up_to_a_limit(tmp_path: Path) -> None:
    def lie(files: Files) -> None:
        signed = Signer(ORIGIN, KEY).sign(Checkpoint(ORIGIN, 10_000, bytes(32)).text)
        files["checkpoint.txt"] = signed.encode()

    report = forged(tmp_path, lie)
    assert len(report.findings) == verify.MOST_FINDINGS
    assert report.notes == (f"stopped after {verify.MOST_FINDINGS} findings",)
