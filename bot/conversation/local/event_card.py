"""One event: all that is known of it, and its dates as a file for a calendar."""

from dataclasses import replace

from bot.catalogue.event import Event, Organiser
from bot.conversation.local import places
from bot.conversation.local.diary import spot_of
from bot.conversation.local.event_words import next_words, place_words
from bot.conversation.parts import Answer, Turn, button, check_with, said, source_line
from bot.messages import Attachment, Block, Bold, Bullets, Button, Heading, Link, Paragraph


def card(turn: Turn, organiser: Organiser, event: Event) -> Answer:
    """All that is known of one event."""
    wording, ahead = turn.wording, event.ahead(turn.today)
    rows = {
        "events.when": next_words(turn, event, ahead[0] if ahead else None),
        "events.where": place_words(turn, event) or organiser.title,
        "events.who": event.who_for,
        "events.how": event.book or "",
        "events.held_by": organiser.title,
    }
    items = tuple((Bold(wording(key)), f" {text}") for key, text in rows.items() if text)
    blocks: list[Block] = [Heading(event.title), *([said(event.about)] if event.about else []), Bullets(items)]
    if not ahead:
        blocks.append(said(wording("events.ask")))
        blocks += check_with(wording, organiser.unsure[:1])
    if event.certainty == "unsure":
        blocks.append(said(wording("events.not_sure")))
    page = event.url or organiser.page
    if page:
        blocks.append(Paragraph((Link(organiser.title, page),)))
    source = next((each for each in organiser.sources if each.url == event.url), organiser.sources[0])
    blocks.append(source_line(wording, source.name, source.url, organiser.reviewed))
    memory = replace(turn.memory, awaiting="", fallbacks=0, local="events")
    return Answer(
        tuple(blocks), _card_buttons(turn, organiser, event, bool(ahead)), memory, intent="events", confidence="sure"
    )


def _card_buttons(turn: Turn, organiser: Organiser, event: Event, has_date: bool) -> tuple[Button, ...]:
    key, wording = organiser.key(event), turn.wording
    spot = spot_of(turn.gazetteer, event)
    dated = (button(wording, "calendar", f"ics:{key}"), button(wording, "remind", f"remind:{key}")) if has_date else ()
    alert = (button(wording, "alert", f"alert:{places.key_of(spot)}"),) if spot and not has_date else ()
    return (*dated, *alert, button(wording, "whats_on", "whatson"), button(wording, "home", "home"))


def over(turn: Turn) -> Answer:
    """An event that a button led to, and that is not there any more."""
    buttons = (button(turn.wording, "whats_on", "whatson"), button(turn.wording, "home", "home"))
    return Answer((said(turn.wording("events.over")),), buttons, turn.memory, intent="events", confidence="sure")


def calendar_file(turn: Turn, organiser: Organiser, event: Event) -> Answer:
    """The event's announced times, to take away."""
    from bot.conversation.local.calendar_file import as_calendar  # noqa: PLC0415 - the library is read only when it is used

    ahead = event.ahead(turn.today)
    buttons = (button(turn.wording, "remind", f"remind:{organiser.key(event)}"), button(turn.wording, "home", "home"))
    if not ahead:
        text = said(turn.wording("events.file_none"))
        return Answer((text,), buttons[1:], turn.memory, intent="events", confidence="sure")
    file = Attachment(f"{event.id}.ics", "text/calendar", as_calendar(organiser, event, ahead, turn.today))
    text = said(turn.wording("events.file_ready"))
    return Answer((text,), buttons, turn.memory, intent="events", confidence="sure", attachment=file)
