"""Reminders in the SQLite file. The claim of a message is one transaction, so two processes can't both send it."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from bot.messages import Person
from bot.store.port import StoreError
from bot.store.reminding import MOST_REMINDERS, Kept, Remind

_COLUMNS = "owner, channel, address, kind, target, since, until, claimed, told"
_THIS_ONE = "owner = ? AND kind = ? AND target = ?"


class SqliteReminders:
    """The part of the store that keeps reminders; it shares the connection and the lock of the whole."""

    _connection: sqlite3.Connection
    _lock: threading.Lock

    def _hash(self, person: Person) -> str:
        raise NotImplementedError

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, and nobody else writes meanwhile. Raises `StoreError`."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                except BaseException:
                    self._connection.execute("ROLLBACK")
                    raise
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise StoreError(f"The reminders could not be used: {error}") from None

    def _kept(self, where: str = "", *values: str) -> list[Kept]:
        with self._lock:
            try:
                sql = f"SELECT {_COLUMNS} FROM reminders {where} ORDER BY owner, rowid"  # noqa: S608 - our own text
                rows = self._connection.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                raise StoreError(f"The reminders could not be read: {error}") from None
        return [_row(row) for row in rows]

    def remind(self, person: Person, wish: Remind, address: str) -> None:
        owner = self._hash(person)
        with self._transaction() as db:
            since = _note(db, wish.known)
            today = db.execute("SELECT coalesce(max(claimed), '') FROM reminders WHERE owner = ?", (owner,)).fetchone()
            db.execute(
                f"INSERT INTO reminders ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) "  # noqa: S608 - our own text
                "ON CONFLICT (owner, kind, target) "
                "DO UPDATE SET until = excluded.until, address = excluded.address, told = 0",
                (owner, person.channel, address, wish.kind, wish.target, since, str(wish.until), today[0]),
            )
            db.execute(
                "DELETE FROM reminders WHERE owner = ? AND rowid NOT IN "
                "(SELECT rowid FROM reminders WHERE owner = ? ORDER BY rowid DESC LIMIT ?)",
                (owner, owner, MOST_REMINDERS),
            )

    def stop_reminders(self, person: Person) -> None:
        self.drop(self._hash(person))

    def drop(self, owner: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM reminders WHERE owner = ?", (owner,))
        with self._lock:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what was deleted leaves the file too

    def reminders_of(self, person: Person) -> list[Kept]:
        return self._kept("WHERE owner = ?", self._hash(person))

    def reminders(self) -> list[Kept]:
        return self._kept()

    def note_events(self, keys: Iterable[str]) -> dict[str, int]:
        with self._transaction() as db:
            _note(db, keys)
            return dict(db.execute("SELECT key, number FROM events_seen").fetchall())

    def claim(self, told: Sequence[Kept], newest: int, day: date) -> bool:
        owner = told[0].owner
        with self._transaction() as db:
            taken = db.execute("SELECT max(claimed) FROM reminders WHERE owner = ?", (owner,)).fetchone()[0]
            if taken is None or taken >= str(day):
                return False
            db.execute("UPDATE reminders SET claimed = ? WHERE owner = ?", (str(day), owner))
            for each in told:
                db.execute(
                    f"UPDATE reminders SET since = ?, told = ? WHERE {_THIS_ONE}",  # noqa: S608 - our own text
                    (newest, each.kind == "event", owner, each.kind, each.target),
                )
        return True

    def release(self, told: Sequence[Kept]) -> None:
        with self._transaction() as db:
            db.execute("UPDATE reminders SET claimed = ? WHERE owner = ?", (told[0].claimed, told[0].owner))
            for each in told:
                db.execute(
                    f"UPDATE reminders SET since = ?, told = ? WHERE {_THIS_ONE}",  # noqa: S608 - our own text
                    (each.since, each.told, each.owner, each.kind, each.target),
                )


def _note(db: sqlite3.Connection, keys: Iterable[str]) -> int:
    """Number the events that are new here; the highest number given so far."""
    known = {key for (key,) in db.execute("SELECT key FROM events_seen")}
    db.executemany("INSERT INTO events_seen (key) VALUES (?)", [(key,) for key in keys if key not in known])
    number: int = db.execute("SELECT coalesce(max(number), 0) FROM events_seen").fetchone()[0]
    return number


def _row(row: Sequence[Any]) -> Kept:
    owner, channel, address, kind, target, since, until, claimed, told = row
    return Kept(owner, channel, address, kind, target, since, date.fromisoformat(until), claimed, bool(told))
