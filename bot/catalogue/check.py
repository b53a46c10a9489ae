"""Rules that no single field can hold: links, names, dates. One function each, all reported at once."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from bot.catalogue.check_events import check_events
from bot.catalogue.layout import FOLDERS
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Document, Place, Problem
from bot.catalogue.role import Role
from bot.catalogue.words import long_sentences, texts_in

Check = Callable[[Knowledge, date], Iterator[Problem]]
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|[A-Z]{2}\d{4}")
PLACEHOLDER = re.compile(r"<[^>]*>|\bexample\.(?:org|com)\b")
EXPLORE = "explore.yaml"
STALE_AFTER = timedelta(days=365)


def check_knowledge(knowledge: Knowledge, today: date) -> list[Problem]:
    """Everything wrong with the knowledge, in the order of files and lines."""
    problems = list(knowledge.problems)
    for rule in CHECKS:
        problems += rule(knowledge, today)
    return sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.field, problem.message))


def _each(knowledge: Knowledge, folder: str) -> Iterator[tuple[Any, Document]]:
    documents = knowledge.documents.get(folder, {})
    for id_, entry in knowledge.entries.get(folder, {}).items():
        yield entry, documents[id_]


def check_modelines(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Editors find the schema through the first line, so it must be there and be right."""
    for folder in FOLDERS:
        for document in knowledge.documents.get(folder.name, {}).values():
            if document.head != folder.modeline:
                yield Problem(document.file, 1, "first line", f"must be: {folder.modeline}")


def check_ids(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    for folder in FOLDERS:
        for id_, document in knowledge.documents.get(folder.name, {}).items():
            if ("id",) in document.lines:
                yield document.problem(("id",), "must not be written: the file's name is the id")
            if not ID.fullmatch(id_):
                yield document.problem((), "the file's name may have small letters, digits and hyphens only")


def check_families(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    listed = knowledge.singles.get("families.yaml")
    known = {family.id for family in listed.families} if listed else set()
    for role, document in _each(knowledge, "roles"):
        if role.family not in known:
            yield document.problem((), f"the folder '{role.family}' is not a family of families.yaml")
    used = {role.family for role, _ in _each(knowledge, "roles")}
    for unused in sorted(known - used):
        yield Problem("families.yaml", 1, unused, "has no role")


def check_links(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Every id that a file names is the id of another file."""
    for folder, document, place, target, kind in _links(knowledge):
        if target in knowledge.unread:
            continue
        if target not in knowledge.entries.get(kind, {}) and target not in knowledge.documents.get(kind, {}):
            yield document.problem(place, f"'{target}' is not in {kind}/")
        elif folder == kind and target == document.file.rsplit("/", 1)[-1].removesuffix(".yaml"):
            yield document.problem(place, "links to itself")


def _links(knowledge: Knowledge) -> Iterator[tuple[str, Document, Place, str, str]]:
    for role, document in _each(knowledge, "roles"):
        for name in ("next_roles", "related"):
            for number, target in enumerate(getattr(role, name)):
                yield "roles", document, (name, number), target, "roles"
        for number, way in enumerate(role.ways_in):
            if way.pathway:
                yield "roles", document, ("ways_in", number, "pathway"), way.pathway, "pathways"
    for pathway, document in _each(knowledge, "pathways"):
        for number, target in enumerate(pathway.leads_to):
            yield "pathways", document, ("leads_to", number), target, "roles"
    for collection, document in _each(knowledge, "collections"):
        for number, pick in enumerate(collection.roles):
            yield "collections", document, ("roles", number, "role"), pick.role, "roles"
    for folder in ("employers", "events"):
        for entry, document in _each(knowledge, folder):
            if entry.hub:
                yield folder, document, ("hub",), entry.hub, "hubs"
    yield from _links_of_conversations(knowledge)


def _links_of_conversations(knowledge: Knowledge) -> Iterator[tuple[str, Document, Place, str, str]]:
    """What the practice interviews and the quick questions name."""
    for bank, document in _each(knowledge, "practice"):
        for number, target in enumerate(bank.roles):
            yield "practice", document, ("roles", number), target, "roles"
    explorer, where = _single(knowledge, EXPLORE)
    if explorer and where:
        for number, way in enumerate(explorer.subjects):
            yield EXPLORE, where, ("subjects", number, "collection"), way.collection, "collections"
        for number, target in enumerate(explorer.surprises):
            yield EXPLORE, where, ("surprises", number), target, "collections"


def check_named_families(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Every family that a practice interview or the quick questions name is one of families.yaml."""
    listed = knowledge.singles.get("families.yaml")
    known = {family.id for family in listed.families} if listed else set()
    explore = _single(knowledge, EXPLORE)[1]
    for document in (*knowledge.documents.get("practice", {}).values(), *([explore] if explore else [])):
        for place, family in texts_in(document.data):
            if "families" in place and family not in known:
                yield document.problem(place, f"'{family}' is not a family of families.yaml")


def check_levels(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """A role's way in has the level of the pathway that it names."""
    pathways = knowledge.entries.get("pathways", {})
    for role, document in _each(knowledge, "roles"):
        for number, way in enumerate(role.ways_in):
            pathway = pathways.get(way.pathway or "")
            if pathway and way.level and pathway.level and way.level != pathway.level:
                message = f"is {way.level}, but {pathway.id} has level {pathway.level}"
                yield document.problem(("ways_in", number, "level"), message)


def check_names(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """No name belongs to two roles: a person who types it must get one of them."""
    owners: dict[str, tuple[Role, Document, Place]] = {}
    for role, document in _each(knowledge, "roles"):
        places = [(("title",), role.title)]
        places += [(("also_called", number), name) for number, name in enumerate(role.also_called)]  # type: ignore[misc]
        for place, name in places:
            owner = owners.setdefault(name.casefold(), (role, document, place))
            if owner[0].id == role.id and owner[2] != place:
                yield document.problem(place, f"'{name}' is written twice")
            elif owner[0].id != role.id:
                yield document.problem(place, f"'{name}' is also a name of {owner[0].id}")


def check_dates(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    for folder in FOLDERS:
        for entry, document in _each(knowledge, folder.name):
            reviewed = entry.reviewed or today
            if reviewed > today:
                yield document.problem(("reviewed",), "is in the future")
            elif today - reviewed > STALE_AFTER:
                yield document.problem(("reviewed",), "is over a year ago: check the facts again", "warning")
            for number, source in enumerate(entry.sources if hasattr(entry, "sources") else ()):
                if source.read > today:
                    yield document.problem(("sources", number, "read"), "is in the future")


def check_end_dates(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    for topic, document in _each(knowledge, "topics"):
        if topic.valid_to and topic.valid_to < today:
            yield document.problem(("valid_to",), "is past: the bot now says 'this may have changed'", "warning")
    pay, where = _single(knowledge, "pay/agenda-for-change.yaml")
    if pay and where and pay.valid_to < today:
        yield where.problem(("valid_to",), "is past: put in the new pay table", "warning")


def check_school_year(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """ "Half term" can only be answered while the list knows the next one."""
    dates, where = _single(knowledge, "vocabulary/dates.yaml")
    if not dates or not where:
        return
    for name, holiday in dates.breaks.items():
        if max(span.last for span in holiday.ranges) < today:
            yield where.problem(("breaks", name), "is past: put in the next school year", "warning")


def _single(knowledge: Knowledge, name: str) -> tuple[Any, Document | None]:
    return knowledge.singles.get(name), knowledge.single_documents.get(name)


def check_areas(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """No area is surely served by two hubs: such an area belongs into `maybe_areas` of one."""
    first: dict[str, str] = {}
    for hub, document in _each(knowledge, "hubs"):
        for number, area in enumerate(hub.areas):
            if first.setdefault(area, hub.id) != hub.id:
                yield document.problem(("areas", number), f"'{area}' is also an area of {first[area]}", "warning")


def check_placeholders(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Nothing of a template is left."""
    for folder in FOLDERS:
        for document in knowledge.documents.get(folder.name, {}).values():
            for place, text in texts_in(document.data):
                if PLACEHOLDER.search(text):
                    yield document.problem(place, f"still holds words of the template: {text[:60]}")


def check_plain_english(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Sentences of at most twenty words, in everything that is said to people."""
    documents = [document for folder in FOLDERS for document in knowledge.documents.get(folder.name, {}).values()]
    explore = _single(knowledge, EXPLORE)[1]
    for document in (*documents, *([explore] if explore else [])):
        for place, sentence in long_sentences(document.data):
            words = len(sentence.split())
            yield document.problem(place, f"has a sentence of {words} words; split it (20 at most): {sentence}")


CHECKS: tuple[Check, ...] = (
    check_modelines,
    check_ids,
    check_families,
    check_links,
    check_named_families,
    check_levels,
    check_names,
    check_dates,
    check_end_dates,
    check_school_year,
    check_areas,
    check_events,
    check_placeholders,
    check_plain_english,
)
