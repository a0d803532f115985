"""The search is searched: a check that is nearly right is found out, and the clause it breaks is named."""

import pytest

from showclear.gate.book import MODULES
from tests.cast import book
from tests.modelcheck.planted import BUGS, Bug
from tests.modelcheck.search import BAD_STATE, Found, Search
from tests.modelcheck.spec import CLAUSES
from tests.modelcheck.world import seed_of

SUBJECT_OF = {clause.sentence: clause.subject for clause in CLAUSES}


def test_there_is_one_planted_bug_in_every_check_file() -> None:
    assert sorted(bug.check.split(".")[0] for bug in BUGS) == sorted(MODULES)


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: f"{bug.check} forgets {bug.forgets}")
def test_it_is_found_and_its_clause_named(bug: Bug) -> None:
    sentence = bug.clause.replace("_", " ")
    found = Search(seed_of(bug.seed), bug.book(), bug.depth).run().found.values()
    assert {each.law for each in found} - {BAD_STATE} == {sentence}
    assert SUBJECT_OF[sentence] == bug.check.split(".")[0]


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.seed)
def test_nothing_is_found_there_without_it(bug: Bug) -> None:
    found = Search(seed_of(bug.seed), book(), bug.depth).run().found.values()
    assert [str(each) for each in found] == []


def test_what_is_found_names_the_clause_and_tells_the_way_there() -> None:
    bug = next(bug for bug in BUGS if bug.check == "setup.medic_there")
    found: list[Found] = list(Search(seed_of(bug.seed), bug.book(), bug.depth).run().found.values())
    assert "\n".join(str(each) for each in found if each.law == bug.clause.replace("_", " ")) == (
        "a medic is at work for blanks: MakeHot allowed: gone\n"
        "    from: the rifle is shown\n"
        "    1. Med goes home\n"
        "    2. Ana loads two quarter loads\n"
    )
