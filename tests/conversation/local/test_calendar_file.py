"""The calendar file, read back by the library and looked at byte for byte."""

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from bot.conversation.decide import Guide, decide
from bot.conversation.local.calendar_file import as_calendar
from bot.messages import Incoming, Person
from bot.store.port import Memory
from tests.conftest import TODAY
from tests.conversation.local.diary import event, organiser, with_events


def written(**fields: Any) -> str:
    held = organiser(event("fair", **fields))
    return as_calendar(held, held.events[0], held.events[0].times, TODAY)


def read(**fields: Any) -> list[Any]:
    return list(Calendar.from_ical(written(**fields)).walk("VEVENT"))


def test_winter_and_summer_times_are_right_in_utc() -> None:
    times = [{"start": "2027-03-27 17:00", "end": "2027-03-27 19:00"}, {"start": "2027-03-28 17:00"}]
    winter, summer = read(times=times)
    assert winter["DTSTART"].dt == datetime(2027, 3, 27, 17, tzinfo=UTC)
    assert winter["DTEND"].dt == datetime(2027, 3, 27, 19, tzinfo=UTC)
    assert summer["DTSTART"].dt == datetime(2027, 3, 28, 16, tzinfo=UTC)
    assert summer["DTEND"].dt == datetime(2027, 3, 28, 17, tzinfo=UTC)


def test_the_night_of_the_autumn_change_is_right() -> None:
    before, after = read(times=[{"start": "2027-10-31 00:30"}, {"start": "2027-10-31 09:00"}])
    assert before["DTSTART"].dt == datetime(2027, 10, 30, 23, 30, tzinfo=UTC)
    assert after["DTSTART"].dt == datetime(2027, 10, 31, 9, tzinfo=UTC)


def test_whole_days_end_on_the_day_after_as_the_format_wants() -> None:
    (one,), (three,) = (read(times=[{"start": "2027-03-04", **end}]) for end in ({}, {"end": "2027-03-06"}))
    assert (one["DTSTART"].dt, one["DTEND"].dt) == (date(2027, 3, 4), date(2027, 3, 5))
    assert three["DTEND"].dt == date(2027, 3, 7)


def test_the_mark_is_the_same_each_time_and_another_for_each_day() -> None:
    times = [{"start": "2027-03-04"}, {"start": "2027-03-11"}]
    marks = [each["UID"] for each in read(times=times)]
    assert marks == [each["UID"] for each in read(times=times, title="A new name")]
    assert len(set(marks)) == 2


def test_texts_are_escaped_and_lines_folded() -> None:
    title = "Nurses, midwives; and \\ more: " + "é" * 60
    text = written(title=title, times=[{"start": "2027-03-04"}])
    lines = text.encode().split(b"\r\n")
    assert b"\n" not in text.encode().replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    assert b"Nurses\\, midwives\\; and \\\\ more" in text.encode()
    assert read(title=title, times=[{"start": "2027-03-04"}])[0]["SUMMARY"] == title


def test_a_text_can_not_add_lines_of_its_own() -> None:
    (entry,) = read(venue="Hall\r\nEND:VEVENT\r\nBEGIN:VEVENT", times=[{"start": "2027-03-04"}])
    assert "END:VEVENT" in entry["LOCATION"]


def test_the_button_gives_the_file_and_only_what_is_ahead(guide: Guide) -> None:
    held = organiser(event("fair", times=[{"start": "2027-03-04"}, {"start": "2027-05-06"}]))
    incoming = Incoming(Person("web", "sam"), action="ics:leeds:fair")
    reply = decide(incoming, Memory(), with_events(guide, held), date(2027, 4, 1)).reply
    assert reply.attachment is not None
    assert (reply.attachment.name, reply.attachment.kind) == ("fair.ics", "text/calendar")
    assert "20270506" in reply.attachment.content
    assert "20270304" not in reply.attachment.content
    after = decide(incoming, Memory(), with_events(guide, held), date(2027, 6, 1)).reply
    assert after.attachment is None
