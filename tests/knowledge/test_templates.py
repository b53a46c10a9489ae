"""The templates that editors copy: they pass the check as they are, and no copy keeps the template's own words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from bot.catalogue.check import check_knowledge
from bot.catalogue.event import Event, Organiser, Time
from bot.catalogue.fields import Source, Unsure
from bot.catalogue.layout import FOLDERS
from bot.catalogue.load import Knowledge, Known, read_knowledge
from bot.catalogue.local import Employer, Programme
from bot.catalogue.pathway import ApplyAt, Pathway
from bot.catalogue.role import Myth, Pay, Regulator, Role, WayIn
from bot.catalogue.topic import Topic, TopicButton, TopicLink
from tests.conftest import KNOWLEDGE, TODAY

TEMPLATES = KNOWLEDGE / "template"
COPIES = {
    "role": "roles/nursing/new-role.yaml",
    "pathway": "pathways/apprenticeships/ST9999.yaml",
    "topic": "topics/money/new-topic.yaml",
    "employer": "employers/new-employer.yaml",
    "events": "events/new-organiser.yaml",
}
MODELS: dict[str, tuple[type[BaseModel], ...]] = {
    "role": (Role, WayIn, Pay, Regulator, Myth, Unsure, Source),
    "pathway": (Pathway, ApplyAt, Unsure, Source),
    "topic": (Topic, TopicLink, TopicButton, Unsure, Source),
    "employer": (Employer, Programme, Unsure, Source),
    "events": (Organiser, Event, Time, Unsure, Source),
}
UNFILLED = "still holds words of the template"
FILLED_IN = {"id", "family"}
LEFT_OVER = re.compile(r"^<|https://example\.org|^2000-01-01$|^2099-12-31$")


def text_of(name: str) -> str:
    return (TEMPLATES / f"{name}.yaml").read_text(encoding="utf-8")


def write_copy(name: str, text: str, folder: Path) -> None:
    path = folder / COPIES[name]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def all_problems_of_copy(name: str, text: str, folder: Path) -> list[str]:
    write_copy(name, text, folder)
    return [str(each) for each in check_knowledge(read_knowledge(folder), TODAY) if each.file == COPIES[name]]


def problems_of_copy(name: str, text: str, folder: Path) -> list[str]:
    """The problems of a copied template, beside the template's own words that are still in it."""
    return [problem for problem in all_problems_of_copy(name, text, folder) if UNFILLED not in problem]


def test_every_template_is_tested() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.yaml")} == set(COPIES)


@pytest.mark.parametrize("name", COPIES)
def test_a_copied_template_passes_the_check(name: str, small_knowledge: Path) -> None:
    assert problems_of_copy(name, text_of(name), small_knowledge) == []


@pytest.mark.parametrize("name", COPIES)
def test_its_last_lines_publish_it(name: str, small_knowledge: Path) -> None:
    draft = "# reviewed: 2000-01-01\nstatus: draft\n"
    assert text_of(name).endswith(draft)
    published = text_of(name).replace(draft, f"reviewed: {TODAY}\nstatus: published\n")
    assert problems_of_copy(name, published, small_knowledge) == []


@pytest.mark.parametrize("name", COPIES)
def test_a_template_shows_every_field(name: str) -> None:
    shown = set(re.findall(r"^ *(?:# )?(?:- )?([a-z_]+):", text_of(name), flags=re.MULTILINE))
    for model in MODELS[name]:
        assert set(model.model_fields) - FILLED_IN <= shown, model.__name__


@pytest.mark.parametrize("name", COPIES)
def test_what_a_template_needs_can_not_be_left_out(name: str, small_knowledge: Path) -> None:
    known: Known = {}
    for field, about in MODELS[name][0].model_fields.items():
        if about.is_required() and field not in FILLED_IN:
            write_copy(name, re.sub(rf"^{field}:", f"x_{field}:", text_of(name), flags=re.MULTILINE), small_knowledge)
            told = [str(each) for each in read_knowledge(small_knowledge, known).problems]
            assert any(COPIES[name] in problem and f" {field}: is missing" in problem for problem in told), field


def test_no_entry_keeps_the_words_of_a_template(knowledge: Knowledge) -> None:
    for folder in FOLDERS:
        for document in knowledge.documents[folder.name].values():
            assert [text for text in texts_in(document.data) if LEFT_OVER.search(text)] == [], document.file


@pytest.mark.parametrize("name", COPIES)
def test_words_of_a_template_that_are_left_over_are_told(name: str, small_knowledge: Path) -> None:
    told = [text for text in all_problems_of_copy(name, text_of(name), small_knowledge) if UNFILLED in text]
    assert len(told) >= 8


def texts_in(data: Any) -> Iterator[str]:
    """Every text in nested data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_in(value)
