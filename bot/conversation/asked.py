"""Which role, and which topic, a question is about."""

from bot.catalogue.role import Role
from bot.conversation.parts import Turn
from bot.understanding.question import EntryHit, RoleHit
from bot.understanding.weigh import surely_meant
from bot.understanding.words.cues import Cues

CLOSE = 0.93
"""The second role's share of the first one's score from which on the bot asks which was meant."""
BRIEF = 5
"""Words of small talk that says nothing else."""
_OURS = Cues(
    [
        "our",
        "my",
        "our local",
        "my local",
        "near me",
        "near us",
        "near here",
        "round here",
        "around here",
        "round me",
        "nearby",
    ]
)


def role_of(turn: Turn) -> tuple[Role | None, tuple[RoleHit, ...]]:
    """The one role that the question is about, if it is clear which."""
    hits = turn.question.roles
    if not hits or not (hits[0].called or surely_meant(hits[0])):
        return None, hits
    is_close = len(hits) > 1 and hits[1].score >= CLOSE * hits[0].score
    if is_close and not hits[0].called:
        return None, hits
    return turn.catalogue.roles[hits[0].id], hits


def topic_asked(turn: Turn) -> EntryHit | None:
    """The topic found; brief small talk such as "what do you mean" only opens one that is small talk itself."""
    asked = turn.question.topic
    is_talk = turn.question.intent == "smalltalk" and len(turn.question.text.words) <= BRIEF
    return None if asked and is_talk and turn.catalogue.topics[asked.id].intent != "smalltalk" else asked


def of_ours(turn: Turn) -> bool:
    """Whether a text speaks of the place that is known already: "our hub", "events near me"."""
    return bool(turn.memory.place) and _OURS(turn.question.text.plain)
