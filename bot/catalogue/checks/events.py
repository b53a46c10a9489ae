"""Rules for the files of `knowledge/events/`; `check.py` gathers the rules for all files."""

from collections.abc import Iterator
from datetime import date

from bot.catalogue.event import Event, Organiser
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Document, Place, Problem
from bot.messages import MAX_ACTION_BYTES

LONGEST_ACTION = "remind:"
"""The longest word in front of an event's name on a button."""


def check_events(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Every event can be found, fits on a button, and has no date that is over."""
    families = _families(knowledge)
    for id_, organiser in knowledge.entries.get("events", {}).items():
        document = knowledge.documents["events"][id_]
        yield from _names(organiser, document)
        for number, event in enumerate(organiser.events):
            for field, message, severity in _event(organiser, event, families, today):
                yield document.problem(("events", number, *field), message, severity)


def _families(knowledge: Knowledge) -> set[str]:
    listed = knowledge.singles.get("families.yaml")
    return {family.id for family in listed.families} if listed else set()


def _names(organiser: Organiser, document: Document) -> Iterator[Problem]:
    """Ids tell the events of one file apart, and so do the marks of the calendar they came from."""
    for name in ("id", "uid"):
        seen: set[str] = set()
        for number, event in enumerate(organiser.events):
            value = getattr(event, name)
            if value in seen:
                yield document.problem(("events", number, name), f"'{value}' is also another event's in this file")
            seen |= {value} if value else set()


def _event(organiser: Organiser, event: Event, families: set[str], today: date) -> Iterator[tuple[Place, str, str]]:
    """What is wrong with one event: the field, the message, the severity."""
    if len(f"{LONGEST_ACTION}{organiser.key(event)}".encode()) > MAX_ACTION_BYTES:
        longest = MAX_ACTION_BYTES - len(LONGEST_ACTION) - len(organiser.id) - 1
        yield ("id",), f"is too long for a button: {longest} letters at most", "error"
    if not (event.online or event.national or event.place or organiser.areas):
        yield ("place",), "is missing: give 'place', 'online', 'national', or the organiser's 'areas'", "error"
    if event.times and not event.ahead(today):
        yield ("times",), "are all over: take them out, and say 'usually' if it may be held again", "warning"
    for place, family in enumerate(event.families):
        if family not in families:
            yield ("families", place), f"'{family}' is not in families.yaml", "error"
