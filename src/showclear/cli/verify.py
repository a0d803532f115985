"""`showclear verify`: a pack goes to the stdlib verifier, a record to the audit. Both answer 0, 1, 2 or 3."""

import json
from pathlib import Path
from typing import Final

import click

from showclear.cli.export import Waiting
from showclear.record.errors import NotARecord, RecordDamaged, RecordError
from showclear.record.log import Log
from showclear_verify import verify

VERIFIED: Final = 0
FAILED: Final = 1
UNUSABLE: Final = 2
UNPINNED: Final = 3


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--policy", type=click.Path(path_type=Path), help="The policy you hold, never the one inside a pack.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(path: Path, policy: Path | None, as_json: bool) -> None:
    """Verify an evidence pack (a zip) or a record (an SQLite file), offline.

    Exit status: 0 verified under the given policy, 1 failed, 2 unusable, 3 sound but unpinned.
    """
    try:
        text = None if policy is None else policy.read_text(encoding="utf-8")
        status = _pack(path, text, as_json) if _is_zip(path) else _record(path, text, as_json)
    except (OSError, UnicodeDecodeError, verify.Unusable, RecordError) as error:
        why = in_plain_words(error, policy)
        if as_json:
            click.echo(json.dumps({"status": "unusable", "exit": UNUSABLE, "why": why}))
        click.echo(f"UNUSABLE: {why}", err=True)
        status = UNUSABLE
    raise SystemExit(status)


def in_plain_words(error: Exception, policy: Path | None) -> str:
    """What is wrong, where, and how to mend it, where Python's own words say less."""
    if isinstance(error, UnicodeDecodeError):
        return f"{policy} is no policy: it is not text. Give the policy.txt that was printed for you"
    if isinstance(error, OSError):
        return f"{error.filename} can't be read: {error.strerror}. Give the path of a pack or a record"
    return str(error)


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _pack(path: Path, policy: str | None, as_json: bool) -> int:
    with Waiting("verifying the pack") as waiting:
        report = verify.verify_pack(path, policy, waiting)
    click.echo(verify.json_of(report) if as_json else "\n".join(verify.lines_of(report, str(path))))
    return report.status


def _record(path: Path, policy_text: str | None, as_json: bool) -> int:
    pinned = None if policy_text is None else _pinned(policy_text)
    vkey = None if pinned is None else pinned.logs[0].vkey
    try:
        with Waiting("verifying the record") as waiting, Log.read(path, vkey, waiting) as log:
            found = {"entries": log.size, "log": log.origin, "redacted": log.redacted, "vkey": log.vkey}
    except NotARecord as error:
        raise verify.Unusable(str(error)) from error
    except RecordDamaged as damage:
        _say_damaged(path, damage, as_json)
        return FAILED
    status = VERIFIED if pinned and pinned.quorum == "none" else UNPINNED
    if as_json:
        click.echo(json.dumps({"status": verify.WORDS[status].lower(), "exit": status, **found}))
        return status
    click.echo(f"{verify.WORDS[status]}: {path}")
    for name, value in found.items():
        click.echo(f"  {name:<9} {value}")
    if found["entries"]:
        click.echo("  A file copied while a hub writes ends before its record does; `showclear export` takes all.")
    if pinned is None:
        click.echo("  The record agrees with itself. Compare the key with one from elsewhere, or give --policy.")
    elif status == UNPINNED:
        click.echo(f"  The policy asks for cosignatures ({pinned.quorum}), which were not checked.")
    return status


def _pinned(policy_text: str) -> verify.Policy:
    """The policy, read by the same strict reader as for a pack; a record has one log key."""
    try:
        policy = verify.parse_policy(policy_text)
    except verify.Wrong as error:
        raise verify.Unusable(f"the policy cannot be used: {error}") from error
    if len(policy.logs) != 1:
        raise verify.Unusable(f"the policy names {len(policy.logs)} logs; a record is verified under one")
    return policy


def _say_damaged(path: Path, damage: RecordDamaged, as_json: bool) -> None:
    findings = [{"where": one.where, "what": one.what} for one in (damage, *damage.others)]
    if as_json:
        click.echo(json.dumps({"status": "failed", "exit": FAILED, "findings": findings}))
        return
    click.echo(f"FAILED: {path}")
    for finding in findings:
        click.echo(f"  wrong: {finding['where']}: {finding['what']}")
    click.echo(f"  {damage.cure}")
