"""Adds the golden lines that are missing: of a new act, or of an act with a new field. Never touches a line there is.

    python -m tests.domain.write_golden

Read what it adds before it is committed: from then on those bytes mean that for ever.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from showclear.domain.acts.catalogue import ACTS
from showclear.domain.wire import SCHEMA, decode_act, encode_act
from tests.domain.examples import example

COMMAND: Final = "python -m tests.domain.write_golden"
GOLDEN: Final = Path(__file__).parent / "golden"
WIRE: Final = GOLDEN / f"acts.v{SCHEMA}.jsonl"
MEANT: Final = GOLDEN / f"acts.v{SCHEMA}.meant.jsonl"


def spelled(value: Any) -> Any:
    """The value as plain JSON, with every field that the wire leaves out because it has its default."""
    if isinstance(value, msgspec.Struct):
        fields = {f.encode_name: spelled(getattr(value, f.name)) for f in msgspec.structs.fields(value)}
        tag = value.__struct_config__.tag
        return {"act": tag, **fields} if tag else fields
    if isinstance(value, tuple):
        return [spelled(one) for one in value]
    return msgspec.to_builtins(value)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def told() -> dict[str, set[str]]:
    """The fields that the golden lines of each act have between them."""
    found: dict[str, set[str]] = {}
    for line in lines(WIRE):
        act = json.loads(line)
        found.setdefault(act.pop("act"), set()).update(act)
    return found


def lacking() -> dict[str, set[str]]:
    """The acts without a golden line, and the fields of others that stand in none."""
    golden = told()
    found = {}
    for kind in ACTS:
        fields = {f.encode_name for f in msgspec.structs.fields(kind)}
        if kind.__name__ not in golden or fields - golden[kind.__name__]:
            found[kind.__name__] = fields - golden.get(kind.__name__, set())
    return found


def made(names: set[str]) -> Iterator[tuple[str, str]]:
    """The lines to add, the fullest of an act and, for a new one, the barest: its bytes and what they mean."""
    golden = told()
    for kind in ACTS:
        for full in (True, False) if kind.__name__ not in golden else (True,):
            if kind.__name__ in names:
                said: Any = msgspec.convert(example(kind, full=full), kind)
                wire = encode_act(said)
                yield wire.decode(), json.dumps(spelled(decode_act(wire)), ensure_ascii=False)


def main() -> None:
    added = list(made(set(lacking())))
    for path, which in ((WIRE, 0), (MEANT, 1)):
        with path.open("a", encoding="utf-8") as file:
            file.writelines(line[which] + "\n" for line in added)
    print(f"{len(added)} lines added", *(wire for wire, _ in added), sep="\n")


if __name__ == "__main__":
    main()
