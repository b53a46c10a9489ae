"""Phrases of the vocabulary, found in a text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

TagT = TypeVar("TagT")

ANY_ENDING = "*"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that stands in a text, from character `start` to `end` of it."""

    text: str
    start: int
    end: int


class Beginnings:
    """Phrases with which a text begins."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(f" {phrase} " for phrase in phrases)

    def __call__(self, plain: str) -> bool:
        """Whether `Text.plain` begins with one of them."""
        return plain.startswith(self._phrases)


class TaggedCues(Generic[TagT]):
    """Tags, each with its phrases: whole words only, and `*` at a word's end stands for any ending.

    All phrases are looked up in one walk over the words, by the first two words of each.
    """

    def __init__(self, phrases: Mapping[TagT, Iterable[str]]) -> None:
        self._tags = tuple(phrases)
        self._whole: dict[tuple[str, str], list[tuple[tuple[str, ...], TagT]]] = {}
        self._firsts: set[str] = set()
        self._begun: dict[str, list[tuple[tuple[str, ...], TagT]]] = {}
        for tag, texts in phrases.items():
            for words in {tuple(text.casefold().split()) for text in texts}:
                if words[0].endswith(ANY_ENDING):
                    self._begun.setdefault(words[0][0], []).append((words, tag))
                    continue
                self._firsts.add(words[0])
                second = words[1] if len(words) > 1 else ""
                key = (words[0], ANY_ENDING if second.endswith(ANY_ENDING) else second)
                self._whole.setdefault(key, []).append((words, tag))
        for found in (*self._whole.values(), *self._begun.values()):
            found.sort(key=lambda entry: -len(entry[0]))

    def find(self, plain: str) -> dict[TagT, list[Cue]]:
        """Tag -> its phrases in `Text.plain`, the longest at each place, none over another of the same tag."""
        words = _placed(plain)
        found: dict[TagT, list[Cue]] = {}
        for number, (word, start) in enumerate(words):
            after = words[number + 1][0] if number + 1 < len(words) else ""
            for phrase, tag in self._beginning_with(word, after):
                before = found.get(tag)
                if before and before[-1].end > start:
                    continue
                if _stands(phrase, words, number):
                    last, begins = words[number + len(phrase) - 1]
                    end = begins + len(last)
                    found.setdefault(tag, []).append(Cue(plain[start:end], start, end))
        return found

    def first(self, plain: str) -> TagT | None:
        """The first tag, in the order of the file, with a phrase in the text."""
        found = self.find(plain)
        return next((tag for tag in self._tags if tag in found), None)

    def _beginning_with(self, word: str, after: str) -> Iterator[tuple[tuple[str, ...], TagT]]:
        """The phrases that may begin here, by their first two words; those of one word come last."""
        if word in self._firsts:
            for second in (after, ANY_ENDING, "") if after else ("",):
                yield from self._whole.get((word, second), ())
        yield from self._begun.get(word[0], ())


class Cues:
    """Phrases without a tag."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._cues = TaggedCues({"": phrases})

    def find(self, plain: str) -> list[Cue]:
        """The phrases in `Text.plain`, the longest at each place."""
        return self._cues.find(plain).get("", [])

    def __call__(self, plain: str) -> bool:
        return bool(self.find(plain))

    def without(self, plain: str, kept: Iterable[str] = ()) -> str:
        """The text with its phrases taken out, but for those that stand inside one of `kept`."""
        whole = [f" {phrase} " for phrase in kept]
        for cue in reversed(self.find(plain)):
            if not any(f" {cue.text} " in phrase for phrase in whole):
                plain = plain[: cue.start] + plain[cue.end :]
        return plain


@lru_cache(maxsize=1)
def _placed(plain: str) -> tuple[tuple[str, int], ...]:
    """The words of a text with where each begins; the same text is asked about many times in a row."""
    words, at = [], 0
    for word in plain.split():
        at = plain.index(word, at)
        words.append((word, at))
        at += len(word)
    return tuple(words)


def _stands(phrase: tuple[str, ...], words: Sequence[tuple[str, int]], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(_is(wanted, words[at + number][0]) for number, wanted in enumerate(phrase))


def _is(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith(ANY_ENDING) else word == wanted
