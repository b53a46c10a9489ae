"""What is going on with a person: quick questions, a practice interview, surprises. It goes before a new question."""

from dataclasses import replace

from bot.conversation.guided import explore, practice, surprise
from bot.conversation.parts import Answer, Turn
from bot.messages import Button


def taken(turn: Turn) -> Answer | None:
    """The answer to a text that belongs to what is going on, or starts a practice; `None` for any other."""
    if turn.memory.awaiting == "feedback":
        return None
    for answer in (practice.answered, explore.answered, surprise.answered, practice.wanted, explore.wanted):
        found = answer(turn)
        if found:
            return found
    return None


def left_open(turn: Turn) -> Button | None:
    """The button back to what was going on, if anything was."""
    return practice.left_open(turn) or explore.left_open(turn)


def beside(turn: Turn, answer: Answer) -> Answer:
    """The answer to another question, with the way back to what was going on.

    From the start of a practice to its end, a text is never kept for the admins: it may be somebody's answer, also
    where the practice was left for a while.
    """
    back = left_open(turn)
    missed = answer.missed and not turn.memory.practice
    if not back and missed == answer.missed:
        return answer
    return replace(answer, missed=missed, buttons=(back, *answer.buttons) if back else answer.buttons)
