"""A small search index over named fields (BM25F), which can say why it found something."""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter

B = 0.4
"""How much a long field is held against its words."""
K1 = 4.8
"""How soon more of the same word stops counting; set for weighted frequencies."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """One field of a document: its name, its weight, and its stemmed words."""

    name: str
    weight: float
    stems: tuple[str, ...]


Postings = tuple["array[int]", "array[float]"]
"""The documents that hold a stem, by number, and how much the stem says for each.

Arrays of numbers lie side by side in memory: a search looks through hundreds, and needs a tenth of the room.
"""

MOST_POSTINGS = 600
"""A stem that more documents hold tells them hardly apart: only those for which it says most are looked at."""


class Index:
    """Built once; a search only adds up what was worked out before."""

    def __init__(self, documents: Mapping[str, Sequence[FieldText]]) -> None:
        self._ids = tuple(documents)
        average = _average_lengths(documents.values())
        frequencies = {id_: _weighted(fields, average) for id_, fields in documents.items()}
        holders = Counter(stem for found in frequencies.values() for stem in found)
        self.idf = {stem: math.log(1 + (len(documents) - n + 0.5) / (n + 0.5)) for stem, n in holders.items()}
        self.rare = max(self.idf.values(), default=1.0)
        """What a word counts that no document has."""
        self.fields = {id_: {stem: field for stem, (_, field) in found.items()} for id_, found in frequencies.items()}
        """Document -> stem -> the field that gave the most."""
        impacts: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, found in enumerate(frequencies.values()):
            for stem, (frequency, _) in found.items():
                impacts[stem].append((number, self.idf[stem] * frequency / (K1 + frequency)))
        self._postings = {stem: _most_telling(found) for stem, found in impacts.items()}

    def __contains__(self, stem: str) -> bool:
        return stem in self._postings

    def search(self, weighted_stems: Mapping[str, float], limit: int = 12) -> dict[str, float]:
        """The best documents for stems with their weights (1 is full), with their scores, best first."""
        known = [(self._postings[stem], weight) for stem, weight in weighted_stems.items() if stem in self._postings]
        if not known:
            return {}
        (numbers, impacts), weight = known[0]
        scores = {number: weight * impact for number, impact in zip(numbers, impacts, strict=True)}
        score_of = scores.get
        for (numbers, impacts), weight in known[1:]:
            for number, impact in zip(numbers, impacts, strict=True):
                scores[number] = score_of(number, 0.0) + weight * impact
        least = sorted(scores.values(), reverse=True)[limit - 1] if len(scores) > limit else 0.0
        best = sorted([(-score, self._ids[number]) for number, score in scores.items() if score >= least])
        return {id_: -score for score, id_ in best[:limit]}


def _most_telling(impacts: list[tuple[int, float]]) -> Postings:
    kept = impacts if len(impacts) <= MOST_POSTINGS else nlargest(MOST_POSTINGS, impacts, key=itemgetter(1))
    return array("H", [number for number, _ in kept]), array("d", [impact for _, impact in kept])


def _average_lengths(documents: Iterable[Sequence[FieldText]]) -> dict[str, float]:
    total: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for fields in documents:
        for field in fields:
            total[field.name] += len(field.stems)
            count[field.name] += 1
    return {name: max(total[name] / count[name], 1.0) for name in count}


def _weighted(fields: Sequence[FieldText], average: Mapping[str, float]) -> dict[str, tuple[float, str]]:
    """Stem -> its weighted frequency over all fields, and the field that gave the most."""
    sums: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, str]] = {}
    for field in fields:
        norm = 1 - B + B * len(field.stems) / average[field.name]
        for stem, count in Counter(field.stems).items():
            part = field.weight * count / norm
            sums[stem] += part
            best[stem] = max(best.get(stem, (0.0, "")), (part, field.name))
    return {stem: (value, best[stem][1]) for stem, value in sums.items()}
