"""Rules about ways in: an apprenticeship that a job names exists, with that level, kind and title."""

import re
from collections.abc import Iterator
from datetime import date

from bot.catalogue.checks.shared import all_documents, each
from bot.catalogue.fields import APPRENTICESHIPS
from bot.catalogue.load import Knowledge
from bot.catalogue.pathway import Pathway
from bot.catalogue.reader import Problem
from bot.catalogue.words import texts_in

REFERENCE = re.compile(r"[A-Z]{2}\d{4}")
IN_TEXT = re.compile(r"\b(?:ST|FA)\d{4}\b")
STEM = 6
"""Letters by which words are compared: 'physiotherapist' is near enough to 'physiotherapy'."""

ANY_TITLE = {"appren", "degree", "level", "first", "then", "start"}


def check_levels(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """A role's way in has the level of the pathway that it names."""
    pathways = knowledge.entries.get("pathways", {})
    for role, document in each(knowledge, "roles"):
        for number, way in enumerate(role.ways_in):
            pathway = pathways.get(way.pathway or "")
            if pathway and way.level and pathway.level and way.level != pathway.level:
                message = f"is {way.level}, but {pathway.id} has level {pathway.level}"
                yield document.problem(("ways_in", number, "level"), message)


def check_kinds(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """A file with a reference for its name is an apprenticeship, and every apprenticeship has a reference."""
    for pathway, document in each(knowledge, "pathways"):
        if (pathway.kind in APPRENTICESHIPS) != bool(REFERENCE.fullmatch(pathway.id)):
            yield document.problem(("kind",), "an apprenticeship's file is named by its reference, as ST0567")


def check_references(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """A job's apprenticeship is the one that its reference stands for: of that kind, and of that title."""
    pathways = knowledge.entries.get("pathways", {})
    for role, document in each(knowledge, "roles"):
        for number, way in enumerate(role.ways_in):
            pathway = pathways.get(way.pathway or "")
            if pathway is None or way.kind not in APPRENTICESHIPS:
                continue
            if way.kind != pathway.kind:
                message = f"is {way.kind}, but {pathway.id} is {pathway.kind}"
                yield document.problem(("ways_in", number, "kind"), message)
            if not _same_title(way.name, pathway):
                message = f"'{way.name}' is not the name of {pathway.id}: {pathway.title}"
                yield document.problem(("ways_in", number, "name"), message)


def _same_title(name: str, pathway: Pathway) -> bool:
    return any(_stems(name) & _stems(title) for title in (pathway.title, *pathway.also_called))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"[a-z]{3,}", text.casefold())} - ANY_TITLE


def check_references_in_texts(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """A reference that stands in a text is one of ours; a page's own name or address may hold others."""
    known = knowledge.documents.get("pathways", {})
    for document in all_documents(knowledge):
        for place, text in texts_in(document.data):
            for reference in IN_TEXT.findall(text) if "sources" not in place else ():
                if reference not in known and reference not in knowledge.unread:
                    yield document.problem(place, f"'{reference}' is not in pathways/")
