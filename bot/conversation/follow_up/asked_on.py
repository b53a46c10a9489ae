"""What people ask next, as the topics tell it: "how much is it", after the test that a nurse from abroad must pass."""

from collections.abc import Collection
from dataclasses import replace

from bot.catalogue.topic import Topic
from bot.conversation import topics
from bot.conversation.local import places
from bot.conversation.parts import Answer, Turn, found_ids
from bot.conversation.ways import routes

SHORT = 8
"""Words; a longer text that is about a wish leans on nothing."""


def next_topic(turn: Turn) -> Answer | None:
    """The topic whose words stand in the text, and which comes after what was said before."""
    question = turn.question
    at_a_place = question.place and question.offer
    is_wish = question.firm and len(question.text.words) > SHORT
    if not question.leaning or at_a_place or is_wish:
        return None
    known = _known(turn)
    all_topics = turn.catalogue.topics
    asked = next((id_ for id_ in turn.question.leaning if _follows(all_topics[id_].after, known)), None)
    if asked is None:
        return None
    answer = _of_the_place(turn, all_topics[asked])
    of_before = turn.role is not None and not question.named
    jobs = found_ids(turn, [turn.memory.role], "title") if of_before else answer.roles
    return replace(answer, roles=jobs, intent=all_topics[asked].intent, confidence="sure")


def _of_the_place(turn: Turn, asked: Topic) -> Answer:
    """The topic, with whom to turn to near the place that is known already."""
    place = turn.question.place.place if turn.question.place else places.place_called(turn, turn.memory.place)
    if not asked.local or place is None or place.nation != places.ENGLAND:
        return topics.topic(turn, asked)
    if asked.local == "near":
        return places.at(turn, place)
    answer = topics.topic(turn, asked)
    hub = places.hub_lines(turn, places.hubs_at(turn, place))
    return replace(answer, blocks=(*answer.blocks, *hub), place=places.found_place(turn, place, ()))


def _follows(after: Collection[str], known: frozenset[str]) -> bool:
    return not after or any(known.issuperset(situation.split()) for situation in after)


def _known(turn: Turn) -> frozenset[str]:
    """What is known of the talk and the person, each as kind and name: 'role:porter', 'level:6'."""
    here = routes.whereabouts(turn)
    roles = {turn.memory.role, *(hit.id for hit in turn.question.named)} & turn.catalogue.roles.keys()
    return frozenset(
        {
            f"topic:{turn.memory.topic}",
            f"asker:{turn.asker}",
            f"asked:{turn.memory.asked}",
            *([] if turn.question.named else ["names:none"]),
            *(["wants:to-earn"] if here.wants_to_earn else []),
            f"stage:{here.stage}",
            f"level:{here.level}",
            *(f"background:{name}" for name in here.background),
            *(f"role:{id_}" for id_ in roles),
            *(f"family:{turn.catalogue.roles[id_].family}" for id_ in roles),
        }
    )
