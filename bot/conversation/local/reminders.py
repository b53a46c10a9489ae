"""Reminders: asked for with one tap, ended with one tap. Which are due, and how they are said; pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.catalogue.event import Event, Organiser
from bot.conversation.jobs.roles import short
from bot.conversation.local import places
from bot.conversation.local.diary import LOCAL, Found, Wanted, found
from bot.conversation.local.event_words import place_words, time_words
from bot.conversation.parts import MOST_BUTTONS, Answer, Turn, button, said
from bot.messages import Block, Bold, Bullets, Button, Reply
from bot.places.model import Place
from bot.store.reminding import Kept, Remind, Stop

AREA_DAYS = 183
"""An area is watched for half a year; who still wants it then asks again."""
PUSHED = frozenset({"telegram"})
"""Channels on which the bot can write first; on the others it waits for the person."""
MOST_NEWS = 3


def day_before(turn: Turn, organiser: Organiser, event: Event) -> Answer:
    """Asks for a word on the day before the event."""
    tomorrow = turn.today + timedelta(days=1)
    ahead = [each for each in event.ahead(turn.today) if each.day > tomorrow]
    if not ahead:
        text = said(turn.wording("reminders.too_late"))
        return Answer((text,), (button(turn.wording, "home", "home"),), turn.memory, intent="events", confidence="sure")
    wish = Remind("event", organiser.key(event), ahead[-1].last_day)
    return _agreed(turn, turn.wording("reminders.on_event", event=event.title), wish)


def new_ones(turn: Turn, place: Place) -> Answer:
    """Asks for news of events near a place."""
    wish = Remind("area", places.key_of(place), turn.today + timedelta(days=AREA_DAYS), event_keys(turn))
    return _agreed(turn, turn.wording("reminders.on_area", place=place.name), wish)


def event_keys(turn: Turn) -> tuple[str, ...]:
    """Every event that is known at the moment."""
    return tuple(organiser.key(event) for organiser in turn.catalogue.events.values() for event in organiser.events)


def _agreed(turn: Turn, first: str, wish: Remind) -> Answer:
    channel, wording = turn.incoming.person.channel, turn.wording
    keys = ["how.telegram", "keeps.telegram"] if channel in PUSHED else ["how.here", f"how.{channel}"]
    texts = [wording(f"reminders.{key}") for key in keys if f"reminders.{key}" in wording]
    blocks = (said(first), *map(said, texts), said(wording("reminders.stop_how")))
    buttons = (button(wording, "stop", "stop"), button(wording, "home", "home"))
    return Answer(blocks, buttons, turn.memory, intent="events", confidence="sure", reminding=wish)


def how(turn: Turn, key: str) -> Answer:
    """How a reminder, or a calendar file, is had: with a button of an event."""
    buttons = (button(turn.wording, "whats_on", "whatson"), button(turn.wording, "home", "home"))
    memory = replace(turn.memory, awaiting="", fallbacks=0)
    return Answer((said(turn.wording(key)),), buttons, memory, intent="events", confidence="sure")


def stop(turn: Turn) -> Answer:
    """No more reminders."""
    text = (said(turn.wording("reminders.stopped")),)
    home = (button(turn.wording, "home", "home"),)
    memory = replace(turn.memory, awaiting="")
    return Answer(text, home, memory, intent="privacy", confidence="sure", reminding=Stop())


def reminder_lines(turn: Turn, kept: Mapping[str, Any]) -> Iterator[str]:
    """What the store holds for a person's reminders, complete and in words; `kept` as the store exports it."""
    for each in kept.get("reminders", ()):
        if each["kind"] == "area":
            place = each["target"].partition("|")[0]
            yield turn.wording("mydata.reminder_area", place=place, until=each["until"])
        else:
            yield turn.wording("mydata.reminder_event", event=_title(turn, each["target"]), until=each["until"])
    if "address" in kept:
        yield turn.wording("mydata.address", address=kept["address"])


def _title(turn: Turn, target: str) -> str:
    known = turn.catalogue.event(*target.split(":", 1))
    return known[1].title if known else target


def failed(turn: Turn) -> Reply:
    """What is said in place of a promise that can't be kept."""
    return Reply((said(turn.wording("reminders.failed")),), (button(turn.wording, "home", "home"),))


@dataclass(frozen=True, slots=True)
class Due:
    """What one person is to be told now; `told` are the reminders that it fulfils."""

    tomorrow: tuple[tuple[Organiser, Event], ...]
    news: tuple[tuple[Place, tuple[Found, ...]], ...]
    told: tuple[Kept, ...]


def due(turn: Turn, kept: Sequence[Kept], numbers: Mapping[str, int]) -> Due | None:
    """What is due for the reminders of one person, or `None`; `numbers` tell which events are newer than others."""
    tomorrow, news, told = [], [], []
    for each in kept:
        if each.until < turn.today or each.told:
            continue
        if each.kind == "event":
            event = _tomorrow(turn, each)
            tomorrow += [event] if event else []
            told += [each] if event else []
        else:
            fresh = _fresh(turn, each, numbers)
            news += [fresh] if fresh else []
            told += [each] if fresh else []
    return Due(tuple(tomorrow), tuple(news), tuple(told)) if told else None


def _tomorrow(turn: Turn, kept: Kept) -> tuple[Organiser, Event] | None:
    known = turn.catalogue.event(*kept.target.split(":", 1))
    day = turn.today + timedelta(days=1)
    return known if known and any(each.day == day for each in known[1].times) else None


def _fresh(turn: Turn, kept: Kept, numbers: Mapping[str, int]) -> tuple[Place, tuple[Found, ...]] | None:
    name, _, code = kept.target.partition("|")
    place = places.place_called(turn, name, code)
    if place is None:
        return None
    near = (each for each in found(turn.catalogue, turn.gazetteer, Wanted(place), turn.today) if each.group == LOCAL)
    fresh = tuple(each for each in near if numbers.get(each.key, 0) > kept.since)
    return (place, fresh) if fresh else None


def message(turn: Turn, owed: Due) -> Reply:
    """One message for all that is due, with the way to stop in it."""
    wording = turn.wording
    blocks: list[Block] = [said(wording("reminders.asked_for"))]
    keys: list[tuple[str, str]] = []
    if owed.tomorrow:
        blocks += [said(wording("reminders.tomorrow")), Bullets(tuple(_tomorrow_line(turn, *e) for e in owed.tomorrow))]
        keys += [(event.title, organiser.key(event)) for organiser, event in owed.tomorrow]
    for place, fresh in owed.news:
        shown = fresh[:MOST_NEWS]
        blocks.append(said(wording("reminders.new", place=place.name)))
        blocks.append(Bullets(tuple(((Bold(each.event.title), f": {each.event.who_for}.")) for each in shown)))
        keys += [(each.event.title, each.key) for each in shown]
    blocks.append(said(wording("reminders.stop_how")))
    events = tuple(Button(short(title), f"event:{key}") for title, key in keys[: MOST_BUTTONS - 1])
    return Reply(tuple(blocks), (*events, button(wording, "stop", "stop")))


def _tomorrow_line(turn: Turn, organiser: Organiser, event: Event) -> tuple[Bold, str]:
    day = turn.today + timedelta(days=1)
    time = next(each for each in event.times if each.day == day)
    where = place_words(turn, event) or organiser.title
    return Bold(event.title), f": {time_words(turn, time)}, {where}."
