"""The weapons notice on paper: one sheet that says what is planned that day, for whom, and whom to call.

The same words give the same bytes: nothing in it is drawn from the hour or from chance, so that its digest names it.
What people typed reaches the typesetter as data and is never read as its code.
"""

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

import typst

from showclear.paper.plain import all_breakable
from showclear.paper.tags import code

FIXED: Final = 0  # the moment the typesetter writes into the file; the notice says its own day


def pdf_of(told: Mapping[str, Any]) -> bytes:
    """`told` is what the page shows, in one language; `address` is where a phone finds the notice again."""
    words = {key: value for key, value in told.items() if key != "address"}
    data = json.dumps({**all_breakable(words), "code": code(told["address"])}, sort_keys=True)
    template = resources.files("showclear.paper").joinpath("notice.typ").read_bytes()
    made: bytes = typst.compile(template, sys_inputs={"told": data}, timestamp=FIXED)
    return made
