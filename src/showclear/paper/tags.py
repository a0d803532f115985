"""A sheet of labels with QR codes: the address of a weapon's card or of a container, for cases, trays and hang-tags.

Scanned with a phone's own camera at load-in, count and lock. Never on a weapon in shot: there one picks from the board.
"""

import json
from collections.abc import Sequence
from importlib import resources
from io import BytesIO

import segno
import typst
from msgspec import Struct

from showclear.domain.state import State


class Tag(Struct, frozen=True, kw_only=True):
    name: str
    kind: str
    address: str


def tags_of(state: State, address: str) -> list[Tag]:
    """Every weapon and every container of a production; `address` is the hub's, without a slash at the end."""
    root = f"{address}/productions/{state.slug}"
    weapons = [
        Tag(name=named(w.id), kind=w.weapon_class.replace("_", " ").lower(), address=f"{root}/weapons/{w.id}")
        for w in state.weapons.values()
    ]
    containers = [
        Tag(name=named(c.id), kind=f"{c.kind.lower()}, {c.round_class.lower()}", address=f"{root}/armory/{c.id}")
        for c in state.containers.values()
    ]
    return weapons + containers


def named(identifier: str) -> str:
    return identifier.partition("-")[2].replace("-", " ")


def sheet(tags: Sequence[Tag], show: str) -> bytes:
    """The labels as PDF."""
    told = [{"name": t.name, "kind": t.kind, "show": show, "code": code(t.address)} for t in tags]
    template = resources.files("showclear.paper").joinpath("tags.typ").read_bytes()
    made: bytes = typst.compile(template, sys_inputs={"tags": json.dumps(told)})
    return made


def code(address: str) -> str:
    """A QR code as SVG; high correction, because a tag gets scratched."""
    out = BytesIO()
    segno.make(address, error="h", boost_error=False).save(out, kind="svg", border=1, nl=False)
    return out.getvalue().decode()
