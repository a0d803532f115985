"""The `showclear` command: one verb a file, loaded only when it is called.

Exit status of every verb: 0 yes, 1 the answer is no, 2 misuse or unusable input, 3 (`verify` only) sound but unpinned.
"""

import importlib
from typing import Final

import click

VERBS: Final = {
    "new": "Make a production: its key, its record and its policy.txt.",
    "serve": "Serve a production over HTTP.",
    "demo": "Play a shooting day of the invented production Dry Creek.",
    "play": "Play a file of acts against a fresh production and print each decision.",
    "breakdown": "Read a screenplay: its scenes, weapons, what to use and what each needs.",
    "export": "Write the evidence pack of a production.",
    "verify": "Verify an evidence pack or a record, offline.",
    "replay": "Decide every act of a record again and compare the bytes.",
    "badges": "Print a sheet of QR badges for shared tablets.",
    "tags": "Print a sheet of QR labels for weapons and containers.",
    "packs": "Lint and explain the rule packs.",
    "docs": "Print what the code knows of itself: the acts, the custody table.",
}


class Verbs(click.Group):
    """Finds a verb in the module of its name, so that `showclear verify` never waits for the web framework."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click calls it so
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"showclear.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click calls it so
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="showclear")
def main() -> None:
    """The safety system of record of a film set: who looked, when, and who saw."""
