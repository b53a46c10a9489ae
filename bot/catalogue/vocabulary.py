"""Words that help to read a question: `knowledge/vocabulary/*.yaml`, an admin's to edit."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.catalogue.fields import Entry, Involves, Phrase, Setting, Slug, Source, Subject, Suits
from bot.catalogue.local import OfferKind
from bot.messages import Intent

Span = Literal["today", "tomorrow", "this-weekend", "this-week", "next-week", "this-month", "next-month"]


class IntentCues(Entry):
    """Phrases that speak for an intent. `*` at the end of a word stands for any ending."""

    strong: tuple[Phrase, ...] = Field((), description="Nearly always mean it: 3 points")
    plain: tuple[Phrase, ...] = Field((), description="Often mean it: 2 points")
    faint: tuple[Phrase, ...] = Field((), description="A hint: 1 point")
    most_of_text: bool = Field(False, description="yes: counts only where its phrases make up most of the text")


class Words(Entry):
    """`words.yaml`: how people spell."""

    short_forms: dict[Phrase, Phrase] = Field(description="What people type -> what it means: 'u' -> 'you'")
    phrases: dict[Phrase, Phrase] = Field(description="Several words that mean others: 'a and e'")
    emoji: dict[Phrase, Phrase] = Field(description="An emoji -> the words it stands for")
    stop: tuple[Phrase, ...] = Field(description="Words that say nothing of what is asked")
    stop_in_topics: tuple[Phrase, ...] = Field(description="The few of them that say nothing even of a topic")
    light: tuple[Phrase, ...] = Field(description="Words of routes and life: they hardly tell one role from another")
    never_repaired: tuple[Phrase, ...] = Field(description="Words that must not be taken for a misspelt role")


class Intents(Entry):
    """`intents.yaml`: what a question is after."""

    intents: dict[Intent, IntentCues]
    about_work: tuple[Phrase, ...] = Field(description="Words by which a text is about a job, or the wish for one")
    seeks: tuple[Phrase, ...] = Field(description="Phrases of somebody who looks for any job that would suit them")
    begins_with: tuple[Phrase, ...] = Field(description="First words of a text that tells what somebody does")
    facets: dict[Slug, tuple[Phrase, ...]] = Field(description="Part of a role that is asked for -> its cues")


class Askers(Entry):
    """`askers.yaml`: who is asking, and where they are now."""

    askers: dict[Annotated[str, Field(pattern="^(parent|teacher|adult)$")], tuple[Phrase, ...]]
    stages: dict[Slug, tuple[Phrase, ...]]
    holds: dict[Annotated[str, Field(pattern="^[0-8]$")], tuple[Phrase, ...]] = Field(
        description="The level that a person has (1 to 8) -> how they say so, the lowest first"
    )
    earns: tuple[Phrase, ...] = Field(description="How people say that they want to be paid while they learn")


class Wishes(Entry):
    """`wishes.yaml`: what a person likes, and what they would rather avoid."""

    avoid: dict[Involves, tuple[Phrase, ...]]
    suits: dict[Suits, tuple[Phrase, ...]]
    subjects: dict[Subject, tuple[Phrase, ...]]
    settings: dict[Setting, tuple[Phrase, ...]]
    negations: tuple[Phrase, ...]


class Language(Entry):
    """A language other than English, known by its everyday words or by its letters."""

    name: Phrase
    words: tuple[Phrase, ...] = Field((), description="Small words that English does not have, without accents")
    script: Phrase | None = Field(None, description="First word of the Unicode name of its letters: ARABIC")
    line: Phrase | None = Field(None, description="One checked line in that language; leave out until it is checked")


class Languages(Entry):
    """`languages.yaml`: the languages that the bot recognises and can't speak."""

    languages: dict[Slug, Language]


class Elsewhere(Entry):
    """`elsewhere.yaml`: questions that are not for this bot."""

    other_jobs: tuple[Phrase, ...]
    not_a_job: tuple[Phrase, ...]


class Offers(Entry):
    """`offers.yaml`: what employers offer, and how people ask for it; the first kind that is found counts."""

    kinds: dict[OfferKind, tuple[Phrase, ...]]


class DayRange(Entry):
    """Days in a row, both ends counted."""

    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("last is before first")
        return self


class SchoolBreak(Entry):
    """A school holiday: how people say it, and when it is in most of England."""

    cues: tuple[Phrase, ...]
    ranges: Annotated[tuple[DayRange, ...], Field(min_length=1)]


class Dates(Entry):
    """`dates.yaml`: how people say when."""

    months: Annotated[tuple[tuple[Phrase, ...], ...], Field(min_length=12, max_length=12)]
    doubtful_months: tuple[Phrase, ...] = Field(description="Names of months that are other words too")
    before_a_month: tuple[Phrase, ...] = Field(description="Words after which a doubtful name is a month")
    after_a_month: tuple[Phrase, ...] = Field(description="Words in front of which a doubtful name is a month")
    spans: dict[Span, tuple[Phrase, ...]]
    breaks: dict[Slug, SchoolBreak]
    sources: tuple[Source, ...]
    reviewed: date


class Vocabulary(Entry):
    """All the words, and the common English words that typo repair leaves alone."""

    words: Words
    intents: Intents
    askers: Askers
    wishes: Wishes
    languages: Languages
    elsewhere: Elsewhere
    offers: Offers
    dates: Dates
    common: frozenset[str] = Field(frozenset(), exclude=True)
