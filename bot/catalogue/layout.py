"""Where each kind of knowledge lives, and the model that it must fit."""

from dataclasses import dataclass

from pydantic import BaseModel

from bot.catalogue.event import Organiser
from bot.catalogue.explorer import Explorer
from bot.catalogue.fields import Filed
from bot.catalogue.hints import SafetyHints
from bot.catalogue.local import Employer, Hub
from bot.catalogue.pathway import Pathway
from bot.catalogue.practice import Bank
from bot.catalogue.role import Families, Role
from bot.catalogue.routes import RouteRules
from bot.catalogue.safety import SafetyRules
from bot.catalogue.topic import Collection, Money, PayTable, Topic
from bot.catalogue.vocabulary import Alike, Askers, Dates, Elsewhere, Intents, Languages, Offers, Wishes, Words


@dataclass(frozen=True, slots=True)
class Folder:
    """A kind with one file per entry; `depth` counts the folders between its own and its files."""

    name: str
    model: type[Filed]
    schema: str
    depth: int = 0

    @property
    def pattern(self) -> str:
        return f"{self.name}/{'*/' * self.depth}*.yaml"

    @property
    def modeline(self) -> str:
        """The first line of each file: an editor then completes and checks what is typed."""
        return f"# yaml-language-server: $schema={'../' * (self.depth + 1)}schema/{self.schema}.json"


FOLDERS = (
    Folder("roles", Role, "role", depth=1),
    Folder("pathways", Pathway, "pathway", depth=1),
    Folder("topics", Topic, "topic", depth=1),
    Folder("collections", Collection, "collection"),
    Folder("hubs", Hub, "hub"),
    Folder("employers", Employer, "employer"),
    Folder("practice", Bank, "practice"),
    Folder("events", Organiser, "events"),
)

SINGLES: dict[str, type[BaseModel]] = {
    "families.yaml": Families,
    "routes.yaml": RouteRules,
    "explore.yaml": Explorer,
    "safety.yaml": SafetyRules,
    "safety_hints.yaml": SafetyHints,
    "pay/agenda-for-change.yaml": PayTable,
    "pay/money.yaml": Money,
    "vocabulary/words.yaml": Words,
    "vocabulary/intents.yaml": Intents,
    "vocabulary/askers.yaml": Askers,
    "vocabulary/wishes.yaml": Wishes,
    "vocabulary/languages.yaml": Languages,
    "vocabulary/elsewhere.yaml": Elsewhere,
    "vocabulary/alike.yaml": Alike,
    "vocabulary/offers.yaml": Offers,
    "vocabulary/dates.yaml": Dates,
}

COMMON_WORDS = "vocabulary/common-words.txt"
WORDING = "wording/*.yaml"
