"""Twelve takes with blanks, four shooters in turn: what a take costs in presses, counted on their phones."""

from tests.browser import presses as p
from tests.browser.crew import Set
from tests.browser.hands import Hands, nobody_complains
from tests.stories.test_a_day_anyone_may_work import RIFLES, SHOOTERS, prepared_for_blanks, rifles_out, take

TAKES = 12


def test_a_hot_take_costs_two_presses_of_the_armorer_and_one_of_the_shooter(the_set: Set) -> None:
    day = the_set.day
    prepared_for_blanks(day)
    rifles_out(day, "su-5a")
    take(day, "su-5a")  # the first take of each, with the 1st AD's word over the set
    ana = Hands(the_set.joins("p-ana"))
    shooters = [Hands(the_set.joins(person)) for person in SHOOTERS]
    for n in range(TAKES):
        rifle, shooter = RIFLES[n % 4], shooters[n % 4]
        p.made_hot(ana, rifle, 1, "Half")
        p.taken(shooter, rifle, "Blanks", 1, "Half")
        p.back_and_clear(ana, rifle, fired=1)
    assert (ana.presses, [s.presses for s in shooters]) == (2 * TAKES, [TAKES // 4] * 4)
    assert (ana.touches / TAKES, sum(s.touches for s in shooters) / TAKES) == (14, 4)
    assert {w.custody for w in the_set.production.desk.state.weapons.values()} <= {"WITH_WEAPONS_PERSON", "LOCKED"}
    nobody_complains(h.who for h in (ana, *shooters))
