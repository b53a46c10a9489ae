"""Questions for something at a place: an employer or an event by name, work experience, hubs, what is on."""

from collections.abc import Callable
from dataclasses import replace

from bot.conversation import topics
from bot.conversation.asked import of_ours, role_of
from bot.conversation.guided.typed import says
from bot.conversation.jobs import roles
from bot.conversation.local import event_card, events, offers, person, places
from bot.conversation.parts import Answer, Turn, button


def by_name(turn: Turn) -> Answer | None:
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
        return events.whats_on(turn, role_of(turn)[0])
    return _adverts_or_offers(turn)


def _adverts_or_offers(turn: Turn) -> Answer | None:
    """Jobs that are advertised near a place, or one kind of offer."""
    question = turn.question
    if question.intent == "apply_interview" and question.place and _asks_for_adverts(turn):
        return replace(places.near(turn, role_of(turn)[0]), confidence="sure")
    if question.offer and (question.place or offers.is_local(question)):
        return replace(places.near(turn, role_of(turn)[0]), intent=offers.intent_of(question), confidence="sure")
    return None


def _asks_for_adverts(turn: Turn) -> bool:
    """ "Any jobs going in Leeds": of how one applies there are topics."""
    asked = turn.question.topic
    if turn.asker == "teacher":
        return False
    of_adverts = asked is None or turn.catalogue.topics[asked.id].default
    return of_adverts and says(turn.question.text.plain, turn.wording, "jobs.asks")


def try_it(turn: Turn, general: Callable[[Turn], Answer]) -> Answer:
    """Work experience: in a role, near a place, or in general."""
    role, hits = role_of(turn)
    near = button(turn.wording, "near", f"role:{role.id}:near" if role else "near")
    if turn.question.place or (turn.memory.place and not role):
        return places.near(turn, role)
    if role:
        answer = roles.facet(turn, role, "try", hits)
        return replace(answer, buttons=(near, *answer.buttons))
    answer = general(turn)
    return replace(answer, buttons=(near, *answer.buttons))


def near(turn: Turn) -> Answer:
    """Hubs: always a place. Who asks for somebody to talk to is told at once; the place comes after it."""
    role, _ = role_of(turn)
    to_talk_to = person.topic(turn)
    if to_talk_to and _asks_for_person(turn):
        return topics.topic(turn, to_talk_to)
    if turn.asker != "teacher" and says(turn.question.text.plain, turn.wording, "jobs.asks"):
        turn = replace(turn, question=replace(turn.question, intent="apply_interview"))
        return replace(places.near(turn, role), intent="apply_interview")
    if turn.question.topic and not turn.question.place and not of_ours(turn):
        return topics.topic(turn, turn.catalogue.topics[turn.question.topic.id])
    return places.near(turn, role)


def _asks_for_person(turn: Turn) -> bool:
    """Whether somebody to talk to is asked for; without a place anything is that does not speak of one."""
    asked, plain = turn.question.topic, turn.question.text.plain
    if asked and asked.id == person.ADVISER and turn.asker != "teacher":
        return True
    return not turn.question.place and not says(plain, turn.wording, "near.asks_place")


def whats_on(turn: Turn) -> Answer:
    """Events: the topic that was asked for, or what is on."""
    asked = turn.question.topic
    if asked and turn.catalogue.topics[asked.id].intent == "events" and not turn.catalogue.topics[asked.id].default:
        return topics.topic(turn, turn.catalogue.topics[asked.id])
    return events.whats_on(turn, role_of(turn)[0])
