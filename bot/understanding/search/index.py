"""A small search index over named fields (BM25F), which can say why it found something."""

import math
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


Posting = tuple[str, float]
"""A document that holds a stem, and how much the stem says for it."""

MOST_POSTINGS = 600
"""A stem that more documents hold tells them hardly apart: only those for which it says most are looked at."""


class Index:
    """Built once; a search only adds up what was worked out before."""

    def __init__(self, documents: Mapping[str, Sequence[FieldText]]) -> None:
        self._postings: dict[str, list[Posting]] = defaultdict(list)
        average = _average_lengths(documents.values())
        frequencies = {id_: _weighted(fields, average) for id_, fields in documents.items()}
        holders = Counter(stem for found in frequencies.values() for stem in found)
        self.idf = {stem: math.log(1 + (len(documents) - n + 0.5) / (n + 0.5)) for stem, n in holders.items()}
        self.rare = max(self.idf.values(), default=1.0)
        """What a word counts that no document has."""
        self.fields = {id_: {stem: field for stem, (_, field) in found.items()} for id_, found in frequencies.items()}
        """Document -> stem -> the field that gave the most."""
        for id_, found in frequencies.items():
            for stem, (frequency, _) in found.items():
                impact = self.idf[stem] * frequency / (K1 + frequency)
                self._postings[stem].append((id_, impact))
        for stem, postings in self._postings.items():
            if len(postings) > MOST_POSTINGS:
                self._postings[stem] = nlargest(MOST_POSTINGS, postings, key=itemgetter(1))

    def __contains__(self, stem: str) -> bool:
        return stem in self._postings

    def search(self, weighted_stems: Mapping[str, float], limit: int = 12) -> dict[str, float]:
        """The best documents for stems with their weights (1 is full), with their scores, best first."""
        known = [(self._postings[stem], weight) for stem, weight in weighted_stems.items() if stem in self._postings]
        if not known:
            return {}
        postings, weight = known[0]
        scores = {document: weight * impact for document, impact in postings}
        score_of = scores.get
        for postings, weight in known[1:]:
            for document, impact in postings:
                scores[document] = score_of(document, 0.0) + weight * impact
        least = sorted(scores.values(), reverse=True)[:limit][-1]
        best = sorted((-score, id_) for id_, score in scores.items() if score >= least)
        return {id_: -score for score, id_ in best[:limit]}


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
