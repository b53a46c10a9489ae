"""What a question is after: points for the phrases in it, and for what else was found."""

from collections.abc import Mapping

from bot.catalogue.vocabulary import Intents
from bot.messages import Intent
from bot.understanding.cues import Cues, TaggedCues

POINTS = {"strong": 3.0, "plain": 2.0, "faint": 1.0}


class IntentReader:
    """Counts the points of each intent in a text."""

    def __init__(self, intents: Intents) -> None:
        self._cues = {
            intent: [(points, Cues(getattr(cues, strength))) for strength, points in POINTS.items()]
            for intent, cues in intents.intents.items()
        }
        self._facets = TaggedCues(intents.facets)

    def points(self, plain: str) -> dict[Intent, float]:
        """Intent -> points; a second phrase of the same strength counts half."""
        found = {intent: sum(_points(worth, cues, plain) for worth, cues in strengths)
                 for intent, strengths in self._cues.items()}  # fmt: skip
        return {intent: points for intent, points in found.items() if points}

    def facet(self, plain: str) -> str:
        """The part of a role that is asked for, or an empty text."""
        return self._facets.first(plain) or ""


def _points(worth: float, cues: Cues, plain: str) -> float:
    count = len({match.group() for match in cues.find(plain)})
    return worth * (1 + 0.5 * (min(count, 3) - 1)) if count else 0.0


def best_intent(points: Mapping[Intent, float], otherwise: Intent) -> Intent:
    """The intent with the most points; on a tie, the one that stands first in the file."""
    return max(points, key=lambda intent: points[intent], default=otherwise)
