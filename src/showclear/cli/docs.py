"""`showclear docs acts`, `docs custody`: what the code knows of itself, so that no page has to repeat it by hand."""

import json
from enum import Enum
from typing import Any, get_args, get_origin

import click
import msgspec

from showclear.domain.acts.catalogue import ACTS, GOING_AHEAD, HUB_ACTS, OF_TWO_PEOPLE
from showclear.domain.acts.shapes import Request
from showclear.domain.custody import ASKED, diagram, illegal_moves
from showclear.domain.terms import EVERYONE, Day


def who(act: Any) -> str:
    if act in HUB_ACTS:
        return "the hub"
    return "anyone" if act.WHO == EVERYONE else ", ".join(sorted(act.WHO))


def described(act: Any) -> dict[str, Any]:
    """One act: its tag, whether it asks or tells, who may send it, its trust, its fields."""
    fields = [f for f in msgspec.structs.fields(act) if f.name != "texts"]
    return {
        "act": act.__name__,
        "asks": issubclass(act, Request),
        "who": who(act),
        "trust": str(act.TRUST),
        "going_ahead": act in GOING_AHEAD,
        "two_people": act in OF_TWO_PEOPLE,
        "about": (act.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ") if act.__doc__ else "",
        "fields": {f.encode_name: {"required": f.required, "type": type_name(f.type)} for f in fields},
    }


def type_name(kind: Any) -> str:
    """A type as a person writes it: `id p-...`, `list of Action`, `text`, `whole number`."""
    if hasattr(kind, "__metadata__"):
        pattern = next((m.pattern for m in kind.__metadata__ if getattr(m, "pattern", None)), "")
        return f"id {pattern[1:].split('[')[0]}..." if pattern[1:2].isalpha() else type_name(get_args(kind)[0])
    if get_origin(kind) is tuple:
        return f"list of {type_name(get_args(kind)[0])}"
    parts = [a for a in get_args(kind) if a is not type(None)]
    if parts:
        return " or ".join(type_name(a) for a in parts)
    if isinstance(kind, type) and issubclass(kind, Enum):
        values = [v.value for v in kind]
        return ", ".join(values) if len(values) <= 9 else kind.__name__
    plain: dict[Any, str] = {int: "whole number", str: "text", bool: "yes or no", Day: "date"}
    return plain.get(kind) or str(kind.__name__)


@click.group(help="Print what the code knows of itself.")
def command() -> None:
    pass


@command.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def acts(as_json: bool) -> None:
    """Every act with its fields, who may send it, and whether it raises or lowers trust."""
    found = [described(a) for a in ACTS]
    if as_json:
        click.echo(json.dumps(found))
        return
    click.echo("# Acts\n")
    click.echo("A request is decided; a report is recorded, never refused. `*` marks a field that must be there.\n")
    for one in found:
        kind = "request" if one["asks"] else "report"
        click.echo(f"## {one['act']}\n\n{one['about']}\n" if one["about"] else f"## {one['act']}\n")
        click.echo(f"{kind}; by {one['who']}; trust: {one['trust']}" + ("; two people" if one["two_people"] else ""))
        for name, field in one["fields"].items():
            click.echo(f"- `{name}`{'*' if field['required'] else ''} {field['type']}")
        click.echo("")


@command.command()
def custody() -> None:
    """The custody table as a diagram, and every move that is refused."""
    click.echo("# Custody\n\nDrawn from the table in `domain/custody.py`.\n\n```mermaid\n" + diagram() + "```\n")
    click.echo("## Refused moves\n")
    for move in ASKED:
        refused = [state for m, state in illegal_moves() if m is move]
        click.echo(f"- {move}: from {', '.join(refused)}")
