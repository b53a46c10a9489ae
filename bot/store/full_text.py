"""SQLite's own full-text search over a few columns, in memory: the plain look-up that an evaluation compares with."""

import sqlite3
from collections.abc import Mapping, Sequence


class FullText:
    """Texts by id, in columns that count differently."""

    def __init__(self, weights: Sequence[float], rows: Mapping[str, Sequence[str]]) -> None:
        """`rows` are id -> a text for each column, in the order of `weights`."""
        self._db = sqlite3.connect(":memory:")
        columns = ", ".join(f"c{number}" for number in range(len(weights)))
        marks = ", ".join("?" for _ in range(len(weights) + 1))
        self._db.execute(f"CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, {columns}, tokenize='porter unicode61')")
        self._db.executemany(f"INSERT INTO texts VALUES ({marks})", ((id_, *texts) for id_, texts in rows.items()))  # noqa: S608 - only marks
        order = ", ".join(str(float(weight)) for weight in weights)
        self._query = (
            f"SELECT id, -bm25(texts, 0.0, {order}) AS score FROM texts WHERE texts MATCH ? ORDER BY score DESC LIMIT ?"  # noqa: S608 - numbers
        )

    def search(self, words: Sequence[str], limit: int) -> list[tuple[str, float]]:
        """Ids with their scores, best first: texts that hold any of the words."""
        match = " OR ".join(f'"{word}"' for word in words if word.isalnum())
        return (
            [(str(id_), float(score)) for id_, score in self._db.execute(self._query, (match, limit))] if match else []
        )
