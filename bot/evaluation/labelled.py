"""Labelled questions, asked of the bot: each with its answer held against it."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.catalogue.catalogue import Catalogue
from bot.conversation.script import play
from bot.conversation.talk import Talk
from bot.messages import Person, Reply

SPECIFIC = 4
"""A question with at most so many right roles is a specific one."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One labelled question with the bot's answer held against it."""

    label: dict[str, Any]
    reply: Reply
    wanted: frozenset[str]
    unknown: tuple[str, ...]
    ms: float

    @property
    def text(self) -> str:
        """What was typed, in the last turn of a chat."""
        text: str = self.label.get("text") or self.label["turns"][-1]
        return text

    @property
    def in_danger(self) -> bool:
        return self.label["intent"] in {"safeguarding", "medical_advice"}

    @property
    def stopped(self) -> bool:
        return self.reply.understood.safety is not None

    @property
    def found(self) -> list[str]:
        return [role.id for role in self.reply.understood.roles]

    @property
    def about_roles(self) -> bool:
        return bool(self.label.get("expect_roles"))

    @property
    def specific(self) -> bool:
        return self.about_roles and len(self.label["expect_roles"]) <= SPECIFIC

    @property
    def deserves_none(self) -> bool:
        return "@any_role_list" in self.label.get("must_not", ())

    @property
    def intent_right(self) -> bool:
        return self.reply.understood.intent in {self.label["intent"], *self.label.get("intent_ok", ())}

    def hit(self, within: int) -> bool:
        return bool(self.wanted & set(self.found[:within]))

    @property
    def wrong_but_sure(self) -> bool:
        return self.specific and self.reply.understood.confidence == "sure" and bool(self.found) and not self.hit(3)

    @property
    def place_right(self) -> bool:
        place = self.reply.understood.place
        texts = (place.name, place.hub, place.region) if place else ()
        wanted = self.label["expect_place"].casefold()
        return any(wanted in text.casefold() or (text and text.casefold() in wanted) for text in texts)


PLAIN = {"general surgery": "surgeon"}
"""Titles of the official lists that stand for a kind of job too, of which we have a card of its own."""


class Titles:
    """Role titles and other names, as labels write them -> ids."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        for role in catalogue.roles.values():
            for name in (role.title, *role.also_called, role.id.replace("-", " ")):
                self._ids[name.casefold()].add(role.id)
        for title, plain in PLAIN.items():
            if plain in catalogue.roles:
                self._ids[title].add(plain)

    def ids(self, title: str) -> set[str]:
        """The ids behind a title such as 'Chef/cook' or 'General practitioner (GP)'; empty if unknown."""
        bare = title.partition(" (")[0]
        forms = (title, bare, *bare.split("/"))
        return set().union(*(self._ids.get(form.strip().casefold(), set()) for form in forms))


async def evaluate_file(talk: Talk, catalogue: Catalogue, file: Path) -> list[Scored]:
    """Ask every question of the file. Raises `ValueError` with the line that can't be read."""
    titles = Titles(catalogue)
    scored = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            label = json.loads(line)
            turns = label.get("turns") or [label["text"]]
            expected = [(title, titles.ids(title)) for title in label["expect_roles"]]
        except (json.JSONDecodeError, KeyError, AttributeError) as error:
            raise ValueError(f"line {number}: is not a labelled question: {error}") from None
        played = await play(talk, Person("evaluate", f"{file}:{number}"), turns)
        wanted = frozenset().union(*(ids for _, ids in expected))
        unknown = tuple(title for title, ids in expected if not ids)
        scored.append(Scored(label, played.replies[-1], wanted, unknown, played.ms))
    return scored
