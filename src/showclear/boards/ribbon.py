"""A weapon's day, hand by hand: spans of time, and their picture. Pure."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from html import escape
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct

from showclear.domain.terms import Clearance, Custody

WIDE, NARROW = 1000, 360  # a desktop, a phone
HEIGHT, TOP, BAND = 150, 30, 60
LABEL = 110  # of the axis, with air beside it
COLOURS: Final = {
    Clearance.COLD_EMPTY: "#1c4c86",
    Clearance.COLD_DUMMY: "#74480a",
    Clearance.HOT: "#b23a08",
    Clearance.NOT_CLEAR: "#b3141d",
}
AWAY: Final = "#5d6067"
INK: Final = {"light": "#16171a", "dark": "#f2f0ea", "contrast": "#ffffff"}


class Placed(Protocol):
    @property
    def index(self) -> int: ...
    @property
    def instant(self) -> int: ...
    @property
    def custody(self) -> Custody: ...
    @property
    def who(self) -> str: ...
    @property
    def clearance(self) -> Clearance: ...


class Span(Struct, frozen=True, kw_only=True):
    index: int
    start: str
    end: str
    from_minute: int  # since midnight there
    until_minute: int
    place: Custody
    who: str
    clearance: Clearance


def local(instant: int, zone: str) -> datetime:
    return datetime.fromtimestamp(instant / 1_000_000, UTC).astimezone(ZoneInfo(zone))


def spans(places: Sequence[Placed], day: date, zone: str, now: int) -> list[Span]:
    """Where the weapon was on this day, from its first entry of the day to the last or to now."""
    found: list[Span] = []
    for n, place in enumerate(places):
        start = local(place.instant, zone)
        if start.date() != day:
            continue
        until = local(places[n + 1].instant if n + 1 < len(places) else ended(place, now), zone)
        last = until if until.date() == day else start.replace(hour=23, minute=59)
        found.append(
            Span(
                index=place.index,
                start=start.strftime("%H:%M"),
                end=last.strftime("%H:%M"),
                from_minute=minute(start),
                until_minute=max(minute(start), minute(last)),
                place=place.custody,
                who=place.who,
                clearance=place.clearance,
            )
        )
    return found


def ended(place: Placed, now: int) -> int:
    """The last span goes on until now; once it is locked away its day is over."""
    return place.instant if place.custody is Custody.LOCKED else max(now, place.instant)


def minute(at: datetime) -> int:
    return at.hour * 60 + at.minute


def drawn(spans: Sequence[Span], names: Mapping[str, str], look: str, width: int = WIDE) -> str:
    """The picture, as SVG: a band a span, its colour what it was shown as, its place and hand written on it."""
    ink = INK.get(look, "#7d8087")
    first = spans[0].from_minute
    length = max(1, spans[-1].until_minute - first)

    def at(m: int) -> float:
        return round((m - first) * width / length, 1)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" font-family="sans-serif">']
    for span in spans:
        x = min(at(span.from_minute), width - 2.0)
        long = max(2.0, at(span.until_minute) - x)
        locked = span.place is Custody.LOCKED
        colour = AWAY if locked else COLOURS.get(span.clearance, "#494c54")
        parts.append(f'<rect x="{x}" y="{TOP}" width="{long}" height="{BAND}" fill="{colour}"/>')
        words = escape(names.get(span.who, span.who) or span.place.replace("_", " ").lower())
        if long > 9 * len(words):
            parts.append(f'<text x="{x + 8}" y="{TOP + 37}" font-size="18" fill="#fff">{words}</text>')
    parts.extend(
        f'<text x="{at(m)}" y="{TOP + BAND + 24}" font-size="16" fill="{ink}">{m // 60:02d}:{m % 60:02d}</text>'
        for m in hours(first, spans[-1].until_minute, width // LABEL)
    )
    return "".join(parts) + "</svg>"


def hours(first: int, last: int, most: int) -> list[int]:
    """Where the axis says what time it is: at most so many times, on round minutes."""
    step = next((s for s in (1, 5, 15, 30, 60, 120) if (last - first) / s <= most), 240)
    return list(range(first - first % step + step, last, step)) or [first]
