"""A role that few people know, or that needs people: another one each time, in an order of each person's own."""

from dataclasses import replace
from hashlib import blake2b

from bot.catalogue.fields import Flag
from bot.catalogue.role import Role
from bot.conversation.guided.typed import word_of
from bot.conversation.jobs.roles import card
from bot.conversation.parts import Answer, Turn, button

WAITING = "surprise"
"""What the bot waits for after a surprise: perhaps the wish for another one."""
SECRETS = (Flag.HIDDEN, Flag.HARD_TO_FILL, Flag.EMERGING)


def surprise(turn: Turn) -> Answer:
    """The card of the next role, with why it is a good secret."""
    secrets = _in_order(turn)
    past = turn.memory.surprises
    role = secrets[past % len(secrets)]
    if role.id == turn.memory.role and len(secrets) > 1:
        past += 1
        role = secrets[past % len(secrets)]
    answer = card(turn, role, why=_why(turn, role))
    return replace(
        answer,
        buttons=(button(turn.wording, "surprise_again", "surprise"), *answer.buttons),
        memory=replace(answer.memory, awaiting=WAITING, surprises=(past + 1) % len(secrets)),
        intent="role_search",
        confidence="sure",
    )


def answered(turn: Turn) -> Answer | None:
    """ "Surprise me", typed; or "another one" after a surprise."""
    words = ("wanted", "more") if turn.memory.awaiting == WAITING else ("wanted",)
    return surprise(turn) if word_of(turn.incoming.text, turn.wording, "surprise", words) else None


def _picked(turn: Turn) -> dict[str, str]:
    """Role id -> why it is worth knowing, from the editors' collections; the first that names it counts."""
    known = turn.catalogue.collections
    lists = [known[id_] for id_ in turn.catalogue.explorer.surprises if id_ in known]
    return {pick.role: pick.why for each in reversed(lists) for pick in each.roles}


def _in_order(turn: Turn) -> list[Role]:
    """The editors' picks, then what is flagged; each group shuffled by who asks, so that friends compare notes."""
    picked, who = _picked(turn), turn.incoming.person
    secrets = [role for role in turn.catalogue.roles.values() if role.id in picked or set(SECRETS) & set(role.flags)]

    def place(role: Role) -> tuple[bool, bytes]:
        return role.id not in picked, blake2b(f"{who.channel}:{who.id}:{role.id}".encode(), digest_size=8).digest()

    return sorted(secrets or turn.catalogue.roles.values(), key=place)


def _why(turn: Turn, role: Role) -> str:
    """That few know it, or that people are wanted; and what is good about it."""
    wording = turn.wording
    flag = next((flag for flag in SECRETS if flag in role.flags), Flag.HIDDEN)
    good = _picked(turn).get(role.id) or role.love[0]
    return " ".join((wording(f"surprise.{flag.value}"), wording("surprise.good", good=good)))
