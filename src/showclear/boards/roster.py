"""People pasted from a call sheet or a spreadsheet: who is new, who is here already, and which lines say neither."""

import csv
from collections.abc import Iterable, Mapping

from msgspec import Struct

HEADS = frozenset({"name", "nombre", "department", "dept", "departamento"})


class Newcomer(Struct, frozen=True):
    name: str
    department: str


class Odd(Struct, frozen=True):
    """A line that names no department that there is, or nobody."""

    line: int
    text: str


class Roster(Struct, frozen=True):
    new: tuple[Newcomer, ...]
    here: tuple[str, ...]
    odd: tuple[Odd, ...]


def roster_of(text: str, departments: Mapping[str, str], known: Iterable[str]) -> Roster:
    """One person a line: a name and a department, in any order, parted by a tab, a semicolon or a comma.

    `departments` leads from what one is called, in small letters, to its name on the record; other columns are passed
    over. A name counts once, in whatever letters it is written; `known` are the names that are here already.
    """
    seen = {name.casefold() for name in known}
    new, here, odd = list[Newcomer](), list[str](), list[Odd]()
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in cells_of(line)]
        low = [cell.casefold() for cell in cells]
        if not any(cells) or (number == 1 and not HEADS.isdisjoint(low)):
            continue
        department = next((departments[cell] for cell in low if cell in departments), "")
        name = next((cell for cell in cells if cell and cell.casefold() not in departments), "")
        if not department or not name:
            odd.append(Odd(number, line.strip()))
        elif name.casefold() in seen:
            here.append(name)
        else:
            seen.add(name.casefold())
            new.append(Newcomer(name, department))
    return Roster(tuple(new), tuple(here), tuple(odd))


def cells_of(line: str) -> list[str]:
    """The columns of a line; quotation marks keep a comma inside one."""
    mark = next((mark for mark in "\t;" if mark in line), ",")
    return next(csv.reader([line], delimiter=mark), [])
