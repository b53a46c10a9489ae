"""The shape of `knowledge/places/cues.yaml`: words around a name that tell whether it is a place."""

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

Words = Annotated[frozenset[str], BeforeValidator(str.split)]


class Cues(BaseModel):
    """The whole file; every list is explained in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    near: Words
    inside: Words
    others: Words
    home: Words
    moving: Words
    coming: Words
    work: Words
    offices: Words
    activity: Words
    goes_on: Words
    local: Words
    person: Words
    maybe_person: Words
    not_after_code: Words
    between: Words
    before_answer: Words
    after_answer: Words

    def before_place(self, word: str) -> bool:
        """Whether a place often follows this word."""
        return word in self.near or word in self.inside or word in self.others


def load_cues(path: Path) -> Cues:
    """Raises `pydantic.ValidationError` or `yaml.YAMLError` where the file is wrong."""
    return Cues.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
