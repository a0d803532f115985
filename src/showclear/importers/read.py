"""The one way in from a file or an upload: bytes to words, then to the reader of its form.

The content decides before the name does: people rename files. A form that can't be read honestly is refused
with the way round, never guessed at.
"""

import codecs
import re
from pathlib import Path, PurePath
from typing import Final

from showclear.domain.sentence import filled
from showclear.importers import celtx, fdx, fountain, open_screenplay, trelby
from showclear.importers.archives import Archive
from showclear.importers.script import Script, ScriptError

MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED: Final = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.\-]{1,40})[\"']")
PDF: Final = b"%PDF-"
ZIP: Final = b"PK\x03\x04"
OFFICE: Final = b"\xd0\xcf\x11\xe0"
LARGEST: Final = 64 * 1024 * 1024
LONGEST: Final = 2 * 1024 * 1024  # characters of Fountain: some eight films
MOST_SCENES: Final = 5_000
OPEN_SCREENPLAY: Final = "Open Screenplay Format document"
EXPORT: Final = "Export the screenplay as Fountain or as Final Draft (.fdx)."


def read_file(path: Path) -> Script:
    """The script in this file. Raises ScriptError that names the file."""
    try:
        if path.stat().st_size > LARGEST:
            raise ScriptError("too large for a screenplay", str(path), EXPORT)
        content = path.read_bytes()
    except OSError as error:
        what = filled("can't be read: {fault}", fault=error.strerror or error)
        raise ScriptError(what, str(path), "Give the path of a screenplay file.") from error
    return read_bytes(str(path), content)


def read_bytes(name: str, content: bytes) -> Script:
    """The script in these bytes, which came under this name. Raises ScriptError that names it."""
    try:
        if len(content) > LARGEST:
            raise ScriptError("too large for a screenplay", "its size", EXPORT)
        if content.startswith(PDF) or (name.lower().endswith(".pdf") and PDF in content[:1024]):
            from showclear.importers import pdf  # loads PDFium, which no other form should wait for

            return pdf.read_bytes(content)
        if content.startswith(ZIP):
            return read_archive(Archive(content))
        return not_endless(read_words(PurePath(name).suffix.lower(), decoded(content)))
    except ScriptError as error:
        where = filled("{file}, {where}", file=name, where=filled(error.where))
        raise ScriptError(error.what, where, error.cure) from error


def not_endless(script: Script) -> Script:
    """The same script. Raises ScriptError where whoever reads it would wait for minutes."""
    if len(script.scenes) > MOST_SCENES:
        raise ScriptError("more scenes than a film has", "its headings", "Divide it, and read one part at a time.")
    return script


def read_archive(archive: Archive) -> Script:
    """A Fade In file holds one document; a Celtx project has a page for its script."""
    if open_screenplay.MEMBER in archive.names:
        return open_screenplay.read_text(archive.words(open_screenplay.MEMBER))
    if page := celtx.page_name(archive):
        return celtx.read_text(archive.words(page))
    raise ScriptError("a zip archive with no script of Celtx or Fade In in it", "its list of files", EXPORT)


def read_words(suffix: str, text: str) -> Script:
    start = text.lstrip()[:2000]
    if suffix == ".osf" or OPEN_SCREENPLAY in start:
        return open_screenplay.read_text(text)
    if suffix == ".fdx" or start.startswith(("<?xml", "<FinalDraft")):
        return fdx.read_text(text)
    if suffix == ".trelby" or start.startswith("#Version "):
        return trelby.read_text(text)
    if len(text) > LONGEST:
        raise ScriptError("too large for a screenplay", "its size", "Divide it, and read one part at a time.")
    return fountain.read_text(text)


def decoded(content: bytes) -> str:
    """The words in these bytes: by their mark, as UTF-8, as an XML file declares, else as Western European."""
    if content.startswith(OFFICE):
        raise ScriptError("an office document, which is not read here", "its first bytes", EXPORT)
    encodings = [name for mark, name in MARKS if content.startswith(mark)][:1] or guesses(content)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\x00" in text:
            break
        return text.removeprefix("\ufeff")
    cure = "Export the screenplay as Fountain or as Final Draft (.fdx). Save it as UTF-8."
    raise ScriptError("not text", "its bytes", cure)


def guesses(content: bytes) -> list[str]:
    if content[1:2] == b"\x00" or content[:1] == b"\x00":
        return ["utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"]
    declared = DECLARED.match(content)
    return ["utf-8", *([declared[1].decode()] if declared else []), "cp1252", "latin-1"]
