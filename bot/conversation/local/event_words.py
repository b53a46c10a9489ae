"""When and where an event is, in words. A date that nobody has announced is never stated as one."""

from datetime import datetime

from bot.catalogue.event import Event, Time
from bot.conversation.local.diary import Found, miles
from bot.conversation.parts import Turn, month, whole_date
from bot.understanding.dates import MONTH, Period


def when_words(turn: Turn, span: Period | None) -> str:
    """ "in March 2027"; an empty text for any time."""
    if span is None:
        return ""
    if span.when.name != MONTH:
        return turn.wording(f"events.when.{span.when.name}")
    if span.when.day:
        return turn.wording("events.when.day", date=whole_date(span.first))
    return turn.wording("events.when.month", month=month(span.first))


def next_words(turn: Turn, event: Event, time: Time | None) -> str:
    """The announced time; or "usually early July: ask", and never a date that nobody has announced."""
    if time is not None:
        return time_words(turn, time)
    key = "events.usually" if event.usually else "events.no_date"
    return turn.wording(key, usually=event.usually or "")


def who_knows(turn: Turn, each: Found) -> str:
    """Whom to ask for a date that is not announced; an empty text where there is nobody near to name."""
    if each.time is not None or each.event.national:
        return ""
    return turn.wording("events.ask_who", who=each.organiser.title)


def time_words(turn: Turn, time: Time) -> str:
    """ "Thursday 4 March 2027, 17:00 to 19:00" """
    first, last, wording = whole_date(time.day), whole_date(time.last_day), turn.wording
    if not isinstance(time.start, datetime):
        return first if first == last else wording("events.from_to", first=first, last=last)
    start = f"{time.start:%H:%M}"
    if not isinstance(time.end, datetime):
        return wording("events.at", date=first, start=start)
    if first == last:
        return wording("events.at_to", date=first, start=start, end=f"{time.end:%H:%M}")
    return wording("events.from_to", first=f"{first}, {start}", last=f"{last}, {time.end:%H:%M}")


def where_words(turn: Turn, each: Found) -> str:
    wording, place = turn.wording, each.event.place
    if each.event.online:
        return wording("events.online")
    if each.event.national:
        return wording("events.all_over")
    distance = miles(each.km) if each.km is not None else 0
    if place is None:
        return wording("events.away", miles=distance) if distance > 1 else wording("events.your_area")
    return wording("events.miles", place=place, miles=distance) if distance > 1 else wording("events.here", place=place)


def place_words(turn: Turn, event: Event) -> str:
    if event.online:
        return turn.wording("events.online")
    if event.national:
        return turn.wording("events.all_over")
    return ", ".join(part for part in (event.venue, event.place) if part)
