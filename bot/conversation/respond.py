"""A question -> the topic that answers it."""

from collections.abc import Callable
from dataclasses import replace

from bot.catalogue.role import Role
from bot.conversation import (
    chat,
    compare,
    event_card,
    events,
    explore,
    find,
    offers,
    pathways,
    places,
    roles,
    routes,
    topics,
)
from bot.conversation.parts import Answer, Turn, button
from bot.messages import Intent
from bot.understanding.question import EntryHit, RoleHit
from bot.understanding.weigh import TOPIC_BEFORE_ROLE, surely_meant

CLOSE = 0.93
"""The second role's share of the first one's score from which on the bot asks which was meant."""


def respond(turn: Turn) -> Answer:
    """The answer to a question. Every kind of question ends in a topic, or in an honest fallback."""
    question = turn.question
    if question.text.empty:
        return chat.nothing_typed(turn)
    local = _local(turn)
    if local:
        return local
    asked = question.topic
    is_local = question.place is not None and question.intent in places.LOCAL
    if asked and not is_local and (asked.coverage >= TOPIC_BEFORE_ROLE or not question.roles):
        return topics.topic(turn, turn.catalogue.topics[asked.id])
    return RESPONDERS[question.intent](turn)


def _local(turn: Turn) -> Answer | None:
    """An employer by name, an event by name or near a place, or what is offered there."""
    question = turn.question
    event = events.called(turn)
    if event and " when " in question.text.plain:
        return event_card.card(turn, *event)
    if question.employers and (question.offer or not question.named or question.intent in places.LOCAL):
        return places.employer(turn, turn.catalogue.employers[question.employers[0]])
    if event:
        return event_card.card(turn, *event)
    if events.asked(turn):
        return events.whats_on(turn, _role_of(turn)[0])
    if question.offer and (question.place or offers.is_local(question)):
        return replace(places.near(turn, _role_of(turn)[0]), intent=offers.intent_of(question), confidence="sure")
    return None


def _role_of(turn: Turn) -> tuple[Role | None, tuple[RoleHit, ...]]:
    """The one role that the question is about, if it is clear which."""
    hits = turn.question.roles
    if not hits or not (hits[0].called or surely_meant(hits[0])):
        return None, hits
    is_close = len(hits) > 1 and hits[1].score >= CLOSE * hits[0].score
    if is_close and not hits[0].called:
        return None, hits
    return turn.catalogue.roles[hits[0].id], hits


def _about_roles(turn: Turn) -> Answer:
    question = turn.question
    role, hits = _role_of(turn)
    if role:
        return roles.facet(turn, role, question.facet, hits) if question.facet else roles.card(turn, role, hits=hits)
    if question.collection:
        return find.collection(turn, turn.catalogue.collections[question.collection.id])
    if len(hits) > 1 and question.confidence == "sure":
        return find.did_you_mean(turn, hits)
    if hits:
        return find.nearest(turn, hits)
    return explore.start(turn) if question.intent == "role_search" else chat.fallback(turn)


def _compare(turn: Turn) -> Answer:
    named = turn.question.named or turn.question.roles
    if len(named) < 2:
        return _about_roles(turn)
    return compare.compare(turn, tuple(turn.catalogue.roles[hit.id] for hit in named))


def _facet(name: str) -> Callable[[Turn], Answer]:
    def answer(turn: Turn) -> Answer:
        role, hits = _role_of(turn)
        return roles.facet(turn, role, name, hits) if role else _general(turn)

    return answer


def _way_in(turn: Turn) -> Answer:
    """How to get in: of one role, of one way in, or in general."""
    intent = turn.question.intent
    role, hits = _role_of(turn)
    if role and turn.question.stage and intent in {"pathway", "entry_requirements"}:
        return routes.plan(turn, role)
    if role and intent in pathways.KINDS:
        return pathways.for_role(turn, role, intent)
    if role:
        return roles.facet(turn, role, "entry", hits)
    return _general(turn)


def _general(turn: Turn) -> Answer:
    """No single role: a way in, the nearest topic, the usual topic of this kind, or roles."""
    question = turn.question
    ways = _pathways(turn)
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
    if default:
        return topics.topic(turn, default)
    return _about_roles(turn)


def _pathways(turn: Turn) -> tuple[EntryHit, ...]:
    """Ways in that the question calls by name, or that are much the best."""
    named = tuple(hit for hit in turn.question.pathways if hit.named)
    return named or turn.question.pathways[:1]


def _try_it(turn: Turn) -> Answer:
    """Work experience: in a role, near a place, or in general."""
    role, hits = _role_of(turn)
    near = button(turn.wording, "near", f"role:{role.id}:near" if role else "near")
    if turn.question.place:
        return places.near(turn, role)
    if role:
        answer = roles.facet(turn, role, "try", hits)
        return replace(answer, buttons=(near, *answer.buttons))
    answer = _general(turn)
    return replace(answer, buttons=(near, *answer.buttons))


def _near(turn: Turn) -> Answer:
    """Hubs: always a place."""
    role, _ = _role_of(turn)
    if turn.question.topic and not turn.question.place:
        return topics.topic(turn, turn.catalogue.topics[turn.question.topic.id])
    return places.near(turn, role)


def _events(turn: Turn) -> Answer:
    """Events: the topic that was asked for, or what is on."""
    asked = turn.question.topic
    if asked and turn.catalogue.topics[asked.id].intent == "events" and not turn.catalogue.topics[asked.id].default:
        return topics.topic(turn, turn.catalogue.topics[asked.id])
    return events.whats_on(turn, _role_of(turn)[0])


def _parent(turn: Turn) -> Answer:
    """A parent's question: a topic if one fits; or else as anybody's, with the parents' topics near."""
    question = turn.question
    role, hits = _role_of(turn)
    if role and question.facet:
        return roles.facet(turn, role, question.facet, hits)
    if role:
        return roles.card(turn, role, hits=hits)
    return _general(turn)


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
    "funding": _general,
    "work_experience": _try_it,
    "events": _events,
    "hub_contact": _near,
    "apply_interview": _general,
    "parent_question": _parent,
    "out_of_scope": chat.fallback,
    "medical_advice": chat.fallback,
    "safeguarding": chat.fallback,
    "smalltalk": chat.smalltalk,
    "privacy": chat.privacy,
    "abuse": chat.abuse,
    "other_language": chat.other_language,
}
