"""The parts of the documents that are made from the project itself; a test fails when they are stale.

A generated part stands between two marks, `<!-- counts -->` and `<!-- /counts -->`: everything else is written by hand.
"""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, get_args

import click
from pydantic import Field
from pydantic.fields import FieldInfo

from bot.catalogue.event import Audience, EventKind
from bot.catalogue.fields import Band, Entry, Flag, Involves, Paid, Phrase, Setting, Subject, Suits, Text, WayKind
from bot.catalogue.load import Knowledge, KnowledgeError
from bot.catalogue.local import Certainty, Programme
from bot.catalogue.pathway import Pathway
from bot.catalogue.reader import parse, read_document
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.script import PRESS, play
from bot.conversation.talk import Talk
from bot.messages import Intent, Person, Reply
from bot.picture import draw
from bot.store.memory import MemoryStore

README, EDITORS, PICTURE, CHAT = "README.md", "knowledge/README.md", "docs/chat.svg", "docs/chat.yaml"
DOCUMENTS = (README, EDITORS, PICTURE)

TAGS: dict[str, tuple[str, ...]] = {
    "where": tuple(Setting),
    "involves": tuple(Involves),
    "suits": tuple(Suits),
    "subjects": tuple(Subject),
    "flags": tuple(Flag),
    "kind of a way in": tuple(WayKind),
    "paid": get_args(Paid),
    "bands": get_args(Band),
    "state of a pathway": get_args(Pathway.model_fields["state"].annotation),
    "intent of a topic": get_args(Intent),
    "kind of a programme": get_args(Programme.model_fields["kind"].annotation),
    "kind of an event": get_args(EventKind),
    "audience of an event": get_args(Audience),
    "certainty": get_args(Certainty),
}
"""Fields that take their words from a fixed list."""


class Chat(Entry):
    """`docs/chat.yaml`: the conversation of the picture, as turns of `ask --file`, one list a screen."""

    title: Phrase
    under: Phrase
    about: Text
    screens: Annotated[tuple[Annotated[tuple[Phrase, ...], Field(min_length=1)], ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the generated parts are made from; `settings` is the table that `settings_list` gives."""

    knowledge: Knowledge
    guide: Guide
    commands: click.Group
    settings: str


def read_chat(root: Path) -> Chat:
    """The conversation of the picture. Raises `KnowledgeError`."""
    document, problems = read_document(root / CHAT, root)
    chat, more = parse(Chat, document) if document else (None, [])
    if chat is None:
        raise KnowledgeError([*problems, *more])
    return chat


def read_texts(root: Path) -> dict[str, str]:
    """The documents with generated parts, as they are now. Raises `OSError`."""
    return {name: (root / name).read_text(encoding="utf-8") for name in (README, EDITORS)}


def fresh_documents(texts: Mapping[str, str], chat: Chat, facts: Facts) -> dict[str, str]:
    """Path -> text of every document, its generated parts made anew. Raises `ValueError` where a mark is missing."""
    readme = with_part(texts[README], "counts", counts(facts.knowledge))
    readme = with_part(readme, "commands", command_list(facts.commands))
    return {
        README: with_part(readme, "settings", facts.settings),
        EDITORS: with_part(texts[EDITORS], "tags", tag_list()),
        PICTURE: picture(chat, facts.guide),
    }


def write_documents(root: Path, fresh: Mapping[str, str]) -> list[str]:
    """Write the documents that changed; the names of those. Raises `OSError`."""
    changed = []
    for name, text in fresh.items():
        path = root / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(name)
    return changed


def with_part(text: str, name: str, part: str) -> str:
    """The text with `part` between the marks of `name`. Raises `ValueError` if the marks are not there, once each."""
    found = re.findall(f"<!-- {name} -->.*?<!-- /{name} -->", text, flags=re.DOTALL)
    if len(found) != 1:
        raise ValueError(f"The marks <!-- {name} --> and <!-- /{name} --> must stand once in the document.")
    return text.replace(found[0], f"<!-- {name} -->\n{part}\n<!-- /{name} -->")


def counts(knowledge: Knowledge) -> str:
    """A table of what the bot knows; what is not published is counted apart."""
    rows = [f"| {name} | {number:,} |" for name, number in _counted(knowledge) if number]
    return "\n".join(["| what the bot knows | how many |", "|---|---:|", *rows])


def _counted(knowledge: Knowledge) -> Iterator[tuple[str, int]]:
    known = {name: _published(knowledge, name) for name in knowledge.entries}
    kinds = [pathway.kind for pathway in known["pathways"]]
    apprenticeships = sum("apprenticeship" in kind for kind in kinds)
    t_levels = kinds.count(WayKind.T_LEVEL)
    yield "roles", len(known["roles"])
    yield "families of roles", len({role.family for role in known["roles"]})
    yield "apprenticeships", apprenticeships
    yield "T Levels", t_levels
    yield "other ways in: courses, degrees, schemes", len(kinds) - apprenticeships - t_levels
    yield "answers to other questions", len(known["topics"])
    yield "collections of roles for a wish", len(known["collections"])
    yield "kinds of practice interview", len(known["practice"])
    yield "Careers Hubs", len(known["hubs"])
    yield "employers with programmes for young people", len(known["employers"])
    yield "events", sum(len(organiser.events) for organiser in known["events"])
    total = sum(map(len, knowledge.entries.values()))
    yield "drafts that wait for a second person's check", total - sum(map(len, known.values()))


def _published(knowledge: Knowledge, folder: str) -> list[Any]:
    return [entry for entry in knowledge.entries[folder].values() if entry.status == "published"]


def command_list(commands: click.Group) -> str:
    """A table of the commands with their options, from their own help."""
    named = sorted(_named(commands))
    rows = [f"| `{_usage(name, command)}` | {_about(command)} |" for name, command in named]
    return "\n".join(["| `python run_bot.py …` | what it does |", "|---|---|", *rows])


def _named(commands: click.Group) -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name; those of a group one by one."""
    for name, command in commands.commands.items():
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", each) for inner, each in _named(command))
        else:
            yield name, command


def _usage(name: str, command: click.Command) -> str:
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    shown = [str(each.name).upper() if each.required else f"[{str(each.name).upper()}]" for each in arguments]
    return " ".join([name, *shown])


def _about(command: click.Command) -> str:
    options = [each for each in command.params if isinstance(each, click.Option)]
    told = [f"`{each.opts[0]}`: {each.help}" for each in options]
    return "<br>".join([" ".join((command.help or "").split()), *told])


def settings_list(fields: Mapping[str, FieldInfo], root: Path, home: Path) -> str:
    """A table of the settings; a folder under `root` or `home` is shown without them."""
    rows = (
        f"| `FIRSTSHIFT_{name.upper()}` | {field.description} | {_default(field, root, home)} |"
        for name, field in fields.items()
    )
    return "\n".join(["| setting | what it is for | if not set |", "|---|---|---|", *rows])


def _default(field: FieldInfo, root: Path, home: Path) -> str:
    value = field.get_default(call_default_factory=True, validated_data={})
    if value is None:
        return "off"
    if isinstance(value, Path):
        inside = value.is_relative_to(root)
        value = value.relative_to(root).as_posix() if inside else f"~/{value.relative_to(home).as_posix()}"
    return f"`{value}`"


def tag_list() -> str:
    """The fields with a fixed list of words, and the words."""
    return "\n".join(f"- **{name}**: {', '.join(f'`{word}`' for word in words)}" for name, words in TAGS.items())


def picture(chat: Chat, guide: Guide) -> str:
    """The conversation, really held, as an SVG."""
    turns = [turn for screen in chat.screens for turn in screen]
    replies = iter(_replies(guide, turns))
    screens = [[(turn.removeprefix(PRESS).strip(), next(replies)) for turn in screen] for screen in chat.screens]
    return draw(chat.title, chat.under, chat.about, screens)


def _replies(guide: Guide, turns: Sequence[str]) -> tuple[Reply, ...]:
    """The bot's answers on a day that never moves, so that the same knowledge always gives the same picture."""
    day = guide.catalogue.pay.valid_from
    talk = Talk(lambda: guide, MemoryStore(), lambda: day, Limits(per_minute=len(turns)))
    return asyncio.run(play(talk, Person("documents", "one"), turns)).replies
