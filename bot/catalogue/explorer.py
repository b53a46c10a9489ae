"""What the bot asks somebody who doesn't know what they want: `knowledge/explore.yaml`."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from bot.catalogue.fields import Entry, Flag, Involves, Phrase, Setting, Slug, Subject, Suits, Text, WayKind

Label = Annotated[str, StringConstraints(min_length=1, max_length=30)]


class Traits(Entry):
    """Marks of role files: a role has the traits that it shares with these."""

    suits: tuple[Suits, ...] = ()
    involves: tuple[Involves, ...] = ()
    subjects: tuple[Subject, ...] = ()
    where: tuple[Setting, ...] = ()
    families: tuple[Slug, ...] = ()
    flags: tuple[Flag, ...] = ()
    ways: tuple[WayKind, ...] = Field((), description="Kinds of a way in")


class Choice(Entry):
    """One of the buttons under a question."""

    label: Label = Field(description="What stands on the button")
    because: Phrase = Field(description="The reason for a job, behind 'because': 'you like to use your hands'")
    also: tuple[Phrase, ...] = Field((), description="Other ways to type it: small letters, no apostrophes")
    more: Traits = Field(Traits(), description="Roles with these fit better")
    less: Traits = Field(Traits(), description="Roles with these fit less well")
    never: Traits = Field(Traits(), description="No role with any of these is shown")
    only: Traits = Field(Traits(), description="Only roles with one of these are shown; leave out for all")


class Ask(Entry):
    """A question with two to four plain choices."""

    id: Slug
    ask: Text
    weight: Annotated[float, Field(gt=0, le=3)] = Field(1.0, description="How much it counts beside the others")
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=4)]


class SubjectWay(Entry):
    """A school subject, and the collection that it opens."""

    label: Label
    collection: Slug


class Explorer(Entry):
    """The questions, the subjects, and what "surprise me" picks from."""

    questions: Annotated[tuple[Ask, ...], Field(min_length=1, max_length=8)]
    mix: dict[Slug, Traits] = Field(description="Kinds of role of which each list of results holds one that fits")
    subjects: tuple[SubjectWay, ...]
    surprises: tuple[Slug, ...] = Field(description="Collections whose roles come first in 'surprise me'")

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        _unlike(each.id for each in self.questions)
        for question in self.questions:
            _unlike(typed for choice in question.choices for typed in (choice.label.casefold(), *choice.also))
        return self


def _unlike(names: Iterable[str]) -> None:
    """Raises `ValueError` if a name stands there twice: then nobody could say which is meant."""
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise ValueError(f"'{twice[0]}' is written twice")
