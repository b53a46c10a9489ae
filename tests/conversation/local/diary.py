"""Made-up events for the tests, beside the real catalogue."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.catalogue.event import Organiser
from bot.conversation.decide import Guide

SOURCE = {"name": "Leeds hospitals", "url": "https://www.leeds.gov.uk/events", "read": "2026-11-23"}


def event(id_: str, **fields: Any) -> dict[str, Any]:
    plain = {
        "id": id_, "title": id_.replace("-", " ").capitalize(), "kind": "careers-event", "who_for": "Everybody",
        "audience": ["young-people"], "certainty": "sure", "place": "Leeds",
    }  # fmt: skip
    return plain | fields


def organiser(*events: dict[str, Any], id_: str = "leeds") -> Organiser:
    fields = {"id": id_, "title": "Leeds hospitals", "areas": ["Leeds"], "events": list(events), "sources": [SOURCE]}
    return Organiser.model_validate(fields | {"reviewed": date(2026, 11, 23), "status": "published"})


def with_events(guide: Guide, *organisers: Organiser) -> Guide:
    """The guide with these events and no others."""
    catalogue = replace(guide.catalogue, events={each.id: each for each in organisers})
    return replace(guide, catalogue=catalogue)
