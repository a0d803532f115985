"""The weapons notice on paper: the same words, the same bytes; whole; and deaf to what is typed into it."""

import hashlib
from datetime import date
from typing import Any

import pypdfium2
import pytest

from showclear.domain.acts.setting_up import DraftPlan
from showclear.paper.notice import pdf_of
from showclear.web.notice_told import Facts, told
from tests.cast import Day, prepared

TEXTS = {
    "meeting": "7:30 at the barn door", "armorer": "Ana Reyes", "medic": "Mo Senn", "emergency": "911",
    "hotlines": "Studio 555 0100", "minors": "no", "police": "Sheriff, 26-118",
}  # fmt: skip


@pytest.fixture(scope="module")
def day() -> Day:
    return prepared()


def words(day: Day, language: str = "en", **texts: str) -> dict[str, Any]:
    plans = tuple((e.index, e.act) for e in day.entries if isinstance(e.act, DraftPlan))
    facts = Facts(
        notice="nt-one", show="Dry Creek", unit="un-main", date=date(2026, 6, 3), plans=plans,
        texts={**TEXTS, **texts}, names={"p-tess": "Maya Lind", "p-ida": "Ruth Calder"},
    )  # fmt: skip
    return {**told(facts, day.state, language), "address": "http://hub/productions/dry-creek/notices/nt-one"}


def read(content: bytes) -> str:
    paper = pypdfium2.PdfDocument(content)
    pages = " ".join(paper[n].get_textpage().get_text_range() for n in range(len(paper)))
    return " ".join(pages.replace("\u200b", "").replace("\ufffe", "-").split())


def test_the_same_words_give_the_same_bytes_and_another_word_others(day: Day) -> None:
    first, again = pdf_of(words(day)), pdf_of(words(day))
    other = pdf_of(words(day, meeting="7:31 at the barn door"))
    digests = [hashlib.sha256(paper).hexdigest() for paper in (first, again, other)]
    assert digests[0] == digests[1] != digests[2]


@pytest.mark.parametrize(
    "line",
    [
        "Weapons work on this day", "No live ammunition anywhere, ever.", "Yes, quarter", "7:30 at the barn door",
        "Ana Reyes", "Mo Senn", "Sheriff, 26-118", "Studio 555 0100", "Scene 4 (plan colt, entry", "Maya Lind",
        "functional", "Distance 7 m", "Wednesday, June 3, 2026", "Anyone calls STOP", "Minors present No",
    ],
)  # fmt: skip
def test_the_paper_has_what_a_call_sheet_of_such_a_day_has(day: Day, line: str) -> None:
    assert line in read(pdf_of(words(day)))


def test_the_paper_is_there_in_spanish(day: Day) -> None:
    paper = read(pdf_of(words(day, "es")))
    assert "Este día se trabaja con armas" in paper
    assert "Weapons" not in paper


@pytest.mark.parametrize("typed", ['#panic("x")', "$ #sys $", '"); #read("/etc/passwd")', "*bold* _it_ = head", "\\"])
def test_what_is_typed_is_printed_and_never_obeyed(day: Day, typed: str) -> None:
    assert typed in read(pdf_of(words(day, note=typed)))


def test_a_word_without_end_stays_on_the_page(day: Day) -> None:
    paper = pypdfium2.PdfDocument(pdf_of(words(day, note="x" * 900)))
    page = paper[0]
    right = max(page.get_textpage().get_charbox(n)[2] for n in range(page.get_textpage().count_chars()))
    assert right < page.get_width() - 30
