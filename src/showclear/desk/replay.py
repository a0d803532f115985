"""Decides every act of a record again with the packs the record holds: proves that the gate was honest."""

from collections.abc import Iterator
from enum import StrEnum

from showclear.domain.fold.fold import step
from showclear.domain.state import EMPTY, State
from showclear.domain.terms import HUB
from showclear.domain.wire import encode_decision, entry_of
from showclear.gate.book import Book, book_of
from showclear.gate.decide import ENGINE, decide
from showclear.record.disclosure import leaf_header, open_pairs
from showclear.record.log import Log


class Judged(StrEnum):
    SAME = "same"
    DIFFERS = "differs"
    CANNOT = "cannot be judged"


def book_at(log: Log, state: State) -> Book | None:
    """The book of the packs adopted so far; None when their bytes are not in this record."""
    files: list[tuple[str, bytes]] = []
    for pack in state.packs:
        for file in pack.files:
            content = log.blob(file.digest)
            if content is None:
                return None
            files.append((file.name, content))
    return book_of(tuple(sorted(files)))


def replay(log: Log) -> Iterator[tuple[int, Judged]]:
    """Yields each entry's index and how its decision compares."""
    state = EMPTY
    book: Book | None = None
    packs: object = None
    for stored in log.entries():
        opened = open_pairs(stored.leaf, stored.disclosures)
        entry = entry_of(stored.index, leaf_header(stored.leaf).rec, opened)
        if state.packs is not packs or book is None:
            book, packs = book_at(log, state), state.packs
        if entry.actor == HUB:
            yield stored.index, Judged.SAME
        elif book is None or entry.decision is None or entry.decision.engine != ENGINE:
            yield stored.index, Judged.CANNOT
        else:
            again = decide(state, entry.act, entry.actor, book, entry.instant, entry.via)
            same = encode_decision(again) == opened["decision"]
            yield stored.index, Judged.SAME if same else Judged.DIFFERS
        state = step(state, entry)
