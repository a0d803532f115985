"""`showclear play`: a file of acts with their instants, against a fresh production, each decision printed.

The first line opens the production; each further line is one act, or a list of acts under `acts` as one envelope. A
script or a pack is named in `file`, beside the jsonl: a screenplay is read for its scenes, a pack by its bundled name.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from showclear.desk.clock import ScriptedClock, new_act_id
from showclear.desk.config import DataFolder, pack_files
from showclear.desk.handle import Answer, Asked, Desk, NotAnActError
from showclear.desk.new_draft import scene_lines
from showclear.desk.scripts import read
from showclear.desk.wiring import new_production
from showclear.domain.acts.shapes import Via
from showclear.domain.decision import Outcome
from showclear.domain.terms import Role
from showclear.domain.wire import decode_act
from showclear.gate.words import spoken
from showclear.importers.script import ScriptError
from showclear.record.errors import RecordError
from showclear.rules.load import BrokenPackError

STYLES = {"allowed": "bold", "refused": "bold red", "recorded": "cyan"}


class UnplayableError(Exception):
    """A line that is no act: which line, what, how to mend it."""

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(f"line {line}: {what}. {cure}")


def micros(text: str, line: int) -> int:
    """An RFC 3339 instant with an offset, as µs UTC."""
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise UnplayableError(line, f"no instant: {text!r}", "Write it as 2026-06-03T07:00:00-07:00.") from error
    if at.tzinfo is None:
        raise UnplayableError(line, f"no offset: {text}", "Write it as 2026-06-03T07:00:00-07:00.")
    return int(at.timestamp() * 1_000_000)


def with_file(act: dict[str, Any], file: str, beside: Path, packs: Mapping[str, bytes]) -> dict[str, Any]:
    """Fills in what the named file says: the scenes of a screenplay, the files of a pack."""
    if act.get("act") == "AdoptPack":
        name = file.rstrip("/").split("/")[-1]
        found = pack_files(dict(packs), name)
        files = [{"name": n, "digest": hashlib.sha256(c).hexdigest()} for n, c in sorted(found.items())]
        return {**act, "pack": name, "files": files}
    content = (beside / file).read_bytes()
    draft = read(hashlib.sha256(content).hexdigest(), file, content)
    return {**act, "digest": draft.digest, "scenes": msgspec.to_builtins(scene_lines(draft))}


def asked_of(told: dict[str, Any], line: int, beside: Path, packs: Mapping[str, bytes]) -> Asked:
    """One act of a line. Raises UnplayableError."""
    texts = told.get("texts", {})
    act = told.get("act")
    if not isinstance(act, dict) or not isinstance(texts, dict):
        raise UnplayableError(line, "no act", 'A line is {"at", "actor", "act": {"act": ...}, "texts"?}.')
    try:
        if "file" in told or act.get("act") == "AdoptPack":
            act = with_file(act, str(told.get("file") or act.get("pack", "")), beside, packs)
        via = msgspec.convert({"how": "PLAY", **told.get("via", {})}, Via)
        if "seen" in told:
            via = msgspec.structs.replace(via, seen=int(told["seen"]))
        decoded = decode_act(msgspec.json.encode({**act, "texts": sorted(texts)}))
    except (msgspec.MsgspecError, BrokenPackError, ScriptError, OSError, ValueError) as error:
        raise UnplayableError(line, str(error), "`showclear docs acts` lists every act and its fields.") from error
    return Asked(id=told.get("id") or new_act_id(), actor=str(told.get("actor", "")), via=via, act=decoded, texts=texts)


def lines_of(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnplayableError(0, f"{path}: {error}", "Name a file of one JSON object a line, in UTF-8.") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("//"):
            continue
        try:
            told = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnplayableError(number, f"not JSON: {error}", "One JSON object a line.") from error
        if not isinstance(told, dict):
            raise UnplayableError(number, "not an object", "One JSON object a line.")
        yield number, told


def opened(told: dict[str, Any], line: int, data: DataFolder, clock: ScriptedClock) -> Desk:
    """The fresh production that the first line describes."""
    act = told.get("act")
    if not isinstance(act, dict) or act.get("act") != "ProductionOpened":
        raise UnplayableError(line, "the first act is not ProductionOpened", "Begin with the production.")
    try:
        slug, zone, person, role = (str(act[k]) for k in ("slug", "zone", "person", "role"))
        desk, _ = new_production(data, slug, zone, person, Role(role), clock)
    except (KeyError, ValueError) as error:
        raise UnplayableError(line, f"ProductionOpened: {error}", "It has slug, zone, person and role.") from error
    return desk


def as_json(answer: Answer, desk: Desk) -> dict[str, Any]:
    reasons = [(r, spoken(r, desk.book)) for r in (answer.decision.reasons if answer.decision else ())]
    advising = {Outcome.ADVISED, Outcome.OVERRIDDEN}

    def told(words: Any) -> dict[str, Any]:
        keys = {"rule": words.rule, "text": words.text, "value": words.value, "cite": words.cite, "cure": words.cure}
        return {k: msgspec.to_builtins(v) for k, v in keys.items()}

    return {
        "index": answer.index,
        "act": answer.act,
        "actor": answer.actor,
        "verdict": answer.verdict.value,
        "reasons": [told(w) for r, w in reasons if r.outcome not in advising],
        "advisories": [told(w) for r, w in reasons if r.outcome in advising],
    }


def show(console: Console, answer: Answer, desk: Desk) -> None:
    told = as_json(answer, desk)
    style = STYLES[told["verdict"]]
    word = "not yet" if told["verdict"] == "refused" else told["verdict"]
    console.print(f"{told['index']:>5}  [{style}]{word:<9}[/]  {told['actor']:<10} {told['act']}", highlight=False)
    for reason in told["reasons"]:
        console.print(f"                  [red]·[/] {reason['text']}  [dim]{reason['rule']}[/]", highlight=False)
        console.print(f"                    [dim]{reason['cure']}[/]", highlight=False)
    for reason in told["advisories"]:
        console.print(f"                  [yellow]·[/] {reason['text']}  [dim]{reason['rule']}[/]", highlight=False)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "json_lines", is_flag=True, help="One JSON line per act.")
@click.option("--data", type=click.Path(path_type=Path), help="Keep the production here; left out, it is thrown away.")
def command(file: Path, json_lines: bool, data: Path | None) -> None:
    """Play a file of acts against a fresh production and print each decision. Exit 0 when every line was decided."""
    console = Console()
    clock = ScriptedClock()
    desk: Desk | None = None
    with tempfile.TemporaryDirectory() as scratch:
        folder = DataFolder(data or Path(scratch))
        try:
            for number, told in lines_of(file):
                clock.at = micros(told.get("at", ""), number)
                if desk is None:
                    desk = opened(told, number, folder, clock)
                    continue
                envelope = [{**told, "acts": None, **one} for one in told["acts"]] if told.get("acts") else [told]
                asked = [asked_of(one, number, file.parent, desk.bundled()) for one in envelope]
                try:
                    answers = desk.hand_in(asked)
                except NotAnActError as error:
                    raise UnplayableError(number, error.what, error.cure) from error
                for answer in answers:
                    if json_lines:
                        click.echo(json.dumps(as_json(answer, desk)))
                    else:
                        show(console, answer, desk)
            if desk is None:
                raise UnplayableError(0, "nothing in the file", "Begin with ProductionOpened.")
        except UnplayableError as error:
            click.echo(f"error: {file}: {error}", err=True)
            raise SystemExit(2) from error
        except (RecordError, OSError) as error:
            click.echo(f"error: {folder.root}: {error}. Name a folder that can be written with --data.", err=True)
            raise SystemExit(2) from error
        finally:
            if desk is not None:
                desk.close()
