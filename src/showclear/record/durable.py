"""Putting a file in its place so that after a crash it is there whole, or the one before it is."""

import os
from pathlib import Path


def write(path: Path, content: bytes, mode: int = 0o644) -> None:
    draft = path.with_name(path.name + ".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
    place(draft, path)


def place(draft: Path, path: Path) -> None:
    """Flush the draft, rename it to its place, flush the folder: in this order, or a crash may leave an empty file."""
    _flush(draft)
    draft.replace(path)
    _flush(path.parent)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
