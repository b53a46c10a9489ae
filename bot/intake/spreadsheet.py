"""A table saved from a spreadsheet as CSV -> events. Every row that can't be used is named by its line."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from pydantic import ValidationError

from bot.catalogue.event import Time
from bot.intake.taken import Bad, CannotRead, Intake, Taken

COLUMNS = {
    "title": "the event's name; needed",
    "date": "the day, as 04/03/2027 or 2027-03-04; needed",
    "start": "when it begins, as 17:00 or 5pm; empty: the whole day",
    "end": "when it ends",
    "last date": "the last day, if it takes several",
    "venue": "the building",
    "place": "the town, or the first half of the postcode",
    "online": "yes or no",
    "who for": "who may come: Years 10 to 13",
    "years": "school years, as 10-13 or 10, 11",
    "audience": "young-people, parents, teachers",
    "families": "families of roles, as nursing, midwifery",
    "kind": "open-day, careers-event, talk …",
    "book": "how to get a place",
    "about": "what one can see or do there, in your own words",
    "link": "its page; https only",
    "id": "a mark that stays the same; empty: made from the title",
}
"""The columns that are understood, in any order."""
NEEDED = ("title", "date")
TRUE = frozenset({"yes", "y", "true", "1", "x"})
FALSE = frozenset({"", "no", "n", "false", "0"})
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm)?", re.I)


def read_spreadsheet(content: bytes) -> Intake:
    """The events of a table. Raises `CannotRead` if it is no table, or lacks a needed column."""
    rows = csv.reader(io.StringIO(_text(content), newline=""), delimiter=_delimiter(content), strict=True)
    try:
        header = [" ".join(name.casefold().replace("_", " ").split()) for name in next(rows, [])]
        _check_header(header)
        return _read_rows(rows, header)
    except csv.Error as error:
        raise CannotRead(f"The table can't be read: {error}.") from None


def _text(content: bytes) -> str:
    """Excel writes UTF-8 with a mark, UTF-16 or Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(content: bytes) -> str:
    first = _text(content[:4000]).partition("\n")[0]
    return max(",;\t", key=first.count)


def _check_header(header: list[str]) -> None:
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise CannotRead(f"The first line must name the columns; {' and '.join(missing)} is missing.")
    unknown = [name for name in header if name and name not in COLUMNS]
    if unknown:
        raise CannotRead(f"There is no column {unknown[0]!r}. The columns are: {', '.join(COLUMNS)}.")
    if len(set(filter(None, header))) < len(list(filter(None, header))):
        raise CannotRead("A column stands there twice.")


def _read_rows(rows: Any, header: list[str]) -> Intake:
    """Rows of one id (or one title) are the times of one event."""
    found: dict[str, Taken] = {}
    bad: list[Bad] = []
    for line, cells in _numbered(rows):
        row = {name: " ".join(cell.split()) for name, cell in zip(header, cells, strict=False) if name}
        if not any(row.values()):
            continue
        try:
            taken = _taken(row, line, cells[len(header) :])
        except (ValueError, ValidationError) as error:
            bad.append(Bad(line, f"{row.get('title') or 'a row without a title'}: {_why(error)}", _uid(row)))
            continue
        first = found.get(taken.uid, taken)
        times = dict.fromkeys((*first.times, *taken.times))
        found[taken.uid] = replace(first, times=tuple(times))
    return Intake(tuple(found.values()), tuple(bad))


def _numbered(rows: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which each begins: a cell may hold several lines."""
    line = rows.line_num + 1
    for cells in rows:
        yield line, cells
        line = rows.line_num + 1


def _why(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        return str(error.errors()[0]["msg"]).removeprefix("Value error, ")
    return str(error)


def _taken(row: Mapping[str, str], line: int, more: Sequence[str]) -> Taken:
    """One row. Raises `ValueError` with what is wrong with it."""
    title = row.get("title", "")
    if any(cell.strip() for cell in more):
        raise ValueError("has more cells than there are columns")
    if not title:
        raise ValueError("has no title")
    return Taken(_uid(row), title, (_time(row),), _fields(row), line)


def _uid(row: Mapping[str, str]) -> str:
    return f"sheet:{row.get('id') or row.get('title', '').casefold()}"[:200]


def _time(row: Mapping[str, str]) -> Time:
    first = read_day(row.get("date", ""))
    last = read_day(row["last date"]) if row.get("last date") else first
    if not row.get("start"):
        return Time(start=first, end=last if last != first else None)
    start = datetime.combine(first, read_clock(row["start"]))
    end = datetime.combine(last, read_clock(row["end"])) if row.get("end") else None
    return Time(start=start, end=end)


def read_day(text: str) -> date:
    """Day first, as people in England write it; or the year first. Raises `ValueError`."""
    if iso := _ISO.fullmatch(text):
        year, month, day = map(int, iso.groups())
    elif found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
        year += 2000 if year < 100 else 0
    else:
        raise ValueError(f"the date {text!r} must be written as 04/03/2027")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"there is no day {text!r} (the day comes first, then the month)") from None


def read_clock(text: str) -> time:
    """ "17:00", "5pm", "5.30 pm". Raises `ValueError`."""
    found = _CLOCK.fullmatch(text)
    if not found:
        raise ValueError(f"the time {text!r} must be written as 17:00 or 5pm")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + 12 * (found[3].casefold() == "pm") if 1 <= hour <= 12 else 24
    if hour > 23 or minute > 59:
        raise ValueError(f"there is no time {text!r}")
    return time(hour, minute)


def _fields(row: Mapping[str, str]) -> dict[str, Any]:
    names = {"venue": "venue", "place": "place", "who for": "who_for", "kind": "kind", "book": "book",
             "about": "about", "link": "url"}  # fmt: skip
    fields: dict[str, Any] = {field: row[column] for column, field in names.items() if row.get(column)}
    for column in ("audience", "families"):
        if row.get(column):
            fields[column] = [word.strip().casefold() for word in re.split("[,;/]", row[column]) if word.strip()]
    if row.get("years"):
        fields["years"] = read_years(row["years"])
    return fields | ({"online": True} if _yes(row.get("online", "")) else {})


def _yes(text: str) -> bool:
    if text.casefold() not in TRUE | FALSE:
        raise ValueError(f"online must be yes or no, not {text!r}")
    return text.casefold() in TRUE


def read_years(text: str) -> list[int]:
    """ "10-13" or "10, 11". Raises `ValueError`."""
    years: list[int] = []
    for part in re.split("[,;/]| and ", text.casefold().replace("years", "").replace("year", "")):
        found = re.fullmatch(r"\s*(\d{1,2})\s*(?:(?:-|–|to)\s*(\d{1,2}))?\s*", part)
        if not found:
            raise ValueError(f"the years {text!r} must be written as 10-13 or 10, 11")
        years += range(int(found[1]), int(found[2] or found[1]) + 1)
    return years
