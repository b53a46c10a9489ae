"""Which broad wishes a text holds: "something outdoors, but no blood"."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from bot.catalogue.fields import Involves
from bot.catalogue.topic import Collection
from bot.understanding.question import EntryHit, Wish
from bot.understanding.wishes import Span, within
from bot.understanding.words.cues import Cue, TaggedCues

CUE, WORD, EACH_WORD = 2.0, 1.0, 0.25
"""What a phrase counts that always means the wish, a word of it, and every word of either."""
FIRM = 0.5
"""The part of a text's telling words that single words must make up to be what it is about."""
MOST_WISHES = 4
SEVERAL_WORDS = 8
"""Characters from which on a phrase is taken for more than one word."""

_NEGATES = frozenset({"no", "not", "without", "hate", "hates"})
"""A phrase that begins so rules something out by itself, also behind another that does: "no blood and no patients"."""

Telling = Callable[[Iterable[str]], Set[str]]
"""Words -> the stems of those among them that tell something of what is asked."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """The collections of a text, best first; `spans` is where they stand in it.

    `phrased` tells that a phrase stands in it that always means its wish; `share` is the part of the telling words
    that the wishes, and what is ruled out, make up; `outside` counts the others.
    """

    hits: tuple[EntryHit, ...] = ()
    spans: tuple[Span, ...] = ()
    phrased: bool = False
    share: float = 0.0
    outside: int = 0

    @property
    def open_the_text(self) -> bool:
        """Whether the text begins with a wish of several words: "hands on job"."""
        return any(start <= 1 and end - start >= SEVERAL_WORDS for start, end in self.spans)

    @property
    def firm(self) -> bool:
        """Whether the text is about these wishes, and not about something in which their words occur."""
        return bool(self.hits) and (self.phrased or self.share >= FIRM)

    def loosened(self) -> "Wishes":
        """The same, not firm: still shown where the text turns out to be about nothing else."""
        return replace(self, phrased=False, share=0.0) if self.phrased else Wishes()

    def rest(self, plain: str, denied: Sequence[Span]) -> str:
        """What else the text says, without what it rules out."""
        return _blanked(plain, (*self.spans, *denied))


class CollectionFinder:
    """Built once from the collections; `find` is pure."""

    def __init__(self, collections: Mapping[str, Collection]) -> None:
        self._collections = collections
        self._instead_of = {id_: found.instead_of for id_, found in collections.items() if found.instead_of}
        self._leaves_out = _by_what_they_leave_out(collections)
        self._cues = TaggedCues({id_: found.cues for id_, found in collections.items()})
        self._words = TaggedCues({id_: found.words for id_, found in collections.items() if found.words})

    def find(
        self, plain: str, denied: Sequence[Span], wish: Wish, telling: Telling, names: Sequence[Span] = ()
    ) -> Wishes:
        """The wishes of a text; a word behind a negation is no wish, but what is ruled out may be one.

        `names` is where names of roles stand: their words are no wish.
        """
        cues, words = (_wanted(found.find(plain), denied) for found in (self._cues, self._words))
        longest = _longest(names, [cue for found in (*cues.values(), *words.values()) for cue in found])
        scores: dict[str, float] = {}
        for worth, found_by in ((CUE, cues), (WORD, words)):
            for id_, found in found_by.items():
                gain = sum(
                    worth + EACH_WORD * len(cue.text.split()) for cue in found if (cue.start, cue.end) in longest
                )
                scores[id_] = scores.get(id_, 0.0) + gain
        for id_ in self._without(wish):
            scores.setdefault(id_, WORD)
        scores = self._combined(scores)
        order = sorted((id_ for id_ in scores if scores[id_]), key=lambda id_: (self._is_condition(id_), -scores[id_]))
        share, outside = _share(plain, (*longest, *denied), telling)
        return Wishes(
            tuple(EntryHit(id_, 0.5, 0.5) for id_ in order[:MOST_WISHES]),
            tuple(longest),
            any((cue.start, cue.end) in longest for found in cues.values() for cue in found),
            share,
            outside,
        )

    def _combined(self, scores: Mapping[str, float]) -> dict[str, float]:
        """One collection for several wishes that it was made for: good pay and no degree."""
        kept = {id_: score for id_, score in scores.items() if score}
        for id_, lists in self._instead_of.items():
            for wishes in lists:
                if kept.keys() >= set(wishes):
                    most = sum(kept.pop(each) for each in wishes)
                    kept[id_] = kept.get(id_, 0.0) + most
        return kept

    def _is_condition(self, id_: str) -> bool:
        return self._collections[id_].condition

    def _without(self, wish: Wish) -> list[str]:
        """The collections of what a person rules out."""
        return [self._leaves_out[tag] for tag in sorted(wish.avoid) if tag in self._leaves_out]


def _by_what_they_leave_out(collections: Mapping[str, Collection]) -> dict[Involves, str]:
    """What a person may want to avoid -> the condition that is mainly about it, and about little else."""
    conditions = [
        (found.fits.without, id_) for id_, found in collections.items() if found.condition and found.fits is not None
    ]
    return {without[0]: id_ for without, id_ in sorted(conditions, key=lambda pair: -len(pair[0])) if without}


def _wanted(found: Mapping[str, list[Cue]], denied: Sequence[Span]) -> dict[str, list[Cue]]:
    """The phrases that no negation speaks of; one that holds its own negation, as "no blood", is wanted."""
    kept = {
        id_: [cue for cue in cues if not within(cue, denied) or cue.text.split()[0] in _NEGATES]
        for id_, cues in found.items()
    }
    return {id_: cues for id_, cues in kept.items() if cues}


def _longest(names: Sequence[Span], cues: Sequence[Cue]) -> list[Span]:
    """The spans that don't lie inside a longer one, or in a name."""
    spans = {(cue.start, cue.end) for cue in cues}
    spans = {span for span in spans if not any(_cut(span, name) for name in names)}
    return sorted(span for span in spans if not any(one != span and _holds_span(one, span) for one in spans))


def _holds_span(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _cut(span: Span, name: Span) -> bool:
    """Whether a name shares words with a span, and says more than it."""
    overlaps = span[0] < name[1] and name[0] < span[1]
    return overlaps and (span == name or not _holds_span(span, name))


def _share(plain: str, spans: Sequence[Span], telling: Telling) -> tuple[float, int]:
    """The part of the telling words that stand inside the spans, and how many stand outside."""
    rest = _blanked(plain, spans)
    inside, outside = len(plain.split()) - len(rest.split()), len(telling(rest.split()))
    return (inside / (inside + outside) if inside else 0.0), outside


def _blanked(plain: str, spans: Sequence[Span]) -> str:
    rest = list(plain)
    for start, end in spans:
        rest[start:end] = " " * (min(end, len(plain)) - start)
    return "".join(rest)
