"""Near me for somebody who has left school: where jobs are advertised, then who takes adults on, and a person."""

from bot.catalogue.role import Role
from bot.conversation.jobs.roles import short
from bot.conversation.local import offers, person
from bot.conversation.parts import Turn, button, said
from bot.messages import Block, Button, Heading, Link, Paragraph
from bot.places.model import Place

SOCIAL_CARE = "social-care"
MOST_OFFERS = 2


def blocks(turn: Turn, place: Place, role: Role | None, offered: list[offers.Offer]) -> list[Block]:
    """All of the answer. Work experience that was asked for by name comes first."""
    near = offers.lines(turn, offered[:MOST_OFFERS])
    adverts = _adverts(turn, place, role)
    asked = turn.question.offer is not None or turn.question.intent == "work_experience"
    parts = [*near, *adverts] if asked else [*adverts, *near]
    return [Heading(turn.wording("jobs.near", place=place.name)), *parts, *person.service(turn)]


def _adverts(turn: Turn, place: Place, role: Role | None) -> list[Block]:
    wording = turn.wording
    key = "jobs.type_role" if role else "jobs.type_any"
    typed = wording(key, place=place.name, job=role.title if role else "")
    care = role is not None and role.family == SOCIAL_CARE
    adverts = Paragraph((Link(wording("jobs.link"), wording("jobs.url")), f" {typed}"))
    return [adverts, *([said(wording("jobs.care"))] if care else [])]


def buttons(turn: Turn, role: Role | None) -> tuple[Button, ...]:
    """To the job, to how NHS Jobs is used, and home."""
    to_role = (Button(short(role.title), f"role:{role.id}"),) if role else ()
    how = button(turn.wording, "jobs_how", "topic:nhs-jobs-how-to")
    return (*to_role, how, button(turn.wording, "home", "home"))
