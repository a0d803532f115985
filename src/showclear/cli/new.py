"""`showclear new`: a production, its key, its record, its policy."""

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from showclear.desk.clock import RealClock
from showclear.desk.config import DataFolder
from showclear.desk.wiring import new_production
from showclear.domain.terms import Role
from showclear.record.errors import RecordError


@click.command()
@click.argument("slug")
@click.option("--zone", required=True, help="IANA time zone, for example America/Denver.")
@click.option("--person", default="p-first", show_default=True, help="Id of the first person.")
@click.option("--role", required=True, type=click.Choice([r.value for r in Role]), help="Their role.")
@click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Data folder.")
def command(slug: str, zone: str, person: str, role: str, data: Path) -> None:
    """Make a production: its key, its record and its policy.txt."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise click.UsageError(f"no time zone {zone}: use an IANA name such as America/Denver") from error
    folder = DataFolder(data)
    try:
        _, log = new_production(folder, slug, zone, person, Role(role), RealClock())
    except (RecordError, ValueError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from error
    log.close()
    click.echo(f"made {folder.record(slug)}")
    click.echo(f"key  {folder.key(slug)} (keep it apart from the record and from its backups)")
    click.echo(f"policy {folder.policy(slug)} (print it; whoever verifies needs it from outside)\n")
    click.echo(folder.policy(slug).read_text(encoding="utf-8"))
