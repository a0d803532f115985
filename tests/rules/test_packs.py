"""The packs that ship: linted, every check used, every request claimed, every value with its source."""

import inspect
from datetime import date

import pytest

from showclear.desk.config import bundled_packs
from showclear.domain.acts.catalogue import REQUESTS
from showclear.domain.terms import Tier
from showclear.gate.book import MODULES, acts_of
from showclear.gate.case import Case
from showclear.rules.lint import warnings
from showclear.rules.load import read_topic
from showclear.rules.schema import Authority, Rule
from tests.cast import book

FILES = bundled_packs()
RULES = book().rules
LATEST = max(dated.start for rule in RULES.values() for dated in rule.value)
# What must be asked of a weapon that is handed over, whatever else a pack asks.
CLEARANCE = {
    "core.shown", "core.this-setup", "core.this-holder", "core.line-seen", "core.first-ad-seen",
    "core.asked-to-be-shown", "core.undisputed", "core.inspected",
}  # fmt: skip


def is_check(function: object) -> bool:
    """Checks take a case and a value; what else stands in their modules is a helper."""
    if not inspect.isfunction(function) or function.__name__.startswith("_"):
        return False
    given = list(inspect.signature(function).parameters.values())
    return len(given) == 2 and given[0].annotation is Case and given[1].name.strip("_") == "value"


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_topic_has_nothing_to_warn_of(name: str) -> None:
    assert warnings(read_topic(name, FILES[name])) == []


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_topic_says_which_file_it_is(name: str) -> None:
    topic = read_topic(name, FILES[name])
    assert f"{topic.pack}/{topic.topic}.toml" == name


def test_every_check_of_the_gate_is_used_by_a_rule() -> None:
    written = {f"{m}.{n}" for m, module in MODULES.items() for n, f in vars(module).items() if is_check(f)}
    assert sorted(written - {rule.check for rule in RULES.values()}) == []


@pytest.mark.parametrize("act", sorted(c.__name__ for c in REQUESTS))
def test_a_request_is_claimed_by_the_core(act: str) -> None:
    assert [id_ for id_, rule in RULES.items() if id_.startswith("core.") and act in acts_of(rule)]


@pytest.mark.parametrize("tier", [Tier.T1, Tier.T2, Tier.T3])
@pytest.mark.parametrize("act", ["HandWeapon", "TakeWeapon"])
def test_a_hand_over_at_this_tier_is_asked_everything_about_its_clearance(act: str, tier: Tier) -> None:
    claimed = {row.rule.id for row in book().rows(act, tier, date(1970, 1, 1))}
    assert sorted(CLEARANCE - claimed) == []


def test_a_taking_is_also_asked_whether_the_holder_has_seen_it() -> None:
    for tier in (Tier.T1, Tier.T2, Tier.T3):
        assert "core.holder-seen" in {row.rule.id for row in book().rows("TakeWeapon", tier, LATEST)}


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_value_that_is_not_the_house_s_own_has_its_source(rule: Rule) -> None:
    for dated in rule.value:
        assert dated.authority is Authority.HOUSE or (dated.cite is not None and dated.cite.title)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_claims_each_act_once(rule: Rule) -> None:
    acts = acts_of(rule)
    assert len(acts) == len(set(acts))


def test_every_rule_that_may_be_set_aside_names_two_or_more_who_may() -> None:
    """Setting aside takes two people, so one role with one person in it could never do it."""
    assert [id_ for id_, rule in RULES.items() if len(rule.override) == 1] == []


def test_no_rule_of_the_core_may_be_set_aside() -> None:
    assert [id_ for id_, rule in RULES.items() if id_.startswith("core.") and rule.override] == []
