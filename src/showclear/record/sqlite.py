"""The one store: SQLite in WAL mode with synchronous=FULL, so that a commit that was answered survives a power cut.

One connection in one process ever writes or checkpoints this file (the lock beside it, `.pen`, holds that): two
would meet a rare corruption bug of SQLite before 3.51.3. Statements live in `sql/`. A file is never made by opening.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from showclear.record.durable import place
from showclear.record.errors import (
    ActIdTaken,
    CommitUncertain,
    NotARecord,
    RecordDamaged,
    RecordExists,
    RecordLocked,
    RecordMissing,
    RecordMoved,
    RecordTooNew,
)
from showclear.record.store import Head, Row

APPLICATION_ID: Final = 0x53484F57  # "SHOW"
FORMAT: Final = 1
PIECE: Final = 500
PRAGMAS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "fullfsync = ON",  # without these two, macOS does not flush the drive
    "checkpoint_fullfsync = ON",
)
CURE: Final = "Do not write to it. Keep this file as evidence and go on from the newest good copy."


@cache
def statement(name: str) -> str:
    return (resources.files("showclear.record") / "sql" / f"{name}.sql").read_text()


class SqliteStore:
    def __init__(self, path: Path, db: sqlite3.Connection, pen: sqlite3.Connection | None) -> None:
        self._path = path
        self._db = db
        self._pen = pen

    @classmethod
    def create(cls, path: Path, meta: Mapping[str, str], head: Head) -> None:
        """Make the file beside its place and move it there whole: a crash here leaves no half-made record."""
        if path.exists():
            raise RecordExists(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(path.name + ".new")
        draft.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as db:
            db.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};")
            db.executescript(f"BEGIN; {statement('schema')} COMMIT;")
            db.execute("BEGIN")
            db.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", meta.items())
            db.execute("INSERT INTO checkpoint (one, size, note) VALUES (1, ?, ?)", head)
            db.execute("COMMIT")
        place(draft, path)

    @classmethod
    def open(cls, path: Path) -> "SqliteStore":
        """Open for writing, alone."""
        if not path.is_file():
            raise RecordMissing(path)
        pen = _take_pen(path)
        try:
            return cls(path, _connect(path, "mode=rw", PRAGMAS), pen)
        except BaseException:
            pen.close()
            raise

    @classmethod
    def read(cls, path: Path) -> "SqliteStore":
        """Open for reading, beside a hub that may be writing."""
        if not path.is_file():
            raise RecordMissing(path)
        # Without a write-ahead log nobody writes, and `immutable` leaves no files behind, not even on a stick that
        # cannot be written to.
        live = path.with_name(path.name + "-wal").exists()
        return cls(path, _connect(path, "mode=ro" if live else "immutable=1"), None)

    def meta(self) -> dict[str, str]:
        with self._reading():
            return dict(self._db.execute("SELECT key, value FROM meta"))

    def head(self) -> Head:
        with self._reading():
            found = self._db.execute("SELECT one, size, note FROM checkpoint").fetchall()
        if [row[0] for row in found] != [1]:
            numbered = ", ".join(str(row[0]) for row in found)
            raise RecordDamaged(
                f"There are {len(found)} signed heads, numbered {numbered}, instead of one", "table checkpoint", CURE
            )
        _, size, note = found[0]
        if type(size) is not int or type(note) is not str:
            raise RecordDamaged("The signed head is missing or of another type", "table checkpoint", CURE)
        return Head(size, note)

    def append(self, old: Head, new: Head, rows: Sequence[Row], blobs: Mapping[str, bytes]) -> None:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            if self._db.execute(statement("advance"), (*new, *old)).rowcount != 1:
                raise RecordMoved(self._path, old.size)
            self._db.executemany(
                statement("insert_entry"),
                [(r.idx, r.leaf, r.leaf_hash, r.act_id.decode(), r.actor.decode(), r.body_hash) for r in rows],
            )
            self._db.executemany(
                statement("insert_opened"), [(r.idx, r.opened.decode()) for r in rows if r.opened is not None]
            )
            if blobs:
                self._db.executemany(statement("insert_blob"), blobs.items())
                self._db.execute(statement("count_blobs"))
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            ids = [row.act_id.decode() for row in rows] if isinstance(error, sqlite3.IntegrityError) else []
            for act_id in ids:
                if self.find(act_id) is not None:
                    raise ActIdTaken(act_id) from error
            raise CommitUncertain(self._path, str(error)) from error
        except BaseException:
            self._roll_back()
            raise

    def rows(self, start: int, stop: int) -> Iterator[Row]:
        while True:
            with self._reading():
                piece = self._db.execute(statement("rows") + f" LIMIT {PIECE}", (start, stop)).fetchall()
            yield from map(Row._make, piece)
            if len(piece) < PIECE:
                return
            start = piece[-1][0] + 1

    def find(self, act_id: str) -> Row | None:
        with self._reading():
            found = self._db.execute(statement("find"), (act_id,)).fetchone()
        return found and Row._make(found)

    def act_ids(self) -> Iterator[tuple[bytes, int]]:
        with self._reading():
            yield from self._db.execute(statement("act_ids"))

    def opened_count(self) -> int:
        with self._reading():
            count: int = self._db.execute("SELECT count(*) FROM opened").fetchone()[0]
        return count

    def blob(self, digest: str) -> bytes | None:
        with self._reading():
            found = self._db.execute(statement("blob"), (digest,)).fetchone()
        return found and bytes(found[0])

    def blobs(self) -> list[str]:
        with self._reading():
            return [digest for (digest,) in self._db.execute(statement("blobs"))]

    def blob_rows(self) -> Iterator[tuple[bytes, bytes]]:
        with self._reading():
            yield from self._db.execute(statement("blob_rows"))

    def strangeness(self) -> str | None:
        with contextlib.closing(sqlite3.connect(":memory:")) as ours, self._reading():
            ours.executescript(statement("schema"))
            made = set(ours.execute(statement("layout")))
            found = set(self._db.execute(statement("layout")))
        strange = sorted({str(name) for _, name, _ in made ^ found})
        return f"the tables are not the ones this program makes: {', '.join(strange)}" if strange else None

    def integrity(self) -> str | None:
        # CHECK constraints are left out, because SQLite knows them only where it may write, and the audit knows them.
        with self._reading():
            self._db.execute("PRAGMA ignore_check_constraints = ON")
            found = str(self._db.execute("PRAGMA integrity_check(1)").fetchone()[0])
            self._db.execute("PRAGMA ignore_check_constraints = OFF")
        return None if found == "ok" else found

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        with self._reading():
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()  # nothing was written

    def close(self) -> None:
        self._db.close()  # the last close moves the write-ahead log into the file
        if self._pen is not None:
            self._pen.close()

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # SQLite rolls back by itself after some errors
            self._db.execute("ROLLBACK")

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # a damaged name may not even be UTF-8
            raise RecordDamaged(f"The database cannot be read: {error}", str(self._path), CURE) from error


def _connect(path: Path, mode: str, pragmas: Sequence[str] = ()) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, isolation_level=None, check_same_thread=False)
    try:
        found = db.execute("PRAGMA application_id").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        db.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise NotARecord(path, str(error)) from error
        raise RecordDamaged(f"The database cannot be read: {error}", str(path), CURE) from error
    if found == APPLICATION_ID and version == FORMAT:
        try:
            for pragma in pragmas:
                db.execute(f"PRAGMA {pragma}")
        except sqlite3.DatabaseError as error:
            db.close()
            raise RecordDamaged(f"The database cannot be opened: {error}", str(path), CURE) from error
        return db
    db.close()
    if found != APPLICATION_ID:
        raise NotARecord(path, f"application id {found:#x}")
    if version > FORMAT:
        raise RecordTooNew(path, version, FORMAT)
    raise NotARecord(path, f"format {version}")


def _take_pen(path: Path) -> sqlite3.Connection:
    """An empty database locked for as long as the record is open: every system frees it when the process dies."""
    pen = sqlite3.connect(path.with_name(path.name + ".pen"), isolation_level=None, timeout=0, check_same_thread=False)
    try:
        pen.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        pen.close()
        raise RecordLocked(path) from error
    return pen
