"""What a pack may say and should not: each warning names the rule, and a pack without one is quiet."""

from datetime import date

from showclear.rules.lint import warnings
from showclear.rules.load import read_topic

A_RULE = """
pack = "{pack}"
topic = "stops"
about = "One rule"

[[rule]]
id = "{pack}.stop"
title = "No STOP touches it"
check = "stop.no_stop"
applies_to = {{ acts = ["@going-ahead"] }}
horizon = "now"
step = 11
kind = "trust"
unit = "flag"
stricter = "true"
cured_by = ["armorer"]
says = {{ en = "STOP." }}
cure = {{ en = "Restart it." }}
[[rule.value]]
from = {begins}
value = true
"""
CITED = """
authority = "guide"
evidence = "unverified"
cite = { title = "A guide", section = "1" }
"""
HOUSE = """
authority = "house"
evidence = "unverified"
"""


def warned(pack: str, sourced: str, *, begins: str = "1970-01-01", today: date | None = None) -> list[str]:
    told = A_RULE.format(pack=pack, begins=begins) + sourced
    return warnings(read_topic(f"{pack}/stops.toml", told.encode()), today)


def test_a_core_rule_that_begins_late_is_warned_of_and_another_packs_is_not() -> None:
    late = "core.stop: a core rule holds always; begin it on 1970-01-01"
    assert warned("core", HOUSE, begins="2025-01-01") == [late]
    assert warned("core", HOUSE) == []
    assert warned("us-ca", HOUSE, begins="2025-01-01") == []


def test_a_source_nobody_has_read_again_is_warned_of_and_the_house_needs_none() -> None:
    unread = "us-ca.stop: nobody has said when the source of 1970-01-01 was read again"
    assert warned("us-ca", CITED) == [unread]
    assert warned("us-ca", HOUSE) == []


def test_a_source_read_a_year_ago_is_fresh_and_a_day_later_it_is_not() -> None:
    read = CITED + "checked_on = 2025-06-01\n"
    assert warned("us-ca", read) == []
    assert warned("us-ca", read, today=date(2026, 6, 1)) == []
    stale = "us-ca.stop: the source of 1970-01-01 was last read on 2025-06-01"
    assert warned("us-ca", read, today=date(2026, 6, 2)) == [stale]
