"""`showclear badges`: a sheet of QR badges with which people pick themselves on a shared tablet."""

from pathlib import Path

import click

from showclear.cli.sheets import asks_where, printed, record_to_print
from showclear.desk.folding import entries_of
from showclear.desk.wiring import names_in
from showclear.domain.fold.fold import fold
from showclear.paper.badges import badges_of, sheet

A_PAGE = 10


@click.command("badges")
@asks_where("the tablet reaches")
@click.option("--person", "people", multiple=True, metavar="ID", help="Only this person; may be given again.")
def command(out: Path, address: str, data: Path, slug: str | None, people: tuple[str, ...]) -> None:
    """Write a sheet of badges, as PDF, to OUT: 10 to an A4 page. A badge picks a person; their PIN still speaks."""
    slug, log = record_to_print(out, address, data, slug)
    with log:
        state, names = fold(entries_of(log.entries())), names_in(log)
    strangers = [p for p in people if p not in state.people]
    if strangers:
        raise click.UsageError(f"nobody is called {strangers[0]} in {slug}")
    badges = badges_of(state, names, address.rstrip("/"), people)
    if not badges:
        raise click.UsageError(f"{slug} has nobody with an account yet")
    out.write_bytes(sheet(badges, slug))
    click.echo(printed(len(badges), "badge", A_PAGE, out))
