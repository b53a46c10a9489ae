"""Kinds of way in side by side: "a T Level or an apprenticeship?", for one role or in general."""

from dataclasses import replace

from bot.catalogue.role import Role
from bot.catalogue.topic import Topic
from bot.conversation.parts import Answer, Turn, button, found_ids, said, source_line
from bot.conversation.pathways import KINDS
from bot.conversation.roles import remember, way_line
from bot.messages import Block, Bold, Bullets, Button, Heading, Paragraph


def compare(turn: Turn, role: Role | None) -> Answer:
    """What each of the kinds is; for a role, what each of them would be there."""
    return _for_role(turn, role) if role else _in_general(turn)


def _in_general(turn: Turn) -> Answer:
    wording = turn.wording
    topics = [topic for way in turn.question.ways if (topic := turn.catalogue.default_topic(way))]
    blocks: list[Block] = [Heading(wording("compare_ways.title"))]
    for topic in topics:
        blocks += _short(topic)
    buttons = tuple(Button(topic.title[:30], f"topic:{topic.id}") for topic in topics)
    memory = replace(turn.memory, awaiting="", fallbacks=0)
    return Answer((*blocks, said(wording("compare_ways.both"))), (*buttons, button(wording, "home", "home")), memory)


def _short(topic: Topic) -> list[Block]:
    return [Paragraph((Bold(topic.title),)), said(topic.says[0])]


def _for_role(turn: Turn, role: Role) -> Answer:
    wording = turn.wording
    blocks: list[Block] = [Heading(wording("compare_ways.for_role", role=role.title))]
    for kind in turn.question.ways:
        ways = [way for way in role.ways_in if way.kind in KINDS[kind]]
        if ways:
            blocks.append(Bullets(tuple(way_line(turn, way) for way in ways)))
        else:
            blocks.append(said(wording(f"ways.no_{kind}", role=role.title)))
    blocks.append(source_line(wording, role.sources[0].name, role.sources[0].url, role.reviewed))
    plan = button(wording, "plan", f"role:{role.id}:plan")
    buttons = (plan, button(wording, "entry", f"role:{role.id}:entry"), button(wording, "card", f"role:{role.id}"))
    memory = remember(turn, role, facet="entry")
    return Answer(tuple(blocks), buttons, memory, roles=found_ids(turn, [role.id], "title"), confidence="sure")
