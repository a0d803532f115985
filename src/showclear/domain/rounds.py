"""Rounds and what holds them. Dummies and unidentified rounds balance to the round; blanks by container."""

from msgspec import Struct

from showclear.domain.acts.shapes import RoundLook
from showclear.domain.terms import ContainerKind, Custody, Load, RoundClass


class Lot(Struct, frozen=True, kw_only=True):
    id: str
    round_class: RoundClass
    calibre: str
    count: int
    load: Load
    index: int
    left: int = 0  # not yet in any container
    quarantined: int = -1


class Container(Struct, frozen=True, kw_only=True):
    """`held` is what the book says is inside; `loaded` went into weapons; `adrift` has not come back from them."""

    id: str
    kind: ContainerKind
    lot: str
    round_class: RoundClass
    held: int
    filled: int  # entry
    inspected: int = -1
    custody: Custody = Custody.LOCKED
    keeper: str = ""
    holder: str = ""
    adrift: int = 0
    moved: int = -1  # entry that last changed what is inside or who has it
    counted: int = -1
    counted_as: int = -1
    sealed: int = -1
    recount: bool = False  # it took in rounds the book did not know of, or a stray one may have come out of it
    off: int = -1  # entry of the last count of rounds that are no blanks that was not the book's

    @property
    def is_inspected(self) -> bool:
        return self.inspected > max(self.filled, self.off)

    @property
    def is_explained(self) -> bool:
        """Every round was looked at since a count was off. Another count explains nothing: any may have turned up."""
        return self.off <= self.inspected

    @property
    def balances(self) -> bool:
        """Nothing adrift, and the last count was the book's."""
        return not self.adrift and self.counted_as in {-1, self.held}


def shows_dummy(look: RoundLook, features: int) -> bool:
    """At least `features` of hole, rattle, no primer, mark; one that can be seen and one that can be felt or heard."""
    visible = look.hole + look.no_primer + look.mark
    return visible + look.rattle >= features and visible >= 1 and (look.rattle or look.no_primer)
