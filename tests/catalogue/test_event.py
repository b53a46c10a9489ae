"""The files of events: what a model refuses, and what the check says."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.catalogue.check import check_knowledge
from bot.catalogue.event import Event, Time
from bot.catalogue.load import read_knowledge
from tests.conftest import TODAY

EVENT: dict[str, Any] = {
    "id": "open-day", "title": "Open day", "kind": "open-day", "who_for": "Everybody", "audience": ["young-people"],
    "certainty": "sure",
}  # fmt: skip


def event(**fields: Any) -> Event:
    return Event.model_validate(EVENT | fields)


@pytest.mark.parametrize("usually", ["7 July", "early July 2027", "the 2nd week", "on 04/07"])
def test_a_guessed_time_can_hold_no_number(usually: str) -> None:
    with pytest.raises(ValidationError):
        event(usually=usually)
    assert event(usually="the second week of February").usually


def test_what_is_unsure_can_have_no_date() -> None:
    with pytest.raises(ValidationError, match="unsure"):
        event(certainty="unsure", times=[{"start": "2027-03-04"}])


@pytest.mark.parametrize(
    ("time", "problem"),
    [
        ({"start": "2027-03-04", "end": "2027-03-03"}, "before it starts"),
        ({"start": "2027-03-04 17:00", "end": "2027-03-04"}, "both"),
        ({"start": "2027-03-04T17:00:00Z"}, "London time"),
    ],
)
def test_a_time_that_can_not_be_is_refused(time: dict[str, str], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        event(times=[time])


def test_a_day_and_a_time_of_day_are_told_apart() -> None:
    whole, timed = Time(start=date(2027, 3, 4)), event(times=[{"start": "2027-03-04 17:00"}]).times[0]
    assert whole.is_whole_day
    assert timed.start == datetime(2027, 3, 4, 17)  # noqa: DTZ001 - the files hold London clock time
    assert (timed.day, timed.last_day) == (date(2027, 3, 4), date(2027, 3, 4))


def test_what_is_over_is_not_ahead() -> None:
    told = event(times=[{"start": "2027-05-05"}, {"start": "2027-03-04", "end": "2027-03-06"}])
    assert [time.day.month for time in told.ahead(date(2027, 3, 6))] == [3, 5]
    assert [time.day.month for time in told.ahead(date(2027, 3, 7))] == [5]
    assert told.ahead(date(2027, 5, 6)) == ()


ORGANISER = """# yaml-language-server: $schema=../schema/events.json
title: Leeds hospitals
{areas}events:
  - id: {id}
    title: Open day
    kind: open-day
    who_for: Everybody
    audience: [young-people]
    {more}
    certainty: sure
sources:
  - name: Leeds hospitals
    url: https://www.leeds.gov.uk/events
    read: 2026-11-23
status: draft
"""


def problems(folder: Path, more: str = "online: yes", areas: str = "", name: str = "leeds") -> list[str]:
    path = folder / "events" / f"{name}.yaml"
    path.write_text(ORGANISER.format(id="open-day", more=more, areas=areas), encoding="utf-8")
    found = check_knowledge(read_knowledge(folder), TODAY)
    return [str(each) for each in found if each.file == f"events/{name}.yaml"]


def test_an_event_fits_on_a_button(small_knowledge: Path) -> None:
    name = "l" + "e" * 48
    assert problems(small_knowledge, name=name[:48]) == []
    assert any("too long for a button: 7 letters" in problem for problem in problems(small_knowledge, name=name))


def test_a_good_file_passes(small_knowledge: Path) -> None:
    assert problems(small_knowledge) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"more": "venue: Hall"}, "events/leeds.yaml:4: events[1].place: is missing: give 'place'"),
        ({"more": "online: yes\n    times: [{start: 2026-11-22}]"}, "events[1].times: are all over"),
        ({"more": "online: yes\n    families: [nurse]"}, "events[1].families[1]: 'nurse' is not in families.yaml"),
        ({"more": "online: yes\n    when: 2027-01-01"}, "events[1].when: is not a field"),
        ({"more": "online: yes\n    usually: 3 July"}, "events[1].usually"),
        ({"areas": "hub: leeds-hub\n"}, "'leeds-hub' is not in hubs/"),
    ],
)
def test_the_check_names_line_and_field(small_knowledge: Path, fields: dict[str, str], told: str) -> None:
    found = problems(small_knowledge, **fields)
    assert any(told in problem for problem in found), found


def test_two_events_of_one_file_have_names_of_their_own(small_knowledge: Path) -> None:
    twice = (
        "online: yes\n    uid: a\n    certainty: sure\n  - id: open-day\n    title: Other\n    kind: talk\n    uid: a\n"
    )
    twice += "    who_for: all\n    audience: [teachers]\n    online: yes"
    found = problems(small_knowledge, more=twice)
    assert [problem.split(": ", 2)[1] for problem in found] == ["events[2].id", "events[2].uid"]
