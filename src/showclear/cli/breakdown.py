"""`showclear breakdown`: reads a screenplay and tells, scene by scene, its weapons, what to use for them and its needs.

Each form is made by a module of its own, loaded only when it is asked for: the JSON form must not wait for the others.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click
import msgspec

from showclear.boards.breakdown import Finding, Sheet, as_data, as_told, spoken
from showclear.desk.sheets import OURS, sheet_of
from showclear.importers.english import is_english
from showclear.importers.read import read_file
from showclear.importers.script import Script, ScriptError
from showclear.importers.weapon_work import SceneReading
from showclear.importers.weapons import weapon_work

FORMS: Final = ("json", "html", "pdf", "csv", "uss", "fdx")
NOT_FOR_A_TERMINAL: Final = ("html", "pdf")
NOT_ENGLISH: Final = (
    "This does not read as English, the one language in which weapons are found. "
    "A scene without a finding may have a gun."
)


@click.command("breakdown")
@click.argument("script", type=click.Path(path_type=Path))
@click.option("--json", "form", flag_value="json", help="One JSON object for another program.")
@click.option(
    "--html",
    "form",
    flag_value="html",
    help="One page, whole in itself: who and what in each scene, and the script with the marks in place.",
)
@click.option("--pdf", "form", flag_value="pdf", help="The same on paper.")
@click.option("--csv", "form", flag_value="csv", help="A row for each weapon of each scene, for a spreadsheet.")
@click.option(
    "--uss",
    "form",
    flag_value="uss",
    help="A breakdown in Universal Schedule Standard, for scheduling programs; weapons are category 500.",
)
@click.option(
    "--fdx",
    "form",
    flag_value="fdx",
    help="The script for Final Draft and whatever reads it, each weapon as a tag on its words.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file, not to the terminal.")
@click.option("--force", is_flag=True, help="Let --out write over a file that is there already.")
@click.pass_context
def command(ctx: click.Context, script: Path, form: str | None, out: Path | None, force: bool) -> None:
    """Read a screenplay (Fountain, Final Draft, Fade In, Celtx, Trelby, PDF) and propose its weapons breakdown.

    For each scene: number, heading, page eighths, weapons with what is done by whom, the safest thing to use, and what
    the scene needs. A proposal to the people who plan it: it clears nothing.
    """
    if out is not None:
        form = form or named_by(out)
        refuse_to_lose(out, script, force)
    elif form in NOT_FOR_A_TERMINAL and sys.stdout.isatty():
        raise click.UsageError(f"--{form} is not for a terminal; name a file with --out")
    try:
        reading = read_file(script)
        if not reading.scenes:
            raise ScriptError("no scene in it", str(script), "A scene begins with a heading, such as INT. BARN - DAY.")
    except ScriptError as error:
        click.echo(f"{printable(error.where)}: {printable(error.what)}.\n{printable(error.cure)}", err=True)
        ctx.exit(2)
    if not is_english(reading):
        click.echo(NOT_ENGLISH, err=True)
    readings = weapon_work(reading)
    sheet = sheet_of(script.name, reading, readings)
    if form is None:
        show(sheet)
        return
    content = fdx_of(reading, readings) if form == "fdx" else made(form, sheet, script)
    if out is None:
        click.echo(content, nl=False)  # bytes go out as they are
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise click.UsageError(f"{out} can't be written: {error.strerror or error}") from error
    click.echo(f"{out}: {counted(sheet)}")


def named_by(out: Path) -> str:
    """The form that the name of the file asks for."""
    form = out.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise click.UsageError(f"{out} does not say its form; add one of {', '.join(f'--{one}' for one in FORMS)}")
    return form


def refuse_to_lose(out: Path, script: Path, force: bool) -> None:
    if not out.exists():
        return
    if out.resolve() == script.resolve():
        raise click.UsageError(f"{out} is the screenplay itself; name another file")
    if not force:
        raise click.UsageError(f"{out} is there already; name another file or add --force")


def made(form: str, sheet: Sheet, script: Path) -> bytes:
    if form == "json":
        return msgspec.json.encode(as_data(sheet)) + b"\n"
    told = as_told(sheet)
    if form == "html":
        from showclear.paper.page import html_of

        return html_of(told)
    if form == "pdf":
        from showclear.paper.breakdown import pdf_of

        return pdf_of(told)
    if form == "uss":
        from showclear.paper.uss import uss_of

        return uss_of(told, written_at(script))
    from showclear.paper.rows import csv_of

    return csv_of(told)


def fdx_of(reading: Script, readings: tuple[SceneReading, ...]) -> bytes:
    from showclear.importers.write_fdx import write_fdx

    return write_fdx(reading, readings).encode()


def written_at(script: Path) -> str:
    """When the file was last saved: the same script gives the same bytes, whenever it is read."""
    return datetime.fromtimestamp(script.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def counted(sheet: Sheet) -> str:
    armed = sum(bool(scene.weapons) for scene in sheet.scenes)
    scenes = "1 scene" if len(sheet.scenes) == 1 else f"{len(sheet.scenes)} scenes"
    return f"{scenes}, {sheet.pages} pages, {armed} with weapons"


def show(sheet: Sheet) -> None:
    from rich.console import Console  # the other forms must not wait for it
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(printable(sheet.title or sheet.script)), title_justify="left")
    table.add_column("", justify="right")
    table.add_column("No.", justify="right")
    table.add_column("Scene")
    table.add_column("Pages", justify="right")
    table.add_column("Weapons")
    table.add_column("Use")
    for scene in sheet.scenes:
        words = (str(scene.index), scene.number or "", scene.heading, scene.pages)
        told = "\n".join(printable(weapon_line(weapon)) for weapon in scene.weapons)
        uses = "\n".join(dict.fromkeys(p.step.use for weapon in scene.weapons for p in weapon.rung))
        table.add_row(*(Text(printable(word)) for word in words), Text(told), Text(uses))
    console = Console()
    console.print(table)
    console.print(Text(counted(sheet)))
    if any(scene.pages.endswith(OURS) for scene in sheet.scenes):
        console.print(Text("* counted by line; the writing program stored no length"))
    if any(scene.weapons for scene in sheet.scenes):
        console.print(
            Text("Proposed from the words of the script. It clears nothing; --html shows the lines and the needs.")
        )


def weapon_line(weapon: Finding) -> str:
    by = f", {', '.join(weapon.by)}" if weapon.by else ""
    at = f" at {', '.join(weapon.at)}" if weapon.at else ""
    return f"{weapon.name}: {spoken(weapon.actions)}{by}{at}"


def printable(words: str) -> str:
    """A script may hold control characters; a terminal must not obey them."""
    return "".join(c if c.isprintable() else " " for c in words)
