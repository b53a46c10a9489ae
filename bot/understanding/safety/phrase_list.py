"""Many phrases of the rules, looked for together in the words of a message."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Generic, TypeVar

from bot.understanding.safety.matching import ends, found_together
from bot.understanding.safety.phrases import Part, Phrase, Sequel

TAKEN_OUT = "~"
Tag = TypeVar("Tag")

Commonness = Callable[[frozenset[str]], int]
"""A set of words -> how often they stand in the rules."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[Tag]):
    """A phrase in a list, with what it stands for."""

    phrase: Phrase
    tag: Tag
    rarest: frozenset[str]
    also_needed: tuple[frozenset[str], ...]
    """Every text with this phrase has one of the `rarest` words, and a word of each of these other sets."""

    def is_in(self, text: Sequence[str]) -> bool:
        return all(found_together(group, text) for group in self.phrase)

    def is_all_of(self, text: Sequence[str]) -> bool:
        return any(end == len(text) for end in ends(self.phrase[0].parts[0].sequel, text, 0))


class Phrases(Generic[Tag]):
    """Many phrases, looked for together: only those whose rarest words are in the text are tried."""

    def __init__(self, phrases: Iterable[tuple[Phrase, Tag]]) -> None:
        read = list(phrases)
        common = Counter(
            chain.from_iterable(
                {word for part in _parts(phrase) for word in all_words(part.sequel)} for phrase, _ in read
            )
        )
        commonness = cache(lambda choice: sum(common[word] for word in choice))
        self._listed = [Listed(phrase, tag, *_needed(phrase, commonness)) for phrase, tag in read]
        self._found_by: dict[str, list[int]] = {}
        for number, listed in enumerate(self._listed):
            for word in listed.rarest:
                self._found_by.setdefault(word, []).append(number)

    def likely(self, text: Sequence[str]) -> Iterator[Listed[Tag]]:
        """The phrases worth trying, in the order in which they were given."""
        words = set(text)
        numbers: set[int] = set().union(*map(self._found_by.__getitem__, words & self._found_by.keys()))
        for number in sorted(numbers):
            listed = self._listed[number]
            if not any(map(words.isdisjoint, listed.also_needed)):
                yield listed

    def any_in(self, text: Sequence[str]) -> bool:
        return any(listed.is_in(text) for listed in self.likely(text))

    def taken_out(self, text: Sequence[str]) -> Sequence[str]:
        """The text with a mark in place of every phrase that is found: of what `+` joins, only what stands near."""
        for listed in self.likely(text):
            if listed.is_in(text):
                for group in listed.phrase:
                    while spans := found_together(group, text):
                        for start, end in sorted(spans, reverse=True):
                            text = (*text[:start], TAKEN_OUT, *text[end:])
        return text

    def taken_out_up_to(self, stops: frozenset[str], text: Sequence[str]) -> Sequence[str]:
        """As `taken_out`, and with each phrase what follows it, up to the first of the words in `stops`."""
        for listed in self.likely(text):
            for group in listed.phrase:
                while spans := found_together(group, text):
                    start, end = spans[0]
                    while end < len(text) and text[end] not in stops:
                        end += 1
                    text = (*text[:start], TAKEN_OUT, *text[end:])
        return text


def _parts(phrase: Phrase) -> Iterator[Part]:
    return chain.from_iterable(group.parts for group in phrase)


def _needed(phrase: Phrase, common: Commonness) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    choices = chain.from_iterable(needed_words(part.sequel, common) for part in _parts(phrase))
    rarest, *others = sorted(choices, key=common)
    return rarest, tuple(others)


def needed_words(sequel: Sequel, common: Commonness) -> list[frozenset[str]]:
    """Sets of words; every text that fits has a word of each. The set that is least common in the rules is first."""
    choices = [
        element.words.union(*(next(iter(needed_words(longer, common)), ()) for longer in element.longer))
        if element.longer
        else element.words
        for element in sequel
        if element.is_needed
    ]
    return sorted(choices, key=common) if len(choices) > 1 else choices


def all_words(sequel: Sequel) -> Iterator[str]:
    for element in sequel:
        yield from element.words
        for longer in element.longer:
            yield from all_words(longer)
