"""Where a phrase of the rules stands in the words of a message."""

from collections.abc import Iterator, Sequence
from itertools import chain

from bot.understanding.safety.phrases import Element, Part, Sequel, Together
from bot.understanding.safety.spelling import END

GAP = 4
"""The most words that `...` stands for."""
NEAR = 12
"""The most words from the first to the last start of what `+` joins: longer sentences tell of more than one thing."""

Span = tuple[int, int]
"""From which word, and up to which."""


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
