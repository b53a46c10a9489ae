"""iCalendar feeds as people's programs write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.event import as_file
from bot.intake.calendar import place_in, read_calendar
from bot.intake.taken import CannotRead, Intake

TODAY = date(2027, 3, 1)
TOWNS = frozenset({"Leeds", "York", "LS1"})


def feed(*events: str, head: str = "") -> bytes:
    blocks = "".join(f"BEGIN:VEVENT\r\n{event.strip()}\r\nEND:VEVENT\r\n" for event in events)
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//EN\r\n{head}{blocks}END:VCALENDAR\r\n"
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()


def read(*events: str, head: str = "", today: date = TODAY) -> Intake:
    return read_calendar(feed(*events, head=head), today, TOWNS.__contains__)


def times(*events: str, head: str = "") -> list[str]:
    intake = read(*events, head=head)
    assert intake.bad == ()
    return [" to ".join(pair.values()) for each in intake.events for pair in as_file(list(each.times))]


LONDON = "DTSTART;TZID=Europe/London:"


def test_a_weekly_event_keeps_its_hour_over_the_clock_change() -> None:
    weekly = f"UID:1\nSUMMARY:Talk\n{LONDON}20270315T170000\nRRULE:FREQ=WEEKLY;COUNT=4"
    assert times(weekly) == ["2027-03-15 17:00", "2027-03-22 17:00", "2027-03-29 17:00", "2027-04-05 17:00"]


def test_days_left_out_and_days_put_in() -> None:
    weekly = f"UID:1\nSUMMARY:Talk\n{LONDON}20270315T170000\nRRULE:FREQ=WEEKLY;COUNT=3\n"
    weekly += "EXDATE;TZID=Europe/London:20270322T170000\nRDATE;TZID=Europe/London:20270401T170000"
    assert times(weekly) == ["2027-03-15 17:00", "2027-03-29 17:00", "2027-04-01 17:00"]


def test_one_time_of_a_row_that_has_moved() -> None:
    weekly = f"UID:1\nSUMMARY:Talk\n{LONDON}20270315T170000\nRRULE:FREQ=WEEKLY;COUNT=2"
    moved = f"UID:1\nSUMMARY:Talk\nRECURRENCE-ID;TZID=Europe/London:20270322T170000\n{LONDON}20270323T180000"
    assert times(weekly, moved) == ["2027-03-15 17:00", "2027-03-23 18:00"]


def test_one_time_of_a_row_that_is_cancelled() -> None:
    weekly = f"UID:1\nSUMMARY:Talk\n{LONDON}20270315T170000\nRRULE:FREQ=WEEKLY;COUNT=2"
    off = "UID:1\nSUMMARY:Talk\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/London:20270322T170000"
    off += f"\n{LONDON}20270322T170000"
    assert times(weekly, off) == ["2027-03-15 17:00"]


@pytest.mark.parametrize(
    ("start", "london"),
    [
        ("DTSTART:20270327T170000Z", "2027-03-27 17:00"),
        ("DTSTART:20270328T170000Z", "2027-03-28 18:00"),
        ("DTSTART:20271031T170000Z", "2027-10-31 17:00"),
        ("DTSTART;TZID=America/New_York:20270601T120000", "2027-06-01 17:00"),
        ("DTSTART:20270601T170000", "2027-06-01 17:00"),
        ("DTSTART;VALUE=DATE:20270601", "2027-06-01"),
    ],
)
def test_every_zone_becomes_london_time(start: str, london: str) -> None:
    assert times(f"UID:1\nSUMMARY:Talk\n{start}") == [london]


def test_a_zone_of_outlook_is_understood() -> None:
    assert times("UID:1\nSUMMARY:Talk\nDTSTART;TZID=GMT Standard Time:20270601T170000") == ["2027-06-01 17:00"]


def test_google_names_the_zone_of_the_whole_calendar() -> None:
    talk = "UID:1\nSUMMARY:Talk\nDTSTART:20270315T170000Z\nRRULE:FREQ=WEEKLY;COUNT=3"
    assert times(talk, head="X-WR-TIMEZONE:Europe/London\r\n")[-1] == "2027-03-29 17:00"


def test_whole_days_end_on_their_last_day() -> None:
    assert times("UID:1\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20270604\nDTEND;VALUE=DATE:20270607") == [
        "2027-06-04 to 2027-06-06"
    ]


def test_what_is_over_or_cancelled_or_far_ahead_is_not_taken() -> None:
    intake = read(
        f"UID:1\nSUMMARY:Old\n{LONDON}20200101T100000",
        f"UID:2\nSUMMARY:Off\nSTATUS:CANCELLED\n{LONDON}20270401T100000",
        f"UID:3\nSUMMARY:Far\n{LONDON}20310101T100000",
    )
    assert intake == Intake(())


def test_an_endless_row_is_cut() -> None:
    (event,) = read(f"UID:1\nSUMMARY:Daily\n{LONDON}20270101T100000\nRRULE:FREQ=DAILY").events
    assert len(event.times) == 60


def test_broken_events_are_named_by_line_and_cost_no_other() -> None:
    intake = read(
        "UID:1\nSUMMARY:No start",
        f"UID:2\nSUMMARY:Good\n{LONDON}20270401T100000",
        "UID:3\nSUMMARY:Bad start\nDTSTART:first of April",
        f"UID:4\n{LONDON}20270401T100000",
        f"UID:5\nSUMMARY:Perhaps\nSTATUS:TENTATIVE\n{LONDON}20270401T100000",
        f"UID:6\nSUMMARY:Odd row\n{LONDON}20270401T100000\nRRULE:FREQ=SOMETIMES",
    )
    assert [event.title for event in intake.events] == ["Good"]
    assert [bad.line for bad in intake.bad] == [4, 13, 18, 22, 28]
    why = ["has no start", "DTSTART can't be read", "has no title", "only tentative", "can't be read"]
    assert [reason in bad.message for reason, bad in zip(why, intake.bad, strict=True)] == [True] * 5


def test_texts_are_unescaped_and_folded_lines_joined() -> None:
    (event,) = read(f"UID:1\nSUMMARY:Meet nurses\\, mid\n wives\\; and more\n{LONDON}20270401T100000").events
    assert event.title == "Meet nurses, midwives; and more"


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Library, Leeds General Infirmary, Leeds LS1 3EX", "Leeds"),
        ("The Hall, LS1 3EX", "LS1"),
        ("York", "York"),
        ("Room 4", ""),
        ("", ""),
    ],
)
def test_the_town_is_read_out_of_an_address(location: str, place: str) -> None:
    assert place_in(location, TOWNS.__contains__) == place


@pytest.mark.parametrize("location", ["Online", "Zoom webinar", "Microsoft Teams meeting"])
def test_an_online_event_is_known(location: str) -> None:
    (event,) = read(f"UID:1\nSUMMARY:Talk\n{LONDON}20270401T100000\nLOCATION:{location}").events
    assert event.fields == {"online": True}


def test_sentences_of_the_feed_are_not_taken_over() -> None:
    (event,) = read(f"UID:1\nSUMMARY:Talk\nDESCRIPTION:Come along!\n{LONDON}20270401T100000").events
    assert "about" not in event.fields


@pytest.mark.parametrize("content", [b"", b"<html>", b"\xff\xfe\x00", b"title,date\n"])
def test_what_is_no_calendar_is_said(content: bytes) -> None:
    with pytest.raises(CannotRead, match="not an iCalendar file"):
        read_calendar(content, TODAY, TOWNS.__contains__)


LINES = [
    "UID:1", "SUMMARY:a", "DTSTART:20270401T100000Z", "DTSTART:x", "RRULE:FREQ=DAILY;COUNT=x", "DTEND:20200101T100000Z",
    "END:VEVENT", "BEGIN:VEVENT", "EXDATE:1", ":", "X", "\\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES)))
def test_any_lines_at_all_end_in_events_or_named_lines(lines: list[str]) -> None:
    intake = read("\n".join(lines))
    assert all(bad.line > 0 for bad in intake.bad)
