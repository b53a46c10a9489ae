"""One contract, the same tests for every store."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.messages import Person
from bot.store.memory import MemoryStore
from bot.store.port import FORGOTTEN_AFTER_DAYS, REVIEWED_WITHIN_DAYS, Memory, Store
from bot.store.sqlite import SqliteStore

SAM = Person("telegram", "123456789")
ALEX = Person("web", "123456789")
DAY = date(2026, 11, 23)
TALKED = Memory(role="paramedic", offered=("paramedic", "midwife"), place="WV1", asker="parent", fallbacks=2)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "data")
    yield made
    made.close()


def test_a_stranger_has_an_empty_memory(store: Store) -> None:
    assert store.recall(SAM, DAY) == Memory()
    assert store.export(SAM) == {}


def test_what_is_remembered_comes_back_whole(store: Store) -> None:
    store.remember(SAM, TALKED, DAY)
    assert store.recall(SAM, DAY) == TALKED


def test_the_same_id_on_another_channel_is_another_person(store: Store) -> None:
    store.remember(SAM, TALKED, DAY)
    assert store.recall(ALEX, DAY) == Memory()


def test_the_export_is_complete(store: Store) -> None:
    store.remember(SAM, TALKED, DAY)
    exported = store.export(SAM)
    assert exported["last_used"] == "2026-11-23"
    assert Memory.from_dict(exported["conversation"]) == TALKED


def test_forgetting_leaves_nothing_and_others_untouched(store: Store) -> None:
    store.remember(SAM, TALKED, DAY)
    store.remember(ALEX, TALKED, DAY)
    store.forget(SAM)
    assert store.export(SAM) == {}
    assert store.recall(SAM, DAY) == Memory()
    assert store.recall(ALEX, DAY) == TALKED


def test_a_conversation_expires_by_itself(store: Store) -> None:
    store.remember(SAM, TALKED, DAY)
    last = DAY + timedelta(days=FORGOTTEN_AFTER_DAYS)
    assert store.recall(SAM, last) == TALKED
    assert store.recall(SAM, last + timedelta(days=1)) == Memory()


def test_tidying_deletes_only_what_is_too_old(store: Store) -> None:
    store.remember(SAM, TALKED, DAY - timedelta(days=FORGOTTEN_AFTER_DAYS + 1))
    store.remember(ALEX, TALKED, DAY)
    assert store.tidy(DAY) == 1
    assert store.export(SAM) == {}
    assert store.export(ALEX) != {}


def test_missed_questions_are_counted_most_frequent_first(store: Store) -> None:
    for text in ("a", "b", "b"):
        store.note_missed(text, DAY)
    assert [(missed.text, missed.times) for missed in store.missed(10)] == [("b", 2), ("a", 1)]
    assert len(store.missed(1)) == 1


def test_feedback_comes_newest_first_and_apart_from_the_missed(store: Store) -> None:
    store.note_feedback("old", DAY - timedelta(days=1))
    store.note_feedback("new", DAY)
    store.note_missed("a question", DAY)
    assert [told.text for told in store.feedback(10)] == ["new", "old"]
    assert [missed.text for missed in store.missed(10)] == ["a question"]


def test_what_waits_for_review_is_deleted_in_time(store: Store) -> None:
    store.note_missed("a question", DAY)
    store.note_feedback("a word", DAY)
    last = DAY + timedelta(days=REVIEWED_WITHIN_DAYS)
    store.tidy(last)
    assert store.missed(10)
    assert store.feedback(10)
    store.tidy(last + timedelta(days=1))
    assert store.missed(10) == []
    assert store.feedback(10) == []


def test_memory_of_another_version_is_read_as_far_as_it_is_known() -> None:
    assert Memory.from_dict({"role": "midwife", "mood": "fine", "offered": ["a"]}) == Memory(
        role="midwife", offered=("a",)
    )
