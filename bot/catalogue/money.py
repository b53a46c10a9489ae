"""Amounts of money stand in one file; a topic names them in braces, as `{apprentice-rate}`."""

import re
from collections.abc import Iterator

from bot.catalogue.topic import Money, Topic

NAME = re.compile(r"\{([a-z0-9-]+)\}")


def names_in(topic: Topic) -> Iterator[str]:
    """The amounts that a topic names, in what it says."""
    for text in (*topic.says, *topic.points):
        yield from NAME.findall(text)


def with_amounts(topic: Topic, money: Money) -> Topic:
    """The topic with its amounts, true no longer than the first of them. A name that is not there stays as it is."""
    facts = [money.facts[name] for name in names_in(topic) if name in money.facts]
    if not facts:
        return topic

    def filled(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(NAME.sub(lambda found: amount(found.group(1), found.group()), text) for text in texts)

    def amount(name: str, otherwise: str) -> str:
        return money.facts[name].amount if name in money.facts else otherwise

    ends = [fact.valid_to for fact in facts]
    first = min(ends if topic.valid_to is None else [*ends, topic.valid_to])
    return topic.model_copy(update={"says": filled(topic.says), "points": filled(topic.points), "valid_to": first})
