"""An iCalendar feed -> events: repeats, exceptions, whole days and time zones, all as London time.

Sentences of the feed are not taken over: what the event is like is written by an editor.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.catalogue.event import Time
from bot.intake.taken import Bad, CannotRead, Intake, Taken

LONDON = ZoneInfo("Europe/London")
DAYS_AHEAD = 366
MOST_TIMES = 60
"""Times of one repeating event that are kept."""
LONGEST = 200
_BLOCK = re.compile(r"^BEGIN:(VEVENT|VTIMEZONE)[ \t]*\r?\n.*?^END:\1[ \t]*(?:\r?\n|\Z)", re.M | re.S | re.I)
_ONLINE = re.compile(r"\b(?:online|virtual|zoom|webinar|microsoft teams|google meet)\b", re.I)
_OUTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*\d[A-Z]{2}\b", re.I)

FindPlace = Callable[[str], bool]
"""Whether a town or the first half of a postcode is known."""


@dataclass(frozen=True, slots=True)
class _Block:
    """One VEVENT of the file, parsed, with the line where it begins."""

    line: int
    text: str
    event: Any


def read_calendar(content: bytes, today: date, knows: FindPlace) -> Intake:
    """The events of the next year. Raises `CannotRead` if this is no calendar."""
    text = content.decode("utf-8-sig", errors="replace")
    if "BEGIN:VCALENDAR" not in text[:1000].upper():
        raise CannotRead("This is not an iCalendar file: it does not begin with BEGIN:VCALENDAR.")
    blocks, bad = _blocks(text)
    events: list[Taken] = []
    for group in _by_uid(blocks).values():
        try:
            taken = _taken(group, _frame(text), today, knows)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            message = f"{_title(group[0].event)}: its dates can't be read ({error})"
            bad.append(Bad(group[0].line, message, _uid(group[0].event)))
        else:
            events += [taken] if taken else []
    return Intake(tuple(sorted(events, key=lambda each: each.uid)), tuple(sorted(bad, key=lambda each: each.line)))


def _blocks(text: str) -> tuple[list[_Block], list[Bad]]:
    """Each event parsed for itself, so that a broken one costs no other."""
    from icalendar import Calendar  # noqa: PLC0415 - only an import needs it

    blocks, bad = [], []
    for found in _BLOCK.finditer(text):
        if found[1].upper() != "VEVENT":
            continue
        line = text.count("\n", 0, found.start()) + 1
        try:
            event = next(iter(Calendar.from_ical(_whole("", found[0])).walk("VEVENT")))
            problem = _problem(event)
        except (ValueError, StopIteration, IndexError, KeyError) as error:
            event, problem = None, f"can't be read ({error})"
        if problem:
            bad.append(Bad(line, f"{_title(event)}: {problem}", _uid(event)))
        else:
            blocks.append(_Block(line, found[0], event))
    return blocks, bad


def _problem(event: Any) -> str:
    """Why the event can't be taken; an empty text if it can."""
    if event.errors:
        name, message = event.errors[0]
        return f"{name} can't be read ({message})"
    if "DTSTART" not in event:
        return "has no start (DTSTART)"
    if not str(event.get("SUMMARY", "")).strip() and "RECURRENCE-ID" not in event:
        return "has no title (SUMMARY)"
    if str(event.get("STATUS", "")).upper() == "TENTATIVE":
        return "is only tentative, so its date is not taken"
    return ""


def _title(event: Any) -> str:
    title = " ".join(str(event.get("SUMMARY", "")).split()) if event is not None else ""
    return title[:LONGEST] or "an event without a title"


def _by_uid(blocks: list[_Block]) -> dict[str, list[_Block]]:
    """An event with all its exceptions; without a UID its title stands for it."""
    groups: dict[str, list[_Block]] = {}
    for block in blocks:
        groups.setdefault(_uid(block.event), []).append(block)
    return groups


def _uid(event: Any) -> str:
    """The mark of an event; empty for one that could not be read at all."""
    if event is None:
        return ""
    uid = " ".join(str(event.get("UID", "")).split()) or f"title:{_title(event)}"
    return uid[:LONGEST]


def _frame(text: str) -> str:
    """The zones of the calendar, and the zone that it is said to be in."""
    zones = "".join(found[0] for found in _BLOCK.finditer(text) if found[1].upper() == "VTIMEZONE")
    head = "".join(f"{line.strip()}\r\n" for line in re.findall(r"^X-WR-TIMEZONE:.*$", text, re.M | re.I)[:1])
    return head + zones


def _whole(frame: str, events: str) -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//import//EN\r\n{frame}{events}END:VCALENDAR\r\n"


def _taken(group: list[_Block], frame: str, today: date, knows: FindPlace) -> Taken | None:
    """The event with its times of the next year; `None` if it has none, or is cancelled."""
    master = next((block.event for block in group if "RECURRENCE-ID" not in block.event), group[0].event)
    texts = "".join(block.text if block.text.endswith("\n") else f"{block.text}\r\n" for block in group)
    times = sorted(_times(_whole(frame, texts), today), key=lambda time: str(time.start))[:MOST_TIMES]
    if not times:
        return None
    return Taken(_uid(master), _title(master), tuple(dict.fromkeys(times)), _fields(master, knows), group[0].line)


def _times(text: str, today: date) -> Iterator[Time]:
    import recurring_ical_events  # noqa: PLC0415
    import x_wr_timezone  # noqa: PLC0415
    from icalendar import Calendar  # noqa: PLC0415

    calendar = x_wr_timezone.to_standard(Calendar.from_ical(text))
    found = recurring_ical_events.of(calendar).between(today, today + timedelta(days=DAYS_AHEAD))
    for event in found:
        if str(event.get("STATUS", "")).upper() != "CANCELLED":
            yield _time(event)


def _time(event: Any) -> Time:
    start, end = event.start, event.end
    if isinstance(start, datetime):
        first, last = _in_london(start), _in_london(end)
        return Time(start=first, end=last if last > first else None)
    last_day = end - timedelta(days=1)  # the format names the day after the last
    return Time(start=start, end=last_day if last_day > start else None)


def _in_london(moment: datetime) -> datetime:
    """The clock time in London; a time without a zone is meant as one."""
    local = moment.astimezone(LONDON) if moment.tzinfo else moment
    return local.replace(tzinfo=None, second=0, microsecond=0)


def _fields(event: Any, knows: FindPlace) -> dict[str, Any]:
    location = " ".join(str(event.get("LOCATION", "")).replace("\n", ", ").split())
    url = str(event.get("URL", "")).strip()
    fields: dict[str, Any] = {"url": url} if url.startswith("https://") and len(url) <= 300 else {}
    if _ONLINE.search(f"{location} {event.get('SUMMARY', '')}"):
        return fields | {"online": True}
    venue, place = location.partition(",")[0].strip(), place_in(location, knows)
    return fields | ({"venue": venue[:LONGEST]} if venue else {}) | ({"place": place} if place else {})


def place_in(location: str, knows: FindPlace) -> str:
    """The last part of an address that is a town; or else the first half of its postcode; or an empty text."""
    code = _OUTCODE.search(location)
    parts = [part.strip() for part in _OUTCODE.sub(" ", location).split(",")]
    town = next((part for part in reversed(parts) if part and knows(part)), "")
    if not town and code and knows(code[1].upper()):
        return code[1].upper()
    return town
