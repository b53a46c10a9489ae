"""Questions with one good answer, written by the editors of `knowledge/topics/`."""

from collections.abc import Iterable
from dataclasses import replace

from bot.catalogue.topic import Topic
from bot.conversation.jobs.roles import short
from bot.conversation.local import adviser, person
from bot.conversation.parts import Answer, Turn, button, check_with, found, found_ids, said, source_line
from bot.messages import Block, Bold, Button, FoundRole, Heading, Intent, Link, Paragraph, bullets

MOST_OFFERED = 3
_NO_HELP: frozenset[Intent] = frozenset({"abuse", "out_of_scope", "privacy"})


def topic(turn: Turn, asked: Topic) -> Answer:
    """The topic's own text, who decides, its links and its source. Of people to talk to, those who can be reached."""
    if asked.id == person.ADVISER:
        return adviser.answer(turn, asked)
    wording = turn.wording
    blocks: list[Block] = [Heading(asked.title), *(said(text) for text in asked.says)]
    if asked.points:
        blocks.append(bullets(*asked.points))
    if asked.who_decides:
        blocks.append(Paragraph((Bold(wording("topic.who_decides")), " ", asked.who_decides)))
    if asked.valid_to and turn.today > asked.valid_to:
        blocks.append(said(wording("topic.may_have_changed")))
    blocks += check_with(wording, asked.unsure)
    if asked.links:
        blocks.append(bullets(*(Link(link.text, link.url) for link in asked.links)))
    if asked.sources:
        source = asked.sources[0]
        blocks.append(source_line(wording, source.name, source.url, asked.reviewed))
    own = tuple(Button(item.label, item.action) for item in asked.buttons)
    role = turn.question.roles[0].id if turn.question.named else ""
    return Answer(
        tuple(blocks),
        (*own, *_to_role(turn, role), button(wording, "home", "home")),
        replace(turn.memory, topic=asked.id, role=role or turn.memory.role, awaiting="", fallbacks=0, asker=turn.asker),
        roles=found(turn, turn.question.roles) or _talked_of(turn, asked),
    )


def nearest(turn: Turn) -> tuple[Topic, ...]:
    """The topics that the text may be after; those about the bot or other careers help nobody on."""
    found = (turn.catalogue.topics[id_] for id_ in turn.near_topics(turn.incoming.text))
    return tuple(topic for topic in found if topic.intent not in _NO_HELP)


def maybe(turn: Turn, near: Iterable[Topic]) -> Answer:
    """Nothing surely answers it: is it one of these?"""
    offered = tuple(dict.fromkeys(near))[:MOST_OFFERED]
    blocks = (said(turn.wording("topic.maybe")), bullets(*(topic.title for topic in offered)))
    home = button(turn.wording, "home", "home")
    memory = replace(turn.memory, awaiting="", fallbacks=0)
    return Answer(blocks, (*offered_buttons(offered), home), memory, confidence="unsure")


def offered_buttons(offered: Iterable[Topic]) -> tuple[Button, ...]:
    """A button for each topic, with as much of its title as fits."""
    return tuple(Button(short(topic.title), f"topic:{topic.id}") for topic in offered)


def _to_role(turn: Turn, named: str) -> tuple[Button, ...]:
    """The way to the job that the text names, or back to the one that was talked about before."""
    if named:
        return (Button(turn.catalogue.roles[named].title[:30], f"role:{named}"),)
    return (button(turn.wording, "card", f"role:{turn.role.id}"),) if turn.role else ()


def _talked_of(turn: Turn, asked: Topic) -> tuple[FoundRole, ...]:
    """Who asks about the interview, after a job, is after this job's interview."""
    return found_ids(turn, [turn.role.id], "title") if turn.role and asked.intent == "apply_interview" else ()
