# ruff: noqa: N818 - the names say what is wrong; a suffix would say only that something is
"""Every way the record refuses or turns out broken: one class per cause, each saying what, where and the cure.

Nothing here is a refusal of an act; those are values and belong to the gate. What is raised here means that bytes,
files or keys are not as they must be. Next: `log.py`, which raises most of them.
"""

from pathlib import Path


class RecordError(Exception):
    """Something about the record's bytes, file or key is not as it must be."""

    def __init__(self, what: str, where: str, cure: str) -> None:
        super().__init__(f"{what} ({where}). {cure}")
        self.what = what
        self.where = where
        self.cure = cure


class RecordDamaged(RecordError):
    """The stored bytes do not agree with each other; `others` holds what else the same audit found."""

    others: tuple["RecordDamaged", ...] = ()


class RecordExists(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            "A record is already there", str(path), "Open it, or choose another name; nothing was touched."
        )


class RecordMissing(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            "There is no record",
            str(path),
            "Check the path; a record is made once, by `showclear new`, never by opening.",
        )


class NotARecord(RecordError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"This file is not a record: {why}", str(path), "Check the path, or restore it from a copy.")


class RecordTooNew(RecordError):
    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"The record has format {found}, this program knows up to {known}",
            str(path),
            "Update Showclear on this machine; an older program never writes into a newer record.",
        )


class RecordLocked(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            "Another program holds the pen of this record",
            str(path),
            "Stop the other hub; a production has one hub at a time.",
        )


class RecordBehind(RecordError):
    def __init__(self, path: Path, size: int, mark: Path, mark_size: int) -> None:
        super().__init__(
            f"The record has {size} entries but {mark_size} were signed before: restored from a backup?",
            f"{path}, mark {mark}",
            "Put back the newest copy of the record. Signing from here would make two histories under one key.",
        )


class RecordForked(RecordError):
    def __init__(self, path: Path, mark: Path, mark_size: int) -> None:
        super().__init__(
            f"The first {mark_size} entries are not the ones signed before: another history, or an old copy?",
            f"{path}, mark {mark}",
            "Put back the record that belongs to this key, and keep both files: together they are evidence.",
        )


class MarkMissing(RecordError):
    def __init__(self, mark: Path) -> None:
        super().__init__(
            "The high-water mark is gone",
            str(mark),
            "Put it back. If it is lost for good, save the newest checkpoint you hold on paper or in a pack there.",
        )


class MarkUnreadable(RecordError):
    def __init__(self, mark: Path, why: str) -> None:
        super().__init__(
            f"The high-water mark cannot be read: {why}",
            str(mark),
            "Put back its last good copy, or save the newest checkpoint you hold on paper or in a pack there.",
        )


class RecordMoved(RecordError):
    def __init__(self, path: Path, size: int) -> None:
        super().__init__(
            f"The record no longer ends at entry {size} as this program left it: something else wrote to it",
            str(path),
            "Nothing was written. Stop the other program, then open the record again.",
        )


class RecordBroken(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            "An earlier write failed in a way that may have been kept",
            str(path),
            "Close the record and open it again: opening reads what was kept and verifies it.",
        )


class CommitUncertain(RecordError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The write failed and may or may not have been kept: {why}",
            str(path),
            "Close the record, cure the disk, open it again and look up the act's id before sending it again.",
        )


class RecordReadOnly(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__("The record was opened for reading", str(path), "Open it with its key to append.")


class DraftRefused(RecordError):
    def __init__(self, act_id: str, why: str) -> None:
        super().__init__(
            f"The entry cannot be written: {why}",
            f"act {act_id}",
            "This is a fault of the caller; nothing was written.",
        )


class ActIdTaken(RecordError):
    def __init__(self, act_id: str) -> None:
        super().__init__(
            "The act id is already on the record", f"act {act_id}", "Look it up instead of sending it twice."
        )


class BlobRefused(RecordError):
    def __init__(self, digest: str) -> None:
        super().__init__("The bytes do not have the digest they were handed in under", digest, "Nothing was written.")


class NoSuchEntry(RecordError):
    def __init__(self, index: int, size: int) -> None:
        super().__init__("There is no such entry", f"entry {index} of {size}", "Ask for an index below the size.")


class NoteRefused(RecordError):
    def __init__(self, why: str, where: str) -> None:
        super().__init__(why, where, "Compare it with the copy on paper; do not trust what it says.")


class DisclosureRefused(RecordError):
    def __init__(self, why: str, where: str) -> None:
        super().__init__(why, where, "Treat the entry as not opened; get its disclosures again from the record.")


class KeyMissing(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            "The signing key is not there",
            str(path),
            "Put it back from its safe copy; a new key cannot continue a record.",
        )


class KeyExists(RecordError):
    def __init__(self, path: Path) -> None:
        super().__init__("A key is already there", str(path), "A key is made once; choose another name.")


class KeyExposed(RecordError):
    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(f"Others can read the signing key (mode {mode:04o})", str(path), f"Run: chmod 600 {path}")


class KeyUnreadable(RecordError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"The signing key cannot be read: {why}", str(path), "Put it back from its safe copy.")


class KeyWrong(RecordError):
    def __init__(self, path: Path, expected: str, found: str) -> None:
        super().__init__(
            f"The record is signed by {found}, not by {expected}", str(path), "Use the key this record was made with."
        )
