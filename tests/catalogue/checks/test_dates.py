from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.check import check_knowledge
from bot.catalogue.load import read_knowledge

PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
TOPIC = "topics/money/bus-fares.yaml"
PAY = "pay/agenda-for-change.yaml"
Edit = Callable[[str, str, str], Path]
Told = Callable[..., list[str]]
Copy = Callable[..., Path]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("reviewed: '2026-11-23'", "reviewed: 2027-01-01", "reviewed: is in the future"),
        ("reviewed: '2026-11-23'", "reviewed: 2006-11-23", "reviewed: is before 2020"),
        ("read: '2026-11-23'", "read: 2027-01-01", "sources[1].read: is in the future"),
        ("read: '2026-11-23'", "read: 2006-11-23", "sources[1].read: is before 2020"),
    ],
)
def test_the_day_of_reading_is_in_range(told: Told, edit: Edit, old: str, new: str, message: str) -> None:
    edit(PARAMEDIC, old, new)
    assert any(message in problem for problem in told(PARAMEDIC)), told(PARAMEDIC)


def test_old_facts_are_a_warning_after_a_year(small_knowledge: Path) -> None:
    problems = check_knowledge(read_knowledge(small_knowledge), date(2027, 12, 1))
    found = [problem for problem in problems if "over a year ago" in problem.message]
    assert {problem.severity for problem in found} == {"warning"}


def test_nothing_is_valid_for_ever(told: Told, copy: Copy) -> None:
    copy("topic", TOPIC)
    assert any("valid_to: is more than three years ahead" in problem for problem in told(TOPIC))
    copy("topic", TOPIC, ("2099-12-31", "2027-03-31"))
    assert not any("valid_to" in problem for problem in told(TOPIC))
    assert any("valid_to: is past" in problem for problem in told(TOPIC, date(2027, 4, 1)))


def test_the_pay_table_ends_after_it_begins(told: Told, edit: Edit) -> None:
    edit(PAY, "valid_from: 2026-04-01", "valid_from: 2027-04-01")
    assert any("valid_to: is not after valid_from" in problem for problem in told(PAY))


def test_an_old_pay_table_is_a_warning(told: Told) -> None:
    assert told(PAY) == []
    assert any("valid_to: is past" in problem for problem in told(PAY, date(2027, 4, 1)))
