"""What a question is after: points for the phrases in it, and for what else was found."""

import re
from collections.abc import Mapping, Sequence

from bot.catalogue.vocabulary import Intents
from bot.messages import Intent
from bot.understanding.words.cues import Cues, TaggedCues

POINTS = {"strong": 3.0, "plain": 2.0, "faint": 1.0}
MOST = 0.5
"""The part of a text's words that small talk must make up to be all that it is."""


class IntentReader:
    """Counts the points of each intent in a text."""

    def __init__(self, intents: Intents) -> None:
        self._cues = {
            intent: [(points, Cues(getattr(cues, strength))) for strength, points in POINTS.items()]
            for intent, cues in intents.intents.items()
        }
        self._most_of_text = {intent for intent, cues in intents.intents.items() if cues.most_of_text}
        self._facets = TaggedCues(intents.facets)

    def points(self, plain: str) -> dict[Intent, float]:
        """Intent -> points; a second phrase of the same strength counts half."""
        words = plain.count(" ") - 1
        found: dict[Intent, float] = {}
        for intent, strengths in self._cues.items():
            matches = [(worth, cues.find(plain)) for worth, cues in strengths]
            covered = sum(match.group().count(" ") + 1 for _, hits in matches for match in hits)
            if covered and (intent not in self._most_of_text or covered >= MOST * words):
                found[intent] = sum(_points(worth, hits) for worth, hits in matches)
        return found

    def facet(self, plain: str) -> str:
        """The part of a role that is asked for, or an empty text."""
        return self._facets.first(plain) or ""


def _points(worth: float, matches: Sequence[re.Match[str]]) -> float:
    count = len({match.group() for match in matches})
    return worth * (1 + 0.5 * (min(count, 3) - 1)) if count else 0.0


def best_intent(points: Mapping[Intent, float], otherwise: Intent) -> Intent:
    """The intent with the most points; on a tie, the one that stands first in the file."""
    return max(points, key=lambda intent: points[intent], default=otherwise)
