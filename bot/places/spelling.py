"""Mends a misspelt word of a place's name."""

from collections import defaultdict

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.places.model import Place

SHORTEST = 5
LOWEST_JARO_WINKLER = 0.88
TWO_SLIPS_FROM = 7
"""Letters from which on two slips are forgiven, if the word is `VERY_LIKE` a city or a county."""
VERY_LIKE = 0.91
CITY = 100_000
ENDINGS = {"boro": ("borough", "brough"), "bro": ("borough", "brough"), "boroh": ("borough",), "burgh": ("borough",)}
"""How endings are written by ear -> how they are spelt."""


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
        by_ear = next((whole for whole in _spelt_out(word) if self._weights.get(whole, 0) >= least), None)
        limit = _allowed(word)
        if by_ear or not limit or word[0] not in self._by_first:
            return by_ear
        near = process.extract(word, self._by_first[word[0]], scorer=OSA.distance, score_cutoff=limit, limit=4)
        fits = [
            (-distance, JaroWinkler.similarity(word, found), self._weights[found], found)
            for found, distance, _ in near
            if self._weights[found] >= least
        ]
        fits = [each for each in fits if -each[0] <= _usual(word) or (each[1] >= VERY_LIKE and each[2] >= CITY)]
        best = max(fits, default=None)
        return best[3] if best and best[1] >= LOWEST_JARO_WINKLER else None


def _spelt_out(word: str) -> list[str]:
    """ "middlesboro" -> "middlesborough", "middlesbrough"."""
    return [
        word.removesuffix(heard) + ending
        for heard, endings in ENDINGS.items()
        if word.endswith(heard)
        for ending in endings
    ]


def _allowed(word: str) -> int:
    """How many slips are looked for."""
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 1 if len(word) < TWO_SLIPS_FROM else 2


def _usual(word: str) -> int:
    """How many slips are forgiven for any place: one in a short word, two in a long one."""
    return 1 if len(word) < 9 else 2


def _weight(place: Place) -> int:
    return place.population if place.kind == "town" else max(place.population, 100_000)
