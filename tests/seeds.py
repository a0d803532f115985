"""Named starting points of the rule cases, each a walk over tests/cast.py. A case names one with `from`.

Every seed is walked once; a case gets its own copy. A seed "but ..." is the same walk with one fact changed or left
out.
"""

import copy
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from showclear.domain.decision import Decision, Verdict
from showclear.domain.planning_terms import Hazard
from tests import cast
from tests.cast import MINUTE, Day

Change = Callable[[str, str, dict[str, Any]], dict[str, Any] | None]
Walk = Callable[[Day], None]


LEFT_OUT = Decision(verdict=Verdict.RECORDED, engine="", book="")


class Altered(Day):
    """A day on which one thing is otherwise: `change` answers the fields to ask with, or None to leave the act out."""

    change: Change

    def __init__(self, change: Change) -> None:
        self.change = change
        super().__init__()

    def must(self, actor: str, act: str, **fields: Any) -> Decision:
        told = self.change(actor, act, fields)
        return LEFT_OUT if told is None else super().must(actor, act, **told)


def without(act: str, **only: Any) -> Change:
    """Leaves out every such act whose fields are these."""

    def change(_actor: str, told: str, fields: dict[str, Any]) -> dict[str, Any] | None:
        left_out = told == act and all(fields.get(k) == v for k, v in only.items())
        return None if left_out else fields

    return change


def instead(only: dict[str, dict[str, Any]]) -> Change:
    """Other values in every act of these names."""
    return lambda _actor, act, fields: {**fields, **only.get(act, {})}


def assessed_in_the_plan(actor: str, act: str, fields: dict[str, Any]) -> dict[str, Any] | None:
    """No risk assessment is filed: each plan has its own instead."""
    told = without("FileDocument", kind="RISK_ASSESSMENT")(actor, act, fields)
    one = {"exposed": ["cast"], "without": "MEDIUM", "controls": ["DISTANCE"], "with_controls": "LOW"}
    return {**told, "risks": [{"hazard": h.value, **one} for h in Hazard]} if told and act == "DraftPlan" else told


def nothing(_day: Day) -> None:
    """The production is open, and that is all."""


def armory_open(day: Day) -> None:
    cast.people_and_papers(day)
    cast.armory(day)


def day_before_plans(day: Day) -> None:
    armory_open(day)
    cast.inspect_dummies(day)
    cast.morning(day)


def before_the_day(day: Day) -> None:
    armory_open(day)
    cast.plans(day)


def no_meeting_yet(day: Day) -> None:
    before_the_day(day)
    day.must("p-dee", "OpenDay", unit="un-main", date="2026-06-03")


def prepared(day: Day) -> None:
    before_the_day(day)
    cast.morning(day)


def setup_open(day: Day, **fields: Any) -> None:
    prepared(day)
    cast.open_setup(day, **fields)


def colt_unlocked(day: Day, **fields: Any) -> None:
    setup_open(day, **fields)
    cast.unlock_colt(day)


def colt_loaded(day: Day, **fields: Any) -> None:
    colt_unlocked(day, **fields)
    cast.load_colt(day)


def colt_shown(day: Day) -> None:
    prepared(day)
    cast.colt_shown(day)


def colt_shown_to_nobody(day: Day) -> None:
    colt_loaded(day)
    cast.show_colt(day)


def colt_offered(day: Day) -> None:
    colt_shown(day)
    cast.hand_colt(day)


def colt_seen_by_tess(day: Day) -> None:
    colt_offered(day)
    cast.see(day, "p-tess")


def colt_taken(day: Day) -> None:
    colt_seen_by_tess(day)
    day.must("p-tess", "TakeWeapon", weapon="w-colt")


def colt_back(day: Day) -> None:
    colt_taken(day)
    day.must("p-dee", "ActionCut", setup="su-4a")
    day.must("p-ana", "WeaponReturned", weapon="w-colt")


def colt_home(day: Day) -> None:
    colt_back(day)
    cast.colt_home(day)


def rubber_proved(day: Day) -> None:
    prepared(day)
    day.must("p-ana", "ClearLine", unit="un-main", weapons=["w-colt-rubber"])


def rifle_shown(day: Day) -> None:
    prepared(day)
    cast.rifle_shown(day)


def rifle_hot(day: Day) -> None:
    rifle_shown(day)
    cast.make_hot(day)


def rifle_offered(day: Day) -> None:
    rifle_hot(day)
    cast.hand_rifle(day)


def rifle_seen_by_ida(day: Day) -> None:
    rifle_offered(day)
    cast.see(day, "p-ida", weapon="w-rifle", saw=cast.TWO_QUARTER)


def rifle_warned(day: Day) -> None:
    rifle_offered(day)
    day.must("p-dee", "AnnounceOnSet", weapon="w-rifle", call="FIRING", statement=statement(day, "w-rifle"))
    cast.see(day, "p-ida", weapon="w-rifle", saw=cast.TWO_QUARTER)


def statement(day: Day, weapon: str) -> int:
    clearing = day.state.weapons[weapon].clearing
    return clearing.statement if clearing else day.head


def five_minutes_before(minutes: int, shown: Walk, day: Day) -> None:
    """A weapon is shown late in the day, and then it is five minutes before the armorer has been in this long."""
    prepared(day)
    came_in = day.state.people["p-ana"].in_at
    day.at = came_in + (minutes - 10) * MINUTE
    shown(day)
    day.at = came_in + (minutes - 5) * MINUTE


PLAIN: dict[str, Walk] = {
    "empty production": nothing,
    "people and papers": cast.people_and_papers,
    "armory open": armory_open,
    "day open, nothing planned": day_before_plans,
    "before the day": before_the_day,
    "day open, no meeting": no_meeting_yet,
    "prepared": prepared,
    "set-up open": setup_open,
    "colt unlocked": colt_unlocked,
    "colt loaded": colt_loaded,
    "colt loaded, at the lens": partial(colt_loaded, muzzle=["AT_LENS"]),
    "colt loaded, at the lens, shield up": partial(colt_loaded, muzzle=["AT_LENS"], shield=True),
    "colt shown to nobody": colt_shown_to_nobody,
    "colt shown": colt_shown,
    "colt offered": colt_offered,
    "colt offered and seen": colt_seen_by_tess,
    "colt taken": colt_taken,
    "colt back": colt_back,
    "colt home": colt_home,
    "rubber proved": rubber_proved,
    "rifle shown": rifle_shown,
    "rifle hot": rifle_hot,
    "rifle offered and seen": rifle_seen_by_ida,
    "rifle offered, warned and seen": rifle_warned,
    **{
        f"colt shown, five minutes before {hours} hours": partial(five_minutes_before, hours * 60, cast.colt_shown)
        for hours in (10, 11, 12)
    },
    "rifle shown, five minutes before 14 hours": partial(five_minutes_before, 840, cast.rifle_shown),
}

OTHERWISE: dict[str, tuple[Walk, Change]] = {
    **{
        f"prepared, but Ana has no {words}": (prepared, without("RecordCertificate", person="p-ana", kind=kind))
        for words, kind in (
            ("permit", "FIREARMS_PERMIT"),
            ("federal document", "FEDERAL_DOCUMENT"),
            ("handler training", "HANDLER_TRAINING"),
        )
    },
    "colt loaded, but Cam has no course": (
        colt_loaded,
        without("RecordCertificate", person="p-cam", kind="SAFETY_COURSE"),
    ),
    "people and papers, but no supplier's licence": (
        cast.people_and_papers,
        without("FileDocument", kind="SUPPLIER_LICENCE"),
    ),
    "colt shown, but no risk assessment": (colt_shown, assessed_in_the_plan),
    "prepared, but no risk assessment": (
        day_before_plans,
        without("FileDocument", kind="RISK_ASSESSMENT"),
    ),
    "colt shown, and the script tells its words": (
        colt_shown,
        instead({"FileScript": {"scenes": [{"scene": str(n), "words": str(n) * 64} for n in range(1, 6)]}}),
    ),
    "rifle shown, but no public notice": (rifle_shown, without("FileDocument", kind="PUBLIC_NOTICE")),
    "rifle shown, but no insurance": (rifle_shown, without("FileDocument", kind="INSURANCE")),
    "rifle shown, but neither bore checked nor test fired": (
        rifle_shown,
        lambda _actor, act, fields: None if act in {"CheckBore", "TestFire"} else fields,
    ),
    "rifle shown, but not test fired": (rifle_shown, without("TestFire")),
    "rifle shown, but no zone": (rifle_shown, without("DeclareZone")),
    "rifle shown, but planned and tested at five metres": (
        rifle_shown,
        instead({"TestFire": {"distance": 5000}, "DraftPlan": {"distance": 5000}}),
    ),
    "rifle shown, but planned and tested at seven metres": (
        rifle_shown,
        instead({"TestFire": {"distance": 7000}, "DraftPlan": {"distance": 5000}}),
    ),
    "rifle shown, but planned to be passed too": (
        rifle_shown,
        instead({"DraftPlan": {"actions": ["FIRE", "PASS"]}, "HoldMeeting": {"actions": ["FIRE", "PASS"]}}),
    ),
    "colt shown, but planned to be thrown too": (
        colt_shown,
        instead({"DraftPlan": {"actions": ["DRAW", "THROW"]}, "HoldMeeting": {"actions": ["DRAW", "THROW"]}}),
    ),
    "rifle shown, but planned to be rehearsed with blanks": (
        rifle_shown,
        instead({"DraftPlan": {"uses": ["TAKE", "REHEARSAL"]}}),
    ),
    "rifle shown, but the plan allows any direction": (
        rifle_shown,
        instead({"DraftPlan": {"muzzle": ["OFF_AXIS", "AT_LENS", "AT_PERSON", "AT_SELF", "DOWN"]}}),
    ),
}  # fmt: skip


@cache
def _walked(name: str) -> Day:
    if name in PLAIN:
        day, walk = Day(), PLAIN[name]
    else:
        walk, change = OTHERWISE[name]
        day = Altered(change)
    walk(day)
    return day


def seed(name: str) -> Day:
    """A copy of the named day, to go on from. Raises KeyError for a name that is no seed."""
    day = copy.copy(_walked(name))
    day.entries = list(day.entries)
    return day
