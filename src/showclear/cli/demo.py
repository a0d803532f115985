"""`showclear demo`: a shooting day of the invented production Dry Creek, over real HTTP, against a fresh record.

Plays demo/dry-creek.jsonl line by line as its people, prints each decision, exports and verifies the evidence, tampers
with a copy to show the verifier name the entry, and stays up serving the weapons board. Exit 0 only if all went so.
"""

import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import httpx
import msgspec
from rich.console import Console

from showclear.cli.play import lines_of, micros, opened, with_file
from showclear.desk.clock import ScriptedClock, new_act_id
from showclear.desk.config import DataFolder, shipped
from showclear.desk.feed import Feed
from showclear.desk.sessions import Sessions
from showclear.evidence.pack import write_pack
from showclear.record.errors import RecordError
from showclear.record.log import Log
from showclear.web.app import Production, make_app
from showclear.web.run import running
from showclear_verify import verify as verifier

SLUG = "dry-creek"


class Untold(Exception):  # noqa: N818 - the day went otherwise than it is told
    """Something went otherwise than the story tells."""


class Crew:
    """The people of the story, each with their own session on the hub."""

    def __init__(self, address: str, sessions: Sessions) -> None:
        self._address = address
        self._sessions = sessions
        self._clients: dict[str, httpx.Client] = {}
        self._told = 0  # the last entry that was shown to everybody

    def of(self, person: str) -> httpx.Client:
        """This person's session: joined by their own enrolment link the first time they speak."""
        if person not in self._clients:
            client = httpx.Client(base_url=f"{self._address}/api/productions/{SLUG}", timeout=30)
            joined = client.post("/enrol", json={"token": self._sessions.invite(person)}).raise_for_status().json()
            client.headers["x-csrf-token"] = joined["csrf"]
            self._clients[person] = client
        return self._clients[person]

    def hand_in(self, person: str, acts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        seen = [{**act, "seen": self._told} for act in acts]
        answer = self.of(person).post("/acts", json={"acts": seen})
        if answer.status_code != 200:
            raise Untold(f"{answer.status_code}: {answer.text}")
        entries: list[dict[str, Any]] = answer.json()["entries"]
        self._told = entries[-1]["index"]
        return entries

    def close(self) -> None:
        for client in self._clients.values():
            client.close()


def show(console: Console, entry: dict[str, Any], names: dict[str, str]) -> None:
    word, style = {"refused": ("not yet", "bold red"), "recorded": ("recorded", "cyan")}.get(
        entry["verdict"], (entry["verdict"], "bold")
    )
    who = names.get(entry["actor"], entry["actor"])
    console.print(f"{entry['index']:>5}  [{style}]{word:<9}[/] {entry['act']:<20} [dim]{who}[/]", highlight=False)
    for reason in entry["reasons"]:
        console.print(f"                   {reason['text']} [dim]{reason['rule']}[/]", highlight=False)
        console.print(f"                   [dim]-> {reason['cure']}[/]", highlight=False)


def checked(line: dict[str, Any], entries: list[dict[str, Any]]) -> None:
    """Raises Untold when the last answer is not the one the story tells."""
    last = entries[-1]
    rules = {r["rule"] for r in last["reasons"]}
    if line.get("expect", last["verdict"]) != last["verdict"] or not set(line.get("rules", ())) <= rules:
        told = f"{line.get('expect')} {line.get('rules', '')}"
        raise Untold(f"entry {last['index']} {last['act']} was {last['verdict']} {sorted(rules)}, told as {told}")


def body_of(one: dict[str, Any], file: str, beside: Path, packs: dict[str, bytes]) -> dict[str, Any]:
    act = one["act"]
    if file or act.get("act") == "AdoptPack":
        act = with_file(act, file or act.get("pack", ""), beside, packs)
    return msgspec.to_builtins({"id": new_act_id(), "act": act, "texts": one.get("texts") or {}})  # type: ignore[no-any-return]


def played(crew: Crew, production: Production, lines: Iterator[tuple[int, dict[str, Any]]], clock: ScriptedClock, console: Console) -> int:  # fmt: skip  # noqa: E501
    """Plays every line; answers how many different rules refused something."""
    refused: set[str] = set()
    beside, packs = shipped("demo"), dict(production.desk.bundled())
    for number, line in lines:
        clock.at = micros(line["at"], number)
        if line.get("say"):
            console.print(f"\n[italic]{line['say']}[/]", highlight=False)
        if line.get("file"):  # the screenplay itself, for the script's pages; the record has its digest only
            production.scripts.keep(line["file"], (beside / line["file"]).read_bytes())
        acts = line.get("acts") or [line]
        entries = crew.hand_in(line["actor"], [body_of(one, line.get("file", ""), beside, packs) for one in acts])
        for one, entry in zip(acts, entries, strict=True):
            if one["act"]["act"] == "AddPerson":
                production.names[one["act"]["person"]] = one["texts"]["name"]
            show(console, entry, production.names)
            refused |= {r["rule"] for r in entry["reasons"]}
        checked(line, entries)
    return len(refused)


def proved(folder: DataFolder, console: Console) -> None:
    """Exports, verifies, tampers with a copy, and shows that the lie is named."""
    root = folder.root
    policy = folder.policy(SLUG).read_text(encoding="utf-8")
    pack, copy = root / "evidence.zip", root / "tampered.zip"
    (root / "policy.txt").write_text(policy, encoding="utf-8")
    log = Log.read(folder.record(SLUG))
    write_pack(log, pack, policy, Path(verifier.__file__).read_bytes())
    size = log.size
    log.close()
    console.rule("The evidence")
    if verifier.main([str(pack), "--policy", str(root / "policy.txt")]) != 0:
        raise Untold("the evidence pack did not verify")
    console.print("\nNow one byte of a copy is changed, as somebody might who wants the day to look better:")
    tamper(pack, copy, f"entries/{size // 2:08d}.leaf")
    if verifier.main([str(copy), "--policy", str(root / "policy.txt")]) != 1:
        raise Untold("the tampered copy was not caught")


def tamper(pack: Path, copy: Path, name: str) -> None:
    shutil.copyfile(pack, copy)
    with zipfile.ZipFile(pack) as whole, zipfile.ZipFile(copy, "w") as lie:
        for info in whole.infolist():
            content = whole.read(info)
            if info.filename == name:
                content = content.replace(b'"rec":1', b'"rec":2', 1)
            lie.writestr(info, content)


@click.command()
@click.option("--data", default="demo-data", show_default=True, type=click.Path(path_type=Path), help="Made anew.")
@click.option("--port", default=8080, show_default=True)
@click.option("--once", is_flag=True, help="Exit when the day is over instead of serving the board.")
def command(data: Path, port: int, once: bool) -> None:
    """Play a shooting day of the invented production Dry Creek over HTTP, and prove its record."""
    console = Console()
    if data.exists():
        if any(data.iterdir()) and not (data / "productions" / SLUG).is_dir():
            raise click.UsageError(f"{data} holds something else: name an empty folder with --data")
        shutil.rmtree(data)
    folder, clock = DataFolder(data), ScriptedClock()
    lines = lines_of(shipped("demo") / "dry-creek.jsonl")
    number, first = next(lines)
    clock.at = micros(first["at"], number)
    try:
        desk = opened(first, number, folder, clock)
    except (RecordError, OSError) as error:
        raise click.UsageError(f"{data}: {error}. Name a folder that can be written with --data.") from error
    sessions = Sessions(folder.record(SLUG).parent / "sessions.sqlite", clock)
    policy = folder.policy(SLUG).read_text(encoding="utf-8")
    production = Production(desk, sessions, Feed(desk), {"p-uma": "Uma Keller"}, open_board=True, policy=policy)
    try:
        with running(make_app({SLUG: production}), "127.0.0.1", port) as address:
            console.print(f"[bold]Dry Creek[/], an invented production, at {address}\n")
            crew = Crew(address, sessions)
            rules = played(crew, production, lines, clock, console)
            crew.close()
            console.print(f"\n{desk.state.head + 1} entries; {rules} different rules said not yet, each was cured.\n")
            proved(folder, console)
            if not once:
                console.print(f"\nThe weapons board is at [bold]http://localhost:{port}[/]. Ctrl-C ends it.")
                show_ways_in(console, production, f"http://localhost:{port}")
                wait()
    except OSError as error:
        raise click.UsageError(f"port {port}: {error.strerror or error}; name another with --port") from error
    except Untold as error:
        click.echo(f"error: the day went otherwise than told: {error}", err=True)
        raise SystemExit(1) from error
    finally:
        desk.close()
        sessions.close()


def show_ways_in(console: Console, production: Production, address: str) -> None:
    """Links that sign in as people of the story, each good once: open them in windows that share no cookies."""
    console.print("Each of these signs you in as one of the crew, once:")
    for person, what in (("p-ana", "armorer"), ("p-dee", "1st AD"), ("p-tess", "performer"), ("p-uma", "UPM")):
        link = f"{address}/join/{SLUG}#{production.sessions.invite(person)}"
        console.print(f"  {production.names[person]}, {what}: {link}", highlight=False, soft_wrap=True)


def wait() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        return
