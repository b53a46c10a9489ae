"""Follow-ups to a list of roles: one of them, an easier one, without what is ruled out."""

import re
from dataclasses import replace

from bot.catalogue.fields import Flag
from bot.catalogue.role import Role
from bot.conversation.follow_up.leaning import INTENT_OF, asks_a_rule, part_meant
from bot.conversation.guided import explore
from bot.conversation.guided.typed import says
from bot.conversation.jobs import compare, find, roles
from bot.conversation.parts import Answer, Turn
from bot.messages import Intent
from bot.understanding.question import RoleHit, Wish

_ONE = re.compile(r" (?:one|ones) ")
_EASIER = re.compile(
    r" (?:easier|shorter|quicker|faster|simpler|lower|(?:less|too much) (?:study|studying|training|school)"
    r"|too (?:hard|long)|not as (?:hard|long)|fewer (?:years|exams)|no degree|without a degree) "
)
_RULES_OUT = re.compile(r"^ (?:ok |but |and |hmm |though )*(?:not|nothing|no|without|anything but) ")
BEYOND = "beyond-doctors-and-nurses"
"""The collection that is shown to a class where no other is asked for."""
FEW = 3
"""Fewer roles than this are no list."""
SHORT = 8
"""Words; a longer text has a subject of its own."""
_OF_OTHERS: frozenset[Intent] = frozenset({"funding", "parent_question"})
_INTENTS: dict[str, Intent] = {"pay": "pay", "entry": "pathway"}


def offered(turn: Turn) -> tuple[Role, ...]:
    """The roles of the last list."""
    return tuple(turn.catalogue.roles[id_] for id_ in turn.memory.offered if id_ in turn.catalogue.roles)


def last(turn: Turn) -> int:
    """The number (from 0) of the last job that stood on the screen."""
    return (turn.memory.shown or len(turn.memory.offered)) - 1


def part_of_all(turn: Turn) -> Answer | None:
    """ "And what do they pay?", after a list: told of each job that was shown."""
    question, listed = turn.question, offered(turn)[: turn.memory.shown]
    facet = part_meant(turn)
    is_list = turn.role is None and not turn.memory.topic and len(listed) > 1
    says_more = bool(question.named or question.firm or question.place or question.pathways or question.stage)
    is_rule = asks_a_rule(turn) or question.intent in _OF_OTHERS
    if not is_list or says_more or is_rule or facet not in {"pay", *compare.OF_EACH}:
        return None
    told = compare.pays(turn, listed) if facet == "pay" else compare.of_each(turn, listed, facet)
    kept = replace(told.memory, offered=turn.memory.offered, shown=turn.memory.shown)
    return replace(told, memory=kept, intent=INTENT_OF.get(facet, "role_info"), confidence="sure")


def again(turn: Turn, listed: tuple[Role, ...]) -> Answer:
    """The last list once more."""
    return find.chosen_from(turn, listed)


def which_one(turn: Turn, listed: tuple[Role, ...]) -> Answer:
    """ "How do I do that one?": which of the list, the bot asks."""
    hits = tuple(RoleHit(role.id, 0.5, "one of the list") for role in listed)
    shown = find.did_you_mean(turn, hits)
    return replace(shown, memory=replace(shown.memory, offered=turn.memory.offered), intent="role_search")


def one_of_the_list(turn: Turn) -> Answer | None:
    """ "What does the nurse one pay": the one role of the list whose title has a word of the text."""
    question = turn.question
    listed = offered(turn)
    if len(listed) < 2 or not _ONE.search(question.text.plain):
        return None
    said = set(question.text.words)
    named = [role for role in listed if said.intersection(role.title.casefold().split())]
    if len(named) != 1:
        return None
    answer = roles.facet(turn, named[0], question.facet)
    kept = replace(answer.memory, offered=turn.memory.offered)
    return replace(answer, memory=kept, intent=_INTENTS.get(question.facet, "role_info"), confidence="sure")


def suits(turn: Turn) -> Answer | None:
    """ "What job would suit him?", after a list: that list; without one, the questions that find jobs."""
    question, listed = turn.question, offered(turn)[: turn.memory.shown]
    if question.named or question.firm or not says(question.text.plain, turn.wording, "lists.suits"):
        return None
    if len(listed) > 1:
        shown = find.chosen_from(turn, offered(turn), "find.still")
        return replace(shown, confidence="sure")
    return replace(explore.start(turn), intent="role_search", confidence="sure")


def for_a_slide(turn: Turn) -> Answer | None:
    """A teacher's "short list for a slide": the jobs shown last, or else some from different corners."""
    if turn.asker != "teacher" or turn.question.named or not says(turn.question.text.plain, turn.wording, "slide"):
        return None
    listed = () if turn.question.firm else offered(turn)
    if len(listed) < FEW:
        picks = turn.catalogue.collections[next(iter(turn.question.collections), BEYOND)].roles
        listed = tuple(turn.catalogue.roles[pick.role] for pick in picks)
    return find.for_a_slide(turn, listed)


def easier(turn: Turn) -> Answer | None:
    """ "Too much studying, an easier one?": roles near the one before that need no degree."""
    role = turn.role
    if role is None or turn.question.named or not _EASIER.search(turn.question.text.plain):
        return None
    if len(turn.question.text.words) > SHORT:
        return None
    near = {**dict.fromkeys(role.related), **dict.fromkeys(hit.id for hit in turn.guide_roles(role.title))}
    known = [turn.catalogue.roles[id_] for id_ in near if id_ in turn.catalogue.roles and id_ != role.id]
    without = tuple(other for other in known if Flag.NO_DEGREE in other.flags)
    if not without:
        return None
    return find.chosen_from(turn, tuple(sorted(without, key=lambda other: other.family != role.family)))


def narrowed(turn: Turn) -> Answer | None:
    """ "But I don't like blood": the list before, without what is ruled out now."""
    listed = offered(turn)
    if turn.question.named or len(listed) < 2:
        return None
    wish = turn.question.wish
    news = replace(wish, avoid=frozenset(tag for tag in wish.avoid if tag not in turn.memory.avoid))
    if not _rules_out(turn, news):
        return None
    left = tuple(role for role in listed if news.allows(role))
    if not news.avoid and len(left) < FEW:
        return None
    return find.chosen_from(turn, left) if left else None


def _rules_out(turn: Turn, wish: Wish) -> bool:
    """Whether something is ruled out; a text that only calls jobs or people must begin with it: "not a doctor"."""
    if wish.avoid:
        return True
    begins = bool(_RULES_OUT.match(turn.question.text.plain)) and len(turn.question.text.words) <= SHORT
    return begins and bool(wish.shuns or wish.families or wish.places or wish.roles)
