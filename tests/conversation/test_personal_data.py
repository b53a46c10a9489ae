"""Whatever a person types of themselves, nothing of it is in the store's files or in the log."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person
from bot.store.sqlite import KEY_NAME, SqliteStore
from tests.conftest import TODAY
from tests.personal import PERSONAL

SAM = Person("telegram", "5550001112223")
CRISIS = ("my name is Wilhelmina and i want to kill myself", "zoltan is hitting me at home, help")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SqliteStore]:
    (tmp_path / KEY_NAME).write_bytes(b"k" * 32)  # the same each time: a random key may look like a secret by chance
    store = SqliteStore(tmp_path)
    yield store
    store.close()


def kept_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir()).lower()


async def test_nothing_personal_is_in_the_store_or_in_the_log(
    guide: Guide, disk: SqliteStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    talk = Talk(lambda: guide, disk, lambda: TODAY, Limits(10_000))
    assert len(PERSONAL) >= 40
    for text, _ in PERSONAL:
        await talk.answer(Incoming(SAM, f"{text} qwxv zzkj"))
        await talk.answer(Incoming(SAM, action="feedback"))
        await talk.answer(Incoming(SAM, text))
    kept, logged = kept_in(tmp_path), caplog.text.lower()
    assert disk.feedback(10_000), "nothing was kept, so nothing was tried"
    found = [secret for _, secret in PERSONAL if secret.lower().encode() in kept or secret.lower() in logged]
    assert found == []
    assert SAM.id.encode() not in kept


async def test_words_of_danger_are_kept_nowhere(guide: Guide, disk: SqliteStore, tmp_path: Path) -> None:
    talk = Talk(lambda: guide, disk, lambda: TODAY, Limits(10_000))
    for text in CRISIS:
        await talk.answer(Incoming(SAM, action="feedback"))
        reply = await talk.answer(Incoming(SAM, text))
        assert reply.understood.safety, text
    kept = kept_in(tmp_path)
    assert b"kill" not in kept
    assert b"hitting" not in kept
    assert b"wilhelmina" not in kept


async def test_forgetting_leaves_nothing_of_the_person_on_the_disk(
    guide: Guide, disk: SqliteStore, tmp_path: Path
) -> None:
    talk = Talk(lambda: guide, disk, lambda: TODAY, Limits(10_000))
    await talk.answer(Incoming(SAM, "help near Wolverhampton"))
    assert b"wolverhampton" in kept_in(tmp_path)
    await talk.answer(Incoming(SAM, "/forget"))
    assert b"wolverhampton" not in kept_in(tmp_path)
    assert disk.export(SAM) == {}
