"""Rules about what points to what: families, ids, buttons, the jobs that come next."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.catalogue.checks.shared import EXPLORE, each, single
from bot.catalogue.fields import Flag, WayKind
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Document, Place, Problem
from bot.catalogue.role import Role
from bot.catalogue.words import texts_in
from bot.messages import MAX_ACTION_BYTES

ACTIONS = {
    "roles": "role:{}:regulator",
    "pathways": "pathway:{}",
    "topics": "topic:{}",
    "collections": "collection:{}:99",
}
"""The longest action that a button can have for an entry of each kind; a test holds it against the code."""

FOLDER_OF = {"role": "roles", "pathway": "pathways", "topic": "topics", "collection": "collections"}


def check_families(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    listed = knowledge.singles.get("families.yaml")
    known = {family.id for family in listed.families} if listed else set()
    for role, document in each(knowledge, "roles"):
        if role.family not in known:
            yield document.problem((), f"the folder '{role.family}' is not a family of families.yaml")
    used = {role.family for role, _ in each(knowledge, "roles")}
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
    for role, document in each(knowledge, "roles"):
        for name in ("next_roles", "related"):
            for number, target in enumerate(getattr(role, name)):
                yield "roles", document, (name, number), target, "roles"
        for number, way in enumerate(role.ways_in):
            if way.pathway:
                yield "roles", document, ("ways_in", number, "pathway"), way.pathway, "pathways"
    for pathway, document in each(knowledge, "pathways"):
        for number, target in enumerate(pathway.leads_to):
            yield "pathways", document, ("leads_to", number), target, "roles"
    for collection, document in each(knowledge, "collections"):
        for number, pick in enumerate(collection.roles):
            yield "collections", document, ("roles", number, "role"), pick.role, "roles"
    for folder in ("employers", "events"):
        for entry, document in each(knowledge, folder):
            if entry.hub:
                yield folder, document, ("hub",), entry.hub, "hubs"
    yield from _links_of_conversations(knowledge)


def _links_of_conversations(knowledge: Knowledge) -> Iterator[tuple[str, Document, Place, str, str]]:
    """What the practice interviews and the quick questions name."""
    for bank, document in each(knowledge, "practice"):
        for number, target in enumerate(bank.roles):
            yield "practice", document, ("roles", number), target, "roles"
    explorer, where = single(knowledge, EXPLORE)
    if explorer and where:
        for number, way in enumerate(explorer.subjects):
            yield EXPLORE, where, ("subjects", number, "collection"), way.collection, "collections"
        for number, target in enumerate(explorer.surprises):
            yield EXPLORE, where, ("surprises", number), target, "collections"


def check_named_families(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Every family that a practice interview or the quick questions name is one of families.yaml."""
    listed = knowledge.singles.get("families.yaml")
    known = {family.id for family in listed.families} if listed else set()
    explore = single(knowledge, EXPLORE)[1]
    for document in (*knowledge.documents.get("practice", {}).values(), *([explore] if explore else [])):
        for place, family in texts_in(document.data):
            if "families" in place and family not in known:
                yield document.problem(place, f"'{family}' is not a family of families.yaml")


def check_buttons(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """A topic's buttons lead to an entry that is there."""
    for topic, document in each(knowledge, "topics"):
        for number, button in enumerate(topic.buttons):
            kind, _, rest = button.action.partition(":")
            target = rest.split(":")[0]
            folder = FOLDER_OF.get(kind, "")
            if folder and target not in knowledge.documents.get(folder, {}) and target not in knowledge.unread:
                yield document.problem(("buttons", number, "action"), f"'{target}' is not in {folder}/")


def check_actions(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Telegram takes 64 bytes a button, so a file's name must leave room for what stands around it."""
    for folder, pattern in ACTIONS.items():
        for id_, document in knowledge.documents.get(folder, {}).items():
            over = len(pattern.format(id_).encode()) - MAX_ACTION_BYTES
            if over > 0:
                yield document.problem((), f"the file's name is {over} letters too long for a button")


def check_dead_ends(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """From each job that takes beginners, the next jobs lead on to one that asks for more."""
    roles = knowledge.entries.get("roles", {})
    for role, document in each(knowledge, "roles"):
        if takes_beginners(role) and not _leads_on(role, roles):
            yield document.problem(("next_roles",), "leads nowhere: name a job to move on to")


def takes_beginners(role: Role) -> bool:
    """A job that a person can get without a degree by applying, or that starts on the lowest bands."""
    applies = Flag.NO_DEGREE in role.flags and any(way.kind == WayKind.DIRECT for way in role.ways_in)
    return applies or role.pay.bands[:1] in {("2",), ("3",)}


def _leads_on(role: Role, roles: Mapping[str, Role]) -> bool:
    seen = {role.id}
    waiting = [role]
    while waiting:
        for target in waiting.pop().next_roles:
            if target in seen:
                continue
            seen.add(target)
            found = roles.get(target)
            if found is None or not takes_beginners(found):
                return True  # a file that can't be read is told elsewhere
            waiting.append(found)
    return False
