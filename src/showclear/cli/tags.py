"""`showclear tags`: a sheet of QR labels for the weapons and containers of a production."""

from pathlib import Path

import click

from showclear.cli.sheets import asks_where, printed, record_to_print
from showclear.desk.folding import entries_of
from showclear.domain.fold.fold import fold
from showclear.paper.tags import sheet, tags_of

A_PAGE = 24


@click.command("tags")
@asks_where("phones reach")
def command(out: Path, address: str, data: Path, slug: str | None) -> None:
    """Write a sheet of labels, as PDF, to OUT: 24 to an A4 page, for cases, trays and hang-tags."""
    slug, log = record_to_print(out, address, data, slug)
    with log:
        tags = tags_of(fold(entries_of(log.entries())), address.rstrip("/"))
    if not tags:
        raise click.UsageError(f"{slug} has no weapon and no container yet")
    out.write_bytes(sheet(tags, slug))
    click.echo(printed(len(tags), "label", A_PAGE, out))
