"""An event as an iCalendar file (RFC 5545) that any calendar app takes in.

Times are written in UTC, so no app has to know the clock changes of London. Each time has a mark (UID) that stays the
same, so an app that takes the file in twice keeps one entry.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry

from bot.catalogue.event import Event, Organiser, Time

LONDON = ZoneInfo("Europe/London")
PRODUCT = "-//First Shift//events//EN"
DOMAIN = "first-shift"


def as_calendar(organiser: Organiser, event: Event, times: Sequence[Time], today: date) -> str:
    """The text of the file: one entry for each time. `today` is written as the day when it was made."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for each in times:
        calendar.add_component(_entry(organiser, event, each, today))
    text: str = calendar.to_ical().decode()
    return text


def _entry(organiser: Organiser, event: Event, each: Time, today: date) -> Entry:
    entry = Entry()
    entry.add("uid", f"{organiser.id}.{event.id}.{each.day:%Y%m%d}@{DOMAIN}")
    entry.add("dtstamp", datetime.combine(today, time(), UTC))
    entry.add("summary", event.title)
    entry.add("dtstart", in_utc(each.start))
    if isinstance(each.start, datetime):
        entry.add("dtend", in_utc(each.end or each.start + timedelta(hours=1)))
    else:
        entry.add("dtend", each.last_day + timedelta(days=1))  # the day after the last, as the format wants it
    entry.add("description", "\n".join(part for part in (event.about, event.who_for, event.book) if part))
    where = ", ".join(part for part in (event.venue, event.place) if part)
    if where:
        entry.add("location", where)
    page = event.url or organiser.page
    if page:
        entry.add("url", page)
    return entry


def in_utc(moment: date | datetime) -> date | datetime:
    """London time as UTC; a whole day has no zone."""
    return moment.replace(tzinfo=LONDON).astimezone(UTC) if isinstance(moment, datetime) else moment
