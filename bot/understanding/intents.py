"""What a question is after: points for the phrases in it, and for what else was found."""

from collections.abc import Mapping, Sequence

from bot.catalogue.vocabulary import Intents
from bot.messages import Intent
from bot.understanding.words.cues import Cue, TaggedCues

POINTS = {"strong": 3.0, "plain": 2.0, "faint": 1.0}
MOST = 0.5
"""The part of a text's words that small talk must make up to be all that it is."""


class IntentReader:
    """Counts the points of each intent in a text."""

    def __init__(self, intents: Intents) -> None:
        self._order = tuple(intents.intents)
        self._cues = TaggedCues(
            {
                (intent, strength): getattr(cues, strength)
                for intent, cues in intents.intents.items()
                for strength in POINTS
            }
        )
        self._most_of_text = {intent for intent, cues in intents.intents.items() if cues.most_of_text}
        self._facets = TaggedCues(intents.facets)

    def points(self, plain: str) -> dict[Intent, float]:
        """Intent -> points, in the order of the file; a second phrase of the same strength counts half."""
        found: dict[Intent, float] = {}
        covered: dict[Intent, int] = {}
        for (intent, strength), cues in self._cues.find(plain).items():
            found[intent] = found.get(intent, 0.0) + _points(POINTS[strength], cues)
            covered[intent] = covered.get(intent, 0) + sum(len(cue.text.split()) for cue in cues)
        least = MOST * len(plain.split())
        kept = {intent for intent in found if intent not in self._most_of_text or covered[intent] >= least}
        return {intent: found[intent] for intent in self._order if intent in kept}

    def facet(self, plain: str) -> str:
        """The part of a role that is asked for, or an empty text."""
        return self._facets.first(plain) or ""


def _points(worth: float, cues: Sequence[Cue]) -> float:
    count = len({cue.text for cue in cues})
    return worth * (1 + 0.5 * (min(count, 3) - 1)) if count else 0.0


def best_intent(points: Mapping[Intent, float], otherwise: Intent) -> Intent:
    """The intent with the most points; on a tie, the one that stands first in the file."""
    return max(points, key=lambda intent: points[intent], default=otherwise)
