"""Does a message tell of danger, or ask for medical help? Looked at before anything else, in every state.

Rules only, from `knowledge/safety.yaml`, so that an editor can see why a message was stopped. Recall comes before
precision: a message stopped by mistake costs one button, a child who is missed may cost everything.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from bot.catalogue.hints import SafetyHints
from bot.catalogue.safety import Category, Kind, SafetyRules
from bot.understanding.safety.hints import Hints
from bot.understanding.safety.phrase_list import TAKEN_OUT, Phrases
from bot.understanding.safety.phrases import Phrase, PhraseReader
from bot.understanding.safety.spelling import END, Cleaner, Words
from bot.understanding.safety.stories import Told

FEW_WORDS = 5
"""A message of so few words is about the person, even without a word for themselves: "abuse at home"."""

FEWEST_WORDS = 4
"""Fewer words are too few to weigh: "tell me more"."""

Strength = Literal["straight_out", "always", "unless_career", "about_me", "alone"]
STRENGTHS: tuple[Strength, ...] = ("straight_out", "always", "unless_career", "alone", "about_me")
"""The strongest first: a plain sign of one danger counts before a faint sign of a graver one."""


@dataclass(frozen=True, slots=True)
class Danger:
    """What was found; `career` tells that the message also asks about work or study."""

    kind: Kind
    category: str
    career: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: Kind
    category: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class _Left:
    """A message without what is harmless in it."""

    words: Sequence[str]
    bare: Sequence[str]
    """All words but those that say nothing, such as "please"."""
    career: bool
    about_me: bool
    may_hint: bool
    """Nothing in it asks about work, so what all words say together counts."""
    released: frozenset[str]
    """The categories of which a story that is over is no sign."""


class SafetyGate:
    """Finds danger in a message by the rules of `knowledge/safety.yaml`; safe to share between threads.

    `jobs` are the names of jobs: without a word for oneself, a message with one asks about work. `hints` are weighed
    where no rule fits.

    Raises:
        ValueError: when made from rules with a phrase that cannot be read.
    """

    def __init__(self, rules: SafetyRules, jobs: Iterable[str] = (), hints: SafetyHints | None = None) -> None:
        self._cleaner = Cleaner(rules.spelling, lambda words: _rule_words(rules, words))
        read = PhraseReader(rules.lists, self._cleaner.words).read

        def plain(phrases: Iterable[str]) -> Phrases[None]:
            return Phrases([(read(phrase), None) for phrase in phrases])

        self._career, self._me = plain(rules.career), plain(rules.first_person)
        self._career_faint = plain(rules.career_faint)
        self._career_without_me = _career_without_me(rules, jobs, read)
        self._career_begins = frozenset(rules.career_begins)
        self._of_others, self._others_end = plain(rules.of_others), frozenset({END, *rules.of_others_end})
        self._oneself = frozenset(rules.first_person)
        self._harmless, self._harmless_with_career = plain(rules.harmless), plain(rules.harmless_with_career)
        self._told = Told(rules.stories, read)
        self._filler = frozenset({END, TAKEN_OUT, *chain.from_iterable(map(self._cleaner.words, rules.filler))})
        listed = [(read(phrase), rule) for rule, phrase in _rules(rules.categories)]
        self._straight = Phrases([each for each in listed if each[1].strength == "straight_out"])
        self._rules = Phrases([each for each in listed if each[1].strength != "straight_out"])
        self._hints = Hints(hints) if hints else None
        self._hinted = Danger(rules.categories[hints.category].kind, hints.category) if hints else None
        self._cleaner.learned()

    def with_jobs(self, rules: SafetyRules, jobs: Iterable[str]) -> "SafetyGate":
        """The same gate for other names of jobs; `rules` are those that it was made from."""
        gate = copy(self)
        gate._career_without_me = _career_without_me(rules, jobs, PhraseReader(rules.lists, self._cleaner.words).read)
        return gate

    def check(self, text: str) -> Danger | None:
        """The most pressing danger in `text`, or None. Never raises, whatever the text is."""
        words: Sequence[str] = (*self._cleaner.words(text), END)
        return self._straight_out(words) or self._weighed(words)

    def _straight_out(self, words: Sequence[str]) -> Danger | None:
        """Danger that nothing releases, so it is looked for before anything is taken out."""
        for listed in self._straight.likely(words):
            if listed.is_in(words):
                return Danger(listed.tag.kind, listed.tag.category, self._career.any_in(words))
        return None

    def _weighed(self, words: Sequence[str]) -> Danger | None:
        left = self._left(words)
        allowed = {"always": True, "unless_career": not left.career, "about_me": left.about_me}
        for listed in self._rules.likely(left.words):
            rule = listed.tag
            if rule.category in left.released:
                continue
            alone = rule.strength == "alone"
            if listed.is_all_of(left.bare) if alone else allowed[rule.strength] and listed.is_in(left.words):
                return Danger(rule.kind, rule.category, left.career)
        weighed = self._hints and left.may_hint and len(left.bare) >= FEWEST_WORDS and self._hints.are_in(left.words)
        return self._hinted if weighed else None

    def weighable(self, text: str) -> Sequence[str]:
        """The words by which a message is weighed where no rule fits."""
        return self._left((*self._cleaner.words(text), END)).words

    def _left(self, words: Sequence[str]) -> "_Left":
        me = self._me.any_in(words)
        of_work = words[0] in self._career_begins or self._career_without_me.any_in(words)
        career = self._career.any_in(words) or (not me and of_work)
        faint = self._career_faint.any_in(words)
        bare = [word for word in words if word not in self._filler]
        released = self._told.released_in(words)
        words = self._harmless.taken_out(words)
        if career:
            words = self._harmless_with_career.taken_out(words)
        words = self._without_others(words, me)
        about_me = not (career or faint) and (me or len(bare) <= FEW_WORDS)
        return _Left(words, bare, career, about_me, about_me and not (of_work or released), released)

    def _without_others(self, words: Sequence[str], me: bool) -> Sequence[str]:
        """The words without what is said of the people whom a job helps; what is said of oneself begins anew."""
        stops = self._others_end | self._oneself if me else self._others_end
        return self._of_others.taken_out_up_to(stops, words)


def _career_without_me(rules: SafetyRules, jobs: Iterable[str], read: Callable[[str], Phrase]) -> Phrases[None]:
    """What asks about work in a text without a word for oneself."""
    return Phrases([(read(phrase), None) for phrase in (*rules.career_without_me, *map(_bare, jobs))])


def _bare(job: str) -> str:
    """The name of a job without the signs of the language of phrases."""
    return re.sub(r"[^\w' -]", " ", job)


def _rules(categories: dict[str, Category]) -> Iterator[tuple[_Rule, str]]:
    for strength in STRENGTHS:
        for name, category in categories.items():
            for phrase in getattr(category, strength):
                yield _Rule(category.kind, name, strength), phrase


def _rule_words(rules: SafetyRules, words: Callable[[str], Words]) -> Iterator[str]:
    """All words that the rules use: they are never taken for a slip of another word."""
    phrases = chain(
        chain.from_iterable(rules.lists.values()),
        *(
            rules.first_person,
            rules.filler,
            rules.career,
            rules.career_faint,
            rules.career_without_me,
            rules.of_others,
            rules.harmless,
            rules.harmless_with_career,
            rules.stories.told,
            rules.stories.not_over,
        ),
        (phrase for _, phrase in _rules(rules.categories)),
    )
    for phrase in phrases:
        yield from words(re.sub(r"[()|?<>]|\.\.\.", " ", phrase))
