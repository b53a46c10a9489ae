"""Reads the compiled tables of `knowledge/places/`. All are UTF-8, tab-separated, with one heading line."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.places.model import Authority


class Town(NamedTuple):
    """A row of a town table: `where` is an authority's code, or a nation outside England."""

    name: str
    lat: float
    lon: float
    population: int
    where: str


def rows(path: Path) -> Iterator[list[str]]:
    """The cells of each line after the heading."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


def read_authorities(path: Path) -> dict[str, Authority]:
    """By code, in the order of the file."""
    return {row[0]: _authority(row) for row in rows(path)}


def _authority(row: list[str]) -> Authority:
    code, name, spoken, upper, region, icb, icb_also, earlier, lat, lon = row
    icbs = (icb, *_split(icb_also))
    return Authority(code, name, spoken, upper, region, icbs, _split(earlier), float(lat), float(lon))


def read_towns(path: Path) -> list[Town]:
    return [
        Town(name, float(lat), float(lon), int(population), where) for name, lat, lon, population, where in rows(path)
    ]


def read_outcodes(path: Path) -> dict[str, tuple[float, float, tuple[str, ...]]]:
    """Outward code -> latitude, longitude, authority codes (largest share of the postcodes first)."""
    return {row[0]: (float(row[1]), float(row[2]), _codes(row[3])) for row in rows(path)}


def _codes(shares: str) -> tuple[str, ...]:
    return tuple(share.partition(":")[0] for share in shares.split("|"))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
