"""Rules about names: each belongs to one entry, and each area to one hub."""

import re
from collections.abc import Iterator
from datetime import date

from bot.catalogue.checks.shared import each
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Document, Place, Problem

NAMED = ("roles", "pathways")


def check_names(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """No name belongs to two jobs, or to two ways in: the one whose file holds it is the one people get."""
    for folder in NAMED:
        owners: dict[str, str] = {}
        for entry, document in each(knowledge, folder):
            places: list[tuple[Place, str]] = [(("title",), entry.title)]
            places += [(("also_called", number), name) for number, name in enumerate(entry.also_called)]
            for place, name in places:
                owner = owners.setdefault(_folded(name), entry.id)
                if owner != entry.id:
                    yield document.problem(place, f"'{name}' is also a name of {owner}")
            yield from _written_twice(document, places)


def _written_twice(document: Document, places: list[tuple[Place, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, name in places:
        if name.casefold() in seen:
            yield document.problem(place, f"'{name}' is written twice")
        seen.add(name.casefold())


def _folded(name: str) -> str:
    """Case, hyphens and other marks do not make another name: 'Children's-nurse' is 'childrens nurse'."""
    return " ".join(re.findall(r"\w+", name.casefold().replace("'", "")))


def check_areas(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """No area is surely served by two hubs: such an area belongs into `maybe_areas` of one."""
    first: dict[str, str] = {}
    for hub, document in each(knowledge, "hubs"):
        for number, area in enumerate(hub.areas):
            if first.setdefault(area, hub.id) != hub.id:
                yield document.problem(("areas", number), f"'{area}' is also an area of {first[area]}", "warning")
