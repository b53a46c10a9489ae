"""Reminders, the same tests for every store; and two processes at one file."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.messages import Person
from bot.store.memory import MemoryStore
from bot.store.port import Memory, Store
from bot.store.reminding import MOST_REMINDERS, Remind
from bot.store.sqlite import SqliteStore

SAM, ALEX = Person("telegram", "123456789"), Person("web", "123456789")
DAY = date(2026, 11, 23)
FAIR = Remind("event", "leeds:fair", date(2027, 3, 4))
LEEDS = Remind("area", "Leeds|E08000035", date(2027, 5, 1), ("leeds:fair", "york:talk"))


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "data")
    yield made
    made.close()


def test_nobody_has_reminders_until_they_ask(store: Store) -> None:
    store.remember(SAM, Memory(), DAY)
    assert store.reminders() == []
    assert "reminders" not in store.export(SAM)


def test_what_is_asked_for_is_kept_and_shown(store: Store) -> None:
    store.remind(SAM, FAIR, SAM.id)
    exported = store.export(SAM)
    assert exported["reminders"] == [{"kind": "event", "target": "leeds:fair", "until": "2027-03-04"}]
    assert exported["address"] == SAM.id


def test_where_nothing_can_be_sent_no_address_is_kept(store: Store) -> None:
    store.remind(ALEX, FAIR, "")
    assert "address" not in store.export(ALEX)
    assert ALEX.id not in {each.owner for each in store.reminders()} | {each.address for each in store.reminders()}


def test_the_same_wish_twice_is_one(store: Store) -> None:
    store.remind(SAM, FAIR, SAM.id)
    store.remind(SAM, replace(FAIR, until=date(2027, 6, 1)), SAM.id)
    assert [each.until for each in store.reminders_of(SAM)] == [date(2027, 6, 1)]


def test_what_was_known_when_an_area_was_asked_for_is_no_news(store: Store) -> None:
    store.remind(SAM, LEEDS, SAM.id)
    (kept,) = store.reminders_of(SAM)
    numbers = store.note_events(["york:talk", "leeds:open-day"])
    assert [key for key, number in numbers.items() if number > kept.since] == ["leeds:open-day"]


def test_numbers_of_events_never_change(store: Store) -> None:
    first = store.note_events(["a", "b"])
    assert store.note_events(["c", "a"]) == first | {"c": 3}


@pytest.mark.parametrize("ends", ["stop_reminders", "forget"])
def test_stopping_and_forgetting_delete_everything_of_it(store: Store, ends: str) -> None:
    for person in (SAM, ALEX):
        store.remind(person, FAIR, person.id)
    getattr(store, ends)(SAM)
    assert store.export(SAM) == {}
    assert len(store.reminders()) == 1


def test_one_message_a_day_can_be_claimed_and_no_more(store: Store) -> None:
    store.remind(SAM, FAIR, SAM.id)
    kept = store.reminders_of(SAM)
    assert store.claim(kept, 0, DAY)
    assert not store.claim(kept, 0, DAY)
    store.remind(SAM, LEEDS, SAM.id)
    assert not store.claim(store.reminders_of(SAM), 9, DAY), "a wish made after the message waits for tomorrow"
    assert store.claim(store.reminders_of(SAM), 9, DAY + timedelta(days=1))


def test_what_was_claimed_counts_as_told(store: Store) -> None:
    store.remind(SAM, FAIR, SAM.id)
    store.remind(SAM, LEEDS, SAM.id)
    store.claim(store.reminders_of(SAM), 7, DAY)
    kept = {each.kind: each for each in store.reminders_of(SAM)}
    assert kept["event"].told
    assert kept["area"].since == 7


def test_a_claim_of_what_surely_was_not_sent_can_be_undone(store: Store) -> None:
    store.remind(SAM, FAIR, SAM.id)
    store.remind(SAM, LEEDS, SAM.id)
    before = store.reminders_of(SAM)
    store.claim(before, 7, DAY)
    store.release(before)
    assert store.reminders_of(SAM) == before
    assert store.claim(before, 7, DAY)


def test_nothing_comes_back_after_a_stop(store: Store) -> None:
    store.remind(SAM, FAIR, SAM.id)
    kept = store.reminders_of(SAM)
    store.stop_reminders(SAM)
    assert not store.claim(kept, 1, DAY)
    store.release(kept)
    assert store.reminders() == []


def test_who_can_not_be_reached_is_dropped(store: Store) -> None:
    store.remind(SAM, FAIR, SAM.id)
    store.remind(ALEX, FAIR, "")
    store.drop(store.reminders_of(SAM)[0].owner)
    assert store.reminders_of(SAM) == []
    assert len(store.reminders_of(ALEX)) == 1


def test_an_expired_reminder_is_deleted_with_its_address(store: Store) -> None:
    store.remind(SAM, FAIR, SAM.id)
    store.tidy(FAIR.until)
    assert store.reminders_of(SAM)
    store.tidy(FAIR.until + timedelta(days=1))
    assert store.export(SAM) == {}


def test_one_person_has_only_so_many(store: Store) -> None:
    for number in range(MOST_REMINDERS + 2):
        store.remind(SAM, replace(FAIR, target=f"leeds:fair-{number}"), SAM.id)
    kept = [each.target for each in store.reminders_of(SAM)]
    assert len(kept) == MOST_REMINDERS
    assert "leeds:fair-0" not in kept
    assert f"leeds:fair-{MOST_REMINDERS + 1}" in kept


# On disk


def test_reminders_and_claims_survive_a_restart(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path)
    first.remind(SAM, FAIR, SAM.id)
    kept = first.reminders_of(SAM)
    assert first.claim(kept, 0, DAY)
    first.close()
    second = SqliteStore(tmp_path)
    assert [each.target for each in second.reminders_of(SAM)] == ["leeds:fair"]
    assert not second.claim(kept, 0, DAY)
    second.close()


def test_of_many_processes_one_gets_the_message(tmp_path: Path) -> None:
    """Each store has a connection of its own to the file, as each process has."""
    stores = [SqliteStore(tmp_path) for _ in range(4)]
    stores[0].remind(SAM, FAIR, SAM.id)
    kept = stores[0].reminders_of(SAM)
    for day in (DAY + timedelta(days=number) for number in range(10)):
        with ThreadPoolExecutor(4) as pool:
            claimed = list(pool.map(lambda store, day=day: store.claim(kept, 0, day), stores))
        assert sorted(claimed) == [False, False, False, True]
    for store in stores:
        store.close()


def test_no_chat_number_is_in_the_files_before_it_is_asked_for_or_after_it_is_stopped(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    store.remember(SAM, Memory(role="midwife"), DAY)
    assert SAM.id.encode() not in content(tmp_path)
    store.remind(SAM, FAIR, SAM.id)
    assert SAM.id.encode() in content(tmp_path)
    store.stop_reminders(SAM)
    assert SAM.id.encode() not in content(tmp_path)
    store.close()


def content(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())
