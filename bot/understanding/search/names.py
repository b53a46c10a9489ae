"""Exact names inside a question: a role's title or another of its names, the longest first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LONGEST_NAME = 7
_BRACKETS = re.compile(r"\(([^)]*)\)")


class Named(NamedTuple):
    """A name that stands in the text, from word `start` to `end`, and the ids that bear it."""

    ids: tuple[str, ...]
    start: int
    end: int
    is_title: bool


class Names:
    """Stemmed names -> ids."""

    def __init__(self) -> None:
        self._titles: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._others: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        """First stem -> how long the names are that begin with it."""

    def add(self, id_: str, stems: tuple[str, ...], *, is_title: bool) -> None:
        """Names of no words (all stop words) or of too many are left out."""
        if 0 < len(stems) <= LONGEST_NAME:
            owners = (self._titles if is_title else self._others)[stems]
            self._lengths[stems[0]].add(len(stems))
            if id_ not in owners:
                owners.append(id_)

    def find(self, stems: Sequence[str]) -> list[Named]:
        """The names in the text; one inside a longer one is left out."""
        if self._lengths.keys().isdisjoint(stems):
            return []
        places = [
            (-length, start)
            for start, stem in enumerate(stems)
            if stem in self._lengths
            for length in self._lengths[stem]
            if start + length <= len(stems)
        ]
        found: list[Named] = []
        for length, start in sorted(places):
            named = self._named(tuple(stems[start : start - length]), start)
            if named and not _inside(named, found):
                found.append(named)
        return sorted(found, key=lambda named: named.start)

    def _named(self, stems: tuple[str, ...], start: int) -> Named | None:
        titled = self._titles.get(stems)
        ids = titled or self._others.get(stems)
        return Named(tuple(ids), start, start + len(stems), bool(titled)) if ids else None


def _inside(named: Named, found: Iterable[Named]) -> bool:
    return any(other.start <= named.start and named.end <= other.end for other in found)


def name_forms(name: str) -> list[str]:
    """'General practitioner (GP)' also as 'General practitioner' and 'GP'; 'a/b' also as 'a' and 'b'.

    A remark in brackets, such as '(doctor)', is no name by itself.
    """
    bare = _BRACKETS.sub(" ", name)
    inside = [part for part in _BRACKETS.findall(name) if part.isupper() and len(part) > 1]
    parts = bare.split("/") if "/" in bare else []
    return [name, bare, *inside, *parts]
