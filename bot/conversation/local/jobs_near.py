"""Near me for somebody who has left school: where jobs are advertised, then who takes adults on, and a person."""

from bot.catalogue.fields import WayKind
from bot.catalogue.role import Role
from bot.conversation.jobs.roles import short
from bot.conversation.local import offers, person, whom
from bot.conversation.parts import Turn, button, said
from bot.messages import Block, Button, Heading, Link, Paragraph
from bot.places.model import Place

AT_WORK = frozenset({WayKind.ON_THE_JOB, WayKind.APPRENTICESHIP})
SOCIAL_CARE = "social-care"
MOST_OFFERS = 2
MOST_TRUSTS = 3
NEAR_KM = 30.0
"""Of an NHS trust's head office: about half an hour by car."""


def blocks(turn: Turn, place: Place, role: Role | None, offered: list[offers.Offer]) -> list[Block]:
    """All of the answer. Work experience that was asked for by name comes first."""
    near = offers.lines(turn, offered[:MOST_OFFERS]) or _none(turn, place)
    adverts = _adverts(turn, place, role)
    asked = turn.question.offer is not None or turn.question.intent == "work_experience"
    adverts += employers(turn, place, "jobs.employers")
    parts = [*near, *adverts] if asked else [*adverts, *near]
    return [Heading(turn.wording("jobs.near", place=place.name)), *parts, *person.service(turn)]


def _what_to_type(turn: Turn, role: Role | None) -> str:
    """The sentence for a job: one that asks for a register comes later, unless they have learned it."""
    if role is None:
        return "jobs.type_any"
    if role.regulator is None or not role.regulator.required or whom.trained_abroad(turn):
        return "jobs.type_role"
    return "jobs.type_first" if any(way.kind in AT_WORK for way in role.ways_in) else "jobs.type_any"


def employers(turn: Turn, place: Place, key: str) -> list[Block]:
    """The NHS trusts around the place by name, said with this sentence of the wording."""
    names = [trust.name for trust in turn.gazetteer.trusts_near(place, NEAR_KM, MOST_TRUSTS)]
    return [said(turn.wording(key, place=place.name, names="; ".join(names)))] if names else []


def _none(turn: Turn, place: Place) -> list[Block]:
    """That the bot knows nobody who offers what was asked for."""
    kind = turn.question.offer
    wording = turn.wording
    return [said(wording("offer.none_grown", kind=wording(f"offer.{kind}"), place=place.name))] if kind else []


def _adverts(turn: Turn, place: Place, role: Role | None) -> list[Block]:
    wording = turn.wording
    typed = wording(_what_to_type(turn, role), place=place.name, job=role.title if role else "")
    care = role is not None and role.family == SOCIAL_CARE
    adverts = Paragraph((Link(wording("jobs.link"), wording("jobs.url")), f" {typed}"))
    return [adverts, *([said(wording("jobs.care"))] if care else [])]


def buttons(turn: Turn, role: Role | None) -> tuple[Button, ...]:
    """To the job, to how NHS Jobs is used, and home."""
    to_role = (Button(short(role.title), f"role:{role.id}"),) if role else ()
    how = button(turn.wording, "jobs_how", "topic:nhs-jobs-how-to")
    return (*to_role, how, button(turn.wording, "home", "home"))
