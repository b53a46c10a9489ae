from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.catalogue.load import load_catalogue

MONEY = "pay/money.yaml"
PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
TOPIC = "topics/money/bus-fares.yaml"
SAYS = "<The answer, in one or two short sentences.>"
END = "2099-12-31"
PUBLISHED = "# reviewed: 2000-01-01\nstatus: draft"
Edit = Callable[[str, str, str], Path]
Told = Callable[..., list[str]]
Copy = Callable[..., Path]


def test_an_amount_stands_in_one_place(told: Told, edit: Edit, copy: Copy) -> None:
    edit(PARAMEDIC, "hours: About", "hours: For £9 an hour. About")
    copy("topic", TOPIC, (SAYS, "It is £8.00 an hour."))
    assert any("hours: holds an amount" in problem for problem in told(PARAMEDIC))
    assert any("says[1]: holds an amount" in problem for problem in told(TOPIC))


def test_the_name_of_an_amount_is_there(told: Told, copy: Copy) -> None:
    copy("topic", TOPIC, (SAYS, "It is {apprentice-rate} or {bus-fare}."))
    assert any("'bus-fare' is not in pay/money.yaml" in problem for problem in told(TOPIC))
    assert not any("apprentice-rate" in problem for problem in told(TOPIC))


def test_a_topic_is_true_no_longer_than_its_amounts(small_knowledge: Path, copy: Copy) -> None:
    published = (PUBLISHED, "reviewed: 2026-11-23\nstatus: published")
    copy("topic", TOPIC, (SAYS, "It is {apprentice-rate} now."), (END, "2028-01-01"), published)
    topic = load_catalogue(small_knowledge).topics["bus-fares"]
    assert topic.says == ("It is £8.00 now.",)
    assert topic.valid_to == date(2027, 3, 31)


def test_a_topic_ends_on_its_own_day_where_that_comes_first(small_knowledge: Path, copy: Copy) -> None:
    published = (PUBLISHED, "reviewed: 2026-11-23\nstatus: published")
    copy("topic", TOPIC, (SAYS, "It is {apprentice-rate} now."), (END, "2027-01-01"), published)
    assert load_catalogue(small_knowledge).topics["bus-fares"].valid_to == date(2027, 1, 1)


def test_an_amount_that_is_past_is_a_warning(told: Told, edit: Edit) -> None:
    assert told(MONEY) == []
    assert any("apprentice-rate.valid_to: is past" in problem for problem in told(MONEY, date(2027, 4, 1)))
    edit(MONEY, "valid_to: 2027-03-31", "valid_to: 2026-03-31")
    assert any("valid_to: is not after valid_from" in problem for problem in told(MONEY))


def test_an_amount_was_not_read_tomorrow(told: Told, edit: Edit) -> None:
    edit(MONEY, "read: 2026-11-23", "read: 2027-11-23")
    assert any("source.read: is in the future" in problem for problem in told(MONEY))
