"""The closed list of acts. A new act is an addition to the table in docs/acts.md first."""

from typing import Final, Union

from msgspec import Struct

from showclear.domain.acts import armory, day, notices, on_set, reports, setting_up
from showclear.domain.acts.shapes import Report, Request

_MODULES: Final = (setting_up, armory, day, notices, on_set, reports)


def _classes(base: type[Struct]) -> tuple[type[Struct], ...]:
    return tuple(
        found
        for module in _MODULES
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, base) and found is not base
    )


REQUESTS: Final = _classes(Request)
REPORTS: Final = _classes(Report)
HUB_ACTS: Final = frozenset(c for c in REPORTS if not c.WHO)  # type: ignore[attr-defined]
ACTS: Final = REQUESTS + REPORTS
BY_TAG: Final = {c.__name__: c for c in ACTS}

Act = Request | Report
AnyAct = Union[ACTS]  # type: ignore[valid-type]  # noqa: UP007 - built from the table, for the decoder alone

# A STOP, a closed day, a stepped clock or an hours limit refuses these and no others: curing stays possible.
GOING_AHEAD: Final = frozenset(
    {
        armory.UnlockWeapon, armory.TestFire, on_set.LoadDummies, on_set.MakeHot, on_set.ShowClear, on_set.ClearAgain,
        on_set.HandWeapon, on_set.TakeWeapon, on_set.TakeUp, on_set.AnnounceOnSet, on_set.IssueLine,
    }
)  # fmt: skip

# The first is allowed and pending; the second person's Countersign decides it again and lets it take effect.
OF_TWO_PEOPLE: Final = frozenset(
    {
        on_set.Restart, setting_up.ReplaceHouseValue, on_set.Override, on_set.CloseInvestigation,
        armory.IdentifyRounds, armory.WriteOffRounds,
    }
)  # fmt: skip
