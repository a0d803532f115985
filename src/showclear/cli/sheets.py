"""What every printed sheet of QR codes asks for, and the record that it is printed from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from showclear.cli.export import only_production
from showclear.desk.config import DataFolder
from showclear.record.errors import RecordError
from showclear.record.log import Log

Command = Callable[..., Any]


def asks_where(who: str) -> Callable[[Command], Command]:
    """OUT, --address, --data and --production; `who` is whose camera opens the address."""
    options = (
        click.argument("out", type=click.Path(dir_okay=False, path_type=Path)),
        click.option(
            "--address", required=True, metavar="URL", help=f"Where {who} the hub, such as https://10.0.0.5:8080"
        ),
        click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Data folder."),
        click.option("--production", "slug", help="Its slug; may be left out when there is only one."),
    )

    def with_options(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return with_options


def printed(count: int, what: str, a_page: int, out: Path) -> str:
    """What was written: `1 badge on 1 page: badges.pdf`."""
    pages = -(-count // a_page)
    return f"{count} {what}{'s' * (count != 1)} on {pages} page{'s' * (pages != 1)}: {out}"


def record_to_print(out: Path, address: str, data: Path, slug: str | None) -> tuple[str, Log]:
    """The production and its record, open for reading. Exits 2 for what can't be printed, or would overwrite a file."""
    if out.exists():
        raise click.UsageError(f"{out} is there already; name another file")
    if not address.startswith(("http://", "https://")):
        raise click.UsageError(f"{address} is no address; name it as a camera would open it, with https://")
    folder = DataFolder(data)
    slug = slug or only_production(folder)
    try:
        return slug, Log.read(folder.record(slug))
    except (RecordError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from error
