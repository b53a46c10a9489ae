"""`knowledge/` -> a `Catalogue`, or every problem that stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.catalogue.catalogue import Catalogue, Wording, areas_of_hubs, names_of, roles_before
from bot.catalogue.fitting import fitting_roles
from bot.catalogue.layout import COMMON_WORDS, FOLDERS, SINGLES, WORDING, Folder
from bot.catalogue.money import with_amounts
from bot.catalogue.pause import collecting_paused
from bot.catalogue.reader import Document, Problem, parse, read_document
from bot.catalogue.vocabulary import Vocabulary


class KnowledgeError(Exception):
    """The knowledge folder can't be used; `problems` says why, with file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


Known = dict[Path, tuple[tuple[int, int], Any]]
"""Files that were sound when last read -> when they were changed and how large they were; their entry."""


@dataclass(slots=True)
class Knowledge:
    """All that was read: entries and documents by folder and id, single files, texts, problems."""

    root: Path
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    documents: dict[str, dict[str, Document]] = field(default_factory=dict)
    singles: dict[str, Any] = field(default_factory=dict)
    single_documents: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    unread: set[str] = field(default_factory=set)
    """Ids of files that could not be read at all: what links to them is not to blame."""
    problems: list[Problem] = field(default_factory=list)


def read_knowledge(root: Path, known: Known | None = None) -> Knowledge:
    """Read everything under `root`. Never raises for what the files hold: see `problems`.

    `known` is filled with what is read and spares reading it again: of a file that has not changed since there is then
    only the entry, and no document. What checks files goes without it.
    """
    knowledge = Knowledge(root)
    if not root.is_dir():
        knowledge.problems.append(Problem(root.name, 1, "folder", "is missing"))
        return knowledge
    with collecting_paused():
        for folder in FOLDERS:
            _read_folder(knowledge, folder, known)
        for name, model in SINGLES.items():
            _read_single(knowledge, name, model, known)
        for path in sorted(root.glob(WORDING)):
            _read_wording(knowledge, path)
        _read_common(knowledge, root / COMMON_WORDS)
    return knowledge


def _read_folder(knowledge: Knowledge, folder: Folder, known: Known | None) -> None:
    entries = knowledge.entries.setdefault(folder.name, {})
    documents = knowledge.documents.setdefault(folder.name, {})
    for path in sorted(knowledge.root.glob(folder.pattern)):
        state = _state(path) if known is not None else (0, 0)
        if known and path in known and known[path][0] == state and path.stem not in entries:
            entries[path.stem] = known[path][1]
            continue
        document, problems = read_document(path, knowledge.root)
        knowledge.problems += problems
        if document is None:
            knowledge.unread.add(path.stem)
            continue
        if path.stem in documents or path.stem in entries:
            twin = documents[path.stem].file if path.stem in documents else "another file"
            knowledge.problems.append(document.problem((), f"has the same name as {twin}"))
            continue
        documents[path.stem] = document
        entry, problems = parse(folder.model, _with_names(document, path, folder))
        knowledge.problems += problems
        if entry is not None:
            entries[path.stem] = entry
            if known is not None:
                known[path] = (state, entry)


def file_states(root: Path) -> dict[Path, tuple[int, int]]:
    """The files of all entries, and what changes when they do."""
    return {path: _state(path) for folder in FOLDERS for path in root.glob(folder.pattern)}


def known_from(catalogue: Catalogue, states: Mapping[Path, tuple[int, int]], root: Path) -> Known:
    """What a catalogue holds of files that were in these states before it was built."""
    known: Known = {}
    for path, state in states.items():
        folder = path.relative_to(root).parts[0]
        entry = getattr(catalogue, folder).get(path.stem)
        if entry is not None and folder != "topics":  # those of a catalogue have their amounts filled in
            known[path] = (state, entry)
    return known


def _state(path: Path) -> tuple[int, int]:
    """What changes when a file does."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


def _with_names(document: Document, path: Path, folder: Folder) -> Document:
    """The document with its id (and a role's family) filled in from the file's place."""
    if not isinstance(document.data, dict) or "id" in document.data:
        return document  # a file that writes `id` is told about it by the checks
    names = {"id": path.stem}
    if "family" in folder.model.model_fields:
        names["family"] = path.parent.name
    return replace(document, data=document.data | names)


def _read_single(knowledge: Knowledge, name: str, model: type[BaseModel], known: Known | None) -> None:
    path = knowledge.root / name
    state = _state(path) if known is not None else (0, 0)
    if known and path in known and known[path][0] == state:
        knowledge.singles[name] = known[path][1]
        return
    document, problems = read_document(path, knowledge.root)
    knowledge.problems += problems
    if document is None:
        return
    knowledge.single_documents[name] = document
    entry, problems = parse(model, document)
    knowledge.problems += problems
    if entry is not None:
        knowledge.singles[name] = entry
        if known is not None:
            known[path] = (state, entry)


def _read_wording(knowledge: Knowledge, path: Path) -> None:
    document, problems = read_document(path, knowledge.root)
    knowledge.problems += problems
    if document is None:
        return
    if not isinstance(document.data, dict):
        knowledge.problems.append(document.problem((), "must be a list of 'key: text'"))
        return
    for key, text in document.data.items():
        if not isinstance(text, str) or not text.strip():
            knowledge.problems.append(document.problem((key,), "must be a text"))
        elif key in knowledge.texts:
            knowledge.problems.append(document.problem((key,), "is already in another wording file"))
        else:
            knowledge.texts[key] = text.strip()


def _read_common(knowledge: Knowledge, path: Path) -> None:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        knowledge.problems.append(Problem(COMMON_WORDS, 1, "file", "cannot be read"))
        return
    knowledge.common = frozenset(word for word in lines if word and not word.startswith("#"))


def catalogue_of(knowledge: Knowledge) -> Catalogue:
    """The linked catalogue. Raises `KnowledgeError` when a file could not be read or used."""
    errors = [problem for problem in knowledge.problems if problem.severity == "error"]
    if errors:
        raise KnowledgeError(errors)
    published = {
        name: {id_: entry for id_, entry in entries.items() if entry.status == "published"}
        for name, entries in knowledge.entries.items()
    }
    money = knowledge.singles["pay/money.yaml"]
    published["topics"] = {id_: with_amounts(topic, money) for id_, topic in published["topics"].items()}
    return Catalogue(
        **published,
        families={family.id: family for family in knowledge.singles["families.yaml"].families},
        explorer=knowledge.singles["explore.yaml"],
        pay=knowledge.singles["pay/agenda-for-change.yaml"],
        money=money,
        routes=knowledge.singles["routes.yaml"],
        safety=knowledge.singles["safety.yaml"],
        hints=knowledge.singles["safety_hints.yaml"],
        vocabulary=_vocabulary(knowledge.singles, knowledge.common),
        wording=Wording(knowledge.texts),
        hub_areas=areas_of_hubs(published["hubs"]),
        before=roles_before(published["roles"]),
        fitting=fitting_roles(published["collections"], published["roles"]),
        called=names_of(published["roles"]),
    )


def _vocabulary(singles: Mapping[str, Any], common: frozenset[str]) -> Vocabulary:
    names = ("words", "intents", "askers", "wishes", "languages", "elsewhere", "offers", "alike", "dates")
    parts = {name: singles[f"vocabulary/{name}.yaml"] for name in names}
    return Vocabulary.model_construct(**parts, common=common)


def load_catalogue(root: Path, known: Known | None = None) -> Catalogue:
    """Read, validate and link `root`. Raises `KnowledgeError` with every problem found."""
    return catalogue_of(read_knowledge(root, known))
