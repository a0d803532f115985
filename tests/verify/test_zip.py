"""The zip around a pack: one canonical form, and none of the mischief a zip allows."""

import io
import zipfile
from pathlib import Path

import pytest

from showclear.evidence.zipped import CanonicalZip
from showclear_verify import verify
from tests.record.props import POLICY, new_record, pack, reopen
from tests.verify.forge import files_of, said, true_pack


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with CanonicalZip(out) as made:
        for name in sorted(files):
            made.add(name, files[name])
    return out.getvalue()


def judged(folder: Path, content: bytes) -> list[str]:
    (folder / "changed.zip").write_bytes(content)
    report = verify.verify_pack(folder / "changed.zip", POLICY)
    assert report.status == verify.FAILED
    return said(report)


@pytest.mark.parametrize("count", [0, 1, 7, 65_535])
def test_writer_verifier_and_python_agree_on_the_bytes(count: int) -> None:
    files = {f"entries/{number:08d}.leaf": b"%d" % number for number in range(count)}
    content = zipped(files)
    assert b"".join(verify.canonical_zip(sorted(files), files.__getitem__)) == content
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        assert found.namelist() == sorted(files)
        assert all(found.read(name) == files[name] for name in list(files)[-3:])


def test_files_come_in_the_order_of_their_names() -> None:
    made = CanonicalZip(io.BytesIO())
    made.add("b", b"")
    with pytest.raises(ValueError, match="a comes before b"):
        made.add("a", b"")


def test_two_packs_of_one_record_are_the_same_bytes(tmp_path: Path) -> None:
    with new_record(tmp_path, 9) as log:
        first = pack(log, tmp_path / "a.zip").read_bytes()
    with reopen(tmp_path) as log:
        assert pack(log, tmp_path / "b.zip").read_bytes() == first
    assert sorted(path.name for path in tmp_path.glob("*.zip*")) == ["a.zip", "b.zip"]


def test_the_same_files_zipped_otherwise_are_named_as_such(tmp_path: Path) -> None:
    files = files_of(true_pack(tmp_path))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as other:
        for name, content in files.items():
            other.writestr(zipfile.ZipInfo(name, (2026, 11, 20, 0, 0, 0)), content)
    found = judged(tmp_path, out.getvalue())
    assert len(found) == 1
    assert found[0].startswith("the zip: it is not the canonical zip of its files")


def test_bytes_behind_the_end_are_named(tmp_path: Path) -> None:
    content = true_pack(tmp_path).read_bytes()
    assert judged(tmp_path, content + b"x")[0].startswith("the zip: ")


def test_a_file_given_twice_is_named(tmp_path: Path) -> None:
    content = true_pack(tmp_path).read_bytes()
    (tmp_path / "twice.zip").write_bytes(content)
    with zipfile.ZipFile(tmp_path / "twice.zip", "a") as twice, pytest.warns(UserWarning, match="Duplicate"):
        twice.writestr("README.txt", b"another readme")
    assert judged(tmp_path, (tmp_path / "twice.zip").read_bytes())[0] == "README.txt: the zip holds this file twice"


def test_a_compressed_file_is_named(tmp_path: Path) -> None:
    files = files_of(true_pack(tmp_path))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as other:
        for name, content in files.items():
            kind = zipfile.ZIP_DEFLATED if name == "verify.py" else zipfile.ZIP_STORED
            other.writestr(name, content, kind)
    (tmp_path / "changed.zip").write_bytes(out.getvalue() + b"")
    try:
        report = said(verify.verify_pack(tmp_path / "changed.zip", POLICY))
    except verify.Unusable as refusal:
        report = [str(refusal)]
    assert "compressed" in report[0]


@pytest.mark.parametrize("name", ["entries/00000003.leaf", "entries/00000003.sd", "checkpoint.txt", "policy.txt"])
def test_a_byte_damaged_on_the_way_names_its_file(tmp_path: Path, name: str) -> None:
    path = true_pack(tmp_path)
    content = bytearray(path.read_bytes())
    content[content.index(files_of(path)[name]) + 5] ^= 1
    where = "entry 3, " if name.startswith("entries") else f"{name}: "
    found = judged(tmp_path, bytes(content))
    assert any(one.startswith(where) and "its bytes are damaged" in one for one in found)


def test_a_pack_cut_short_is_unusable(tmp_path: Path) -> None:
    content = true_pack(tmp_path).read_bytes()
    for length in (0, 1, 30, len(content) // 2, len(content) - 1):
        (tmp_path / "cut.zip").write_bytes(content[:length])
        with pytest.raises(verify.Unusable):
            verify.verify_pack(tmp_path / "cut.zip", POLICY)


def test_a_pack_reports_how_far_it_is(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = true_pack(tmp_path, 3)
    verify.verify_pack(path, POLICY, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
