"""Hints of danger that no phrase foresees, by what all words of a message say together.

"He only does it when mum is on nights" holds no word of danger. Words and pairs of words have weights, learned from
examples of danger and of careers questions, so a hint needs no phrase of its own. Each weight can be read in
`knowledge/safety_hints.yaml`.
"""

from collections.abc import Sequence
from itertools import chain, pairwise
from math import sqrt

from bot.catalogue.hints import SafetyHints
from bot.understanding.safety.spelling import END

START = "<"
"""Stands before the first word of a message."""

FEWEST_SIGNS = 3
"""Fewer known signs say nothing of a message: in another language, "man" may be all that is known of it."""


def signs(words: Sequence[str]) -> set[str]:
    """What is weighed in a message: its words, and its pairs of neighbours joined by `_`."""
    return {*words, *map("_".join, pairwise(chain((START,), words)))} - {END}


class Hints:
    """Weighs messages; safe to share between threads."""

    def __init__(self, weights: SafetyHints) -> None:
        self._start, self._least = weights.start, weights.least
        self._weights = {sign: weight / 100 for weight, listed in weights.words.items() for sign in listed.split()}

    def weight(self, words: Sequence[str]) -> float:
        """How much `words` speak for danger; long messages don't weigh more by their length."""
        known = [self._weights[sign] for sign in signs(words) if sign in self._weights]
        return self._start + sum(known) / sqrt(len(known)) if len(known) >= FEWEST_SIGNS else self._start

    def are_in(self, words: Sequence[str]) -> bool:
        return self.weight(words) >= self._least
