"""Lists of roles: for a broad wish, for a description, and where two roles are close."""

from dataclasses import replace

from bot.catalogue.role import Role
from bot.catalogue.topic import Collection, Pick
from bot.conversation.parts import Answer, Turn, button, found, found_ids, said
from bot.conversation.roles import role_buttons
from bot.messages import Block, Bold, Bullets, Heading, Inline
from bot.store.port import Memory
from bot.understanding.question import RoleHit

SHOWN = 3
"""Roles shown at once."""


def did_you_mean(turn: Turn, hits: tuple[RoleHit, ...]) -> Answer:
    """Two or three close roles: the person chooses."""
    shown = hits[:SHOWN]
    return replace(_listed(turn, said(turn.wording("find.which")), shown), confidence="unsure")


def nearest(turn: Turn, hits: tuple[RoleHit, ...]) -> Answer:
    """Nothing certain: the three nearest, each with its reason, and the way to look around."""
    return replace(_listed(turn, said(turn.wording("find.nearest")), hits[:SHOWN]), confidence="unsure")


def _listed(turn: Turn, opening: Block, hits: tuple[RoleHit, ...]) -> Answer:
    roles = [turn.catalogue.roles[hit.id] for hit in hits]
    lines = Bullets(tuple(role_line(role, _first_sentence(role)) for role in roles))
    buttons = (*role_buttons(roles), button(turn.wording, "none_of_these", "explore"))
    memory = _remember(turn, tuple(hit.id for hit in turn.question.roles) or tuple(hit.id for hit in hits))
    return Answer((opening, lines), buttons, memory, roles=found(turn, hits))


def collection(turn: Turn, wish: Collection, page: int = 0) -> Answer:
    """Roles that an editor picked for a wish, each with its reason, three at a time."""
    picks = _picks(turn, wish)
    shown = picks[page * SHOWN : (page + 1) * SHOWN] or picks[:SHOWN]
    roles = [turn.catalogue.roles[pick.role] for pick in shown]
    lines = Bullets(tuple(role_line(role, pick.why) for role, pick in zip(roles, shown, strict=True)))
    buttons = role_buttons(roles)
    if len(picks) > (page + 1) * SHOWN:
        buttons += (button(turn.wording, "more", f"collection:{wish.id}:{page + 1}"),)
    return Answer(
        (Heading(wish.title), said(wish.says), lines),
        (*buttons, button(turn.wording, "explore", "explore")),
        _remember(turn, tuple(pick.role for pick in picks)),
        roles=found_ids(turn, [pick.role for pick in (*shown, *picks)][: SHOWN + 2], f"collection: {wish.title}"),
    )


def _picks(turn: Turn, wish: Collection) -> list[Pick]:
    """The collection's roles, without those that hold what the person wants to avoid."""
    avoid = turn.question.wish.avoid
    known = [pick for pick in wish.roles if pick.role in turn.catalogue.roles]
    kept = [pick for pick in known if not avoid & set(turn.catalogue.roles[pick.role].involves)]
    return kept or known


def role_line(role: Role, reason: str) -> tuple[Inline, ...]:
    """A line of a list: the job, and why it is there."""
    return (Bold(role.title), f": {reason}")


def _first_sentence(role: Role) -> str:
    return f"{role.summary.split('. ')[0].rstrip('.')}."


def _remember(turn: Turn, offered: tuple[str, ...]) -> Memory:
    return replace(turn.memory, role="", offered=offered, facet="", topic="", awaiting="role", fallbacks=0)


def chosen_from(turn: Turn, roles: tuple[Role, ...]) -> Answer:
    """What is left of a list after a wish ruled some out."""
    hits = tuple(
        RoleHit(role.id, round(0.6 - 0.05 * number, 2), "what is left of the list")
        for number, role in enumerate(roles[:5])
    )
    shown = _listed(turn, said(turn.wording("find.left")), hits[:SHOWN])
    memory = replace(shown.memory, offered=tuple(role.id for role in roles))
    return replace(shown, memory=memory, roles=found(turn, hits), intent="role_search", confidence="unsure")
