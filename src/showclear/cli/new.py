"""`showclear new`: a production, its key, its record, its policy."""

import re
import secrets
import unicodedata
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
import msgspec

from showclear.desk.clock import RealClock
from showclear.desk.config import DataFolder
from showclear.desk.wiring import new_production
from showclear.domain.terms import Role
from showclear.record.errors import RecordError


@click.command()
@click.argument("slug")
@click.option("--zone", required=True, help="IANA time zone, for example America/Denver.")
@click.option("--person", default="p-first", show_default=True, help="The first person: their name, or an id as p-uma.")
@click.option("--role", required=True, type=click.Choice([r.value for r in Role]), help="Their role.")
@click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Data folder.")
def command(slug: str, zone: str, person: str, role: str, data: Path) -> None:
    """Make a production: its key, its record and its policy.txt."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise click.UsageError(f"no time zone {zone}: use an IANA name such as America/Denver") from error
    folder = DataFolder(data)
    id_, name = first_person(person)
    try:
        _, log = new_production(folder, slug, zone, id_, Role(role), RealClock(), name)
    except msgspec.ValidationError as error:
        raise click.UsageError(f"{error}. SLUG is small letters, digits and hyphens; --person is a name") from error
    except (RecordError, ValueError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from error
    log.close()
    click.echo(f"made {folder.record(slug)}; its first person is {id_}")
    click.echo(f"key  {folder.key(slug)} (keep it apart from the record and from its backups)")
    click.echo(f"policy {folder.policy(slug)} (print it; whoever verifies needs it from outside)\n")
    click.echo(folder.policy(slug).read_text(encoding="utf-8"))


def first_person(told: str) -> tuple[str, str]:
    """An id, and the name that the pages show: `Uma Keller` is p-uma-keller; an id alone has no name."""
    if re.fullmatch(r"p-[a-z0-9-]{1,40}", told):
        return told, ""
    plain = unicodedata.normalize("NFKD", told).encode("ascii", "ignore").decode().lower()
    short = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
    named = short or (secrets.token_hex(4) if any(letter.isalpha() for letter in told) else "")
    return f"p-{named}", told
