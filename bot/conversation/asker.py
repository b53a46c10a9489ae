"""Who asks: a parent is told what the bot took them for, and anybody can put that right."""

from dataclasses import replace

from bot.conversation.parts import Answer, Turn, button, buttons_named, said
from bot.messages import Button
from bot.understanding.weigh import ASIDES

PARENT = "parent"
SELF = "self"
FEW = 12
"""Words; in a longer text who asks is only a part of the question."""


def noticed(turn: Turn, answer: Answer) -> Answer:
    """The answer, and to who is first taken for a parent, that this is so and how to change it."""
    is_new = turn.question.asker == PARENT and turn.memory.asker != PARENT
    if not is_new or answer.missed or turn.question.intent in ASIDES:
        return answer
    wording = turn.wording
    first, *others = answer.buttons or (button(wording, "home", "home"),)
    buttons = (first, button(wording, "asker_self", f"asker:{SELF}"), *others)
    return replace(answer, blocks=(*answer.blocks, said(wording("asker.parent"))), buttons=buttons)


def put_right(turn: Turn) -> Answer | None:
    """ "I'm not a parent, it is for me": `None` for a text that asks something besides."""
    question = turn.question
    asks = question.named or question.topic or question.collection or question.place or question.facet
    if question.asker != SELF or asks or len(question.text.words) > FEW:
        return None
    return now_self(turn)


def now_self(turn: Turn) -> Answer:
    """From now on the person is spoken to as the one who wants the job."""
    role = turn.role
    to_role = (Button(role.title[:30], f"role:{role.id}"),) if role else ()
    buttons = (*to_role, *buttons_named(turn.wording, "explore", "near"))
    memory = replace(turn.memory, asker=SELF, awaiting="", fallbacks=0)
    return Answer((said(turn.wording("asker.self")),), buttons, memory, confidence="sure", intent="smalltalk")
