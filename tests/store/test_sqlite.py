import os
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.messages import Person
from bot.store.port import COUNTED_FOR_DAYS, FORGOTTEN_AFTER_DAYS, Memory, StoreError
from bot.store.sqlite import FILE_NAME, KEY_NAME, SqliteStore

SAM = Person("telegram", "5551234567")
DAY = date(2026, 11, 23)


def test_nobody_can_read_from_the_files_who_a_person_is(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    store.remember(SAM, Memory(role="midwife"), DAY)
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"midwife" in kept
    assert SAM.id.encode() not in kept


def test_the_key_is_for_its_owner_only(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    assert stat.S_IMODE(os.stat(tmp_path / KEY_NAME).st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_every_file_of_the_store_is_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    store = SqliteStore(folder)
    store.remember(SAM, Memory(role="midwife"), DAY)
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert rights == dict.fromkeys((FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", KEY_NAME), 0o600)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_a_store_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    (tmp_path / FILE_NAME).chmod(0o644)
    SqliteStore(tmp_path).close()
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_what_is_forgotten_is_gone_from_the_file_too(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    store.remember(SAM, Memory(place="TR1"), DAY)
    store.forget(SAM)
    store.close()
    assert b"TR1" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_what_is_too_old_is_gone_from_the_file_too(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    store.remember(SAM, Memory(place="TR1"), DAY)
    store.count("answered", DAY - timedelta(days=COUNTED_FOR_DAYS))
    store.tidy(DAY + timedelta(days=FORGOTTEN_AFTER_DAYS + 1))
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"TR1" not in kept
    assert b"answered" not in kept


def test_a_store_that_was_closed_says_so_when_tidied(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    store.close()
    with pytest.raises(StoreError, match="could not be used"):
        store.tidy(DAY)


def test_it_survives_a_restart(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path)
    first.remember(SAM, Memory(role="midwife"), DAY)
    first.close()
    second = SqliteStore(tmp_path)
    assert second.recall(SAM, DAY) == Memory(role="midwife")
    second.close()


def test_a_folder_that_cannot_be_made_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="FIRSTSHIFT_DATA_DIR"):
        SqliteStore(tmp_path / "file" / "data")


def test_a_broken_database_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"this is not a database" * 100)
    with pytest.raises(StoreError, match="can't be used"):
        SqliteStore(tmp_path)


def test_a_store_that_was_closed_says_so_in_words(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    store.close()
    with pytest.raises(StoreError, match="could not be used"):
        store.recall(SAM, DAY)
