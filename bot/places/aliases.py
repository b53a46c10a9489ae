"""The shape of `knowledge/places/aliases.yaml`: what people type and what is meant."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict


class Area(BaseModel):
    """A county, city region or other stretch of England, as a list of authorities and of whole counties or regions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    also: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


class Aliases(BaseModel):
    """The whole file; every list is explained in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    called: dict[str, str | tuple[str, ...]]
    areas: dict[str, Area]
    regions: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    nations: dict[str, tuple[str, ...]]
    words: tuple[str, ...]
    sure: frozenset[str]
    months: tuple[str, ...]
    names: tuple[str, ...]
    not_places: tuple[str, ...]
    never_mended: frozenset[str]
    codes: tuple[str, ...]


def load_aliases(path: Path) -> Aliases:
    """Raises `pydantic.ValidationError` or `yaml.YAMLError` where the file is wrong."""
    return Aliases.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
