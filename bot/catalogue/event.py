"""Events to go to, one file for each organiser. What nobody has announced has no date here, only "usually"."""

from datetime import date, datetime, time
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from bot.catalogue.fields import Entry, Filed, Https, Phrase, Slug, Source, Text, Unsure
from bot.catalogue.local import Certainty

Moment = Annotated[date | datetime, Field(union_mode="left_to_right")]
Year = Annotated[int, Field(ge=1, le=13)]
Month = Annotated[int, Field(ge=1, le=12)]
Usually = Annotated[str, StringConstraints(pattern=r"^[^\d<>]{3,60}$")]
EventKind = Literal[
    "careers-event",
    "open-day",
    "insight-day",
    "talk",
    "work-experience",
    "teacher-encounter",
    "awareness-day",
]
Audience = Literal["young-people", "parents", "teachers"]


class Time(Entry):
    """When it surely is: London time, as `2027-03-04 17:00`, or only `2027-03-04` for a whole day."""

    start: Moment = Field(description="2027-03-04 17:00, or only 2027-03-04 for the whole day; London time")
    end: Moment | None = Field(None, description="When it ends; for whole days the last day")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for moment in (self.start, self.end):
            if isinstance(moment, datetime) and moment.tzinfo is not None:
                raise ValueError("must be London time without a zone, as 2027-03-04 17:00")
        if self.end is not None and isinstance(self.end, datetime) != isinstance(self.start, datetime):
            raise ValueError("start and end must both have a time of day, or neither")
        if self.end is not None and _beginning(self.end) < _beginning(self.start):
            raise ValueError("ends before it starts")
        return self

    @property
    def day(self) -> date:
        return day_of(self.start)

    @property
    def last_day(self) -> date:
        return day_of(self.end or self.start)

    @property
    def is_whole_day(self) -> bool:
        return not isinstance(self.start, datetime)


class Event(Entry):
    """Something to go to. `times` holds announced dates only; `usually` says the rest in words, without a number."""

    id: Slug = Field(description="A short name that stays the same from year to year")
    title: Phrase
    kind: EventKind
    about: Text | None = Field(None, description="What one can see or do there, in one or two short sentences")
    who_for: Phrase = Field(description="Who may come: 'Years 10 to 13'; 'ask them' where not known")
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)]
    years: tuple[Year, ...] = Field((), description="School years that may come; empty: not known, or all")
    families: tuple[Slug, ...] = Field((), description="Role families it shows; empty for all")
    online: bool = Field(False, description="yes: one can take part from anywhere")
    national: bool = Field(False, description="yes: it goes on all over England")
    venue: Phrase | None = Field(None, description="The building")
    place: Phrase | None = Field(None, description="Its town, or the first half of its postcode")
    times: tuple[Time, ...] = Field((), description="Only dates that the organiser has announced")
    usually: Usually | None = Field(None, description="When it was before: 'early July'; no digits")
    months: tuple[Month, ...] = Field((), description="The months of `usually`, as numbers")
    book: Phrase | None = Field(None, description="How to get a place: 'Your school books places'")
    url: Https | None = None
    certainty: Certainty = Field(description="How sure it is that it will be held (again)")
    uid: Phrase | None = Field(
        None, description="Its mark in the calendar that it was taken from; written by the import"
    )

    @model_validator(mode="after")
    def _one_kind_of_date(self) -> Self:
        if self.months and not self.usually:
            raise ValueError("'months' needs the words of 'usually'")
        if self.times and self.certainty == "unsure":
            raise ValueError("an event that is unsure can't have 'times': write 'usually'")
        return self

    def ahead(self, today: date) -> tuple[Time, ...]:
        """The times that are not over, the next one first."""
        return tuple(sorted((t for t in self.times if t.last_day >= today), key=lambda t: _beginning(t.start)))


class Organiser(Filed):
    """Who holds events: `knowledge/events/<id>.yaml`."""

    title: Phrase
    areas: tuple[Phrase, ...] = Field((), description="Local authorities that it serves; empty for all of England")
    hub: Slug | None = Field(None, description="The Careers Hub it works with")
    page: Https | None = Field(None, description="Where it tells of its events")
    feed: Https | None = Field(None, description="The address of its iCalendar feed, for `events import`")
    events: Annotated[tuple[Event, ...], Field(min_length=1)]
    unsure: tuple[Unsure, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    def key(self, event: Event) -> str:
        """The event's name among all: `doncaster:we-care`."""
        return f"{self.id}:{event.id}"


def day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _beginning(moment: date | datetime) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())


def as_file(times: list[Time]) -> list[dict[str, str]]:
    """Times as a knowledge file writes them."""
    return [{name: written(moment) for name, moment in _named(each)} for each in times]


def _named(each: Time) -> list[tuple[str, date | datetime]]:
    return [("start", each.start), *([("end", each.end)] if each.end is not None else [])]


def written(moment: date | datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else moment.isoformat()
