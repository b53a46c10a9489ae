"""A word or two that lean on what was shown: back, more, yes and no, how and how much."""

import re
from dataclasses import replace

from bot.catalogue.role import Role
from bot.conversation import chat
from bot.conversation.follow_up import lists
from bot.conversation.guided import explore
from bot.conversation.jobs import roles
from bot.conversation.parts import Answer, Turn

_BACK = re.compile(
    r"^ (?:(?:can i |can we |please |ok )*(?:go )?back(?: please| one| to (?:the|that) (?:list|job|role|card))?"
    r"|previous(?: one)?) $"
)
_MORE = re.compile(
    r"^ (?:(?:yes )?(?:show me |any |tell me )?more(?: please| roles| info| about (?:it|that))?"
    r"|(?:ok |and |so |but )*(?:what|anything|what others?) else(?: is there| have you got| can i do)?"
    r"|another one|another|next|others?) $"
)
_YES = re.compile(r"^ (?:yes|yeah|yep|yup|ye|yh|sure|ok yes|yes please|go on|please|please do|yes i do|i do|ok then) $")
_IT_IS = re.compile(
    r"^ (?:yes |yeah |yep |ye )?"
    r"(?:that is (?:the one|it|right|correct)|that one|this one|the one|correct|exactly) $"
)
_HOW = re.compile(
    r"^ (?:ok |so |but |and |yes )*(?:how|how come|how though|how so|how do i do (?:that|it)|how would i) $"
)
_HOW_MUCH = re.compile(r"^ (?:ok |so |but |and )*how much(?: money| though)? $")
_NO = re.compile(r"^ (?:no|nope|nah|no thanks|not really|none of (?:these|them)|neither) $")


def short_word(turn: Turn) -> Answer | None:
    """Back, more, yes and no, how and how much."""
    plain, role = turn.question.text.plain, turn.role
    if _BACK.match(plain):
        return _one_back(turn, role)
    if _MORE.match(plain):
        return _more(turn)
    if _NO.match(plain) and (turn.memory.offered or role):
        return replace(explore.start(turn), intent="smalltalk")
    return _about_the_role(turn, role, plain) if role else _of_the_list(turn, plain)


def _about_the_role(turn: Turn, role: Role, plain: str) -> Answer | None:
    if _IT_IS.match(plain):
        return replace(roles.card(turn, role), intent="role_info", confidence="sure")
    if _HOW_MUCH.match(plain):
        return replace(roles.facet(turn, role, "pay"), intent="pay", confidence="sure")
    if _HOW.match(plain) or _YES.match(plain):
        return replace(roles.facet(turn, role, "entry"), intent="pathway", confidence="sure")
    return None


def _of_the_list(turn: Turn, plain: str) -> Answer | None:
    """Yes to a list means its first role."""
    if not turn.memory.offered or not (_YES.match(plain) or _IT_IS.match(plain)):
        return None
    chosen = chat.offered(turn, 0)
    return replace(chosen, intent="role_info") if chosen else None


def _one_back(turn: Turn, role: Role | None) -> Answer:
    """From a part of a role to the role, from the role to the list it was in, from the list to the start."""
    offered = lists.offered(turn)
    if role and (turn.memory.facet or turn.memory.topic):
        card = roles.card(turn, role)
        memory = replace(card.memory, offered=turn.memory.offered)
        return replace(card, memory=memory, intent="role_info", confidence="sure")
    if role and len(offered) > 1:
        return lists.again(turn, offered)
    return chat.home(turn)


def _more(turn: Turn) -> Answer | None:
    """The next roles of a list, or the next part of a role."""
    role = turn.role
    if role:
        return replace(roles.facet(turn, role, "day"), intent="role_info", confidence="sure")
    left = [other.id for other in lists.offered(turn)[turn.memory.shown :]]
    if not left:
        return explore.start(turn) if turn.memory.offered else None
    return chat.more_roles(turn, left)
