"""Words that help to read a question: `knowledge/vocabulary/*.yaml`, an admin's to edit."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.catalogue.fields import Entry, Involves, Phrase, Setting, Slug, Source, Subject, Suits, Text
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
    alike: tuple[tuple[Phrase, ...], ...] = Field(
        (), description="Single words that mean nearly the same: [belly, tummy, stomach]"
    )
    never_repaired: tuple[Phrase, ...] = Field(description="Words that must not be taken for a misspelt role")


class Intents(Entry):
    """`intents.yaml`: what a question is after."""

    intents: dict[Intent, IntentCues]
    about_work: tuple[Phrase, ...] = Field(description="Words by which a text is about a job, or the wish for one")
    seeks: tuple[Phrase, ...] = Field(description="Phrases of somebody who looks for any job that would suit them")
    said_to_bot: tuple[Phrase, ...] = Field(description="Beginnings of a text that is said to the bot itself")
    begins_with: tuple[Phrase, ...] = Field(description="First words of a text that tells what somebody does")
    asks_fact: tuple[Phrase, ...] = Field(description="Beginnings of a question for a fact, which is no wish")
    facets: dict[Slug, tuple[Phrase, ...]] = Field(description="Part of a role that is asked for -> its cues")


class Askers(Entry):
    """`askers.yaml`: who is asking, and where they are now."""

    askers: dict[Annotated[str, Field(pattern="^(self|parent|teacher|adult)$")], tuple[Phrase, ...]]
    stages: dict[Slug, tuple[Phrase, ...]]
    holds: dict[Annotated[str, Field(pattern="^[0-8]$")], tuple[Phrase, ...]] = Field(
        description="The level that a person has (1 to 8) -> how they say so, the lowest first"
    )
    asks_rule: tuple[Phrase, ...] = Field(description="How a question for a rule sounds: 'can i', 'do i have to'")
    of_others: tuple[Phrase, ...] = Field(description="A condition that is named is somebody else's: 'work with'")
    earns: tuple[Phrase, ...] = Field(description="How people say that they want to be paid while they learn")
    near_home: tuple[Phrase, ...] = Field(description="How people say that they want to stay near home")
    grades: dict[
        Annotated[str, Field(pattern="^(failed|passed)-(english|maths|science|both)$")], tuple[Phrase, ...]
    ] = Field(description="A grade told in words: 'failed-maths'")
    doing: dict[Slug, tuple[Phrase, ...]] = Field(description="The course that a person is on -> how they say so")
    ways: dict[Slug, tuple[Phrase, ...]] = Field(
        description="A kind of way in, or a course of `pathways/college/`, by which people compare -> its words"
    )
    compares: tuple[Phrase, ...] = Field(description="Words by which two things are held side by side")
    background: dict[Slug, tuple[Phrase, ...]] = Field(
        description="What a person brings, as in `backgrounds` of routes.yaml -> how they say so"
    )
    learned_abroad: tuple[Phrase, ...] = Field(description="Jobs that people learn abroad and want to go on with here")
    countries: tuple[Phrase, ...] = Field(description="Where from: 'i was a nurse in syria'")


class Wishes(Entry):
    """`wishes.yaml`: what a person likes, and what they would rather avoid."""

    avoid: dict[Involves, tuple[Phrase, ...]]
    cannot: dict[Involves, tuple[Phrase, ...]] = Field(description="What people tell of themselves that rules it out")
    suits: dict[Suits, tuple[Phrase, ...]]
    subjects: dict[Subject, tuple[Phrase, ...]]
    settings: dict[Setting, tuple[Phrase, ...]]
    families: dict[Slug, tuple[Phrase, ...]] = Field(description="How people call the roles of a family: 'a nurse'")
    negations: tuple[Phrase, ...]
    likes: tuple[Phrase, ...] = Field(description="How people say that they like something or know it well")
    asks: tuple[Phrase, ...] = Field(description="First words of a plain question, which is no wish")
    negations_after: tuple[Phrase, ...] = Field(description="The same behind what they speak of: 'blood freaks me out'")
    turns: tuple[Phrase, ...] = Field(description="Words at which a negation ends: 'not blood BUT sick is fine'")
    fine_with: tuple[Phrase, ...] = Field(description="Words that take a negation back: 'I do not mind'")


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
    my_own: tuple[Phrase, ...] = Field(description="Somebody speaks of who looks after them, not of a job")
    background: tuple[Phrase, ...] = Field(description="Somebody tells what they do or did before")
    here: tuple[Phrase, ...] = Field(description="A question is about jobs in health and care after all")


class Alike(Entry):
    """`alike.yaml`: jobs that people mix up."""

    sets: tuple[dict[Slug, Text], ...] = Field(description="Ids of jobs -> what tells each from the others")

    def beside(self, role: str) -> dict[str, str]:
        """The jobs that are mixed up with this one, with their sentences; empty if there are none."""
        others = (pair for each in self.sets if role in each for pair in each.items())
        return {id_: says for id_, says in others if id_ != role}


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
    alike: Alike = Alike(sets=())
    common: frozenset[str] = Field(frozenset(), exclude=True)
