"""The small language of phrases in `knowledge/safety.yaml`: read once, then looked for in words.

`(a|b)` one of these, `(a|b)?` may be left out, `<list>` one entry of a list, `...` up to four words in between,
`/` the end of a sentence, `&` both anywhere in the message, `+` both near each other in one sentence and in any order,
`+ !` but without this in that sentence.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Generic, TypeVar

from bot.understanding.safety.spelling import END, Words

GAP = 4
"""The most words that `...` stands for."""
NEAR = 12
"""The most words from the first to the last start of what `+` joins: longer sentences tell of more than one thing."""
TAKEN_OUT = "~"

_PIECE = re.compile(r"\.\.\.|\)\?|[()|]|<\w+>|[^\s()|]+")
Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a phrase: the single words and the longer wordings that fit there; a gap has neither."""

    words: frozenset[str]
    longer: tuple["Sequel", ...] = ()
    optional: bool = False
    is_gap: bool = False
    longer_from: Mapping[str, tuple["Sequel", ...]] = field(default_factory=dict)
    """`longer` by the words with which they start."""

    @property
    def first(self) -> frozenset[str]:
        return self.words.union(self.longer_from)


Sequel = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What stands before, between or after the `&` of a phrase, and the words with which it can start."""

    sequel: Sequel
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Together:
    """What `+` joins: all `parts` near each other in one sentence, and none of `never` in it."""

    parts: tuple[Part, ...]
    never: tuple[Part, ...] = ()


Span = tuple[int, int]
"""From which word, and up to which."""

Phrase = tuple[Together, ...]
"""All must be found, in any order."""


class PhraseReader:
    """Reads phrases, with the named lists that they use."""

    def __init__(self, lists: Mapping[str, Iterable[str]], words: Callable[[str], Words]) -> None:
        self._lists = lists
        self._elements = cache(lambda piece: tuple(Element(frozenset({word})) for word in words(piece)))
        self._read_lists: dict[str, Element] = {}

    def read(self, phrase: str) -> Phrase:
        """The phrase, ready to be looked for.

        Raises:
            ValueError: for a list that does not exist, brackets that do not fit, or a phrase without a word that
                must be there.
        """
        return tuple(self._together(group) for group in phrase.split(" & "))

    def _together(self, phrase: str) -> Together:
        wanted: list[Part] = []
        never: list[Part] = []
        for part in phrase.split(" + "):
            (never if part.startswith("!") else wanted).append(self._part(part.removeprefix("!")))
        if not wanted:
            raise ValueError(f"phrase {phrase!r} only says what must not be there")
        return Together(tuple(wanted), tuple(never))

    def _part(self, phrase: str) -> Part:
        elements = self._sequel(phrase)
        return Part(elements, first_words(elements))

    def _sequel(self, phrase: str) -> Sequel:
        pieces = _PIECE.findall(phrase)
        elements = self._sequence(pieces)
        if pieces:
            raise ValueError(f"a bracket does not fit in {phrase!r}")
        if not elements or elements[0].is_gap or not any(map(_is_needed, elements)):
            raise ValueError(f"phrase {phrase!r} has no word that must be there, or starts with a gap")
        return elements

    def _sequence(self, pieces: list[str]) -> Sequel:
        """Takes pieces off the front, up to a `|` or a closing bracket."""
        elements: list[Element] = []
        while pieces and pieces[0] not in ("|", ")", ")?"):
            piece = pieces.pop(0)
            if piece == "(":
                elements.append(self._choice(pieces))
            elif piece == "...":
                elements.append(Element(frozenset(), is_gap=True))
            elif piece.startswith("<"):
                elements.append(self._list(piece.strip("<>")))
            else:
                elements.extend(self._elements(piece))
        return tuple(elements)

    def _choice(self, pieces: list[str]) -> Element:
        options = [self._sequence(pieces)]
        while pieces and pieces[0] == "|":
            pieces.pop(0)
            options.append(self._sequence(pieces))
        if not pieces:
            raise ValueError("a bracket is not closed")
        return _one_of(options, optional=pieces.pop(0) == ")?")

    def _list(self, name: str) -> Element:
        if name not in self._lists:
            raise ValueError(f"there is no list <{name}>")
        if name not in self._read_lists:
            self._read_lists[name] = _one_of([self._sequence(_PIECE.findall(entry)) for entry in self._lists[name]])
        return self._read_lists[name]


def _one_of(options: Iterable[Sequel], optional: bool = False) -> Element:
    words: set[str] = set()
    longer: list[Sequel] = []
    for option in options:
        if len(option) == 1 and not option[0].optional and not option[0].is_gap:
            words |= option[0].words
            longer.extend(option[0].longer)
        elif option:
            longer.append(option)
    longer_from: dict[str, tuple[Sequel, ...]] = {}
    for sequel in longer:
        for word in first_words(sequel):
            longer_from[word] = (*longer_from.get(word, ()), sequel)
    return Element(frozenset(words), tuple(longer), optional, longer_from=longer_from)


def first_words(sequel: Sequel) -> frozenset[str]:
    """The words with which a fit can start."""
    found: frozenset[str] = frozenset()
    for element in sequel:
        found |= element.first
        if not element.optional:
            break
    return found


Commonness = Callable[[frozenset[str]], int]
"""A set of words -> how often they stand in the rules."""


def _is_needed(element: Element) -> bool:
    return not element.optional and not element.is_gap


def needed_words(sequel: Sequel, common: Commonness) -> list[frozenset[str]]:
    """Sets of words; every text that fits has a word of each. The set that is least common in the rules is first."""
    choices = [
        element.words.union(*(next(iter(needed_words(longer, common)), ()) for longer in element.longer))
        if element.longer
        else element.words
        for element in filter(_is_needed, sequel)
    ]
    return sorted(choices, key=common) if len(choices) > 1 else choices


def all_words(sequel: Sequel) -> Iterator[str]:
    for element in sequel:
        yield from element.words
        for longer in element.longer:
            yield from all_words(longer)


def ends(sequel: Sequel, text: Sequence[str], at: int, glued: bool = False) -> Iterator[int]:
    """Where `sequel` can end if it starts at `at`; `glued` lets an end of sentence stand in front of a word."""
    if not sequel:
        yield at
        return
    element, rest = sequel[0], sequel[1:]
    if element.is_gap:
        for skipped in range(GAP + 1):
            yield from ends(rest, text, at + skipped)
            if at + skipped >= len(text) or text[at + skipped] == END:
                return
        return
    for end in _element_ends(element, text, at, glued):
        yield from ends(rest, text, end, glued=True)
    if element.optional:
        yield from ends(rest, text, at, glued)


def _element_ends(element: Element, text: Sequence[str], at: int, glued: bool) -> Iterator[int]:
    starts = [at]
    if glued and at < len(text) and text[at] == END:
        starts.append(at + 1)
    for start in starts:
        if start >= len(text):
            return
        if text[start] in element.words:
            yield start + 1
        for sequel in element.longer_from.get(text[start], ()):
            yield from ends(sequel, text, start)


@dataclass(frozen=True, slots=True)
class Listed(Generic[Tag]):
    """A phrase in a list, with what it stands for."""

    phrase: Phrase
    tag: Tag
    needed: tuple[frozenset[str], ...]
    """Every text with this phrase has a word of each of these sets."""

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
        self._listed = [Listed(phrase, tag, _needed(phrase, commonness)) for phrase, tag in read]
        self._found_by: dict[str, list[int]] = {}
        for number, listed in enumerate(self._listed):
            for word in listed.needed[0]:
                self._found_by.setdefault(word, []).append(number)

    def likely(self, text: Sequence[str]) -> Iterator[Listed[Tag]]:
        """The phrases worth trying, in the order in which they were given."""
        words = set(text)
        numbers = {number for word in words for number in self._found_by.get(word, ())}
        for number in sorted(numbers):
            listed = self._listed[number]
            if not any(needed.isdisjoint(words) for needed in listed.needed):
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


def _parts(phrase: Phrase) -> Iterator[Part]:
    return chain.from_iterable(group.parts for group in phrase)


def _needed(phrase: Phrase, common: Commonness) -> tuple[frozenset[str], ...]:
    choices = chain.from_iterable(needed_words(part.sequel, common) for part in _parts(phrase))
    return tuple(sorted(choices, key=common))


def find(part: Part, text: Sequence[str]) -> Span | None:
    """Where `part` stands in `text`: from and to, or None."""
    for at, word in enumerate(text):
        if word in part.first:
            for end in ends(part.sequel, text, at):
                return at, end
    return None


def found_together(group: Together, text: Sequence[str]) -> list[Span]:
    """Where the parts stand near each other, in one sentence that has nothing of what must not be there; or nothing."""
    if len(group.parts) == 1 and not group.never:
        span = find(group.parts[0], text)
        return [span] if span else []
    for start, sentence in _sentences(text):
        if near := _near(group, sentence):
            return _apart([(start + first, start + end) for first, end in near])
    return []


def _sentences(text: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The sentences with the place where each starts."""
    start = 0
    for at, word in enumerate(text):
        if word == END:
            yield start, text[start : at + 1]
            start = at + 1
    yield start, text[start:]


def _near(group: Together, sentence: Sequence[str]) -> list[Span]:
    found = []
    for part in group.parts:
        if not (spans := _spans(part, sentence)):
            return []
        found.append(spans)
    if any(find(part, sentence) for part in group.never):
        return []
    for first, _ in sorted(set(chain.from_iterable(found))):
        near = [next((span for span in spans if first <= span[0] <= first + NEAR), None) for spans in found]
        if all(near):
            return [span for span in near if span]
    return []


def _spans(part: Part, text: Sequence[str]) -> list[Span]:
    ended = ((at, next(ends(part.sequel, text, at), None)) for at, word in enumerate(text) if word in part.first)
    return [(at, end) for at, end in ended if end is not None]


def _apart(spans: list[Span]) -> list[Span]:
    """The spans without those that begin inside another."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
