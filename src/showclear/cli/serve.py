"""`showclear serve`: the productions of a data folder over HTTP."""

import contextlib
import gc
import secrets
from pathlib import Path
from typing import NoReturn

import click

from showclear.desk.clock import Clock, RealClock
from showclear.desk.config import DataFolder
from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.desk.watch import Watch
from showclear.desk.wiring import names_in, open_existing
from showclear.record.errors import RecordError
from showclear.web.app import make_app
from showclear.web.lan import Tls, certificates, lan_address, name_in
from showclear.web.production import Production
from showclear.web.qr import qr_in_blocks
from showclear.web.run import bound, running, server_of
from showclear.web.trust import make_trust_app


def stop_with(sentence: str) -> NoReturn:
    click.echo(f"error: {sentence}", err=True)
    raise SystemExit(2)


@click.command()
@click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Data folder.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535))
@click.option("--lan", is_flag=True, help="Serve the set's network over TLS; shows phones the way in.")
@click.option("--cert", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="For a real name.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Of that certificate.")
@click.option("--invite", multiple=True, metavar="PERSON", help="Print an enrolment link for this person.")
def command(
    data: Path, host: str, port: int, invite: tuple[str, ...], lan: bool, cert: Path | None, key: Path | None
) -> None:
    """Serve every production of a data folder. Each record is audited whole before it is served.

    With --lan the hub answers the whole network over TLS at PORT, with a certificate that it makes once; phones learn
    to trust it at PORT + 1, over plain HTTP. With --cert and --key it answers under a name of your own.
    """
    if bool(cert) != bool(key):
        stop_with("--cert and --key belong together.")
    folder, clock = DataFolder(data), RealClock()
    slugs = folder.slugs()
    if not slugs:
        stop_with(f"no production in {data}. Make one with `showclear new`.")
    try:
        named = name_in(cert) if cert else ""  # a certificate is for a name, and an address would be warned of
    except ValueError:
        stop_with(f"{cert} is no certificate. Name a PEM file that begins with BEGIN CERTIFICATE.")
    with contextlib.ExitStack() as held:
        productions = {slug: production_at(folder, slug, clock, held) for slug in slugs}
        tls = tls_of(folder, clock, lan=lan, cert=cert, key=key)
        if lan and host == "127.0.0.1":
            host = "0.0.0.0"  # noqa: S104 - asked for with --lan
        try:
            socket = held.enter_context(contextlib.closing(bound(host, port)))
            port = socket.getsockname()[1]
            address = f"{'https' if tls else 'http'}://{named or (lan_address() if lan else host)}:{port}"
            if tls and tls.authority:
                held.enter_context(running(make_trust_app(tls, address), host, port + 1))
                show_way_in(f"http://{lan_address()}:{port + 1}", tls)
        except OSError as error:
            stop_with(f"port {port} of {host}: {error.strerror or error}. Name another with --port.")
        for person in invite:
            print_links(productions, person, address)
        click.echo(f"serving {', '.join(slugs)} at {address}")
        app = make_app(productions)
        gc.collect()
        gc.freeze()  # what was loaded stays until the end: no answer waits while the collector walks through it again
        server_of(app, host, port, tls).run([socket])


def tls_of(folder: DataFolder, clock: Clock, *, lan: bool, cert: Path | None, key: Path | None) -> Tls | None:
    if cert and key:
        return Tls(cert, key, None, "")
    return certificates(folder.root / "tls", lan_address(), clock.now()) if lan else None


def show_way_in(address: str, tls: Tls) -> None:
    """What the hub's own screen shows to whoever brings a phone."""
    click.echo(qr_in_blocks(address))
    click.echo(f"phones start at {address}")
    click.echo(f"the certificate's fingerprint is {tls.fingerprint}")


def production_at(folder: DataFolder, slug: str, clock: Clock, held: contextlib.ExitStack) -> Production:
    """One production, opened and audited; closed with `held`. Exits 2 when it can't be served."""
    try:
        desk, _ = open_existing(folder, slug, clock)
    except (RecordError, OSError) as error:
        stop_with(f"{slug}: {error}")
    held.callback(desk.close)
    if desk.state.head < 0:
        stop_with(f"{slug} has no first entry: it was never made whole. Remove its folder and its key; make it again.")
    if desk.state.clock != clock.kind:
        what = f"{slug} was played on a scripted clock, so no act of a real day may follow in it"
        stop_with(f"{what}. Make a production with `showclear new`; read this one with `export`, `verify` or `replay`.")
    sessions = Sessions(folder.record(slug).parent / "sessions.sqlite", clock)
    held.callback(sessions.close)
    policy = folder.policy(slug).read_text(encoding="utf-8")
    watch = Watch(desk)
    watch.start()
    held.callback(watch.stop)
    return Production(desk, sessions, Feed(desk), desk.read(names_in), policy=policy)


def print_links(productions: dict[str, Production], person: str, address: str) -> None:
    """An enrolment link in each production that knows this person. Exits 2 when none does."""
    knowing = {s: p for s, p in productions.items() if person in p.desk.state.people}
    if not knowing:
        stop_with(f"nobody here is called {person}. Name somebody's id, such as p-ana, as it was added.")
    for slug, production in knowing.items():
        device = f"d-{secrets.token_hex(4)}"  # so that it can be signed out when lost
        token = production.sessions.invite(person, device)
        click.echo(f"{person}: {address}/join/{slug}#{token}")
