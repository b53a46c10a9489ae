"""Kinds of way in side by side: "a T Level or an apprenticeship?"."""

from dataclasses import replace

from bot.catalogue.topic import Topic
from bot.conversation.parts import Answer, Turn, button, said
from bot.messages import Block, Bold, Button, Heading, Paragraph


def compare(turn: Turn) -> Answer:
    """What each of the kinds is."""
    wording = turn.wording
    topics = [topic for way in turn.question.kinds if (topic := turn.catalogue.default_topic(way))]
    blocks: list[Block] = [Heading(wording("compare_ways.title"))]
    for topic in topics:
        blocks += _short(topic)
    buttons = tuple(Button(topic.title[:30], f"topic:{topic.id}") for topic in topics)
    memory = replace(turn.memory, awaiting="", fallbacks=0)
    return Answer((*blocks, said(wording("compare_ways.both"))), (*buttons, button(wording, "home", "home")), memory)


def _short(topic: Topic) -> list[Block]:
    return [Paragraph((Bold(topic.title),)), said(topic.says[0])]
