"""Lists of roles: for a broad wish, for a description, and where two roles are close."""

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.fields import Involves
from bot.catalogue.role import Role
from bot.conversation.jobs.roles import role_buttons
from bot.conversation.parts import Answer, Turn, button, found, found_ids, said
from bot.messages import Block, Bold, Bullets, Button, FoundRole, Heading, Inline
from bot.store.port import Memory
from bot.understanding.question import RoleHit, Wish
from bot.understanding.search.picks import mix

LONGEST_KEY = 48
"""Characters of a button's action that the wishes may take up."""
MOST_IN_TITLE = 3
SHOWN = 3
"""Roles shown at once."""
ON_A_SLIDE = 8
SURELY = 0.65
"""The part of a text that a role must explain to stand before all that editors picked for the wish in it."""


def without(turn: Turn, role: Role) -> Answer | None:
    """ "A doctor, but no blood": jobs of the same family that the wish leaves, the nearest first."""
    near = (*role.related, *(hit.id for hit in turn.guide_roles(role.title)), *turn.catalogue.roles)
    roles = (turn.catalogue.roles[id_] for id_ in dict.fromkeys(near) if id_ in turn.catalogue.roles)
    left = [other for other in roles if other.family == role.family and turn.question.wish.allows(other)]
    return chosen_from(turn, tuple(left)) if len(left) >= SHOWN else None


def for_a_slide(turn: Turn, roles: Sequence[Role]) -> Answer:
    """A list to take away: up to eight jobs, a line each, for who shows it to others."""
    shown = roles[:ON_A_SLIDE]
    lines = Bullets(tuple(role_line(role, _first_sentence(role)) for role in shown))
    memory = _remember(turn, tuple(role.id for role in roles))
    kept = replace(memory, shown=len(shown))
    explore = button(turn.wording, "explore", "explore")
    hits = found_ids(turn, [role.id for role in shown], "list")
    opening = said(turn.wording("slide.open"))
    return Answer((opening, lines), (explore,), kept, roles=hits, intent="role_search", confidence="sure")


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


def collection(turn: Turn, ids: Sequence[str], page: int = 0) -> Answer:
    """Roles that editors picked for one wish or for several at once, each with its reason, three at a time."""
    wishes = [turn.catalogue.collections[id_] for id_ in ids]
    described = {} if any(wish.beside_named for wish in wishes) else _described(turn)
    picks = [pick for pick in mix(turn.catalogue, ids, turn.question.wish) if pick.role not in described]
    shown = picks[page * SHOWN : (page + 1) * SHOWN] or picks[:SHOWN]
    first = {} if described and _surely_described(turn) else {pick.role: pick.why for pick in shown[:1]}
    reasons = first | described | {pick.role: pick.why for pick in shown}
    roles = [turn.catalogue.roles[id_] for id_ in reasons]
    lines = Bullets(tuple(role_line(role, reasons[role.id]) for role in roles))
    buttons = role_buttons(roles)
    if len(picks) > (page + 1) * SHOWN:
        buttons += (button(turn.wording, "more", f"collection:{packed(ids, turn.question.wish)}:{page + 1}"),)
    says = wishes[0].says if len(wishes) == 1 else turn.wording("find.all_wishes")
    opening = said(says if picks else turn.wording("find.no_role_for_all"))
    title = " + ".join(wish.title for wish in wishes[:MOST_IN_TITLE])
    return Answer(
        (Heading(title), opening, *([lines] if reasons else [])),
        (*buttons, button(turn.wording, "explore", "explore")),
        _remember(turn, tuple(pick.role for pick in picks)),
        roles=found_ids(turn, [*reasons, *(pick.role for pick in picks)][: SHOWN + 2], f"collection: {title}"),
    )


def jobs_of(turn: Turn, ids: Sequence[str]) -> tuple[FoundRole, ...]:
    """The first jobs of one wish or of several at once, for an answer that is about something else."""
    picks = mix(turn.catalogue, ids, turn.question.wish)[:SHOWN] if ids else []
    titles = " + ".join(turn.catalogue.collections[id_].title for id_ in ids[:MOST_IN_TITLE])
    return found_ids(turn, [pick.role for pick in picks], f"collection: {titles}")


def buttons_of(turn: Turn, jobs: Sequence[FoundRole]) -> tuple[Button, ...]:
    """A button for each job."""
    return role_buttons(turn.catalogue.roles[job.id] for job in jobs)


def _described(turn: Turn) -> dict[str, str]:
    """The roles that the text also describes beyond doubt, with what they are."""
    hits = turn.question.described if _surely_described(turn) else turn.question.described[:1]
    roles = [turn.catalogue.roles[hit.id] for hit in hits]
    return {role.id: _first_sentence(role) for role in roles}


def _surely_described(turn: Turn) -> bool:
    """Whether the description accounts for so much of the text that it comes before what the text also wishes for."""
    return any(hit.coverage >= SURELY for hit in turn.question.described)


def packed(ids: Sequence[str], wish: Wish) -> str:
    """The wishes as a button carries them: what is ruled out before what is only liked, as far as there is room."""
    tags = [f"-{tag}" for tag in sorted(wish.avoid) if f"no-{tag}" not in ids]
    parts = ids[0]
    for part in (*tags, *ids[1:]):
        longer = f"{parts}+{part}"
        parts = longer if len(longer) <= LONGEST_KEY else parts
    return parts


def unpacked(turn: Turn, key: str) -> tuple[tuple[str, ...], frozenset[Involves]]:
    """The collections and what to avoid, of a button; collections that are gone are left out."""
    parts = key.split("+")
    avoid = frozenset(Involves(part[1:]) for part in parts if part.startswith("-") and part[1:] in set(Involves))
    return tuple(part for part in parts if part in turn.catalogue.collections), avoid


def role_line(role: Role, reason: str) -> tuple[Inline, ...]:
    """A line of a list: the job, and why it is there."""
    return (Bold(role.title), f": {reason}")


def _first_sentence(role: Role) -> str:
    return f"{role.summary.split('. ')[0].rstrip('.')}."


def _remember(turn: Turn, offered: tuple[str, ...]) -> Memory:
    return replace(turn.memory, role="", offered=offered, facet="", topic="", awaiting="role", fallbacks=0)


def chosen_from(turn: Turn, roles: tuple[Role, ...], opening: str = "find.left") -> Answer:
    """What is left of a list after a wish ruled some out; `opening` is a key of the wording."""
    hits = tuple(
        RoleHit(role.id, round(0.6 - 0.05 * number, 2), "what is left of the list")
        for number, role in enumerate(roles[:5])
    )
    shown = _listed(turn, said(turn.wording(opening)), hits[:SHOWN])
    memory = replace(shown.memory, offered=tuple(role.id for role in roles))
    return replace(shown, memory=memory, roles=found(turn, hits), intent="role_search", confidence="unsure")
