"""The role card, and the short answer behind each of its buttons."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.catalogue.fields import Flag, Involves, WayKind
from bot.catalogue.role import Role, WayIn
from bot.conversation.jobs.involved import not_wanted
from bot.conversation.jobs.pay import pay_lines, pay_short
from bot.conversation.parts import Answer, Turn, button, check_with, found, found_ids, listing, said, source_line
from bot.messages import Block, Bold, Bullets, Button, Heading, Inline, Link, Paragraph, bullets
from bot.store.port import Memory
from bot.understanding.question import RoleHit

CARD_WAYS = 4
"""Ways in that the card names; the button shows them all."""
FULL_WAYS = 3
"""Ways in that are told with what they need; the others by name."""
WITHOUT_UNIVERSITY = (
    WayKind.APPRENTICESHIP,
    WayKind.DEGREE_APPRENTICESHIP,
    WayKind.FOUNDATION_APPRENTICESHIP,
    WayKind.ON_THE_JOB,
    WayKind.DIRECT,
    WayKind.BRIDGE,
    WayKind.CADET,
)
"""Ways in for somebody who doesn't want to go to university full time."""
MOST_ALIKE = 3
CARD_FACETS = ("entry", "pay", "day", "similar")


def card(turn: Turn, role: Role, why: str = "", hits: tuple[RoleHit, ...] = ()) -> Answer:
    """What the role is, why it matched, its pay, the ways in by name, one source."""
    wording = turn.wording
    source = role.sources[0]
    blocks: list[Block] = [Heading(role.title), said(role.summary), *not_wanted(turn, role)]
    if why:
        blocks.append(said(why))
    alike = _alike(turn, role)
    if alike:
        blocks += [said(wording("alike.open")), bullets(*alike.values())]
    blocks += [
        Paragraph((Bold(wording("card.pay")), " ", pay_short(turn.catalogue, role, turn.today))),
        Paragraph((Bold(wording("card.ways")), " ", _way_names(turn, role))),
        *_flag_lines(turn, role),
        source_line(wording, source.name, source.url, role.reviewed),
    ]
    return Answer(
        tuple(blocks),
        facet_buttons(turn, role),
        remember(turn, role, offered=tuple(hit.id for hit in hits) or (role.id,)),
        roles=found(turn, hits) or found_ids(turn, [role.id], "title"),
        pathways=tuple(way.pathway for way in role.ways_in if way.pathway),
    )


def _alike(turn: Turn, role: Role) -> dict[str, str]:
    """The roles that people mix up with this one, each with the sentence that tells it apart."""
    beside = turn.catalogue.vocabulary.alike.beside(role.id)
    return {id_: says for id_, says in list(beside.items())[:MOST_ALIKE] if id_ in turn.catalogue.roles}


def remember(turn: Turn, role: Role, facet: str = "", offered: tuple[str, ...] = ()) -> Memory:
    """The conversation is about this role now."""
    offered = offered or turn.memory.offered
    return replace(
        turn.memory, role=role.id, offered=offered, facet=facet, topic="", awaiting="", fallbacks=0,
        asker=turn.asker, stage=turn.question.stage or turn.memory.stage,
    )  # fmt: skip


def facet_buttons(turn: Turn, role: Role, without: str = "") -> tuple[Button, ...]:
    """Ways in · Pay · A day · Similar roles · Near me, without the one that is shown."""
    wording = turn.wording
    shown = [facet for facet in CARD_FACETS if facet != without]
    return (
        *(button(wording, facet, f"role:{role.id}:{facet}") for facet in shown),
        button(wording, "near", f"role:{role.id}:near"),
        *([button(wording, "card", f"role:{role.id}")] if without else []),
    )


def entry_buttons(turn: Turn, role: Role) -> tuple[Button, ...]:
    """The ways in lead on to a plan."""
    plan = button(turn.wording, "plan", f"role:{role.id}:plan")
    return (plan, *facet_buttons(turn, role, without="entry"))


def _way_names(turn: Turn, role: Role) -> str:
    names = [way.name for way in role.ways_in[:CARD_WAYS]]
    more = len(role.ways_in) - len(names)
    text = "; ".join(names)
    return f"{text}; {turn.wording('card.more_ways', number=more)}" if more > 0 else f"{text}."


def _flag_lines(turn: Turn, role: Role) -> list[Block]:
    shown = [flag for flag in role.flags if flag in {Flag.NO_DEGREE, Flag.HARD_TO_FILL, Flag.EMERGING}]
    return [said(" ".join(turn.wording(f"flag.{flag}") for flag in shown))] if shown else []


def facet(turn: Turn, role: Role, name: str, hits: tuple[RoleHit, ...] = ()) -> Answer:
    """One part of a role, by its name; the card if there is no such part."""
    tell = FACETS.get(name)
    if tell is None:
        return card(turn, role, hits=hits)
    blocks = (Heading(turn.wording(f"facet.{name}", role=role.title)), *tell(turn, role))
    own = {"entry": entry_buttons, "similar": similar_buttons}.get(name)
    buttons = own(turn, role) if own else facet_buttons(turn, role, without=name)
    return Answer(
        blocks,
        buttons,
        remember(turn, role, facet=name, offered=tuple(hit.id for hit in hits)),
        roles=found(turn, hits) or found_ids(turn, [role.id], "title"),
        pathways=tuple(way.pathway for way in role.ways_in if way.pathway) if name == "entry" else (),
    )


def _entry(turn: Turn, role: Role) -> tuple[Block, ...]:
    ways, opening = _ways_in_order(turn, role)
    full = Bullets(tuple(way_line(turn, way) for way in ways[:FULL_WAYS]))
    blocks: list[Block] = [*not_wanted(turn, role), *opening, full]
    if ways[FULL_WAYS:]:
        names = "; ".join(way.name for way in ways[FULL_WAYS:])
        blocks.append(said(turn.wording("ways.others", ways=names)))
    source = role.sources[0]
    blocks += [*_register(turn, role), *check_with(turn.wording, role.unsure[:1])]
    return (*blocks, source_line(turn.wording, source.name, source.url, role.reviewed))


def _ways_in_order(turn: Turn, role: Role) -> tuple[tuple[WayIn, ...], tuple[Block, ...]]:
    """The ways in, those without full-time university first if that was asked for, and what to say of it."""
    if Involves.LONG_TRAINING not in turn.question.wish.avoid:
        return role.ways_in, ()
    without = tuple(way for way in role.ways_in if way.kind in WITHOUT_UNIVERSITY)
    if not without:
        return role.ways_in, (said(turn.wording("ways.needs_university", role=role.title)),)
    rest = tuple(way for way in role.ways_in if way not in without)
    return (*without, *rest), (said(turn.wording("ways.without_university")),)


def way_line(turn: Turn, way: WayIn) -> tuple[Inline, ...]:
    """'Name (level 6, 3 years, paid): what you need.'"""
    wording = turn.wording
    marks = [wording("way.level", level=way.level)] if way.level else []
    marks += [way.length, wording(f"way.{way.paid}")]
    return (Bold(way.name), f" ({', '.join(marks)}). ", way.needs)


def _register(turn: Turn, role: Role) -> tuple[Block, ...]:
    if role.regulator is None:
        return ()
    if role.regulator.says:
        return (said(role.regulator.says),)
    key = "register.required" if role.regulator.required else "register.choice"
    return (said(turn.wording(key, name=role.regulator.name.removeprefix("the ").removeprefix("The "))),)


def _pay(turn: Turn, role: Role) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if role.pay.bands:
        blocks.append(said(turn.wording("pay.year", year=turn.catalogue.pay.year)))
        if turn.today > turn.catalogue.pay.valid_to:
            blocks.append(said(turn.wording("pay.may_have_changed")))
    unsure = [item for item in role.unsure if "pay" in item.about]
    return (*blocks, bullets(*pay_lines(turn.catalogue, role)), *check_with(turn.wording, unsure))


def _day(turn: Turn, role: Role) -> tuple[Block, ...]:
    settings = listing((turn.wording(f"setting.{setting}") for setting in role.where), turn.wording("word.and"))
    return (
        bullets(*role.day),
        said(turn.wording("day.where", places=settings)),
        said(turn.wording("day.who_with", people=listing(role.who_with, turn.wording("word.and")))),
        said(role.hours),
    )


def _hours(_turn: Turn, role: Role) -> tuple[Block, ...]:
    return (said(role.hours),)


def _love(_turn: Turn, role: Role) -> tuple[Block, ...]:
    return (bullets(*role.love),)


def _hard(turn: Turn, role: Role) -> tuple[Block, ...]:
    return (bullets(*role.hard), said(turn.wording("myth", said=role.myth.said, truth=role.myth.truth)))


def _similar(turn: Turn, role: Role) -> tuple[Block, ...]:
    return (bullets(*_role_lines(turn, role.related)),)


def _next(turn: Turn, role: Role) -> tuple[Block, ...]:
    lines = _role_lines(turn, role.next_roles)
    return (bullets(*lines),) if lines else (said(turn.wording("next.none")),)


def _role_lines(turn: Turn, ids: tuple[str, ...]) -> list[str]:
    roles = [turn.catalogue.roles[id_] for id_ in ids if id_ in turn.catalogue.roles]
    return [f"{role.title}: {role.summary.split('. ')[0].rstrip('.')}." for role in roles]


def _regulator(turn: Turn, role: Role) -> tuple[Block, ...]:
    return _register(turn, role) or (said(turn.wording("register.none")),)


def _subjects(turn: Turn, role: Role) -> tuple[Block, ...]:
    names = [turn.wording(f"subject.{subject}") for subject in role.subjects]
    return (said(turn.wording("subjects.help", subjects=listing(names, turn.wording("word.and")))),)


def _jobs(turn: Turn, role: Role) -> tuple[Block, ...]:
    """Whether there are jobs in it: only what the catalogue knows, and where to look."""
    wanted = [said(turn.wording("flag.hard-to-fill"))] if Flag.HARD_TO_FILL in role.flags else []
    link = Link(turn.wording("jobs.link"), turn.wording("jobs.url"))
    return (*wanted, said(turn.wording("jobs.look")), Paragraph((link,)))


def _skills(turn: Turn, role: Role) -> tuple[Block, ...]:
    return (said(turn.wording("skills.help")), bullets(*role.skills))


def _try(_turn: Turn, role: Role) -> tuple[Block, ...]:
    return (said(role.work_experience),)


FACETS: dict[str, Callable[[Turn, Role], tuple[Block, ...]]] = {
    "entry": _entry,
    "pay": _pay,
    "day": _day,
    "where": _day,
    "hours": _hours,
    "love": _love,
    "hard": _hard,
    "similar": _similar,
    "next": _next,
    "regulator": _regulator,
    "subjects": _subjects,
    "skills": _skills,
    "jobs": _jobs,
    "try": _try,
}


def similar_buttons(turn: Turn, role: Role) -> tuple[Button, ...]:
    """The related roles to press, and the way back."""
    roles = [turn.catalogue.roles[id_] for id_ in role.related if id_ in turn.catalogue.roles]
    side_by_side = button(turn.wording, "compare", f"role:{role.id}:compare")
    return (*role_buttons(roles[:5]), side_by_side, button(turn.wording, "card", f"role:{role.id}"))


def role_buttons(roles: Iterable[Role]) -> tuple[Button, ...]:
    """A button for each role, named by its title."""
    return tuple(Button(short(role.title), f"role:{role.id}") for role in roles)


def short(title: str) -> str:
    """A title that fits a button."""
    return title if len(title) <= 30 else f"{title[:29]}…"
