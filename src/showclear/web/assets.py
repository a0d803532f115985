"""Style and scripts of the pages, at an address that changes when they do: a phone fetches them once."""

from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "static"
FILES: Final = tuple(sorted(p.name for p in FOLDER.iterdir()))
VERSION: Final = sha256(b"".join((FOLDER / name).read_bytes() for name in FILES)).hexdigest()[:12]
ADDRESS: Final = f"/static/{VERSION}"
# What the first page needs beside itself, so that a browser asks for all of it at once.
MODULES: Final = ("app.js", "act.js", "outbox.js", "line.js", "words.js")
