"""When something should be: words to days, from a day that is passed in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.vocabulary import Dates
from bot.understanding.dates import DateReader, Period, period

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def dates(catalogue: Catalogue) -> Dates:
    return catalogue.vocabulary.dates


def read(dates: Dates, text: str, today: date = MONDAY) -> tuple[date, date] | None:
    when = DateReader(dates).read(text.split())
    found = period(when, dates, today) if when else None
    return (found.first, found.last) if found else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("whats on in march", date(2027, 3, 1), date(2027, 3, 31)),
        ("events in november", date(2026, 11, 23), date(2026, 11, 30)),
        ("events in october", date(2027, 10, 1), date(2027, 10, 31)),
        ("events in feb 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("events in february", date(2027, 2, 1), date(2027, 2, 28)),
        ("anything on 5 march", date(2027, 3, 5), date(2027, 3, 5)),
        ("anything on the 5th of march 2027", date(2027, 3, 5), date(2027, 3, 5)),
        ("anything on 3 november", date(2027, 11, 3), date(2027, 11, 3)),
        ("events half term", date(2027, 2, 13), date(2027, 2, 21)),
        ("may half term events", date(2027, 5, 29), date(2027, 6, 6)),
        ("october half term", date(2027, 10, 1), date(2027, 10, 31)),
        ("in the summer holidays", date(2027, 7, 22), date(2027, 8, 31)),
        ("today", MONDAY, MONDAY),
        ("tomorrow", date(2026, 11, 24), date(2026, 11, 24)),
        ("this weekend", date(2026, 11, 28), date(2026, 11, 29)),
        ("this week", MONDAY, date(2026, 11, 29)),
        ("next week", date(2026, 11, 30), date(2026, 12, 6)),
        ("this month", MONDAY, date(2026, 11, 30)),
        ("next month", date(2026, 12, 1), date(2026, 12, 31)),
        ("events may", date(2027, 5, 1), date(2027, 5, 31)),
    ],
)
def test_words_are_the_days_that_people_mean(dates: Dates, text: str, first: date, last: date) -> None:
    assert read(dates, text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["what may i do", "march of the nurses is fun", "midwife", "", "may be a nurse one day", "31 june", "29 february"],
)
def test_words_that_are_no_date_are_none(dates: Dates, text: str) -> None:
    assert read(dates, text) is None


def test_on_a_sunday_this_weekend_is_what_is_left_of_it(dates: Dates) -> None:
    assert read(dates, "this weekend", date(2026, 11, 29)) == (date(2026, 11, 29), date(2026, 11, 29))


def test_next_month_in_december_is_in_the_next_year(dates: Dates) -> None:
    assert read(dates, "next month", date(2026, 12, 31)) == (date(2027, 1, 1), date(2027, 1, 31))


def test_a_half_term_that_has_begun_is_still_this_one(dates: Dates) -> None:
    assert read(dates, "half term", date(2027, 2, 21)) == (date(2027, 2, 13), date(2027, 2, 21))
    assert read(dates, "half term", date(2027, 2, 22)) == (date(2027, 5, 29), date(2027, 6, 6))


def test_a_holiday_of_a_school_year_that_is_not_listed_is_not_guessed(dates: Dates) -> None:
    assert read(dates, "half term", date(2031, 1, 1)) is None


def test_a_period_knows_its_months(dates: Dates) -> None:
    when = DateReader(dates).read(["may", "half", "term"])
    assert when is not None
    found = period(when, dates, MONDAY)
    assert isinstance(found, Period)
    assert found.months() == {5, 6}


WORDS = st.lists(
    st.sampled_from(
        [
            "in",
            "on",
            "31",
            "29",
            "0",
            "99",
            "2027",
            "2000",
            "may",
            "march",
            "feb",
            "june",
            "half",
            "term",
            "next",
            "week",
            "month",
        ]
    )
)


@given(WORDS, st.dates(date(2026, 1, 1), date(2090, 1, 1)))
def test_any_words_on_any_day_give_days_in_order_or_none(catalogue: Catalogue, words: list[str], today: date) -> None:
    found = read(catalogue.vocabulary.dates, " ".join(words), today)
    assert found is None or found[0] <= found[1]
