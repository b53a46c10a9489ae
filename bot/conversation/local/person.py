"""A real person to talk to: the words for it, from the one topic that holds them."""

from bot.catalogue.topic import Topic
from bot.conversation.local import whom
from bot.conversation.parts import Turn, said
from bot.messages import Block, Link, Paragraph

ADVISER = "talk-to-a-careers-adviser"
"""The topic whose first paragraph is about the adviser at school, and whose second about the careers service."""


def topic(turn: Turn) -> Topic | None:
    """The topic with its texts, number and sources; `None` if the editors have taken it away."""
    return turn.catalogue.topics.get(ADVISER)


def lines(turn: Turn) -> list[Block]:
    """Whom one can ring, write to or see today: at school, and for anybody."""
    known = topic(turn)
    if known is None:
        return []
    return [*([] if whom.is_grown(turn) else [said(known.says[0])]), *service(turn)]


def service(turn: Turn) -> list[Block]:
    """The careers service for everybody, with its number and its page."""
    known = topic(turn)
    return [Paragraph((f"{known.says[1]} ", Link(known.links[0].text, known.links[0].url)))] if known else []
