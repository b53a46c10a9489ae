"""When something should be: "in march", "half term", "next week" -> days. Pure: today is passed in."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from bot.catalogue.vocabulary import Dates
from bot.understanding.question import When
from bot.understanding.words.cues import TaggedCues

MONTH = "month"
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row, both ends counted, and the `When` that they stand for."""

    first: date
    last: date
    when: When

    def meets(self, first: date, last: date) -> bool:
        return first <= self.last and last >= self.first

    def months(self) -> frozenset[int]:
        """The numbers of the months that it touches."""
        day, found = self.first.replace(day=1), set[int]()
        while day <= self.last and len(found) < 12:
            found.add(day.month)
            day = _next_month(day)
        return frozenset(found)


class DateReader:
    """Finds what a text says of when. Built once from the vocabulary."""

    def __init__(self, dates: Dates) -> None:
        phrases = {name: holiday.cues for name, holiday in dates.breaks.items()}
        self._spans = TaggedCues({**dates.spans, **phrases})
        self._months = {name: number for number, names in enumerate(dates.months, start=1) for name in names}
        self._doubtful = frozenset(dates.doubtful_months)
        self._before = frozenset(dates.before_a_month)
        self._after = frozenset(dates.after_a_month)

    def read(self, words: Sequence[str]) -> When | None:
        """What the words say, a school holiday before a month: "october half term" is `half-term` in month 10."""
        month, day, year = self._month(words)
        name = self._spans.first(f" {' '.join(words)} ")
        if name:
            return When(name, month, 0, year)
        return When(MONTH, month, day, year) if month else None

    def _month(self, words: Sequence[str]) -> tuple[int, int, int]:
        for number, word in enumerate(words):
            month = self._months.get(word, 0)
            if month and self._is_meant(word, words, number):
                return month, _day_beside(words, number), _year_after(words, number)
        return 0, 0, 0

    def _is_meant(self, word: str, words: Sequence[str], number: int) -> bool:
        if word not in self._doubtful:
            return True
        before = words[number - 1] if number else ""
        after = words[number + 1] if number + 1 < len(words) else ""
        return before in self._before or not after or after in self._after or _DAY.fullmatch(before) is not None


def _day_beside(words: Sequence[str], number: int) -> int:
    """ "5 march", "5th of march": the day, or 0."""
    before = [word for word in words[max(0, number - 2) : number] if word not in {"of", "the"}]
    found = _DAY.fullmatch(before[-1]) if before else None
    return int(found[1]) if found else 0


def _year_after(words: Sequence[str], number: int) -> int:
    after = words[number + 1] if number + 1 < len(words) else ""
    return int(after) if _YEAR.fullmatch(after) else 0


def period(when: When, dates: Dates, today: date) -> Period | None:
    """The days that are meant, the next ones from today on; `None` where they are not known, or no real date."""
    first, last = _ends(when, dates, today)
    return Period(first, last, when) if first and last else None


def _ends(when: When, dates: Dates, today: date) -> tuple[date | None, date | None]:
    if when.name == MONTH:
        return _in_month(when, today)
    holiday = dates.breaks.get(when.name)
    if holiday is None:
        return _span(when.name, today)
    ahead = (span for span in holiday.ranges if span.last >= today)
    fitting = [span for span in ahead if not when.month or when.month in {span.first.month, span.last.month}]
    nearest = min(fitting, key=lambda span: span.first, default=None)
    if nearest is None:
        return _in_month(When(MONTH, when.month, 0, when.year), today) if when.month else (None, None)
    return nearest.first, nearest.last


def _span(name: str, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    spans = {
        "today": (today, today),
        "tomorrow": (today + timedelta(days=1), today + timedelta(days=1)),
        "this-weekend": (max(today, monday + timedelta(days=5)), monday + timedelta(days=6)),
        "this-week": (today, monday + timedelta(days=6)),
        "next-week": (monday + timedelta(days=7), monday + timedelta(days=13)),
        "this-month": (today, _last_of(today)),
        "next-month": (_next_month(today), _last_of(_next_month(today))),
    }
    return spans[name]


def _in_month(when: When, today: date) -> tuple[date | None, date | None]:
    year = when.year or today.year + (when.month < today.month)
    if not when.day:
        first = date(min(year, MAXYEAR - 1), when.month, 1)
        return max(first, today) if first.month == today.month and first.year == today.year else first, _last_of(first)
    try:
        day = date(year, when.month, when.day)
        return (day, day) if day >= today or when.year else (day.replace(year=year + 1),) * 2
    except ValueError:  # 31 June, or 29 February of a common year
        return None, None


def _last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _next_month(day: date) -> date:
    return _last_of(day) + timedelta(days=1)
