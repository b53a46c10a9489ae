"""The store in one SQLite file. A person is a keyed hash there: the key lies in a file of its own."""

import contextlib
import hashlib
import json
import os
import secrets
import sqlite3
import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.messages import Person
from bot.store.migrations import migrations
from bot.store.port import (
    COUNTED_FOR_DAYS,
    FORGOTTEN_AFTER_DAYS,
    REVIEWED_WITHIN_DAYS,
    Memory,
    Missed,
    StoreError,
    exported,
)
from bot.store.sqlite_reminders import SqliteReminders

FILE_NAME = "first-shift.db"
KEY_NAME = "person.key"


class SqliteStore(SqliteReminders):
    """Keeps the store's promise on disk. Calls are short, and one lock keeps them apart."""

    waits = True

    def __init__(self, folder: Path) -> None:
        """Open or make the store in `folder`. Raises `StoreError` when that can't be done."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._key = _key(folder / KEY_NAME)
            _for_owner_only(folder / FILE_NAME)
            self._connection = sqlite3.connect(folder / FILE_NAME, check_same_thread=False, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode=WAL")
            # A power cut may lose the last few messages of a chat, never the file; waiting for the disk costs each
            # answer ten times what it costs to find it. What must be gone for good is written out at once: `forget`.
            self._connection.execute("PRAGMA synchronous=NORMAL")
            self._connection.execute("PRAGMA secure_delete=ON")
            self._db = Database(self._connection)
            migrations.apply(self._db)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"The data folder {folder} can't be used: {error}. Set FIRSTSHIFT_DATA_DIR.") from None
        self._lock = threading.Lock()

    def _hash(self, person: Person) -> str:
        return hashlib.blake2b(f"{person.channel}:{person.id}".encode(), key=self._key, digest_size=20).hexdigest()

    def _rows(self, sql: str, *values: str | int) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"The store could not be used: {error}") from None

    def recall(self, person: Person, today: date) -> Memory:
        oldest = today - timedelta(days=FORGOTTEN_AFTER_DAYS)
        rows = self._rows(
            "SELECT memory FROM conversations WHERE person = ? AND last_used >= ?", self._hash(person), str(oldest)
        )
        return Memory.from_dict(json.loads(rows[0][0])) if rows else Memory()

    def remember(self, person: Person, memory: Memory, today: date) -> None:
        self._rows(
            "INSERT OR REPLACE INTO conversations (person, memory, last_used) VALUES (?, ?, ?)",
            self._hash(person), json.dumps(memory.as_dict()), str(today),
        )  # fmt: skip

    def forget(self, person: Person) -> None:
        self._rows("DELETE FROM conversations WHERE person = ?", self._hash(person))
        self.stop_reminders(person)
        self._write_out()

    def export(self, person: Person) -> dict[str, Any]:
        rows = self._rows("SELECT memory, last_used FROM conversations WHERE person = ?", self._hash(person))
        conversation = {"conversation": json.loads(rows[0][0]), "last_used": rows[0][1]} if rows else {}
        return exported(conversation, self.reminders_of(person))

    def note_missed(self, text: str, today: date) -> None:
        self._note("missed_questions", text, today)

    def missed(self, limit: int) -> list[Missed]:
        return self._noted("missed_questions", "times DESC, text", limit)

    def note_feedback(self, text: str, today: date) -> None:
        self._note("feedback", text, today)

    def feedback(self, limit: int) -> list[Missed]:
        return self._noted("feedback", "last DESC, text", limit)

    def _note(self, table: str, text: str, today: date) -> None:
        self._rows(
            f"INSERT INTO {table} (text, times, last) VALUES (?, 1, ?) "  # noqa: S608 - one of our own tables
            "ON CONFLICT (text) DO UPDATE SET times = times + 1, last = excluded.last",
            text, str(today),
        )  # fmt: skip

    def _noted(self, table: str, order: str, limit: int) -> list[Missed]:
        rows = self._rows(f"SELECT text, times, last FROM {table} ORDER BY {order} LIMIT ?", limit)  # noqa: S608
        return [Missed(text, times, date.fromisoformat(last)) for text, times, last in rows]

    def count(self, name: str, today: date) -> None:
        self._rows(
            "INSERT INTO tallies (name, day, times) VALUES (?, ?, 1) "
            "ON CONFLICT (name, day) DO UPDATE SET times = times + 1",
            name, str(today),
        )  # fmt: skip

    def tidy(self, today: date) -> int:
        gone = self._delete_before("conversations", "last_used", today - timedelta(days=FORGOTTEN_AFTER_DAYS))
        for table in ("missed_questions", "feedback"):
            self._delete_before(table, "last", today - timedelta(days=REVIEWED_WITHIN_DAYS))
        self._delete_before("tallies", "day", today - timedelta(days=COUNTED_FOR_DAYS))
        self._delete_before("reminders", "until", today)
        self._write_out()
        return gone

    def _write_out(self) -> None:
        """What was deleted goes from the disk now, and from SQLite's own log of changes."""
        self._rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def _delete_before(self, table: str, column: str, oldest: date) -> int:
        old = f"FROM {table} WHERE {column} < ?"
        [(gone,)] = self._rows(f"SELECT COUNT(*) {old}", str(oldest))
        self._rows(f"DELETE {old}", str(oldest))
        return int(gone)

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def _for_owner_only(database: Path) -> None:
    """Nobody else on the machine may read the database, or the two files beside it, which take over its rights."""
    os.close(os.open(database, os.O_RDWR | os.O_CREAT, 0o600))
    for path in (database, *(database.with_name(f"{database.name}-{end}") for end in ("wal", "shm"))):
        with contextlib.suppress(PermissionError, FileNotFoundError):  # another account's file, or none yet
            path.chmod(0o600)


def _key(path: Path) -> bytes:
    """The key of this installation, made at the first start and readable by its owner only."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
    return path.read_bytes()
