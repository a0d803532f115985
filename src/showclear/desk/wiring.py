"""Makes and opens productions: key, record, policy, desk. The only place that puts the parts together."""

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from showclear.desk.clock import Clock
from showclear.desk.config import DataFolder, bundled_packs, pack_files
from showclear.desk.folding import Folding
from showclear.desk.handle import Desk, open_production
from showclear.domain.acts.setting_up import AddPerson, ProductionOpened
from showclear.domain.acts.shapes import PackFile
from showclear.domain.decision import Verdict
from showclear.domain.state import State
from showclear.domain.terms import Role
from showclear.domain.wire import STRUCTURE, decode_act, encode_act, entry_of, texts_of
from showclear.gate.decide import ENGINE
from showclear.record.disclosure import open_pairs
from showclear.record.keys import create_key, load_key, policy_text
from showclear.record.log import Log


def origin_of(slug: str) -> str:
    """The log's name in its checkpoints; opaque to whoever witnesses it."""
    return f"showclear.invalid/{slug}"


def new_production(
    data: DataFolder, slug: str, zone: str, person: str, role: Role, clock: Clock, name: str = ""
) -> tuple[Desk, Log]:
    """Makes key, record and policy.txt, and writes entry 0, with the first person's name as its text.

    Never over something that is there. Raises msgspec.ValidationError for what is no id, before anything is made.
    """
    packs = bundled_packs()
    core = pack_files(packs, "core")
    act = ProductionOpened(
        slug=slug,
        zone=zone,
        person=person,
        role=role,
        engine=ENGINE,
        clock=clock.kind,
        packs=tuple(PackFile(name=n, digest=hashlib.sha256(c).hexdigest()) for n, c in sorted(core.items())),
        texts=("name",) if name else (),
    )
    decode_act(encode_act(act))  # a record must be readable from its first entry on
    key = create_key(data.key(slug))
    log = Log.create(data.record(slug), origin_of(slug), key, data.mark(slug))
    data.policy(slug).write_text(policy_text(origin_of(slug), key.public_key()), encoding="utf-8")
    open_production(log, clock, act, core, {"name": name} if name else {})
    return Desk(log, clock, packs), log


def open_existing(
    data: DataFolder, slug: str, clock: Clock, progress: Callable[[int, int], None] | None = None
) -> tuple[Desk, Log]:
    """Opens what `new_production` made; the record is audited whole before anything is served from it."""

    def opened() -> tuple[Log, State]:
        folding = Folding()
        with collector_resting():
            log = Log.open(data.record(slug), load_key(data.key(slug)), data.mark(slug), progress, folding.read)
        try:
            return log, folding.state()
        except BaseException:
            log.close()
            raise

    log, state = opened()
    return Desk(log, clock, bundled_packs(), state, opened), log


@contextmanager
def collector_resting() -> Iterator[None]:
    """Reading a record makes a great deal that stays and no cycles: looking for some costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def names_in(log: Log) -> dict[str, str]:
    """The names that the record still has, by person id; a name that was withheld or deleted is not there."""
    names: dict[str, str] = {}
    for stored in log.entries():
        if len(stored.disclosures) == len(STRUCTURE):  # no text at all, as nearly every entry
            continue
        opened = open_pairs(stored.leaf, stored.disclosures)
        if "text.name" in opened:
            entry = entry_of(stored.index, 0, opened)
            if isinstance(entry.act, AddPerson | ProductionOpened) and entry.verdict is not Verdict.REFUSED:
                names[entry.act.person] = texts_of(opened)["name"]
    return names
