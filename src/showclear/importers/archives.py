"""Opens the zip archives that some writing programs save, with a limit on what may come out of one.

The size an archive states is the stranger's word: what comes out is counted as it comes.
"""

import io
import struct
import zlib
from lzma import LZMAError
from typing import Final
from zipfile import BadZipFile, ZipFile

from showclear.domain.sentence import filled
from showclear.importers.script import ScriptError

LARGEST_MEMBER: Final = 16 * 1024 * 1024
MOST_MEMBERS: Final = 5_000
CHUNK: Final = 64 * 1024
DAMAGED: Final = (BadZipFile, LZMAError, zlib.error, struct.error, ArithmeticError, EOFError, LookupError, OSError)
BROKEN: Final = (*DAMAGED, NotImplementedError, RuntimeError, ValueError)
"""What the library says of a damaged or locked archive, each part of it in its own words."""
SAVE_AGAIN: Final = "Save the screenplay again, or export it as Final Draft (.fdx) or Fountain."


class Archive:
    """The names in an archive, and the words of one of them."""

    def __init__(self, content: bytes) -> None:
        try:
            self.zip = ZipFile(io.BytesIO(content))
        except BROKEN as error:
            raise ScriptError(filled("not a whole zip archive: {fault}", fault=error), "its end", SAVE_AGAIN) from error
        self.names = self.zip.namelist()
        if len(self.names) > MOST_MEMBERS:
            what = filled("an archive of {n} files, no screenplay", n=len(self.names))
            raise ScriptError(what, "its list of files", SAVE_AGAIN)

    def words(self, name: str) -> str:
        """The member as text. Raises ScriptError when it is broken, locked, or larger than any screenplay."""
        whole = bytearray()
        try:
            with self.zip.open(name) as member:
                while chunk := member.read(CHUNK):
                    whole += chunk
                    if len(whole) > LARGEST_MEMBER:
                        raise ScriptError("more text than any screenplay has", name, SAVE_AGAIN)
        except BROKEN as error:
            raise ScriptError(filled("can't be unpacked: {fault}", fault=error), name, SAVE_AGAIN) from error
        return whole.decode("utf-8-sig", "replace")
