"""`showclear serve`: the productions of a data folder over HTTP."""

import contextlib
from pathlib import Path
from typing import NoReturn

import click

from showclear.desk.clock import Clock, RealClock
from showclear.desk.config import DataFolder
from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.desk.wiring import names_in, open_existing
from showclear.record.errors import RecordError
from showclear.web.app import make_app
from showclear.web.production import Production
from showclear.web.run import bound, server_of


def stop_with(sentence: str) -> NoReturn:
    click.echo(f"error: {sentence}", err=True)
    raise SystemExit(2)


@click.command()
@click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Data folder.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535))
@click.option("--invite", multiple=True, metavar="PERSON", help="Print an enrolment link for this person.")
def command(data: Path, host: str, port: int, invite: tuple[str, ...]) -> None:
    """Serve every production of a data folder. Each record is audited whole before it is served."""
    folder, clock = DataFolder(data), RealClock()
    slugs = folder.slugs()
    if not slugs:
        stop_with(f"no production in {data}. Make one with `showclear new`.")
    with contextlib.ExitStack() as held:
        productions = {slug: production_at(folder, slug, clock, held) for slug in slugs}
        try:
            socket = held.enter_context(contextlib.closing(bound(host, port)))
        except OSError as error:
            stop_with(f"port {port} of {host}: {error.strerror or error}. Name another with --port.")
        address = f"http://{host}:{socket.getsockname()[1]}"
        for person in invite:
            print_links(productions, person, address)
        click.echo(f"serving {', '.join(slugs)} at {address}")
        server_of(make_app(productions), host, port).run([socket])


def production_at(folder: DataFolder, slug: str, clock: Clock, held: contextlib.ExitStack) -> Production:
    """One production, opened and audited; closed with `held`. Exits 2 when it can't be served."""
    try:
        desk, _ = open_existing(folder, slug, clock)
    except (RecordError, OSError) as error:
        stop_with(f"{slug}: {error}")
    held.callback(desk.close)
    if desk.state.clock != clock.kind:
        what = f"{slug} was played on a scripted clock, so no act of a real day may follow in it"
        stop_with(f"{what}. Make a production with `showclear new`; read this one with `export`, `verify` or `replay`.")
    sessions = Sessions(folder.record(slug).parent / "sessions.sqlite", clock)
    held.callback(sessions.close)
    policy = folder.policy(slug).read_text(encoding="utf-8")
    return Production(desk, sessions, Feed(desk), desk.read(names_in), policy=policy)


def print_links(productions: dict[str, Production], person: str, address: str) -> None:
    """An enrolment link in each production that knows this person. Exits 2 when none does."""
    knowing = {s: p for s, p in productions.items() if person in p.desk.state.people}
    if not knowing:
        stop_with(f"nobody here is called {person}. Name somebody's id, such as p-ana, as it was added.")
    for slug, production in knowing.items():
        click.echo(f"{person}: {address}/join/{slug}#{production.sessions.invite(person)}")
