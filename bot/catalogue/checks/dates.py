"""Rules about dates: in range, in order, and told when they are past."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.catalogue.checks.shared import each, single
from bot.catalogue.layout import FOLDERS
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Problem

STALE_AFTER = timedelta(days=365)
FIRST_DAY = date(2020, 1, 1)
"""The project is younger: an earlier date is a slip of the pen."""

FARTHEST = timedelta(days=3 * 365)
"""Nobody knows a fact to be true for longer than about three years ahead."""

TOO_EARLY = f"is before {FIRST_DAY.year}: the year is wrong, or it still holds words of the template"
TOO_FAR = "is more than three years ahead: the year is wrong, or it still holds words of the template"

PAY = "pay/agenda-for-change.yaml"


def check_dates(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """When facts were read and checked: not in the future, and not before there was a project."""
    for folder in FOLDERS:
        for entry, document in each(knowledge, folder.name):
            reviewed = entry.reviewed or today
            if reviewed > today:
                yield document.problem(("reviewed",), "is in the future")
            elif reviewed < FIRST_DAY:
                yield document.problem(("reviewed",), TOO_EARLY)
            elif today - reviewed > STALE_AFTER:
                yield document.problem(("reviewed",), "is over a year ago: check the facts again", "warning")
            for number, source in enumerate(entry.sources if hasattr(entry, "sources") else ()):
                if source.read > today:
                    yield document.problem(("sources", number, "read"), "is in the future")
                elif source.read < FIRST_DAY:
                    yield document.problem(("sources", number, "read"), TOO_EARLY)


def check_periods(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """What is valid for a time ends after it begins, and within a few years."""
    for topic, document in each(knowledge, "topics"):
        if topic.valid_to and topic.valid_to > today + FARTHEST:
            yield document.problem(("valid_to",), TOO_FAR)
    pay, where = single(knowledge, PAY)
    if pay and where and pay.valid_to <= pay.valid_from:
        yield where.problem(("valid_to",), "is not after valid_from")


def check_end_dates(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    for topic, document in each(knowledge, "topics"):
        if topic.valid_to and topic.valid_to < today:
            yield document.problem(("valid_to",), "is past: the bot now says 'this may have changed'", "warning")
    pay, where = single(knowledge, PAY)
    if pay and where and pay.valid_to < today:
        yield where.problem(("valid_to",), "is past: put in the new pay table", "warning")


def check_school_year(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """ "Half term" can only be answered while the list knows the next one."""
    dates, where = single(knowledge, "vocabulary/dates.yaml")
    if not dates or not where:
        return
    for name, holiday in dates.breaks.items():
        if max(span.last for span in holiday.ranges) < today:
            yield where.problem(("breaks", name), "is past: put in the next school year", "warning")
