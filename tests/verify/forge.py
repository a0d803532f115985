"""Packs for the tests of the verifier, and the means to tell one lie in them."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from showclear.evidence.zipped import CanonicalZip
from showclear.record.log import Log
from showclear_verify import verify
from tests.record.props import POLICY, new_record, pack

Files = dict[str, bytes]


def true_pack(folder: Path, entries: int = 7) -> Path:
    with new_record(folder, entries) as log:
        return pack(log, folder / "pack.zip")


def files_of(path: Path) -> Files:
    with zipfile.ZipFile(path) as found:
        return {name: found.read(name) for name in found.namelist()}


def write(path: Path, files: Files) -> Path:
    with path.open("wb") as file, CanonicalZip(file) as out:
        for name in sorted(files):
            out.add(name, files[name])
    return path


def forged(folder: Path, lie: Callable[[Files], None]) -> verify.Report:
    """Tell one lie in a true pack, zip it as cleanly as the truth, and have it judged under the true policy."""
    files = files_of(true_pack(folder))
    lie(files)
    return verify.verify_pack(write(folder / "forged.zip", files), POLICY)


def said(report: verify.Report) -> list[str]:
    return [f"{finding.where}: {finding.what}" for finding in report.findings]


def with_manifest(files: Files, **fields: Any) -> None:
    files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), **fields}).encode()


def read_only(folder: Path) -> Log:
    return Log.read(folder / "record.sqlite", None)
