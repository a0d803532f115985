"""Reads rule packs, strictly: an unknown key, a bad date or a missing citation is an error that says how to mend it."""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from showclear.rules.schema import Authority, Rule, Topic


class BrokenPackError(Exception):
    """A pack file that can't be used: which file, which key, how to mend it."""

    def __init__(self, file: str, what: str, cure: str) -> None:
        self.file, self.what, self.cure = file, what, cure
        super().__init__(f"{file}: {what}. {cure}")


class PackBytes(Struct, frozen=True, kw_only=True):
    """One file of a pack as adopted: its name (`core/custody.toml`), exact bytes and digest."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def read_topic(name: str, content: bytes) -> Topic:
    """The topic in these bytes.

    Raises BrokenPackError that names the file, the key and the cure.
    """
    try:
        table = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenPackError(name, f"not TOML: {error}", "Mend the line it names.") from error
    try:
        topic = msgspec.convert(table, Topic)
    except msgspec.ValidationError as error:
        raise BrokenPackError(name, str(error), "docs/packs.md lists every key and its form.") from error
    for rule in topic.rule:
        problem = rule_problem(topic, rule)
        if problem:
            raise BrokenPackError(name, f"{rule.id}: {problem[0]}", problem[1])
    return topic


def rule_problem(topic: Topic, rule: Rule) -> tuple[str, str] | None:
    """What is wrong with one rule, and the cure; None when nothing is."""
    if not rule.id.startswith(f"{topic.pack}."):
        return "its id is not of this pack", f"Begin the id with '{topic.pack}.'."
    last = None
    for dated in rule.value:
        if dated.authority is not Authority.HOUSE and dated.cite is None:
            return f"the value from {dated.start} has no cite", "Add cite, or authority = 'house'."
        if dated.cite and dated.cite.read_on and dated.checked_on and dated.checked_on < dated.cite.read_on:
            return f"the value from {dated.start} was checked before it was read", "Mend checked_on or read_on."
        if last is not None and dated.start <= last.start:
            return f"values are out of order at {dated.start}", "Order them by `from`."
        if last is not None and last.until is not None and last.until >= dated.start:
            return f"values overlap at {dated.start}", "End the earlier one the day before."
        last = dated
    return None


def read_folder(folder: Path) -> tuple[PackBytes, ...]:
    """Every topic of one pack folder, by name. Case files are not part of a pack."""
    files = sorted(p for p in folder.glob("*.toml") if not p.name.endswith(".cases.toml"))
    if not files:
        raise BrokenPackError(str(folder), "no topic file in it", "A pack is a folder of <topic>.toml files.")
    return tuple(PackBytes(name=f"{folder.name}/{p.name}", content=p.read_bytes()) for p in files)


def read_rules(files: Mapping[str, bytes]) -> dict[str, Rule]:
    """Every rule of these files by id. Raises BrokenPackError when two rules share an id."""
    rules: dict[str, Rule] = {}
    for name, content in files.items():
        for rule in read_topic(name, content).rule:
            if rule.id in rules:
                raise BrokenPackError(name, f"{rule.id} stands in another file too", "An id is for ever and once.")
            rules[rule.id] = rule
    return rules
