"""`showclear packs lint`, `packs explain RULE`: what the packs say, and whether they may."""

import json
from datetime import date
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from showclear.desk.config import BUNDLED, bundled_packs, shipped
from showclear.gate.book import Book, UnknownCheckError, acts_of, check_of
from showclear.rules.lint import warnings
from showclear.rules.load import BrokenPackError, read_folder, read_topic


@click.group(help="Lint and explain the rule packs.")
def command() -> None:
    pass


@command.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
def lint(folders: tuple[Path, ...]) -> None:
    """Read every file of every pack, strictly; every error names file, key and cure. Exit 1 when there is one."""
    errors: list[str] = []
    warned: list[str] = []
    stands: dict[str, str] = {}  # where each rule stands
    for folder in folders or tuple(shipped("packs") / p for p in BUNDLED):
        try:
            files = read_folder(folder)
        except BrokenPackError as error:
            errors.append(str(error))
            continue
        for file in files:
            try:
                topic = read_topic(file.name, file.content)
                for rule in topic.rule:
                    check_of(rule)
                    acts_of(rule)
                    if rule.id in stands:
                        errors.append(
                            f"{file.name}: {rule.id} stands in {stands[rule.id]} too. An id is for ever and once."
                        )
                    stands[rule.id] = file.name
                warned += [f"{file.name}: {w}" for w in warnings(topic)]
            except (BrokenPackError, UnknownCheckError) as error:
                errors.append(str(error))
    for line in warned:
        click.echo(f"warning  {line}")
    for line in errors:
        click.echo(f"error    {line}", err=True)
    click.echo(f"{len(stands)} rules, {len(errors)} errors, {len(warned)} warnings")
    raise SystemExit(1 if errors else 0)


@command.command()
@click.argument("rule")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def explain(rule: str, as_json: bool) -> None:
    """Say what a rule asks, of which acts, with which value, from where, and how it is cured."""
    book = Book(bundled_packs())
    found = book.rules.get(rule)
    if found is None:
        near = [id_ for id_ in book.rules if rule.split(".")[-1] in id_]
        hint = f" Did you mean {', '.join(near[:5])}?" if near else " `showclear packs lint` counts them."
        raise click.UsageError(f"no rule {rule}.{hint}")
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(found)))
        return
    console = Console()
    console.print(f"[bold]{found.id}[/bold]  {found.title}")
    console.print(f"Says   {found.says.en}")
    console.print(f"Cure   {found.cure.en}  ({', '.join(found.cured_by) or 'whoever it is about'}; {found.horizon})")
    console.print(f"Asks   {', '.join(acts_of(found))}")
    table = Table("from", "value", "authority", "evidence", "source")
    for dated in found.value:
        cite = f"{dated.cite.title} {dated.cite.section} {dated.cite.href}".strip() if dated.cite else "house default"
        start = "always" if dated.start == date(1970, 1, 1) else dated.start.isoformat()
        table.add_row(start, f"{dated.value} {found.unit}", dated.authority, dated.evidence, cite)
    console.print(table)
    may = ", ".join(found.override)
    console.print(f"Set aside by two of: {may}" if may else "Nobody may set it aside.")
