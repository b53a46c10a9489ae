"""From one job in health to the next."""

import re

from bot.catalogue.fields import WayKind
from bot.catalogue.role import Role, WayIn
from bot.conversation.jobs.roles import remember, way_line
from bot.conversation.parts import Answer, Turn, button, found_ids, said, source_line
from bot.conversation.ways import routes
from bot.messages import Bullets, Heading
from bot.routes.graph import starts_as

FROM_A_JOB = frozenset(
    {WayKind.BRIDGE, WayKind.APPRENTICESHIP, WayKind.DEGREE_APPRENTICESHIP, WayKind.ON_THE_JOB, WayKind.POSTGRADUATE}
)
"""Ways in for who has a job in health already."""
MOST_MOVES = 3
_ONWARD = re.compile(r"(?<= )(?:to|into|becom(?:e|ing)) ")
"""Between the names of two jobs it asks for the way from one to the other."""


def between(turn: Turn) -> Answer | None:
    """From one job to the next, for who names both: "can a nursing associate become a nurse"."""
    called = [hit.id for hit in turn.question.roles if hit.called]
    if len(called) < 2:
        return None
    aim = _aim(turn, called)
    if aim is None and turn.question.intent not in {"pathway", "entry_requirements"}:
        return None
    before = turn.catalogue.before
    pairs = ((turn.catalogue.roles[one], turn.catalogue.roles[other])
             for one in called for other in called if one in before.get(other, ()))  # fmt: skip
    for first, role in pairs:
        ways = _ways_between(turn, first, role)
        if ways:
            return _move(turn, first, role, ways)
    return routes.plan(turn, aim) if aim else None


def _aim(turn: Turn, called: list[str]) -> Role | None:
    """The job behind the "to" in "porter to paramedic"."""
    start, *rest = _ONWARD.split(turn.question.text.plain, maxsplit=1)
    ends = [turn.guide_roles(half)[:1] for half in (start, *rest)]
    if len(ends) < 2 or not all(hits and hits[0].id in called for hits in ends) or ends[0] == ends[1]:
        return None
    return turn.catalogue.roles[ends[1][0].id]


def _ways_between(turn: Turn, first: Role, role: Role) -> list[WayIn]:
    """The ways into a role for who has the other job: those that begin in it, or else those in any job."""
    ways = [way for way in role.ways_in if way.kind in FROM_A_JOB]
    own = [way for way in ways if starts_as(way, role, turn.catalogue) == first]
    return own or [way for way in ways if way.paid == "paid"][:MOST_MOVES]


def _move(turn: Turn, first: Role, role: Role, ways: list[WayIn]) -> Answer:
    """The ways into a role that begin in another job."""
    wording, source = turn.wording, role.sources[0]
    blocks = (
        Heading(wording("plan.title", role=role.title)),
        said(wording("plan.move", first=first.title, role=role.title)),
        Bullets(tuple(way_line(turn, way) for way in ways)),
        said(wording("plan.move_ask")),
        source_line(wording, source.name, source.url, role.reviewed),
    )
    buttons = (button(wording, "plan", f"role:{role.id}:plan"), button(wording, "entry", f"role:{role.id}:entry"),
               button(wording, "card", f"role:{role.id}"))  # fmt: skip
    ids = tuple(way.pathway for way in ways if way.pathway)
    return Answer(
        blocks, buttons, remember(turn, role, facet="entry"), found_ids(turn, [role.id, first.id], "title"), ids
    )
