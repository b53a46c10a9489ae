"""Ways in that several roles share: an apprenticeship, a T Level, a degree, a scheme."""

from dataclasses import replace

from bot.catalogue.fields import APPRENTICESHIPS, WayKind
from bot.catalogue.pathway import Pathway
from bot.catalogue.role import Role
from bot.conversation.jobs.roles import remember, role_buttons, short, way_line
from bot.conversation.parts import Answer, Turn, button, check_with, found_ids, listing, said, source_line
from bot.messages import Block, Bold, Bullets, Button, Heading, Link, Paragraph, bullets
from bot.understanding.question import EntryHit

KINDS = {
    "apprenticeship": APPRENTICESHIPS,
    "t_level": (WayKind.T_LEVEL,),
    "degree": (WayKind.DEGREE, WayKind.POSTGRADUATE, WayKind.DEGREE_APPRENTICESHIP),
}
"""Intents that ask for one kind of way in -> those kinds."""


def pathway(turn: Turn, way: Pathway) -> Answer:
    """A way in by itself: what it is, what you need, where it leads, where to apply."""
    wording = turn.wording
    roles = turn.catalogue.roles_by_pathway(way.id)
    source = way.sources[0]
    blocks: list[Block] = [Heading(way.title), said(way.about), _facts(turn, way)]
    if way.state not in {"open", "unknown"}:
        blocks.append(said(wording(f"pathway.{way.state}")))
    blocks += [said(wording("pathway.needs")), bullets(*way.needs)]
    if roles:
        titles = listing((role.title for role in roles[:4]), wording("word.and"))
        blocks.append(said(wording("pathway.leads_to", roles=titles)))
    if way.next_steps:
        blocks.append(said(wording("pathway.after", steps=listing(way.next_steps, wording("word.or")))))
    if way.kind in APPRENTICESHIPS:
        blocks.append(said(wording("ways.employer_first")))
    blocks += [_apply(turn, way), *check_with(wording, way.unsure[:1])]
    blocks.append(source_line(wording, source.name, source.url, way.reviewed))
    return Answer(
        tuple(blocks),
        (*role_buttons(roles[:3]), button(wording, "near", "near")),
        replace(turn.memory, topic=f"pathway:{way.id}", awaiting="", fallbacks=0),
        roles=found_ids(turn, [role.id for role in roles[:5]], f"way in: {way.title}"),
        pathways=(way.id,),
    )


def _facts(turn: Turn, way: Pathway) -> Paragraph:
    wording = turn.wording
    facts = [wording("way.level_long", level=way.level)] if way.level else []
    facts += [way.length, wording(f"way.{way.paid}")]
    return Paragraph((Bold(wording("pathway.in_short")), " ", f"{', '.join(facts)}. ", way.cost))


def _apply(turn: Turn, way: Pathway) -> Paragraph:
    links = [Link(place.name, place.url) for place in way.apply]
    parts: list[str | Bold | Link] = [Bold(turn.wording("pathway.apply")), " "]
    for number, link in enumerate(links):
        parts += [", ", link] if number else [link]
    return Paragraph(tuple(parts))


def for_role(turn: Turn, role: Role, intent: str) -> Answer:
    """The ways into one role, those of the kind that was asked for first and in full."""
    wording = turn.wording
    kinds = KINDS.get(intent, ())
    wanted = [way for way in role.ways_in if way.kind in kinds]
    others = [way for way in role.ways_in if way.kind not in kinds]
    blocks: list[Block] = [Heading(wording(f"ways.{intent}", role=role.title))]
    if not wanted:
        blocks.append(said(wording(f"ways.no_{intent}", role=role.title)))
    blocks += [Paragraph(way_line(turn, way)) for way in wanted]
    if intent == "apprenticeship" and wanted:
        blocks.append(said(wording("ways.employer_first")))
    if others:
        names = "; ".join(way.name for way in others[:4])
        blocks.append(said(wording("ways.others", ways=names)))
    blocks.append(source_line(wording, role.sources[0].name, role.sources[0].url, role.reviewed))
    ids = [way.pathway for way in wanted if way.pathway and way.pathway in turn.catalogue.pathways]
    more = [Button(wording("button.about_way"), f"pathway:{id_}") for id_ in ids[:1]]
    buttons = (*more, button(wording, "entry", f"role:{role.id}:entry"), button(wording, "pay", f"role:{role.id}:pay"),
               button(wording, "near", f"role:{role.id}:near"), button(wording, "card", f"role:{role.id}"))  # fmt: skip
    return Answer(
        tuple(blocks), buttons, remember(turn, role, facet="entry"),
        roles=found_ids(turn, [role.id], "title"), pathways=tuple(ids),
    )  # fmt: skip


def several(turn: Turn, hits: tuple[EntryHit, ...]) -> Answer:
    """More than one way in fits: the person chooses."""
    ways = [turn.catalogue.pathways[hit.id] for hit in hits]
    lines = Bullets(tuple((Bold(way.title), f": {way.length}") for way in ways))
    buttons = tuple(Button(short(way.title), f"pathway:{way.id}") for way in ways)
    return Answer(
        (said(turn.wording("pathway.which")), lines),
        buttons,
        replace(turn.memory, awaiting="", fallbacks=0),
        pathways=tuple(hit.id for hit in hits),
    )
