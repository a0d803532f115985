"""The specification: what must have happened before a request may be allowed, each a sentence over the history of acts.

A clause is given everything that was said before and the request that was allowed, and answers None or what is wrong.
Its name is the sentence it holds; `subject` is the check file of the gate whose work it watches.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from showclear.domain.acts import armory as a
from showclear.domain.acts import on_set as s
from showclear.domain.terms import Action, Custody, RoundClass, Tier, Use
from tests.modelcheck import past_of_weapons as w
from tests.modelcheck.past import UNIT, Past, Said, setup

Complaint = str | None
Hold = Callable[[Past, Said], Complaint]

HAND_OVER: Final = (s.HandWeapon, s.TakeWeapon)
OFFERED: Final = (s.MakeHot, *HAND_OVER)
SHOWN_OR_OFFERED: Final = (s.ShowClear, *OFFERED)
LOADING: Final = (s.LoadDummies, s.MakeHot)
PREPARED: Final = (s.LoadDummies, s.ClearAgain, *SHOWN_OR_OFFERED)
WORKED_ON: Final = (
    a.InspectWeapon, a.CheckBore, a.CleanWeapon, a.TestFire, s.ShowClear, s.ClearAgain, s.LoadDummies, s.MakeHot,
    s.HandWeapon,
)  # fmt: skip
GOING_AHEAD: Final = (a.UnlockWeapon, a.TestFire, s.TakeUp, s.AnnounceOnSet, s.IssueLine, *PREPARED)


class Clause(NamedTuple):
    name: str
    subject: str
    acts: tuple[type, ...]
    hold: Hold

    @property
    def sentence(self) -> str:
        return self.name.replace("_", " ")


CLAUSES: Final[list[Clause]] = []


def clause(subject: str, *acts: type) -> Callable[[Hold], Hold]:
    """Makes a function a clause about these acts."""

    def keep(hold: Hold) -> Hold:
        CLAUSES.append(Clause(hold.__name__, subject, acts, hold))
        return hold

    return keep


class Deal(NamedTuple):
    """What a hand-over, or the looking and loading before it, is for. A taking is for what was offered."""

    weapon: str
    holder: str
    setup: str | None
    use: Use | None
    calls: tuple[Action, ...]
    containers: tuple[str, ...]
    hander: str
    texts: tuple[str, ...]


def deal(past: Past, asked: Said) -> Deal:
    act, by = asked.act, asked.actor
    if isinstance(act, s.TakeWeapon):
        offered = past.last(s.HandWeapon, weapon=act.weapon)
        if offered is None:
            return Deal(act.weapon, "", None, None, (), (), by, ())
        act, by = offered.act, offered.actor
    named: str | None = getattr(act, "setup", None)
    if isinstance(act, s.ClearAgain):
        look = w.full_look(past, act.weapon)
        named = look.act.setup if look else None
    return Deal(
        weapon=getattr(act, "weapon", ""),
        holder=getattr(act, "holder", ""),
        setup=named,
        use=getattr(act, "use", None) or getattr(act, "purpose", None),
        calls=getattr(act, "calls", ()),
        containers=getattr(act, "containers", ()),
        hander=by,
        texts=act.texts,
    )


def scene_of(past: Past, named: str | None) -> str:
    opened = setup(past, named)
    return opened.act.scene if opened else ""


def tier_of(past: Past, asked: Said) -> Tier:
    """From what is inside, and what is about to go in."""
    loading = None
    if isinstance(asked.act, s.MakeHot | a.TestFire):
        loading = RoundClass.BLANK
    elif isinstance(asked.act, s.LoadDummies):
        loading = RoundClass.DUMMY
    return w.tier(past, asked.act.weapon, loading)


def is_real(past: Past, asked: Said) -> bool:
    """Anything but rubber and inert replicas."""
    return w.tier(past, asked.act.weapon) is not Tier.T0


IN_HAND: Final = frozenset({Custody.WITH_WEAPONS_PERSON, Custody.WITH_HOLDER, Custody.PLACED})
OUT: Final = IN_HAND | {Custody.UNATTENDED, Custody.MISSING}

__all__ = ["UNIT", "Clause", "Deal", "clause", "deal"]


def complaints(past: Past, asked: Said) -> list[tuple[Clause, str]]:
    """Every clause this request breaks."""
    found = []
    for each in for_act(type(asked.act)):
        wrong = each.hold(past, asked)
        if wrong is not None:
            found.append((each, wrong))
    return found


_BY_ACT: dict[type, tuple[Clause, ...]] = {}


def for_act(act: type) -> tuple[Clause, ...]:
    if act not in _BY_ACT:
        _BY_ACT[act] = tuple(c for c in CLAUSES if act in c.acts)
    return _BY_ACT[act]
