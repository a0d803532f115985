"""`showclear export`: write the evidence pack of a production, for outsiders who verify it without us."""

import time
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import click
from rich.console import Console
from rich.progress import Progress

from showclear.desk.config import DataFolder
from showclear.evidence.pack import write_pack
from showclear.record.errors import RecordDamaged, RecordError
from showclear.record.keys import policy_vkey
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
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Data folder.")
@click.option("--production", "slug", help="Its slug; may be left out when there is only one.")
def command(out: Path, data: Path, slug: str | None) -> None:
    """Write the evidence pack of a production to the zip OUT.

    The record is verified first, against the key in the production's own policy.txt. No signing key is needed.
    """
    folder = DataFolder(data)
    if out.exists():
        raise click.UsageError(f"{out} is there already; a pack is not written over")
    chosen = slug or only_production(folder)
    try:
        policy = folder.policy(chosen).read_text(encoding="utf-8")
        verify_py = (resources.files("showclear_verify") / "verify.py").read_bytes()
        vkey = policy_vkey(policy, str(folder.policy(chosen))).vkey
        with Waiting("verifying the record") as waiting, Log.read(folder.record(chosen), vkey, waiting) as log:
            with Waiting("writing the pack") as writing:
                write_pack(log, out, policy, verify_py, writing)
            click.echo(f"{out}: {log.size} entries, {log.redacted} fields redacted, {log.origin}")
    except RecordDamaged as damage:
        for one in (damage, *damage.others):
            click.echo(str(one), err=True)
        raise SystemExit(1) from damage
    except OSError as error:
        out.with_name(f"{out.name}.new").unlink(missing_ok=True)
        click.echo(f"{error.filename or out}: {error.strerror}. Name a file in a folder that has room.", err=True)
        raise SystemExit(2) from error
    except (RecordError, UnicodeDecodeError) as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from error


def only_production(folder: DataFolder) -> str:
    """The one slug of a data folder. Raises click.UsageError naming what is there when it is not one."""
    slugs = folder.slugs()
    if len(slugs) != 1:
        there = ", ".join(slugs) or "none"
        raise click.UsageError(f"--production is needed; in {folder.root} there are: {there}")
    return slugs[0]
