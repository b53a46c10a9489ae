"""The way-in file: `knowledge/pathways/<kind>/<id>.yaml`; an apprenticeship's id is its reference."""

from typing import Annotated, Literal

from pydantic import Field

from bot.catalogue.fields import Entry, Filed, Https, Paid, Phrase, Slug, Source, Text, Unsure, WayKind


class ApplyAt(Entry):
    """Where a person applies."""

    name: Phrase
    url: Https


Grade = Annotated[int, Field(ge=1, le=9)]


class Asks(Entry):
    """What `needs` says, as far as a planner can count with it: what is usual, not what each place decides.

    Levels are those of `knowledge/routes.yaml`; a level 2 certificate counts as grade 4.
    """

    level: Annotated[int, Field(ge=0, le=8)] = Field(description="The level that you have before: 0 for none")
    gcses: Annotated[int, Field(ge=1, le=9)] | None = Field(None, description="How many GCSEs at grade 4 or more")
    english: Grade | None = Field(None, description="GCSE grade in English")
    maths: Grade | None = Field(None, description="GCSE grade in maths")
    science: Grade | None = Field(None, description="GCSE grade in science")
    registered: bool = Field(False, description="yes: only for people who are registered in a first profession")
    job_first: bool = Field(False, description="yes: an employer takes you on, and the training comes with the job")
    on_the_way: bool = Field(False, description="yes: English and maths can be gained during it")


class Pathway(Filed):
    """A way in that several roles share: an apprenticeship standard, a T Level, a course, a scheme."""

    title: Phrase
    kind: WayKind
    also_called: tuple[Phrase, ...] = ()
    asked_as: Annotated[tuple[Phrase, ...], Field(min_length=2)] = Field(description="Questions that must find it")
    level: Annotated[int, Field(ge=1, le=8)] | None = None
    length: Phrase = Field(description="'18 months', '3 years', or 'varies'")
    months: Annotated[int, Field(ge=1, le=120)] | None = Field(None, description="The typical length in months")
    state: Literal["open", "closing", "closed", "in-development", "unknown"] = Field(
        description="Whether new people can start it"
    )
    from_age: Annotated[int, Field(ge=13, le=25)] | None = Field(None, description="The youngest usual age")
    about: Text = Field(description="Two or three short sentences: what it is and how the time is spent")
    needs: Annotated[tuple[Phrase, ...], Field(min_length=1)] = Field(description="What you need to start")
    asks: Asks | None = Field(None, description="The same, to count with; left out: the kind's own rules hold")
    paid: Paid
    cost: Phrase = Field(description="What a person pays, if anything")
    employers: Phrase = Field(description="Who takes people on, or who teaches it")
    specialisms: tuple[Phrase, ...] = ()
    placement_hours: Annotated[int, Field(ge=1, le=3000)] | None = None
    ucas_points: Phrase | None = None
    leads_to: tuple[Slug, ...] = Field((), description="Ids of roles; roles that name this way in are added")
    next_steps: tuple[Phrase, ...] = ()
    apply: Annotated[tuple[ApplyAt, ...], Field(min_length=1)]
    unsure: tuple[Unsure, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
