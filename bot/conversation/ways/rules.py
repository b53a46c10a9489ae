"""Yes or no first: whether a job asks for A levels, and from which age one can start in it."""

from collections.abc import Iterable
from dataclasses import replace

from bot.catalogue.fields import Involves, WayKind
from bot.catalogue.pathway import Pathway
from bot.catalogue.role import Role, WayIn
from bot.conversation.guided.typed import says
from bot.conversation.jobs.roles import entry_buttons, remember
from bot.conversation.parts import Answer, Turn, found_ids, said, source_line
from bot.conversation.ways.routes import whereabouts
from bot.messages import Block, Heading, bullets
from bot.routes.steps import asks_of

A_LEVELS = 3
"""The level of A levels, a T Level, a BTEC or an Access course."""
LEAVES_SCHOOL = 16
MOST_NAMED = 3
NOT_FOR_ALL = frozenset({WayKind.RETURN, WayKind.SUPPORTED_INTERNSHIP, WayKind.VOLUNTEERING, WayKind.CADET})
"""Kinds of way in that are for some people only, or no way into the job by themselves."""
FOR_ADULTS_MOSTLY = frozenset(
    {Involves.PERSONAL_CARE, Involves.NIGHTS, Involves.DRIVING, Involves.DEATH, Involves.ANGRY_PEOPLE}
)
"""Work for which many employers want somebody of 18."""


def asked(turn: Turn) -> Answer | None:
    """The answer to "does she have to do A levels" or "is he old enough", of the job named or talked about."""
    called = [hit for hit in turn.question.roles if hit.called]
    role = turn.catalogue.roles[called[0].id] if called else turn.role
    if role is None or len(called) > 1:
        return None
    tell = next((tell for key, tell in RULES.items() if says(turn.question.text.plain, turn.wording, key)), None)
    return replace(tell(turn, role), confidence="sure") if tell else None


def a_levels(turn: Turn, role: Role) -> Answer:
    """Whether a job asks for A levels, and which ways in don't."""
    levels = {way: asks_of(way, _pathway(turn, way), turn.catalogue.routes)[0].level for way in _open_ways(role)}
    without = [way for way, level in levels.items() if level < A_LEVELS]
    key = "no" if without else "mostly" if A_LEVELS in levels.values() else "first"
    blocks: list[Block] = [said(turn.wording(f"rule.a_levels.{key}"))]
    if without:
        blocks.append(bullets(*(way.name for way in without[:MOST_NAMED])))
    if without and len(without) < len(levels):
        blocks.append(said(turn.wording("rule.a_levels.others")))
    return _told(turn, role, "rule.a_levels.title", blocks)


def age(turn: Turn, role: Role) -> Answer:
    """From which age one can start, in which way, and what the person's own age means for that."""
    ages = {way: asks_of(way, _pathway(turn, way), turn.catalogue.routes)[1] for way in _open_ways(role)}
    youngest = min(ages.values(), default=LEAVES_SCHOOL)
    lines = [
        turn.wording("rule.age.from", age=years, ways="; ".join(way.name for way in _of_age(ages, years)))
        for years in sorted(set(ages.values()))[:MOST_NAMED]
    ]
    blocks: list[Block] = [said(_age_answer(turn, youngest)), bullets(*lines)]
    if youngest <= LEAVES_SCHOOL and FOR_ADULTS_MOSTLY.intersection(role.involves):
        blocks.append(said(turn.wording("rule.age.patients")))
    return _told(turn, role, "rule.age.title", blocks)


def _of_age(ages: dict[WayIn, int], years: int) -> Iterable[WayIn]:
    return [way for way, youngest in ages.items() if youngest == years][:MOST_NAMED]


def _age_answer(turn: Turn, youngest: int) -> str:
    stage = turn.catalogue.routes.stages.get(whereabouts(turn).stage)
    if stage is not None and stage.age >= max(youngest, LEAVES_SCHOOL):
        return turn.wording("rule.age.yes")
    if youngest > LEAVES_SCHOOL:
        return turn.wording("rule.age.later", age=youngest)
    return turn.wording("rule.age.not_yet" if stage is not None else "rule.age.at_16")


def _open_ways(role: Role) -> list[WayIn]:
    """The ways in that are open to who begins."""
    return [way for way in role.ways_in if way.kind not in NOT_FOR_ALL and not way.experienced]


def _pathway(turn: Turn, way: WayIn) -> Pathway | None:
    return turn.catalogue.pathways.get(way.pathway) if way.pathway else None


def _told(turn: Turn, role: Role, title: str, blocks: list[Block]) -> Answer:
    source = role.sources[0]
    return Answer(
        (
            Heading(turn.wording(title, role=role.title)),
            *blocks,
            source_line(turn.wording, source.name, source.url, role.reviewed),
        ),
        entry_buttons(turn, role),
        remember(turn, role, facet="entry"),
        roles=found_ids(turn, [role.id], "title"),
    )


RULES = {"rule.a_levels": a_levels, "rule.age": age}
