"""What employers offer near a place, by name, or of one kind: work experience, insight days, mentors, talks."""

from collections.abc import Iterable
from dataclasses import replace

from bot.catalogue.local import Employer, OfferKind, Programme
from bot.catalogue.role import Role
from bot.conversation.jobs.roles import short
from bot.conversation.parts import Answer, Turn, button, check_with, listing, said, source_line
from bot.messages import Block, Bold, Button, Heading, Intent, Link, Paragraph
from bot.places.model import Place
from bot.understanding.question import Question
from bot.understanding.topics import BEFORE_ROLE

ON_A_PAGE = 3
"""Offers that fit a phone screen."""
CERTAINTY = ("sure", "likely", "unsure")
EVENTS: tuple[OfferKind, ...] = ("careers-event", "insight-day")
TRYING: tuple[OfferKind, ...] = ("work-experience", "insight-day", "virtual", "volunteering")
FOR_TEACHERS: tuple[OfferKind, ...] = ("teacher-encounter", "ambassador")

LOCAL: tuple[OfferKind, ...] = (*FOR_TEACHERS, *EVENTS, "mentoring")
"""Kinds that only somebody near can offer."""
INTENTS: tuple[Intent, ...] = ("work_experience", "events", "hub_contact")

Offer = tuple[Employer, Programme]


def is_local(question: Question) -> bool:
    """Whether a question without a place is best answered by who is near: "mentoring", "an insight day"."""
    knows = question.topic is not None and question.topic.coverage >= BEFORE_ROLE
    return question.offer in LOCAL and not question.named and not knows


def intent_of(question: Question) -> Intent:
    """What a question for a kind of offer is after."""
    if question.intent in INTENTS and (question.intent != "events" or question.offer in EVENTS):
        return question.intent
    if question.offer in EVENTS:
        return "events"
    return "hub_contact" if question.offer in FOR_TEACHERS else "work_experience"


def wanted_kinds(turn: Turn, intent: Intent | None) -> tuple[OfferKind, ...]:
    """The kinds of offer that the person is after, the nearest first."""
    if turn.question.offer:
        return (turn.question.offer,)
    if turn.asker == "teacher":
        return FOR_TEACHERS
    return EVENTS if intent == "events" else TRYING


def offers_at(turn: Turn, areas: list[str], kinds: tuple[OfferKind, ...], role: Role | None) -> list[Offer]:
    """One offer of each employer in these areas, then of those of the same Careers Hub.

    What was asked for comes first, then what shows the role's family, then what is surest.
    """
    family = role.family if role else ""

    def rank(offer: Programme) -> tuple[bool, int, int]:
        shows = 1 if not (family and offer.families) else 0 if family in offer.families else 2
        return offer.kind not in kinds, shows, CERTAINTY.index(offer.certainty)

    everyone = turn.catalogue.employers.values()
    far = {employer.id: _distance(turn, employer, areas) for employer in everyone}
    there = [(employer, min(employer.programmes, key=rank)) for employer in everyone]
    near = [pair for pair in there if far[pair[0].id] < 2]
    return sorted(near, key=lambda pair: (rank(pair[1])[0], far[pair[0].id], *rank(pair[1])[1:], pair[0].id))


def _distance(turn: Turn, employer: Employer, areas: list[str]) -> int:
    """0 where it works in one of the areas, 1 where it shares their Careers Hub, 2 farther away."""
    if set(areas) & set(employer.areas):
        return 0
    hubs = turn.catalogue.hub_areas
    first = {hubs[area][0] for area in areas if hubs.get(area)}
    return 1 if first & {hubs[area][0] for area in employer.areas if hubs.get(area)} else 2


def lines(offers: Iterable[Offer]) -> list[Block]:
    """One paragraph for each offer: who, what, for whom."""
    return [_line(employer, offer) for employer, offer in offers]


def _line(employer: Employer, offer: Programme) -> Paragraph:
    page = offer.url or employer.page
    name = Link(employer.title, page) if page else Bold(employer.title)
    return Paragraph((name, f", {offer.title}: {offer.about} ({offer.who_for})"))


def more_button(turn: Turn, offers: list[Offer], kinds: tuple[OfferKind, ...], page: int = 0) -> tuple[Button, ...]:
    """The button to the next page, if there is one."""
    if len(offers) <= (page + 1) * ON_A_PAGE:
        return ()
    return (button(turn.wording, "more_here", f"offers:{kinds[0]}:{page + 1}"),)


def page(turn: Turn, place: Place, areas: list[str], kind: OfferKind, number: int) -> Answer | None:
    """A further page of the offers near a place."""
    found = offers_at(turn, areas, (kind,), turn.role)
    shown = found[number * ON_A_PAGE :][:ON_A_PAGE]
    if not shown:
        return None
    blocks = (Heading(turn.wording("near.title", place=place.name)), *lines(shown), said(turn.wording("offer.ask")))
    buttons = (*more_button(turn, found, (kind,), number), button(turn.wording, "near", "near"))
    return Answer(blocks, buttons, replace(turn.memory, awaiting="", fallbacks=0))


def employer(turn: Turn, one: Employer) -> Answer:
    """All that an employer offers: what was asked for first, and what is not known said so."""
    kinds = wanted_kinds(turn, turn.question.intent)
    offers = sorted(one.programmes, key=lambda offer: (offer.kind not in kinds, CERTAINTY.index(offer.certainty)))
    blocks: list[Block] = [Heading(one.title), *[_offer_of(offer) for offer in offers[:4]]]
    blocks += [*check_with(turn.wording, one.unsure[:1]), said(turn.wording("offer.ask"))]
    source = one.sources[0]
    blocks.append(source_line(turn.wording, source.name, source.url, one.reviewed))
    here = Button(short(turn.wording("button.help_in", place=one.areas[0])), f"place:{one.areas[0]}")
    buttons = (here, button(turn.wording, "try_it", "topic:work-experience-how-to-ask"))
    is_event = all(offer.kind in EVENTS for offer in offers[:1])
    intent: Intent = "events" if is_event and turn.question.offer in EVENTS else "work_experience"
    memory = replace(turn.memory, awaiting="", fallbacks=0)
    return Answer(tuple(blocks), buttons, memory, intent=intent, confidence="sure")


def _offer_of(offer: Programme) -> Paragraph:
    name = Link(offer.title, offer.url) if offer.url else Bold(offer.title)
    return Paragraph((name, f": {offer.about} ({offer.who_for})"))


def of_kind(turn: Turn, kind: OfferKind) -> Answer:
    """Who offers one kind of thing anywhere in England, and the question which town it should be near."""
    found = [
        (one, offer) for one in turn.catalogue.employers.values() for offer in one.programmes if offer.kind == kind
    ]
    found.sort(key=lambda pair: (CERTAINTY.index(pair[1].certainty), pair[0].id))
    names = listing((one.title for one, _ in found[:4]), turn.wording("word.and"))
    blocks = [said(turn.wording("near.ask"))]
    if names:
        blocks.insert(0, said(turn.wording("offer.who", kind=turn.wording(f"offer.{kind}"), names=names)))
    return Answer(tuple(blocks), (), replace(turn.memory, awaiting="place", fallbacks=0), confidence="sure")
