"""Two or three roles side by side."""

from dataclasses import replace

from bot.catalogue.role import Role
from bot.conversation.parts import Answer, Turn, found_ids, listing, said
from bot.conversation.pay import pay_short
from bot.conversation.roles import role_buttons
from bot.messages import Block, Bold, Bullets, Heading, Inline

MOST = 3


def compare(turn: Turn, roles: tuple[Role, ...]) -> Answer:
    """What each does, pays, needs, and its best and hardest side."""
    wording = turn.wording
    roles = roles[:MOST]
    title = listing((role.title for role in roles), wording("word.or"))
    rows = {
        "what": [role.summary.split(". ")[0].rstrip(".") + "." for role in roles],
        "pay": [pay_short(turn.catalogue, role, turn.today) for role in roles],
        "ways": [f"{role.ways_in[0].name} ({role.ways_in[0].length})" for role in roles],
        "love": [role.love[0] for role in roles],
        "hard": [role.hard[0] for role in roles],
    }
    blocks: list[Block] = [Heading(title)]
    for name, texts in rows.items():
        lines = tuple(_line(role, text) for role, text in zip(roles, texts, strict=True))
        blocks += [said(wording(f"compare.{name}")), Bullets(lines)]
    buttons = role_buttons(roles)
    offered = tuple(role.id for role in roles)
    return Answer(
        tuple(blocks),
        buttons,
        replace(turn.memory, role="", offered=offered, facet="", topic="", awaiting="", fallbacks=0),
        roles=found_ids(turn, offered, "title"),
    )


def _line(role: Role, text: str) -> tuple[Inline, ...]:
    return (Bold(role.title), f": {text}")
