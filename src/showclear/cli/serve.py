"""`showclear serve`: the productions of a data folder over HTTP."""

from pathlib import Path

import click

from showclear.desk.clock import RealClock
from showclear.desk.config import DataFolder
from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.desk.wiring import names_in, open_existing
from showclear.record.errors import RecordError
from showclear.web.app import Production, make_app
from showclear.web.run import server_of


def stop_with(sentence: str) -> None:
    click.echo(f"error: {sentence}", err=True)
    raise SystemExit(2)


@click.command()
@click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Data folder.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True)
@click.option("--invite", multiple=True, metavar="PERSON", help="Print an enrolment link for this person.")
def command(data: Path, host: str, port: int, invite: tuple[str, ...]) -> None:
    """Serve every production of a data folder. Each record is audited whole before it is served."""
    folder, clock = DataFolder(data), RealClock()
    slugs = folder.slugs()
    if not slugs:
        stop_with(f"no production in {data}: make one with `showclear new`")
    productions: dict[str, Production] = {}
    for slug in slugs:
        try:
            desk, _ = open_existing(folder, slug, clock)
        except (RecordError, OSError) as error:
            stop_with(f"{slug}: {error}")
        if desk.state.clock != clock.kind:
            stop_with(f"{slug} was made on a scripted clock: it was played, and can only be read, replayed or exported")
        sessions = Sessions(folder.record(slug).parent / "sessions.sqlite", clock)
        productions[slug] = Production(desk, sessions, Feed(desk), desk.read(names_in))
        for person in invite:
            click.echo(f"{person}: http://{host}:{port}/join/{slug}#{sessions.invite(person)}")
    click.echo(f"serving {', '.join(slugs)} at http://{host}:{port}")
    server_of(make_app(productions), host, port).run()
    for production in productions.values():
        production.desk.close()
