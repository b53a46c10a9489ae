"""Answers that are not about one role: topics, collections of roles, and the pay table."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from bot.catalogue.fields import Band, Entry, Filed, Https, Phrase, Slug, Source, Text, Unsure
from bot.messages import Intent


class TopicLink(Entry):
    text: Phrase
    url: Https


class TopicButton(Entry):
    label: Annotated[str, StringConstraints(min_length=1, max_length=30)]
    action: Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9:-]+$", max_length=64)]


class Topic(Filed):
    """A question with one good answer: `knowledge/topics/<area>/<id>.yaml`."""

    title: Phrase = Field(description="The question in plain words")
    intent: Intent = Field(description="What kind of question it is")
    asked_as: Annotated[tuple[Phrase, ...], Field(min_length=4)] = Field(
        description="Questions in people's own words that must find it"
    )
    keywords: tuple[Phrase, ...] = ()
    default: bool = Field(False, description="yes: the answer where this kind of question holds nothing nearer")
    says: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)] = Field(description="Short paragraphs")
    points: tuple[Text, ...] = Field((), description="Bullet points after the paragraphs")
    who_decides: Phrase | None = Field(None, description="Who makes the rule, or has the last word")
    links: tuple[TopicLink, ...] = ()
    buttons: tuple[TopicButton, ...] = ()
    valid_to: date | None = Field(None, description="After this day the bot says that it may have changed")
    unsure: tuple[Unsure, ...] = ()
    sources: tuple[Source, ...] = ()


class Pick(Entry):
    """A role in a collection, with the reason why it is there."""

    role: Slug
    why: Phrase


class Collection(Filed):
    """Roles for a broad wish: `knowledge/collections/<id>.yaml`."""

    title: Phrase
    cues: Annotated[tuple[Phrase, ...], Field(min_length=3)] = Field(
        description="Words and phrases that mean this wish, the most telling first"
    )
    asked_as: Annotated[tuple[Phrase, ...], Field(min_length=3)]
    says: Text = Field(description="One sentence in front of the roles")
    roles: Annotated[tuple[Pick, ...], Field(min_length=3)]


class BandPay(Entry):
    """A year's pay before tax, in pounds; `hourly` is what the start comes to by the hour."""

    start: Annotated[int, Field(ge=10_000, le=200_000)]
    top: Annotated[int, Field(ge=10_000, le=200_000)]

    @model_validator(mode="after")
    def _in_order(self) -> "BandPay":
        if self.top < self.start:
            raise ValueError("top is below start")
        return self


class PayTable(Entry):
    """The NHS pay table: `knowledge/pay/agenda-for-change.yaml`."""

    title: Phrase
    year: Phrase = Field(description="The pay year, as '2026/27'")
    valid_from: date
    valid_to: date = Field(description="After this day the bot says that the figures may have changed")
    bands: dict[Band, BandPay]
    london: Text = Field(description="What is added in and around London")
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    reviewed: date


class MoneyFact(Entry):
    """An amount that is true for a time."""

    about: Phrase = Field(description="What it is, so that an editor finds it")
    amount: Annotated[str, StringConstraints(pattern=r"^£[0-9][0-9,]*(\.[0-9]{2})?$")] = Field(description="As '£8.00'")
    valid_from: date
    valid_to: date = Field(description="After this day the bot says that what names it may have changed")
    source: Source


class Money(Entry):
    """Every amount that topics name: `knowledge/pay/money.yaml`."""

    facts: dict[Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")], MoneyFact]
    reviewed: date
