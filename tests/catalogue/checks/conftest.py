"""A small knowledge folder that a rule can be shown to speak about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.check import check_knowledge
from bot.catalogue.load import read_knowledge
from tests.conftest import KNOWLEDGE, TODAY

Told = Callable[..., list[str]]
Copy = Callable[..., Path]


@pytest.fixture
def told(small_knowledge: Path) -> Told:
    """The problems of one file, as the editor reads them."""

    def problems(name: str, today: date = TODAY) -> list[str]:
        found = check_knowledge(read_knowledge(small_knowledge), today)
        return [str(problem) for problem in found if problem.file == name]

    return problems


@pytest.fixture
def copy(small_knowledge: Path) -> Copy:
    """A template put in place under a name, with some texts of it changed."""

    def put(template: str, name: str, *changes: tuple[str, str]) -> Path:
        text = (KNOWLEDGE / "template" / f"{template}.yaml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{old!r} is not in the template"
            text = text.replace(old, new, 1)
        path = small_knowledge / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put
