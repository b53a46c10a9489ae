"""Mends a misspelt word of a place's name."""

from collections import defaultdict

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.places.model import Place

SHORTEST = 5
LOWEST_JARO_WINKLER = 0.88


class Speller:
    """Knows the words that names are made of, with the population of the biggest place that has each."""

    def __init__(self, index: dict[str, tuple[Place, ...]], ordinary: frozenset[str]) -> None:
        weights: dict[str, int] = defaultdict(int)
        for key, places in index.items():
            weight = _weight(places[0]) if places else 0
            for word in key.split():
                if len(word) >= SHORTEST and word not in ordinary:
                    weights[word] = max(weights[word], weight)
        self._weights = dict(weights)
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for word in self._weights:
            self._by_first[word[0]].append(word)

    def knows(self, word: str) -> bool:
        return word in self._weights

    def nearest(self, word: str, least: int) -> str | None:
        """The word meant, among names of places with at least so many people; None if none is near enough."""
        limit = _allowed(word)
        if not limit or word[0] not in self._by_first:
            return None
        near = process.extract(word, self._by_first[word[0]], scorer=OSA.distance, score_cutoff=limit, limit=4)
        fits = [
            (-distance, JaroWinkler.similarity(word, found), self._weights[found], found)
            for found, distance, _ in near
            if self._weights[found] >= least
        ]
        best = max(fits, default=None)
        return best[3] if best and best[1] >= LOWEST_JARO_WINKLER else None


def _allowed(word: str) -> int:
    """How many slips are forgiven: one in a short word, two in a long one."""
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 1 if len(word) < 9 else 2


def _weight(place: Place) -> int:
    return place.population if place.kind == "town" else max(place.population, 100_000)
