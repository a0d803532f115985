"""A breakdown as one HTML page, whole in itself: no script, no other host, nothing the screenplay says is obeyed.

The template escapes every word, and what a browser would hide or turn round is made a space.
"""

from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

from jinja2 import Environment, StrictUndefined

from showclear.paper.legend import needs_of, steps_of
from showclear.paper.plain import plain

FOLDER: Final = resources.files("showclear.paper")


def html_of(told: Mapping[str, Any]) -> bytes:
    world = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    world.filters["plain"] = plain
    page = world.from_string(FOLDER.joinpath("breakdown.html").read_text(encoding="utf-8"))
    style = FOLDER.joinpath("breakdown.css").read_text(encoding="utf-8")
    return page.render(told=told, style=style, steps=steps_of(told), needs=needs_of(told)).encode()
