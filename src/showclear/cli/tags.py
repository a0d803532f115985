"""`showclear tags`: a sheet of QR labels for the weapons and containers of a production."""

from pathlib import Path

import click

from showclear.cli.export import only_production
from showclear.desk.config import DataFolder
from showclear.desk.folding import entries_of
from showclear.domain.fold.fold import fold
from showclear.paper.tags import sheet, tags_of
from showclear.record.errors import RecordError
from showclear.record.log import Log


@click.command("tags")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--address", required=True, metavar="URL", help="Where phones reach the hub, such as https://10.0.0.5:8080"
)
@click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Data folder.")
@click.option("--production", "slug", help="Its slug; may be left out when there is only one.")
def command(out: Path, address: str, data: Path, slug: str | None) -> None:
    """Write a sheet of labels, as PDF, to OUT: 24 to an A4 page, for cases, trays and hang-tags."""
    folder = DataFolder(data)
    if out.exists():
        raise click.UsageError(f"{out} is there already; name another file")
    if not address.startswith(("http://", "https://")):
        raise click.UsageError(f"{address} is no address; name it as phones would open it, with https://")
    slug = slug or only_production(folder)
    try:
        log = Log.read(folder.record(slug))
    except (RecordError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from error
    with log:
        tags = tags_of(fold(entries_of(log.entries())), address.rstrip("/"))
    if not tags:
        raise click.UsageError(f"{slug} has no weapon and no container yet")
    out.write_bytes(sheet(tags, slug))
    click.echo(f"{len(tags)} labels on {-(-len(tags) // 24)} pages: {out}")
