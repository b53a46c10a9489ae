"""Tables as spreadsheet programs save them."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.event import as_file
from bot.intake.spreadsheet import COLUMNS, read_clock, read_day, read_spreadsheet, read_years
from bot.intake.taken import CannotRead

ROWS = "Title;Date;Start;End;Place;Who for;Years;Online\r\n"
ROWS += "Café talk;04/03/2027;5pm;19:00;Leeds;Years 10 to 13;10-13;no\r\n"


@pytest.mark.parametrize(
    "content",
    [ROWS.encode(), b"\xef\xbb\xbf" + ROWS.encode(), ROWS.encode("cp1252"), ROWS.encode("utf-16"),
     ROWS.replace(";", ",").encode(), ROWS.replace(";", "\t").encode(), ROWS.replace("\r\n", "\n").encode()],
    ids=["utf-8", "with a mark", "Windows-1252", "UTF-16", "commas", "tabs", "Unix"],
)  # fmt: skip
def test_every_way_of_saving_is_read(content: bytes) -> None:
    intake = read_spreadsheet(content)
    assert intake.bad == ()
    (event,) = intake.events
    assert event.title == "Café talk"
    assert as_file(list(event.times)) == [{"start": "2027-03-04 17:00", "end": "2027-03-04 19:00"}]
    assert event.fields == {"place": "Leeds", "who_for": "Years 10 to 13", "years": [10, 11, 12, 13]}


@pytest.mark.parametrize(
    ("text", "day"),
    [("04/03/2027", date(2027, 3, 4)), ("4/3/27", date(2027, 3, 4)), ("04.03.2027", date(2027, 3, 4)),
     ("31-12-2027", date(2027, 12, 31)), ("2027-03-04", date(2027, 3, 4)), ("2027-03-04 00:00:00", date(2027, 3, 4))],
)  # fmt: skip
def test_the_day_comes_before_the_month(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["", "03/31/2027", "31/02/2027", "soon", "4 March", "46000", "1/1/1"])
def test_other_dates_are_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day"):
        read_day(text)


@pytest.mark.parametrize(
    ("text", "clock"),
    [("17:00", time(17)), ("5pm", time(17)), ("5.30 PM", time(17, 30)), ("12am", time(0)), ("12pm", time(12)),
     ("9:05", time(9, 5)), ("17:00:00", time(17)), ("9", time(9))],
)  # fmt: skip
def test_times_of_day_are_read(text: str, clock: time) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["25:00", "13pm", "0pm", "10:60", "noon", "5 o'clock"])
def test_other_times_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="time"):
        read_clock(text)


def test_bad_rows_are_named_by_line_and_cost_no_other() -> None:
    content = (
        b"title,date,online,years\n"
        b"Good,04/03/2027,,\n"
        b'"Two\nlines",31/02/2027,,\n'
        b",05/03/2027,,\n"
        b"\n"
        b"Maybe,05/03/2027,perhaps,\n"
        b"Years,05/03/2027,,ten\n"
        b"Long,05/03/2027,,,,more\n"
        b"Also good,06/03/2027,yes,\n"
    )
    intake = read_spreadsheet(content)
    assert [event.title for event in intake.events] == ["Good", "Also good"]
    assert [bad.line for bad in intake.bad] == [3, 5, 7, 8, 9]
    assert str(intake.bad[0]) == "line 3: Two lines: there is no day '31/02/2027' (the day comes first, then the month)"


def test_rows_of_one_title_are_times_of_one_event() -> None:
    intake = read_spreadsheet(b"title,date\nDrop-in,04/03/2027\ndrop-in,11/03/2027\nDrop-in,04/03/2027\n")
    (event,) = intake.events
    assert [time.day.day for time in event.times] == [4, 11]


def test_an_id_tells_two_events_of_one_title_apart() -> None:
    intake = read_spreadsheet(b"id,title,date\na,Fair,04/03/2027\nb,Fair,11/03/2027\n")
    assert len(intake.events) == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "title and date is missing"),
        (b"title\nFair\n", "date is missing"),
        (b"title,date,price\n", "no column 'price'"),
        (b"title,date,date\n", "twice"),
        (b'title,date\n"Fair,04/03/2027\n', "can't be read"),
        (b"\x00\x01\x02", "missing"),
    ],
)
def test_a_table_that_can_not_be_used_is_said(content: bytes, why: str) -> None:
    with pytest.raises(CannotRead, match=why):
        read_spreadsheet(content)


def test_years_are_read_as_people_write_them() -> None:
    assert read_years("Years 10-12") == read_years("10, 11 and 12") == read_years("10 to 12") == [10, 11, 12]


@given(st.text(max_size=200))
def test_any_text_at_all_ends_in_events_named_lines_or_one_sentence(text: str) -> None:
    table = f"title,date,{','.join(list(COLUMNS)[2:])}\n{text}".encode("utf-8", "replace")
    with suppress(CannotRead):
        assert all(bad.line >= 2 for bad in read_spreadsheet(table).bad)
