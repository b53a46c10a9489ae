"""Phrases of the vocabulary, found in a text."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

TagT = TypeVar("TagT")

ANY_ENDING = "*"
OPENING = 3
"""Letters by which words that may end in any way are looked up."""


Tagged = tuple[tuple[str, ...], TagT]
"""The words of a phrase, and its tag."""


class Cue(NamedTuple):
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


class Placed(NamedTuple):
    """The words of a text, from which character each stands, and each with the word after it and its own opening.

    `distinct` are the words and openings: few of them begin a phrase of any one list.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    steps: tuple[tuple[str, str, str], ...]
    distinct: frozenset[str]

    def cue(self, first: int, last: int) -> Cue:
        """The words from the first to the last, both counted from 0."""
        end = self.starts[last] + len(self.words[last])
        return Cue(" ".join(self.words[first : last + 1]), self.starts[first], end)


class TaggedCues(Generic[TagT]):
    """Tags, each with its phrases: whole words only, and `*` at a word's end stands for any ending.

    All phrases are looked up in one walk over the words, by the first two words of each.
    """

    def __init__(self, phrases: Mapping[TagT, Iterable[str]]) -> None:
        self._tags = tuple(phrases)
        self._whole: dict[str, dict[str, list[Tagged[TagT]]]] = {}
        """First word -> second word -> the phrases that may begin so, those of one word last; "" for any other word."""
        self._begun: dict[str, list[Tagged[TagT]]] = {}
        """Opening -> the phrases whose first word may end in any way; "" for those with fewer letters than that."""
        for tag, texts in phrases.items():
            for words in {tuple(text.casefold().split()) for text in texts}:
                if words[0].endswith(ANY_ENDING):
                    opening = _opening(words[0]) if len(words[0]) > OPENING else ""
                    self._begun.setdefault(opening, []).append((words, tag))
                    continue
                second = words[1] if len(words) > 1 and not words[1].endswith(ANY_ENDING) else ""
                self._whole.setdefault(words[0], {"": []}).setdefault(second, []).append((words, tag))
        by_second = chain.from_iterable(seconds.values() for seconds in self._whole.values())
        for found in (*by_second, *self._begun.values()):
            found.sort(key=lambda entry: -len(entry[0]))
        for seconds in self._whole.values():
            for second in seconds.keys() - {""}:
                seconds[second] += seconds[""]
        self._firsts = frozenset({*self._whole, *self._begun})

    def find(self, plain: str) -> dict[TagT, list[Cue]]:
        """Tag -> its phrases in `Text.plain`, the longest at each place, none over another of the same tag."""
        text = _placed(plain)
        found: dict[TagT, list[Cue]] = {}
        firsts = self._firsts & text.distinct
        if not firsts:
            return found
        for number, (word, after, opening) in enumerate(text.steps):
            if word in firsts:
                seconds = self._whole[word]
                _add_standing(found, seconds.get(after, seconds[""]), text, number)
            if opening in firsts:
                _add_standing(found, self._begun[opening], text, number)
            if "" in firsts:
                _add_standing(found, self._begun[""], text, number)
        return found

    def first(self, plain: str) -> TagT | None:
        """The first tag, in the order of the file, with a phrase in the text."""
        found = self.find(plain)
        return next((tag for tag in self._tags if tag in found), None) if found else None


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
def _placed(plain: str) -> Placed:
    """The same text is asked about many times in a row; nothing that a person types is kept for longer."""
    words, starts, at = tuple(plain.split()), [], 0
    for word in words:
        at = plain.index(word, at)
        starts.append(at)
        at += len(word)
    openings = tuple(map(_opening, words))
    steps = tuple(zip(words, (*words[1:], ""), openings, strict=False))
    return Placed(words, tuple(starts), steps, frozenset(("", *words, *openings)))


def _opening(word: str) -> str:
    """The first letters of a word, told from a whole word by its last sign."""
    return f"{word[:OPENING]}{ANY_ENDING}"


def _add_standing(found: dict[TagT, list[Cue]], phrases: Iterable[Tagged[TagT]], text: Placed, number: int) -> None:
    """Adds those of the phrases that stand at a word of a text, and not inside one of the same tag before."""
    for phrase, tag in phrases:
        before = found.get(tag)
        if before and before[-1].end > text.starts[number]:
            continue
        if _stands(phrase, text.words, number):
            found.setdefault(tag, []).append(text.cue(number, number + len(phrase) - 1))


def _stands(phrase: tuple[str, ...], words: tuple[str, ...], at: int) -> bool:
    """Whether a phrase stands at a word of a text; its first word may not yet be compared."""
    stretch = words[at : at + len(phrase)]
    return phrase == stretch or (len(phrase) == len(stretch) and all(map(_is, phrase, stretch)))


def _is(wanted: str, word: str) -> bool:
    return word == wanted or (wanted[-1] == ANY_ENDING and word.startswith(wanted[:-1]))
