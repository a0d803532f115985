"""`showclear replay`: every act of a record decided again, and the bytes compared."""

import json
from pathlib import Path

import click

from showclear.desk.replay import Judged, replay
from showclear.record.errors import RecordError
from showclear.record.log import Log


@click.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(record: Path, as_json: bool) -> None:
    """Decide every act of RECORD (a record.sqlite) again. Exit 0 when every decision has the same bytes."""
    try:
        log = Log.read(record)
    except (RecordError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from error
    counts = dict.fromkeys(Judged, 0)
    differing: list[int] = []
    for index, judged in replay(log):
        counts[judged] += 1
        if judged is not Judged.SAME:
            differing.append(index)
    log.close()
    if as_json:
        click.echo(json.dumps({**{k.value: n for k, n in counts.items()}, "entries": differing}))
    else:
        for judged, number in counts.items():
            click.echo(f"{number:>8}  {judged.value}")
        for index in differing[:20]:
            click.echo(f"entry {index} differs or cannot be judged")
    raise SystemExit(1 if differing else 0)
