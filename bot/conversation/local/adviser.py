"""Who can I actually talk to: a careers adviser straight away, then who is near."""

from dataclasses import replace

from bot.catalogue.topic import Topic
from bot.conversation.local import person, places, whom
from bot.conversation.parts import Answer, Turn, button, check_with, said, source_line
from bot.messages import Block, Button, Heading
from bot.places.model import Place


def answer(turn: Turn, topic: Topic) -> Answer:
    """The topic for the one who asks, with the Careers Hub of the place that is known, or the question for the town."""
    place = _place(turn)
    blocks: list[Block] = [Heading(topic.title), *person.lines(turn), *_more(turn, topic), *_near(turn, place)]
    blocks += check_with(turn.wording, topic.unsure)
    if topic.sources:
        blocks.append(source_line(turn.wording, topic.sources[0].name, topic.sources[0].url, topic.reviewed))
    role = (button(turn.wording, "card", f"role:{turn.role.id}"),) if turn.role else ()
    own = tuple(Button(item.label, item.action) for item in topic.buttons)
    memory = replace(
        turn.memory,
        topic=topic.id,
        asker=turn.asker,
        awaiting="" if place else "place",
        fallbacks=0,
        local="hub_contact",
    )
    where = places.found_place(turn, place, places.hubs_at(turn, place)) if place else None
    return Answer(tuple(blocks), (*own, *role, button(turn.wording, "home", "home")), memory, place=where)


def _more(turn: Turn, topic: Topic) -> list[Block]:
    """What else holds for adults."""
    return [said(text) for text in topic.says[2:]] if whom.is_grown(turn) else []


def _place(turn: Turn) -> Place | None:
    if turn.question.place:
        return turn.question.place.place
    return places.place_called(turn, turn.memory.place) if turn.memory.place else None


def _near(turn: Turn, place: Place | None) -> list[Block]:
    if place is None:
        return [said(turn.wording("adviser.town"))]
    return [] if whom.is_grown(turn) else places.hub_lines(turn, places.hubs_at(turn, place))
