"""A book in which checks can be broken on purpose. The gate, the packs and every check that is not broken are the real
ones.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from types import FunctionType, ModuleType
from typing import Any

from showclear.desk.config import bundled_packs
from showclear.gate.book import MODULES, Book
from showclear.gate.case import Case
from showclear.gate.finding import Found, missing

Check = Callable[[Case, Any], Found]
BROKEN: dict[str, Check] = {}  # what is asked instead of the check of this name


def never_refuses(_case: Case, _value: Any) -> Found:
    return None


def always_missing(_case: Case, _value: Any) -> Found:
    return missing()


def cannot_be_judged(_case: Case, _value: Any) -> Found:
    raise ZeroDivisionError


@contextmanager
def replaced(module: ModuleType, functions: Mapping[str, Any]) -> Iterator[None]:
    """Other functions under the same names in this module, until the block ends."""
    kept = {name: vars(module)[name] for name in functions}
    vars(module).update(functions)
    try:
        yield
    finally:
        vars(module).update(kept)


def check_names() -> list[str]:
    """Every function in the modules of checks that could be named by a rule."""
    return [
        f"{module}.{name}"
        for module, found in MODULES.items()
        for name, value in vars(found).items()
        if isinstance(value, FunctionType) and value.__module__ == found.__name__ and not name.startswith("_")
    ]


@contextmanager
def broken(check: str, instead: Check) -> Iterator[Book]:
    """The shipped packs, in which this check is another until the block ends."""
    BROKEN[check] = instead
    try:
        yield breakable_book()
    finally:
        del BROKEN[check]


@cache
def breakable_book() -> Book:
    """Compiled once, every check behind a switch: compiling the packs anew for each of them takes too long."""
    with ExitStack() as stack:
        for check in check_names():
            module, name = check.split(".")
            switched = {name: _switch(check, vars(MODULES[module])[name])}
            stack.enter_context(replaced(MODULES[module], switched))
        return Book(bundled_packs())


def _switch(name: str, real: Check) -> Check:
    def asked(case: Case, value: Any) -> Found:
        return BROKEN.get(name, real)(case, value)

    return asked


def book_without(rule: str) -> Book:
    """The shipped packs with one rule struck out."""
    files = {}
    for name, content in bundled_packs().items():
        head, *rules = content.decode().split("[[rule]]\n")
        kept = [told for told in rules if not told.startswith(f'id = "{rule}"\n')]
        files[name] = "[[rule]]\n".join([head, *kept]).encode()
    return Book(files)
