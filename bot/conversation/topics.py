"""Questions with one good answer, written by the editors of `knowledge/topics/`."""

from dataclasses import replace

from bot.catalogue.topic import Topic
from bot.conversation.local import adviser, person
from bot.conversation.parts import Answer, Turn, button, check_with, found, found_ids, said, source_line
from bot.messages import Block, Bold, Button, FoundRole, Heading, Link, Paragraph, bullets


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


def _to_role(turn: Turn, named: str) -> tuple[Button, ...]:
    """The way to the job that the text names, or back to the one that was talked about before."""
    if named:
        return (Button(turn.catalogue.roles[named].title[:30], f"role:{named}"),)
    return (button(turn.wording, "card", f"role:{turn.role.id}"),) if turn.role else ()


def _talked_of(turn: Turn, asked: Topic) -> tuple[FoundRole, ...]:
    """Who asks about the interview, after a job, is after this job's interview."""
    return found_ids(turn, [turn.role.id], "title") if turn.role and asked.intent == "apply_interview" else ()
