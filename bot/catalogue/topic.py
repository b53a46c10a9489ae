"""Answers that are not about one role: topics, collections of roles, and the pay table."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from bot.catalogue.fields import (
    Band,
    Entry,
    Filed,
    Flag,
    Https,
    Involves,
    Phrase,
    Setting,
    Slug,
    Source,
    Subject,
    Suits,
    Text,
    Unsure,
)
from bot.catalogue.role import Role
from bot.messages import Intent

_KNOWN = r"(role|family|topic|background|level|stage|asker|asked|wants|names):[a-z0-9_-]+"
Situation = Annotated[str, StringConstraints(pattern=rf"^{_KNOWN}( {_KNOWN})*$")]
"""What must have been said, each as kind and name: 'background:trained-abroad family:nursing', 'asker:teacher'."""


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
    cues: tuple[Phrase, ...] = Field(
        (), description="Words that nearly always mean this topic, also beside a job's name. `*`: any ending"
    )
    after: tuple[Situation, ...] = Field(
        (), description="What went before or is known, for `asked_after`; all words of one: 'topic:a level:6'"
    )
    asked_after: tuple[Phrase, ...] = Field(
        (), description="Words that mean this topic after that, or in any chat where `after` is left out"
    )
    keywords: tuple[Phrase, ...] = ()
    personal: bool = Field(
        False, description="yes: about somebody's own health, looks, faith or record; told before the plan to a job"
    )
    local: Literal["", "hub", "near"] = Field(
        "", description="Where the place is known: `hub` names its Careers Hub below, `near` shows all help near there"
    )
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


class Fits(Entry):
    """What the tags of a role must be to fit a wish: of each list that is given, one is enough."""

    suits: tuple[Suits, ...] = ()
    subjects: tuple[Subject, ...] = ()
    where: tuple[Setting, ...] = ()
    involves: tuple[Involves, ...] = ()
    flags: tuple[Flag, ...] = ()
    bands: tuple[Band, ...] = ()
    without: tuple[Involves, ...] = Field((), description="None of these may be among what the role involves")

    def wanted(self) -> dict[str, tuple[str, ...]]:
        """Each list by its name; one tag of each that is not empty is enough."""
        lists = ("suits", "subjects", "where", "involves", "flags", "bands")
        return {name: getattr(self, name) for name in lists}

    @staticmethod
    def tags_of(role: Role) -> dict[str, tuple[str, ...]]:
        """The tags of a role, by the list that they are held against."""
        return {
            "suits": role.suits,
            "subjects": role.subjects,
            "where": role.where,
            "involves": role.involves,
            "flags": role.flags,
            "bands": role.pay.bands,
        }

    def __call__(self, role: Role) -> bool:
        tags = self.tags_of(role)
        has_all = all(not wanted or not set(wanted).isdisjoint(tags[name]) for name, wanted in self.wanted().items())
        return has_all and set(self.without).isdisjoint(role.involves)


class Collection(Filed):
    """Roles for a broad wish: `knowledge/collections/<id>.yaml`."""

    title: Phrase
    cues: Annotated[tuple[Phrase, ...], Field(min_length=3)] = Field(
        description="Phrases that mean this wish, whatever stands around them"
    )
    words: tuple[Phrase, ...] = Field(
        (), description="Single words and names of things that mean this wish where the text is about little else"
    )
    fits: Fits | None = Field(None, description="Tags by which a role that is not in the list fits this wish too")
    condition: bool = Field(False, description="yes: beside another wish, only roles that fit may be shown")
    beside_named: bool = Field(
        False, description="yes: for jobs other than those that a text names, so these are not shown with it"
    )
    for_anybody: bool = Field(
        False, description="yes: shown, without what is ruled out, where a text says only what somebody doesn't want"
    )
    instead_of: tuple[tuple[Slug, ...], ...] = Field(
        (), description="Shown in place of these other wishes, where a text holds all of one of the lists"
    )
    asked_as: Annotated[tuple[Phrase, ...], Field(min_length=3)]
    says: Text = Field(description="One sentence in front of the roles")
    roles: Annotated[tuple[Pick, ...], Field(min_length=3)]

    @model_validator(mode="after")
    def _condition_can_be_held(self) -> "Collection":
        if self.condition and self.fits is None:
            raise ValueError("a condition needs 'fits', so that other roles can be held against it")
        return self


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
