"""Questions that lean on what was said before: "what does it pay", "and the second one?", "near leeds"."""

import re
from dataclasses import replace

from bot.conversation import chat, pathways, places, roles
from bot.conversation.parts import Answer, Turn
from bot.messages import Intent
from bot.understanding.whereabouts import read_place

LONGEST = 12
"""Words; a longer text stands on its own."""
OWN_ROLE = 0.6
"""The part of a text that a role must explain to be a new subject."""
OWN_TOPIC = 0.85
SHORT = 4
"""Words; so short a text leans on the role before it even without an "it"."""

_ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4,
}  # fmt: skip
_ORDINAL = re.compile(rf" (?:the |what about the |and the )?({'|'.join(_ORDINALS)}|last)(?: one)? ")
_START_AGAIN = re.compile(
    r"^ (?:start (?:again|over|afresh)|restart|reset|back to the start|new chat|main menu|menu) $"
)
_BACK = re.compile(r"^ (?:go )?back $")
_MORE = re.compile(
    r"^ (?:(?:show me |any |tell me )?more(?: please| roles| info| about (?:it|that))?"
    r"|what else|anything else|next|others?) $"
)
_YES = re.compile(r"^ (?:yes|yeah|yep|yup|ye|yh|sure|ok yes|yes please|go on|please) $")
_NO = re.compile(r"^ (?:no|nope|nah|no thanks|not really|none of (?:these|them)|neither) $")
_LEANS = re.compile(r" (?:it|that|this|they|them|those|one|there) ")
INTENT_OF: dict[str, Intent] = {"pay": "pay", "entry": "pathway", "try": "work_experience"}
FACET_OF: dict[Intent, str] = {
    "pay": "pay", "pathway": "entry", "entry_requirements": "entry", "work_experience": "try", "role_info": "",
}  # fmt: skip


def follow_up(turn: Turn) -> Answer | None:
    """The answer, if this text leans on the conversation before it; `None` if it stands on its own."""
    plain = turn.question.text.plain
    if _START_AGAIN.match(plain):
        return chat.home(turn)
    if turn.memory.awaiting == "feedback":
        return chat.feedback_thanks(turn)
    if len(turn.question.text.words) > LONGEST:
        return None
    return _place_given(turn) or _chosen(turn) or _short_word(turn, plain) or _of_the_same_role(turn)


def _place_given(turn: Turn) -> Answer | None:
    """A place, after the bot asked for one, or after "near me"."""
    question, memory = turn.question, turn.memory
    if memory.awaiting != "place":
        return None
    role = turn.catalogue.roles.get(memory.role)
    given = question.place or read_place(turn.incoming.text, turn.gazetteer, expected=True)
    if given:
        turn = replace(turn, question=replace(question, place=given))
        return replace(places.near(turn, role), intent="hub_contact", confidence="sure")
    if question.named or question.intent not in {"out_of_scope", "role_search", "hub_contact"}:
        return None
    return replace(places.unknown(turn), intent="hub_contact")


def _chosen(turn: Turn) -> Answer | None:
    match = _ORDINAL.search(turn.question.text.plain)
    if not match or not turn.memory.offered or turn.question.named:
        return None
    number = _ORDINALS.get(match.group(1), len(turn.memory.offered) - 1)
    return chat.offered(turn, number)


def _short_word(turn: Turn, plain: str) -> Answer | None:
    role = turn.catalogue.roles.get(turn.memory.role)
    if _BACK.match(plain):
        return roles.card(turn, role) if role else chat.home(turn)
    if _MORE.match(plain):
        return _more(turn)
    if _NO.match(plain) and (turn.memory.offered or role):
        return replace(chat.explore(turn), intent="smalltalk")
    if _YES.match(plain) and role:
        return replace(roles.facet(turn, role, "entry"), intent="pathway", confidence="sure")
    if _YES.match(plain) and turn.memory.offered:
        return chat.offered(turn, 0)
    return None


def _more(turn: Turn) -> Answer | None:
    """The next roles of a list, or the next part of a role."""
    role = turn.catalogue.roles.get(turn.memory.role)
    if role:
        return replace(roles.facet(turn, role, "day"), intent="role_info", confidence="sure")
    left = [id_ for id_ in turn.memory.offered[3:] if id_ in turn.catalogue.roles]
    if not left:
        return chat.explore(turn) if turn.memory.offered else None
    return chat.more_roles(turn, left)


def _of_the_same_role(turn: Turn) -> Answer | None:
    """A part of the role that is being talked about."""
    question = turn.question
    role = turn.catalogue.roles.get(turn.memory.role)
    stands_alone = bool(question.named) or (question.roles and question.roles[0].coverage >= OWN_ROLE)
    leans = bool(_LEANS.search(question.text.plain)) or len(question.text.words) <= SHORT
    own_topic = question.topic is not None and question.topic.coverage >= OWN_TOPIC and not leans
    if role is None or stands_alone or own_topic:
        return None
    if question.place:
        return replace(places.near(turn, role), intent=question.intent, confidence="sure")
    if question.intent in pathways.KINDS:
        return pathways.for_role(turn, role, question.intent)
    facet = question.facet or FACET_OF.get(question.intent, "")
    if facet and leans:
        return replace(roles.facet(turn, role, facet), intent=INTENT_OF.get(facet, "role_info"), confidence="sure")
    return None
