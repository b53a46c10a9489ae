"""The role file: `knowledge/roles/<family>/<role>.yaml`, one role each, the file name is its id."""

from typing import Annotated

from pydantic import Field, model_validator

from bot.catalogue.fields import (
    Band,
    Entry,
    Filed,
    Flag,
    Https,
    Involves,
    Paid,
    PathwayId,
    Phrase,
    Setting,
    Slug,
    Source,
    Subject,
    Suits,
    Text,
    Unsure,
    WayKind,
)


class WayIn(Entry):
    """One way into the role, with what a person needs to start it."""

    kind: WayKind
    name: Phrase = Field(description="Its name for people: 'Paramedic degree apprenticeship'")
    pathway: PathwayId | None = Field(None, description="The file under knowledge/pathways/, without .yaml")
    level: Annotated[int, Field(ge=1, le=8)] | None = Field(None, description="1 to 8; leave out if it has none")
    from_level: Annotated[int, Field(ge=0, le=8)] | None = Field(
        None,
        description="The level of study that comes first, where 'needs' tells of one: 3 for A levels, 6 for a degree",
    )
    from_age: Annotated[int, Field(ge=13, le=25)] | None = Field(
        None, description="The youngest usual age, where 'needs' tells of one and the pathway's file does not"
    )
    length: Phrase = Field(description="'3 years', or an honest 'varies'")
    needs: Text = Field(description="What you need to get on it, with who decides")
    paid: Paid = Field(description="Whether you earn a wage while you do it")
    experienced: bool = Field(False, description="yes: only for people who have learned a trade or led others before")


class Pay(Entry):
    """Pay: NHS bands (the figures come from knowledge/pay/), or words where bands don't apply."""

    bands: tuple[Band, ...] = Field((), description="NHS pay bands, lowest first; where the role starts comes first")
    note: Text | None = Field(None, description="What else is true of the pay; needed when there are no bands")

    @model_validator(mode="after")
    def _says_something(self) -> "Pay":
        if not self.bands and not self.note:
            raise ValueError("give at least one band, or a note that says who sets the pay")
        return self


class Regulator(Entry):
    """Who must register a person before they may do this job."""

    name: Phrase = Field(description="'Health and Care Professions Council (HCPC)'")
    required: bool = Field(description="yes: by law or by every employer; no: a register you may choose to join")
    url: Https
    says: Text | None = Field(
        default=None, description="One or two sentences, where 'you must register' or 'you can choose to' is too simple"
    )


class Myth(Entry):
    said: Phrase = Field(description="What people wrongly say")
    truth: Text = Field(description="What is true")


class Role(Filed):
    """A job that a person can have, with everything the bot says of it.

    `family` is the folder's name, filled in by the reader like `id`.
    """

    family: str
    title: Phrase
    also_called: tuple[Phrase, ...] = Field(
        (), description="Other names: job titles, short forms, the subject ('radiography'), old names"
    )
    asked_as: Annotated[tuple[Phrase, ...], Field(min_length=6)] = Field(
        description="Questions in people's own words that must find this role"
    )
    keywords: tuple[Phrase, ...] = Field((), description="Words of the work: tools, places, conditions")
    summary: Text = Field(description="Two short sentences: what the person does, and for whom")
    day: Annotated[tuple[Text, ...], Field(min_length=3, max_length=6)] = Field(description="A real day, a step a line")
    where: Annotated[tuple[Setting, ...], Field(min_length=1)]
    who_with: Annotated[tuple[Phrase, ...], Field(min_length=1)] = Field(description="Who you work with")
    love: Annotated[tuple[Phrase, ...], Field(min_length=2, max_length=4)] = Field(description="What you might love")
    hard: Annotated[tuple[Phrase, ...], Field(min_length=2, max_length=4)] = Field(
        description="What might put you off, said honestly"
    )
    involves: tuple[Involves, ...] = Field(description="Tags of things that people want to avoid or know first")
    suits: Annotated[tuple[Suits, ...], Field(min_length=3)] = Field(description="Tags of what a person may enjoy")
    subjects: Annotated[tuple[Subject, ...], Field(min_length=1)]
    skills: Annotated[tuple[Phrase, ...], Field(min_length=3, max_length=6)]
    ways_in: Annotated[tuple[WayIn, ...], Field(min_length=1)]
    pay: Pay
    hours: Text
    regulator: Regulator | None = Field(None, description="Leave out if nobody must register")
    next_roles: tuple[Slug, ...] = Field((), description="Ids of roles a person can move on to")
    related: Annotated[tuple[Slug, ...], Field(min_length=1)] = Field(description="Ids of similar roles")
    work_experience: Text = Field(description="How to try it or see it, at school age")
    myth: Myth
    flags: tuple[Flag, ...] = ()
    unsure: tuple[Unsure, ...] = Field((), description="What could not be confirmed, and who to check with")
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Family(Entry):
    """A family of roles: an entry in `knowledge/families.yaml`, and a folder of `knowledge/roles/`."""

    id: Slug
    title: Phrase
    about: Text
    page: Https


class Families(Entry):
    """`knowledge/families.yaml`."""

    families: tuple[Family, ...]
