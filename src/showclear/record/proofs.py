"""The text of a `.tlog-proof`: one entry's index, its path to the root, and the signed checkpoint, in one small file.

This is the receipt a person may keep. The tree size is read from the checkpoint inside, never from beside it.
Specification: c2sp.org/tlog-proof. `showclear_verify` reads this text again with code of its own.
"""

import base64
from collections.abc import Sequence
from typing import Final

HEADER: Final = "c2sp.org/tlog-proof@v1"


def receipt(index: int, path: Sequence[bytes], checkpoint: str) -> str:
    hashes = "".join(base64.b64encode(node).decode() + "\n" for node in path)
    return f"{HEADER}\nindex {index}\n{hashes}\n{checkpoint}"
