"""The words that came with entries, for a page that quotes somebody. A text that was deleted is simply not there."""

from collections.abc import Iterable

from showclear.desk.handle import Desk
from showclear.domain.wire import texts_of
from showclear.record.disclosure import open_pairs


def quotes(desk: Desk, indexes: Iterable[int], name: str) -> dict[int, str]:
    """The text of this name of each of these entries that has one."""
    wanted = sorted(set(indexes))
    rows = desk.read(lambda log: [stored for index in wanted for stored in log.entries(index, index + 1)])
    texts = {stored.index: texts_of(open_pairs(stored.leaf, stored.disclosures)) for stored in rows}
    return {index: found[name] for index, found in texts.items() if name in found}
