"""A sheet of badges: a name, a department and the address that picks this person on a shared tablet.

A badge is no key. It is read by anybody with a camera, so its code holds no secret: the tablet still asks for the PIN.
"""

import json
from collections.abc import Mapping, Sequence
from importlib import resources

import typst
from msgspec import Struct

from showclear.domain.state import State
from showclear.paper.tags import code


class Badge(Struct, frozen=True, kw_only=True):
    name: str
    department: str
    address: str


def badges_of(state: State, names: Mapping[str, str], address: str, only: Sequence[str] = ()) -> list[Badge]:
    """Of everybody with an account, or of these people; `address` is the hub's, without a slash at the end."""
    root = f"{address}/productions/{state.slug}/badge"
    chosen = [p for p in state.people.values() if (p.id in only if only else p.account)]
    made = [Badge(name=names.get(p.id, p.id), department=p.department, address=f"{root}/{p.id}") for p in chosen]
    return sorted(made, key=lambda badge: (badge.department, badge.name))


def sheet(badges: Sequence[Badge], show: str) -> bytes:
    """The badges as PDF."""
    told = [{"name": b.name, "department": b.department, "show": show, "code": code(b.address)} for b in badges]
    template = resources.files("showclear.paper").joinpath("badges.typ").read_bytes()
    made: bytes = typst.compile(template, sys_inputs={"badges": json.dumps(told)})
    return made
