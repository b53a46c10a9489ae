"""A question -> the topic that answers it."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.catalogue.fields import WayKind
from bot.catalogue.role import Role
from bot.conversation import chat, topics
from bot.conversation.asked import of_ours, role_of, topic_asked
from bot.conversation.guided import explore
from bot.conversation.jobs import compare, find, roles
from bot.conversation.local import asked_near, places
from bot.conversation.parts import Answer, Turn
from bot.conversation.ways import compare_ways, moves, pathways, routes
from bot.messages import Intent
from bot.understanding.question import EntryHit
from bot.understanding.topics import BEFORE_ROLE

_WITHOUT = re.compile(r" (?:but|without|no|not|minus|except|hate|hates|never) ")
_ASKS_OF_IT = re.compile(r" (?:is|are|which|could|can|do i|would|how|what|any|if) ")
NEXT = "next"
"""The part of a role that tells what can come after it."""
STRAIGHT_IN = frozenset({WayKind.DIRECT, WayKind.ON_THE_JOB, WayKind.APPRENTICESHIP})
"""Kinds of way in that begin with an advert for a job."""
THE_SAME = 0.95
"""From here on a topic answers this very question."""
ABOUT_THE_BOT: frozenset[Intent] = frozenset({"abuse", "smalltalk", "out_of_scope"})
"""What a text can be that says how badly the bot helps."""
NAMED: dict[Intent, str] = {"apprenticeship": "apprenticeship", "t_level": "t-level", "degree": "degree"}
"""A kind of way in that a question is after -> its name in a comparison."""


def respond(turn: Turn) -> Answer:
    """The answer to a question. Every kind of question ends in a topic, or in an honest fallback."""
    question = turn.question
    if question.text.empty and question.place is None:
        return chat.nothing_typed(turn)
    local = asked_near.by_name(turn)
    if local:
        return local
    if question.intent in ABOUT_THE_BOT and chat.is_angry(turn):
        return chat.angry(turn)
    asked = topic_asked(turn)
    planned = _planned(turn) or _without_what_is_ruled_out(turn)
    if planned:
        return planned
    place_known = question.place is not None or of_ours(turn)
    is_local = place_known and question.intent in places.LOCAL
    held_together = len(question.kinds) > 1 and not (asked and asked.coverage >= THE_SAME)
    if asked and not is_local and not held_together and (asked.coverage >= BEFORE_ROLE or not question.roles):
        return topics.topic(turn, turn.catalogue.topics[asked.id])
    return _by_what_is_said(turn) or RESPONDERS[question.intent](turn)


def _by_what_is_said(turn: Turn) -> Answer | None:
    """Two ways in side by side, and a text that says only where somebody is now."""
    question = turn.question
    if question.intent in {"pathway", "parent_question"} and question.stage and _says_nothing_else(turn):
        return routes.stage_alone(turn)
    if len(question.kinds) < 2:
        return None
    role = role_of(turn)[0]
    names = tuple(NAMED[kind] for kind in question.kinds)
    answer = compare.ways(turn, role, names) if role else compare_ways.compare(turn)
    return replace(answer, intent="pathway" if question.intent == "out_of_scope" else None, confidence="sure")


def _says_nothing_else(turn: Turn) -> bool:
    question = turn.question
    return not (question.roles or question.pathways or question.topic or question.collection or question.facet)


def _planned(turn: Turn) -> Answer | None:
    """Ways in side by side, or the plan to a role, for who names it and tells what they hold or learn now."""
    question, role = turn.question, routes.role_meant(turn)
    if role is None or question.intent not in routes.FROM_TEXT | {"compare_roles"}:
        return None
    if routes.asks_for_plan(turn):
        return replace(routes.plan(turn, role), intent="pathway", confidence="sure")
    topic = turn.catalogue.topics[question.topic.id] if question.topic else None
    if topic and topic.personal:
        return replace(topics.topic(turn, topic), intent=topic.intent, confidence="sure")
    answered = question.topic is not None and question.topic.coverage >= BEFORE_ROLE
    return None if answered and not routes.says_where(turn) else _plan_or_move(turn, role)


def _plan_or_move(turn: Turn, role: Role) -> Answer | None:
    question = turn.question
    if len(question.ways) > 1:
        return compare.ways(turn, role, question.ways)
    moved = moves.between(turn)
    if moved:
        return replace(moved, intent="pathway", confidence="sure")
    if not routes.says_where(turn) or question.intent not in routes.FROM_TEXT:
        return None
    vague = question.intent in {"role_search", "role_info", "out_of_scope"}
    return replace(routes.plan(turn, role), intent="pathway" if vague else None, confidence="sure")


def _about_roles(turn: Turn) -> Answer:
    question = turn.question
    role, hits = role_of(turn)
    if role:
        return roles.facet(turn, role, question.facet, hits) if question.facet else roles.card(turn, role, hits=hits)
    if question.collection:
        return find.collection(turn, question.collections)
    if len(hits) > 1 and question.confidence == "sure":
        return find.did_you_mean(turn, hits)
    if hits:
        return find.nearest(turn, hits)
    return explore.start(turn) if question.intent == "role_search" else chat.fallback(turn)


def _without_what_is_ruled_out(turn: Turn) -> Answer | None:
    """ "A nurse, but no nights": the job is called for, and with it goes what the person doesn't want."""
    question, role = turn.question, role_of(turn)[0]
    if role is None or question.intent not in {"role_info", "role_search"}:
        return None
    calls_one = sum(hit.called for hit in question.roles) == 1
    says_so = bool(_WITHOUT.search(question.text.plain)) and not _ASKS_OF_IT.search(question.text.plain)
    return find.without(turn, role) if calls_one and says_so and not question.wish.allows(role) else None


def _compare(turn: Turn) -> Answer:
    named = turn.question.named or turn.question.roles
    if len(named) < 2:
        return _about_roles(turn)
    return compare.compare(turn, tuple(turn.catalogue.roles[hit.id] for hit in named))


def _facet(name: str) -> Callable[[Turn], Answer]:
    def answer(turn: Turn) -> Answer:
        role, hits = role_of(turn)
        return roles.facet(turn, role, name, hits) if role else _general(turn)

    return answer


def _way_in(turn: Turn) -> Answer:
    """How to get in: of one role, of one way in, or in general."""
    intent = turn.question.intent
    role, hits = role_of(turn)
    back = next((hit.id for hit in turn.question.pathways if _is_return(turn, hit)), "")
    if back and intent == "pathway":
        return pathways.pathway(turn, turn.catalogue.pathways[back])
    if role and turn.question.facet == NEXT:
        return roles.facet(turn, role, NEXT, hits)
    if role and turn.question.stage and intent in {"pathway", "entry_requirements"}:
        return routes.plan(turn, role)
    if role and intent in pathways.KINDS:
        return pathways.for_role(turn, role, intent)
    if role:
        return roles.facet(turn, role, "entry", hits)
    return _general(turn)


def _is_return(turn: Turn, hit: EntryHit) -> bool:
    return turn.catalogue.pathways[hit.id].kind == WayKind.RETURN


def _general(turn: Turn) -> Answer:
    """No single role: a way in, the nearest topic, the usual topic of this kind, or roles."""
    question = turn.question
    ways = _pathways(turn)
    if question.firm and question.collection and not question.topic and not any(way.named for way in ways):
        return find.collection(turn, question.collections)
    if ways and not question.topic:
        return (
            pathways.pathway(turn, turn.catalogue.pathways[ways[0].id])
            if len(ways) == 1
            else pathways.several(turn, ways)
        )
    if question.topic:
        return topics.topic(turn, turn.catalogue.topics[question.topic.id])
    if question.roles:
        return find.nearest(turn, question.roles)
    default = turn.catalogue.default_topic(question.intent)
    near = topics.nearest(turn) if default else ()
    if default and near and default not in near:
        return topics.maybe(turn, (*near[:2], default))
    return topics.topic(turn, default) if default else _about_roles(turn)


def _pathways(turn: Turn) -> tuple[EntryHit, ...]:
    """Ways in that the question calls by name, or that are much the best."""
    named = tuple(hit for hit in turn.question.pathways if hit.named)
    return named or turn.question.pathways[:1]


def _money(turn: Turn) -> Answer:
    """Who pays for it: the nearest topic, or the usual one; a card of the course doesn't tell."""
    asked = turn.question.topic
    topic = turn.catalogue.topics[asked.id] if asked else turn.catalogue.default_topic("funding")
    return topics.topic(turn, topic) if topic else _general(turn)


def _apply(turn: Turn) -> Answer:
    """How to apply: for a job that one can begin in, where the adverts are; for others the ways in; or in general."""
    role, hits = role_of(turn)
    if role is None or not hits[0].called or turn.question.topic:
        return _general(turn)
    begins = any(way.kind in STRAIGHT_IN for way in role.ways_in[:1])
    return roles.facet(turn, role, "jobs" if begins else "entry", hits)


def _parent(turn: Turn) -> Answer:
    """A parent's question: a topic if one fits; or else as anybody's, with the parents' topics near."""
    question = turn.question
    role, hits = role_of(turn)
    if role and question.facet:
        return roles.facet(turn, role, question.facet, hits)
    if role:
        return roles.card(turn, role, hits=hits)
    return _general(turn)


def _out_of_scope(turn: Turn) -> Answer:
    """Another career: where to ask about that, and what is near it here. Of all else the bot says that it can't."""
    other = turn.catalogue.default_topic("out_of_scope") if turn.question.elsewhere else None
    return topics.topic(turn, other) if other else chat.fallback(turn)


RESPONDERS: dict[Intent, Callable[[Turn], Answer]] = {
    "role_info": _about_roles,
    "role_search": _about_roles,
    "compare_roles": _compare,
    "pathway": _way_in,
    "apprenticeship": _way_in,
    "t_level": _way_in,
    "degree": _way_in,
    "entry_requirements": _way_in,
    "pay": _facet("pay"),
    "funding": _money,
    "work_experience": lambda turn: asked_near.try_it(turn, _general),
    "events": asked_near.whats_on,
    "hub_contact": asked_near.near,
    "apply_interview": _apply,
    "parent_question": _parent,
    "out_of_scope": _out_of_scope,
    "medical_advice": chat.fallback,
    "safeguarding": chat.fallback,
    "smalltalk": chat.smalltalk,
    "privacy": chat.privacy,
    "abuse": chat.abuse,
    "other_language": chat.other_language,
}
