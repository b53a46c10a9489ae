"""What employers offer near a place, by name, or of one kind: work experience, insight days, mentors, talks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import inf

from bot.catalogue.local import Employer, OfferKind, Programme
from bot.catalogue.role import Role
from bot.conversation.jobs.roles import short
from bot.conversation.local import whom
from bot.conversation.local.diary import to_areas
from bot.conversation.parts import Answer, Turn, button, check_with, listing, said, source_line
from bot.messages import Block, Bold, Button, Heading, Intent, Link, Paragraph
from bot.places.model import Place
from bot.understanding.question import Question
from bot.understanding.topics import BEFORE_ROLE

ON_A_PAGE = 3
"""Offers that fit a phone screen."""
NEAR_KM = 40.0
"""Farther than this is not near; it is shown only where there is nothing else."""
FAR_KM = 120.0
FEW = 2
"""Offers that are shown from farther away."""
OLD_AFTER = 2
"""Years since the last known time after which something may be over."""
CERTAINTY = ("sure", "likely", "unsure")
EVENTS: tuple[OfferKind, ...] = ("careers-event", "insight-day")
TRYING: tuple[OfferKind, ...] = ("work-experience", "insight-day", "virtual", "volunteering")
FOR_TEACHERS: tuple[OfferKind, ...] = ("teacher-encounter", "ambassador")

FOR_GROWN: tuple[OfferKind, ...] = ("apprenticeship", "work-experience", "volunteering", "careers-event")
OF_INTENT: dict[Intent, tuple[OfferKind, ...]] = {
    "events": EVENTS,
    "t_level": ("t-level",),
    "apprenticeship": ("apprenticeship",),
}

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
    return OF_INTENT.get(intent, TRYING) if intent else TRYING


def kinds_for_grown(turn: Turn) -> tuple[OfferKind, ...]:
    """The kinds of offer for who has left school. Who learned the job abroad needs no apprenticeship."""
    if turn.question.offer:
        return (turn.question.offer,)
    return ("volunteering",) if whom.trained_abroad(turn) else FOR_GROWN


def offers_at(
    turn: Turn, place: Place, kinds: tuple[OfferKind, ...], role: Role | None, *, for_grown: bool = False
) -> list[Offer]:
    """One offer of each employer near the place that is for this person; where nobody is near, of who is nearest.

    What was asked for comes first, then what still runs, then the nearest, what shows the role's family, the surest.
    """
    family = role.family if role else ""

    def rank(offer: Programme) -> tuple[int, bool, int, int]:
        other = 0 if offer.kind in kinds else 1 if offer.kind in TRYING else 2
        shows = 1 if not (family and offer.families) else 0 if family in offer.families else 2
        return other, is_old(turn, offer), shows, CERTAINTY.index(offer.certainty)

    def order(pair: Offer) -> tuple[int, bool, float, int, int, str]:
        other, old, shows, certain = rank(pair[1])
        return other, old, round(far[pair[0].id], -1), shows, certain, pair[0].id

    far = {employer.id: km_to(turn, employer, place) for employer in turn.catalogue.employers.values()}
    there = [(employer, min(fitting, key=rank)) for employer, fitting in _fitting(turn, kinds, for_grown) if fitting]
    near = [pair for pair in there if far[pair[0].id] <= NEAR_KM]
    rest = sorted((pair for pair in there if far[pair[0].id] <= FAR_KM), key=lambda pair: far[pair[0].id])
    return sorted(near or ([] if for_grown else rest[:FEW]), key=order)


def _fitting(turn: Turn, kinds: tuple[OfferKind, ...], for_grown: bool) -> Iterator[tuple[Employer, list[Programme]]]:
    """Each employer with what it offers to people as old as this one; to adults, only what was asked for."""
    ages = whom.ages(turn) or (whom.GROWN if for_grown else None)
    left_out = _left_out(turn)
    for employer in turn.catalogue.employers.values():
        yield (
            employer,
            [
                offer
                for offer in employer.programmes
                if offer.kind in kinds or not (for_grown or offer.kind in left_out)
                if ages is None or _is_for(offer, ages)
            ],
        )


def _left_out(turn: Turn) -> set[OfferKind]:
    """Kinds that are only for some, and so are shown only to these or where they are asked for."""
    grown_up = turn.asker in {"teacher", "parent"}
    needs_it = "send" in turn.question.standing.background or turn.asker == "teacher"
    teachers: set[OfferKind] = set() if grown_up else {"teacher-encounter"}
    return teachers if needs_it else {*teachers, "supported-internship"}


def _is_for(offer: Programme, ages: whom.Ages) -> bool:
    """Year 12 begins at 16: what ends with Year 11, at 16, is over for it."""
    return (offer.from_age or 0) <= ages[1] and (offer.to_age is None or ages[0] < offer.to_age)


def is_old(turn: Turn, offer: Programme) -> bool:
    """Whether the last time that is known lies so far back that one must ask first."""
    return offer.last_known is not None and turn.today.year - offer.last_known >= OLD_AFTER


def km_to(turn: Turn, employer: Employer, place: Place) -> float:
    """To the nearest area where it works; infinite where that is not known."""
    km = to_areas(turn.gazetteer, employer.areas, place)
    return inf if km is None else km


def lines(turn: Turn, offers: Iterable[Offer]) -> list[Block]:
    """One paragraph for each offer: who, what, for whom; and to ask first, where it may be over."""
    return [_line(turn, employer, offer) for employer, offer in offers]


def _line(turn: Turn, employer: Employer, offer: Programme) -> Paragraph:
    page = offer.url or employer.page
    name = Link(employer.title, page) if page else Bold(employer.title)
    first = f" {turn.wording('offer.may_be_over')}" if is_old(turn, offer) else ""
    return Paragraph((name, f", {offer.title}: {offer.about} ({offer.who_for}){first}"))


def more_button(turn: Turn, offers: list[Offer], kinds: tuple[OfferKind, ...], page: int = 0) -> tuple[Button, ...]:
    """The button to the next page, if there is one."""
    if len(offers) <= (page + 1) * ON_A_PAGE:
        return ()
    return (button(turn.wording, "more_here", f"offers:{kinds[0]}:{page + 1}"),)


def page(turn: Turn, place: Place, kind: OfferKind, number: int) -> Answer | None:
    """A further page of the offers near a place."""
    found = offers_at(turn, place, (kind,), turn.role)
    shown = found[number * ON_A_PAGE :][:ON_A_PAGE]
    if not shown:
        return None
    title = Heading(turn.wording("near.title", place=place.name))
    blocks = (title, *lines(turn, shown), said(turn.wording("offer.ask")))
    buttons = (*more_button(turn, found, (kind,), number), button(turn.wording, "near", "near"))
    return Answer(blocks, buttons, replace(turn.memory, awaiting="", fallbacks=0))


def employer(turn: Turn, one: Employer) -> Answer:
    """All that an employer offers: what was asked for first, and what is not known said so."""
    kinds = wanted_kinds(turn, turn.question.intent)
    offers = sorted(
        one.programmes,
        key=lambda offer: (offer.kind not in kinds, is_old(turn, offer), CERTAINTY.index(offer.certainty)),
    )
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
