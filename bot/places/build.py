"""Puts the tables and the aliases together: every name -> the places that it may mean, most likely first."""

from collections import defaultdict
from collections.abc import Iterable

from bot.places.aliases import Aliases, Area
from bot.places.model import Authority, Place, PlaceKind
from bot.places.names import key_of
from bot.places.tables import Town

PART_POPULATION = 40_000
"""Parts of cities have no figure of their own; this puts them before villages of the same name."""
CONNECTORS = frozenset(("on", "in", "under", "by"))
SHORTENED = 10_000
"""Towns of this size on are called by the head of their name alone: Burton, Berwick, Clacton."""

Index = dict[str, tuple[Place, ...]]


class IndexBuilder:
    """Built once, thrown away after `index`. Raises `ValueError` where an alias names a place that is not there."""

    def __init__(self, authorities: dict[str, Authority], aliases: Aliases) -> None:
        self._authorities = authorities
        self._aliases = aliases
        self._codes = {key_of(name): a.code for a in authorities.values() for name in (a.name, a.spoken)}
        self._places: dict[str, list[Place]] = defaultdict(list)
        self._population: dict[str, int] = defaultdict(int)

    def index(self, towns: Iterable[Town], towns_elsewhere: Iterable[Town]) -> Index:
        """Later steps see, and may replace, what earlier ones found."""
        self._add_towns(towns, towns_elsewhere)
        self._add_heads()
        self._add_parts()
        self._add_authorities()
        self._add_areas()
        self._add_boards()
        self._add_nations()
        self._add_everyday_names()
        found = {key: tuple(places) for key, places in self._places.items()}
        found |= {key_of(name): () for name in self._aliases.not_places}
        return found | _run_together(found)

    def place(
        self,
        name: str,
        kind: PlaceKind,
        codes: Iterable[str],
        point: tuple[float, float] | None = None,
        people: int = 0,
    ) -> Place:
        """An English place; without a point it gets the middle of its authorities."""
        found = [self._authorities[code] for code in codes]
        lat, lon = point or (sum(a.lat for a in found) / len(found), sum(a.lon for a in found) / len(found))
        icbs = tuple(dict.fromkeys(icb for a in found for icb in a.icbs))
        within = found[0].upper if kind in ("town", "authority") and found[0].upper != name else ""
        codes = tuple(a.code for a in found)
        return Place(name, kind, codes, icbs, found[0].region, "England", lat, lon, within, people)

    def _add_towns(self, towns: Iterable[Town], towns_elsewhere: Iterable[Town]) -> None:
        for town in towns:
            self._population[town.where] = max(self._population[town.where], town.population)
            self._places[key_of(town.name)].append(self._town(town))
        for town in towns_elsewhere:
            self._places[key_of(town.name)].append(_town_elsewhere(town))
        for key, places in self._places.items():
            if len(places) > 1:
                self._places[key] = _one_each(sorted(places, key=lambda place: -place.population))

    def _town(self, town: Town) -> Place:
        """As `place`, but fast: there are thousands."""
        authority = self._authorities[town.where]
        return Place(
            town.name.replace("Saint ", "St "),
            "town",
            (town.where,),
            authority.icbs,
            authority.region,
            "England",
            town.lat,
            town.lon,
            authority.upper if authority.upper != town.name else "",
            town.population,
        )

    def _add_heads(self) -> None:
        """`Berwick` for Berwick-upon-Tweed, unless a town of any size has the short name."""
        for key, places in list(self._places.items()):
            words = key.split()
            people = places[0].population
            if len(words) > 2 and words[1] in CONNECTORS and people >= SHORTENED:
                namesakes = self._places.get(words[0], [])
                if all(other.population < people / 10 for other in namesakes):
                    self._places[words[0]] = [places[0], *namesakes]

    def _add_parts(self) -> None:
        for authority, names in self._aliases.parts.items():
            code = self._code(authority)
            for name in names:
                self._add_first(self.place(name, "town", (code,), self._point(name, code), PART_POPULATION))

    def _add_authorities(self) -> None:
        for authority in self._authorities.values():
            for name in dict.fromkeys((authority.spoken, authority.name)):
                people = self._population[authority.code]
                point = self._point(name, authority.code)
                self._add_first(self.place(authority.spoken, "authority", (authority.code,), point, people), name)

    def _add_first(self, place: Place, name: str = "") -> None:
        """Puts a place before its namesakes, and drops the namesake in the same authority."""
        key = key_of(name or place.name)
        others = [other for other in self._places[key] if other.authorities != place.authorities]
        both = [place, *others]
        self._places[key] = both if place.kind == "authority" else sorted(both, key=lambda p: -p.population)

    def _add_areas(self) -> None:
        regions = dict.fromkeys(a.region for a in self._authorities.values())
        for region in regions:
            codes = [a.code for a in self._authorities.values() if a.region == region]
            self._set(self.place(region, "region", codes), (region, *self._aliases.regions.get(region, ())))
        for name, area in self._aliases.areas.items():
            self._set(self.place(name, "area", self._codes_in(area)), (name, *area.also))

    def _codes_in(self, area: Area) -> list[str]:
        named = [self._code(name) for name in area.authorities]
        counties = [a.code for a in self._authorities.values() if a.upper in area.counties and a.upper != a.name]
        regions = [a.code for a in self._authorities.values() if a.region in area.regions]
        return list(dict.fromkeys([*counties, *named, *regions]))

    def _add_boards(self) -> None:
        """`Frimley ICB` and the like, of before and after April 2026."""
        boards: dict[str, list[str]] = defaultdict(list)
        for authority in self._authorities.values():
            for icb in (*authority.icbs, *authority.earlier_icbs):
                boards[icb].append(authority.code)
        for icb, codes in boards.items():
            short = icb.removeprefix("NHS ").removesuffix(" Integrated Care Board")
            names = [f"{short} ICB", f"{short} Integrated Care Board"]
            if key_of(short) not in self._places and " " in short:
                names.append(short)
            self._set(self.place(icb, "area", codes), names)

    def _add_nations(self) -> None:
        for nation, names in self._aliases.nations.items():
            self._set(Place(nation, "nation", nation=nation), (nation, *names))

    def _add_everyday_names(self) -> None:
        for name, meant in self._aliases.called.items():
            targets = (meant,) if isinstance(meant, str) else meant
            self._places[key_of(name)] = [self._target(target) for target in targets]

    def _target(self, target: str) -> Place:
        if key_of(target) in self._places:
            return self._places[key_of(target)][0]
        name, _, authority = target.partition(" in ")
        code = self._codes.get(key_of(authority))
        for place in self._places.get(key_of(name), ()):
            if place.authorities == (code,):
                return place
        raise ValueError(f"aliases.yaml: no place is called {target!r}")

    def _set(self, place: Place, names: Iterable[str]) -> None:
        for name in names:
            self._places[key_of(name)] = [place]

    def _point(self, name: str, code: str) -> tuple[float, float] | None:
        for place in self._places.get(key_of(name), ()):
            if place.authorities == (code,) and place.lat is not None and place.lon is not None:
                return place.lat, place.lon
        return None

    def _code(self, name: str) -> str:
        if key_of(name) not in self._codes:
            raise ValueError(f"aliases.yaml: no local authority is called {name!r}")
        return self._codes[key_of(name)]


def _one_each(places: list[Place]) -> list[Place]:
    """The biggest of those that share an authority (or, elsewhere, a nation)."""
    found: dict[tuple[str, ...] | str, Place] = {}
    for place in places:
        found.setdefault(place.authorities or place.nation, place)
    return list(found.values())


def _town_elsewhere(town: Town) -> Place:
    nation = town.where
    return Place(town.name, "town", (), (), "", nation, town.lat, town.lon, nation, town.population)


def _run_together(found: Index) -> Index:
    """`miltonkeynes` for the bigger places of several words."""
    joined = {key.replace(" ", ""): places for key, places in found.items() if " " in key and places}
    return {
        key: places
        for key, places in joined.items()
        if key not in found and len(key) >= 8 and (places[0].kind != "town" or places[0].population >= 20_000)
    }
