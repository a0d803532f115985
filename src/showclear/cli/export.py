"""`showclear export`: write the evidence pack of a production, for outsiders who verify it without us."""

import time
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import click
from rich.console import Console
from rich.progress import Progress

from showclear.evidence.pack import write_pack
from showclear.record.errors import RecordError
from showclear.record.log import Log

PATIENCE_SECONDS: Final = 1.0


class Waiting:
    """A progress bar on the error stream that appears only when the work takes longer than a second."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._began = time.monotonic()
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._began < PATIENCE_SECONDS:
                return
            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.add_task(self._doing, total=total)
            self._bar.start()
        task = self._bar.tasks[0].id
        self._bar.update(task, completed=done, total=total)


@click.command("export")
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("slug")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
def command(data: Path, slug: str, out: Path) -> None:
    """Write the evidence pack of the production SLUG under DATA to the zip OUT.

    The record is verified first, against the key in the production's own policy.txt. No signing key is needed.
    """
    home = data / "productions" / slug
    try:
        policy = (home / "policy.txt").read_text(encoding="utf-8")
        verify_py = (resources.files("showclear_verify") / "verify.py").read_bytes()
        with Waiting("verifying the record") as waiting, Log.read(home / "record.sqlite", None, waiting) as log:
            if f"log {log.vkey}" not in policy.splitlines():
                click.echo(f"policy.txt names another key than the record's, {log.vkey}", err=True)
                raise SystemExit(1)
            with Waiting("writing the pack") as writing:
                write_pack(log, out, policy, verify_py, writing)
            click.echo(f"{out}: {log.size} entries, {log.redacted} fields redacted, {log.origin}")
    except (RecordError, OSError) as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from error
