"""People as the state knows them: roles, certificates, hours. Never a name: names are texts."""

from msgspec import Struct

from showclear.domain.terms import CertificateKind, Day, Duty, Role


class Grant(Struct, frozen=True, kw_only=True):
    role: Role
    unit: str | None
    date: Day | None
    duties: tuple[Duty, ...]
    acting: bool
    index: int

    def holds(self, unit: str | None, day: Day | None) -> bool:
        """True on this unit and day; a grant without a unit or a day holds on all of them."""
        return (self.unit is None or unit is None or self.unit == unit) and (
            self.date is None or day is None or self.date == day
        )


class Certificate(Struct, frozen=True, kw_only=True):
    kind: CertificateKind
    start: Day
    until: Day
    index: int


class Person(Struct, frozen=True, kw_only=True):
    """`in_unit` is empty while the person is not at work; instants in µs UTC, 0 when never."""

    id: str
    department: str
    agreement: str = ""
    minor: bool = False
    account: bool = True
    index: int = 0
    grants: tuple[Grant, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    in_unit: str = ""
    in_at: int = 0
    out_at: int = 0

    def roles(self, unit: str | None, day: Day | None) -> frozenset[Role]:
        return frozenset([g.role for g in self.grants if g.holds(unit, day)])

    def duties(self, unit: str | None, day: Day | None) -> frozenset[Duty]:
        return frozenset([d for g in self.grants if g.holds(unit, day) for d in g.duties])

    def is_certified(self, kind: CertificateKind, day: Day) -> bool:
        """Whether a certificate of this kind is in date on this day."""
        return any(held.kind is kind and held.start <= day <= held.until for held in self.certificates)

    def newest(self, kind: CertificateKind) -> Certificate | None:
        """The certificate of this kind that was filed last, in date or not."""
        return next((held for held in reversed(self.certificates) if held.kind is kind), None)
