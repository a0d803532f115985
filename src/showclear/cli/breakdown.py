"""`showclear breakdown`: reads a screenplay and prints its scenes, numbers and page eighths."""

from pathlib import Path
from typing import Any

import click
import msgspec

from showclear.importers.eighths import spoken_eighths
from showclear.importers.read import read_file
from showclear.importers.script import Script, ScriptError


@click.command("breakdown")
@click.argument("script", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for another program.")
@click.pass_context
def command(ctx: click.Context, script: Path, as_json: bool) -> None:
    """Read a SCREENPLAY (Fountain, Final Draft .fdx, Trelby): its scenes, numbers and page eighths."""
    try:
        reading = read_file(script)
        if not reading.scenes:
            raise ScriptError("no scene in it", str(script), "A scene begins with a heading, such as INT. BARN - DAY.")
    except ScriptError as error:
        click.echo(f"{printable(error.where)}: {printable(error.what)}.\n{printable(error.cure)}", err=True)
        ctx.exit(2)
    if as_json:
        click.echo(msgspec.json.encode(as_data(script.name, reading)).decode())
    else:
        show(script.name, reading)


def as_data(name: str, script: Script) -> dict[str, Any]:
    return {
        "script": name,
        "scenes": [
            {
                "index": scene.index,
                "number": scene.number,
                "heading": scene.heading,
                "eighths": scene.eighths,
                "weapons": [],
            }
            for scene in script.scenes
        ],
    }


def show(name: str, script: Script) -> None:
    from rich.console import Console  # the JSON form must not wait for it
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(printable(script.title or name)), title_justify="left")
    table.add_column("", justify="right")
    table.add_column("No.", justify="right")
    table.add_column("Scene")
    table.add_column("Pages", justify="right")
    for scene in script.scenes:
        pages = spoken_eighths(scene.eighths) + ("*" if scene.computed else "")
        words = (str(scene.index), scene.number or "", scene.heading, pages)
        table.add_row(*(Text(printable(word)) for word in words))
    console = Console()
    console.print(table)
    total = spoken_eighths(sum(scene.eighths for scene in script.scenes))
    scenes = "1 scene" if len(script.scenes) == 1 else f"{len(script.scenes)} scenes"
    console.print(Text(f"{scenes}, {total} pages"))
    if any(scene.computed for scene in script.scenes):
        console.print(Text("* counted by line; the writing program stored no length"))


def printable(words: str) -> str:
    """A script may hold control characters; a terminal must not obey them."""
    return "".join(c if c.isprintable() else " " for c in words)
