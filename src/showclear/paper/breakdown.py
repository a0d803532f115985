"""A breakdown on paper: the scenes with weapons on one list, what to use and what is needed, then the marked script.

The words of a screenplay reach the typesetter as data and are never read as its code.
"""

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

import typst

from showclear.paper.legend import needs_of, steps_of
from showclear.paper.plain import all_breakable


def pdf_of(told: Mapping[str, Any]) -> bytes:
    data = json.dumps(all_breakable({**told, "steps": steps_of(told), "needs": needs_of(told)}))
    template = resources.files("showclear.paper").joinpath("breakdown.typ").read_bytes()
    made: bytes = typst.compile(template, sys_inputs={"told": data})
    return made
