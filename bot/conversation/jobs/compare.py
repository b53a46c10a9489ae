"""Two or three roles side by side, or the ways into one role."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.catalogue.fields import APPRENTICESHIPS, Paid, WayKind
from bot.catalogue.role import Role, WayIn
from bot.conversation.jobs.pay import pay_short
from bot.conversation.jobs.roles import remember, role_buttons
from bot.conversation.parts import Answer, Turn, button, found_ids, listing, said, source_line
from bot.messages import Block, Bold, Bullets, Heading, Inline, Paragraph

MOST = 3
KINDS: dict[str, frozenset[WayKind]] = {
    "apprenticeship": APPRENTICESHIPS,
    "degree": frozenset({WayKind.DEGREE, WayKind.POSTGRADUATE}),
    "bridge": frozenset({WayKind.BRIDGE, WayKind.ON_THE_JOB, WayKind.DIRECT}),
}
"""Words by which people compare that stand for more than one kind."""


def compare(turn: Turn, roles: tuple[Role, ...]) -> Answer:
    """What each does, pays, needs, a piece of its day, and its best and hardest side."""
    wording = turn.wording
    roles = roles[:MOST]
    rows = {
        "what": [role.summary.split(". ")[0].rstrip(".") + "." for role in roles],
        "pay": [pay_short(turn.catalogue, role, turn.today) for role in roles],
        "ways": [f"{role.ways_in[0].name} ({role.ways_in[0].length})" for role in roles],
        "day": [min(role.day, key=len) for role in roles],
        "love": [role.love[0] for role in roles],
        "hard": [role.hard[0] for role in roles],
    }
    blocks: list[Block] = []
    for name, texts in rows.items():
        lines = tuple(_line(role, text) for role, text in zip(roles, texts, strict=True))
        blocks += [said(wording(f"compare.{name}")), Bullets(lines)]
    return _side_by_side(turn, roles, blocks)


def _side_by_side(turn: Turn, roles: tuple[Role, ...], blocks: Iterable[Block]) -> Answer:
    """What is told of two or three roles, with their titles over it."""
    title = listing((role.title for role in roles), turn.wording("word.or"))
    offered = tuple(role.id for role in roles)
    return Answer(
        (Heading(title), *blocks),
        role_buttons(roles),
        replace(turn.memory, role="", offered=offered, facet="", topic="", awaiting="", fallbacks=0),
        roles=found_ids(turn, offered, "title"),
    )


def pays(turn: Turn, roles: tuple[Role, ...]) -> Answer:
    """Only the pay of each, and who starts on more, as far as NHS bands tell."""
    roles = roles[:MOST]
    starts = {role.title: turn.catalogue.pay.bands[role.pay.bands[0]].start for role in roles if role.pay.bands}
    lines = tuple(_line(role, pay_short(turn.catalogue, role, turn.today)) for role in roles)
    most = [title for title, start in starts.items() if start == max(starts.values())]
    key = "compare.pays_same" if len(most) == len(starts) else "compare.pays_most"
    told = [said(turn.wording(key, role=most[0]))] if len(starts) == len(roles) else []
    return _side_by_side(turn, roles, (*told, Bullets(lines)))


def of_each(turn: Turn, roles: tuple[Role, ...], part: str) -> Answer:
    """One part, by its name in `OF_EACH`, of each of the jobs that were shown."""
    roles = roles[:MOST]
    lines = tuple(_line(role, OF_EACH[part](role)) for role in roles)
    return _side_by_side(turn, roles, (said(turn.wording(f"compare.each.{part}")), Bullets(lines)))


def _first_way(role: Role) -> str:
    """The way in that asks for the lowest level, and what it needs."""
    way = min(role.ways_in, key=lambda way: way.level or 0)
    return f"{way.name}. {way.needs}"


OF_EACH: dict[str, Callable[[Role], str]] = {
    "entry": _first_way,
    "hours": lambda role: role.hours,
    "hard": lambda role: role.hard[0],
    "day": lambda role: role.day[0],
    "try": lambda role: role.work_experience,
}
"""The parts of a job that can be told of each of a list -> where they stand."""


def with_similar(turn: Turn, role: Role) -> Answer:
    """A role beside the two that are most like it."""
    similar = (turn.catalogue.roles[id_] for id_ in role.related if id_ in turn.catalogue.roles)
    return compare(turn, (role, *similar))


def _line(role: Role, text: str) -> tuple[Inline, ...]:
    return (Bold(role.title), f": {text}")


@dataclass(frozen=True, slots=True)
class Side:
    """One way in of a comparison: `key` names what is good and hard about it in the wording."""

    key: str
    name: str
    length: str
    paid: Paid
    needs: str
    pathway: str


def ways(turn: Turn, role: Role, asked: Iterable[str] = ()) -> Answer:
    """The ways into a role side by side: those asked for, or its first of three kinds."""
    wording = turn.wording
    keys = tuple(asked) or tuple(dict.fromkeys(way.kind.value for way in role.ways_in))
    sides = {key: _side(turn, role, key) for key in keys[:MOST]}
    shown = [side for side in sides.values() if side]
    missing = [wording(f"ways.named.{key}") for key, side in sides.items() if side is None]
    blocks: list[Block] = [Heading(wording("ways.compare", role=role.title))]
    for side in shown:
        blocks += _told(turn, side)
    if missing:
        blocks.append(said(wording("ways.compare.not_direct", ways=listing(missing, wording("word.and")))))
    source = role.sources[0]
    blocks += [said(wording("ways.compare.choose")), source_line(wording, source.name, source.url, role.reviewed)]
    buttons = (
        button(wording, "plan", f"role:{role.id}:plan"),
        button(wording, "entry", f"role:{role.id}:entry"),
        button(wording, "card", f"role:{role.id}"),
    )
    return Answer(
        tuple(blocks), buttons, remember(turn, role, facet="entry"), found_ids(turn, [role.id], "title"),
        tuple(side.pathway for side in shown if side.pathway),
    )  # fmt: skip


def _told(turn: Turn, side: Side) -> tuple[Block, ...]:
    wording = turn.wording
    lines: list[tuple[Inline, ...]] = [
        (Bold(wording("ways.compare.needs")), f" {side.needs.split('. ')[0].rstrip('.')}."),
        (Bold(wording("ways.compare.good")), f" {wording(f'ways.good.{side.key}')}."),
        (Bold(wording("ways.compare.hard")), f" {wording(f'ways.hard.{side.key}')}."),
    ]
    heading = Paragraph((Bold(side.name), f" ({side.length}, {wording(f'way.{side.paid}')})"))
    return heading, Bullets(tuple(lines))


def _side(turn: Turn, role: Role, key: str) -> Side | None:
    """The role's own way of that kind; else a course by that name that leads on to it."""
    kinds = KINDS.get(key, (key,))
    own = next((way for way in role.ways_in if way.kind in kinds or _is_course(way, key)), None)
    if own:
        good = own.kind.value if key in KINDS or own.kind == key else key
        return Side(good, own.name, own.length, own.paid, own.needs, own.pathway or "")
    course = next(
        (way for id_, way in turn.catalogue.pathways.items() if id_ == key or id_.startswith(f"{key}-")), None
    )
    leads_on = any(way.level and way.level >= 4 for way in role.ways_in)
    if course is None or not leads_on or course.kind != WayKind.COLLEGE:
        return None
    return Side(key, course.title, course.length, course.paid, course.needs[0], course.id)


def _is_course(way: WayIn, key: str) -> bool:
    return bool(way.pathway) and (way.pathway == key or str(way.pathway).startswith(f"{key}-"))
