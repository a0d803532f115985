"""A weapon's day, hand by hand: which spans, and that the picture holds what the list says."""

from datetime import date
from xml.etree import ElementTree

from showclear.boards.ribbon import NARROW, drawn, spans
from showclear.desk.history import Place
from showclear.domain.terms import Clearance, Custody
from tests.cast import MINUTE, MORNING

DAY = date(2026, 6, 3)


def place(minutes: int, custody: Custody, who: str = "", clearance: Clearance = Clearance.UNKNOWN) -> Place:
    return Place(index=minutes, instant=MORNING + minutes * MINUTE, custody=custody, who=who, clearance=clearance)


OUT = [
    place(0, Custody.WITH_WEAPONS_PERSON, "p-ana"),
    place(10, Custody.WITH_HOLDER, "p-tess", Clearance.COLD_DUMMY),
    place(40, Custody.LOCKED),
]


def test_each_span_ends_where_the_next_begins_and_a_locked_weapon_ends_its_day() -> None:
    found = spans(OUT, DAY, "UTC", MORNING + 600 * MINUTE)
    assert [(s.start, s.end, s.who) for s in found] == [
        ("07:00", "07:10", "p-ana"),
        ("07:10", "07:40", "p-tess"),
        ("07:40", "07:40", ""),
    ]


def test_what_is_still_out_goes_on_until_now() -> None:
    assert spans(OUT[:2], DAY, "UTC", MORNING + 60 * MINUTE)[-1].end == "08:00"


def test_a_day_on_which_nothing_happened_has_no_spans() -> None:
    assert spans(OUT, date(2026, 6, 4), "UTC", MORNING) == []


def test_the_narrow_picture_says_the_time_less_often_and_stays_inside_its_width() -> None:
    picture = ElementTree.fromstring(drawn(spans(OUT, DAY, "UTC", MORNING), {}, "dark", NARROW))  # noqa: S314 - ours
    assert [e.text for e in picture if e.get("font-size") == "16"] == ["07:15", "07:30"]
    assert max(float(e.get("x", 0)) + float(e.get("width", 0)) for e in picture) <= NARROW


def test_the_picture_names_who_had_it_and_cannot_be_broken_out_of() -> None:
    picture = drawn(spans(OUT, DAY, "UTC", MORNING), {"p-tess": "<b>Maya & Co</b>"}, "dark")
    texts = [e.text for e in ElementTree.fromstring(picture).iter() if e.tag.endswith("text")]  # noqa: S314 - ours
    assert "<b>Maya & Co</b>" in texts
    assert "<b>" not in picture
