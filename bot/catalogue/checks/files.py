"""Rules about the files themselves: first lines, names, words left over from a template."""

import re
from collections.abc import Iterator
from datetime import date

from bot.catalogue.checks.shared import all_documents
from bot.catalogue.layout import FOLDERS
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Problem
from bot.catalogue.words import texts_in

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|[A-Z]{2}\d{4}")
PLACEHOLDER = re.compile(r"<[^>]*>|\bexample\.(?:org|com)\b")


def check_modelines(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Editors find the schema through the first line, so it must be there and be right."""
    for folder in FOLDERS:
        for document in knowledge.documents.get(folder.name, {}).values():
            if document.head != folder.modeline:
                yield Problem(document.file, 1, "first line", f"must be: {folder.modeline}")


def check_ids(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    for folder in FOLDERS:
        for id_, document in knowledge.documents.get(folder.name, {}).items():
            if isinstance(document.data, dict) and "id" in document.data:
                yield document.problem(("id",), "must not be written: the file's name is the id")
            if not ID.fullmatch(id_):
                yield document.problem((), "the file's name may have small letters, digits and hyphens only")


def check_placeholders(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Nothing of a template is left."""
    for document in all_documents(knowledge):
        for place, text in texts_in(document.data):
            if PLACEHOLDER.search(text):
                yield document.problem(place, f"still holds words of the template: {text[:60]}")
