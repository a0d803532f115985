"""A rule in minutes is said in hours once nobody counts in minutes any more."""

import pytest

from showclear.domain.decision import Outcome, Reason
from showclear.gate.words import spoken
from tests.cast import book

SAID = [(119, "119 min"), (120, "2 h"), (121, "2 h 1 min"), (720, "12 h"), (723, "12 h 3 min")]


@pytest.mark.parametrize(("minutes", "said"), SAID)
def test_how_long_somebody_has_been_at_work(minutes: int, said: str) -> None:
    reason = Reason(rule="house.long-day", outcome=Outcome.FAILED, value=720, saw=minutes, subject="p-ana", because=())
    told = spoken(reason, book(), {"p-ana": "Ana Reyes"})
    assert told.text == f"Ana Reyes has been at work {said}; past 12 h going on is decided again."


def test_a_count_stays_a_count() -> None:
    reason = Reason(
        rule="core.relief-counted", outcome=Outcome.FAILED, value=True, saw=180, subject="p-ana", because=()
    )
    assert spoken(reason, book()).text == "The count of what p-ana keeps is not whole: 180."
