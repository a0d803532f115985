"""`showclear badges`: a sheet of QR badges with which people pick themselves on a shared tablet."""

from pathlib import Path

import click

from showclear.cli.export import only_production
from showclear.desk.config import DataFolder
from showclear.desk.folding import entries_of
from showclear.desk.wiring import names_in
from showclear.domain.fold.fold import fold
from showclear.paper.badges import badges_of, sheet
from showclear.record.errors import RecordError
from showclear.record.log import Log

A_PAGE = 10


@click.command("badges")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--address", required=True, metavar="URL", help="Where the tablet reaches the hub, such as https://10.0.0.5:8080"
)
@click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Data folder.")
@click.option("--production", "slug", help="Its slug; may be left out when there is only one.")
@click.option("--person", "people", multiple=True, metavar="ID", help="Only this person; may be given again.")
def command(out: Path, address: str, data: Path, slug: str | None, people: tuple[str, ...]) -> None:
    """Write a sheet of badges, as PDF, to OUT: 10 to an A4 page. A badge picks a person; their PIN still speaks."""
    folder = DataFolder(data)
    if out.exists():
        raise click.UsageError(f"{out} is there already; name another file")
    if not address.startswith(("http://", "https://")):
        raise click.UsageError(f"{address} is no address; name it as the tablet would open it, with https://")
    slug = slug or only_production(folder)
    try:
        log = Log.read(folder.record(slug))
    except (RecordError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from error
    with log:
        state, names = fold(entries_of(log.entries())), names_in(log)
    strangers = [p for p in people if p not in state.people]
    if strangers:
        raise click.UsageError(f"nobody is called {strangers[0]} in {slug}")
    badges = badges_of(state, names, address.rstrip("/"), people)
    if not badges:
        raise click.UsageError(f"{slug} has nobody with an account yet")
    out.write_bytes(sheet(badges, slug))
    click.echo(f"{len(badges)} badges on {-(-len(badges) // A_PAGE)} pages: {out}")
