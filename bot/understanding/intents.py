"""What a question is after: points for the phrases in it, and for what else was found."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from bot.catalogue.vocabulary import Intents
from bot.messages import Intent
from bot.understanding.words.cues import Cue, Cues, TaggedCues

POINTS = {"strong": 3.0, "plain": 2.0, "faint": 1.0}
FIRST = 5
"""The character up to which a text has only begun: behind an "ok" or a "but"."""
TO_BOT_WORDS = 10
NAMES_TO_CHOOSE = 3
"""So many names side by side are held against each other even without an "or"."""
MOST = 0.5
"""The part of a text's words that small talk must make up to be all that it is."""


_CHOICE = frozenset({"or", "v", "vs", "versus", "like"})
_BETWEEN_NAMES = _CHOICE | frozenset({"a", "an", "the", "be", "to", "being", "become", "becoming", "as", "maybe"})


_ASKED_ABOUT = frozenset({
    "he", "she", "it", "this", "that", "a", "an", "any", "anyone", "anybody", "someone", "somebody", "everyone",
    "everybody", "my", "being", "you", "one", "having", "every", "each", "not", "matter", "nhs", "england",
    "anything", "getting", "going", "doing", "work", "experience",
})  # fmt: skip
"""What follows "does" in a question: "does he need maths"."""
_ASKED = frozenset({
    "need", "needed", "have", "pay", "matter", "mean", "count", "require", "take", "hurt", "exist", "help",
    "involve", "cost", "start", "get", "last",
})  # fmt: skip
"""What stands further on in a question: "does midwifery pay well"."""
PERSONAL = re.compile(
    r"(?<=[\w.+-])@[\w-]{1,63}\.\w"
    r"|(?<!\d)(?:\+44|0)[ ]?\d{3,4}[ ]?\d{3}[ ]?\d{3,4}(?!\d)"
    r"|(?<!\d)(?:\d{4}[ -]?){3}\d{4}(?!\d)"
)
"""An e-mail address, a British telephone number, or the number of a bank card."""


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
        self._said_to_bot = Cues(intents.said_to_bot)

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

    def to_bot(self, plain: str) -> bool:
        """Whether a short text begins as one does that is said to the bot itself: "do you ever sleep"."""
        found = self._said_to_bot.find(plain)
        return bool(found) and found[0].start <= FIRST and len(plain.split()) <= TO_BOT_WORDS

    def facet(self, plain: str) -> str:
        """The part of a role that is asked for, or an empty text."""
        return self._facets.first(plain) or ""


def _points(worth: float, cues: Sequence[Cue]) -> float:
    count = len({cue.text for cue in cues})
    return worth * (1 + 0.5 * (min(count, 3) - 1)) if count else 0.0


_SOMEBODY = frozenset({
    "person", "people", "one", "ones", "lady", "ladies", "man", "men", "woman", "women", "guy", "guys", "bloke",
    "blokes", "someone", "somebody", "lot",
})  # fmt: skip
_DOING = frozenset(["who", "that", "whos", "thats", "in", "with", "at"])
MOST_BEFORE = 3
"""A text of no more words than these says too little of what somebody does."""


def tells_what_is_done(words: Sequence[str], begins_with: Collection[str]) -> bool:
    """Whether a text tells what somebody does at work: "carries patients", but not "does he need maths"."""
    if words[:1] == ["who"] and words[1:2] != ["plays"]:
        words = words[1:]
    if _opens_with_somebody(words):
        return True
    if words[:1] == ["does"]:
        return not (_ASKED_ABOUT.issuperset(words[1:2]) or _ASKED.intersection(words[2:]))
    return bool(words) and words[0] in begins_with


def _opens_with_somebody(words: Sequence[str]) -> bool:
    """Whether a text begins "the person who", "ones that", "the lady in"."""
    if words[:1] == ["the"] and words[2:3] in (["who"], ["that"]) and words[3:4] != ["plays"]:
        return len(words) > MOST_BEFORE
    words = words[1:] if words[:1] in (["the"], ["a"], ["those"]) else words
    return len(words) > MOST_BEFORE and words[0] in _SOMEBODY and words[1] in _DOING


def without_names(words: Sequence[str], spans: Sequence[tuple[int, int]]) -> str:
    """The text without names of several words: "learning disability nurse" says nothing of who asks."""
    inside = {at for start, end in spans if end - start > 1 for at in range(start, end)}
    return f" {' '.join('_' if at in inside else word for at, word in enumerate(words))} "


def held_apart(words: Sequence[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether names stand side by side to choose between: "theatre nurse or odp", or three in a row."""
    if "who" in words:
        return False  # it is told what one of them does
    gaps = [words[end:start] for (_, end), (start, _) in pairwise(spans)]
    close = [gap for gap in gaps if set(gap) <= _BETWEEN_NAMES]
    return any(_CHOICE & set(gap) for gap in close) or len(close) >= NAMES_TO_CHOOSE - 1 == len(gaps)


def best_intent(points: Mapping[Intent, float], otherwise: Intent) -> Intent:
    """The intent with the most points; on a tie, the one that stands first in the file."""
    return max(points, key=lambda intent: points[intent], default=otherwise)
