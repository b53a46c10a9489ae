"""The small language of phrases in `knowledge/safety.yaml`, read once.

`(a|b)` one of these, `(a|b)?` may be left out, `<list>` one entry of a list, `...` up to four words in between,
`/` the end of a sentence, `&` both anywhere in the message, `+` both near each other in one sentence and in any order,
`+ !` but without this in that sentence.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from bot.understanding.safety.spelling import Words

_PIECE = re.compile(r"\.\.\.|\)\?|[()|]|<\w+>|[^\s()|]+")


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

    @property
    def is_needed(self) -> bool:
        return not self.optional and not self.is_gap


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
        pieces = deque(_PIECE.findall(phrase))
        elements = self._sequence(pieces)
        if pieces:
            raise ValueError(f"a bracket does not fit in {phrase!r}")
        if not elements or elements[0].is_gap or not any(element.is_needed for element in elements):
            raise ValueError(f"phrase {phrase!r} has no word that must be there, or starts with a gap")
        return elements

    def _sequence(self, pieces: deque[str]) -> Sequel:
        """Takes pieces off the front, up to a `|` or a closing bracket."""
        elements: list[Element] = []
        while pieces and pieces[0] not in ("|", ")", ")?"):
            piece = pieces.popleft()
            if piece == "(":
                elements.append(self._choice(pieces))
            elif piece == "...":
                elements.append(Element(frozenset(), is_gap=True))
            elif piece.startswith("<"):
                elements.append(self._list(piece.strip("<>")))
            else:
                elements.extend(self._elements(piece))
        return tuple(elements)

    def _choice(self, pieces: deque[str]) -> Element:
        options = [self._sequence(pieces)]
        while pieces and pieces[0] == "|":
            pieces.popleft()
            options.append(self._sequence(pieces))
        if not pieces:
            raise ValueError("a bracket is not closed")
        return _one_of(options, optional=pieces.popleft() == ")?")

    def _list(self, name: str) -> Element:
        if name not in self._lists:
            raise ValueError(f"there is no list <{name}>")
        if name not in self._read_lists:
            entries = (deque(_PIECE.findall(entry)) for entry in self._lists[name])
            self._read_lists[name] = _one_of([self._sequence(pieces) for pieces in entries])
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
