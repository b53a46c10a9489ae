"""Which part of the role before it a short text is after: "can he do that at 16?", "is there blood?"."""

import re

from bot.conversation.parts import Turn
from bot.messages import Intent
from bot.understanding.topics import BEFORE_ROLE

_IS_IT = re.compile(
    r"^ (?:ok |and |but |so )*"
    r"(?:is it|is that|does it|do you have to|do you need to be|do i have to|would i|will i|can you)"
)
_IS_THERE = re.compile(
    r"^ (?:ok |and |but |so )*(?:is there|are there|do (?:you|i|they) (?:have to )?see|will i see|would i see)"
    r"(?: a lot of| lots of| much| any)? (?:blood|needles?|sick|poo|vomit|dead (?:people|bodies)|gore) $"
)
_AGE = re.compile(r" (?:at 1[4-9]|how old|old enough|too young|what age|aged? 1[4-9]|he is 1[4-9]|she is 1[4-9]) ")
_HOW_TO = re.compile(r" how (?:do|does|would|can|could) (?:i|he|she|they|we|you) (?:do|be|become|get|start|train) ")
_INTERVIEW = re.compile(r" (?:interview|interviews|cv|personal statement) ")
"""Of these there are topics, whatever job they are for."""
FACET_OF: dict[Intent, str] = {
    "pay": "pay",
    "pathway": "entry",
    "entry_requirements": "entry",
    "work_experience": "try",
    "apply_interview": "entry",
}
INTENT_OF: dict[str, Intent] = {"pay": "pay", "entry": "pathway", "try": "work_experience"}


def part_meant(turn: Turn) -> str:
    """The part of a role, as the facets of its card; empty if the text asks for none."""
    question, plain = turn.question, turn.question.text.plain
    if question.intent == "apply_interview" and _INTERVIEW.search(plain):
        return ""
    facet = question.facet or FACET_OF.get(question.intent, "")
    if facet:
        return facet
    if _AGE.search(plain) or _HOW_TO.search(plain):
        return "entry"
    is_hard = _IS_THERE.match(plain) or (not question.topic and _IS_IT.match(plain))
    return "hard" if is_hard else ""


def asks_a_rule(turn: Turn) -> bool:
    """ "When does UCAS close?" is no question about the role before it; "is there an apprenticeship?" is one."""
    asked = turn.question.topic
    if asked is None or asked.coverage < BEFORE_ROLE:
        return False
    return not turn.catalogue.topics[asked.id].default
