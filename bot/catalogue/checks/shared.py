"""What every rule is given, and the walks that they share."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from bot.catalogue.layout import FOLDERS
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Document, Problem

EXPLORE = "explore.yaml"

Check = Callable[[Knowledge, date], Iterator[Problem]]


def each(knowledge: Knowledge, folder: str) -> Iterator[tuple[Any, Document]]:
    """The entries of a folder that could be parsed, with the documents they came from."""
    documents = knowledge.documents.get(folder, {})
    for id_, entry in knowledge.entries.get(folder, {}).items():
        yield entry, documents[id_]


def all_documents(knowledge: Knowledge) -> Iterator[Document]:
    """Every file of a folder of entries, parsed or not."""
    for folder in FOLDERS:
        yield from knowledge.documents.get(folder.name, {}).values()


def single(knowledge: Knowledge, name: str) -> tuple[Any, Document | None]:
    """A file that stands alone, as `pay/agenda-for-change.yaml`; None where it could not be read."""
    return knowledge.singles.get(name), knowledge.single_documents.get(name)
