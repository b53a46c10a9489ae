"""What's on: events near a place, in a span of time, for the people who ask."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.catalogue.event import Audience, Event, Organiser
from bot.catalogue.local import OfferKind
from bot.catalogue.role import Role
from bot.conversation.jobs.roles import short
from bot.conversation.local import offers, places
from bot.conversation.local.diary import LOCAL, Found, Wanted, found
from bot.conversation.local.event_words import next_words, when_words, where_words, who_knows
from bot.conversation.parts import Answer, Turn, button, found_ids, said
from bot.messages import Block, Bold, Bullets, Button, Heading, Inline, Intent
from bot.places.model import Place
from bot.understanding.dates import period
from bot.understanding.words.text import fold

MOST_SHOWN = 3
MOST_ELSEWHERE = 2
FEW_WORDS = 6
"""A text as short as this that says when, after a question about events, leans on it."""
ANNOUNCED: tuple[OfferKind | None, ...] = (None, "careers-event", "teacher-encounter")
"""Kinds of offer that are asked for as events; an insight day or a mentor is an employer's standing offer."""
MAY_NAME_ONE: frozenset[Intent] = frozenset(
    {"role_search", "events", "apprenticeship", "work_experience", "out_of_scope"}
)
_WORDS = re.compile(r"[^\W_]+")
_YEAR = re.compile(r" (?:year|yr|y) ?(\d{1,2})s? ")
_ONLINE = re.compile(r" (?:online|virtual|virtually|webinars?|zoom|teams call) ")
_TEACHER = re.compile(r" (?:for|as a) (?:teachers?|careers leaders?|teaching staff) ")
_PARENT = re.compile(r" (?:for|as a) (?:parents?|mums?|dads?|carers?|families) ")


def asked(turn: Turn) -> bool:
    """Whether a question about events says enough to look for some: when, where, online, or for whom."""
    question, plain = turn.question, turn.question.text.plain
    says = question.place or question.when or _audience(turn) or _ONLINE.search(plain) or _YEAR.search(plain)
    return question.intent == "events" and question.offer in ANNOUNCED and bool(says)


def leans(turn: Turn) -> bool:
    """ "And in March?", after a question about events."""
    question = turn.question
    is_short = len(question.text.words) <= FEW_WORDS and not question.named
    says = question.when or (_ONLINE.search(question.text.plain) and question.intent != "work_experience")
    return turn.memory.local == "events" and is_short and bool(says)


def called(turn: Turn) -> tuple[Organiser, Event] | None:
    """The event whose whole name stands in the question."""
    plain, intent = turn.question.text.plain, turn.question.intent
    if intent not in MAY_NAME_ONE:
        return None
    named = (
        (organiser, event)
        for organiser in turn.catalogue.events.values()
        for event in organiser.events
        if _name(event.title) in plain
    )
    return next(named, None)


@lru_cache(maxsize=512)
def _name(title: str) -> str:
    """Titles of events as `Text.plain`, each folded once and not with every message."""
    return f" {' '.join(_WORDS.findall(fold(title)))} "


def whats_on(turn: Turn, role: Role | None = None) -> Answer:
    """The events that fit the question; the place comes from it, or from what was said before."""
    whereabouts = turn.question.place
    if whereabouts and whereabouts.alternatives:
        return _local(places.which(turn, (whereabouts.place, *whereabouts.alternatives), role))
    place = whereabouts.place if whereabouts else None
    if place is None and turn.memory.place and not _ONLINE.search(turn.question.text.plain):
        place = places.place_called(turn, turn.memory.place)
    return at(turn, place, role)


def at(turn: Turn, place: Place | None, role: Role | None = None) -> Answer:
    """The events near the place, or those that can be reached from anywhere if there is none."""
    if place is not None and place.nation != places.ENGLAND:
        return _local(places.elsewhere(turn, place))
    wanted = _wanted(turn, place, role)
    near, further = _two_groups(turn, wanted)
    if wanted.online and not (near or further):
        near, further = _two_groups(turn, replace(wanted, audience=None, year=0, family=""))
    others = () if near or wanted.period is None else _other_times(turn, wanted, further)
    hubs = places.hubs_at(turn, place) if place else ()
    blocks: list[Block] = [Heading(_title(turn, wanted)), *_near_blocks(turn, wanted, near, further)]
    blocks += _listed(turn, "events.other_times" if place else "events.later", others)
    blocks += _listed(turn, "events.further" if place else "", further[:MOST_ELSEWHERE])
    blocks += _last_words(turn, wanted, role, any_near=bool(near))
    shown = (*near[:MOST_SHOWN], *others, *further[:MOST_ELSEWHERE])
    memory = replace(
        turn.memory, place=place.name if place else turn.memory.place,
        awaiting="" if place or wanted.online else "place", fallbacks=0, local="events",
        role=role.id if role else turn.memory.role, topic="",
    )  # fmt: skip
    return Answer(
        tuple(blocks), _buttons(turn, wanted, shown), memory,
        roles=found_ids(turn, [role.id], "title") if role else (),
        place=places.found_place(turn, place, hubs) if place else None,
        intent="events", confidence="sure" if shown else "unsure",
    )  # fmt: skip


def _local(answer: Answer) -> Answer:
    return replace(answer, memory=replace(answer.memory, local="events"), intent="events")


def _wanted(turn: Turn, place: Place | None, role: Role | None) -> Wanted:
    question, plain = turn.question, turn.question.text.plain
    year = _YEAR.search(plain)
    span = period(question.when, turn.catalogue.vocabulary.dates, turn.today) if question.when else None
    return Wanted(
        place,
        span,
        _audience(turn),
        int(year[1]) if year else 0,
        role.family if role else "",
        bool(_ONLINE.search(plain)) or turn.incoming.action == "events:online",
    )


def _audience(turn: Turn) -> Audience | None:
    plain = turn.question.text.plain
    if _TEACHER.search(plain) or turn.asker == "teacher":
        return "teachers"
    return "parents" if _PARENT.search(plain) or turn.asker == "parent" else None


def _two_groups(turn: Turn, wanted: Wanted) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """The events near the place, and those for people anywhere. Teachers travel: they see all that is for them."""
    fitting = found(turn.catalogue, turn.gazetteer, wanted, turn.today)
    if wanted.place is None:
        anywhere = [each for each in fitting if each.group != LOCAL or wanted.audience == "teachers"]
        return (), tuple(anywhere)
    near = tuple(each for each in fitting if each.group == LOCAL)
    return near, tuple(each for each in fitting if each.group != LOCAL)


def _other_times(turn: Turn, wanted: Wanted, further: Sequence[Found]) -> tuple[Found, ...]:
    """What is near at any other time; without a place, what is on at all."""
    near, anywhere = _two_groups(turn, replace(wanted, period=None))
    return (near if wanted.place else () if further else anywhere)[:MOST_ELSEWHERE]


def _title(turn: Turn, wanted: Wanted) -> str:
    wording = turn.wording
    where = wording("events.near", place=wanted.place.name) if wanted.place else wording("events.nationwide")
    if wanted.online:
        where = wording("events.is_online")
    when = when_words(turn, wanted.period)
    return wording("events.title", where=where, when=when).strip()


def _near_blocks(turn: Turn, wanted: Wanted, near: Sequence[Found], further: Sequence[Found]) -> list[Block]:
    if near:
        return [_bullets(turn, near[:MOST_SHOWN])]
    when = when_words(turn, wanted.period) or turn.wording("events.any_time")
    if wanted.place is None:
        return [] if further else [said(turn.wording("events.nothing", when=when))]
    return [said(turn.wording("events.nothing_near", place=wanted.place.name, when=when))]


def _listed(turn: Turn, key: str, events: Sequence[Found]) -> list[Block]:
    lead: list[Block] = [said(turn.wording(key))] if key and events else []
    return [*lead, _bullets(turn, events)] if events else []


def _last_words(turn: Turn, wanted: Wanted, role: Role | None, *, any_near: bool) -> list[Block]:
    """Who knows more, and what to be careful about."""
    blocks: list[Block] = []
    if wanted.period and wanted.period.when.name in turn.catalogue.vocabulary.dates.breaks:
        blocks.append(said(turn.wording("events.holidays_differ")))
    if wanted.place is None and not wanted.online:
        return [*blocks, said(turn.wording("events.where_are_you"))]
    if any_near or wanted.place is None:
        return [*blocks, said(turn.wording("events.check"))]
    hubs, at_place = places.hubs_at(turn, wanted.place), offers.offers_at(turn, wanted.place, offers.EVENTS, role)
    near = [offer for offer in at_place if offer[1].kind in offers.EVENTS]
    blocks += offers.lines(turn, near[:MOST_ELSEWHERE])
    return [*blocks, said(turn.wording("events.who_knows")), *places.hub_lines(turn, hubs), places.finder(turn)]


def _bullets(turn: Turn, events: Sequence[Found]) -> Bullets:
    return Bullets(tuple(_line(turn, each) for each in events))


def _line(turn: Turn, each: Found) -> tuple[Inline, ...]:
    who = f"{turn.wording('events.for', who=each.event.who_for)} {who_knows(turn, each)}".rstrip()
    return (Bold(each.event.title), f": {next_words(turn, each.event, each.time)} ({where_words(turn, each)}). {who}")


def _buttons(turn: Turn, wanted: Wanted, shown: Sequence[Found]) -> tuple[Button, ...]:
    events = tuple(Button(short(each.event.title), f"event:{each.key}") for each in shown[:4])
    alert = (button(turn.wording, "alert", f"alert:{places.key_of(wanted.place)}"),) if wanted.place else ()
    online = () if wanted.online else (button(turn.wording, "online_events", "events:online"),)
    return (*events, *alert, *online, button(turn.wording, "home", "home"))
