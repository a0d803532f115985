"""What somebody with the database and without the key can do to it."""

import sqlite3
from contextlib import closing
from pathlib import Path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            assert db.execute(statement).rowcount != 0
