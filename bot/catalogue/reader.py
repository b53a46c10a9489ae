"""Knowledge files -> plain data with the line of every field, and all their problems at once.

Everything is text until the models say otherwise, so `no`, `08` and `12:30` keep their meaning.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

try:
    from yaml import CBaseLoader as BaseLoader
except ImportError:  # a PyYAML without libyaml: ten times slower, the same result
    from yaml import BaseLoader  # type: ignore[assignment]

Key = str | int
Place = tuple[Key, ...]
Lines = dict[Place, int]
EntryT = TypeVar("EntryT", bound=BaseModel)

MAX_FILE_BYTES = 600_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a knowledge file; `line` counts from 1, `severity` is error or warning."""

    file: str
    line: int
    field: str
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


@dataclass(frozen=True)
class Document:
    """One file, read: its data as nested dicts, lists and strings, and its text."""

    file: str
    data: Any
    text: str

    @property
    def head(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0].rstrip()

    @cached_property
    def lines(self) -> Lines:
        """The line of each field. Only a problem asks for it, so it is worked out then: it takes as long as reading."""
        walk = _Walk(self.file)
        node = yaml.compose(self.text, Loader=BaseLoader)
        if node is not None:
            walk.value(node, ())
        return walk.lines

    def line(self, place: Place) -> int:
        """The line of `place`, or of the nearest thing that holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, message: str, severity: str = "error") -> Problem:
        return Problem(self.file, self.line(place), field_name(place), message, severity)


class _Walk:
    """One walk over the nodes of a file: data out, lines and duplicate keys noted."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: Lines = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, place: Place) -> Any:
        if place not in self.lines:
            self.lines[place] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.value or node.style else None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        return [self.value(item, (*place, number)) for number, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            here = (*place, key)
            if key in data:
                first = self.lines[here]
                message = f"'{key}' is written twice (first on line {first})"
                self.problems.append(Problem(self.file, line, field_name(here), message))
                continue
            self.lines[here] = line
            data[key] = self.value(value_node, here)
        return data


def read_document(path: Path, root: Path) -> tuple[Document | None, list[Problem]]:
    """Read one YAML file. Never raises for what is in the file, or for a file that can't be read."""
    file = path.as_posix().removeprefix(f"{root.as_posix()}/")
    try:
        text = _text(path)
    except ValueError as error:
        return None, [Problem(file, 1, "file", str(error))]
    data = _sound_data(text)
    return (Document(file, data, text), []) if data is not None else _read_closely(file, text)


def _read_closely(file: str, text: str) -> tuple[Document | None, list[Problem]]:
    """A file in which something is unusual, read node by node, so that each problem has its line."""
    try:
        node = yaml.compose(text, Loader=BaseLoader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(file, error)]
    except (yaml.YAMLError, RecursionError):
        return None, [Problem(file, 1, "file", "has characters or nesting that YAML does not allow")]
    if node is None:
        return None, [Problem(file, 1, "file", "is empty")]
    walk = _Walk(file)
    return Document(file, walk.value(node, ()), text), walk.problems


class _Unusual(Exception):  # noqa: N818 - no error: the file is read closely then
    """A key that is written twice or is no text, an alias, a second document."""


NextEvent = Callable[[], Any]


def _sound_data(text: str) -> Any:
    """The data of a file without anything unusual, or None: without nodes and lines, in two thirds of the time."""
    try:
        following: NextEvent = BaseLoader(text).get_event
        following(), following()  # the stream and the document begin
        data = _data(following(), following)
        following()
        return data if type(following()) is StreamEndEvent else None
    except (yaml.YAMLError, RecursionError, _Unusual):
        return None


def _data(event: Any, following: NextEvent) -> Any:
    """What the event says that has come, with those that belong to it."""
    kind = type(event)
    if kind is ScalarEvent:
        return _scalar(event)
    if kind is MappingStartEvent:
        return _mapping(following)
    if kind is not SequenceStartEvent:
        raise _Unusual
    items = []
    while type(event := following()) is not SequenceEndEvent:
        items.append((event.value or _scalar(event)) if type(event) is ScalarEvent else _data(event, following))
    return items


def _mapping(following: NextEvent) -> dict[str, Any]:
    data: dict[str, Any] = {}
    while type(key := following()) is ScalarEvent:
        if key.value in data:
            raise _Unusual
        event = following()
        # Nearly all events are texts: a call for each takes a tenth of the reading.
        data[key.value] = (event.value or _scalar(event)) if type(event) is ScalarEvent else _data(event, following)
    if type(key) is not MappingEndEvent:
        raise _Unusual
    return data


def _scalar(event: Any) -> str | None:
    """A text; nothing at all, without so much as quotes, is no text."""
    return event.value if event.value or event.style else None


def _text(path: Path) -> str:
    """The text of a file. Raises `ValueError` with what is wrong, in words."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from None
    if len(raw) > MAX_FILE_BYTES:
        raise ValueError(f"is larger than {MAX_FILE_BYTES:,} bytes")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8 text") from None


_TO_MEND = {
    "cannot start any token": "use spaces in place of a Tab, or put the text in quotes",
    "mapping values are not allowed": "put a text with a colon in quotes, or mend the spaces in front of the line",
    "could not find expected ':'": "write a colon and a space after the field's name",
    "unexpected end of stream": "close the quotes",
    "did not find expected": "close the quotes and brackets, and mend the spaces in front of the line",
}
"""What the library says -> what a person who doesn't know YAML can do."""


def _syntax_problem(file: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    hint = next((f" ({todo})" for sign, todo in _TO_MEND.items() if sign in (error.problem or "")), "")
    return Problem(file, mark.line + 1 if mark else 1, "file", f"is not valid YAML: {error.problem}{hint}")


def parse(model: type[EntryT], document: Document) -> tuple[EntryT | None, list[Problem]]:
    """The document as a `model`, or every reason why it isn't one."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, [_explain(model, document, detail) for detail in error.errors(include_url=False)]


def _explain(model: type[BaseModel], document: Document, detail: Mapping[str, Any]) -> Problem:
    place: Place = tuple(detail["loc"])
    kind, message = detail["type"], str(detail["msg"]).removeprefix("Value error, ")
    if kind == "missing":
        message = "is missing"
    elif kind == "extra_forbidden":
        message = f"is not a field{_did_you_mean(model, place)}"
    elif kind == "model_type":
        message = "must be a list of 'field: value' lines"
    return document.problem(place, message)


def _did_you_mean(model: type[BaseModel], place: Place) -> str:
    known = _field_names(model, place[:-1])
    near = get_close_matches(str(place[-1]), known, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _field_names(model: type[BaseModel], place: Place) -> list[str]:
    """The field names of the model inside `model` that stands at `place`."""
    for key in place:
        if isinstance(key, str) and key in model.model_fields:
            inner = _inner_model(model.model_fields[key].annotation)
            model = inner or model
    return list(model.model_fields)


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner_model(part) for part in getattr(annotation, "__args__", ()))
    return next((part for part in found if part), None)


def field_name(place: Place) -> str:
    """`("ways_in", 1, "needs")` as `ways_in[2].needs`: people count from 1."""
    name = ""
    for key in place:
        name += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if name else key
    return name or "file"
