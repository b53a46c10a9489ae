"""Questions of a practice interview: `knowledge/practice/<id>.yaml`, one bank for each kind of interview."""

from typing import Annotated

from pydantic import Field

from bot.catalogue.fields import Entry, Filed, Phrase, Slug, Source, Text


class Practice(Entry):
    """A question, and what a strong answer often holds."""

    ask: Text
    points: Annotated[tuple[Phrase, ...], Field(min_length=2, max_length=5)] = Field(
        description="What a person can tick off: short, said to 'you'"
    )


class Bank(Filed):
    """The questions of one kind of interview."""

    title: Phrase = Field(description="The kind of interview: 'ambulance work'")
    cues: tuple[Phrase, ...] = Field(
        (), description="Words that mean this kind whatever the job is: 'apprenticeship', 'mmi'; no apostrophes"
    )
    also: tuple[Phrase, ...] = Field((), description="Words that mean it where no job is named: 'lab', 'admin'")
    families: tuple[Slug, ...] = Field((), description="Families of roles that it is for")
    roles: tuple[Slug, ...] = Field((), description="Roles of other families that it is for too")
    says: Text | None = Field(None, description="One line about how this interview goes")
    questions: Annotated[tuple[Practice, ...], Field(min_length=3, max_length=8)]
    sources: tuple[Source, ...] = ()
