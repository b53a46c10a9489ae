"""The tables, as numbered steps; a step that has been published is never changed."""

from sqlite_utils import Database, Migrations

migrations = Migrations("first-shift")


@migrations()
def m001_conversations(db: Database) -> None:
    db.table("conversations").create({"person": str, "memory": str, "last_used": str}, pk="person")


@migrations()
def m002_missed_questions(db: Database) -> None:
    db.table("missed_questions").create({"text": str, "times": int, "last": str}, pk="text")


@migrations()
def m003_tallies(db: Database) -> None:
    db.table("tallies").create({"name": str, "day": str, "times": int}, pk=("name", "day"))


@migrations()
def m004_feedback(db: Database) -> None:
    db.table("feedback").create({"text": str, "times": int, "last": str}, pk="text")


@migrations()
def m005_reminders(db: Database) -> None:
    columns = {
        "owner": str, "channel": str, "address": str, "kind": str, "target": str,
        "since": int, "until": str, "claimed": str, "told": int,
    }  # fmt: skip
    db.table("reminders").create(columns, pk=("owner", "kind", "target"))
    db.table("events_seen").create({"number": int, "key": str}, pk="number")
    db.table("events_seen").create_index(["key"], unique=True)
