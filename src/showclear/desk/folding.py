"""Folds a record while it is audited, so that every entry is read, hashed and decoded once at the start."""

from collections.abc import Iterable, Iterator, Mapping

from showclear.domain.fold.fold import step
from showclear.domain.state import EMPTY, Entry, State
from showclear.domain.wire import entry_of
from showclear.record.disclosure import leaf_header, open_pairs
from showclear.record.store import Stored


def entries_of(rows: Iterable[Stored]) -> Iterator[Entry]:
    """Stored entries opened, texts left out. Of a desk's log take the rows first: opening them needs no pen."""
    for stored in rows:
        opened = open_pairs(stored.leaf, stored.disclosures)
        yield entry_of(stored.index, leaf_header(stored.leaf).rec, opened)


class Folding:
    """Is told the entries one by one. Ask for the state only when the audit has ended well."""

    def __init__(self) -> None:
        self._state = EMPTY
        self._trouble: Exception | None = None

    def read(self, index: int, instant: int, opened: Mapping[str, bytes]) -> None:
        """Never raises: what the audit finds wrong further down is told before an act that nobody here can fold."""
        if self._trouble is None:
            try:
                self._state = step(self._state, entry_of(index, instant, opened))
            except Exception as error:
                self._trouble = error

    def state(self) -> State:
        """The state at the head. Raises what an entry could not be decoded or folded for."""
        if self._trouble is not None:
            raise self._trouble
        return self._state
