"""Help that is local: Careers Hubs and employers' programmes, one file each."""

from typing import Annotated, Literal

from pydantic import Field

from bot.catalogue.fields import Entry, Filed, Https, Phrase, Slug, Source, Text, Unsure

Certainty = Literal["sure", "likely", "unsure"]
OfferKind = Literal[
    "work-experience",
    "insight-day",
    "ambassador",
    "teacher-encounter",
    "virtual",
    "mentoring",
    "careers-event",
    "apprenticeship",
    "t-level",
    "cadet",
    "volunteering",
    "supported-internship",
]


class Hub(Filed):
    """A Careers Hub: `knowledge/hubs/<id>.yaml`."""

    title: Phrase
    also_called: tuple[Phrase, ...] = ()
    areas: tuple[Phrase, ...] = Field(description="Names of the local authorities that it serves")
    maybe_areas: tuple[Phrase, ...] = Field((), description="Authorities for which this is in doubt")
    host: Phrase = Field(description="The organisation that runs it")
    page: Https | None = Field(None, description="The hub's own page; leave out if none was seen")
    certainty: Certainty
    note: Text | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Programme(Entry):
    """Something an employer offers to young people or to their teachers."""

    title: Phrase
    kind: OfferKind
    about: Text
    who_for: Phrase = Field(description="School years or people it is for; 'ask them' where not known")
    from_age: Annotated[int, Field(ge=4, le=99)] | None = Field(None, description="The youngest age, where it is known")
    to_age: Annotated[int, Field(ge=4, le=99)] | None = Field(
        None, description="The oldest age; 18 for what is for schools and colleges. Leave out if adults can come"
    )
    last_known: Annotated[int, Field(ge=2000, le=2100)] | None = Field(
        None, description="The last year in which it surely ran; leave out if it runs now"
    )
    families: tuple[Slug, ...] = Field((), description="Role families it shows; empty for all")
    url: Https | None = None
    certainty: Certainty


class Employer(Filed):
    """An employer's programmes: `knowledge/employers/<id>.yaml`."""

    title: Phrase
    also_called: tuple[Phrase, ...] = ()
    areas: tuple[Phrase, ...] = Field(description="Names of the local authorities where it works")
    hub: Slug | None = Field(None, description="The Careers Hub it works with")
    page: Https | None = None
    programmes: Annotated[tuple[Programme, ...], Field(min_length=1)]
    unsure: tuple[Unsure, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
