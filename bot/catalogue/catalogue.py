"""All of `knowledge/` as one linked, unchanging object."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.catalogue.event import Event, Organiser
from bot.catalogue.explorer import Explorer
from bot.catalogue.hints import SafetyHints
from bot.catalogue.local import Employer, Hub
from bot.catalogue.pathway import Pathway
from bot.catalogue.practice import Bank
from bot.catalogue.role import Family, Role
from bot.catalogue.routes import RouteRules
from bot.catalogue.safety import SafetyRules
from bot.catalogue.topic import Collection, Money, PayTable, Topic
from bot.catalogue.vocabulary import Vocabulary
from bot.messages import Intent


class Wording(Mapping[str, str]):
    """The bot's own sentences by key; calling it fills in the `{names}`.

    An unknown key raises `KeyError`: a test holds the keys in the code against the files.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(texts)

    def __getitem__(self, key: str) -> str:
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __call__(self, key: str, **values: str | int) -> str:
        return self._texts[key].format(**values) if values else self._texts[key]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the bot knows. Every mapping is by id and holds published entries only."""

    roles: Mapping[str, Role]
    families: Mapping[str, Family]
    pathways: Mapping[str, Pathway]
    topics: Mapping[str, Topic]
    collections: Mapping[str, Collection]
    hubs: Mapping[str, Hub]
    employers: Mapping[str, Employer]
    practice: Mapping[str, Bank]
    explorer: Explorer
    events: Mapping[str, Organiser]
    """By the id of the organiser, as all of its events stand in one file."""
    pay: PayTable
    money: Money
    routes: RouteRules
    safety: SafetyRules
    hints: SafetyHints
    vocabulary: Vocabulary
    wording: Wording
    hub_areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a local authority -> ids of the hubs that serve it, the surest first."""
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role -> the roles from which people move on to it."""
    fitting: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Collection -> the ids of the roles that fit its tags, whether they are in its list or not."""
    called: Mapping[str, str] = field(default_factory=dict)
    """Title or other name, in small letters -> role."""

    def roles_by_pathway(self, pathway_id: str) -> tuple[Role, ...]:
        """The roles that a way in leads to: those that it names, then those that name it."""
        named = [self.roles[role] for role in self.pathways[pathway_id].leads_to if role in self.roles]
        naming = [role for role in self.roles.values() if pathway_id in {way.pathway for way in role.ways_in}]
        return tuple(dict.fromkeys((*named, *naming)))

    def event(self, organiser_id: str, event_id: str) -> tuple[Organiser, Event] | None:
        """The event of this name, and who holds it."""
        organiser = self.events.get(organiser_id)
        found = (event for event in organiser.events if event.id == event_id) if organiser else iter(())
        event = next(found, None)
        return (organiser, event) if organiser and event else None

    def default_topic(self, intent: Intent) -> Topic | None:
        """The topic that answers this kind of question where nothing nearer is asked."""
        return next((topic for topic in self.topics.values() if topic.default and topic.intent == intent), None)


def areas_of_hubs(hubs: Mapping[str, Hub]) -> dict[str, tuple[str, ...]]:
    """Name of a local authority -> its hubs: certain ones before those in doubt."""
    found: dict[str, list[str]] = {}
    for areas in ("areas", "maybe_areas"):
        for hub_id, hub in hubs.items():
            for area in getattr(hub, areas):
                found.setdefault(area, []).append(hub_id)
    return {area: tuple(dict.fromkeys(ids)) for area, ids in found.items()}


def roles_before(roles: Mapping[str, Role]) -> dict[str, tuple[str, ...]]:
    """Role -> the roles that name it as a next one, in the order of the files."""
    found: dict[str, tuple[str, ...]] = {}
    for id_, role in roles.items():
        for following in role.next_roles:
            found[following] = (*found.get(following, ()), id_)
    return found


def names_of(roles: Mapping[str, Role]) -> dict[str, str]:
    """Every name of a role in small letters -> its id; a title wins over another role's second name."""
    others = {name.casefold(): id_ for id_, role in roles.items() for name in role.also_called}
    return others | {role.title.casefold(): id_ for id_, role in roles.items()}
