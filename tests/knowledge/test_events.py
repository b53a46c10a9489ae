"""The real events: where they are, who may come, and no date that nobody has announced."""

import re

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.event import Event, Organiser
from bot.intake.spreadsheet import COLUMNS
from bot.places.gazetteer import Gazetteer
from tests.conftest import KNOWLEDGE, TODAY


@pytest.fixture(scope="module")
def events(catalogue: Catalogue) -> list[tuple[Organiser, Event]]:
    return [(organiser, event) for organiser in catalogue.events.values() for event in organiser.events]


def test_there_are_events(events: list[tuple[Organiser, Event]]) -> None:
    assert len(events) >= 25


def test_every_place_and_area_is_one_that_the_bot_knows(
    events: list[tuple[Organiser, Event]], gazetteer: Gazetteer
) -> None:
    areas = [area for organiser, _ in events for area in organiser.areas if gazetteer.authority_named(area) is None]
    places = [event.place for _, event in events if event.place]
    assert areas == []
    assert [place for place in places if not (gazetteer.named(place) or gazetteer.outcode(place))] == []


def test_every_local_event_can_be_found_from_somewhere(events: list[tuple[Organiser, Event]]) -> None:
    assert [e.id for o, e in events if not (e.place or e.online or e.national or o.areas)] == []


def test_only_fixed_days_have_a_date(events: list[tuple[Organiser, Event]]) -> None:
    """These three are on the same day each year; for all others no organiser has announced one yet."""
    dated = {organiser.key(event) for organiser, event in events if event.times}
    assert dated == {"nhs-england:midwives", "nhs-england:nurses", "nhs-england:ahp-day"}


def test_no_text_of_an_event_without_a_date_holds_one(events: list[tuple[Organiser, Event]]) -> None:
    year = re.compile(r"\b20(?:2[6-9]|3\d)\b")
    texts = [
        t for _, e in events if not e.times for t in (e.title, e.about, e.who_for, e.book, e.usually, e.venue) if t
    ]
    assert [text for text in texts if year.search(text)] == []


def test_what_is_not_sure_is_said(events: list[tuple[Organiser, Event]]) -> None:
    assert [organiser.id for organiser, event in events if event.certainty != "sure" and not organiser.unsure] == []


def test_nothing_is_over(events: list[tuple[Organiser, Event]]) -> None:
    assert [event.id for _, event in events if event.times and not event.ahead(TODAY)] == []


@pytest.mark.parametrize(
    "commitment",
    [
        "Lincolnshire Health and Care Careers Event",
        "Health and Care Careers Roadshows",
        "Careers observation days",
        "Five days in the hospital",
        "Insight days",
        "Hands-on days in the training centre",
        "We Care Into the Future",
        "Bucks Skills Show",
        "After-school careers talks",
        "Teacher Encounters in the hospitals",
        "Teacher Encounters before We Care Into the Future",
        "Teacher Encounters on hidden jobs",
        "Experience of the workplace in Scarborough",
        "Creating Careers online talks",
        "Nursing insight days",
        "Online talks for parents",
    ],
)
def test_every_event_of_the_employers_report_is_there(events: list[tuple[Organiser, Event]], commitment: str) -> None:
    assert commitment in {event.title for _, event in events}


def test_the_guide_lists_the_columns_of_a_table() -> None:
    guide = (KNOWLEDGE / "README.md").read_text(encoding="utf-8")
    for name, about in COLUMNS.items():
        assert f"| `{name}` | {about} |" in guide
