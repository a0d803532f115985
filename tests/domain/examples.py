"""Two examples of every act, made from its types: with every field, and with those it must have.

They make the golden bytes of a new act and the bodies that hostile tests break. They need not make sense on a set.
"""

from datetime import date
from enum import Enum
from typing import Any, get_args, get_origin

import msgspec

IDS = {
    "p-": "p-tess", "w-": "w-colt", "c-": "c-dummies", "l-": "l-dummies", "su-": "su-4a", "pl-": "pl-colt",
    "un-": "un-main", "ln-": "ln-posse", "d-": "d-tablet", "doc-": "doc-insurance",
    "nt-": "nt-day-1", "[a-z][a-z _-]{0,39}$": "cast", "[0-9a-f]{64}": "ab" * 32,
    "[a-z0-9]+(-": "core.custody", "[a-z0-9-]+/": "core/acts.toml", "[a-z0-9][a-z0-9-]{0,39}": "dry-creek",
    "[a-z][a-z0-9_.]{0,47}": "reason",
}  # fmt: skip


def example(act: type[msgspec.Struct], *, full: bool) -> dict[str, Any]:
    """What a client would send, as plain values, tag included."""
    return {"act": act.__name__, **_fields(act, full)}


def _fields(kind: type[msgspec.Struct], full: bool) -> dict[str, Any]:
    """Every field, or those it must have; a value is never the field's default, which the wire leaves out."""
    return {
        f.encode_name: f.default is not True if f.type is bool else _value(f.type, full)
        for f in msgspec.structs.fields(kind)
        if full or f.required
    }


def _value(kind: Any, full: bool) -> Any:
    """The last word of a list, 3, the id that stands for its kind."""
    if hasattr(kind, "__metadata__"):
        pattern = next((m.pattern for m in kind.__metadata__ if isinstance(m, msgspec.Meta) and m.pattern), None)
        return _id(pattern) if pattern else _value(get_args(kind)[0], full)
    if get_origin(kind) is tuple:
        return [_value(get_args(kind)[0], full)]
    options = [a for a in get_args(kind) if a is not type(None)]
    if options:
        return _value(options[-1] if str not in options else str, full)
    if issubclass(kind, Enum):
        return list(kind)[-1].value
    if issubclass(kind, msgspec.Struct):
        return _fields(kind, full)
    return {int: 3, str: "s3", date: "2026-06-03"}[kind]


def _id(pattern: str) -> str:
    return next(made for begins, made in IDS.items() if pattern.startswith(f"^{begins}"))
