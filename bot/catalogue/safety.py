"""What `knowledge/safety.yaml` may hold: where to turn for help, and the phrases that mean danger.

The phrases are written in a small language that an editor can read: plain words; `(a|b)` for one of several;
`(a|b)?` for words that may be left out; `<list>` for one entry of a named list; `...` for up to four words in between;
`a & b` for both, anywhere in the message; `a + b + !c` for both near each other in one sentence, and no `c` in it.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from bot.catalogue.fields import Entry, Https, Phrase

Kind = Literal["crisis", "safeguarding", "medical"]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=40)]
Pattern = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]


class Signpost(Entry):
    """One place to turn to, with the page that says so."""

    name: Phrase = Field(description="Who it is, for people: 'Childline'")
    how: Phrase = Field(description="How to reach it, in plain words: 'call 0800 1111, free'")
    who: Phrase | None = Field(None, description="Who it is for and when it is open, where that was confirmed")
    number: Annotated[str, StringConstraints(pattern=r"^[0-9 ]+$")] | None = Field(
        None, description="The phone or text number alone; it must stand in `how` too"
    )
    url: Https | None = Field(None, description="Its own page for people, if it has one that was seen")
    source: Https = Field(description="The page that was read for this")
    checked: date = Field(description="The day that page was read, as 2026-11-23")
    unsure: Phrase | None = Field(None, description="What could not be confirmed, for the next person who checks")

    @model_validator(mode="after")
    def _number_is_said(self) -> Self:
        if self.number and self.number not in self.how:
            raise ValueError(f"number {self.number} does not stand in how")
        return self


class Category(Entry):
    """One kind of danger: whom to name, and the phrases that mean it."""

    kind: Kind
    signposts: Annotated[tuple[Name, ...], Field(min_length=1, max_length=6)] = Field(
        description="Places to turn to, the most fitting first"
    )
    straight_out: tuple[Pattern, ...] = Field(
        (),
        description="Danger said straight out, in the first person and now: looked for before all else, never released",
    )
    always: tuple[Pattern, ...] = Field((), description="Danger whatever else is in the message")
    unless_career: tuple[Pattern, ...] = Field((), description="Danger, unless the message asks about a job")
    about_me: tuple[Pattern, ...] = Field(
        (), description="Danger when the person speaks of themselves or says little else, and not about a job"
    )
    alone: tuple[Pattern, ...] = Field((), description="Danger when it is the whole message")


class Spelling(Entry):
    """How people really type, turned into the words that the phrases use."""

    means: dict[str, Phrase] = Field(description="Short or wrong spelling: the words it stands for")
    joined: tuple[str, ...] = Field(description="Words that are taken apart when typed without spaces")
    repair: tuple[str, ...] = Field(description="Words of danger that are recognised with a typing error")
    leave: tuple[str, ...] = Field(description="Ordinary words that look like one of those and must stay")


class Stories(Entry):
    """How people tell what they did for somebody else, when it is long over: "I rang 999 and held his hand"."""

    told: tuple[Pattern, ...] = Field(description="Signs of such a story")
    not_over: tuple[Pattern, ...] = Field(description="Signs that it goes on, or is about the person: then it is none")
    released: tuple[Name, ...] = Field(description="Categories of which such a story is no sign")


class SafetyRules(Entry):
    """`knowledge/safety.yaml`: the order of the categories is the order in which they are looked for."""

    signposts: dict[Name, Signpost]
    lists: dict[Name, tuple[Pattern, ...]] = Field(description="Named lists for `<name>` in a phrase")
    first_person: tuple[Pattern, ...] = Field(description="Words by which people speak of themselves or theirs")
    filler: tuple[str, ...] = Field(description="Words that do not count when a phrase must stand alone")
    career: tuple[Pattern, ...] = Field(description="Signs that the message asks about work or study")
    career_faint: tuple[Pattern, ...] = Field(
        description="Words of work or study that outweigh only the faintest phrases, those in `about_me`, and hints"
    )
    career_without_me: tuple[Pattern, ...] = Field(
        description="The same, but only in a message without a word for oneself"
    )
    career_begins: tuple[str, ...] = Field(
        description="First words of a message that tells what somebody does at work, without a word for oneself"
    )
    of_others: tuple[Pattern, ...] = Field(
        description="Beginnings of what is said of the people whom a job helps: taken out with all that follows, up to "
        "the end of the sentence, a word of `of_others_end`, or a word for oneself"
    )
    of_others_end: tuple[str, ...] = Field(description="Words that end what is said of others: but, because")
    harmless: tuple[Pattern, ...] = Field(description="Taken out before looking, in any message")
    harmless_with_career: tuple[Pattern, ...] = Field(description="Taken out when the message asks about work")
    stories: Stories
    spelling: Spelling
    categories: dict[Name, Category]

    @model_validator(mode="after")
    def _signposts_exist(self) -> Self:
        for name, category in self.categories.items():
            unknown = [post for post in category.signposts if post not in self.signposts]
            if unknown:
                raise ValueError(f"category {name} names unknown signposts: {', '.join(unknown)}")
        return self

    @model_validator(mode="after")
    def _released_categories_exist(self) -> Self:
        if unknown := set(self.stories.released) - set(self.categories):
            raise ValueError(f"stories release unknown categories: {', '.join(sorted(unknown))}")
        return self
